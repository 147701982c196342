"""A template put right by hand: a slot turned back into text, text into a slot, parts combined.

〔地名〕模式 → 江城模式      what stood there is wording after all
护理站       → 〔待填〕      everywhere it stands outside 《》
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.figures import read_open_targets
from workbench.drafting.rewriting import Edit, Rewriting, book_spans, is_free
from workbench.drafting.slot_list import places_of, slots_of
from workbench.drafting.slots import SLOT, SlotKind
from workbench.drafting.slotting import follow, with_figure
from workbench.drafting.templates import Template
from workbench.drafting.texts import fresh_copy, rebuild
from workbench.errors import MisuseError, NotFoundError
from workbench.manuscript import PART_NAMES
from workbench.plan import new_id
from workbench.reading.targets import find_targets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.drafting.slot_list import SlotPlace
    from workbench.drafting.texts import Location
    from workbench.plan import Section, Target, Task

_BEHIND = {PART_NAMES[part] for part in ("closing", "signature", "date")}


def as_text(template: Template, slot_id: str, number: int | None = None) -> Template:
    """The template with what stood in a slot as its wording, at all its places or one of them.

    `number` is that of the place (`SlotPlace.number`).

    Raises:
        NotFoundError: the template has no such slot.
        MisuseError: nothing ever stood in it.
    """
    slot = next((slot for slot in slots_of(template) if slot.id == slot_id), None)
    if slot is None:
        raise NotFoundError(
            f"模板“{template.name}”里没有“{slot_id}”这一处待填。", "请刷新列表再选。"
        )
    places = [p for p in slot.places if number is None or p.number == number]
    if not all(place.value for place in places):
        raise MisuseError(
            f"“{slot.kind.value}”从未填过内容，不能改回文字。", "请在正文里直接写上要用的文字。"
        )
    return _corrected(template, _Corrector(template, {place.number for place in places}))


def as_slot(
    template: Template, text: str, kind: SlotKind = SlotKind.TEXT, task_id: str = ""
) -> Template:
    """The template with `text` as a slot: everywhere it stands free, or in one sentence.

    Raises:
        MisuseError: it stands nowhere outside 《》 and other slots.
    """
    corrector = _Corrector(template, (), text, kind, task_id)
    corrected = _corrected(template, corrector)
    if not text.strip() or not corrector.found:
        raise MisuseError(
            f"模板“{template.name}”里没有可以改成待填的“{text}”。",
            "请选中正文里的一段文字；书名号里的不能改。",
        )
    return corrected


def combined(templates: Sequence[Template], sections: Sequence[str], name: str = "") -> Template:
    """A template of parts of several: front and end of the first, the `sections` in their order.

    A section is named by its id in the plan of its template and comes with all below it.

    Raises:
        NotFoundError: none of the templates has such a section.
    """
    chosen = [_section(templates, section_id) for section_id in sections]
    first = templates[0]
    owned = {t.id: _owned(t) for t in templates}
    values = [place.value for place in owned[first.id][0]]
    for template, section in chosen:
        by_section = owned[template.id][1]
        values += [p.value for part, _ in section.walk() for p in by_section.get(part.id, ())]
    values += [place.value for place in owned[first.id][2]]
    plan = replace(first.plan, sections=tuple(section for _, section in chosen))
    used = dict.fromkeys(t.source or t.name for t in (first, *(t for t, _ in chosen)))
    return Template(
        new_id(), name or first.name, fresh_copy(plan), "、".join(used), values=tuple(values)
    )


def _section(templates: Sequence[Template], section_id: str) -> tuple[Template, Section]:
    for template in templates:
        for section, _ in template.plan.walk():
            if section.id == section_id:
                return template, section
    raise NotFoundError("要合并的章节不在所选的模板里。", "请刷新列表，再选一次章节。")


def _owned(
    template: Template,
) -> tuple[list[SlotPlace], dict[str, list[SlotPlace]], list[SlotPlace]]:
    """The places before the sections, those of each section's own text, and those behind."""
    front: list[SlotPlace] = []
    behind: list[SlotPlace] = []
    inside: dict[str, list[SlotPlace]] = {}
    for place in places_of(template):
        outside = behind if place.name.partition("·")[0] in _BEHIND else front
        (inside.setdefault(place.section_id, []) if place.section_id else outside).append(place)
    return front, inside, behind


def _corrected(template: Template, corrector: _Corrector) -> Template:
    plan = rebuild(template.plan, corrector)
    return Template(
        template.id, template.name, plan, template.source, values=tuple(corrector.values)
    )


class _Corrector:
    """Rewrites the texts of a template and the list of its values with them."""

    def __init__(
        self,
        template: Template,
        text_again: Collection[int],
        text: str = "",
        kind: SlotKind = SlotKind.TEXT,
        task_id: str = "",
    ) -> None:
        self._old = iter(places_of(template))
        self._text_again = text_again
        self._text, self._kind, self._task_id = text, kind, task_id
        self.values: list[str] = []
        self.found = 0

    def words(self, _place: Location, _part: str, text: str) -> str:
        return self._change(text).result

    def task(self, _place: Location, task: Task) -> Task:
        change = self._change(task.text, task.id)
        printed = task.deadline in task.text
        deadline = follow(task.text, task.deadline, change)
        if not printed:
            deadline = self._change(task.deadline, task.id).result
        targets = _targets(task, change)
        return replace(task, text=change.result, deadline=deadline, targets=targets)

    def section(self, _place: Location, section: Section) -> Section:
        return section

    def _change(self, text: str, task_id: str = "") -> Rewriting:
        edits = sorted(
            (*self._kept(text), *self._new(text, task_id)), key=lambda pair: pair[0].start
        )
        self.values += [value for edit, value in edits if SLOT.fullmatch(edit.after)]
        return Rewriting(text, tuple(edit for edit, _ in edits))

    def _kept(self, text: str) -> Iterator[tuple[Edit, str]]:
        for found in SLOT.finditer(text):
            place = next(self._old)
            after = place.value if place.number in self._text_again else found[0]
            yield Edit(found.start(), found[0], after), place.value

    def _new(self, text: str, task_id: str) -> Iterator[tuple[Edit, str]]:
        if not self._text.strip() or (self._task_id and self._task_id != task_id):
            return
        taken = [*book_spans(text), *(m.span() for m in SLOT.finditer(text))]
        for found in _whole(self._text).finditer(text):
            if is_free(*found.span(), taken):
                self.found += 1
                yield Edit(found.start(), self._text, self._kind.value), self._text


def _whole(text: str) -> re.Pattern[str]:
    """`text` where it stands, but no part of a longer number."""
    before = r"(?<!\d)" if text[0].isdigit() else ""
    after = r"(?!\d)" if text[-1].isdigit() else ""
    return re.compile(before + re.escape(text) + after)


def _targets(task: Task, change: Rewriting) -> tuple[Target, ...]:
    """Targets follow the sentence; where its figures became slots or text, they are read anew."""
    figure = SlotKind.FIGURE.value
    same = all((e.before == figure) == (e.after == figure) for e in change.edits)
    if same:
        return tuple(with_figure(t, None, task.text, change) for t in task.targets)
    report = any(t.kind == "fact" for t in task.targets)
    closed = find_targets(change.result, report=report)
    return (*closed, *read_open_targets(change.result, report=report))
