"""The rows of 对标: their requirements in their order, beside what of ours answers them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from ui.align.rows import bare
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP, USER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.align.rows import Row
    from ui.tree_model import Index
    from workbench.drafting.entries import Entry

ROW = USER + 1
"""The role under which a cell gives its whole `Row`."""
NOTHING = "— 选择或新建 —"


class Column(IntEnum):
    """What stands where."""

    NUMBER = 0
    ASKED = 1
    RELATION = 2
    OURS = 3
    FIGURES = 4
    NEAR = 5


HEADS = ("条", "上级的要求", "覆盖", "本级对应", "数值比较", "相似")


class AlignModel(QAbstractTableModel):
    """One requirement a row.

    Signals:
        answered(Row, task id): she chose a sentence of ours for it.
    """

    answered = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.writable = True

    def show(self, rows: Sequence[Row]) -> None:
        """List other requirements; where they are the same ones, nothing moves."""
        new = tuple(rows)
        if [r.key for r in new] == [r.key for r in self._rows]:
            self._rows = new
            if new:
                last = self.index(len(new) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._rows

    def row(self, at: int) -> Row | None:
        """The requirement in a line, None where there is no such line."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def line_of(self, key: tuple[str, str]) -> int:
        """Where a requirement is listed, -1 if it is not."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def line_at(self, task_id: str) -> int:
        """The first requirement that a sentence of ours answers, -1 if there is none."""
        return next((at for at, row in enumerate(self._rows) if task_id in row.tasks), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if self.writable and index.isValid() else usual

    def data(self, index: Index, role: int = DISPLAY) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = Column(index.column())
        if role == ROW:
            return row
        if role == DISPLAY:
            return cell(row, column)
        if role == ACCESSIBLE:
            return spoken(row, column)
        if role == EDIT:
            return ""
        return _tip(row, column) if role == TOOL_TIP else None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        row = self.row(index.row())
        if role != EDIT or row is None or not value:
            return False
        self.answered.emit(row, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return HEADS[section]
        return None


def cell(row: Row, column: Column) -> str:
    """What stands in a cell."""
    requirement = row.requirement
    if column is Column.OURS:
        if requirement.reason:
            return f"理由：{requirement.reason}"
        return row.ours or NOTHING
    return {
        Column.NUMBER: str(row.number),
        Column.ASKED: bare(requirement.entry.text),
        Column.RELATION: requirement.relation.label,
        Column.FIGURES: row.figures,
        Column.NEAR: row.similarity,
    }[column]


def spoken(row: Row, column: Column) -> str:
    """What is read out: whether it is confirmed, too."""
    words = cell(row, column)
    if column is not Column.RELATION:
        return words
    return f"{words}，{'已确认' if row.requirement.confirmed else '未确认'}"


def _tip(row: Row, column: Column) -> str:
    if column is Column.ASKED:
        return f"{row.place}　{row.requirement.entry.text}"
    if column is Column.RELATION:
        state = "已确认" if row.requirement.confirmed else "建议，按回车确认"
        return f"{row.requirement.relation.label}（{state}）"
    return cell(row, column)


class ExtraModel(QAbstractTableModel):
    """Our sentences that no paper asks for (本级多出)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, Entry], ...] = ()

    def show(self, rows: Sequence[tuple[str, Entry]]) -> None:
        """List others."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def entry(self, at: int) -> Entry | None:
        """The sentence in a line, None where there is no such line."""
        return self._rows[at][1] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else 2

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid() or role not in (DISPLAY, ACCESSIBLE, TOOL_TIP):
            return None
        place, entry = self._rows[index.row()]
        return (place, bare(entry.text))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return ("位置", "本级多出的条目")[section]
        return None


def line_index(model: QAbstractTableModel, line: int) -> QModelIndex:
    """The place of a line; none where it is below 0."""
    return model.index(line, 0) if line >= 0 else QModelIndex()
