"""结转核对: every place the new year touched, below the plan; a click leads to the place.

建议采纳  （二）第1句  2026年6月底前 → 2027年6月底前    期限顺延一年
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
)

from ui import style
from ui.state import Selection
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP
from ui.window.bottom_page import BottomPage
from workbench.errors import WorkbenchError
from workbench.manuscript import PART_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.gateway import ProposalEntry
    from ui.session import Session
    from ui.tree_model import Index

_COLUMNS = 4
_FOREGROUND = 9
_TONES = {"expired": "err", "figure": "warn", "ask": "warn", "organ": "warn"}


class ReviewModel(QAbstractTableModel):
    """What to do, where, what stood and what stands there, and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ProposalEntry, ...] = ()

    def show(self, proposals: Sequence[ProposalEntry]) -> None:
        """List other proposals."""
        self.beginResetModel()
        self._rows = tuple(proposals)
        self.endResetModel()

    def proposal(self, row: int) -> ProposalEntry:
        """The proposal in `row`."""
        return self._rows[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        cells = (entry.kind.action, entry.section, change_words(entry), entry.reason)
        if role in (DISPLAY, ACCESSIBLE):
            return cells[index.column()]
        if role == TOOL_TIP:
            return f"{entry.kind.label}：{change_words(entry)}\n{entry.sentence}"
        if role == _FOREGROUND and index.column() == 0:
            return style.shade(_TONES.get(str(entry.kind), "info"))
        return None


def change_words(entry: ProposalEntry) -> str:
    """What stood there and what stands there now; no arrow where nothing is suggested."""
    if entry.after == entry.before:
        return entry.before
    return f"{entry.before} → {entry.after}"


def _part_of(place: str) -> str:
    """The part of the plan that a place outside the sections is called by (通知标题, 标题 …)."""
    name = place.partition("·")[0]
    return next((part for part, called in PART_NAMES.items() if called == name), "title")


class ReviewPanel(BottomPage):
    """The list below the plan.

    Signals:
        counted(int): so many places are listed for the open plan.
    """

    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = ReviewModel(self)
        self.table = QTableView()
        self._build()
        session.plan_opened.connect(self.refresh)
        self.table.clicked.connect(self.go_to)
        self.table.activated.connect(self.go_to)

    def refresh(self) -> None:
        """Read the proposals of the open plan."""
        plan = self._session.plan
        try:
            found = self._session.workbench.proposals(plan.id) if plan else ()
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        self.model.show(found)
        self.counted.emit(len(found))
        self.sized.emit(len(found))

    def go_to(self, index: QModelIndex) -> None:
        """Make the place current in all panels; the list keeps the focus."""
        entry = self.model.proposal(index.row())
        tasks = (entry.task_id,) if entry.task_id else ()
        part = "" if entry.section_id or tasks else _part_of(entry.section)
        self._session.select(Selection(section_id=entry.section_id, task_ids=tasks, part=part))

    def walk(self, steps: int) -> None:
        """To the next (1) or previous (-1) place, round the end."""
        count = self.model.rowCount()
        if count:
            row = (self.table.currentIndex().row() + steps) % count
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.go_to(self.model.index(row, 0))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rows = QHBoxLayout()
        rows.setContentsMargins(9, 0, 0, 0)
        rows.addWidget(self.table)
        column.addLayout(rows, 1)
        self._dress_table()
        self.setFocusProxy(self.table)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("结转核对")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        header = table.horizontalHeader()
        header.hide()
        for at, width in enumerate((6, 10, 24)):
            header.resizeSection(at, style.em(width))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
