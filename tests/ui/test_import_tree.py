from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt

from ui.imports.rows import Row, RowKind
from ui.imports.tree import TreeView, answer_boxes
from ui.imports.tree_model import RowsModel
from ui.imports.verbs import CONFIRM, DEMOTE, JOIN, PROMOTE, SPLIT, SWAP, TO_TEXT
from ui.tree_model import ACCESSIBLE, TOOL_TIP


def heading(start, depth, text, below=0, **more):
    return Row(RowKind.HEADING, start, start + 5, depth, text, below=below, **more)


def sentence(start, depth, text):
    return Row(RowKind.SENTENCE, start, start + 5, depth, text)


DOUBT = {"doubt": "编号从4开始", "why": "以编号开头（把握 60%）"}
ROWS = (
    Row(RowKind.TITLE, 0, 9, 0, "2026年江城市工作要点"),
    heading(10, 1, "一、健全公共卫生服务体系", 4),
    heading(20, 2, "（一）提升疾病预防控制能力", 1),
    sentence(30, 3, "监测哨点医院增至20家"),
    heading(40, 2, "（四）完善院前急救网络", 1, **DOUBT),
    Row(RowKind.ANSWERS, 40, 40, 2, "", doubt="编号从4开始"),
    heading(50, 1, "二、推进优质医疗资源扩容下沉"),
)


ROW_LISTS = st.lists(
    st.integers(0, 8).map(lambda start: sentence(start, start % 3, f"第{start}句")),
    unique_by=lambda row: row.key,
    max_size=8,
)


def count(counted, rows):
    counted[0] += rows


@pytest.fixture
def tree(qtbot):
    view = TreeView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_rows(ROWS, 2)
    view.show()
    return view


@pytest.mark.parametrize("width", [240, 300, 360, 700])
def test_the_answers_have_room_in_a_narrow_pane(qapp, width):
    row = Row(RowKind.ANSWERS, 40, 40, 4, "", doubt="编号从4开始")

    boxes = [box for _, box in answer_boxes(QRect(0, 0, width, 30), row)]

    assert boxes[0].left() >= 0
    assert boxes[-1].right() <= width


def test_the_answers_are_seen_where_only_a_few_rows_are(tree):
    tree.show_current(ROWS[0])
    tree.resize(600, 80)

    tree.show_current(ROWS[4])

    below = tree.visualRect(tree.rows.index(tree.currentIndex().row() + 1, 0))
    assert below.bottom() <= tree.viewport().height()


def texts(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_to_the_rules_of_models(qtmodeltester):
    model = RowsModel()
    model.show(ROWS)

    qtmodeltester.check(model)


def test_a_heading_that_changes_its_level_moves_no_row(qtbot):
    model = RowsModel()
    model.show(ROWS)
    moved = []
    model.rowsRemoved.connect(lambda *_: moved.append("gone"))
    model.rowsInserted.connect(lambda *_: moved.append("come"))
    lower = heading(20, 3, "（一）提升疾病预防控制能力", 1)

    model.show((*ROWS[:2], lower, *ROWS[3:]))

    assert moved == []
    assert model.row(2).depth == 3


def test_only_the_rows_between_those_that_stay_are_replaced(qtbot):
    model = RowsModel()
    model.show(ROWS)

    with qtbot.waitSignals([model.rowsRemoved, model.rowsInserted]):
        model.show((*ROWS[:4], sentence(40, 3, "完善院前急救网络"), *ROWS[6:]))

    assert texts(model)[4] == "完善院前急救网络"
    assert model.rowCount() == 6


@given(before=ROW_LISTS, after=ROW_LISTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_rows_come_the_model_shows_them(qapp, before, after):
    model = RowsModel()
    counted = [0]
    model.rowsInserted.connect(lambda _, first, last: count(counted, last - first + 1))
    model.rowsRemoved.connect(lambda _, first, last: count(counted, first - last - 1))

    model.show(before)
    model.show(after)

    assert [model.row(n) for n in range(model.rowCount())] == after
    assert counted == [len(after)]


def test_left_and_right_fold_a_heading_with_all_below_it(tree, qtbot):
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    folded = texts(tree.rows)
    qtbot.keyClick(tree, Qt.Key.Key_Right)

    assert "监测哨点医院增至20家" not in folded
    assert texts(tree.rows) == [row.text for row in ROWS]


def test_left_on_a_sentence_goes_to_its_heading(tree, qtbot):
    tree.show_current(ROWS[3])

    qtbot.keyClick(tree, Qt.Key.Key_Left)

    assert tree.currentIndex().row() == 2


def test_down_passes_over_the_answers(tree, qtbot):
    tree.show_current(ROWS[4])

    qtbot.keyClick(tree, Qt.Key.Key_Down)

    assert tree.currentIndex().data() == "二、推进优质医疗资源扩容下沉"


@pytest.mark.parametrize(
    ("key", "verb"),
    [
        (Qt.Key.Key_1, CONFIRM),
        (Qt.Key.Key_2, TO_TEXT),
        (Qt.Key.Key_3, JOIN),
        (Qt.Key.Key_Tab, DEMOTE),
        (Qt.Key.Key_Backtab, PROMOTE),
        (Qt.Key.Key_Backspace, JOIN),
        (Qt.Key.Key_Return, SPLIT),
        (Qt.Key.Key_Delete, SWAP),
    ],
)
def test_keys_ask_for_corrections(tree, qtbot, key, verb):
    with qtbot.waitSignal(tree.verb_pressed) as pressed:
        qtbot.keyClick(tree, key)

    assert pressed.args == [verb]


def test_a_click_on_an_answer_gives_it(tree, qtbot):
    rect = tree.visualRect(tree.rows.index(5, 0))
    _, box = list(answer_boxes(rect, ROWS[5]))[1]

    with qtbot.waitSignal(tree.answered) as given:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert given.args == [TO_TEXT, 40]


def test_a_click_on_a_row_makes_its_place_current(tree, qtbot):
    rect = tree.visualRect(tree.rows.index(3, 0))

    with qtbot.waitSignal(tree.placed) as placed:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    assert placed.args == [30]


def test_a_heading_says_how_sure_the_reader_is_and_why(tree):
    index = tree.rows.index(4, 0)

    assert index.data(TOOL_TIP) == (
        "（四）完善院前急救网络\n存疑：编号从4开始\n以编号开头（把握 60%）"
    )
    assert index.data(ACCESSIBLE) == "第2级，（四）完善院前急救网络，存疑：编号从4开始"


@pytest.mark.parametrize(("key", "row"), [(Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 6)])
def test_home_and_end_lead_to_the_first_and_the_last_row(tree, qtbot, key, row):
    qtbot.keyClick(tree, key)

    assert tree.currentIndex().row() == row


def test_of_many_rows_only_those_in_sight_are_asked_for(tree, qtbot):
    asked = set()
    answer = tree.rows.data
    tree.rows.data = lambda index, role: asked.add(index.row()) or answer(index, role)
    many = tuple(sentence(10 * number, 1, f"第{number}句") for number in range(5000))

    tree.show_rows(many, 4000)
    tree.viewport().repaint()

    assert len(asked) < 50
