from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from tests.ui.conftest import FakeWaiting
from ui import style
from ui.bars import Tone
from ui.buttons import Button
from ui.dialogs.new_plan import NewPlanOptions, Source
from ui.style import theme
from ui.tokens import Theme
from ui.window.main_window import MainWindow
from workbench.drafting import editing
from workbench.papers import Exported


def drop(widget, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), copy, data, button, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, button, keys))


def finish_import(window, qtbot):
    page = window.area.imports.shown
    qtbot.waitUntil(page.foot.finish.isEnabled)
    with qtbot.waitSignal(window.session.imported):
        page.foot.finish.click()


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "2026年要点.txt"
    path.write_text("2026年江城市卫生健康工作要点", encoding="utf-8")
    return path


def test_an_empty_store_shows_the_three_steps(empty_window):
    first, second, third = empty_window.area.welcome.cards

    assert empty_window.area.pages.currentWidget() is empty_window.area.welcome
    assert first.button.isEnabled()
    assert not second.button.isEnabled()
    assert second.button.toolTip() == "先导入去年的要点"
    assert not third.button.isEnabled()


def test_the_first_page_says_that_nothing_secret_belongs_here(empty_window):
    said = "".join(label.text() for label in empty_window.area.welcome.findChildren(QLabel))

    assert "涉密内容不得在非涉密电脑上处理" in said


def test_enter_presses_the_focused_button_of_the_first_page(empty_window, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr("ui.choosing.asked", lambda _: asked.append(True) or ())

    qtbot.keyClick(empty_window.area.welcome.cards[0].button, Qt.Key.Key_Return)

    assert asked == [True]


def test_the_first_page_promises_only_what_can_be_read(empty_window):
    said = "".join(label.text() for label in empty_window.area.welcome.findChildren(QLabel))

    assert "Word、PDF、网页、表格都可以" in said


def test_import_by_button_reads_the_chosen_files(empty_window, paper, monkeypatch, qtbot):
    monkeypatch.setattr("ui.choosing.asked", lambda _: (paper,))
    monkeypatch.setattr("ui.commands._file_filter", lambda: "")

    with qtbot.waitSignal(empty_window.session.imports.opened):
        empty_window.panel.import_button.click()
    finish_import(empty_window, qtbot)

    library = empty_window.panel.library.model
    assert library.index_of(f"document:{paper.name}").data() == "2026年江城市卫生健康工作要点"
    assert "已导入" in empty_window.status.message.text()


@pytest.mark.parametrize(
    "place", [lambda w: w, lambda w: w.panel.library.tree.viewport(), lambda w: w.panel.search]
)
def test_files_dropped_anywhere_are_imported(window, paper, place, qtbot):
    with qtbot.waitSignal(window.session.imports.opened):
        drop(place(window), [paper])
    finish_import(window, qtbot)

    assert [d.name for d in window.session.workbench.documents()] == [paper.name]


def test_files_dropped_on_the_text_are_imported_not_typed(window, paper, qtbot):
    text = window.area.page.widget("text")

    with qtbot.waitSignal(window.session.imports.opened):
        drop(text.viewport(), [paper])

    assert text.toPlainText() == ""


def test_a_file_imported_again_is_told_to_be_there_already(window, paper, qtbot):
    with qtbot.waitSignal(window.session.imported):
        drop(window, [paper, paper])

    with qtbot.waitSignal(window.session.imported):
        drop(window, [paper, paper])

    assert window.status.message.text() == "资料里已有其中2份，没有重复导入"


def test_several_files_are_told_with_the_account_of_their_characters(window, tmp_path, qtbot):
    papers = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    for paper in papers:
        paper.write_text(f"{paper.stem}市工作要点", encoding="utf-8")

    with qtbot.waitSignal(window.session.imported):
        drop(window, papers)

    assert window.status.message.text() == "已导入2份资料，原文12字全部入账，缺失0字"


@pytest.mark.parametrize("kind", ["primary", "quiet", "normal", "link"])
def test_the_focus_can_be_seen_on_every_kind_of_button(qapp, qtbot, kind):
    style.dress(qapp, style.Appearance.LIGHT)
    style.lay_sheet(qapp)
    button = Button("导入", kind)
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.activateWindow()
    button.setFocus()

    picture = button.grab().toImage()
    qapp.setStyleSheet("")

    middle = picture.height() // 2
    ring, gap = style.shade("focus").name(), picture.pixelColor(3, middle).name()
    assert [picture.pixelColor(x, middle).name() for x in (0, 1)] == [ring, ring]
    assert gap != ring


def test_one_imported_file_leads_straight_to_the_third_step(
    empty_window, paper, monkeypatch, qtbot
):
    monkeypatch.setattr(
        "ui.dialogs.new_plan.ask_new_plan",
        lambda choices, chosen, year, parent: NewPlanOptions(chosen, 2027),
    )
    with qtbot.waitSignal(empty_window.session.imports.opened):
        drop(empty_window, [paper])
    finish_import(empty_window, qtbot)

    with qtbot.waitSignal(empty_window.session.plan_opened):
        empty_window.area.welcome.cards[2].button.click()

    assert empty_window.session.plan.title == "2027年江城市卫生健康工作要点"
    assert empty_window.area.pages.currentWidget() is empty_window.area.below
    assert empty_window.windowTitle() == "2027年江城市卫生健康工作要点 - 要点工作台"


def test_the_samples_lead_to_a_plan_at_one_press(empty_window, paper, monkeypatch, qtbot):
    monkeypatch.setattr("workbench.drafting.samples.samples", lambda: (paper, paper))
    samples = empty_window.area.welcome.links[0]

    with qtbot.waitSignal(empty_window.session.plan_opened):
        samples.click()

    assert [d.name for d in empty_window.session.workbench.documents()] == [paper.name]
    assert empty_window.area.pages.currentWidget() is empty_window.area.below


def test_what_cannot_be_read_stands_in_an_error_bar(window, tmp_path, qtbot):
    empty = tmp_path / "空.txt"
    empty.write_text("", encoding="utf-8")

    with qtbot.waitSignal(window.session.failed):
        drop(window, [empty])

    assert window.area.bars.news[0].tone is Tone.ERROR
    assert window.area.bars.news[0].text == "未能读取‘空.txt’：文件是空的。请换一个文件。"


def test_search_shows_results_in_place_of_the_trees_and_esc_brings_them_back(window, qtbot):
    panel = window.panel
    panel.search.setText("急救")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    found = [panel.results.model.index(row).data() for row in range(2)]
    instead = panel.layers.currentWidget()

    panel.search.setFocus()
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)

    assert instead is panel.results
    assert all("急救" in text for text in found)
    assert panel.layers.currentWidget() is panel.trees
    assert panel.search.text() == ""


