"""What other parts of the window do with the page of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window.work_area import WorkArea


def show_template(area: WorkArea, reference: str, year: int = 0, title: str = "") -> None:
    """The page of a template; `year` and `title` are those asked for a plan made of it."""
    from ui.slots.page import SlotsPage
    from ui.window.whole_pages import SLOTS

    page = area.show_whole(SLOTS)
    if isinstance(page, SlotsPage):
        page.show_template(reference, year, title)
