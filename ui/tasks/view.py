"""The table of tasks as a spreadsheet: cell cursor, ranges, fill down, copy and paste of blocks.

What is typed or pasted becomes cells to write; the view hands them to its owner and changes
nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.keystrokes import is_command
from ui.tasks import blocks as task_blocks
from ui.tasks import targets
from ui.tasks.arranging import GroupRow
from ui.tasks.cell_menu import cell_menu, put_on_clipboard
from ui.tasks.columns import Columns
from ui.tasks.delegate import TaskDelegate
from ui.tasks.editors import ListEditor
from ui.tasks.edits import Cell, table_of
from ui.tasks.ranges import across_groups
from ui.tasks.rows import TaskRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.tasks.model import Index, TaskModel

_Flag = QItemSelectionModel.SelectionFlag
_KEY = Qt.Key
_EDITING = QAbstractItemView.State.EditingState
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier


class TaskView(QTableView):
    """Shows a `TaskModel`; `names` gives the units that completion offers.

    Signals:
        filled(cells): the drafter filled cells downwards.
        cleared(cells): she emptied cells.
        pasted(cells): she pasted a block.
        counted(int): how many cells are selected.
        rested(task ids): the cursor or the selection moved to these tasks.
        told(str): why a key did nothing.
    """

    filled = Signal(object)
    cleared = Signal(object)
    pasted = Signal(object)
    counted = Signal(int)
    rested = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        model: TaskModel,
        names: Callable[[], Sequence[str]],
        settled: Callable[[], Sequence[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`settled` gives the names that are not underlined as unknown; all of `names` without."""
        super().__init__(parent)
        self._tasks = model
        self._filling: int | None = None
        self.setModel(model)
        self.cells = TaskDelegate(self, model, names, settled or names, self._step)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("任务分解表")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.columns = Columns(self, model)
        self._connect()
        self.columns.fit_all()

    def _connect(self) -> None:
        model = self._tasks
        model.reshaped.connect(self.columns.fit_all)
        model.dataChanged.connect(self.columns.fit_changed)
        self.selectionModel().currentChanged.connect(self._show_current)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.clicked.connect(self._toggle_group)

    # -- groups and rows -------------------------------------------------------------------------

    def fold(self, row: int, *, folded: bool) -> None:
        """Fold or unfold the chapter of a group row."""
        line = self._tasks.line(row)
        if isinstance(line, GroupRow) and line.folded is not folded:
            keys = self._tasks.folded ^ {line.key}
            self._tasks.fold(keys)

    def _toggle_group(self, index: QModelIndex) -> None:
        line = self._tasks.line(index.row())
        if isinstance(line, GroupRow):
            self.fold(index.row(), folded=not line.folded)

    # -- the cursor -------------------------------------------------------------------------------

    def show_task(self, task_id: str) -> None:
        """Put the cursor on a task's row, in the column it stands in; the focus stays away."""
        row = self._tasks.row_of(task_id)
        if row < 0 or row == self.currentIndex().row():
            return
        column = max(self.currentIndex().column(), 0) if self.currentIndex().isValid() else 2
        index = self._tasks.index(row, column)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def selected_tasks(self) -> list[str]:
        """The tasks whose cells are selected, from top to bottom."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = [self._tasks.line(row) for row in rows]
        return [line.key for line in lines if isinstance(line, TaskRow)]

    def _show_current(self, now: QModelIndex, before: QModelIndex) -> None:
        for row in (now.row(), before.row()):
            line = QRectF(0, self.rowViewportPosition(row), self.width(), self.rowHeight(row))
            self.viewport().update(line.toRect())

    def _tell_selection(self) -> None:
        indexes = self.selectedIndexes()
        self.cells.take_chosen(indexes)
        self.counted.emit(len(indexes))
        if tasks := self.selected_tasks():
            self.rested.emit(tuple(tasks))
        self.viewport().update()

    def _step(self, key: Qt.Key) -> None:
        """Where the cursor goes after a cell was typed over: Enter down, Tab right."""
        if key in (_KEY.Key_Return, _KEY.Key_Enter):
            self._move(1, 0)
        else:
            self._tab(-1 if key == _KEY.Key_Backtab else 1)

    def _move(self, down: int, right: int) -> None:
        """To the next cell of a task, over group rows and hidden columns; at the end it stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        while down and 0 <= row + down < self._tasks.rowCount():
            row += down
            if isinstance(self._tasks.line(row), TaskRow):
                break
        if right:
            on = [c for c in self.columns.shown() if (c > column) is (right > 0) and c != column]
            column = (on[0] if right > 0 else on[-1]) if on else column
        if isinstance(self._tasks.line(row), TaskRow):
            self.setCurrentIndex(self._tasks.index(row, column))

    def _tab(self, right: int) -> None:
        """To the next cell, from the last of a row to the first of the next one, or back."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self._move(0, right)
        if self.currentIndex().column() != column:
            return
        self._move(right, 0)
        if self.currentIndex().row() != row:
            shown = self.columns.shown()
            edge = shown[0] if right > 0 else shown[-1]
            self.setCurrentIndex(self._tasks.index(self.currentIndex().row(), edge))

    # -- blocks of cells ------------------------------------------------------------------------

    def fill_down(self) -> None:
        """The topmost selected cell of each column goes into those selected below it."""
        if block := self._target():
            cells = task_blocks.filled(self._tasks, block)
            self._hand_over(self.filled, cells, task_blocks.why_not_filled(self._tasks, block))

    def clear_cells(self) -> None:
        """Empty the selected cells of units and deadlines."""
        if block := self._target():
            cells = task_blocks.cleared(self._tasks, block)
            self._hand_over(self.cleared, cells, task_blocks.why_not_cleared(block))

    def copy(self) -> None:
        """The selected block, as text with tabs and as a table, on the clipboard."""
        if table := task_blocks.copied(self._tasks, targets.block_of(self, self._tasks)):
            put_on_clipboard(table)

    def paste(self) -> None:
        """A block from the clipboard, from the first selected cell on."""
        table, block = table_of(QGuiApplication.clipboard().text()), self._target()
        if table and block:
            columns = self.columns.shown()
            cells = task_blocks.pasted(self._tasks, block, table, columns)
            self._hand_over(self.pasted, cells, task_blocks.AS_IT_WAS)

    def _hand_over(self, signal: SignalInstance, cells: list[Cell], why_not: str) -> None:
        """Those cells that change; where none does, she is told why."""
        if not self._tasks.editable:
            return
        if changing := task_blocks.changing(self._tasks, cells):
            signal.emit(changing)
        else:
            self.told.emit(why_not)

    def _target(self) -> task_blocks.Block:
        """The cells that are to be written; on the head of a group none, and she is told."""
        if targets.on_head(self, self._tasks):
            self.told.emit(targets.ON_HEAD)
            return {}
        return targets.block_of(self, self._tasks)

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if targets.writes(event) and targets.on_head(self, self._tasks):
            self.told.emit(targets.ON_HEAD)
            return
        for key, act in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Cut, self._cut),
        ):
            if event.matches(key):
                act()
                return
        if is_command(event) or self.state() is _EDITING:
            event.ignore()
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._press(Qt.Key(event.key()), modifiers):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """A key that means something of its own in a table; False for all others."""
        enter = (_KEY.Key_Return, _KEY.Key_Enter)
        if key in enter and modifiers in (_NONE, _SHIFT):
            self._move(-1 if modifiers == _SHIFT else 1, 0)
        elif key in (_KEY.Key_Tab, _KEY.Key_Backtab):
            self._tab(-1 if key == _KEY.Key_Backtab else 1)
        elif key == _KEY.Key_D and modifiers == _CTRL:
            self.fill_down()
        elif key in (_KEY.Key_Delete, _KEY.Key_Backspace):
            self.clear_cells()
        elif key == _KEY.Key_Down and modifiers == _ALT:
            self._offer_candidates()
        else:
            return modifiers == _NONE and self._fold_by_key(key)
        return True

    def _fold_by_key(self, key: Qt.Key) -> bool:
        on_group = isinstance(self._tasks.line(self.currentIndex().row()), GroupRow)
        if on_group and key in (_KEY.Key_Left, _KEY.Key_Right):
            self.fold(self.currentIndex().row(), folded=key == _KEY.Key_Left)
            return True
        return False

    def _offer_candidates(self) -> None:
        if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(self.currentIndex())
        editor = self.indexWidget(self.currentIndex()) or self.focusWidget()
        if isinstance(editor, ListEditor):
            editor.offer_all()

    def _cut(self) -> None:
        self.copy()
        self.clear_cells()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cell_menu(self, editable=self._tasks.editable).popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if targets.on_handle(self, self._tasks, event.position().toPoint()):
            self._filling = self.currentIndex().row()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._filling is not None:
            targets.mark_down(self, self._tasks, self._filling, self.rowAt(at.y()))
            return
        cross = targets.on_handle(self, self._tasks, at)
        self.viewport().setCursor(
            Qt.CursorShape.CrossCursor if cross else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._filling is not None:
            self._filling = None
            self.fill_down()
            return
        super().mouseReleaseEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        to = super().moveCursor(action, modifiers)
        return targets.past_heads(self, self._tasks, to) if modifiers & (_SHIFT | _CTRL) else to

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> _Flag:
        return targets.marks_with(event, super().selectionCommand(index, event))

    def setSelection(self, rect: QRect, command: _Flag) -> None:
        chosen = across_groups(self, self._tasks, rect)
        if chosen is None:
            super().setSelection(rect, command)
        else:
            self.selectionModel().select(chosen, command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        targets.show_cursor(self, self._tasks)  # Qt would take the head of the first group
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
