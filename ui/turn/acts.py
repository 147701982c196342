"""What other parts of the window do with the review of the turn of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window.work_area import WorkArea


def show_proposal(area: WorkArea, proposal_id: str) -> None:
    """The review, at a place by the id of its proposal; "" for the first side with open ones."""
    from ui.turn.page import CHANGES, TurnPage

    page = area.show_whole(CHANGES)
    if isinstance(page, TurnPage):
        page.show_place(proposal_id)
