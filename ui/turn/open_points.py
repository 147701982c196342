"""What the turn of the year leaves open in a plan, said before it goes out.

还有12处建议、18条去留没有定。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.turn.fate_rows import fate_rows
from ui.turn.feed import Turn
from ui.turn.pending import undecided
from workbench import year
from workbench.lineage import last_year

if TYPE_CHECKING:
    from workbench.app import Workbench
    from workbench.plan import Plan


class OpenPoints(NamedTuple):
    """How many proposals wait for her word, and how many of last year's items for their fate."""

    proposals: int = 0
    fates: int = 0

    @property
    def line(self) -> str:
        """The two in a sentence; "" where all is decided."""
        words = (
            f"{self.proposals}处建议" if self.proposals else "",
            f"{self.fates}条去留" if self.fates else "",
        )
        return f"还有{'、'.join(filter(None, words))}没有定。" if any(self) else ""


def open_points(workbench: Workbench, plan: Plan) -> OpenPoints:
    """What is open in `plan`; on the background thread."""
    return OpenPoints(len(undecided(workbench, plan)), _open_fates(workbench, plan))


def _open_fates(workbench: Workbench, plan: Plan) -> int:
    known = last_year(workbench, plan)
    if known is None:
        return 0
    source, old = known
    ledger = year.carried_plans(workbench, old, plan)
    same = year.same_for_years(workbench, old, plan)
    turn = Turn(plan, (), source, old, ledger, same, (), frozenset())
    return sum(row.waiting for row in fate_rows(turn))
