"""What can be done about findings: put one or all of a rule right, let one stand, take it up again.

Each is one call to the session; what came of it is told in the status line with 撤销.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.state import Message
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.findings.feed import Row
    from ui.session import Session
    from workbench.checking.waivers import Waiver
    from workbench.plan import Plan

_GONE = Message("这一处刚改过，没有修正，审校马上更新")


def of_rule(rows: Sequence[Row], code: str) -> tuple[Row, ...]:
    """The findings of one rule that have a fix."""
    return tuple(row for row in rows if row.finding.fix and row.finding.rule == code)


def fix(session: Session, rows: Sequence[Row]) -> bool:
    """Make the fixes of `rows` in one step that can be undone; False where nothing was changed."""
    from workbench.checking.fixing import fixed

    session.flushing.emit()
    plan = session.plan
    if plan is None or session.refused():
        return False
    after = fixed(plan, [row.finding for row in rows])
    if after == plan:
        session.message.emit(_GONE)
        return False
    done = session.apply(after, _label(rows))
    if done:
        session.message.emit(Message(f"已修正 {len(rows)} 处", undoable=True))
    return done


def _label(rows: Sequence[Row]) -> str:
    """The undo name: 修正（三）第1句“》、《”, 修正 6处：中文里的半角标点."""
    first = rows[0]
    if len(rows) == 1:
        quote = first.finding.quote
        return f"修正{first.place}" + f"“{quote}”" * bool(quote)
    return f"修正 {len(rows)}处：{first.rule}"


def let_stand(session: Session, row: Row, reason: str, then: Callable[[], None]) -> bool:
    """不再提示此处, until its sentence changes; `then` is called after that and after its 撤销."""
    from workbench import checks

    plan = session.plan
    if plan is None or session.refused():
        return False
    try:
        waiver = checks.let_stand(session.workbench, plan, row.finding, reason)
    except WorkbenchError as error:
        session.failed.emit(error)
        return False

    def undo() -> None:
        _count_again(session, plan, row, waiver, then)

    session.message.emit(Message(f"{row.place}不再提示：{row.rule}", undo=undo))
    then()
    return True


def take_up(session: Session, row: Row, then: Callable[[], None]) -> None:
    """恢复提示: the finding counts again."""
    plan = session.plan
    if plan and row.waiver and not session.refused():
        _count_again(session, plan, row, row.waiver, then)


def _count_again(
    session: Session, plan: Plan, row: Row, waiver: Waiver, then: Callable[[], None]
) -> None:
    from workbench import checks

    try:
        checks.take_up_again(session.workbench, plan, waiver)
    except WorkbenchError as error:
        session.failed.emit(error)
        return
    session.message.emit(Message(f"已恢复提示：{row.place}"))
    then()
