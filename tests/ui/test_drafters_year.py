"""The drafter's year, from an empty store to three files, by keys and mouse alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import Desk
from tests.ui.year_papers import LAST_YEAR, SUPERIORS, excel_words, pdf_words, word_words
from ui import style
from ui.align.model import Column as AlignColumn
from ui.dialogs.export import ExportDialog
from ui.dialogs.fix_all import FixAllDialog
from ui.dialogs.new_plan import NewPlanDialog
from ui.dialogs.print import PrintDialog
from ui.dialogs.superiors import SuperiorsDialog
from ui.findings.model import Column as FindingColumn
from ui.tasks.rows import Column, TaskRow
from workbench.drafting.proposals import ProposalKind
from workbench.plan import Role

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Popups need what a window system gives and the platform of the tests has not."""
SHIFT = Qt.KeyboardModifier.ShiftModifier
ASSIGNED = 30
MISSING = "海岛远程会诊中心"


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """The chooser of files is Qt's own: the system's takes no keys of a test."""
    style.install(qapp)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    opened = Desk(qtbot, tmp_path)
    yield opened
    opened.window.close()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


@pytest.fixture
def papers(tmp_path):
    """Last year's points and the province's for the next."""
    files = tmp_path / "2026年要点.txt", tmp_path / "省2027年要点.txt"
    for file, words in zip(files, (LAST_YEAR, SUPERIORS), strict=True):
        file.write_text(words, encoding="utf-8")
    return files


def plan_of(hands):
    return hands.window.session.plan


def text_of(hands):
    return "".join(task.text for task in plan_of(hands).tasks())


def view_of(hands, key):
    """The view of that name, once it is shown."""
    page = hands.window.area.page
    hands.until(lambda: page.widget(key) and page.widget(key).isVisible())
    return page.widget(key)


# -- November: two papers, and a plan out of the first -----------------------------------


def import_last_year(hands, paper):
    """Dropped on the window; the doubt is answered, a template is kept as well."""
    hands.drop(paper)
    finish = hands.ready("完成导入")
    page = hands.window.area.imports.shown
    hands.until(lambda: "存疑 1 处" in page.head.doubts.text())
    hands.press("F8")
    hands.press("1")
    hands.until(lambda: "都已处理" in page.head.doubts.text())
    hands.click(page.foot.template)
    hands.click(finish)
    hands.until(lambda: hands.window.area.welcome.isVisible())


def import_superiors(hands, paper):
    """Named in the file chooser."""
    hands.name_file(paper, lambda: hands.press("Ctrl+I"))
    hands.ready("完成导入")
    hands.press("Ctrl+Return")
    hands.until(lambda: len(hands.window.session.workbench.documents()) == 2)
    hands.until(lambda: hands.window.area.welcome.isVisible())


def choose_source(hands):
    hands.click(hands.ready("选模板"))
    hands.choose(hands.popup(), "2026年江城市卫生健康工作要点（资料）")


def make_plan(hands):
    """The dialog, by keys: the year is typed over."""

    def fill(dialog):
        dialog.year.setFocus()
        hands.press("Ctrl+A", dialog.year)
        hands.type("2027", dialog.year)
        hands.press("Return", dialog.year)

    hands.answer(NewPlanDialog, fill, lambda: hands.click(hands.ready("生成")))
    hands.ready("建议采纳的全部采纳")


# -- roll-forward ------------------------------------------------------------------------


def roll_forward(hands):
    """All that is sure at once, a figure and an expression one by one; left and come back to."""
    page = hands.window.area.whole["rollforward"]
    hands.click(page.easy)
    hands.until(lambda: not page.easy.isEnabled())
    choose_class(hands, page, ProposalKind.FIGURE)
    waiting = page.changes.progress[2]
    hands.press("Return", page.changes.table)
    hands.type("5", page.changes.detail.field)
    hands.press("Return", page.changes.detail.field)
    hands.until(lambda: page.changes.progress[2] == waiting - 1)
    hands.press("Delete", page.changes.table)
    hands.until(lambda: page.changes.progress[2] == waiting - 2)
    hands.press("Escape")
    hands.until(lambda: not page.isVisible())
    hands.from_menu("审校", "结转核对…")
    hands.until(page.isVisible)
    assert page.changes.progress[2] == waiting - 2
    hands.click(page.finish)