def test_down_goes_into_the_hits_and_esc_back_to_an_empty_field(window, qtbot):
    panel = window.panel
    window.activateWindow()
    panel.focus_search()
    panel.search.setText("急救")

    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    inside = (QApplication.focusWidget(), panel.results.view.currentIndex().row())
    qtbot.keyClick(panel.results.view, Qt.Key.Key_Escape)

    assert inside == (panel.results.view, 0)
    assert QApplication.focusWidget() is panel.search
    assert panel.search.text() == ""
    assert panel.layers.currentWidget() is panel.trees


def test_enter_in_the_search_field_goes_to_the_first_hit(window, session, qtbot):
    window.panel.search.setText("互联互通")

    qtbot.keyClick(window.panel.search, Qt.Key.Key_Return)

    assert session.selection.task_ids == ("t4",)


def test_a_hit_leads_to_its_sentence(window, session, qtbot):
    panel = window.panel
    panel.search.setText("互联互通")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)

    panel.results.view.activated.emit(panel.results.model.index(0))

    assert session.selection.task_ids == ("t4",)
    assert window.panel.outline.tree.current_key == "s12"


def test_nothing_found_is_said_with_a_way_on(window, qtbot):
    window.panel.search.setText("天外飞仙")
    qtbot.keyClick(window.panel.search, Qt.Key.Key_Return)

    said = [label.text() for label in window.panel.results.nothing.findChildren(QLabel)]
    assert "没有找到“天外飞仙”。" in said
    assert any("换一个短些的词" in words for words in said)


def test_results_are_a_sound_model(window, session, qtmodeltester):
    window.panel.results.model.show(session.search("急救"))

    qtmodeltester.check(window.panel.results.model)


def test_a_read_only_store_is_told_in_a_bar_that_stays(window, session, fake):
    fake.read_only, fake.holder = True, "‘办公室电脑’上的窗口"

    session.begin()
    session.begin()

    told = [news for news in window.area.bars.news if news.tone is Tone.WARN]
    assert len(told) == 1
    assert told[0].text.startswith("只读：本资料库正由‘办公室电脑’上的窗口使用。")
    assert told[0].stays


def test_the_status_line_counts_and_tells_when_it_was_saved(window, session, plan):
    session.apply(replace(plan, title="2027年要点"), "改标题")
    window.status.refresh()

    assert window.status.tasks.text() == "任务 5、责任未定 2"
    assert window.status.length.text().endswith(" 字")
    assert window.status.saved.text().startswith("已保存 ")


