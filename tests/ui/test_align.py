"""对标 in the window: a city's plan against its province's, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ui.align.matrix import NO_CHAPTER, TALLY
from ui.align.model import Column
from ui.align.rows import Group
from ui.align.table import SentenceSearch
from ui.align.uncovered import UncoveredPanel
from ui.align.view import ITEMS, MATRIX, AlignView
from ui.dialogs.superiors import SuperiorsDialog
from ui.imports.doubts import DoubtsPanel
from ui.session import Session
from ui.state import Selection
from workbench import aligning
from workbench.app import Workbench
from workbench.doubts import Doubt
from workbench.drafting.alignment import Confirmed
from workbench.drafting.requirements import Relation

PAPERS = Path(__file__).resolve().parent.parent / "data" / "对标"
PROVINCE = PAPERS / "南江省2027年卫生健康工作要点.txt"
CITY = PAPERS / "江城市2027年卫生健康工作要点.txt"
TIMEOUT = 30_000


@pytest.fixture
def desk(qapp, tmp_path):
    """A session with the city's plan open, and the province's in the library."""
    workbench = Workbench(tmp_path / "资料库.yaodian")
    document = workbench.import_file(PROVINCE)
    plan = workbench.new_plan(str(CITY), 2027, at_once=False).plan
    session = Session(workbench)
    session.begin()
    session.open_plan(plan.id)
    session.document = document.id
    yield session
    session.close()


@pytest.fixture
def view(qtbot, desk):
    """对标 with the province's paper chosen."""
    aligning.choose(desk.workbench, desk.plan.id, [desk.document])
    made = AlignView(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(lambda: made.items.model.rowCount() > 10, timeout=TIMEOUT)
    return made


def line_of(view, words):
    rows = view.items.model.rows
    return next(at for at, row in enumerate(rows) if words in row.requirement.entry.text)


def go_to(view, words):
    view.items.table.setFocus()
    view.items.table.setCurrentIndex(view.items.model.index(line_of(view, words), 0))


def cell(view, words, column):
    return view.items.model.index(line_of(view, words), column).data()


def said(desk):
    return desk.workbench.store.said(desk.plan.id, Confirmed)


def test_each_requirement_has_its_coverage_in_a_word(view):
    words = [cell(view, w, Column.RELATION) for w in ("反应时间", "两癌", "海岛", "托位数")]

    assert words == ["高于要求", "低于要求", "未对应", "全部覆盖"]


def test_figures_of_both_stand_side_by_side(view):
    assert cell(view, "两癌", Column.FIGURES) == "上级80% ＞ 本级75%"
    assert cell(view, "托位数", Column.FIGURES) == "上级4.8个 ＝ 本级4.8个"


def test_models_keep_to_the_rules_of_qt(view):
    fail = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(model, fail)
        for model in (view.items.model, view.items.extras, view.matrix.model)
    ]
    view.tools.counts.toggle(Group.MISSING)
    view.tools.counts.want(frozenset())
    view.matrix.show_held(None)

    assert len(testers) == 3


def test_enter_confirms_a_pair_and_delete_takes_it_back(qtbot, view, desk):
    go_to(view, "两癌")

    qtbot.keyClick(view.items.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(said(desk)) == 1, timeout=TIMEOUT)
    qtbot.waitUntil(
        lambda: view.items.model.row(line_of(view, "两癌")).requirement.confirmed, timeout=TIMEOUT
    )
    qtbot.keyClick(view.items.table, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: not said(desk), timeout=TIMEOUT)


