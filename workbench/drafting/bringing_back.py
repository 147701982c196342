"""What stood in a plan at a past moment comes back: all of it, one item, or one sentence.

Each is an ordinary edit of the plan of today, so it can be undone. What has been moved elsewhere
since stays there: what comes back with the same id then gets a fresh one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol, TypeVar

from workbench.drafting.tree import (
    holder_of,
    map_paragraph,
    map_section,
    outside,
    owner_of,
    paragraphs_in,
    parent_of,
    section_of,
    siblings_of,
    with_paragraphs,
)
from workbench.errors import MisuseError, NotFoundError
from workbench.plan import Paragraph, new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.plan import Plan, Section, Task


class _Node(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Node)


def whole(now: Plan, past: Plan) -> Plan:
    """The plan as it stood then; how far it has come (送审) is not turned back."""
    return replace(past, id=now.id, status=now.status)


def item(now: Plan, past: Plan, section_id: str) -> Plan:
    """`now` with one item, and all below it, as it stood then.

    One that is gone comes back behind the one it followed, below its parent where that is left.

    Raises:
        NotFoundError: it did not stand in the plan then.
    """
    was = section_of(past, section_id)
    ids = _ids(now.sections)
    if section_id in ids:
        taken = (ids - _ids((section_of(now, section_id),))) | _ids_outside(now)
        return map_section(now, section_id, lambda _: (_fresh(was, taken),))
    was = _fresh(was, ids | _ids_outside(now))
    above = parent_of(past, section_id)
    before = siblings_of(past, section_id)
    if above and above.id in ids:
        return map_section(
            now, above.id, lambda s: (replace(s, sections=_put(s.sections, was, before)),)
        )
    return replace(now, sections=_put(now.sections, was, before))


def sentence(now: Plan, past: Plan, task_id: str) -> Plan:
    """`now` with one sentence as it stood then, its units and figures with it.

    Raises:
        NotFoundError: it did not stand in the plan then.
        MisuseError: the item it stood in is gone.
    """
    paragraph, was = holder_of(past, task_id)
    here = next((p for p in now.paragraphs() for t in p.tasks if t.id == task_id), None)
    if here:
        tasks = tuple(was if t.id == task_id else t for t in here.tasks)
        return map_paragraph(now, here.id, lambda p: (replace(p, tasks=tasks),))
    if any(p.id == paragraph.id for p in now.paragraphs()):
        return map_paragraph(
            now, paragraph.id, lambda p: (replace(p, tasks=_put(p.tasks, was, paragraph.tasks)),)
        )
    return _with_paragraph(now, past, paragraph, was)


def _with_paragraph(now: Plan, past: Plan, paragraph: Paragraph, was: Task) -> Plan:
    """The sentence in a paragraph of its own, where its paragraph stood."""
    owner = owner_of(past, paragraph.id)
    try:
        here = paragraphs_in(now, owner)
    except NotFoundError as error:
        raise MisuseError("这一句所在的条已不在要点里。", "请取回整条。") from error
    alone = replace(paragraph, tasks=(was,))
    return with_paragraphs(now, owner, _put(here, alone, paragraphs_in(past, owner)))


def _put(here: tuple[N, ...], one: N, before: Sequence[N]) -> tuple[N, ...]:
    """`here` with `one` behind the nearest of those that stood before it, else in front."""
    earlier = {node.id for node in takewhile(lambda node: node.id != one.id, before)}
    place = max((at + 1 for at, node in enumerate(here) if node.id in earlier), default=0)
    return (*here[:place], one, *here[place:])


def _ids(sections: Sequence[Section]) -> set[str]:
    """All that is called something in these sections."""
    walked = [one for section in sections for one, _ in section.walk()]
    paragraphs = [p for one in walked for p in one.paragraphs]
    tasks = [task.id for paragraph in paragraphs for task in paragraph.tasks]
    return {one.id for one in walked} | {p.id for p in paragraphs} | set(tasks)


def _ids_outside(plan: Plan) -> set[str]:
    paragraphs = [p for part in outside(plan).values() for p in part]
    return {p.id for p in paragraphs} | {task.id for p in paragraphs for task in p.tasks}


def _fresh(section: Section, taken: Collection[str]) -> Section:
    """The section; what is called as something that is `taken` gets a fresh id."""
    return replace(
        section,
        id=_free(section.id, taken),
        paragraphs=tuple(
            replace(
                p,
                id=_free(p.id, taken),
                tasks=tuple(replace(t, id=_free(t.id, taken)) for t in p.tasks),
            )
            for p in section.paragraphs
        ),
        sections=tuple(_fresh(below, taken) for below in section.sections),
    )


def _free(name: str, taken: Collection[str]) -> str:
    return new_id() if name in taken else name
