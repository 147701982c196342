"""逐处建议: classes at the left, the places of the chosen one, and what can be said to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.buttons import Button
from ui.state import Message, Selection
from ui.turn.change_detail import ChangeDetail
from ui.turn.change_table import ChangeTable
from ui.turn.rows import class_counts, edited_words
from ui.turn.side import Side
from ui.turn.side_list import SideList, SideRow
from ui.walking import next_waiting
from workbench.drafting.deciding import ACCEPT, REFUSE, Decision, edited
from workbench.drafting.dropping import without_tasks
from workbench.drafting.proposals import ProposalKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from ui.turn.feed import Turn, TurnFeed
    from ui.turn.rows import ChangeRow

_ALL = "all"
_AGAIN = Decision(Verdict.WAITING)


class ChangesView(Side):
    """The first side of the review.

    Signals:
        counted(done, total, waiting): how far she is.
    """

    counted = Signal(int, int, int)

    def __init__(self, session: Session, feed: TurnFeed) -> None:
        super().__init__()
        self._session = session
        self._feed = feed
        self._rows: tuple[ChangeRow, ...] = ()
        self.classes = SideList("建议的类别")
        self.table = ChangeTable()
        self.detail = ChangeDetail()
        self.leave_open = Button("", "normal")
        self._build()
        self._connect()

    @property
    def progress(self) -> tuple[int, int, int]:
        """How many are done, how many there are, how many wait."""
        waiting = sum(row.waiting for row in self._rows)
        return len(self._rows) - waiting, len(self._rows), waiting

    @property
    def easy(self) -> tuple[ChangeRow, ...]:
        """Those of the class that is proposed for taking over, which wait still."""
        return self._waiting_of(ProposalKind.PROPOSE)

    def show_turn(self, turn: Turn) -> None:
        """What there is now."""
        self._rows = turn.rows
        counts = class_counts(self._rows)
        self.classes.show_rows(
            [
                SideRow(c.kind.value if c.kind else _ALL, c.label, c.hint, c.count, c.waiting > 0)
                for c in counts
            ]
        )
        self._show_class(anew=True)
        waiting = len(self._waiting_of(ProposalKind.FIGURE))
        self.leave_open.setText(f"指标都留空待填（{waiting}）")
        self.leave_open.setVisible(waiting > 0)
        self.counted.emit(*self.progress)

    def focus(self) -> None:
        """The keys go to the list."""
        self.table.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks, the list first."""
        return (self.table, self.detail, self.classes, self.leave_open)

    def go_to(self, proposal_id: str) -> None:
        """Make the place of a proposal current, among all."""
        self.classes.setCurrentIndex(self.classes.rows.line(0))
        ids = [row.proposal.id for row in self.table.rows.rows]
        if proposal_id in ids:
            self.table.go(ids.index(proposal_id))

    def walk(self, steps: int) -> None:
        """To the next or previous place that waits, round the end."""
        rows, at = self.table.rows.rows, self.table.currentIndex().row()
        found = next_waiting(rows, at, steps, lambda row: row.waiting)
        if found < 0:
            self._session.message.emit(Message("这一类都处理过了"))
        else:
            self.table.go(found)

    def accept_easy(self) -> None:
        """Take over all that is proposed for it, in one step."""
        self._settle(self.easy, ACCEPT, "采纳建议")

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        right = QFrame()
        right.setProperty("ground", "surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self.lay_panes(self._build_left(), right, 19)

    def _build_left(self) -> QFrame:
        self.leave_open.setToolTip("还没有新值的指标都留空，任务表里写着待填和去年的数，可以撤销")
        self.leave_open.hide()  # until there are figures
        left = QFrame()
        left.setProperty("ground", "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.classes, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 8, 10, 8)
        foot.addWidget(self.leave_open)
        column.addLayout(foot)
        return left

    def _connect(self) -> None:
        table, detail = self.table, self.detail
        self.classes.chosen.connect(lambda: self._show_class())
        table.moved.connect(self._show_detail)
        for teller in (table, detail):
            teller.accept_wanted.connect(self._accept)
            teller.keep_wanted.connect(lambda: self._settle_one(REFUSE, "保留原文"))
        table.edit_wanted.connect(detail.begin_writing)
        table.open_wanted.connect(lambda: self._settle_one(ACCEPT, "留空待填"))
        later = Qt.ConnectionType.QueuedConnection  # the field is closed by then
        table.rows.figure_typed.connect(self._write_figure, later)
        self.leave_open.clicked.connect(self._leave_figures_open)
        table.class_wanted.connect(self._accept_class)
        detail.remove_wanted.connect(self._remove)
        detail.again_wanted.connect(lambda: self._settle_one(_AGAIN, "改回待定", go_on=False))
        detail.worded.connect(self._write)
        detail.done.connect(table.setFocus)

    # -- what she says --------------------------------------------------------------------------

    def _accept(self) -> None:
        row = self.table.row
        if row is None or not row.found:
            return
        by_key = self.sender() is self.table
        if row.open_figure and by_key and row.waiting:
            self.detail.begin_writing()  # a new figure is wanted, not a gap
        elif row.suggests:
            self._settle_one(ACCEPT, "采纳")
        elif row.waiting:
            self._session.message.emit(
                Message("这一处没有建议的写法，请按 F2 改写或 Delete 保留原文")
            )
        else:
            self.walk(1)

    def _write(self, typed: str) -> None:
        row = self.table.row
        if row:
            self._settle_one(edited(edited_words(row, typed)), "改写")

    def _write_figure(self, row: ChangeRow, typed: str) -> None:
        """A figure typed in its row; she may be at another one by now, by a click."""
        here = self.table.row is not None and self.table.row.proposal.id == row.proposal.id
        self._settle_one(edited(edited_words(row, typed)), "改写", go_on=here, row=row)
        if self.isVisible() and here:
            self.table.setFocus()

    def _leave_figures_open(self) -> None:
        self._settle(self._waiting_of(ProposalKind.FIGURE), ACCEPT, "留空待填")

    def _settle_one(
        self, decision: Decision, verb: str, *, go_on: bool = True, row: ChangeRow | None = None
    ) -> None:
        row = row or self.table.row
        if row is None or not row.found:
            return
        at = self.table.currentIndex().row()
        done = self._feed.settle({row.proposal.id: decision}, f"{verb}“{row.proposal.before}”")
        if done and go_on:
            self.table.go(self._next_waiting(at))

    def _next_waiting(self, at: int) -> int:
        rows = self.table.rows.rows
        order = [*range(at + 1, len(rows)), *range(at)]
        return next((k for k in order if rows[k].waiting), min(at + 1, len(rows) - 1))

    def _accept_class(self) -> None:
        kind = self._kind()
        if kind is None:
            self._session.message.emit(Message("先在左边选一类，再采纳本类"))
            return
        rows = [r for r in self._waiting_of(kind) if r.suggests and not r.open_figure]
        if not rows:
            way = "，可以在左下都留空待填" if self._waiting_of(ProposalKind.FIGURE) else ""
            way *= kind is ProposalKind.FIGURE
            self._session.message.emit(Message(f"“{kind.label}”没有可以一起采纳的{way}"))
            return
        self._settle(rows, ACCEPT, f"采纳{kind.label}")

    def _settle(self, rows: Sequence[ChangeRow], decision: Decision, label: str) -> None:
        said = {row.proposal.id: decision for row in rows}
        if self._feed.settle(said, f"{label} {len(rows)}处"):
            self._session.message.emit(Message(f"{label} {len(rows)} 处", undoable=True))

    def _remove(self) -> None:
        row = self.table.row
        if row and row.proposal.task_id:
            gone = (row.proposal.task_id,)
            name = f"{row.place.partition('·')[0]}退出"
            if self._session.edit(lambda plan: without_tasks(plan, gone), name):
                self._session.message.emit(Message(name, undoable=True))
                self._feed.refresh()

    # -- what is shown --------------------------------------------------------------------------

    def _kind(self) -> ProposalKind | None:
        key = self.classes.key
        return ProposalKind(key) if key and key != _ALL else None

    def _waiting_of(self, kind: ProposalKind) -> tuple[ChangeRow, ...]:
        return tuple(r for r in self._rows if r.waiting and r.proposal.kind is kind)

    def _show_class(self, *, anew: bool = False) -> None:
        """The rows of the class; `anew`: it is the same one, looked up again."""
        kind = self._kind()
        rows = [r for r in self._rows if kind is None or r.proposal.kind is kind]
        (self.table.refresh_rows if anew else self.table.show_rows)(rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.go(next((k for k, row in enumerate(rows) if row.waiting), 0))
        self._show_detail()

    def _show_detail(self) -> None:
        row = self.table.row
        self.detail.show_row(row)
        if row and self.isVisible() and row.present and row.proposal.section_id:
            tasks = (row.proposal.task_id,) if row.proposal.task_id else ()
            chosen = Selection(section_id=row.proposal.section_id, task_ids=tasks)
            self._session.select(chosen)
