"""The findings as rows of a table: severity, rule, place, problem, proposal, 修正.

必错  并列的书名号、引号之间不用顿号  （三）第1句  “》、《”之间的顿号应去掉。  》、《 → 》《  修正
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject

from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP, USER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.findings.feed import Row
    from ui.tree_model import Index
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


HEADS = ("级别", "规则", "位置", "问题", "建议", "")
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


class FindingsModel(QAbstractTableModel):
    """Findings in the order of the paper, of the severities that are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._wanted: frozenset[Severity] = frozenset()

    def show(self, rows: Sequence[Row]) -> None:
        """List other findings."""
        self._all = tuple(rows)
        self._choose()

    def want(self, severities: frozenset[Severity]) -> None:
        """List only these; all where none is named."""
        self._wanted = severities
        self._choose()

    def row(self, at: int) -> Row:
        """The finding in line `at`."""
        return self._rows[at]

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._rows

    def line_of(self, key: tuple[object, ...]) -> int:
        """Where the finding of `key` is listed, -1 if it is not."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def line_at(self, task_id: str) -> int:
        """The first finding in a sentence, -1 if there is none."""
        lines = enumerate(self._rows)
        return next((at for at, row in lines if row.finding.task_id == task_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (DISPLAY, ACCESSIBLE):
            return _cell(row, Column(index.column()))
        return _tip(row, Column(index.column())) if role == TOOL_TIP else None

    def headerData(
        self, section: int, orientation: QtCore.Qt.Orientation, role: int = DISPLAY
    ) -> object:
        if role == DISPLAY and orientation is QtCore.Qt.Orientation.Horizontal:
            return HEADS[section]
        return None

    def _choose(self) -> None:
        self.beginResetModel()
        if wanted := self._wanted:
            self._rows = tuple(row for row in self._all if row.finding.severity in wanted)
        else:
            self._rows = self._all
        self.endResetModel()


def _cell(row: Row, column: Column) -> str:
    finding = row.finding
    words = (finding.severity.label, row.rule, row.place, finding.message)
    return (*words, proposal_words(row), act_words(row))[column]


def _tip(row: Row, column: Column) -> str:
    if column is Column.ACT:
        names = {"修正": "修正（Ctrl+Enter）", "恢复": "恢复提示（Delete）"}
        return names.get(act_words(row), "")
    lines = (f"{row.rule}（{row.finding.rule}）", row.finding.message, proposal_words(row))
    return "\n".join(line for line in (*lines, row.finding.text[:120]) if line)


def model_index(model: FindingsModel, line: int) -> QModelIndex:
    """The place of a line; none where it is below 0."""
    return model.index(line, 0) if line >= 0 else QModelIndex()
