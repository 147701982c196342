"""What the board (看板) counts: tasks of each unit by quarter, fates, figures by year, who is open.

医政医管处  一季度 1  二季度 3  三季度 3  四季度 6   13
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.assigning.breakdown import SEPARATOR, rows
from workbench.assigning.plotting import plotted, printed
from workbench.assigning.quarters import NAMES, quarter_of
from workbench.drafting.fates import CARRIED, GONE, Fate
from workbench.drafting.levels import counterparts, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.assigning.breakdown import Row
    from workbench.drafting.fates import ItemFate, Ledger
    from workbench.plan import Plan, Section, Target


@dataclass(frozen=True, slots=True)
class Load:
    """The tasks a unit answers for first, by quarter: as many numbers as `quarters.NAMES`."""

    unit: str
    quarters: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.quarters)


@dataclass(frozen=True, slots=True)
class Cover:
    """How many tasks of a chapter somebody answers for, and how many nobody does."""

    section_id: str
    title: str
    assigned: int
    open: int


@dataclass(frozen=True, slots=True)
class Flow:
    """How many of last year's items (`old`) went which way, and what they are now (`new`)."""

    fate: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure by year: printed values of the years before, this year's, and the superior's.

    Of a range (1～2个) the value is the upper end. `words` are the values as printed.
    """

    task_id: str
    name: str
    unit: str
    values: tuple[tuple[int, float], ...]
    target: float
    asked: float | None
    falls: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the plan that is counted; "" and None for all of it.

    `chapter` is the id of a chapter, `unit` a name, `quarter` 0 for no date.
    """

    chapter: str = ""
    unit: str = ""
    quarter: int | None = None

    def __bool__(self) -> bool:
        return bool(self.chapter or self.unit) or self.quarter is not None


_ALL = Part()


@dataclass(frozen=True, slots=True)
class Board:
    """All that is shown; `loads` those with most tasks first.

    `chapters` (id and title) and `units` are those of the whole plan, whatever part is counted.
    """

    year: int
    loads: tuple[Load, ...]
    covers: tuple[Cover, ...]
    flows: tuple[Flow, ...] = ()
    trends: tuple[Trend, ...] = ()
    last_year: int = 0
    """Of the paper the flows come from; 0 where it names none."""
    chapters: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()

    @property
    def assigned(self) -> int:
        """Tasks somebody answers for."""
        return sum(cover.assigned for cover in self.covers)

    @property
    def open(self) -> int:
        """Tasks nobody answers for."""
        return sum(cover.open for cover in self.covers)

    @property
    def falling(self) -> int:
        """Figures that fall behind last year or the superior's."""
        return sum(trend.falls for trend in self.trends)


def board(
    plan: Plan,
    ledger: Ledger | None = None,
    before: Sequence[Plan] = (),
    superiors: Iterable[Plan] = (),
    part: Part = _ALL,
) -> Board:
    """Count `plan`, or a part of it; `before` are the plans of the years before, last one first."""
    table = rows(plan)
    every = covers(plan, table)
    chapters = _chapters(plan)
    kept = [row for row in table if _stands_in(row, part, chapters, plan.year)]
    tasks = {row.task_id for row in kept}
    figures = trends(plan, before, superiors, ledger)
    items = ledger.items if ledger else ()
    return Board(
        plan.year,
        loads(kept, plan.year),
        covers(plan, kept),
        flows(item for item in items if not part or _touches(item, tasks)),
        tuple(t for t in figures if not part or t.task_id in tasks),
        before[0].year if before else 0,
        tuple((cover.section_id, cover.title) for cover in every),
        tuple(load.unit for load in loads(table, plan.year)),
    )


def _stands_in(row: Row, part: Part, chapters: Mapping[str, Section], year: int) -> bool:
    return (
        (not part.chapter or chapters[row.section_id].id == part.chapter)
        and (not part.unit or part.unit in _cell(row).split(SEPARATOR))
        and (part.quarter is None or quarter_of(row.deadline, year) == part.quarter)
    )


def _touches(item: ItemFate, tasks: set[str]) -> bool:
    return any(task.id in tasks for entry in item.new for task in entry.tasks)


def _cell(row: Row) -> str:
    """Who leads it; where nobody leads, those responsible, else those who help."""
    return row.lead or row.responsible or row.support


def _chapters(plan: Plan) -> dict[str, Section]:
    """The chapter of each section, by its id."""
    return {below.id: top for top in plan.sections for below, _ in top.walk()}


def loads(table: Sequence[Row], year: int) -> tuple[Load, ...]:
    """Each unit with the tasks it leads; where nobody leads, those responsible count."""
    counts: Counter[tuple[str, int]] = Counter()
    for row in table:
        quarter = quarter_of(row.deadline, year)
        counts.update((name, quarter) for name in _cell(row).split(SEPARATOR) if name)
    units = dict.fromkeys(unit for unit, _ in counts)
    found = (Load(u, tuple(counts[u, at] for at in range(len(NAMES)))) for u in units)
    return tuple(sorted(found, key=lambda load: -load.total))


def covers(plan: Plan, table: Sequence[Row]) -> tuple[Cover, ...]:
    """Each chapter with tasks: how many have a unit."""
    chapter = _chapters(plan)
    every: Counter[str] = Counter()
    unmet: Counter[str] = Counter()
    titles: dict[str, str] = {}
    for row in table:
        top = chapter[row.section_id].id
        titles.setdefault(top, row.chapter)
        every[top] += 1
        unmet[top] += not _cell(row)
    return tuple(Cover(key, titles[key], every[key] - unmet[key], unmet[key]) for key in titles)


