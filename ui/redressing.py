"""A text with colours of the theme in it is written anew when the looks change.

Qt gives notice of other looks several times over, to what is hidden too; a long text takes a tenth
of a second each time. So it waits for the last notice, and until the text is seen.
A notice that comes when nothing changed, as a page is put into the window, is let go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from ui import style

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.tokens import Theme


class Redressing(QObject):
    """Calls `write` once `page` looks otherwise and is seen."""

    def __init__(self, page: QWidget, write: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._write = write
        self._written = _looks()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._write_seen)
        page.installEventFilter(self)

    def _write_seen(self) -> None:
        if self._written != _looks() and self._page.isVisible():
            self._written = _looks()
            self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.Show):
            self._later.start()
        return False


def _looks() -> tuple[Theme, float]:
    return style.theme(), style.scale()
