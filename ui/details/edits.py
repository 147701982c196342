"""What 详情 changes in the plan, and how 撤销 will call it.

填充牵头单位 6项    时限改为6月底前    （二）牵头单位改为疾控处
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.details.subject import Kind
from workbench.drafting import duties, editing
from workbench.drafting.gestures import section_name
from workbench.drafting.milestones import drop_milestone, put_milestone

if TYPE_CHECKING:
    from ui.details.subject import Subject
    from ui.session import Session
    from workbench.plan import Milestone, Plan, Role, Target

_LONGEST = 16


class Edits:
    """The edits of what is selected, each one undo step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_unit(self, subject: Subject, role: Role, unit: str) -> None:
        """All of them have this unit in `role` too; a field that closes late finds nothing."""
        if subject.kind is Kind.NOTHING:
            return
        if subject.kind is Kind.SECTION:
            units = tuple(dict.fromkeys((*subject.units[role].own, unit)))
            self._assign_section(subject, role, units)
            return
        ids = subject.task_ids
        units = (*subject.units[role].own, unit)
        label = _name(subject, "填充", role.label, "、".join(units))
        self._session.edit(lambda plan: duties.give(plan, ids, role, (unit,)), label)

    def remove_unit(self, subject: Subject, role: Role, unit: str) -> None:
        """None of them has this unit in `role` any more."""
        if subject.kind is Kind.NOTHING:
            return
        left = tuple(u for u in subject.units[role].own if u != unit)
        if subject.kind is Kind.SECTION:
            self._assign_section(subject, role, left)
            return
        ids = subject.task_ids
        label = _name(subject, "去掉", role.label, "、".join(left))
        self._session.edit(lambda plan: duties.take(plan, ids, role, unit), label)

    def set_deadline(self, subject: Subject, phrase: str) -> None:
        """All of them are due by `phrase`, "" for no date."""
        label = _name(subject, "填充", "时限", phrase)
        if subject.kind is Kind.SECTION:
            key = subject.section_id
            label = self._place(subject) + label
            self._session.edit(lambda p: duties.set_section_deadline(p, key, phrase), label)
            return
        ids = subject.task_ids
        self._session.edit(lambda plan: editing.set_deadline(plan, ids, phrase), label)

    def set_note(self, subject: Subject, note: str) -> None:
        """The remark of all of them."""
        label = _name(subject, "填充", "备注", note)
        self._session.edit(lambda plan: duties.set_notes(plan, subject.task_ids, note), label)

    def clear_units(self, subject: Subject) -> None:
        """Nobody answers for what is selected by its own words any more."""
        if subject.kind is Kind.SECTION:
            key = subject.section_id
            label = f"清除{self._place(subject)}责任"
            self._session.edit(lambda plan: duties.clear_section(plan, key), label)
            return
        label = f"清除责任 {subject.count}项" if subject.count > 1 else "清除责任"
        self._session.edit(lambda plan: duties.clear(plan, subject.task_ids), label)

    def put_milestone(self, subject: Subject, milestone: Milestone, at: int) -> bool:
        """Milestone number `at` is this now; -1 adds one."""
        key = subject.task_ids[0]
        words = f"{milestone.deadline}{milestone.text}"[:_LONGEST]
        label = f"添加节点{words}" if at < 0 else f"节点改为{words}"
        return self._session.edit(lambda plan: put_milestone(plan, key, milestone, at), label)

    def drop_milestone(self, subject: Subject, at: int) -> None:
        """Milestone number `at` goes."""
        key, gone = subject.task_ids[0], subject.milestones[at]
        label = f"去掉节点{gone.deadline}{gone.text}"[: _LONGEST + 4]
        self._session.edit(lambda plan: drop_milestone(plan, key, at), label)

    def put_target(self, subject: Subject, target: Target) -> bool:
        """A figure as she set it; it does not follow the sentence any more."""
        key = subject.task_ids[0]
        label = f"指标{target.indicator}改为{target.figure}" if target.id else "添加指标"
        return self._session.edit(lambda plan: duties.put_target(plan, key, target), label)

    def drop_target(self, subject: Subject, target: Target) -> None:
        """A figure goes out of the table."""
        key, label = subject.task_ids[0], f"去掉指标{target.indicator}"
        self._session.edit(lambda plan: duties.drop_target(plan, key, target.id), label)

    def _assign_section(self, subject: Subject, role: Role, units: tuple[str, ...]) -> None:
        key = subject.section_id
        label = self._place(subject) + _name(subject, "填充", role.label, "、".join(units))
        self._session.edit(lambda p: duties.assign_section(p, key, role, units), label)

    def _place(self, subject: Subject) -> str:
        plan: Plan | None = self._session.plan
        return section_name(plan, [subject.section_id]) if plan else ""


def _name(subject: Subject, verb: str, what: str, value: str) -> str:
    if subject.kind is Kind.TASKS:
        return f"{verb}{what} {subject.count}项"
    short = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    return f"{what}改为{short}" if value else f"清空{what}"
