"""What the cells beside a task say: who answers, by when, which figures, which remark.

责任单位│市卫健委、市财政局      完成时限│2027年6月底前      目标│急救站点 6个
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.document import Column
from workbench.plan import Role
from workbench.reading.cell_targets import cell_target
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
_BETWEEN = re.compile(r"[\s、，,；;。：:（）()]+")
_ROLE_WORDS = re.compile(r"(?:牵头|责任|配合|主办|协办)(?:单位|部门)?|单位|部门")
_LAST_YEAR = re.compile(r"（[去上]年[^（）]*）")
_YEAR = re.compile(r"20\d\d(?=年)")
_BARE = re.compile(r"[≥≤＞＜><=约]?\s*\d[^，；。：、→\n]{0,11}")
_UNIT = re.compile(r"[（(](?:单位[:：])?([^（）()\d年季月]{1,6})[）)]$")
_LAST_CLAUSE = re.compile(r"[^，；。：]+$")


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


_LONGEST_CELL = 2000  # characters; a longer one is no list of names


@lru_cache(maxsize=8192)
def _reading(column: Column, text: str) -> Reading:
    if len(text) > _LONGEST_CELL or is_empty_mark(_BLANKS.sub("", text)):
        return Reading(())
    if column is Column.DEADLINE:
        return Reading((), _term(text))
    return NameReader(_ROLES[column]).read(text)


def _term(text: str) -> str:
    line = _BLANKS.sub("", text) if not text.isascii() else text
    return line if len(line) <= _LONGEST_TERM else find_deadline(line)


def notes(node: Node, stance: Stance) -> dict[int, str]:
    """The remarks beside the sentences, each on a line, and what no other part of a task says."""
    found: dict[int, list[str]] = {}
    for field in node.fields:
        if not is_empty_mark(_BLANKS.sub("", field.text)) and (
            text := _remark(field, node, stance)
        ):
            found.setdefault(max(0, field.sentence), []).append(text)
    return {sentence: "\n".join(dict.fromkeys(texts)) for sentence, texts in found.items()}


def _remark(field: Field, node: Node, stance: Stance) -> str:
    """What a cell leaves to a note; "" where the task says all of it."""
    if field.column is Column.NOTE:
        return field.text
    if field.column is Column.TARGETS:
        quotes = (target.quote for target in _aims(field, node, stance))
        told = _is_said(field.text, (_named(field, node), *quotes))
        header = field.header or "目标"
    elif field.column is Column.DEADLINE:
        told, header = _is_said(field.text, (_kept_term(field, node),)), "完成时限"
    else:
        units = tuple(a.unit for a in _reading(field.column, field.text).assignments)
        told = _is_said(_ROLE_WORDS.sub("、", field.text), units)
        header = _ROLES[field.column].label
    return "" if told else f"{header}：{field.text}"


def _kept_term(field: Field, node: Node) -> str:
    """The term that stands with the task: of several cells the last."""
    fields = [f for f in node.fields if (f.column, f.sentence) == (field.column, field.sentence)]
    terms = [term for f in fields if (term := _reading(f.column, f.text).deadline)]
    return terms[-1] if terms else ""


def _is_said(text: str, said: tuple[str, ...]) -> bool:
    """Every part of `text` stands in one of the texts `said`, marks and words between aside."""
    rest = _BLANKS.sub("", text)
    known = sorted((_BLANKS.sub("", each) for each in said), key=len, reverse=True)
    if any(rest in each for each in known):
        return True
    parts = [part for part in _BETWEEN.split(text) if part]
    return bool(parts) and all(any(part in each for each in known) for part in parts)


def aim_targets(node: Node, sentence: int, stance: Stance) -> tuple[Target, ...]:
    """The targets in the column of aims beside a sentence; those of another year are none."""
    return tuple(
        target
        for field in node.fields
        if field.column is Column.TARGETS and max(0, field.sentence) == sentence
        for target in _aims(field, node, stance)
    )


def _aims(field: Field, node: Node, stance: Stance) -> tuple[Target, ...]:
    """Those of a cell; a bare figure is one of its task: 新增主题│60个, 压缩时间│1天→0.5天."""
    year = _YEAR.search(field.header)
    if year and stance.year and int(year[0]) != stance.year:
        return ()
    value = field.text.rpartition("→")[2]
    if not _BARE.fullmatch(value) or stance.tense != "plan":
        return stance.targets(_LAST_YEAR.sub("", field.text))
    unit = _UNIT.search(field.header)
    name = _LAST_CLAUSE.search(_named(field, node).rstrip("。；"))
    found = cell_target(name[0] if name else "", unit[1] if unit else "", value)
    return (found,) if found and found.unit else ()


def _named(field: Field, node: Node) -> str:
    """The sentence an aim stands beside, or the heading where there is none."""
    sentences = node.sentences
    return sentences[max(0, field.sentence)] if sentences else node.heading


def added(own: tuple[Target, ...], others: Iterable[Target]) -> tuple[Target, ...]:
    """The targets of a sentence and those of its cells; a figure said in both counts once."""
    known = {(target.value, target.value_high, target.unit) for target in own}
    more = [t for t in others if (t.value, t.value_high, t.unit) not in known]
    return own + tuple(more)