def test_an_export_can_be_opened_from_its_bar(window, session, tmp_path, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr("ui.window.notices.open_path", opened.append)

    with qtbot.waitSignal(session.exported):
        session.making.export(tmp_path, ["pdf"])
    news = window.area.bars.news[0]
    dict(news.buttons)["打开文件"]()
    dict(news.buttons)["打开所在文件夹"]()

    assert news.text == "已导出1个文件。"
    assert opened == [tmp_path / "2027年江城市卫生健康工作要点.pdf", tmp_path]


@pytest.fixture
def exported(tmp_path):
    """What an export of three files says where four faces are replaced."""
    stood_in = tuple(
        f"{face}：本机没有标准字体，以某宋代替。" for face in ("小标宋", "仿宋", "楷体", "黑体")
    )
    files = tuple(tmp_path / f"要点.{suffix}" for suffix in ("pdf", "docx", "xlsx"))
    return Exported(files, {}, stood_in)


def test_replaced_fonts_are_one_sentence_and_the_lines_stand_behind_it(
    window, session, exported, monkeypatch
):
    shown = []
    monkeypatch.setattr("ui.dialogs.details.show_details", lambda _, lines, __: shown.append(lines))

    session.exported.emit(exported)
    news = window.area.bars.news[0]
    dict(news.buttons)["详细"]()

    assert news.text == "已导出3个文件；4种字体已代替。"
    assert [words for words, _ in news.buttons] == ["详细", "打开文件", "打开所在文件夹"]
    assert [line for lines in shown for line in lines if line.startswith("文件：")] == [
        "文件：要点.pdf",
        "文件：要点.docx",
        "文件：要点.xlsx",
    ]
    assert shown[0][-4:] == exported.substitutions


@pytest.mark.parametrize(
    "lost",
    [
        "仿宋：本机所有字体都没有“㐂”（第2页），以空框代替。",
        "没有名为“市府办”的版式，已按国家标准（GB/T 9704-2012）排版。",
    ],
)
def test_a_character_no_font_has_and_a_look_there_is_not_are_told_in_the_bar_itself(
    window, session, exported, lost
):
    session.exported.emit(replace(exported, substitutions=(*exported.substitutions, lost)))

    assert window.area.bars.news[0].tone is Tone.WARN
    assert window.area.bars.news[0].text.endswith(lost)


def test_a_file_that_could_not_be_written_is_told_beside_those_that_were(window, session, exported):
    failure = "未能导出 PDF：本机没有可用的仿宋字体。请安装该字体。"

    session.exported.emit(replace(exported, files=exported.files[1:], failures=(failure,)))

    told = {news.key: news for news in window.area.bars.news}
    assert told["export-failed"].text == failure
    assert told["export-failed"].tone is Tone.ERROR
    assert told["export"].text.startswith("已导出2个文件")


def test_places_still_open_are_told_before_an_export(window, session, monkeypatch):
    asked = []
    monkeypatch.setattr("ui.dialogs.export.ask_export", lambda *args: asked.append(args[3]))
    window.actions_table["export"].trigger()
    text = "〔日期〕前新增护理站〔数〕家、床位〔数〕张。"
    session.edit(lambda plan: editing.set_task_text(plan, "t4", text), "改写")

    window.actions_table["export"].trigger()

    assert [stock.warning for stock in asked] == ["", "还有3处待填（〔数〕等）会照原样印出。"]


def test_a_plan_without_a_title_is_named_so(window, session, plan):
    session.apply(replace(plan, title=""), "改标题")

    library = window.panel.library.model
    assert window.windowTitle() == "（无标题） - 要点工作台"
    assert library.index_of(f"plan:{plan.id}").data() == "（无标题）"


def test_a_fault_of_the_program_is_logged_and_told_calmly(window, session, monkeypatch, plan):
    logged = []
    monkeypatch.setattr(
        "workbench.logs.log_bug", lambda error: logged.append(error) or "‘workbench.log’"
    )
    fault = ZeroDivisionError("x")

    window.report(fault)

    assert logged == [fault]
    assert window.area.bars.news[0].text.startswith("程序内部出错")
    assert session.plan is plan


def test_views_switch_and_stand_side_by_side(window, qtbot):
    actions = window.actions_table

    actions["tasks"].trigger()
    tasks_alone = [not window.area.page.widget(v).isHidden() for v in ("text", "tasks")]
    actions["beside"].trigger()
    both = [not window.area.page.widget(v).isHidden() for v in ("text", "tasks")]

    assert tasks_alone == [False, True]
    assert both == [True, True]
    assert window.area.header.switch.choice == "tasks"
    assert window.area.page.beside


def test_the_theme_changes_from_the_menu(window):
    dark = next(a for a in window.actions_table.all() if a.objectName() == "appearance-dark")
    light = next(a for a in window.actions_table.all() if a.objectName() == "appearance-light")

    dark.trigger()
    chosen = theme()
    light.trigger()
    QApplication.instance().setStyleSheet("")

    assert chosen is Theme.DARK
    assert theme() is Theme.LIGHT


def test_focus_leaves_only_the_plan_and_esc_brings_the_rest_back(window, qtbot):
    window.actions_table["focus"].trigger()
    alone = (window.menu_row.isHidden(), window.panel.isHidden(), window.area.header.isHidden())

    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert alone == (True, True, True)
    assert not window.menu_row.isHidden()
    assert not window.area.header.isHidden()


def test_closing_hands_in_what_is_typed_and_lets_the_store_go(window, session, fake, plan):
    session.flushing.connect(lambda: session.apply(replace(plan, title="末句"), "改写"))

    window.close()

    assert fake.steps[-1][1].title == "末句"
    assert fake.closed


def test_a_store_the_settings_know_nothing_of_opens_its_newest_plan(window, session, plan, qtbot):
    session.open_plan("")
    window._settings.remove("plan/last")

    with qtbot.waitSignal(session.plan_opened):
        window.begin()

    assert session.plan is plan
    assert window.area.pages.currentWidget() is window.area.below


def test_after_the_start_the_keys_go_to_the_text(window, session, qtbot):
    window.activateWindow()

    with qtbot.waitSignal(session.plan_opened):
        window.begin()

    assert QApplication.focusWidget() is window.area.page.widget("text")


def test_a_new_plan_out_of_the_open_one_is_for_the_year_after_it(window, session, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "ui.dialogs.new_plan.ask_new_plan",
        lambda choices, chosen, year, parent: asked.append((chosen, year)),
    )

    window.actions_table["new"].trigger()

    assert asked == [("plan-2027", 2028)]


def test_the_first_window_is_no_larger_than_the_screen(qtbot, session, tmp_path):
    settings = QSettings(str(tmp_path / "fresh.ini"), QSettings.Format.IniFormat)

    window = MainWindow(session, settings)
    qtbot.addWidget(window)
    window.show()

    assert window.screen().availableGeometry().contains(window.frameGeometry())


def test_on_a_small_screen_the_left_panel_is_away_before_the_window_shows(qtbot, session, tmp_path):
    settings = QSettings(str(tmp_path / "fresh.ini"), QSettings.Format.IniFormat)

    window = MainWindow(session, settings)
    qtbot.addWidget(window)

    assert window.width() < 1000
    assert window.panel.isHidden()


def test_a_window_kept_for_a_larger_screen_comes_back_within_this_one(window, session, qtbot):
    window.setGeometry(300, 200, 2732, 1380)
    window.close()

    again = MainWindow(session, window._settings)
    qtbot.addWidget(again)
    again.show()

    assert again.screen().availableGeometry().contains(again.frameGeometry())


def test_a_window_made_narrow_gives_its_width_to_the_plan(window):
    window.actions_table["beside"].trigger()

    window.resize(800, 500)
    narrow = (window.panel.isVisible(), window.area.page.beside)
    window.actions_table["beside"].trigger()
    said, beside = window.status.message.text(), window.area.page.beside
    window.actions_table["panel"].trigger()
    called = window.panel.isVisible()
    window.resize(1366, 690)

    assert narrow == (False, False)
    assert not beside
    assert "太窄" in said
    assert called
    assert not window.panel.isHidden()


def test_the_last_open_plan_is_open_again_at_the_next_start(window, session, plan, qtbot):
    session.open_plan("")

    with qtbot.waitSignal(session.plan_opened):
        window.begin()

    assert session.plan is plan


def test_an_empty_store_begins_with_the_keys_on_the_first_step(empty_window):
    empty_window.activateWindow()
    first = empty_window.area.welcome.cards[0].button

    assert empty_window.focusWidget() is first


def test_a_paper_that_waits_is_what_the_first_page_goes_on_with(
    empty_window, fake, monkeypatch, qtbot
):
    resumed = []
    monkeypatch.setattr(type(fake), "waiting", lambda _: (FakeWaiting("abc", "去年要点.docx"),))
    monkeypatch.setattr(empty_window.session.imports, "resume", resumed.append)
    empty_window.session.library_changed.emit()
    first = empty_window.area.welcome.cards[0]

    first.button.click()

    assert first.button.text() == "继续核对"
    assert resumed == ["abc"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_forty_papers_are_not_all_put_into_one_menu(empty_window, monkeypatch, qtbot):
    many = [Source(str(n), f"{n}局要点", "资料") for n in range(40)]
    monkeypatch.setattr("ui.dialogs.new_plan.sources", lambda _: many)

    empty_window.home._offer_sources()

    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    words = [action.text() for action in menu.actions()]
    assert len(words) < 16
    assert words[-1] == "全部 40 份…"
    menu.close()
