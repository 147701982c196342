"""The rows of 对标: their requirements in their order, beside what of ours answers them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.align.rows import bare
from ui.row_model import RowModel
from ui.tree_model import ACCESSIBLE, DISPLAY, EDIT, TOOL_TIP, USER

if TYPE_CHECKING:
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


class AlignModel(RowModel["Row"]):
    """One requirement a row.

    Signals:
        answered(Row, task id): she chose a sentence of ours for it.
    """

    answered = Signal(object, str)
    heads = ("条", "上级的要求", "覆盖", "本级对应", "数值比较", "相似")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writable = True

    def key_of(self, row: Row) -> object:
        return row.key

    def line_of(self, key: tuple[str, str]) -> int:
        """Where a requirement is listed, -1 if it is not."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def line_at(self, task_id: str) -> int:
        """The first requirement that a sentence of ours answers, -1 if there is none."""
        return next((at for at, row in enumerate(self.rows) if task_id in row.tasks), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if self.writable and index.isValid() else usual

    def told(self, row: Row, column: int, role: int) -> object:
        if role == ROW:
            return row
        if role == DISPLAY:
            return cell(row, Column(column))
        if role == ACCESSIBLE:
            return spoken(row, Column(column))
        if role == EDIT:
            return ""
        return _tip(row, Column(column)) if role == TOOL_TIP else None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        row = self.row(index.row())
        if role != EDIT or row is None or not value:
            return False
        self.answered.emit(row, str(value))
        return True


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


class ExtraModel(RowModel["tuple[str, Entry]"]):
    """Our sentences that no paper asks for (本级多出), each with its place."""

    heads = ("位置", "本级多出的条目")

    def entry(self, at: int) -> Entry | None:
        """The sentence in a line, None where there is no such line."""
        found = self.row(at)
        return found[1] if found else None

    def told(self, row: tuple[str, Entry], column: int, role: int) -> object:
        if role not in (DISPLAY, ACCESSIBLE, TOOL_TIP):
            return None
        return (row[0], bare(row[1].text))[column]
