"""The panel at the right of the plan: 详情 of what is selected, or 历史 in its place.

A page is made when it is first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QStackedLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class SidePanel(QFrame):
    """Shows one of its pages, by key."""

    def __init__(self, session: Session, makers: dict[str, Callable[[Session], QWidget]]) -> None:
        """`makers` says how each page is made; the first one is shown unless another is asked."""
        super().__init__()
        self._session = session
        self._makers = makers
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.setProperty("ground", "panel")
        self.setProperty("edge", "left")
        self.key = next(iter(makers), "")

    def has(self, key: str = "") -> bool:
        """Whether there is a page of `key`; "": any at all."""
        return (key or self.key) in self._makers

    def show_page(self, key: str = "") -> QWidget:
        """Show the page of `key`, "" for the one shown last, and return it."""
        self.key = key or self.key
        page = self.page(self.key)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.show()
        return page

    def page(self, key: str) -> QWidget:
        """The page of `key`, made now if it was never shown."""
        if key not in self._pages:
            page = self._pages[key] = self._makers[key](self._session)
            self._stack.addWidget(page)
            wanted = getattr(page, "page_wanted", None)
            if wanted is not None:
                wanted.connect(self._turn)
        return self._pages[key]

    def _turn(self, key: str) -> None:
        """A page asks for another in its place."""
        if self.has(key):
            self.show_page(key)
