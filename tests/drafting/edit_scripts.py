"""Random edit scripts: what a drafter does to a plan in a morning, and the plan that comes of it.

`edited` makes a new version, whose ids go on; `retyped` gives a plan other ids throughout, as if
it had been read from another file. `told` leaves out of a plan what a comparison does not tell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.drafting.rewordings import reworded, sentences
from workbench.drafting.compare_tree import plain
from workbench.drafting.editing import (
    add_paragraph,
    add_section,
    join_paragraph,
    move_section,
    remove_paragraph,
    remove_section,
    rename,
    retext,
    set_deadline,
    set_part,
    split_paragraph,
)
from workbench.errors import MisuseError
from workbench.plan import Paragraph, Plan, Section, Task, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

_POOL = sentences(600)
_REWORDED = dict(zip(_POOL, reworded(_POOL), strict=True))


def made_plan(random: Random) -> Plan:
    """A plan of two to four chapters."""
    chapters = tuple(_section(random, 1) for _ in range(random.randint(2, 4)))
    opening = (_paragraph(random),)
    return Plan(new_id(), "2027年江城市工作要点", 2027, preamble=opening, sections=chapters)


def _section(random: Random, depth: int) -> Section:
    below = () if depth > 1 else tuple(_section(random, 2) for _ in range(random.randint(1, 5)))
    paragraphs = tuple(_paragraph(random) for _ in range(random.randint(depth > 1, 2)))
    heading = random.choice(_POOL).partition("，")[0]
    return Section(new_id(), heading, paragraphs=paragraphs, sections=below)


def _paragraph(random: Random) -> Paragraph:
    texts = random.sample(_POOL, random.randint(1, 4))
    return Paragraph(new_id(), tuple(Task(new_id(), text) for text in texts))


def edited(plan: Plan, random: Random) -> Plan:
    """The plan after up to twelve edits."""
    for _ in range(random.randint(1, 12)):
        plan = random.choice(_EDITS)(plan, random)
    return plan


# --- edits


def _move(plan: Plan, random: Random) -> Plan:
    ids = [section.id for section, _ in plan.walk()]
    if not ids:
        return plan
    parent = random.choice(["", *(section.id for section in plan.sections)])
    try:
        return move_section(plan, random.choice(ids), parent, random.randint(0, 3))
    except MisuseError:  # into itself
        return plan


def _add_item(plan: Plan, random: Random) -> Plan:
    if not plan.sections:
        return plan
    plan, _ = add_section(plan, "推进试点工作", parent=random.choice(plan.sections).id)
    return plan


def _drop_item(plan: Plan, random: Random) -> Plan:
    ids = [section.id for section, _ in plan.walk()]
    return remove_section(plan, random.choice(ids)) if len(ids) > 2 else plan


def _rename(plan: Plan, random: Random) -> Plan:
    ids = [section.id for section, _ in plan.walk()]
    return rename(plan, random.choice(ids), "完善工作机制") if ids else plan


def _in_paragraph(change: Callable[[Plan, Paragraph, Random], Plan]) -> Callable[..., Plan]:
    def edit(plan: Plan, random: Random) -> Plan:
        paragraphs = [paragraph for paragraph in plan.paragraphs() if paragraph.tasks]
        return change(plan, random.choice(paragraphs), random) if paragraphs else plan

    return edit


def _reword(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    task = random.choice(paragraph.tasks)
    other = _REWORDED.get(task.text, task.text.replace("推", "促"))
    return retext(plan, paragraph.id, paragraph.text.replace(task.text, other))


def _split(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    return retext(plan, paragraph.id, paragraph.text.replace("，", "。", 1))


def _join(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    return retext(plan, paragraph.id, paragraph.text.replace("。", "，", 1))


def _add(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    return retext(plan, paragraph.id, paragraph.text + random.choice(_POOL))


def _drop(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    task = random.choice(paragraph.tasks)
    return retext(plan, paragraph.id, paragraph.text.replace(task.text, ""))


def _swap(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    return retext(plan, paragraph.id, "".join(task.text for task in reversed(paragraph.tasks)))


def _cut(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    return split_paragraph(plan, paragraph.id, len(paragraph.tasks[0].text))[0]


def _close(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    try:
        return join_paragraph(plan, paragraph.id)
    except MisuseError:  # the first one
        return plan


def _drop_paragraph(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    return remove_paragraph(plan, paragraph.id)


def _due(plan: Plan, paragraph: Paragraph, random: Random) -> Plan:
    return set_deadline(plan, [paragraph.tasks[0].id], "9月底前")


def _open(plan: Plan, random: Random) -> Plan:
    return add_paragraph(plan, "preamble", random.choice(_POOL))[0]


def _sign(plan: Plan, random: Random) -> Plan:
    return set_part(plan, "signature", random.choice(("江城市教育局", "江城市人民政府")))


_EDITS = (
    *(_move, _move, _add_item, _drop_item, _rename, _open, _sign),
    *map(_in_paragraph, (_reword, _reword, _split, _join, _add, _drop, _swap)),
    *map(_in_paragraph, (_cut, _close, _drop_paragraph, _due)),
)


# --- ids


def retyped(plan: Plan) -> Plan:
    """The same plan under other ids."""
    return _mapped(plan, lambda _: new_id())


def told(plan: Plan) -> Plan:
    """The plan without ids."""
    return _mapped(plan, lambda _: "")


def _mapped(plan: Plan, named: Callable[[str], str]) -> Plan:
    return replace(
        plan,
        id=named(plan.id),
        preamble=tuple(_paragraphs(plan.preamble, named)),
        sections=tuple(_sections(plan.sections, named)),
        closing=tuple(_paragraphs(plan.closing, named)),
    )


def _sections(sections: tuple[Section, ...], named: Callable[[str], str]) -> Iterator[Section]:
    for section in sections:
        yield replace(
            section,
            id=named(section.id),
            paragraphs=tuple(_paragraphs(section.paragraphs, named)),
            sections=tuple(_sections(section.sections, named)),
        )


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], named: Callable[[str], str]
) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        tasks = (replace(plain(task), id=named(task.id)) for task in paragraph.tasks)
        yield replace(paragraph, id=named(paragraph.id), tasks=tuple(tasks))


ONE_EDIT = {
    "reworded": _in_paragraph(_reword),
    "split": _in_paragraph(_split),
    "moved": _move,
    "dropped": _drop_item,
}
"""Edits that are one change each, by what it is called."""
