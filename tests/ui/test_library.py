from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.library.document_page import account_words, outline_html
from ui.plan_removal import remove_plan
from ui.session import Session
from workbench.app import Workbench
from workbench.document import Account, Column, Field, Node, NodeKind, Outline
from workbench.errors import StoreError


@pytest.fixture
def filled(window, session, tmp_path, qtbot):
    """The window with one document in its library."""
    path = tmp_path / "2026年要点.txt"
    path.write_text("2026年江城市卫生健康工作要点", encoding="utf-8")
    with qtbot.waitSignal(session.imported):
        window.commands.import_paths([path, path])
    return window


def words(menu):
    return [action.text() for action in menu.actions()]


def test_a_document_is_read_in_place_of_the_plan_and_back_leads_to_it(filled):
    filled.panel.library.opened.emit("document", "2026年要点.txt")
    page = filled.area.document
    shown = filled.area.pages.currentWidget()

    page.back.emit()

    assert shown is page
    assert "2026年江城市卫生健康工作要点" in page.text.toPlainText()
    assert filled.area.pages.currentWidget() is filled.area.below
    assert not filled.area.header.isHidden()


def test_a_document_leads_to_a_plan_made_of_it(filled, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "ui.dialogs.new_plan.ask_new_plan", lambda choices, chosen, *_: asked.append(chosen)
    )
    filled.area.show_document("2026年要点.txt")

    filled.area.document.make_plan.click()

    assert asked == ["2026年要点.txt"]


def test_a_document_is_kept_as_a_template(filled, session, qtbot):
    filled.area.show_document("2026年要点.txt")

    with qtbot.waitSignal(session.message) as told:
        filled.area.document.make_template.click()

    assert told.args[0].text == "已存为“模板：2026年江城市卫生健康工作要点”"


def test_the_account_is_told_in_words():
    account = Account(source=1200, text=1100, numbers=40, stops=10, chrome=45, normalised=5)

    assert account_words(account) == (
        "原文 1,200 字：正文 1,100　编号 40　标题句号 10　标点归一 5　杂项 45　缺失 0"
    )


def test_a_doubtful_heading_carries_its_reason(qapp):
    node = Node(
        NodeKind.SECTION,
        1,
        "（一）",
        "加强<管理>",
        (("做好工作。",),),
        run_in=True,
        doubt="编号不连续",
    )

    html = outline_html(Outline("要点", (node,)))

    assert "<b>（一）加强&lt;管理&gt;。</b>做好工作。" in html
    assert "标题存疑：编号不连续" in html


def test_the_cells_beside_a_task_are_shown_below_it(qapp):
    fields = (
        Field(0, Column.LEAD, "市卫健委"),
        Field(1, Column.LEAD, "市卫健委"),
        Field(0, Column.DEADLINE, "6月底前"),
        Field(0, Column.NOTE, "进展：已启动"),
    )
    node = Node(NodeKind.SECTION, 1, "1", paragraphs=(("新建站点6个。",),), fields=fields)

    html = outline_html(Outline("任务表", (node,)))

    assert "牵头单位：市卫健委　完成时限：6月底前　进展：已启动</p>" in html


def test_each_kind_of_row_offers_what_can_be_done_with_it(filled):
    menu = filled.library_menu

    assert words(menu.menu_for("plan", "plan-2027")) == [
        *("打开", "对照着写", "生成要点…", "存为模板", "移除这份要点")
    ]
    assert words(menu.menu_for("template", "t1")) == ["打开", "生成要点…"]


def test_in_a_read_only_library_rows_can_only_be_opened(filled, fake, session):
    fake.read_only = True

    menu = filled.library_menu.menu_for("document", "2026年要点.txt")

    assert [a.isEnabled() for a in menu.actions()] == [True, True, False, False, False, False]


def test_f6_goes_from_region_to_region_and_back(window, qtbot):
    window.activateWindow()
    window.panel.search.setFocus()

    window.actions_table["region"].trigger()
    header = window.area.header.isAncestorOf(QApplication.focusWidget())
    window.actions_table["region"].trigger()
    view = QApplication.focusWidget() is window.area.page.widget("text")
    window.actions_table["region-back"].trigger()

    assert header
    assert view
    assert window.area.header.isAncestorOf(QApplication.focusWidget())


def test_a_store_that_cannot_be_opened_is_told_over_the_first_page(empty_window, qtbot):
    session = empty_window.session
    session._ready = False

    session.failed.emit(StoreError("未能打开资料库：文件已损坏。", "请从备份恢复。"))

    assert empty_window.area.pages.currentWidget() is empty_window.area.welcome
    assert empty_window.area.bars.news[0].text == "未能打开资料库：文件已损坏。请从备份恢复。"


def test_enter_on_a_plan_opens_it(window, session, qtbot):
    tree = window.panel.library.tree
    window.panel.library_section.fold(False)
    session.open_plan("")
    tree.show_current("plan:plan-2027")

    with qtbot.waitSignal(session.plan_opened, timeout=5000):
        qtbot.keyClick(tree, Qt.Key.Key_Return)

    assert session.plan.id == "plan-2027"


def test_a_removed_plan_comes_back_by_undo(window, session, plan):
    menu = window.library_menu.menu_for("plan", plan.id)
    remove = next(action for action in menu.actions() if action.text() == "移除这份要点")

    remove.trigger()
    listed, shown = session.workbench.plans(), session.plan
    window.status.undo_button.click()

    assert listed == ()
    assert shown is None
    assert session.plan == plan
    assert window.panel.library.model.index_of(f"plan:{plan.id}").isValid()


def test_a_plan_removed_from_a_real_store_comes_back_whole(qapp, tmp_path):
    session = Session(Workbench(tmp_path / "资料库.yaodian"))
    session.begin()
    made = session.workbench.new_plan(session.workbench.templates()[0].id, 2027).plan
    told = []
    session.message.connect(told.append)

    remove_plan(session, made.id)
    left = session.workbench.plans()
    told[-1].undo()
    back = session.plan
    session.close()

    assert left == ()
    assert back == made


def test_f6_out_of_a_field_that_goes_leaves_the_rest_of_the_window_alive(window, qtbot):
    window.activateWindow()
    window.panel.outline.tree.setCurrentIndex(window.panel.outline.tree.model().index(0, 0))
    window.panel.outline.rename_current()

    window.regions.move(1)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()

    assert all(isValid(part) for part in vars(window.panel).values() if isinstance(part, QObject))