def flows(items: Iterable[ItemFate]) -> tuple[Flow, ...]:
    """How many items have each fate, as the page 条目去留 counts them.

    What the drafter has not said anything of is undecided. An item of this year is counted once,
    with the first item of last year that became it: what is merged into another one adds none.
    """
    old: Counter[str] = Counter()
    new: Counter[str] = Counter()
    seen: set[str] = set()
    for item in sorted(items, key=lambda item: item.counted is Fate.MERGED):
        word = _flow_of(item)
        keys = {f"{entry.section_id}{entry.digest}" for entry in item.new} - seen
        seen |= keys
        old[word] += item.old is not None
        new[word] += len(keys)
    order = (Fate.CONTINUED, Fate.DEEPENED, Fate.MERGED, Fate.SPLIT, Fate.CARRIED)
    gone = (f.label for f in GONE)
    words = (*(f.label for f in order), UNDECIDED, *gone, Fate.ADDED.label)
    return tuple(Flow(word, old[word], new[word]) for word in words if old[word] or new[word])


def _flow_of(item: ItemFate) -> str:
    return item.counted.label if item.counted else UNDECIDED


def _word_of(item: ItemFate) -> str:
    return CARRIED if item.carried and item.new else item.fate.label


def task_fates(ledger: Ledger) -> dict[str, str]:
    """What each task of the plan was last year, by its id: 延续, 新增, 未定 · 似延续.

    It is what became of the item it came from, so that table, board and 条目去留 say the same.
    """
    home = {task.id: i for i in ledger.items if i.old for task in i.old.tasks}
    settled = {
        task.id: item.counted is not None
        for item in ledger.items for entry in item.new for task in entry.tasks
    }  # fmt: skip
    found: dict[str, str] = {}
    for fate in ledger.sentences:
        for entry in fate.new:
            for task in entry.tasks:
                item = home.get(task.source) or _home_of(fate, home)
                found[task.id] = _told_of(fate, item, settled=settled.get(task.id, True))
    return found


def _home_of(fate: ItemFate, home: Mapping[str, ItemFate]) -> ItemFate | None:
    """The item of last year that held the sentence."""
    tasks = fate.old.tasks if fate.old else ()
    return next((home[task.id] for task in tasks if task.id in home), None)


def _told_of(fate: ItemFate, item: ItemFate | None, *, settled: bool) -> str:
    """The word of a sentence of `item`; where that is open, what it is supposed to be."""
    if fate.confirmed and not (item and item.confirmed):
        return fate.fate.label
    if item and item.counted:
        return item.counted.label
    word = _word_of(fate)
    return f"{GUESSED}{word}" if item or not settled else word


def trends(
    plan: Plan,
    before: Sequence[Plan],
    superiors: Iterable[Plan] = (),
    ledger: Ledger | None = None,
) -> tuple[Trend, ...]:
    """The figures of this year that stood in a year before or are asked for; falling ones first.

    Last year's figure is that of the sentence the task came from (`ledger`), if it has one.
    """
    units = _by_unit(plan)
    past = [(old.year, _same(units, _by_unit(old))) for old in reversed(before)]
    if past and ledger:
        past[-1] = (past[-1][0], past[-1][1] | _of_sentences(plan, ledger))
    asked = [_same(units, _by_unit(paper)) for paper in superiors]
    found: list[Trend] = []
    for task in plan.tasks():
        for target in task.targets:
            if target.value is not None and target.indicator:
                trend = _trend(task.id, target, past, asked)
                found += [trend] if trend.values or trend.asked is not None else []
    return tuple(sorted(found, key=lambda t: (not t.falls, -len(t.values))))


UNDECIDED = "未定"
"""The flow of items of which the drafter has not said what became of them."""
GUESSED = f"{UNDECIDED} · 似"
"""Opens the fate of a task that is only supposed so far."""
_Figures = dict[str, list["Target"]]
_Same = dict[str, "Target"]
"""The counterparts of figures, by the ids of these."""


def _same(ours: _Figures, theirs: _Figures) -> _Same:
    """The figures of `theirs` that measure the same as those of `ours`, unit by unit."""
    found: _Same = {}
    for unit, targets in ours.items():
        others = counterparts(targets, theirs.get(unit, ()))
        found |= {t.id: o for t, o in zip(targets, others, strict=True) if o}
    return found


def _of_sentences(plan: Plan, ledger: Ledger) -> _Same:
    """The figures of the sentences that the tasks of `plan` came from."""
    old = {
        task.id: fate.old.targets
        for fate in ledger.sentences if fate.old
        for entry in fate.new for task in entry.tasks
    }  # fmt: skip
    found: _Same = {}
    for task in plan.tasks():
        others = counterparts(task.targets, old.get(task.id, ()))
        found |= {t.id: o for t, o in zip(task.targets, others, strict=True) if o}
    return found


def _by_unit(plan: Plan) -> _Figures:
    found: _Figures = {}
    for task in plan.tasks():
        for target in task.targets:
            if target.value is not None and target.indicator:
                found.setdefault(target.unit, []).append(target)
    return found


def _trend(
    task_id: str, target: Target, past: list[tuple[int, _Same]], asked: list[_Same]
) -> Trend:
    same = [(year, figures.get(target.id)) for year, figures in past]
    told = [(year, t) for year, t in same if t and t.value is not None]
    values = tuple((year, plotted(t)) for year, t in told)
    words = tuple(printed(t) for t in (*(t for _, t in told), target))
    wanted = next((t for f in asked if (t := f.get(target.id))), None)
    last = next((t for _, t in reversed(same) if t), None)
    falls = bool((last and lower(target, last)) or (wanted and lower(target, wanted)))
    known = plotted(wanted) if wanted and wanted.value is not None else None
    value, name = plotted(target), target.indicator
    return Trend(task_id, name, target.unit, values, value, known, falls, words)
