"""Is a document, or a chapter of it, a report of what has been done rather than a plan?

In a report (工作简报, 总结) every figure is a fact. A plan may hold a chapter that looks back
(2026年工作回顾), whose figures are facts too, or one that describes the situation (发展基础),
whose figures are nothing to reach.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value
from workbench.document import Node, NodeKind, Outline
from workbench.reading.deadlines import find_deadline
from workbench.reading.targets import find_targets
from workbench.reading.units import without_tags
from workbench.reading.wordlists import alternation, words

if TYPE_CHECKING:
    from workbench.plan import Target

_WORDS = "target_words"
_DEEPEST = 2  # headings below this level open no chapter that looks back


class Tense(StrEnum):
    """How the figures of a stretch are read."""

    PLAN = "plan"
    REPORT = "report"
    SITUATION = "situation"


@dataclass(frozen=True, slots=True)
class Stance:
    """How a stretch of a document is read: its tense, and the year of the plan."""

    tense: Tense = Tense.PLAN
    year: int = 0

    def targets(self, sentence: str) -> tuple[Target, ...]:
        """The targets (facts, in a report) of one of its sentences."""
        if self.tense is Tense.SITUATION:
            return ()
        return find_targets(sentence, report=self.tense is Tense.REPORT, year=self.year)

    def deadline(self, sentence: str) -> str:
        """By when one of its sentences says that something is due; "" outside a plan."""
        return find_deadline(without_tags(sentence)) if self.tense is Tense.PLAN else ""


def stances(outline: Outline) -> tuple[Stance, ...]:
    """For each node of `outline` how it is read."""
    year = year_of(outline)
    return tuple(Stance(tense, year) for tense in tenses(outline))


def is_report(outline: Outline) -> bool:
    """Is the whole document a report of achievements? The title decides; failing that, the text."""
    if any(word in outline.title for word in ("简报", "专报")):
        return True
    if re.search(alternation(_WORDS, "plan_title"), outline.title):
        return False
    if re.search(alternation(_WORDS, "report_title"), outline.title):
        return True
    return _speaks_of_the_past(outline)


def _speaks_of_the_past(outline: Outline) -> bool:
    sentences = [s for node in outline.nodes for s in node.sentences]
    past = sum(bool(re.search(alternation(_WORDS, "past"), s)) for s in sentences)
    future = sum(bool(re.search(alternation(_WORDS, "future"), s)) for s in sentences)
    return past > 2 * future and past * 4 >= len(sentences) > 0


def tenses(outline: Outline) -> tuple[Tense, ...]:
    """For each node of `outline` how its figures are read."""
    usual = Tense.REPORT if is_report(outline) else Tense.PLAN
    latest = _latest_year(outline)
    found = []
    open_level, tense = 0, usual
    for node in outline.nodes:
        if node.kind is NodeKind.SECTION and (tense is usual or node.level <= open_level):
            tense = _tense_of(node, usual, latest)
            open_level = node.level
        found.append(tense if node.kind is NodeKind.SECTION else usual)
    return tuple(found)


def _tense_of(node: Node, usual: Tense, latest: int) -> Tense:
    heading = node.heading.strip("。 ")
    if node.level > _DEEPEST or heading.startswith(words(_WORDS, "task_heading")):
        return usual
    if usual is Tense.REPORT:
        return Tense.PLAN if _closes(heading, "plan_heading") else usual
    if _closes(heading, "report_heading") or _PRAISE.search(heading):
        return Tense.REPORT
    if "回顾" in heading or _is_of_past(heading, latest):
        return Tense.REPORT
    return Tense.SITUATION if _closes(heading, "situation_heading") else usual


# 充分肯定成绩; 成绩来之不易，必须倍加珍惜: a speech looks back before it sets tasks.
_PRAISE = re.compile(
    r"^充?分?肯定.{0,6}成[绩效]|成[绩效].{0,4}(?:来之不易|有目共睹|令人鼓舞|值得肯定)"
)


def _closes(heading: str, name: str) -> bool:
    return heading.endswith(words(_WORDS, name))


def _is_of_past(heading: str, latest: int) -> bool:
    """一、2026年主要工作 beside 二、2027年工作打算."""
    years = _years(heading)
    return bool(years) and max(years) < latest and bool(_WORK.search(heading))


_WORK = re.compile("工作|情况|亮点|成绩|成效|成就|经济社会发展")


def _latest_year(outline: Outline) -> int:
    """The last year named by the title or a chapter of the first level; 0 for none."""
    chapters = [n.heading for n in outline.nodes if n.level == 1]
    return max((year for text in (outline.title, *chapters) for year in _years(text)), default=0)


def _years(text: str) -> list[int]:
    """2027年 in a heading; not the ends of a span (2027—2029年) or of a name."""
    return [int(year) for year in _NAMED_YEAR.findall(re.sub("《[^》]*》", "", text))]


_NAMED_YEAR = re.compile(r"(?<![\d—–~～至-])((?:19|20)\d{2})\s*年(?!\s*[—–~～至-])")


_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?!\d)\s*(?:年|[-—–－~～至]|[)）〕])|(二[〇零○][〇零○一二三四五六七八九]{2})年"
)


def year_of(outline: Outline) -> int:
    """The year of the title; else the first in the text; 0 where none is named."""
    texts = [outline.title, outline.meta.notice_title]
    texts += [s for node in outline.nodes for s in (node.heading, *node.sentences)]
    for text in texts:
        found = _YEAR.search(re.sub("《[^》]*》", "", text) if text is not outline.title else text)
        if found:
            return int(found[1]) if found[1] else numeral_value(found[2].replace("○", "〇"))
    return 0
