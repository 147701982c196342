"""The findings as rows of a table: severity, rule, place, problem, proposal, 修正.

必错  并列的书名号、引号之间不用顿号  （三）第1句  “》、《”之间的顿号应去掉。  》、《 → 》《  修正
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from ui.row_model import RowModel
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP, USER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from ui.findings.feed import Row
    from workbench.checking.findings import Severity

SIGNS = {"error": ("error-filled", "err"), "doubt": ("warning-filled", "warn")}
SIGNS |= {"hint": ("info", "info")}
"""The icon of a severity and the token of its colour."""


class Column(IntEnum):
    """What stands where."""

    SEVERITY = 0
    RULE = 1
    PLACE = 2
    PROBLEM = 3
    PROPOSAL = 4
    ACT = 5


_AROUND = 2
"""Characters shown on both sides of a single one, which says nothing by itself."""
ROW = USER + 1
"""The role under which a cell gives its whole `Row`."""


def proposal_words(row: Row) -> str:
    """What stands there and what would; why it is let stand where it is; else nothing."""
    if row.waiver:
        return f"理由：{row.waiver.reason}"
    finding = row.finding
    if not finding.fix:
        return ""
    around = 0 if len(finding.quote) > 1 else _AROUND
    head = finding.text[max(0, finding.start - around) : finding.start]
    tail = finding.text[finding.end : finding.end + around]
    return f"{head}{finding.quote}{tail} → {head}{finding.fix}{tail}"


def act_words(row: Row) -> str:
    """What can be done in the row by one press, "" where nothing can."""
    if row.waiver:
        return "恢复"
    return "修正" if row.finding.fix else ""


class FindingsModel(RowModel["Row"]):
    """Findings in the order of the paper, of the severities that are wanted."""

    heads = ("级别", "规则", "位置", "问题", "建议", "")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self._wanted: frozenset[Severity] = frozenset()

    def show(self, rows: Sequence[Row]) -> None:
        """List other findings."""
        self._all = tuple(rows)
        self._choose()

    def want(self, severities: frozenset[Severity]) -> None:
        """List only these; all where none is named."""
        self._wanted = severities
        self._choose()

    def line_of(self, key: tuple[object, ...]) -> int:
        """Where the finding of `key` is listed, -1 if it is not."""
        quote = key[-1:]  # told first: a key takes time to make, and there may be thousands
        lines = enumerate(self.rows)
        return next((n for n, row in lines if (row.finding.quote,) == quote and row.key == key), -1)

    def line_at(self, task_id: str) -> int:
        """The first finding in a sentence, -1 if there is none."""
        lines = enumerate(self.rows)
        return next((at for at, row in lines if row.finding.task_id == task_id), -1)

    def told(self, row: Row, column: int, role: int) -> object:
        if role == ROW:
            return row
        if role in (DISPLAY, ACCESSIBLE):
            return _cell(row, column)
        return _tip(row, column) if role == TOOL_TIP else None

    def _choose(self) -> None:
        wanted = self._wanted
        super().show([r for r in self._all if not wanted or r.finding.severity in wanted])


def _cell(row: Row, column: int) -> str:
    finding = row.finding
    words = (finding.severity.label, row.rule, row.place, finding.message)
    return (*words, proposal_words(row), act_words(row))[column]


def _tip(row: Row, column: int) -> str:
    if column == Column.ACT:
        names = {"修正": "修正（Ctrl+Enter）", "恢复": "恢复提示（Delete）"}
        return names.get(act_words(row), "")
    lines = (f"{row.rule}（{row.finding.rule}）", row.finding.message, proposal_words(row))
    return "\n".join(line for line in (*lines, row.finding.text[:120]) if line)
