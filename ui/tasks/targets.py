"""Which cells a key means: those one sees marked, never one out of sight.

The cell cursor may stand on the head of a group, or beside what is marked; then what is marked
elsewhere is no target of a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.tasks.arranging import GroupRow
from ui.tasks.delegate import handle
from ui.tasks.rows import Column, TaskRow

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtWidgets import QTableView

    from ui.tasks.blocks import Block
    from ui.tasks.model import TaskModel

ON_HEAD = "这是分组行，没有可填的格，请先点任务的一格"

_FLAG = QItemSelectionModel.SelectionFlag
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_WRITING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
_JUMPS = (
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
)


def on_head(view: QTableView, model: TaskModel) -> bool:
    """The cell cursor stands on the head of a group."""
    return isinstance(model.line(view.currentIndex().row()), GroupRow)


def block_of(view: QTableView, model: TaskModel) -> Block:
    """The cells marked; where the cursor stands on a task's cell beside them, that cell alone."""
    current = view.currentIndex()
    task = isinstance(model.line(current.row()), TaskRow)
    marked = not task or view.selectionModel().isSelected(current)
    chosen = view.selectedIndexes() if marked else [current]
    block: Block = {}
    for index in sorted(chosen, key=lambda i: (i.column(), i.row())):
        block.setdefault(Column(index.column()), []).append(index.row())
    return block


def on_handle(view: QTableView, model: TaskModel, point: QPoint) -> bool:
    """The square that fills downwards is under `point`."""
    index = view.currentIndex()
    writable = model.editable and index.isValid() and Column(index.column()).fillable
    corner = handle(QRectF(view.visualRect(index))).adjusted(-4, -4, 4, 4)
    return writable and view.hasFocus() and corner.contains(point.toPointF())


def show_cursor(view: QTableView, model: TaskModel) -> None:
    """A table without a cursor gets it on the first task, where typing would begin."""
    rows = (r for r in range(model.rowCount()) if isinstance(model.line(r), TaskRow))
    if view.currentIndex().isValid() or (row := next(rows, -1)) < 0:
        return
    column = Column.LEAD if not view.isColumnHidden(Column.LEAD) else Column.TEXT
    view.selectionModel().setCurrentIndex(model.index(row, column), _FLAG.ClearAndSelect)


def mark_down(view: QTableView, model: TaskModel, first: int, last: int) -> None:
    """Mark the cells of tasks in the cursor's column from row `first` to `last`."""
    column = view.currentIndex().column()
    view.clearSelection()
    for row in range(first, max(last, first) + 1):
        view.selectionModel().select(model.index(row, column), _FLAG.Select)


def past_heads(view: QTableView, model: TaskModel, to: QModelIndex) -> QModelIndex:
    """The task's cell that a move to `to` reaches, in the cursor's column where a head is there."""
    if not isinstance(model.line(to.row()), GroupRow):
        return to
    current = view.currentIndex()
    up, down = range(to.row() - 1, -1, -1), range(to.row() + 1, model.rowCount())
    ways = (*up, *down) if to.row() < current.row() else (*down, *up)
    row = next((r for r in ways if isinstance(model.line(r), TaskRow)), -1)
    return model.index(row, max(current.column(), 0)) if row >= 0 else to


def marks_with(event: QEvent | None, usual: QItemSelectionModel.SelectionFlag) -> _FLAG:
    """What is marked after a key: the cursor is never left alone beside what was marked before."""
    if not isinstance(event, QKeyEvent) or event.key() not in _JUMPS:
        return usual
    alone = event.modifiers() & (_CTRL | _SHIFT) == _CTRL
    return _FLAG.ClearAndSelect if alone else usual


def writes(event: QKeyEvent) -> bool:
    """A key that would change the cell: a character, Delete, F2, pasting, cutting, Ctrl+D."""
    standard = QKeySequence.StandardKey
    if event.matches(standard.Paste) or event.matches(standard.Cut):
        return True
    if event.modifiers() & (_CTRL | _ALT):
        return bool(event.modifiers() & _CTRL) and event.key() == Qt.Key.Key_D
    return event.key() in _WRITING or bool(event.text().strip() and event.text().isprintable())
