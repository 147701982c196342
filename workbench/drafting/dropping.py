"""Sentences taken out of a plan, with the paragraphs and items that are empty then (这一条退出)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.plan import Paragraph, Plan, Section


def without_tasks(plan: Plan, task_ids: Collection[str]) -> Plan:
    """The plan without these sentences; what held nothing else goes with them."""
    gone = frozenset(task_ids)
    return replace(
        plan,
        preamble=_paragraphs(plan.preamble, gone),
        sections=_sections(plan.sections, gone),
        closing=_paragraphs(plan.closing, gone),
    )


def _paragraphs(paragraphs: tuple[Paragraph, ...], gone: frozenset[str]) -> tuple[Paragraph, ...]:
    kept = []
    for paragraph in paragraphs:
        tasks = tuple(task for task in paragraph.tasks if task.id not in gone)
        if len(tasks) == len(paragraph.tasks):
            kept.append(paragraph)
        elif tasks:
            kept.append(replace(paragraph, tasks=tasks))
    return tuple(kept)


def _sections(sections: tuple[Section, ...], gone: frozenset[str]) -> tuple[Section, ...]:
    kept = []
    for section in sections:
        touched = any(task.id in gone for task in section.tasks()) or bool(section.sections)
        if not touched:
            kept.append(section)
            continue
        below = _sections(section.sections, gone)
        own = _paragraphs(section.paragraphs, gone)
        lost = len(own) < len(section.paragraphs) or len(below) < len(section.sections)
        if own or below or not lost:
            kept.append(replace(section, paragraphs=own, sections=below))
    return tuple(kept)
