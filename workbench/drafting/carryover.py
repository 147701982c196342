"""Last year's plan, item by item, in the new one: each old item's fate, and what is new.

    2026 推动义务教育学校集团化办学   →  拆分  扩大集团化办学覆盖面 ＋ 健全集团内教师统筹使用机制
    2026 改造农村学校厕所             →  完成退出
    2027 试行中小学春秋假             →  新增

A sentence rolled forward knows what it was (`task.source`); the others are found by the matcher.
What the drafter decided stands over both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from workbench.drafting.entries import Entry, headings_above, items, sentences
from workbench.drafting.fates import GONE, Decision, Fate, ItemFate, Ledger, Result, joined
from workbench.drafting.kinship import (
    Above,
    Kin,
    both_headed,
    kin_of_items,
    kin_of_sentences,
    one_headed,
)
from workbench.drafting.levels import History, histories
from workbench.drafting.matter import core, digest, goes_further, plain
from workbench.drafting.similarity import ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.plan import Plan, Target

__all__ = ["Decision", "Fate", "ItemFate", "Ledger", "Result", "carry_over", "figures"]

_Years = tuple["Sequence[Entry]", "Sequence[Entry]"]
_SAME_WORDS = 0.75  # from here on a sentence only had its words turned
_STILL_ITSELF = 0.3  # below, a sentence that was rolled forward has been written over
_HALF = 0.5


def carry_over(
    old_plan: Plan,
    new_plan: Plan,
    results: Mapping[str, Result] | None = None,
    decided: Mapping[str, Decision] | None = None,
) -> Ledger:
    """The fate of every item of `old_plan` in `new_plan`.

    `results` and `decided` are by the digest (`Entry.digest`) of an old item or sentence: what last
    year came to, and what the drafter said. An item of which nothing is told came to what its
    sentences did. A decision whose items are not in the new plan any more is void, and so is one
    that an item goes while sentences of it stand there still: taking back the step that took them
    out takes back the decision.
    """
    told = _Told(results or {}, decided or {})
    years = items(old_plan), items(new_plan)
    lines = sentences(old_plan), sentences(new_plan)
    known, done, confirmed = _known(*years, told.decided)
    headed = kin_of_items(*years, both_headed, known, done)
    line_known, line_done, line_confirmed = _known(*lines, told.decided)
    above = _above(old_plan, new_plan, *years, headed)
    by_line = kin_of_sentences(*lines, above, line_known, line_done)
    alone = _alone(years, lines, by_line, confirmed)
    pairs = kin_of_items(*years, one_headed, [*headed, *alone], done)
    return Ledger(
        _Fates(*years, pairs, told.results, confirmed).all(),
        _Fates(*lines, by_line, told.results, line_confirmed).all(),
    )


def figures(fate: ItemFate, asked: Iterable[Target] = ()) -> tuple[History, ...]:
    """The figures of what an item became: last year's target, what was reached, the superior's.

    `asked` are the superior's targets for it, as an alignment found them.
    """
    last = fate.old.targets if fate.old else ()
    actual = fate.result.actual if fate.result else ""
    now = [target for entry in fate.new for target in entry.targets]
    return histories(now, last, actual, asked)


class _Told(NamedTuple):
    """What the drafter said, by digest."""

    results: Mapping[str, Result]
    decided: Mapping[str, Decision]


def _known(
    old: Sequence[Entry], new: Sequence[Entry], decided: Mapping[str, Decision]
) -> tuple[list[Kin], list[int], dict[int, Decision]]:
    """What needs no matching: what the drafter said, and what was rolled forward."""
    known, done, confirmed = _decided(old, new, decided)
    placed = {i for i, said in confirmed.items() if _tells_place(said)}
    known += [kin for kin in _by_source(old, new) if kin.old not in placed]
    return known, done, confirmed


def _decided(
    old: Sequence[Entry], new: Sequence[Entry], decided: Mapping[str, Decision]
) -> tuple[list[Kin], list[int], dict[int, Decision]]:
    """The pairs the drafter confirmed, the old items he let go, and what he said by index."""
    places = {entry.digest: at for at, entry in enumerate(new)}
    keys = {entry.key: at for at, entry in enumerate(new)}
    there = {task.source for entry in new for task in entry.tasks}
    known: list[Kin] = []
    done: list[int] = []
    confirmed: dict[int, Decision] = {}
    for i, entry in enumerate(old):
        decision = decided.get(entry.digest)
        if decision is None:
            continue
        found = _destinations(decision, places, keys)
        if len(found) < len(decision.new):
            continue
        if decision.fate in GONE and any(task.id in there for task in entry.tasks):
            continue
        confirmed[i] = decision
        known += [Kin(i, j, 1.0, True) for j in found]
        done += [i] if not decision.new and decision.fate in GONE else []
    return known, done, confirmed


def _destinations(
    decision: Decision, places: Mapping[str, int], keys: Mapping[str, int]
) -> list[int]:
    """The items it names that are there: with the words they had, else where they stood."""
    named = zip_longest(decision.new, decision.keys, fillvalue="")
    found = (places.get(name, keys.get(key, -1)) for name, key in named)
    return [at for at in found if at >= 0]


def _tells_place(decision: Decision) -> bool:
    """Whether the drafter said what an item became, or that it is gone."""
    return bool(decision.new) or decision.fate in GONE


# -- by what a sentence was --------------------------------------------------------------


def _by_source(old: Sequence[Entry], new: Sequence[Entry]) -> list[Kin]:
    """Items whose sentences were rolled forward from one another, where it is half of them."""
    home = {task.id: i for i, entry in enumerate(old) for task in entry.tasks}
    moved: Counter[tuple[int, int]] = Counter(
        (home[task.source], j)
        for j, entry in enumerate(new)
        for task in entry.tasks
        if task.source in home
    )
    return [
        Kin(i, j, ratio(plain(old[i].text), plain(new[j].text)), _is_itself(old[i], new[j]))
        for (i, j), count in moved.items()
        if count >= _HALF * min(len(old[i].tasks), len(new[j].tasks))
    ]


def _is_itself(old: Entry, new: Entry) -> bool:
    return ratio(plain(old.text), plain(new.text)) >= _STILL_ITSELF


# -- sentences ---------------------------------------------------------------------------


def _above(
    old_plan: Plan,
    new_plan: Plan,
    old: Sequence[Entry],
    new: Sequence[Entry],
    pairs: Sequence[Kin],
) -> Above:
    """What stands above the sentences, those of items that are one being told so."""
    headings, new_headings = headings_above(old_plan), headings_above(new_plan)
    together = set()
    for kin in sorted(pairs, key=lambda kin: kin.score):
        was, became = old[kin.old], new[kin.new]
        if both_headed(was, became):
            together.add((was.section_id, became.section_id))
            new_headings[became.section_id] = headings[was.section_id]
    return Above(headings, new_headings, together)


def _alone(
    years: _Years, lines: _Years, by_line: Iterable[Kin], confirmed: Mapping[int, Decision]
) -> list[Kin]:
    """The pairs of sentences that are items of their own: one matching for both views."""
    old, new = (
        {e.tasks[0].id: at for at, e in enumerate(entries) if not e.heading} for entries in years
    )
    found = []
    for kin in by_line:
        was, became = lines[0][kin.old].tasks, lines[1][kin.new].tasks
        if was and became and was[0].id in old and became[0].id in new:
            found.append(kin._replace(old=old[was[0].id], new=new[became[0].id]))
    return [k for k in found if k.old not in confirmed or not _tells_place(confirmed[k.old])]


# -- fates -------------------------------------------------------------------------------


class _Fates:
    """Tells from the pairs what became of each entry."""

    def __init__(
        self,
        old: Sequence[Entry],
        new: Sequence[Entry],
        pairs: Iterable[Kin],
        results: Mapping[str, Result],
        confirmed: Mapping[int, Decision],
    ) -> None:
        self._old, self._new = old, new
        self._results, self._confirmed = results, confirmed
        self._became: dict[int, list[Kin]] = defaultdict(list)
        self._came_from: dict[int, list[Kin]] = defaultdict(list)
        for kin in pairs:
            self._became[kin.old].append(kin)
            self._came_from[kin.new].append(kin)

    def all(self) -> tuple[ItemFate, ...]:
        added = (
            ItemFate(None, (entry,), Fate.ADDED, "上年没有", certain=False)
            for j, entry in enumerate(self._new)
            if j not in self._came_from
        )
        return (*(self._fate(i) for i in range(len(self._old))), *added)

    def _fate(self, i: int) -> ItemFate:
        kins = self._became.get(i, [])
        decision = self._confirmed.get(i)
        fate, reason = (decision.fate, decision.reason) if decision else self._told(i, kins)
        result = _result_of(self._old[i], self._results)
        return ItemFate(
            self._old[i],
            tuple(self._new[kin.new] for kin in kins),
            fate,
            reason,
            max((kin.score for kin in kins), default=0.0),
            bool(kins) and all(kin.certain for kin in kins),
            decision is not None,
            bool(result and result.unfinished) or fate is Fate.CARRIED,
            result,
        )

    def _told(self, i: int, kins: Sequence[Kin]) -> tuple[Fate, str]:
        if not kins:
            return Fate.FINISHED, "新的一年没有对应内容"
        names = "、".join(f"“{self._new[kin.new].name}”" for kin in kins)
        if len(kins) > 1:
            return Fate.SPLIT, f"拆分为{names}"
        others = [kin.old for kin in self._came_from[kins[0].new] if kin.old != i]
        if others:
            joined = "、".join(f"“{self._old[other].name}”" for other in others)
            return Fate.MERGED, f"与{joined}合并为{names}"
        return _turned(self._old[i], self._new[kins[0].new])


def _result_of(entry: Entry, results: Mapping[str, Result]) -> Result | None:
    """What was told of an item, else what its sentences came to together."""
    if not results:
        return None
    own = results.get(entry.digest)
    parts = [results[name] for task in entry.tasks if (name := digest(task.text)) in results]
    return own or joined(parts)


def _turned(old: Entry, new: Entry) -> tuple[Fate, str]:
    """Whether an item goes on as it was or goes further."""
    before, after = (old.heading, new.heading) if old.heading and new.heading else ("", "")
    if before and core(before) == core(after) and not goes_further(before, after):
        same = plain(old.text) == plain(new.text)
        return Fate.CONTINUED, "文字未变" if same else "标题未变，内容有更新"
    if before:
        return Fate.DEEPENED, f"由“{before}”改为“{after}”"
    if goes_further(old.body, new.body) or ratio(plain(old.text), plain(new.text)) < _SAME_WORDS:
        return Fate.DEEPENED, "内容有实质改动"
    return Fate.CONTINUED, "文字基本未变"
