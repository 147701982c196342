"""What the page of a template shows, looked up beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.app import Workbench
    from workbench.drafting.slot_list import Slot
    from workbench.drafting.templates import Template


@dataclass(frozen=True, slots=True)
class Sight:
    """A template, its slots in order, and its text with `values` in the slots, by their ids."""

    template: Template
    slots: tuple[Slot, ...]
    values: Mapping[str, str]
    text: str


def sight_of(workbench: Workbench, reference: str, values: Mapping[str, str]) -> Sight:
    """How a template stands; on the background thread.

    Raises:
        NotFoundError: there is no such template.
    """
    from workbench import turnover
    from workbench.drafting.slot_list import filled, slots_of
    from workbench.manuscript import plain_text

    template = turnover.find_template(workbench, reference)
    slots = slots_of(template)
    known = {slot.id for slot in slots}
    held = {key: value for key, value in values.items() if key in known and value}
    plan = filled(template, held) if held else template.plan
    return Sight(template, slots, held, plain_text(plan))


def chapters(workbench: Workbench) -> tuple[tuple[str, str, str], ...]:
    """The chapters of all templates: id of the template, number, and what to show of it."""
    found = []
    for template in workbench.templates():
        numbers = template.plan.numbers()
        for section in template.plan.sections:
            number = numbers[section.id] or section.heading
            shown = f"{template.name}　{numbers[section.id]}{section.heading}"
            found.append((template.id, number, shown))
    return tuple(found)
