"""What the list of actions, items and papers (Ctrl+K) is made of, and what a query finds in it.

Items and papers are gathered beside the window, where their readings are looked up as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ui.gateway import Gateway
    from workbench.pinyin import Finder, Hit
    from workbench.plan import Plan

_SHARES = {"action": 5, "item": 4, "paper": 3}
"""So many rows of each kind where all are sought; what one kind leaves goes to the others."""
_ROWS = 12
_WEIGHED = 2000
"""So many of what matches are weighed against each other, in the time of a key."""
_LATIN = re.compile("[A-Za-z]{2}")
_ALONE = 60
"""So many rows where one kind is sought; the list scrolls."""


class Kind(StrEnum):
    """What a row stands for."""

    ACTION = "action"
    ITEM = "item"
    PAPER = "paper"

    @property
    def label(self) -> str:
        """The head of its group."""
        return {"action": "动作", "item": "条目", "paper": "资料"}[self.value]


PREFIXES = {">": Kind.ACTION, "#": Kind.ITEM, "@": Kind.PAPER}


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: its words, what stands behind them, and what it leads to.

    `key` is the id of an action, a sentence or a paper, `section_id` where an item stands. `reason`
    says why an action cannot run now. `more` are words it is found by and that are not shown;
    `marks` are the places of the characters that were matched.
    """

    kind: Kind
    key: str
    text: str
    tail: str = ""
    icon: str = ""
    shortcut: str = ""
    reason: str = ""
    more: str = ""
    section_id: str = ""
    sort: str = ""
    marks: tuple[int, ...] = ()


class Shelf:
    """Choices of one kind, ready to be asked."""

    def __init__(self, choices: Sequence[Choice], *, ready: bool = True) -> None:
        """`ready`: readings may be loaded now; without, words are found only as they are spelt."""
        self.choices = tuple(choices)
        self._texts = _finder([c.text for c in self.choices]) if ready else None
        self._latin = {at for at, c in enumerate(self.choices) if _LATIN.search(c.text)}

    def find(self, query: str) -> tuple[Choice, ...]:
        """What matches, the nearest to what is typed first; everything for an empty query."""
        if not query.strip():
            return self.choices
        if self._texts is None:
            return tuple(c for c in self.choices if query.strip().lower() in c.text.lower())
        hits = {hit.at: hit for hit in self._texts.find(query, _WEIGHED)}
        words = query.lower().split()
        named = {at for at, c in enumerate(self.choices) if c.more and _tells(c.more, words)}
        weights = {at: self._weight(hit, words) for at, hit in hits.items()}
        told = named - {at for at, weight in weights.items() if weight < _Weight.TOLD}
        weights |= dict.fromkeys(told, _Weight.TOLD)
        ranked = nsmallest(_ALONE, weights, key=lambda at: self._rank(at, weights[at], hits))
        return tuple(_marked(self.choices[at], hits.get(at)) for at in ranked)

    def _weight(self, hit: Hit, words: Sequence[str]) -> _Weight:
        marks = hit.marks
        if hit.at in self._latin and _begins_inside(self.choices[hit.at].text, marks):
            return _Weight.INSIDE
        if marks[0] == 0 or not all(map(str.isascii, words)):
            return _Weight.SPELT
        return _Weight.INITIALS

    def _rank(
        self, at: int, weight: _Weight, hits: Mapping[int, Hit]
    ) -> tuple[bool, bool, int, int, int, int]:
        choice, hit = self.choices[at], hits.get(at)
        length = len(choice.text) if hit else 0  # other words: in the order of the menus
        place = hit.marks[0] if hit else 0
        return weight >= _Weight.TOLD, bool(choice.reason), weight, place, length, at


class _Weight(IntEnum):
    """How near what was found is to what is typed, the nearest first."""

    SPELT = 0
    """Its beginning, or the characters as they are spelt."""
    INITIALS = 1
    """By initials or syllables further on, or a Latin word there."""
    TOLD = 2
    """The beginning of another word for it (export)."""
    INSIDE = 3
    """Letters from the middle of a Latin word: seldom what is meant."""


def _marked(choice: Choice, hit: Hit | None) -> Choice:
    return replace(choice, marks=hit.marks) if hit else choice


