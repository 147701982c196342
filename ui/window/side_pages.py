"""What may stand at the right of the plan, by key: 详情 of what is selected, 历史 of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.session import Session

DETAILS, HISTORY = "details", "history"


def _details(session: Session) -> QWidget:
    from ui.details.panel import DetailsPanel

    return DetailsPanel(session)


def _history(session: Session) -> QWidget:
    from ui.history.page import HistoryPage

    return HistoryPage(session)


SIDE_MAKERS: dict[str, Callable[[Session], QWidget]] = {DETAILS: _details, HISTORY: _history}
"""How each page is made, in the order they are offered; the first one is shown unless asked."""
