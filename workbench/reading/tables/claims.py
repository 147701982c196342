"""What the cells beside a task say: who answers, by when, which figures, which remark.

责任单位│市卫健委、市财政局      完成时限│2027年6月底前      目标│急救站点 6个
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.document import Column
from workbench.plan import Role
from workbench.reading.deadlines import find_deadline
from workbench.reading.tables.placing import is_empty_mark
from workbench.reading.unit_names import NameReader, Reading, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.document import Field, Node
    from workbench.plan import Target
    from workbench.reading.reports import Stance

_ROLES = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
}
_LONGEST_TERM = 30  # characters; a longer cell tells more than by when
_BLANKS = re.compile(r"\s+")


def claims(node: Node) -> Iterator[tuple[int, Reading]]:
    """For each sentence (-1: the whole node) the units and the term in the cells beside it."""
    beside: dict[int, list[Field]] = {}
    for field in node.fields:
        if field.column in _ROLES or field.column is Column.DEADLINE:
            beside.setdefault(field.sentence, []).append(field)
    for sentence, fields in sorted(beside.items()):
        readings = [_reading(field.column, field.text) for field in fields]
        assignments = unique(a for reading in readings for a in reading.assignments)
        deadline = next(
            (reading.deadline for reading in reversed(readings) if reading.deadline), ""
        )
        yield sentence, Reading(assignments, deadline)


@lru_cache(maxsize=8192)
def _reading(column: Column, text: str) -> Reading:
    if is_empty_mark(_BLANKS.sub("", text)):
        return Reading(())
    if column is Column.DEADLINE:
        return Reading((), _term(text))
    return NameReader(_ROLES[column]).read(text)


def _term(text: str) -> str:
    line = _BLANKS.sub("", text) if not text.isascii() else text
    return line if len(line) <= _LONGEST_TERM else find_deadline(line)


def notes(node: Node) -> dict[int, str]:
    """The remarks beside the sentences, each on a line."""
    found: dict[int, list[str]] = {}
    for field in node.fields:
        if field.column is Column.NOTE and not is_empty_mark(field.text):
            found.setdefault(max(0, field.sentence), []).append(field.text)
    return {sentence: "\n".join(texts) for sentence, texts in found.items()}


def aim_targets(node: Node, sentence: int, stance: Stance) -> tuple[Target, ...]:
    """The targets in the column of aims beside a sentence."""
    return tuple(
        target
        for field in node.fields
        if field.column is Column.TARGETS and max(0, field.sentence) == sentence
        for target in stance.targets(field.text)
    )


def added(own: tuple[Target, ...], others: Iterable[Target]) -> tuple[Target, ...]:
    """The targets of a sentence and those of its cells; a figure said in both counts once."""
    known = {(target.value, target.value_high, target.unit) for target in own}
    more = [t for t in others if (t.value, t.value_high, t.unit) not in known]
    return own + tuple(more)
