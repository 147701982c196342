"""Use cases of the turn of the year itself: proposals decided, phrases, facts, templates.

Plain functions that are handed the open `Workbench`, the same for window and command line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from workbench.app import Workbench
    from workbench.drafting.deciding import Decisions, Settled, Standing
    from workbench.drafting.factguard import FactDifference
    from workbench.drafting.phrases import Phrase
    from workbench.drafting.proposals import Proposal
    from workbench.drafting.slots import SlotKind
    from workbench.drafting.templates import Template
    from workbench.plan import Plan

# -- proposals --------------------------------------------------------------------------


def rolled(
    workbench: Workbench, source: str, year: int, *, at_once: bool = True
) -> tuple[Plan, tuple[Proposal, ...]]:
    """The plan `source` stands for in `year`, by the drafter's own phrase table."""
    from workbench.drafting.rollforward import roll_forward

    plan = workbench.find_plan(source)
    return roll_forward(plan, year, phrases=phrase_table(workbench), at_once=at_once)


def decide_proposals(workbench: Workbench, plan_id: str, decisions: Decisions) -> Settled:
    """Carry out what the drafter said to proposals, by their ids or classes, and keep both.

    Raises:
        NotFoundError: no plan has this id.
    """
    from workbench.drafting.settling import settle_standing

    plan = workbench.plan(plan_id)
    settled = settle_standing(plan, workbench.proposals(plan_id), decisions)
    workbench.store.save_turned(plan, settled.plan, "结转核对", settled.proposals)
    return settled


def standing_proposals(workbench: Workbench, plan: Plan) -> tuple[Standing, ...]:
    """The proposals for `plan`, and what was said to each as the plan stands now."""
    from workbench.drafting.deciding import standing

    return standing(plan, workbench.proposals(plan.id))


# -- phrases --------------------------------------------------------------------------


def phrase_table(workbench: Workbench) -> tuple[Phrase, ...]:
    """The drafter's own phrases, then those that come with the program."""
    from workbench.drafting.phrases import phrase_table as whole

    return whole(workbench.store.phrases())


def keep_phrase(workbench: Workbench, phrase: Phrase) -> None:
    """Add an entry of her own, or set the one of the same name anew.

    Raises:
        MisuseError: it has no text, or its dates make no sense.
    """
    from workbench.drafting.phrases import checked_phrase

    others = [p for p in workbench.store.phrases() if p.text != phrase.text]
    workbench.store.save_phrases([*others, checked_phrase(phrase)])


def remove_phrase(workbench: Workbench, text: str) -> None:
    """Take an entry of her own away.

    Raises:
        NotFoundError: there is none of this name.
    """
    own = workbench.store.phrases()
    others = [phrase for phrase in own if phrase.text != text]
    if len(others) == len(own):
        raise NotFoundError(
            f"自己的提法表里没有“{text}”。", "内置的提法不能删，可以加一条同名的来代替。"
        )
    workbench.store.save_phrases(others)


# -- facts --------------------------------------------------------------------------


def facts_waiting(workbench: Workbench, plan: str, old: str) -> tuple[FactDifference, ...]:
    """The facts in which a plan differs from the one it came from, those ticked left out."""
    from workbench.drafting.factguard import facts_differing, knows_sources, unticked

    before, after = workbench.find_plan(old), workbench.find_plan(plan)
    by_words = not knows_sources(before, after)
    found = facts_differing(before, after, by_words=by_words)
    return unticked(found, workbench.store.fact_ticks(after.id))


def tick_facts(workbench: Workbench, plan_id: str, facts: Iterable[FactDifference]) -> None:
    """Note that these differences were looked at and are right."""
    workbench.store.tick_facts(plan_id, [fact.id for fact in facts])


# -- templates --------------------------------------------------------------------------


def find_template(workbench: Workbench, reference: str) -> Template:
    """The template an id or a name stands for.

    Raises:
        NotFoundError: there is none.
    """
    for template in workbench.templates():
        if reference in (template.id, template.name):
            return template
    raise NotFoundError(f"没有找到模板“{reference}”。", "请用 workbench list 查看模板的编号。")


def keep_template(workbench: Workbench, template: Template) -> Template:
    """Keep a corrected or combined template; a built-in one becomes the drafter's own copy."""
    from workbench.drafting.templates import Template
    from workbench.plan import new_id

    kept = template
    if template.builtin or template.id.startswith("builtin-"):
        kept = Template(
            new_id(), template.name, template.plan, template.source, values=template.values
        )
    workbench.store.add_template(kept)
    return kept


def slot_to_text(workbench: Workbench, reference: str, slot_id: str) -> Template:
    """Turn a slot of a template back into what stood there."""
    from workbench.drafting.slot_edits import as_text

    return keep_template(workbench, as_text(find_template(workbench, reference), slot_id))


def text_to_slot(workbench: Workbench, reference: str, text: str, kind: SlotKind) -> Template:
    """Make a slot of a text, wherever it stands in a template."""
    from workbench.drafting.slot_edits import as_slot

    return keep_template(workbench, as_slot(find_template(workbench, reference), text, kind))


def combine(workbench: Workbench, parts: Sequence[tuple[str, str]], name: str) -> Template:
    """A template of sections of several: (template, number of a top section: 一、), in order.

    Raises:
        NotFoundError: there is no such template or section.
    """
    from workbench.drafting.slot_edits import combined

    templates = {reference: find_template(workbench, reference) for reference, _ in parts}
    chosen = [_section_id(templates[reference], number) for reference, number in parts]
    return keep_template(workbench, combined(list(templates.values()), chosen, name))


def _section_id(template: Template, number: str) -> str:
    numbers = template.plan.numbers()
    for section in template.plan.sections:
        if number.rstrip("、.") in (numbers[section.id].rstrip("、."), section.heading):
            return section.id
    raise NotFoundError(
        f"模板“{template.name}”里没有“{number}”这一章。", "请写编号（如 一、）或标题。"
    )


def fill_template(
    workbench: Workbench, reference: str, values: Mapping[str, str], title: str = ""
) -> Plan:
    """A plan of a template with `values` in its slots, by their ids; kept as a new plan.

    `title`: its own title, "" for that of the template.
    """
    from workbench.drafting.slot_list import filled

    plan = filled(find_template(workbench, reference), values)
    plan = replace(plan, title=title or plan.title)
    workbench.save(None, plan, f"新建{plan.year}年要点" if plan.year else "新建要点")
    return plan


def export_template(workbench: Workbench, reference: str, path: Path) -> Path:
    """Write a template to a file of its own."""
    from workbench.template_files import save_template

    return save_template(find_template(workbench, reference), path)


def import_template(workbench: Workbench, path: Path) -> Template:
    """Take a template out of a file; one of the same name gets a number behind it.

    Raises:
        UnreadableError: the file is damaged or no template.
    """
    from workbench.template_files import load_template

    template = load_template(path)
    names = {known.name for known in workbench.templates()}
    number = 2
    name = template.name
    while name in names:
        name, number = f"{template.name}（{number}）", number + 1
    kept = replace(template, name=name)
    workbench.store.add_template(kept)
    return kept
