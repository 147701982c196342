"""条目去留: what becomes of each item of last year, with the statistic for the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.buttons import Button
from ui.choosing import EXCEL, chooser_of
from ui.labels import text
from ui.state import Message, Selection
from ui.turn.fate_foot import FateFoot
from ui.turn.fate_rows import ICONS, WORDS, fate_rows, tally
from ui.turn.fate_table import FateTable
from ui.turn.merging import merge_into
from ui.turn.side import Side
from ui.turn.side_list import SideList, SideRow
from ui.turn.stat_bar import StatBar
from ui.walking import next_waiting
from workbench.drafting.dropping import without_tasks
from workbench.drafting.fates import GONE, Decision, Fate, into
from workbench.plan import TargetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from ui.session import Session
    from ui.turn.fate_rows import FateRow
    from ui.turn.feed import Turn, TurnFeed
    from workbench.drafting.entries import Entry
    from workbench.drafting.fates import ItemFate
    from workbench.plan import Plan

_ALL, _OPEN = "all", "open"
_TABLES = "表格 (*.xlsx *.xls *.et *.csv);;所有文件 (*)"
_LOW = 28
"""Lower than the width of so many characters the rows need the room of what stands below them."""
_NOTHING = "没有找到上年的要点。请先导入上年的要点，再从它生成新一年的要点。"


class FatesView(Side):
    """The second side of the review."""

    def __init__(self, session: Session, feed: TurnFeed) -> None:
        super().__init__()
        self._session = session
        self._feed = feed
        self._rows: tuple[FateRow, ...] = ()
        self._turn: Turn | None = None
        self.fates = SideList("去留")
        self.table = FateTable()
        self.stat = StatBar()
        self.foot = FateFoot()
        self.reason = self.foot.reason
        self.nothing = text(_NOTHING, "body", "ink3", wrap=True)
        self.nothing.hide()  # said once it is known
        self._build()
        self._connect()

    @property
    def progress(self) -> tuple[int, int, int]:
        """How many are decided, how many there are, how many wait."""
        waiting = sum(row.waiting for row in self._rows)
        return len(self._rows) - waiting, len(self._rows), waiting

    @property
    def easy(self) -> tuple[FateRow, ...]:
        """Those whose fate follows from their result."""
        return tuple(r for r in self._rows if r.preset and r.preset not in GONE)

    def show_turn(self, turn: Turn) -> None:
        """What there is now."""
        self._turn = turn
        self._rows = fate_rows(turn)
        added = len(turn.ledger.added) if turn.ledger else 0
        counts = tally(self._rows, added)
        if turn.old:
            years = (f"{turn.old.year}年条目", f"{turn.plan.year}年")
            self.table.rows.heads = ("位置", years[0], "上年结果", "去留", years[1])
        self.table.names = tuple(e.name for f in _items(turn) for e in f.new)
        self.stat.show_parts(counts)
        self.nothing.setVisible(turn.ledger is None)
        self.fates.show_rows([_all(self._rows), *(_side(*count) for count in counts)])
        self._show_class(anew=True)

    def focus(self) -> None:
        """The keys go to the list."""
        self.table.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks, the list first."""
        return (self.table, self.reason, self.fates, self.bar)

    def walk(self, steps: int) -> None:
        """To the next or previous item that waits, round the end."""
        rows, at = self.table.rows.rows, self.table.currentIndex().row()
        found = next_waiting(rows, at, steps, lambda row: row.waiting)
        if found < 0:
            self._session.message.emit(Message("这里的条目都定了"))
        else:
            self.table.go(found)

    def accept_easy(self) -> None:
        """Decide as the results suggest; nothing is taken out of the plan by this."""
        told = {r.digest: Decision(r.preset, (), "") for r in self.easy if r.preset}
        self._feed.say_fates(told, f"去留按建议定 {len(told)}条")

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.note = self._build_note()
        left = _column("panel", self.fates, self.note)
        self.bar = self._build_bar()
        right = _column("surface", self.bar, self.nothing, self.table, self.foot)
        self.lay_panes(left, right, 13)

    def _build_note(self) -> QFrame:
        note = text("新增按新一年的要点自动计数，不用在这里选。", "small", "ink3", wrap=True)
        note.setContentsMargins(12, 6, 12, 10)
        return _column("panel", note)

    def _build_bar(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("ground", "surface")
        frame.setProperty("edge", "bottom")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self.stat, 1)
        for words, tip, act in (
            ("从 Excel 读入…", "读各单位填好的上年结果：进展状态、完成率、实际完成", self.read_in),
            ("导出空表…", "上年任务一行一句，发给各单位填结果", self.write_blank),
            ("导出台账…", "结转台账、一页统计和指标对照", self.write_out),
        ):
            button = Button(words, "quiet")
            button.setToolTip(tip)
            button.clicked.connect(act)
            row.addWidget(button)
        return frame

    def _connect(self) -> None:
        self.fates.chosen.connect(lambda: self._show_class())
        self.table.fate_wanted.connect(self.choose)
        self.table.moved.connect(self._show_foot)
        self.table.rows.result_said.connect(self._say_result)
        self.table.rows.where_said.connect(self._say_where)
        self.reason.returnPressed.connect(self._say_reason)

    # -- what she says --------------------------------------------------------------------------

    def choose(self, fate: Fate) -> None:
        """What becomes of the current item; one that goes is taken out of the plan, as one step."""
        row, plan = self.table.row, self._session.plan
        if row is None or row.fate.old is None or plan is None or self._session.refused():
            return
        told = {row.digest: Decision(fate, (), row.fate.reason * row.fate.confirmed)}
        there, name = _standing(row, plan), f"{row.place}定为{WORDS[fate]}"
        if there and fate in GONE:
            name = f"{row.place}{WORDS[fate]}，不再列入"
            self._feed.say_fates(told, name, lambda now: without_tasks(now, _standing(row, now)))
        elif there or fate in GONE:
            self._feed.say_fates(told, name)
        else:
            self._feed.bring_back(row.fate.old, told, name)
        self._ask_more(fate)

    def _ask_more(self, fate: Fate) -> None:
        """What belongs to some fates: why it is carried over, into which it is merged."""
        if fate is Fate.CARRIED:
            self.foot.show_row(self.table.row, carried=True)
            self.reason.setFocus()
        elif fate is Fate.MERGED:
            self.table.ask_where(merging=True)

    def _say_result(self, row: FateRow, words: str) -> None:
        from workbench.drafting.results import result_said

        old = row.fate.old
        rate = old is not None and any(target.kind is TargetKind.RATE for target in old.targets)
        self._feed.say_results({row.digest: result_said(words, rate=rate)})

    def _say_where(self, row: FateRow, words: str) -> None:
        """Another item of the new plan, by its name; none is found: nothing changes."""
        turn = self._turn
        entries = [e for f in _items(turn) for e in f.new] if turn else []
        found = _named(entries, words.strip())
        found = found or next(
            (e for e in entries if words.strip() and words.strip() in e.name), None
        )
        if found is None:
            self._session.message.emit(Message(f"新一年的要点里没有“{words}”"))
            return
        fate = row.chosen if row.chosen and row.chosen not in GONE else Fate.MERGED
        reason = row.fate.reason if row.fate.confirmed else ""
        if fate is Fate.MERGED:
            merge_into(self._session, self._feed, row, found, reason)
        else:
            name = f"{row.place}去处定为“{found.name}”"
            self._feed.say_fates({row.digest: into(fate, [found], reason)}, name)

    def _say_reason(self) -> None:
        row = self.table.row
        if row and row.chosen:
            new = row.fate.new if row.chosen is Fate.MERGED else ()
            told = into(row.chosen, new, self.reason.text().strip())
            self._feed.say_fates({row.digest: told}, f"{row.place}填写原因")
            self.table.setFocus()

    # -- files ----------------------------------------------------------------------------------

    def read_in(self) -> None:
        """Last year's results out of a table."""
        chooser = chooser_of(self._session)
        for path in chooser.to_read(self, "读入上年结果", _TABLES):
            self._feed.read_results(path)

    def write_blank(self) -> None:
        """An empty table of last year's sentences."""
        self._save("导出空表", "上年结果填报表", self._feed.write_blank)

    def write_out(self) -> None:
        """The ledger."""
        self._save("导出台账", "结转台账", self._feed.write_ledger)

    def _save(self, title: str, stem: str, act: Callable[[Path], None]) -> None:
        turn = self._turn
        if turn is None or turn.ledger is None:
            self._session.message.emit(Message(_NOTHING))
            return
        from workbench.papers import name_ending

        name = name_ending(turn.plan.title, f"{stem}.xlsx")
        path = chooser_of(self._session).to_write(self, title, name, EXCEL)
        if path:
            act(path)

    # -- what is shown --------------------------------------------------------------------------

    def _show_class(self, *, anew: bool = False) -> None:
        """The items of the class; `anew`: it is the same one, looked up again."""
        key = self.fates.key
        rows = [r for r in self._rows if key in (_ALL, "") or key == (r.counted or _OPEN)]
        (self.table.refresh_rows if anew else self.table.show_rows)(rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.go(next((k for k, row in enumerate(rows) if row.waiting), 0))
        self._show_foot()

    def _show_foot(self) -> None:
        row = self.table.row
        carried = bool(row and (row.chosen is Fate.CARRIED or (row.chosen and row.fate.carried)))
        if self.reason.hasFocus() and not carried:
            self.table.setFocus()
        self.foot.show_row(row, carried=carried)
        if not self.reason.hasFocus():
            self.reason.setText(row.fate.reason if row and row.fate.confirmed else "")
        if row and self.isVisible() and row.fate.new:
            entry = row.fate.new[0]
            tasks = tuple(task.id for task in entry.tasks)
            self._session.select(Selection(section_id=entry.section_id, task_ids=tasks))

    # -- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < style.em(_LOW)
        self.foot.set_low(low)
        self.note.setHidden(low)


def _standing(row: FateRow, plan: Plan) -> frozenset[str]:
    """The sentences of the plan that are those of the item, by their source or as she said."""
    was = {task.id for task in row.fate.old.tasks} if row.fate.old else set()
    said = {task.id for entry in row.fate.new for task in entry.tasks} if row.chosen else set()
    return frozenset(t.id for t in plan.tasks() if t.source in was or t.id in said)


def _named(entries: Sequence[Entry], name: str) -> Entry | None:
    """The item of this name, else the first that holds it."""
    exact = (entry for entry in entries if entry.name == name)
    return next(exact, None) or next((e for e in entries if name and name in e.name), None)


def _items(turn: Turn) -> tuple[ItemFate, ...]:
    return turn.ledger.items if turn.ledger else ()


def _all(rows: tuple[FateRow, ...]) -> SideRow:
    return SideRow(_ALL, "全部", "", str(len(rows)), icon="outline")


def _side(fate: Fate | None, count: int) -> SideRow:
    if fate is None:
        return SideRow(_OPEN, "未定", "", str(count), count > 0, "doubt", "warn")
    icon, token = ICONS[fate]
    return SideRow(fate.value, WORDS[fate], "", str(count), icon=icon, token=token)


def _column(ground: str, *parts: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", ground)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4 if len(parts) == 3 else 0)
    for part in parts:
        stretch = 1 if isinstance(part, (FateTable, SideList)) else 0
        column.addWidget(part, stretch)
    return frame
