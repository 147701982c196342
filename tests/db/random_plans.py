"""Plans that nobody wrote and edits that nobody would make: any tree, any change of it.

`grow` makes a plan, `mutate` changes one at random and shares all it did not touch, as edits do.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.numbering import ARTICLES_ON_TOP, RESTARTING, RUNNING_ON
from workbench.plan import (
    Assignment,
    Comparator,
    Notice,
    Paragraph,
    Plan,
    Role,
    Section,
    SectionKind,
    Target,
    TargetKind,
    Task,
    new_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

PARTS = ("notice", "preamble", "closing")
WORDS = (
    "加强",
    "安全生产",
    "医疗质量",
    "建设",
    "6个",
    "，",
    "A b",
    "'\"",
    "𠮷",
    "\n",
    "〔数〕",
    "\0",
    "",
)


@dataclass
class Desk:
    """A plan taken apart: paragraphs by owner (a part or a section), sections by parent."""

    plan: Plan
    notice: Notice | None
    sections: dict[str, Section] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)
    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    tasks: dict[str, list[Task]] = field(default_factory=dict)


def grow(random: Random, edits: int = 40) -> Plan:
    """A plan that `edits` random edits made of an empty one."""
    plan = Plan(new_id(), words(random), random.choice((0, 2027)))
    for _ in range(edits):
        plan = mutate(plan, random)
    return plan


def mutate(plan: Plan, random: Random) -> Plan:
    """`plan` after one random edit; parts that did not change are the same objects."""
    desk = apart(plan)
    random.choice(EDITS)(desk, random)
    return together(desk, plan)


def words(random: Random) -> str:
    return "".join(random.choices(WORDS, k=random.randrange(5)))


# -- edits ----------------------------------------------------------------------------------------


def _retext(desk: Desk, random: Random) -> None:
    change = {"text": words(random), "deadline": words(random), "note": words(random)}
    name = random.choice(list(change))
    _change_task(desk, random, lambda task: replace(task, **{name: change[name]}))


def _reassign(desk: Desk, random: Random) -> None:
    units = tuple(_assignment(random) for _ in range(random.randrange(4)))
    _change_task(desk, random, lambda task: replace(task, assignments=units))


def _retarget(desk: Desk, random: Random) -> None:
    targets = tuple(_target(random) for _ in range(random.randrange(3)))
    _change_task(
        desk, random, lambda task: replace(task, targets=targets + task.targets[: len(targets)])
    )


def _change_task(desk: Desk, random: Random, change: Callable[[Task], Task]) -> None:
    for tasks in _some(desk.tasks, random):
        for at in range(len(tasks))[:1]:
            tasks[at] = change(tasks[at])


def _add_task(desk: Desk, random: Random) -> None:
    for tasks in _some(desk.tasks, random):
        tasks.insert(random.randint(0, len(tasks)), Task(new_id(), words(random), source="t1"))


def _remove_task(desk: Desk, random: Random) -> None:
    for tasks in _some(desk.tasks, random):
        del tasks[-1:]


def _move_task(desk: Desk, random: Random) -> None:
    for source in _some(desk.tasks, random):
        goal = random.choice(list(desk.tasks.values()))
        moved = source[:1]
        del source[:1]
        at = random.randint(0, len(goal))
        goal[at:at] = moved


def _add_paragraph(desk: Desk, random: Random) -> None:
    owner = random.choice([*PARTS, *desk.sections])
    fresh = new_id()
    siblings = desk.paragraphs.setdefault(owner, [])
    siblings.insert(random.randint(0, len(siblings)), fresh)
    desk.tasks[fresh] = [Task(new_id(), words(random))]


def _move_paragraph(desk: Desk, random: Random) -> None:
    for source in _some(desk.paragraphs, random):
        goal = desk.paragraphs.setdefault(random.choice([*PARTS, *desk.sections]), [])
        moved = source[-1:]
        del source[-1:]
        goal[:0] = moved


def _remove_paragraph(desk: Desk, random: Random) -> None:
    for source in _some(desk.paragraphs, random):
        del source[:1]


def _add_section(desk: Desk, random: Random) -> None:
    fresh = Section(new_id(), words(random), random.choice(list(SectionKind)))
    desk.sections[fresh.id] = fresh
    siblings = desk.below.setdefault(random.choice(["", *desk.sections]), [])
    if fresh.id not in desk.below:
        siblings.insert(random.randint(0, len(siblings)), fresh.id)


def _change_section(desk: Desk, random: Random) -> None:
    for name in random.sample(list(desk.sections), min(1, len(desk.sections))):
        desk.sections[name] = replace(
            desk.sections[name],
            heading=words(random),
            run_in=random.choice((True, False)),
            tabular=random.choice((True, False)),
            assignments=tuple(_assignment(random) for _ in range(random.randrange(3))),
            deadline=words(random),
        )


def _move_section(desk: Desk, random: Random) -> None:
    for source in _some(desk.below, random):
        moved = source[:1]
        goals = [g for g in ("", *desk.sections) if not set(moved) & _above(desk, g)]
        del source[:1]
        goal = desk.below.setdefault(random.choice(goals), [])
        at = random.randint(0, len(goal))
        goal[at:at] = moved


def _remove_section(desk: Desk, random: Random) -> None:
    for source in _some(desk.below, random):
        del source[-1:]


def _shuffle(desk: Desk, random: Random) -> None:
    for mapping in (desk.below, desk.paragraphs, desk.tasks):
        for siblings in _some(mapping, random):
            random.shuffle(siblings)


def _change_front(desk: Desk, random: Random) -> None:
    schemes = (RESTARTING, RUNNING_ON, ARTICLES_ON_TOP)
    desk.plan = replace(
        desk.plan,
        title=words(random),
        issuer=words(random),
        scheme=random.choice(schemes),
        signature=words(random),
        date=words(random),
    )


def _change_notice(desk: Desk, random: Random) -> None:
    desk.notice = random.choice((None, Notice(words(random), words(random), words(random))))


def _nothing(desk: Desk, random: Random) -> None:
    """Equal, and not the same object."""


EDITS = (
    *(_retext, _retext, _retext, _reassign, _retarget, _add_task, _add_task, _remove_task),
    *(_move_task, _add_paragraph, _add_paragraph, _move_paragraph, _remove_paragraph),
    *(_add_section, _add_section, _change_section, _move_section, _remove_section, _shuffle),
    *(_change_front, _change_notice, _nothing),
)


def _some(mapping: dict[str, list], random: Random) -> list[list]:
    """One of the lists of `mapping`, or none if there is none."""
    return random.sample(list(mapping.values()), min(1, len(mapping)))


def _above(desk: Desk, section: str) -> set[str]:
    parents = {child: parent for parent, children in desk.below.items() for child in children}
    found = {section}
    while section := parents.get(section, ""):
        found.add(section)
    return found


def _assignment(random: Random) -> Assignment:
    return Assignment(random.choice(("市教育局", "各区", "")), random.choice(list(Role)))


def _target(random: Random) -> Target:
    value = random.choice((None, 0.0, 6.0, 0.1, -2.5, 1e12))
    return Target(
        new_id(),
        words(random),
        words(random),
        random.choice(list(TargetKind)),
        random.choice(list(Comparator)),
        value,
        random.choice((None, 7.5)),
        "个",
        words(random),
        random.choice((True, False)),
        words(random),
        random.choice((True, False)),
    )


# -- apart and together ---------------------------------------------------------------------------


def apart(plan: Plan) -> Desk:
    desk = Desk(plan, plan.notice)
    for part in PARTS:
        _lay_out(desk, part, _part(plan, part))
    desk.below[""] = [s.id for s in plan.sections]
    for section, _ in plan.walk():
        desk.sections[section.id] = section
        desk.below[section.id] = [s.id for s in section.sections]
        _lay_out(desk, section.id, section.paragraphs)
    return desk


def _lay_out(desk: Desk, owner: str, paragraphs: tuple[Paragraph, ...]) -> None:
    desk.paragraphs[owner] = [p.id for p in paragraphs]
    desk.tasks.update({p.id: list(p.tasks) for p in paragraphs})


def _part(plan: Plan, part: str) -> tuple[Paragraph, ...]:
    if part == "notice":
        return plan.notice.paragraphs if plan.notice else ()
    return plan.preamble if part == "preamble" else plan.closing


def together(desk: Desk, plan: Plan) -> Plan:
    known = {node.id: node for node, _ in plan.walk()} | {p.id: p for p in plan.paragraphs()}
    notice = desk.notice and replace(desk.notice, paragraphs=_paragraphs(desk, "notice", known))
    return replace(
        desk.plan,
        notice=notice,
        preamble=_paragraphs(desk, "preamble", known),
        sections=_sections(desk, "", known),
        closing=_paragraphs(desk, "closing", known),
    )


def _sections(desk: Desk, parent: str, known: dict) -> tuple[Section, ...]:
    return tuple(_section(desk, name, known) for name in desk.below.get(parent, ()))


def _section(desk: Desk, name: str, known: dict) -> Section:
    made = replace(
        desk.sections[name],
        paragraphs=_paragraphs(desk, name, known),
        sections=_sections(desk, name, known),
    )
    return known[name] if known.get(name) == made else made


def _paragraphs(desk: Desk, owner: str, known: dict) -> tuple[Paragraph, ...]:
    made = [Paragraph(name, tuple(desk.tasks[name])) for name in desk.paragraphs.get(owner, ())]
    return tuple(known[p.id] if known.get(p.id) == p else p for p in made)
