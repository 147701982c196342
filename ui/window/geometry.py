"""Where the window stood and how large it was, kept from one day to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QMainWindow

_KEY = "window/geometry"
_FRAME = QSize(8, 38)
"""What title bar and edges take of the screen, in pixels; known only once the window is shown."""


def restore(window: QMainWindow, settings: QSettings) -> None:
    """As it was left; on the screen there is today, which may be a smaller one."""
    kept = settings.value(_KEY)
    if not kept or not window.restoreGeometry(kept):
        window.resize(1366, 690)
    _put_on_screen(window)


def keep(window: QMainWindow, settings: QSettings) -> None:
    """For the next time."""
    settings.setValue(_KEY, window.saveGeometry())


def _put_on_screen(window: QMainWindow) -> None:
    """No larger than the screen there is now, and all of it on that screen."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room.size() - _FRAME))
    whole = window.size() + _FRAME
    left = max(room.left(), min(window.x(), room.right() + 1 - whole.width()))
    top = max(room.top(), min(window.y(), room.bottom() + 1 - whole.height()))
    if (left, top) != (window.x(), window.y()):
        window.move(left, top)
