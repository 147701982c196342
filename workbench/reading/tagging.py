"""Which units answer for a section or a sentence, put together from the tags of an outline node.

A tag on the heading, or the only one, standing at the end, holds for the section; tags behind
several sentences hold for their sentence each, and one in a sentence for its clause. Tags on
consecutive lines (牵头单位：…, then 责任单位：…) are one, a label alone on its line and the names
below it as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.reading.spoken_units import find_spoken
from workbench.reading.tables.claims import claims
from workbench.reading.tag_labels import Introduces, label_at
from workbench.reading.tag_values import names_all
from workbench.reading.unit_defaults import told_default
from workbench.reading.unit_names import TRIM, Reading, first_leading
from workbench.reading.units import Tag, find_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.document import Node
    from workbench.plan import Assignment


class Bearer(StrEnum):
    """What a tag stands on."""

    HEADING = "heading"
    SECTION = "section"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Tagged:
    """Units and their term; `sentence` is its place in the node, -1: the whole node bears it."""

    on: Bearer
    assignments: tuple[Assignment, ...]
    deadline: str
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class _Group:
    owner: int
    last: int
    assignments: tuple[Assignment, ...]
    deadline: str


@dataclass(slots=True)
class _Run:
    """The tags of a group while it is put together."""

    owner: int
    last: int
    tags: list[Tag]


def tagged(node: Node, *, first_leads: bool = False) -> tuple[Tagged, ...]:
    """What the tags of `node` say, those of the heading first.

    `first_leads`: the document says that the unit named first in a list leads.
    """
    groups = _groups(node.sentences, _tags(node.sentences))
    found = [_from_heading(tag) for tag in find_tags(node.heading)]
    closes = len(groups) == 1 and groups[0].last == len(node.sentences) - 1
    on = Bearer.SECTION if closes else Bearer.SENTENCE
    for group in groups:
        place = -1 if closes else group.owner
        found.append(Tagged(on, group.assignments, group.deadline, place))
    found += _named_defaults(node)
    found += _spoken(node)
    found += _beside(node)
    if first_leads:
        found = [replace(tag, assignments=first_leading(tag.assignments)) for tag in found]
    return tuple(found)


def of_sentences(tags: Iterable[Tagged]) -> dict[int, Tagged]:
    """The tags that sentences bear, by place; several of one sentence joined."""
    borne: dict[int, list[Tagged]] = {}
    for tag in tags:
        if tag.on is Bearer.SENTENCE:
            borne.setdefault(tag.sentence, []).append(tag)
    return {place: _together(several) for place, several in borne.items()}


def _together(tags: list[Tagged]) -> Tagged:
    assignments = tuple(dict.fromkeys(a for tag in tags for a in tag.assignments))
    deadline = next((tag.deadline for tag in tags if tag.deadline), "")
    return replace(tags[0], assignments=assignments, deadline=deadline)


def _beside(node: Node) -> list[Tagged]:
    """What the cells of a task table say that stand beside the sentences."""
    return [
        Tagged(
            Bearer.SENTENCE if place >= 0 else Bearer.SECTION,
            reading.assignments,
            reading.deadline,
            place,
        )
        for place, reading in (claims(node) if node.fields else ())
    ]


def _from_heading(tag: Tag) -> Tagged:
    return Tagged(Bearer.HEADING, tag.assignments, tag.deadline)


def _named_defaults(node: Node) -> list[Tagged]:
    """以下各项均由…负责: the units are named where this is said."""
    told = [(place, told_default(sentence)) for place, sentence in enumerate(node.sentences)]
    return [
        Tagged(Bearer.SENTENCE, reading.assignments, reading.deadline, place)
        for place, reading in told
        if reading.assignments and not find_tags(node.sentences[place])
    ]


def _spoken(node: Node) -> list[Tagged]:
    """由…牵头，…配合 in the words of a sentence that has no bracket of its own."""
    said = [(place, find_spoken(sentence)) for place, sentence in enumerate(node.sentences)]
    return [
        Tagged(Bearer.SENTENCE, spoken.assignments, "", place)
        for place, spoken in said
        if spoken and not find_tags(node.sentences[place])
    ]


# -- the tags of each sentence -----------------------------------------------------------


def _tags(sentences: Sequence[str]) -> list[tuple[Tag, ...]]:
    found: list[tuple[Tag, ...]] = []
    label = ""
    for sentence in sentences:
        below = _below(label, sentence) if label else ()
        if not below:
            label = sentence if _is_bare_label(sentence) else ""
        found.append(below or (_EMPTY if label else find_tags(sentence)))
    return found


_EMPTY = (Tag(0, 0, (), "", alone=True),)
_LONGEST_LABEL = 24  # characters
_LONGEST_VALUE = 120


def _is_bare_label(sentence: str) -> bool:
    """责任单位： with the names on the lines below."""
    line = sentence.strip()
    if len(line) > _LONGEST_LABEL or line[-1:] not in ("：", ":"):
        return False
    label = label_at(line)
    return label is not None and label.end == len(line)


def _below(label: str, sentence: str) -> tuple[Tag, ...]:
    """What `sentence` says as the value of the `label` alone on a line above it."""
    line = sentence.strip(TRIM)
    if not line or len(line) > _LONGEST_VALUE or label_at(line):
        return ()
    opening = label_at(label.strip())
    if opening is None or opening.introduces is Introduces.SHARING:
        return ()
    tags = find_tags(label.strip() + line)
    fits = len(tags) == 1 and names_all(Reading(tags[0].assignments))
    short = opening.introduces is Introduces.UNITS or len(line) <= _LONGEST_LABEL
    return tags if fits and short else ()


# -- groups ------------------------------------------------------------------------------


def _groups(sentences: Sequence[str], found: Sequence[tuple[Tag, ...]]) -> list[_Group]:
    """Runs of tagged sentences: a line that is nothing but a tag joins the tag before it."""
    runs: list[_Run] = []
    for place, here in enumerate(found):
        if not here:
            continue
        alone = here[0].alone
        if alone and runs and runs[-1].last == place - 1:
            runs[-1].tags += here
            runs[-1].last = place
            continue
        owner = place - 1 if alone and place else place
        runs += [_Run(owner, place, tags) for tags in _clusters(sentences[place], here)]
    return [group for group in map(_group, runs) if group.assignments or group.deadline]


def _clusters(sentence: str, tags: tuple[Tag, ...]) -> list[list[Tag]]:
    """Brackets next to each other are one; text between them parts what they stand for."""
    clusters = [[tags[0]]]
    for before, tag in pairwise(tags):
        if sentence[before.end : tag.start].strip(TRIM):
            clusters.append([tag])
        else:
            clusters[-1].append(tag)
    return clusters


def _group(run: _Run) -> _Group:
    assignments = dict.fromkeys(a for tag in run.tags for a in tag.assignments)
    deadline = next((tag.deadline for tag in run.tags if tag.deadline), "")
    return _Group(run.owner, run.last, tuple(assignments), deadline)
