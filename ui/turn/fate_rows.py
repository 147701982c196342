"""An item of last year as a row: its result, what becomes of it, and where it goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.carryover import figures
from workbench.drafting.fates import Fate
from workbench.drafting.texts import section_paths
from workbench.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.turn.feed import Turn
    from workbench.drafting.fates import ItemFate, Result
    from workbench.drafting.levels import History

CHOICES = (
    Fate.CONTINUED,
    Fate.DEEPENED,
    Fate.FINISHED,
    Fate.MERGED,
    Fate.DROPPED,
    Fate.CARRIED,
)
"""The switch, in the order of its keys 1 to 6."""
WORDS = {fate: fate.label for fate in Fate} | {Fate.FINISHED: "完成"}
ICONS = {
    Fate.CONTINUED: ("arrow-right", "ink2"),
    Fate.DEEPENED: ("deepen", "info"),
    Fate.FINISHED: ("check", "ok"),
    Fate.MERGED: ("merge", "info"),
    Fate.SPLIT: ("split", "info"),
    Fate.DROPPED: ("close", "ink2"),
    Fate.CARRIED: ("carry", "warn"),
    Fate.ADDED: ("plus", "ok"),
}


@dataclass(frozen=True, slots=True)
class FateRow:
    """A row. `chosen` is what the drafter said, `preset` what last year's result suggests.

    `ended`: a span it names ended with last year, or a term of it has passed. `histories` are the
    figures of what it became, beside last year's and the superior's.
    """

    fate: ItemFate
    place: str
    same: int
    chosen: Fate | None
    preset: Fate | None
    histories: tuple[History, ...] = ()
    ended: bool = False

    @property
    def digest(self) -> str:
        """The name of the old item."""
        return self.fate.old.digest if self.fate.old else ""

    @property
    def old(self) -> str:
        """What it was."""
        entry = self.fate.old
        if entry is None:
            return ""
        return f"{entry.heading}。{entry.body}" if entry.heading else entry.body

    @property
    def asks_reason(self) -> bool:
        """It is carried over and nobody has said why."""
        return self.chosen is Fate.CARRIED and not self.fate.reason

    @property
    def asks_where(self) -> bool:
        """It is to stand in the plan, merged into another item or as it is, and does not."""
        return self.chosen is not None and self.fate.nowhere

    @property
    def counted(self) -> Fate | None:
        """What it is counted as: merged only when it is said into which."""
        return self.fate.counted

    @property
    def waiting(self) -> bool:
        """Whether the drafter has to say something still."""
        return self.chosen is None or self.asks_reason or self.asks_where

    @property
    def result(self) -> tuple[str, str, str]:
        """Words, icon and colour of what last year came to."""
        words = result_words(self.fate.result)
        if words:
            bad = self.fate.result is not None and self.fate.result.unfinished
            return (words, "keep", "err") if bad else (words, "check-filled", "ok")
        if self.ended:
            return "期满", "repeat", "warn"
        if self.same:
            return f"年年相同（{self.same}年）", "repeat", "warn"
        return "未填", "doubt", "ink3"

    @property
    def where(self) -> str:
        """Where it goes, in words."""
        names = "；".join(entry.name for entry in self.fate.new)
        if self.chosen is Fate.FINISHED:
            return "不再列入，转入总结"
        if self.chosen is Fate.DROPPED:
            return "不再列入"
        if self.asks_where:
            merged = self.chosen is Fate.MERGED
            return "（并入哪一条？回车选）" if merged else "（未列入，请选去处）"
        if self.chosen is Fate.MERGED:
            return f"并入“{'；'.join(entry.name for entry in self.fate.others)}”"
        return names

    @property
    def figures(self) -> tuple[str, ...]:
        """Its figures of both years, with what has to be looked at."""
        return tuple(
            "　".join(
                filter(
                    None,
                    (
                        h.target.indicator or "指标",
                        f"去年目标{h.last}" if h.last else "",
                        f"去年完成{h.reached:g}{h.target.unit}" if h.reached is not None else "",
                        f"上级{h.asked.figure}" if h.asked else "",
                        f"今年{h.target.figure}" if h.target.figure else "今年待填",
                        h.warning,
                    ),
                )
            )
            for h in self.histories
        )

    @property
    def warns(self) -> bool:
        """Whether a figure falls below what was reached or is asked."""
        return any(h.warning for h in self.histories)


def result_words(result: Result | None) -> str:
    """A result as it is shown and typed."""
    if result is None:
        return ""
    state = result.state.label if result.state and not result.actual else ""
    percent = f"{result.percent:g}%" if result.percent is not None else ""
    actual = f"完成{result.actual}" if result.actual[:1].isdigit() else result.actual
    return "，".join(filter(None, (state, percent, actual)))


@remembered
def fate_rows(turn: Turn) -> tuple[FateRow, ...]:
    """The rows of last year's items, in their order; asked for first where the turn is made."""
    if turn.ledger is None or turn.old is None:
        return ()
    places = section_paths(turn.old)
    ended = {p.task_id or p.section_id for p in (row.proposal for row in turn.rows if row.expired)}
    rows = []
    for fate in turn.ledger.items:
        if fate.old is None:
            continue
        same = turn.same.get(fate.old.digest, 0)
        chosen = fate.fate if fate.confirmed else None
        place = places.get(fate.old.section_id, "")
        preset = None if chosen else _preset(fate, same)
        tasks = [task.id for entry in fate.new for task in entry.tasks]
        asked = [target for key in tasks for target in turn.asked.get(key, ())]
        over = not ended.isdisjoint((*tasks, *(entry.section_id for entry in fate.new)))
        rows.append(FateRow(fate, place, same, chosen, preset, figures(fate, asked), over))
    return tuple(rows)


def _preset(fate: ItemFate, same: int) -> Fate | None:
    """Nothing where the result is unknown or the wording is the same for years."""
    if fate.result is None or same:
        return None
    if fate.result.unfinished:
        return Fate.CARRIED
    if not fate.new:
        return Fate.FINISHED
    return fate.fate if fate.fate in CHOICES else Fate.CONTINUED


def tally(rows: Sequence[FateRow], added: int) -> tuple[tuple[Fate | None, int], ...]:
    """How many have each fate; None for those undecided; the new ones last."""
    counted = Counter(row.counted for row in rows)
    chosen = [(fate, counted[fate]) for fate in CHOICES]
    return (*chosen, (None, counted[None]), (Fate.ADDED, added))