def _begins_inside(text: str, marks: Sequence[int]) -> bool:
    """A matched letter has another before it in its word that is not matched."""
    starts = (mark for mark in marks if mark and mark - 1 not in marks)
    return any(_LATIN.fullmatch(text, mark - 1, mark + 1) for mark in starts)


class Stock:
    """Items of the open plan and papers of the library."""

    def __init__(self, items: Sequence[Choice], papers: Sequence[Choice]) -> None:
        self.items = Shelf(items)
        self.papers = Shelf(papers)


def gather(workbench: Gateway, plan: Plan | None) -> Stock:
    """Everything but the actions; slow with a large library, so it is called beside the window."""
    return Stock(tuple(_items(plan)) if plan else (), tuple(_papers(workbench)))


def chosen_rows(
    query: str, actions: Shelf, stock: Stock | None, recent: Sequence[str]
) -> tuple[tuple[Kind, tuple[Choice, ...]], ...]:
    """The groups to show for a query; `recent` are the keys used last, the last one first."""
    shelves = {Kind.ACTION: actions}
    if stock:
        shelves |= {Kind.ITEM: stock.items, Kind.PAPER: stock.papers}
    only = PREFIXES.get(query[:1])
    if only:
        found = shelves[only].find(query[1:])[:_ALONE] if only in shelves else ()
        return ((only, found),) if found else ()
    if not query.strip():
        return _unasked(shelves, recent)
    groups = {kind: shelf.find(query) for kind, shelf in shelves.items()}
    return _shared({kind: found for kind, found in groups.items() if found})


def _unasked(
    shelves: dict[Kind, Shelf], recent: Sequence[str]
) -> tuple[tuple[Kind, tuple[Choice, ...]], ...]:
    """Before anything is typed: what was used last, and then actions that can run now."""
    wanted = {key: at for at, key in enumerate(recent)}
    groups: dict[Kind, tuple[Choice, ...]] = {}
    for kind, shelf in shelves.items():
        used = sorted(
            (c for c in shelf.choices if c.key in wanted and not c.reason),
            key=lambda choice: wanted[choice.key],
        )
        groups[kind] = tuple(used)
    used_keys = {choice.key for choice in groups[Kind.ACTION]}
    others = [c for c in shelves[Kind.ACTION].choices if c.key not in used_keys and not c.reason]
    groups[Kind.ACTION] = (*groups[Kind.ACTION], *others)
    return _shared({kind: found for kind, found in groups.items() if found})


def _shared(
    groups: dict[Kind, tuple[Choice, ...]],
) -> tuple[tuple[Kind, tuple[Choice, ...]], ...]:
    """Twelve rows in all: each kind its share, and what one leaves goes to the next."""
    taken = {kind: min(len(found), _SHARES[kind]) for kind, found in groups.items()}
    for kind, found in groups.items():
        taken[kind] += min(len(found) - taken[kind], _ROWS - sum(taken.values()))
    return tuple((kind, found[: taken[kind]]) for kind, found in groups.items())


def _tells(more: str, words: Sequence[str]) -> bool:
    """Whether all `words` stand in `more` as they are spelt, Latin ones as beginnings of words."""
    spread = f" {more.lower()}"
    return bool(more) and all((f" {w}" if w.isascii() else w) in spread for w in words)


def _finder(texts: Sequence[str]) -> Finder:
    from workbench.pinyin import Finder

    return Finder(texts)


def _items(plan: Plan) -> Iterator[Choice]:
    from workbench.drafting.texts import section_paths

    paths = section_paths(plan)
    for section, _ in plan.walk():
        place = paths.get(section.id, "")
        if section.heading:
            yield Choice(Kind.ITEM, section.id, section.heading, place, "outline",
                         section_id=section.id)  # fmt: skip
        for task in section.tasks():
            yield Choice(Kind.ITEM, task.id, task.text, place, "outline", section_id=section.id)


def _papers(workbench: Gateway) -> Iterator[Choice]:
    from ui.labels import shown_title

    for plan in workbench.plans():
        yield Choice(Kind.PAPER, plan.id, shown_title(plan.title), "要点", "plan", sort="plan")
    for document in workbench.documents():
        title = document.title or document.name
        yield Choice(Kind.PAPER, document.id, title, "参考资料", "reference", sort="document")
    for template in workbench.templates():
        yield Choice(Kind.PAPER, template.id, template.name, "模板", "template", sort="template")