def test_ctrl_n_makes_a_task_with_its_source_and_undo_takes_all_of_it_back(qtbot, view, desk):
    before = desk.plan
    go_to(view, "海岛")

    qtbot.keyClick(view.items.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    made = [task for task in desk.plan.tasks() if task.origin]
    assert [(t.text, t.origin) for t in made] == [("为有人居住海岛配备巡回医疗船。", desk.document)]
    qtbot.waitUntil(lambda: cell(view, "海岛", Column.RELATION) == "全部覆盖", timeout=TIMEOUT)
    desk.undo()
    assert desk.plan == before
    qtbot.waitUntil(lambda: cell(view, "海岛", Column.RELATION) == "未对应", timeout=TIMEOUT)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_typed_words_search_our_own_sentences(qtbot, view, desk):
    go_to(view, "海岛")

    qtbot.keyClick(view.items.table, Qt.Key.Key_F2)
    field = view.items.table.findChild(SentenceSearch)
    field.setText("讲座")
    field.textEdited.emit("讲座")
    offers = field.offers
    popup = QApplication.activePopupWidget()
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert offers == ["（九）第1句　举办健康讲座60场"]
    qtbot.waitUntil(lambda: "讲座" in cell(view, "海岛", Column.OURS), timeout=TIMEOUT)
    task = next(t.id for t in desk.plan.tasks() if "讲座" in t.text)
    assert [told.tasks for told in said(desk).values()] == [(task,)]


def test_what_does_not_apply_is_marked_with_its_reason(qtbot, view, desk):
    go_to(view, "海岛")

    view.items.detail.waive.click()
    view.items.detail.reason.setText("本市没有海岛")
    qtbot.keyClick(view.items.detail.reason, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: cell(view, "海岛", Column.RELATION) == "不适用", timeout=TIMEOUT)
    assert cell(view, "海岛", Column.OURS) == "理由：本市没有海岛"
    assert [told.relation for told in said(desk).values()] == [Relation.WAIVED]


def test_a_click_on_the_bar_lists_only_its_piece(qtbot, view):
    piece = next(rect for group, rect in view.tools.bar.pieces() if group is Group.MISSING)

    qtbot.mouseClick(view.tools.bar, Qt.MouseButton.LeftButton, pos=piece.center().toPoint())

    relations = {row.requirement.relation for row in view.items.model.rows}
    assert relations == {Relation.MISSING}


def test_what_is_selected_elsewhere_is_current_here_and_the_other_way(view, desk):
    task = next(t for t in desk.plan.tasks() if "托位数" in t.text)
    desk.select(Selection(task_ids=(task.id,)))
    followed = view.items.table.currentIndex().row()

    go_to(view, "反应时间")

    assert followed == line_of(view, "托位数")
    shown = next(t for t in desk.plan.tasks() if t.id == desk.selection.task_ids[0])
    assert "反应时间" in shown.text


def test_the_source_of_a_requirement_is_asked_for(qtbot, view, desk):
    go_to(view, "海岛")

    with qtbot.waitSignal(desk.source_wanted, timeout=TIMEOUT) as asked:
        qtbot.keyClick(view.items.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked.args == [desk.document, "为有人居住海岛配备巡回医疗船。"]


def test_what_is_ours_alone_is_listed(view):
    view.items.more.click()

    words = [view.items.extras.index(at, 1).data() for at in range(view.items.extras.rowCount())]
    assert "举办健康讲座60场" in words


def test_the_matrix_counts_by_chapter_and_opens_a_cell(qtbot, view):
    view.arrange(MATRIX)
    table, model = view.matrix.table, view.matrix.model
    last = model.rowCount() - 1
    table.setCurrentIndex(model.index(last, 1))
    lost = model.index(last, 1).data(TALLY)

    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert model.index(last, 0).data() == NO_CHAPTER
    assert lost.asked == view.items.model.rowCount()
    assert view.arrangement == ITEMS
    assert {row.requirement.chapter for row in view.items.model.rows} == {""}


def test_a_cell_of_the_matrix_is_read_out_with_what_is_short_in_it(view):
    view.arrange(MATRIX)
    table, model = view.matrix.table, view.matrix.model
    last = model.index(model.rowCount() - 1, 1)
    table.setCurrentIndex(last)

    cell = QAccessible.queryAccessibleInterface(table).focusChild()

    assert cell.text(QAccessible.Text.Name).endswith("条未对应到任何一章")
    assert cell.text(QAccessible.Text.Description).startswith("未对应：")


def test_the_bar_of_coverage_tells_its_counts_and_what_is_listed(view):
    bar, counts = view.tools.bar, view.tools.counts
    whole = bar.accessibleDescription()

    counts.want(frozenset((Group.MISSING,)))

    assert "未对应" in whole
    assert "只看" not in whole
    assert bar.accessibleDescription() == f"{whole}；只看未对应"


def test_an_edit_is_followed_after_a_pause(qtbot, view, desk):
    from workbench.drafting import editing

    task = next(t for t in desk.plan.tasks() if "两癌" in t.text)
    text = task.text.replace("75%", "82%")

    desk.apply(editing.set_task_text(desk.plan, task.id, text), "改写")

    qtbot.waitUntil(lambda: cell(view, "两癌", Column.RELATION) == "高于要求", timeout=TIMEOUT)


def test_without_a_paper_it_says_what_goes_here(qtbot, desk):
    made = AlignView(desk)
    qtbot.addWidget(made)
    made.show()

    qtbot.waitUntil(lambda: made.nothing.choose.isVisible(), timeout=TIMEOUT)


def test_ticked_papers_keep_their_order(qtbot):
    choices = [aligning.Reference(key, f"文件{key}") for key in "abc"]
    dialog = SuperiorsDialog(choices, ["c"])
    qtbot.addWidget(dialog)
    dialog.tick("a")
    dialog.words.setText("文件b")

    assert dialog.chosen == ("c", "a")
    assert dialog.act.text() == "对标这 2 份"


def narrowed(qtbot, words, before=()):
    """The dialog of three papers with words typed above its list."""
    titles = {"a": "江城市2026年要点", "b": "省2027年要点", "c": "省2027年方案"}
    choices = [aligning.Reference(key, title) for key, title in titles.items()]
    dialog = SuperiorsDialog(choices, list(before))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.words.insert(words)
    return dialog


def test_enter_takes_the_first_paper_that_holds_the_words(qtbot):
    dialog = narrowed(qtbot, "2027")

    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)

    assert dialog.chosen == ("b",)
    assert dialog.result() == dialog.DialogCode.Accepted


def test_arrows_go_through_the_hits_while_the_words_are_typed(qtbot):
    dialog = narrowed(qtbot, "省")

    qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)

    assert dialog.chosen == ("c",)


