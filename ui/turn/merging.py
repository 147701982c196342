"""合并 on the page of fates: the sentences of an item go into the other one, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.state import Message
from workbench.drafting.merging import merge, same_item

if TYPE_CHECKING:
    from ui.session import Session
    from ui.turn.fate_rows import FateRow
    from workbench.drafting.entries import Entry


def merge_into(session: Session, row: FateRow, other: Entry) -> Entry | None:
    """The other item with what came of the row's; None where the plan could not be changed."""
    old, plan = row.fate.old, session.plan
    if old is None or plan is None or session.refused():
        return None
    name = f"{row.place}并入“{other.name}”"
    if not session.edit(lambda now: merge(now, old, other), name):
        return None
    if session.plan is not plan:
        session.message.emit(Message(f"{name}，原句移到末尾", undoable=True))
    return same_item(session.plan, other) if session.plan else None
