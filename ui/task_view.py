"""The table of tasks as a spreadsheet: cell cursor, ranges, fill down, copy and paste of blocks.

What is typed or pasted becomes cells to write; the view hands them to its owner and changes
nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import style
from ui.task_delegate import PAD, TaskDelegate, handle
from ui.task_editors import ListEditor
from ui.task_edits import Cell, table_of, text_of
from ui.task_rows import Column, GroupRow, TaskRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.task_model import TaskModel

_WIDTHS = {  # in characters of the body size
    Column.NUMBER: 2.2,
    Column.PLACE: 3.6,
    Column.TEXT: 16,
    Column.TARGETS: 7.6,
    Column.LEAD: 7,
    Column.RESPONSIBLE: 7,
    Column.SUPPORT: 7.6,
    Column.DUE: 5.6,
    Column.QUARTER: 5,
}
_Flag = QItemSelectionModel.SelectionFlag
_KEY = Qt.Key
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
    """

    filled = Signal(object)
    cleared = Signal(object)
    pasted = Signal(object)
    counted = Signal(int)
    rested = Signal(object)

    def __init__(
        self, model: TaskModel, names: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = model
        self._filling: int | None = None
        self._metrics = QFontMetricsF(style.font("body"))
        self.setModel(model)
        self.setItemDelegate(TaskDelegate(self, names, self._step))
        self.setAccessibleName("任务分解表")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._set_up_heads()
        self._connect()
        self._fit_all()

    def _set_up_heads(self) -> None:
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(28)
        head.setHighlightSections(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        em = self.fontMetrics().horizontalAdvance("国")
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, round(width * em) + 2 * PAD)
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        for column in tuple(Column)[Column.TARGETS :]:
            action = head.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(lambda on, column=column: self.setColumnHidden(column, not on))

    def _connect(self) -> None:
        model = self._tasks
        model.reshaped.connect(self._fit_all)
        model.dataChanged.connect(self._fit_changed)
        self.horizontalHeader().sectionResized.connect(self._refit)
        self.selectionModel().currentChanged.connect(self._show_current)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.clicked.connect(self._toggle_group)

    # -- rows -------------------------------------------------------------------------------------

    def fit_rows(self, first: int = 0, last: int = -1) -> None:
        """The height of rows `first` to `last` (-1: the last one): one line or two."""
        heads = self.verticalHeader()
        lines = self.fontMetrics().lineSpacing()
        heights = {0: lines + 10, 1: lines + 12, 2: 2 * lines + 8}
        shown = self._tasks.lines()
        for row in range(first, (len(shown) if last < 0 else last + 1)):
            line = shown[row]
            height = heights[0 if isinstance(line, GroupRow) else self._lines_of(line)]
            if heads.sectionSize(row) != height:
                heads.resizeSection(row, height)

    def _fit_all(self) -> None:
        """Rows came or went: group rows lie across the table."""
        self.clearSpans()
        for row, line in enumerate(self._tasks.lines()):
            if isinstance(line, GroupRow):
                self.setSpan(row, 0, 1, len(Column))
        self.fit_rows()

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.fit_rows(first.row(), last.row())

    def _lines_of(self, row: object) -> int:
        if not isinstance(row, TaskRow):
            return 1
        columns = (c for c in _WRAPPED if not self.isColumnHidden(c))
        room = {c: self.columnWidth(c) - 2 * PAD for c in columns}
        return max(_lines(row.shown(c), width, self._metrics) for c, width in room.items())

    def _refit(self, column: int) -> None:
        if column in _WRAPPED:
            self.fit_rows()

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
        self.counted.emit(len(indexes))
        if tasks := self.selected_tasks():
            self.rested.emit(tuple(tasks))
        self.viewport().update()

    def _step(self, key: Qt.Key) -> None:
        """Where the cursor goes after a cell was typed over: Enter down, Tab right."""
        if key in (_KEY.Key_Return, _KEY.Key_Enter):
            self._move(1, 0)
        else:
            self._move(0, -1 if key == _KEY.Key_Backtab else 1)

    def _move(self, down: int, right: int) -> None:
        """To the next cell of a task, over group rows and hidden columns; at the end it stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        while down and 0 <= row + down < self._tasks.rowCount():
            row += down
            if isinstance(self._tasks.line(row), TaskRow):
                break
        while right and 0 <= column + right < len(Column):
            column += right
            if not self.isColumnHidden(column):
                break
        if isinstance(self._tasks.line(row), TaskRow):
            self.setCurrentIndex(self._tasks.index(row, column))

    # -- blocks of cells ------------------------------------------------------------------------

    def fill_down(self) -> None:
        """The topmost selected cell of each column goes into those selected below it.

        With one cell selected the one above it is taken.
        """
        cells: list[Cell] = []
        for column, rows in self._columns().items():
            if not column.editable:
                continue
            source = rows[0] if len(rows) > 1 else self._above(rows[0])
            line = self._tasks.line(source)
            if isinstance(line, TaskRow):
                below = [row for row in rows if row != source]
                cells += self._cells(below, column, line.typed(column))
        if cells:
            self.filled.emit(cells)

    def clear_cells(self) -> None:
        """Empty the selected cells of units and deadlines; a sentence is not emptied."""
        cells: list[Cell] = []
        for column, rows in self._columns().items():
            if column.editable and column is not Column.TEXT:
                cells += [c for c in self._cells(rows, column, "") if self._holds(c)]
        if cells:
            self.cleared.emit(cells)

    def copy(self) -> None:
        """The selected block, tab separated, on the clipboard."""
        columns = sorted(self._columns())
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = [line for line in map(self._tasks.line, rows) if isinstance(line, TaskRow)]
        table = [[_copied(line, column) for column in columns] for line in lines]
        if table:
            QGuiApplication.clipboard().setText(text_of(table))

    def paste(self) -> None:
        """A block from the clipboard, from the first selected cell on; one cell fills all."""
        table = table_of(QGuiApplication.clipboard().text())
        chosen = self._columns()
        if not table or not chosen:
            return
        if len(table) == len(table[0]) == 1:
            cells = [
                cell
                for column, rows in chosen.items()
                for cell in self._cells(rows, column, table[0][0])
            ]
        else:
            cells = self._spread(table, min(min(rows) for rows in chosen.values()), min(chosen))
        cells = [cell for cell in cells if cell.column.editable]
        if cells:
            self.pasted.emit(cells)

    def _spread(self, table: Sequence[Sequence[str]], top: int, left: Column) -> list[Cell]:
        rows = [
            row
            for row in range(top, self._tasks.rowCount())
            if isinstance(self._tasks.line(row), TaskRow)
        ]
        columns = [c for c in tuple(Column)[left:] if not self.isColumnHidden(c)]
        cells: list[Cell] = []
        for row, texts in zip(rows, table, strict=False):
            for column, text in zip(columns, texts, strict=False):
                cells += self._cells([row], column, text)
        return cells

    def _columns(self) -> dict[Column, list[int]]:
        """The selected rows of each column, from top to bottom."""
        found: dict[Column, list[int]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda i: (i.column(), i.row())):
            found.setdefault(Column(index.column()), []).append(index.row())
        return found

    def _cells(self, rows: Sequence[int], column: Column, text: str) -> list[Cell]:
        lines = [self._tasks.line(row) for row in rows]
        return [Cell(line.key, column, text) for line in lines if isinstance(line, TaskRow)]

    def _holds(self, cell: Cell) -> bool:
        line = self._tasks.line(self._tasks.row_of(cell.task_id))
        return isinstance(line, TaskRow) and bool(line.typed(cell.column))

    def _above(self, row: int) -> int:
        rows = range(row - 1, -1, -1)
        return next((r for r in rows if isinstance(self._tasks.line(r), TaskRow)), -1)

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for key, act in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self._paste_if_allowed),
            (QKeySequence.StandardKey.Cut, self._cut),
        ):
            if event.matches(key):
                act()
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
            self._move(0, -1 if key == _KEY.Key_Backtab else 1)
        elif key == _KEY.Key_D and modifiers == _CTRL and self._tasks.editable:
            self.fill_down()
        elif key in (_KEY.Key_Delete, _KEY.Key_Backspace) and self._tasks.editable:
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
        self.edit(self.currentIndex())
        editor = self.indexWidget(self.currentIndex()) or self.focusWidget()
        if isinstance(editor, ListEditor):
            editor.offer_all()

    def _paste_if_allowed(self) -> None:
        if self._tasks.editable:
            self.paste()

    def _cut(self) -> None:
        self.copy()
        if self._tasks.editable:
            self.clear_cells()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_handle(event.position().toPoint()):
            self._filling = self.currentIndex().row()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._filling is not None:
            self._extend_to(self.rowAt(at.y()))
            return
        cross = self._on_handle(at)
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

    def _extend_to(self, row: int) -> None:
        """Select from where the handle was taken down to `row`."""
        column = self.currentIndex().column()
        first = self._filling if self._filling is not None else row
        chosen = self.selectionModel()
        chosen.clearSelection()
        for at in range(first, max(row, first) + 1):
            chosen.select(self._tasks.index(at, column), _Flag.Select)

    def _on_handle(self, point: QPoint) -> bool:
        index = self.currentIndex()
        writable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        corner = handle(QRectF(self.visualRect(index))).adjusted(-4, -4, 4, 4)
        return writable and self.hasFocus() and corner.contains(point.toPointF())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


_WRAPPED = (Column.TEXT, Column.TARGETS, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)


def _lines(words: str, width: int, metrics: QFontMetricsF) -> int:
    """One line or two for `words`; measured only where the count of characters leaves a doubt."""
    em = metrics.horizontalAdvance("国")
    if len(words) * em <= width:
        return 1
    narrow = sum(char.isascii() for char in words)
    if (len(words) - narrow) * em > width:
        return 2
    return 2 if metrics.horizontalAdvance(words) > width else 1


def _copied(line: TaskRow, column: Column) -> str:
    return line.typed(column) if column.editable else line.shown(column)