def choose_class(hands, page, kind):
    classes = page.changes.classes
    keys = [row.key for row in classes.rows.rows]
    hands.click_cell(classes, classes.rows.line(keys.index(kind.value)))


# -- writing and assigning ---------------------------------------------------------------


def write_an_item(hands):
    """The caret by mouse behind the last sentence of （一）, Enter, then Chinese."""
    hands.press("Alt+1")
    sheet = view_of(hands, "text")
    hands.press("Ctrl+Home", sheet)
    cursor = sheet.document().find("每季度开展风险评估")
    place = sheet.cursorRect(cursor).center()
    QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.press("End", sheet)
    hands.press("Return", sheet)
    hands.write("建立会商机制。每季度会商一次。", sheet)
    hands.until(lambda: "建立会商机制" in [s.heading for s, _ in plan_of(hands).walk()])


def assign_thirty(hands):
    """One unit typed, thirty filled down."""
    hands.press("Alt+2")
    table = view_of(hands, "tasks")
    hands.until(lambda: table.model.rowCount() > ASSIGNED)
    rows = [r for r in range(table.model.rowCount()) if isinstance(table.model.line(r), TaskRow)]
    first, last = (table.model.index(rows[at], Column.LEAD) for at in (0, ASSIGNED - 1))
    hands.click_cell(table.view, first)
    hands.press("F2", table.view)
    hands.write("疾控处")
    hands.press("Return")
    hands.until(lambda: assigned(hands) == 1)
    sentences = text_of(hands)
    hands.click_cell(table.view, first)
    hands.click_cell(table.view, last, SHIFT)
    hands.press("Ctrl+D", table.view)
    hands.until(lambda: assigned(hands) == ASSIGNED)
    assert text_of(hands) == sentences


def assigned(hands):
    return sum("疾控处" in task.units(Role.LEAD) for task in plan_of(hands).tasks())


# -- findings and superiors --------------------------------------------------------------


def fix_findings(hands):
    """One by its button, a class by its preview, one waived with a reason."""
    hands.press("F7")
    panel = hands.window.area.bottom.findings
    hands.until(lambda: "不低于80%以上" in "".join(row.finding.text for row in rows_of(panel)))
    wrong = next(at for at, row in enumerate(rows_of(panel)) if "80%" in row.finding.quote)
    hands.click_cell(panel.table, panel.model.index(wrong, FindingColumn.ACT))
    hands.until(lambda: "不低于80%以上" not in text_of(hands))
    hands.until(lambda: "》、《" in "".join(row.finding.text for row in rows_of(panel)))
    hands.click(panel.tools.fix_all)
    name = next(row.rule for row in rows_of(panel) if "》、《" in row.finding.text)
    hands.answer(
        FixAllDialog,
        lambda dialog: hands.click(dialog.act),
        lambda: hands.choose(panel.tools.rules, name),
    )
    hands.until(lambda: "》、《" not in text_of(hands))
    hands.until(lambda: "》、《" not in "".join(row.finding.text for row in rows_of(panel)))
    hands.click_cell(panel.table, panel.model.index(0, FindingColumn.PROBLEM))
    hands.press("Delete", panel.table)
    hands.write("上年就是这样写的", panel.reason.field)
    hands.press("Return", panel.reason.field)
    hands.until(lambda: "不再提示 1" in panel.tools.waived.text())


def rows_of(panel):
    return [panel.model.row(at) for at in range(panel.model.rowCount())]


def align(hands):
    """The province's paper is chosen, a pair confirmed, what is missing drafted."""
    hands.press("Alt+3")
    view = view_of(hands, "align")
    hands.answer(SuperiorsDialog, lambda d: tick_superiors(hands, d), lambda: press_choose(hands))
    hands.until(lambda: view.items.model.rowCount() > 3)
    table, model = view.items.table, view.items.model
    pair = next(at for at, r in enumerate(model.rows) if r.requirement.answers)
    hands.click_cell(table, model.index(pair, AlignColumn.ASKED))
    hands.press("Return", table)
    hands.until(lambda: model.row(pair).requirement.confirmed)
    asked = [r.requirement.entry.text for r in model.rows]
    missing = next(at for at, words in enumerate(asked) if MISSING in words)
    hands.click_cell(table, model.index(missing, AlignColumn.ASKED))
    hands.press("Ctrl+N", table)
    hands.until(lambda: MISSING in text_of(hands))


