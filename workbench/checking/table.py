"""The table of all rules, by how far they look, and by code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checking.rules import (
    clock,
    counts,
    dates,
    documents,
    duties,
    headings,
    indicators,
    leftovers,
    marks,
    matters,
    organs,
    pairs,
    paper,
    quantities,
    typed_numbers,
    words,
)

if TYPE_CHECKING:
    from workbench.checking.findings import Rule

TEXT_RULES = (
    *typed_numbers.TEXT_RULES,
    *headings.TEXT_RULES,
    *marks.TEXT_RULES,
    *pairs.TEXT_RULES,
    *quantities.TEXT_RULES,
    *dates.TEXT_RULES,
    *clock.TEXT_RULES,
    *words.TEXT_RULES,
    *documents.TEXT_RULES,
    *leftovers.TEXT_RULES,
    *organs.TEXT_RULES,
    *paper.TEXT_RULES,
    *indicators.TEXT_RULES,
)
PARAGRAPH_RULES = (
    *typed_numbers.PARAGRAPH_RULES,
    *pairs.PARAGRAPH_RULES,
    *duties.PARAGRAPH_RULES,
    *matters.PARAGRAPH_RULES,
    *counts.PARAGRAPH_RULES,
)
TASK_RULES = (
    *dates.TASK_RULES,
    *organs.TASK_RULES,
    *duties.TASK_RULES,
    *indicators.TASK_RULES,
)
SECTION_RULES = (*headings.SECTION_RULES, *duties.SECTION_RULES, *matters.SECTION_RULES)
TALLIES = (
    *marks.TALLIES,
    *quantities.TALLIES,
    *clock.TALLIES,
    *words.TALLIES,
    *documents.TALLIES,
    *leftovers.TALLIES,
    *indicators.TALLIES,
    *matters.TALLIES,
)
PLAN_RULES = (
    *headings.PLAN_RULES,
    *documents.PLAN_RULES,
    *paper.PLAN_RULES,
    *duties.PLAN_RULES,
    *counts.PLAN_RULES,
)

RULES: dict[str, Rule] = {
    each.rule.code: each.rule
    for group in (TEXT_RULES, PARAGRAPH_RULES, TASK_RULES, SECTION_RULES, TALLIES, PLAN_RULES)
    for each in group
}
"""Every rule by its code."""
