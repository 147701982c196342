"""Sentences dragged out of 对照 and 资料 onto the sheet and 大纲, on a real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication

from ui.carrying import Carried, carried

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WAIT = 10_000
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_COPY = Qt.DropAction.CopyAction


@pytest.fixture
def desk(plan_desk):
    window, documents = plan_desk
    return window, documents[1]


def _over(target: QWidget, at: QPoint, data: QMimeData) -> bool:
    """Drag onto a point; True if it may be dropped there."""
    enter = QDragEnterEvent(at, _COPY, data, _LEFT, _NONE)
    QGuiApplication.sendEvent(target, enter)
    move = QDragMoveEvent(at, _COPY, data, _LEFT, _NONE)
    QGuiApplication.sendEvent(target, move)
    return move.isAccepted()


def _drop(target: QWidget, at: QPoint, data: QMimeData) -> None:
    assert _over(target, at, data)
    event = QDropEvent(QPointF(at), _COPY, data, _LEFT, _NONE)
    QGuiApplication.sendEvent(target, event)


@pytest.fixture
def sheet(desk):
    from ui.sheet.sheet import Sheet

    return desk[0].findChild(Sheet)


def _point_of(sheet, task_id: str, share: float) -> QPoint:
    """A point `share` of the way through the line on which a sentence begins."""
    index = sheet.sheet.index_of(task_id)
    layout = sheet.sheet.layout_of(index)
    at = [s.task_id for s in layout.sentences].index(task_id)
    start, end = layout.range_of(at)
    cursor = sheet.textCursor()
    cursor.setPosition(
        sheet.sheet.findBlockByNumber(index).position() + int(start + (end - start) * share)
    )
    return sheet.cursorRect(cursor).center()


def test_a_sentence_dropped_on_the_sheet_stands_there_with_its_source(desk, sheet, qtbot):
    window, document = desk
    session = window.session
    theirs = next(session.workbench.find_plan(document.id).tasks())
    ours = next(session.plan.tasks())

    with qtbot.waitSignal(session.plan_changed, timeout=WAIT):
        _drop(
            sheet.viewport(),
            _point_of(sheet, ours.id, 0.9),
            Carried(document.id, (theirs.id,)).packed(),
        )

    tasks = list(session.plan.tasks())
    assert tasks[0].id == ours.id
    assert tasks[1].origin == document.id
    assert session.selection.task_ids == (tasks[1].id,)


def test_dropped_on_the_first_half_of_a_sentence_it_stands_before_it(desk, sheet, qtbot):
    window, document = desk
    session = window.session
    ours = next(session.plan.tasks())

    with qtbot.waitSignal(session.plan_changed, timeout=WAIT):
        _drop(
            sheet.viewport(),
            _point_of(sheet, ours.id, 0.1),
            Carried(document.id, words="新增急救站点6个。").packed(),
        )

    first, second, *_ = session.plan.tasks()
    assert (first.text, first.origin) == ("新增急救站点6个。", document.id)
    assert second.id == ours.id


def test_a_line_of_two_pixels_shows_where_it_would_go(desk, sheet):
    window, document = desk
    ours = next(window.session.plan.tasks())

    over = _over(sheet.viewport(), _point_of(sheet, ours.id, 0.1), Carried(document.id).packed())

    assert over
    assert sheet.receiver.line.width() == 2
    assert sheet.receiver.spot.ahead


def test_a_whole_paper_dropped_on_an_item_of_the_outline_stands_at_its_end(desk, qtbot):
    window, document = desk
    session, tree = window.session, window.panel.outline.tree
    count = len(list(session.workbench.find_plan(document.id).tasks()))
    section = session.plan.sections[0].sections[0]
    row = tree.visualRect(tree.model().index_of(section.id)).center()

    with qtbot.waitSignal(session.plan_changed, timeout=WAIT):
        _drop(tree.viewport(), row, Carried(document.id).packed())

    brought = [task for task in session.plan.tasks() if task.origin == document.id]
    assert len(brought) == count
    assert brought[0] in tuple(session.plan.sections[0].sections[0].tasks())


def test_what_was_dropped_is_taken_back_in_one_step(desk, sheet, qtbot):
    window, document = desk
    session, before = window.session, window.session.plan
    ours = next(session.plan.tasks())
    with qtbot.waitSignal(session.plan_changed, timeout=WAIT):
        _drop(sheet.viewport(), _point_of(sheet, ours.id, 0.9), Carried(document.id).packed())

    session.undo()

    assert list(session.plan.tasks()) == list(before.tasks())


def test_files_are_left_to_the_window(desk, sheet):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("要点.docx")])

    assert _over(sheet.viewport(), QPoint(200, 200), data)
    assert sheet.receiver.spot is None


def test_a_document_of_the_library_can_be_dragged_and_a_template_cannot(desk):
    window, document = desk
    model = window.panel.library.model
    row = model.index_of(f"document:{document.id}")
    template = model.index_of(
        next(f"template:{entry.id}" for entry in window.session.workbench.templates())
    )

    assert carried(model.mimeData([row])) == Carried(document.id)
    assert model.flags(row) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(template) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_place_found_is_dragged_with_its_words(desk):
    window, document = desk
    theirs = next(window.session.workbench.find_plan(document.id).tasks())
    window.panel.search.setText(theirs.text[:12])
    window.panel.seek()
    model = window.panel.results.model
    rows = [model.index(at) for at in range(model.rowCount())]

    found = [carried(model.mimeData([row])) for row in rows]

    assert Carried(document.id, words=theirs.text) in found


def test_a_selection_of_the_paper_beside_the_plan_is_dragged_with_its_sentences(desk, qtbot):
    window, document = desk
    window.actions_table["reference"].trigger()
    view = window.area.page.reference
    with qtbot.waitSignal(view.shown, timeout=WAIT):
        view.show_paper(document.id)
    view.text.selectAll()

    brought = carried(view.text.createMimeDataFromSelection())

    paper = window.session.workbench.find_plan(document.id)
    assert brought.origin == document.id
    assert {task.id for task in paper.tasks()} <= set(brought.task_ids)
