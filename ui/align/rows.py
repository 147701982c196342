"""What 对标 lists: a requirement with its place, what of ours answers it, and figures in words.

4  “两癌”筛查覆盖率达到80%以上 | 低于要求 | （三）第1句 “两癌”筛查覆盖率… | 上级80% ＞ 本级75% | 86%
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.chinese import amount
from workbench.drafting.levels import higher
from workbench.drafting.requirements import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.aligning import Aligned, Reference
    from workbench.drafting.entries import Entry
    from workbench.drafting.requirements import Alignment, Beside, Requirement
    from workbench.plan import Plan, Target

SIGNS = {
    Relation.COVERED: ("check-filled", "ok"),
    Relation.EXCEEDED: ("exceeded", "ok"),
    Relation.PARTLY: ("partly", "warn"),
    Relation.LOWER: ("lower", "err"),
    Relation.MISSING: ("missing", "err"),
    Relation.WAIVED: ("waived", "ink3"),
}
"""The icon of a relation and the token of its colour."""


class Group(StrEnum):
    """What is counted together on top."""

    REACHED = "reached"
    PARTLY = "partly"
    LOWER = "lower"
    MISSING = "missing"
    WAIVED = "waived"

    @property
    def label(self) -> str:
        """The word before its count."""
        return _GROUPS[self][0]

    @property
    def token(self) -> str:
        """The token of its colour."""
        return _GROUPS[self][1]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What it is made of."""
        return _GROUPS[self][2]


_GROUPS: dict[Group, tuple[str, str, tuple[Relation, ...]]] = {
    Group.REACHED: ("覆盖", "ok", (Relation.COVERED, Relation.EXCEEDED)),
    Group.PARTLY: ("部分", "warn", (Relation.PARTLY,)),
    Group.LOWER: ("低于", "err", (Relation.LOWER,)),
    Group.MISSING: ("未对应", "err", (Relation.MISSING,)),
    Group.WAIVED: ("不适用", "ink3", (Relation.WAIVED,)),
}
_GROUP_OF = {relation: group for group in Group for relation in group.relations}
SHORT = frozenset((Group.PARTLY, Group.LOWER, Group.MISSING))
"""What is left to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement as a list shows it; `place` is theirs, `ours` the place and words of ours.

    `group` is what it is counted in; `key` is what the same one has after another look.
    """

    number: int
    requirement: Requirement
    reference: Reference
    place: str
    ours: str
    figures: str
    own_place: str
    group: Group
    key: tuple[str, str]

    @property
    def similarity(self) -> str:
        """How near the nearest answer comes, "" where there is none."""
        score = max((a.score for a in self.requirement.answers), default=0.0)
        return f"{score:.0%}" if self.requirement.answers else ""

    @property
    def tasks(self) -> frozenset[str]:
        """The ids of our sentences that answer it."""
        answers = self.requirement.answers
        return frozenset(task.id for a in answers for task in a.entry.tasks)


@dataclass(frozen=True, slots=True)
class Page:
    """One paper the plan is held against: its rows, and our sentences without a basis in it."""

    reference: Reference
    rows: tuple[Row, ...]
    extra: tuple[tuple[str, Entry], ...]
    alignment: Alignment

    @property
    def counts(self) -> Counter[Group]:
        """How many requirements there are of each group."""
        return Counter(row.group for row in self.rows)


@dataclass(frozen=True, slots=True)
class Held:
    """The plan held against all that was chosen for it, ready to be shown."""

    plan: Plan
    pages: tuple[Page, ...]
    aligned: Aligned
    places: Mapping[str, str]
    entries: tuple[Entry, ...] = ()

    def page(self, key: str) -> Page | None:
        """The page of a paper; the first one where it is not among them."""
        found = (page for page in self.pages if page.reference.id == key)
        return next(found, self.pages[0] if self.pages else None)

    @property
    def missing(self) -> tuple[Row, ...]:
        """What nothing of ours answers, in all papers."""
        return tuple(r for p in self.pages for r in p.rows if r.group is Group.MISSING)


def held(aligned: Aligned) -> Held:
    """Rows and places of all papers; for the background, as it walks whole plans."""
    from ui.findings.feed import place_names
    from workbench.drafting.entries import sentences

    places = place_names(aligned.plan)
    pages = []
    for sheet in aligned.sheets:
        theirs = place_names(sheet.paper)
        rows = tuple(
            _row(at, requirement, sheet.reference, theirs, places)
            for at, requirement in enumerate(sheet.alignment.requirements, start=1)
        )
        extra = tuple((place_of(e, places), e) for e in sheet.alignment.extra)
        pages.append(Page(sheet.reference, rows, extra, sheet.alignment))
    return Held(aligned.plan, tuple(pages), aligned, places, sentences(aligned.plan))


def _row(
    number: int,
    requirement: Requirement,
    reference: Reference,
    theirs: Mapping[str, str],
    ours: Mapping[str, str],
) -> Row:
    entries = [answer.entry for answer in requirement.answers]
    return Row(
        number,
        requirement,
        reference,
        place_of(requirement.entry, theirs),
        "／".join(f"{place_of(e, ours)}　{bare(e.text)}" for e in entries),
        "；".join(figure_words(figure) for figure in requirement.figures),
        "、".join(place_of(e, ours) for e in entries),
        _GROUP_OF[requirement.relation],
        (reference.id, requirement.entry.digest),
    )


def place_of(entry: Entry, places: Mapping[str, str]) -> str:
    """（三）第1句"""
    return places.get(entry.tasks[0].id if entry.tasks else entry.section_id, "")


def bare(text: str) -> str:
    """A sentence without its closing stop: it stands in a cell."""
    return text.rstrip("。；") or text


def figure_words(figure: Beside) -> str:
    """上级80% ＞ 本级75%; 上级300项，本级未写数; 上级5家，本级待填."""
    theirs = f"上级{_value(figure.theirs)}"
    if figure.ours is None or figure.open:
        return f"{theirs}，本级{figure.own_words}"
    more = higher(figure.ours, figure.theirs)
    sign = "＞" if figure.lower else "→" if more else "＝"
    return f"{theirs} {sign} 本级{_value(figure.ours)}"


def _value(target: Target) -> str:
    if target.value is None:
        return target.quote
    return target.figure.lstrip("≥≤") if target.value_high else amount(target.value, target.unit)


def shown(
    rows: Iterable[Row], groups: frozenset[Group], chapter: str | None = None
) -> tuple[Row, ...]:
    """The rows of these groups, all for none; of one chapter of ours where it is named.

    `chapter` "" are those that found none.
    """
    return tuple(
        row
        for row in rows
        if (not groups or row.group in groups)
        and (chapter is None or row.requirement.chapter == chapter)
    )


def candidates(row: Row, held: Held, words: str, most: int = 12) -> list[tuple[str, str]]:
    """Sentences of ours that may answer a requirement: id, and place and words.

    The nearest come first; typed `words` leave only those that hold all of them.
    """
    near = [answer.entry for answer in row.requirement.near]
    known = {id(entry) for entry in near}
    rest: Sequence[Entry] = held.entries if words.strip() else ()
    wanted = words.split()
    found = []
    for entry in (*near, *(e for e in rest if id(e) not in known)):
        if all(word in entry.text for word in wanted) and entry not in found:
            found.append(entry)
        if len(found) == most:
            break
    return [(_key(e), f"{place_of(e, held.places)}　{bare(e.text)}") for e in found]


def _key(entry: Entry) -> str:
    return entry.tasks[0].id if entry.tasks else entry.section_id
