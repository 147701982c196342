"""Small plans written down as chapters, items and sentences."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from workbench.drafting.identity import new_task
from workbench.plan import Paragraph, Plan, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def plan_of_year(year: int, chapters: Mapping[str, Mapping[str, Sequence[str]]]) -> Plan:
    """A plan of chapters, each with its items, each with its sentences."""
    ids = count(1)
    sections = tuple(
        Section(
            f"{year}-c{next(ids)}",
            chapter,
            sections=tuple(
                Section(
                    f"{year}-s{next(ids)}",
                    heading,
                    run_in=True,
                    paragraphs=(Paragraph(f"{year}-p{next(ids)}", tuple(map(new_task, texts))),),
                )
                for heading, texts in items.items()
            ),
        )
        for chapter, items in chapters.items()
    )
    return Plan(f"plan-{year}", f"江城市{year}年工作要点", year, sections=sections)


def plain_plan(year: int, sentences: Sequence[str]) -> Plan:
    """A plan of one chapter of sentences without headings."""
    paragraph = Paragraph(f"{year}-p", tuple(map(new_task, sentences)))
    section = Section(f"{year}-s", "重点工作", paragraphs=(paragraph,))
    return Plan(f"plan-{year}", f"江城市{year}年工作要点", year, sections=(section,))