def press_choose(hands):
    hands.click(hands.ready("选择上级文件…"))


def tick_superiors(hands, dialog):
    listed = [dialog.list.item(at) for at in range(dialog.list.count())]
    found = next(item for item in listed if "南江省" in item.text())
    hands.click_cell(dialog.list, dialog.list.indexFromItem(found))
    hands.press("Space", dialog.list)
    hands.click(dialog.act)


# -- keeping -----------------------------------------------------------------------------


def name_version(hands, name):
    hands.press("F12")
    hands.write(name)
    hands.press("Return")
    hands.until(lambda: "第1版" in hands.window.keeping.steps.text())
    assert hands.window.area.isAncestorOf(hands.focus())


def step(hands, keys, button, times):
    """Undo or redo so often, each time once its button can be pressed."""
    for _ in range(times):
        before = plan_of(hands)
        hands.until(hands.window.actions_table[button].isEnabled)
        hands.press(keys)
        hands.until(lambda before=before: plan_of(hands) is not before)


def close_and_open(hands, desk):
    hands.window.close()
    again = desk.open()
    again.until(lambda: plan_of(again) is not None and again.window.session.editable)
    return again


# -- paper -------------------------------------------------------------------------------


def export(hands, folder):
    """All three formats, the folder typed over."""

    def fill(dialog):
        dialog.folder.setFocus()
        hands.press("Ctrl+A", dialog.folder)
        hands.type(str(folder), dialog.folder)
        hands.click(dialog.act)

    hands.answer(ExportDialog, fill, lambda: hands.press("Ctrl+E"))
    hands.until(lambda: len(list(folder.glob("*"))) == 3 and not hands.window.session.unfinished)
    return {file.suffix: file for file in folder.iterdir()}


def look_at_pages(hands):
    hands.press("Alt+4")
    pages = view_of(hands, "pages")
    hands.until(lambda: pages and pages.feed.paper and pages.feed.paper.pages)
    return pages.feed.paper


def print_to_file(hands, file):
    """What to print is seen in the dialog; there is no printer, so it goes to a file."""
    told = []

    def fill(dialog):
        told.append(dialog.what.currentText())
        hands.click(dialog.act)

    def ask():
        hands.answer(PrintDialog, fill, lambda: hands.press("Ctrl+P"))

    hands.name_file(file, ask)
    hands.until(lambda: file.exists() and not hands.window.session.unfinished)
    return told[0]


def test_a_drafters_year_goes_by_keys_and_mouse_alone(desk, papers, tmp_path):
    hands = desk.open()

    import_last_year(hands, papers[0])
    import_superiors(hands, papers[1])
    choose_source(hands)
    make_plan(hands)
    roll_forward(hands)
    turned = text_of(hands)
    write_an_item(hands)
    assign_thirty(hands)
    fix_findings(hands)
    align(hands)
    name_version(hands, "送处长审阅稿")
    finished = plan_of(hands)
    step(hands, "Ctrl+Z", "undo", 2)
    hands = close_and_open(hands, desk)
    step(hands, "Ctrl+Z", "undo", 2)
    undone = plan_of(hands)
    step(hands, "Ctrl+Y", "redo", 4)
    files = export(hands, tmp_path / "out")
    pages = look_at_pages(hands)
    printed = print_to_file(hands, tmp_path / "printed.pdf")

    assert "2027年6月底前完成县级疾控中心标准化建设" in turned
    assert undone != finished
    assert plan_of(hands) == finished
    assert sorted(files) == [".docx", ".pdf", ".xlsx"]
    for words in (pdf_words(files[".pdf"]), word_words(files[".docx"])):
        assert "建立会商机制" in words
    assert MISSING in excel_words(files[".xlsx"])
    assert excel_words(files[".xlsx"]).count("疾控处") >= ASSIGNED
    assert f"{len(pages.pages)}页" in printed
    assert Path(tmp_path / "printed.pdf").stat().st_size > 1000
