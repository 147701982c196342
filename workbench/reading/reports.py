"""Is a document, or a chapter of it, a report of what has been done rather than a plan?

In a report (工作简报, 总结) every figure is a fact. A plan may hold a chapter that looks back
(2026年工作回顾), whose figures are facts too, or one that describes the situation (发展基础),
whose figures are nothing to reach.
"""

from __future__ import annotations

import re
from enum import StrEnum

from workbench.document import Node, NodeKind, Outline
from workbench.reading.wordlists import alternation, words

_WORDS = "target_words"
_DEEPEST = 2  # headings below this level open no chapter that looks back


class Tense(StrEnum):
    """How the figures of a stretch are read."""

    PLAN = "plan"
    REPORT = "report"
    SITUATION = "situation"


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
    if is_report(outline):
        return (Tense.REPORT,) * len(outline.nodes)
    found = []
    open_level, tense = 0, Tense.PLAN
    for node in outline.nodes:
        if node.kind is NodeKind.SECTION and (tense is Tense.PLAN or node.level <= open_level):
            tense = _tense_of(node)
            open_level = node.level
        found.append(tense if node.kind is NodeKind.SECTION else Tense.PLAN)
    return tuple(found)


def _tense_of(node: Node) -> Tense:
    heading = node.heading.strip("。 ")
    if node.level > _DEEPEST or heading.startswith(words(_WORDS, "task_heading")):
        return Tense.PLAN
    if re.search(alternation(_WORDS, "report_heading") + "$", heading) or "回顾" in heading:
        return Tense.REPORT
    if re.search(alternation(_WORDS, "situation_heading"), heading):
        return Tense.SITUATION
    return Tense.PLAN
