"""What became of last year's items: a fate each, and the ledger that holds them (结转台账).

延续 goes on   深化 goes further   完成退出 done, left out   合并 two made one   拆分 one made two
退出 left out undone   结转 goes on as it was not done   新增 of this year
                        and 结转 as a tag beside them where last year's work was not finished
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.drafting.entries import Entry


class Fate(StrEnum):
    """What the new year made of an item."""

    CONTINUED = "continued"
    DEEPENED = "deepened"
    FINISHED = "finished"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    CARRIED = "carried"
    ADDED = "added"

    @property
    def label(self) -> str:
        """The word of the offices' own ledgers."""
        return _LABELS[self]


_LABELS = {
    Fate.CONTINUED: "延续",
    Fate.DEEPENED: "深化",
    Fate.FINISHED: "完成退出",
    Fate.MERGED: "合并",
    Fate.SPLIT: "拆分",
    Fate.DROPPED: "退出",
    Fate.CARRIED: "结转",
    Fate.ADDED: "新增",
}

GONE = (Fate.FINISHED, Fate.DROPPED)
"""The fates of an item that is not in the new plan any more."""

CARRIED = "结转"
"""The tag of an item that last year left unfinished."""


class State(StrEnum):
    """How far an item got, the least first, in the words of the offices' tables (进展状态)."""

    NOT_STARTED = "not_started"
    BEHIND = "behind"
    ON_TRACK = "on_track"
    DONE = "done"

    @property
    def label(self) -> str:
        """The word that stands in the table."""
        return _STATES[self]


_STATES = {
    State.NOT_STARTED: "未启动",
    State.ON_TRACK: "达到时序进度",
    State.BEHIND: "未达时序进度",
    State.DONE: "已完成",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What last year came to: the state, per cent done, 0 to 100, and the figure reached."""

    state: State | None = None
    percent: float | None = None
    actual: str = ""

    @property
    def unfinished(self) -> bool:
        """Reported on, and not done."""
        if self.state is State.DONE:
            return False
        if self.percent is not None:
            return self.percent < 100
        return self.state is not None


def joined(results: Sequence[Result]) -> Result | None:
    """What several sentences came to together: done when all are, else as far as the least."""
    if not results:
        return None
    states = [result.state for result in results if result.state]
    percents = [result.percent for result in results if result.percent is not None]
    return Result(
        min(states, key=list(State).index, default=None),
        min(percents, default=None),
        "；".join(result.actual for result in results if result.actual),
    )


@dataclass(frozen=True, slots=True)
class ItemFate:
    """An item of last year (None for one of this year alone) and what it became.

    `score` is how alike they are, 0 to 1; `certain` where nothing else can be meant; `confirmed`
    where the drafter said so. `carried`: last year left it unfinished (结转).
    """

    old: Entry | None
    new: tuple[Entry, ...]
    fate: Fate
    reason: str = ""
    score: float = 0.0
    certain: bool = False
    confirmed: bool = False
    carried: bool = False
    result: Result | None = None

    @property
    def asks_reason(self) -> bool:
        """Unfinished, and nobody has said why."""
        return self.carried and not (self.confirmed and self.reason)

    @property
    def others(self) -> tuple[Entry, ...]:
        """Of the items it became, those in which something of another one stands."""
        own = {task.id for task in self.old.tasks} if self.old else set()
        return tuple(e for e in self.new if any(task.source not in own for task in e.tasks))

    @property
    def counted(self) -> Fate | None:
        """What it is counted as everywhere: None while the drafter has not said.

        She has said that it is merged only when she has said into which, and that it goes on only
        when it stands in the plan.
        """
        if self.old is None:
            return self.fate
        return self.fate if self.confirmed and not self.nowhere else None

    @property
    def nowhere(self) -> bool:
        """It is to stand in the plan, and nobody has said where: it does not, or as itself only."""
        return not (self.others if self.fate is Fate.MERGED else self.new or self.fate in GONE)

    @property
    def label(self) -> str:
        """The fate as shown: 延续·结转."""
        tagged = self.carried and self.fate is not Fate.CARRIED
        return f"{self.fate.label}·{CARRIED}" if tagged else self.fate.label

    @property
    def chapter(self) -> str:
        """The chapter it is counted under: last year's, for a new item this year's."""
        entry = self.old or next(iter(self.new), None)
        return entry.chapter if entry else ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the drafter said of an item: its fate, what it became (by digest), and why.

    One that goes on without saying to what (`new` is empty) becomes what the matcher finds. `keys`
    are the items of `new` by their `Entry.key`, by which they are found when their words change.
    """

    fate: Fate
    new: tuple[str, ...] = ()
    reason: str = ""
    keys: tuple[str, ...] = ()


def into(fate: Fate, entries: Sequence[Entry], reason: str = "") -> Decision:
    """The decision that an item becomes these."""
    return Decision(fate, tuple(e.digest for e in entries), reason, tuple(e.key for e in entries))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All items of last year in order, then this year's new ones; and the same by sentences."""

    items: tuple[ItemFate, ...]
    sentences: tuple[ItemFate, ...] = ()

    @property
    def dropped(self) -> tuple[Entry, ...]:
        """Last year's items that stand nowhere in the new plan."""
        return tuple(f.old for f in self.items if f.old and not f.new)

    @property
    def added(self) -> tuple[Entry, ...]:
        """This year's items that last year had not."""
        return tuple(entry for f in self.items if f.old is None for entry in f.new)

    @property
    def to_ask(self) -> tuple[ItemFate, ...]:
        """What the drafter has to look at: not certain, not confirmed, or 结转 without a reason."""
        return tuple(f for f in self.items if f.asks_reason or not (f.certain or f.counted))


@dataclass(frozen=True, slots=True)
class Count:
    """A row of the leader's page: a chapter and how many of its items have each fate."""

    chapter: str
    fates: tuple[int, ...]
    """One for each of `Fate`, in its order."""
    carried: int = 0

    @property
    def total(self) -> int:
        """All items of the row."""
        return sum(self.fates)


TOTAL = "合计"


def statistic(ledger: Ledger) -> tuple[Count, ...]:
    """Chapters in order, last the sum: how many continued, deepened, done, merged, split, new."""
    chapters = dict.fromkeys(f.chapter for f in ledger.items)
    rows = [
        _count(chapter, (f for f in ledger.items if f.chapter == chapter)) for chapter in chapters
    ]
    return (*rows, _count(TOTAL, ledger.items))


def _count(chapter: str, fates: Iterable[ItemFate]) -> Count:
    own = tuple(fates)
    counted = Counter(f.fate for f in own)
    return Count(chapter, tuple(counted[fate] for fate in Fate), sum(f.carried for f in own))
