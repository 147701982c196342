"""What a column of a table means, told by its header (表头): 序号, 重点任务, 牵头单位, 时限 …"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.document import Column
from workbench.errors import MisuseError
from workbench.punctuation import fold_width
from workbench.reading.wordlists import alternation, sections, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Meaning(StrEnum):
    """What stands in a column; OTHER is kept as a note under its header."""

    NUMBER = "number"
    CATEGORY = "category"
    TASK = "task"
    MEASURE = "measure"
    TARGETS = "targets"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    PERSON = "person"
    DEADLINE = "deadline"
    QUARTER = "quarter"
    NOTE = "note"
    INDICATOR = "indicator"
    UNIT = "measuring_unit"
    VALUE = "value"
    OTHER = "progress"

    @property
    def label(self) -> str:
        """The word for it, as the drafter sees and types it; "" for OTHER."""
        return LABELS[self]


LABELS = {
    Meaning.NUMBER: "序号",
    Meaning.CATEGORY: "类别",
    Meaning.TASK: "任务",
    Meaning.MEASURE: "举措",
    Meaning.TARGETS: "目标",
    Meaning.LEAD: "牵头单位",
    Meaning.RESPONSIBLE: "责任单位",
    Meaning.SUPPORT: "配合单位",
    Meaning.PERSON: "责任人",
    Meaning.DEADLINE: "完成时限",
    Meaning.QUARTER: "分期安排",
    Meaning.NOTE: "备注",
    Meaning.INDICATOR: "指标",
    Meaning.UNIT: "计量单位",
    Meaning.VALUE: "目标值",
    Meaning.OTHER: "",
}

FIELDS = {
    Meaning.TARGETS: Column.TARGETS,
    Meaning.LEAD: Column.LEAD,
    Meaning.RESPONSIBLE: Column.RESPONSIBLE,
    Meaning.SUPPORT: Column.SUPPORT,
    Meaning.DEADLINE: Column.DEADLINE,
    Meaning.NOTE: Column.NOTE,
}
"""The columns whose cells stand beside a sentence under their own name."""

UNITS = (Meaning.LEAD, Meaning.RESPONSIBLE, Meaning.SUPPORT)

_BLANKS = re.compile(r"\s+")
_BRACKET = re.compile(r"[（【〔\[][^（）【】〔〕\[\]]*[）】〕\]]")
_LONGEST_HEADER = 24  # characters; a longer cell is text
_SENTENCE = re.compile(r"[。；！？]")
_PERIOD = re.compile(
    r"(?:20\d\d年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月?[-—－~～至]\d{1,2}月|\d{1,2}月)份?[底末前]?"
    r"(?:目标|计划|安排|任务|工作|进度|节点|进度安排|工作安排|工作计划|目标任务|形象进度)?"
)
_YEAR = re.compile(r"到?20\d\d年?度?[底末前]?(?:目标|计划|预期|预计|现状|基期|实际|完成)?[值数]?")


_AIMED = re.compile(r"目标|计划|预期|预计")
_PAST = re.compile(r"现状|基期|基准|实际|完成|实绩|去年|上年")


def looks_ahead(header: str) -> bool:
    """2026年目标, 计划数: the value to reach."""
    return bool(_AIMED.search(header))


def looks_back(header: str) -> bool:
    """目标值2025年完成, 现状值: the value reached; its own words stand last."""
    past = [found.end() for found in _PAST.finditer(header)]
    ahead = [found.end() for found in _AIMED.finditer(header)]
    return bool(past) and past[-1] > max(ahead, default=0)


def header_key(text: str) -> str:
    """A header without blanks and line breaks, its marks full-width."""
    return fold_width(_BLANKS.sub("", text))


def meaning_of(header: str) -> Meaning | None:
    """What a column under `header` (as of `header_key`) means; None where no word tells."""
    if not header or len(header) > _LONGEST_HEADER or _SENTENCE.search(header):
        return None
    return _meaning(header)


def is_column_name(header: str) -> bool:
    """Is `header` (as of `header_key`) a word that names a column, or one for who answers?"""
    if header in _exact():
        return True
    return header.endswith(words("unit_words", "noun")) and bool(_unit_column().fullmatch(header))


@lru_cache(maxsize=4096)
def _meaning(header: str) -> Meaning | None:
    bare = _BRACKET.sub("", header).rstrip("：:") or header
    if exact := _exact().get(header) or _exact().get(bare):
        return exact
    if _PERIOD.fullmatch(bare):
        return Meaning.QUARTER
    if _YEAR.fullmatch(bare):
        return Meaning.VALUE
    return _by_ending(bare)


def _by_ending(bare: str) -> Meaning | None:
    """The head of a Chinese name stands last: 2027年|重点工作任务, 委内|牵头处室."""
    if unit := _unit_column().search(bare):
        return _role(unit["who"])
    for length in range(len(bare) - 1, 1, -1):
        if found := _exact().get(bare[-length:]):
            return found
    return None


@cache
def _unit_column() -> re.Pattern[str]:
    who = alternation("unit_words", "who_lead", "who_responsible", "who_support")
    noun = alternation("unit_words", "noun")
    return re.compile(rf"(?P<who>{who}(?:[及和、与/]?{who}){{0,2}}){noun}(?:[及和、与/]{noun})?$")


def _role(who: str) -> Meaning:
    """协同责任单位 supports, 牵头责任单位 leads, 牵头及责任单位 names both and is responsible."""
    if re.search(r"[及和、与/]", who):
        return Meaning.RESPONSIBLE
    if re.match(alternation("unit_words", "who_lead"), who):
        return Meaning.LEAD
    support = re.match(alternation("unit_words", "who_support"), who)
    return Meaning.SUPPORT if support else Meaning.RESPONSIBLE


_ELSEWHERE = {
    Meaning.DEADLINE: ("term",),
    Meaning.PERSON: ("person",),
    Meaning.SUPPORT: ("who_support",),
    Meaning.RESPONSIBLE: ("who_responsible", "sharing"),
    Meaning.LEAD: ("who_lead",),
}
"""The sections of unit_words that name columns as well."""


@cache
def _exact() -> Mapping[str, Meaning]:
    """Every word with its meaning; where a word stands in two lists, the first one counts."""
    own = sections("reading/table_columns")
    known: dict[str, Meaning] = {}
    for meaning in Meaning:
        for word in own.get(meaning.value, ()):
            known.setdefault(header_key(word), meaning)
    for meaning, names in _ELSEWHERE.items():
        for word in (word for name in names for word in words("unit_words", name)):
            known.setdefault(header_key(word), meaning)
    return known


def meaning_named(label: str) -> Meaning:
    """The meaning a drafter's word stands for: 责任单位, or any header that means the same.

    Raises:
        MisuseError: where no column has such a meaning.
    """
    key = header_key(label)
    for meaning, name in LABELS.items():
        if key == name:
            return meaning
    if found := meaning_of(key):
        return found
    known = "、".join(name for name in LABELS.values() if name)
    raise MisuseError(f"没有“{label}”这种列。", f"等号后请写其中一种：{known}；留空表示不用。")


def resolved(meanings: Sequence[Meaning | None], headers: Sequence[str]) -> tuple[Meaning, ...]:
    """The meanings of the columns of one table, each seen beside the others; () for no such table.

    单位 is the unit of measure beside 指标, the one who answers beside 任务; of two columns of
    tasks the first groups those of the second.
    """
    known = [meaning or Meaning.OTHER for meaning in meanings]
    if not _has(known, Meaning.TASK, Meaning.MEASURE):
        indicators = _as_indicators(known)
        if indicators:
            return indicators
        known = _with_task(known)
    if not _has(known, Meaning.TASK, Meaning.MEASURE):
        return ()
    known = [_beside_task(meaning, header) for meaning, header in zip(known, headers, strict=True)]
    tasks = [i for i, meaning in enumerate(known) if meaning is Meaning.TASK]
    for i in tasks[:-1]:
        known[i] = Meaning.CATEGORY
    return tuple(known) if _is_task_table(known) else ()


def _has(known: Sequence[Meaning], *wanted: Meaning) -> bool:
    return any(meaning in wanted for meaning in known)


_BESIDE = (*UNITS, Meaning.DEADLINE, Meaning.QUARTER, Meaning.PERSON, Meaning.TARGETS)


def _is_task_table(known: Sequence[Meaning]) -> bool:
    """Somebody, some time or some aim stands beside the tasks, or at least a number before them."""
    texts = sum(meaning in (Meaning.TASK, Meaning.MEASURE) for meaning in known)
    more = texts > 1 or _has(known, Meaning.CATEGORY, Meaning.NOTE)
    return _has(known, *_BESIDE) or (_has(known, Meaning.NUMBER) and more)


def _as_indicators(known: list[Meaning]) -> tuple[Meaning, ...]:
    """The columns of an indicator table: the last name of an indicator, those before it group."""
    names = [i for i, meaning in enumerate(known) if meaning is Meaning.INDICATOR]
    if not names or not _has(known, Meaning.VALUE, Meaning.TARGETS, Meaning.UNIT):
        return ()
    found = list(known)
    for i in names[:-1]:
        found[i] = Meaning.CATEGORY
    return tuple(found) if _has(found, Meaning.VALUE, Meaning.TARGETS) else ()


def _with_task(known: list[Meaning]) -> list[Meaning]:
    """Without a column of tasks the last grouping or the aims are the tasks."""
    beside = _has(known, *UNITS, Meaning.DEADLINE, Meaning.QUARTER)
    for meaning in (Meaning.CATEGORY, Meaning.TARGETS, Meaning.INDICATOR):
        places = [i for i, each in enumerate(known) if each is meaning]
        if places and beside:
            return [*known[: places[-1]], Meaning.TASK, *known[places[-1] + 1 :]]
    return known


def _beside_task(meaning: Meaning, header: str) -> Meaning:
    if meaning is Meaning.UNIT:
        measured = header.endswith(("计量单位", "指标单位")) or not header.endswith("单位")
        return Meaning.OTHER if measured else Meaning.RESPONSIBLE
    if meaning is Meaning.VALUE and looks_back(header):
        return Meaning.OTHER
    return Meaning.TARGETS if meaning in (Meaning.INDICATOR, Meaning.VALUE) else meaning
