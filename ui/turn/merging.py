"""合并 on the page of fates: the sentences of an item go into the other one, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.drafting.fates import Fate, into
from workbench.drafting.merging import merge, same_item
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.session import Session
    from ui.turn.fate_rows import FateRow
    from ui.turn.feed import TurnFeed
    from workbench.drafting.entries import Entry


def merge_into(session: Session, feed: TurnFeed, row: FateRow, other: Entry, reason: str) -> None:
    """Put what came of the row's item at the end of `other`, and keep that she said so."""
    old, plan = row.fate.old, session.plan
    if old is None or plan is None or session.refused():
        return
    try:
        after = merge(plan, old, other)
    except WorkbenchError as error:
        session.failed.emit(error)
        return
    told = {row.digest: into(Fate.MERGED, [same_item(after, other)], reason)}
    name = f"{row.place}并入“{other.name}”"
    if after is plan:
        feed.say_fates(told, name)
    else:
        feed.say_fates(told, f"{name}，原句移到末尾", lambda _: after)
