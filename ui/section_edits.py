"""What 编辑 and 插入 do to the current item: the edit, and the name 撤销 will show for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.state import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session
    from workbench.plan import Plan

NEW_HEADING = "新条目"


def add_beside(session: Session) -> str:
    """A new item behind the current one; its id, "" if nothing was added."""
    current = session.selection.section_id

    def change(plan: Plan) -> tuple[Plan, str]:
        from workbench.drafting.editing import add_section
        from workbench.drafting.tree import section_of

        last = current or (plan.sections[-1].id if plan.sections else "")
        run_in = section_of(plan, last).run_in if last else False
        return add_section(plan, NEW_HEADING, after=last, run_in=run_in)

    return _add(session, change)


def add_below(session: Session) -> str:
    """A new item as the first below the current one; its id, "" if nothing was added."""
    current = session.selection.section_id

    def change(plan: Plan) -> tuple[Plan, str]:
        from workbench.drafting.editing import add_section
        from workbench.drafting.gestures import add_below
        from workbench.drafting.tree import section_of

        if not current:
            return add_section(plan, NEW_HEADING, run_in=True)
        below = section_of(plan, current).sections
        return add_below(plan, NEW_HEADING, current, run_in=below[0].run_in if below else True)

    return _add(session, change)


def remove(session: Session) -> None:
    """The current item goes, with all below it."""
    from workbench.drafting.editing import remove_section

    _change(session, "删去", remove_section)


def promote(session: Session) -> None:
    """The current item rises one level."""
    from workbench.drafting import editing

    _change(session, "升级", editing.promote)


def demote(session: Session) -> None:
    """The current item goes one level down."""
    from workbench.drafting import gestures

    _change(session, "降级", gestures.demote)


def move(session: Session, steps: int) -> None:
    """The current sentence or item changes places with its neighbour, up (-1) or down (1)."""
    if task_id := _sentence(session):
        _move_sentence(session, task_id, steps)
        return
    _change(session, "上移" if steps < 0 else "下移", lambda plan, key: _moved(plan, key, steps))


def _sentence(session: Session) -> str:
    """The current sentence, if it is one of several in its paragraph; else ""."""
    plan, tasks = session.plan, session.selection.task_ids
    if plan is None or len(tasks) != 1:
        return ""
    rows = (p.tasks for p in plan.paragraphs() if any(t.id == tasks[0] for t in p.tasks))
    return tasks[0] if any(len(row) > 1 for row in rows) else ""


def _move_sentence(session: Session, task_id: str, steps: int) -> None:
    from workbench.drafting.moving import step_sentence
    from workbench.errors import WorkbenchError

    session.flushing.emit()
    if session.plan is None:
        return
    try:
        change = step_sentence(session.plan, task_id, steps)
    except WorkbenchError as error:
        session.failed.emit(error)
        return
    if change:
        session.apply(change.plan, change.label)


def _moved(plan: Plan, section_id: str, steps: int) -> Plan:
    from workbench.drafting.gestures import move_item

    return move_item(plan, section_id, steps).plan


def _change(session: Session, verb: str, change: Callable[[Plan, str], Plan]) -> None:
    session.flushing.emit()  # what is typed comes first, and is a step of its own
    plan, key = session.plan, session.selection.section_id
    if plan is None or not key:
        return
    from workbench.drafting.tree import section_of

    number = plan.numbers().get(key, "")  # none: a step that was taken back took the item along
    session.edit(lambda p: change(p, section_of(p, key).id), f"{verb}{number}")


def _add(session: Session, change: Callable[[Plan], tuple[Plan, str]]) -> str:
    fresh = ""
    session.flushing.emit()

    def edit(plan: Plan) -> Plan:
        nonlocal fresh
        after, fresh = change(plan)
        return after

    if not session.edit(edit, "新建条目"):
        return ""
    session.select(Selection(section_id=fresh))
    return fresh
