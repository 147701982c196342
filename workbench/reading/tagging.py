"""Which units answer for a section or a sentence, put together from the tags of an outline node.

A tag on the heading, or the only one, standing at the end, holds for the section; tags behind
several sentences hold for their sentence each. Tags on consecutive lines (牵头单位：…, then
责任单位：…) are one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.reading.units import Tag, find_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    first: int
    last: int
    owner: int
    assignments: tuple[Assignment, ...]
    deadline: str


def tagged(node: Node) -> tuple[Tagged, ...]:
    """What the tags of `node` say, those of the heading first."""
    groups = _groups([find_tags(sentence) for sentence in node.sentences])
    found = [_from_heading(tag) for tag in find_tags(node.heading)]
    closes = len(groups) == 1 and groups[0].last == len(node.sentences) - 1
    on = Bearer.SECTION if closes else Bearer.SENTENCE
    for group in groups:
        place = -1 if closes else group.owner
        found.append(Tagged(on, group.assignments, group.deadline, place))
    return tuple(found)


def _from_heading(tag: Tag) -> Tagged:
    return Tagged(Bearer.HEADING, tag.assignments, tag.deadline)


def _groups(tags: Sequence[tuple[Tag, ...]]) -> list[_Group]:
    """Runs of tagged sentences: a line that is nothing but a tag joins the tag before it."""
    groups: list[_Group] = []
    for place, here in enumerate(tags):
        if not here:
            continue
        alone = here[0].alone
        if alone and groups and groups[-1].last == place - 1:
            groups[-1] = _joined(groups[-1], here, place)
        else:
            owner = place - 1 if alone and place else place
            groups.append(_joined(_Group(place, place, owner, (), ""), here, place))
    return [group for group in groups if group.assignments or group.deadline]


def _joined(group: _Group, tags: tuple[Tag, ...], place: int) -> _Group:
    assignments = group.assignments + tuple(a for tag in tags for a in tag.assignments)
    deadlines = [group.deadline, *(tag.deadline for tag in tags)]
    return replace(
        group,
        last=place,
        assignments=tuple(dict.fromkeys(assignments)),
        deadline=next((phrase for phrase in deadlines if phrase), ""),
    )