def test_a_space_ticks_a_row_in_sight_and_never_a_hidden_one(qtbot):
    dialog = narrowed(qtbot, "方案")

    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)

    assert dialog.chosen == ("c",)


def test_without_a_hit_neither_enter_nor_space_ticks_anything(qtbot):
    dialog = narrowed(qtbot, "没有")

    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)

    assert dialog.chosen == ()
    assert dialog.hint.text() == "没有标题里有“没有”的文件。"


def test_what_is_ticked_stays_in_sight_and_enter_adds_the_hit(qtbot):
    dialog = narrowed(qtbot, "方案", before=("a",))

    hidden = [dialog.list.item(at).isHidden() for at in range(3)]
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)

    assert hidden == [False, True, False]
    assert dialog.chosen == ("a", "c")


def test_papers_of_ones_own_go_last_and_are_named_so(desk):
    last = desk.workbench.import_file(PAPERS.parent / "江城市2026年教育工作要点.txt")

    listed = aligning.superiors(desk.workbench, desk.plan)

    assert [paper.id for paper in listed] == [desk.document, last.id]
    assert [paper.standing for paper in listed] == ["", "本级"]


def test_the_paper_a_plan_was_made_of_goes_last(desk):
    desk.workbench.store.keep_preference(f"made-of/{desk.plan.id}", [desk.document])

    (paper,) = aligning.superiors(desk.workbench, desk.plan)

    assert paper.standing == "本级，本要点的来源"


def test_what_is_not_covered_is_listed_below_the_plan(qtbot, view, desk):
    panel = UncoveredPanel(desk)
    qtbot.addWidget(panel)

    with qtbot.waitSignal(panel.row_wanted, timeout=TIMEOUT) as wanted:
        panel.walk(1)

    fail = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(panel.model, fail)
    listed = panel.model.rowCount()
    panel.draft(0)
    qtbot.waitUntil(lambda: panel.model.rowCount() == listed - 1, timeout=TIMEOUT)
    assert wanted.args[0].group is Group.MISSING
    assert [task.origin for task in desk.plan.tasks() if task.origin] == [desk.document]
    assert tester.model() is panel.model


def test_doubtful_headings_of_its_papers_are_listed_with_their_reason(qtbot, desk, monkeypatch):
    found = (Doubt(desk.document, "省要点", "（二）筛查", "编号跳过了一个"),)
    monkeypatch.setattr("ui.imports.doubts._doubts", lambda *_: found)
    panel = DoubtsPanel(desk)
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=TIMEOUT)

    with qtbot.waitSignal(desk.source_wanted, timeout=TIMEOUT) as asked:
        panel.walk(1)

    assert asked.args == [desk.document, "（二）筛查"]
    assert panel.model.index(0, 3).data() == "编号跳过了一个"


def test_enter_takes_the_one_paper_that_is_current(qtbot):
    titles = {"a": "省2027年工作要点", "b": "市2027年工作要点"}
    choices = [aligning.Reference(key, title) for key, title in titles.items()]
    dialog = SuperiorsDialog(choices, [])
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert dialog.chosen == ("b",)
    assert dialog.result() == dialog.DialogCode.Accepted
