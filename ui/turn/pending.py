"""结转核对: the places the new year touched that are undecided, below the plan.

建议采纳  （二）第1句  2026年6月底前 → 2027年6月底前    期限顺延一年

A click leads to the place in the plan, a double click to the same place of the review.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTableView

from ui import style
from ui.buttons import Button
from ui.row_model import RowModel
from ui.row_table import dress_table
from ui.state import Selection
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP
from ui.turn.rows import change_rows
from ui.window.list_page import ListPage
from workbench.manuscript import PART_NAMES

if TYPE_CHECKING:
    from ui.jobs import Job
    from ui.session import Session
    from workbench.app import Workbench
    from workbench.drafting.proposals import Proposal
    from workbench.plan import Plan

_PAUSE = 400
"""Milliseconds of rest in editing after which the places are looked for again."""
_NOTHING = "新一年触及的地方都定了；还没有核对过的要点，从菜单 审校 → 结转核对… 开始。"
_FOREGROUND = 9
_TONES = {"expired": "err", "figure": "warn", "ask": "warn", "organ": "warn"}


class ReviewModel(RowModel["Proposal"]):
    """What to do, where, what stood and what stands there, and why."""

    heads = ("处理", "位置", "原文 → 建议", "理由")

    def told(self, row: Proposal, column: int, role: int) -> object:
        cells = (row.kind.action, row.section, change_words(row), row.reason)
        if role in (DISPLAY, ACCESSIBLE):
            return cells[column]
        if role == TOOL_TIP:
            return f"{row.kind.label}：{change_words(row)}\n{row.sentence}"
        if role == _FOREGROUND and column == 0:
            return style.shade(_TONES.get(str(row.kind), "info"))
        return None


def change_words(entry: Proposal) -> str:
    """What stood there and what stands there now; no arrow where nothing is suggested."""
    if entry.after == entry.before:
        return entry.before
    return f"{entry.before} → {entry.after}"


def undecided(workbench: Workbench, plan: Plan) -> tuple[Proposal, ...]:
    """The proposals for `plan` that wait for her word; on the background thread."""
    from workbench.drafting.deciding import standing

    rows = change_rows(standing(plan, workbench.proposals(plan.id)), plan, {})
    return tuple(replace(row.proposal, section=row.place) for row in rows if row.waiting)


def _part_of(place: str) -> str:
    """The part of the plan that a place outside the sections is called by (通知标题, 标题 …)."""
    name = place.partition("·")[0]
    return next((part for part, called in PART_NAMES.items() if called == name), "title")


class ReviewPanel(ListPage):
    """The list below the plan.

    Signals:
        counted(int): so many places of the open plan are undecided.
        known(): the list of the plan just opened is there.
        place_wanted(id): the review is wanted, at this place; "" for where it was.
    """

    counted = Signal(int)
    known = Signal()
    place_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = QTableView()
        self.lay(self.table)
        self._session = session
        self._job: Job | None = None
        self._fresh = True
        self.model = ReviewModel(self)
        self.table.setModel(self.model)
        dress_table(self.table, "结转核对", (6, 10, 0, 0), head=False)
        self.nothing.setText(_NOTHING)
        self.page = Button("接着核对…", "quiet", "carry")
        self.page.setToolTip("打开结转核对，逐处采纳、改写或保留")
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._later.timeout.connect(self.refresh)
        session.plan_opened.connect(self._begin)
        session.plan_changed.connect(self._later.start)
        session.fates_said.connect(self._later.start)
        self.table.clicked.connect(lambda at: self.go_to(at.row()))
        self.table.activated.connect(
            lambda at: self.place_wanted.emit(self.model.rows[at.row()].id)
        )
        self.page.clicked.connect(lambda: self.place_wanted.emit(""))

    @property
    def bar(self) -> Button:
        """The way to the review."""
        return self.page

    def refresh(self) -> None:
        """Look for what is undecided in the open plan, beside the window; ends in `counted`."""
        plan = self._session.plan
        if self._job is not None and not self._job.over:
            self._job.cancel()
        if plan is None:
            self._show(())
            return
        workbench = cast("Workbench", self._session.workbench)
        self._job = job = self._session.work(
            "正在核对结转", lambda _: undecided(workbench, plan), quiet=True
        )
        job.succeeded.connect(lambda found: self._tell(found) if job is self._job else None)

    def _begin(self) -> None:
        self._fresh = True
        self._show(())
        self.refresh()

    def _tell(self, found: tuple[Proposal, ...]) -> None:
        self._show(found)
        if self._fresh:
            self._fresh = False
            self.known.emit()

    def _show(self, found: tuple[Proposal, ...]) -> None:
        self.model.show(found)
        self.counted.emit(len(found))
        self.tell(len(found))

    def go_to(self, line: int) -> None:
        """Make the place current in all panels; the list keeps the focus."""
        entry = self.model.rows[line]
        tasks = (entry.task_id,) if entry.task_id else ()
        part = "" if entry.section_id or tasks else _part_of(entry.section)
        self._session.select(Selection(section_id=entry.section_id, task_ids=tasks, part=part))
