"""While an input method composes, no key is ours: not 审校's F8, not Ctrl+Z, not Tab.

An input method takes the keys it wants before Qt sees them and lets the rest through; F8 would walk
off and Ctrl+Enter open a list in the middle of a word. Whatever has the keys is watched: fields of
Qt's own know nothing of this.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.keystrokes import types

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Composing(QObject):
    """Keeps keys from whatever has the focus while something is composed in it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QObject | None = None
        self._on = False
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._watch)
        self._watch(None, QApplication.focusWidget())

    def _watch(self, _: QWidget | None, taker: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched, self._on = taker, False
        if taker is not None:
            taker.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if isinstance(event, QInputMethodEvent):
            self._on = bool(event.preeditString())
            return False
        if not self._on or event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if types(event):  # a letter is the input method's: it composes no longer
            self._on = event.type() is not QEvent.Type.KeyPress
            return False
        event.accept()
        return True


class Replaced:
    """What a composition took the place of, until it is known whether it stays.

    A selection is gone with the first letter composed; called off by Esc or a click elsewhere, the
    composition would leave an empty cell behind.
    """

    def __init__(self) -> None:
        self._text: str | None = None

    def note(self, event: QInputMethodEvent, text: str) -> None:
        """The field is about to take the event; `text` is what stands in it."""
        if event.preeditString() and self._text is None:
            self._text = text

    def given_back(self, event: QInputMethodEvent) -> str | None:
        """The field took the event: what it read before a composition just called off."""
        if event.preeditString():
            return None
        text, self._text = self._text, None
        return None if event.commitString() else text

    def settled(self, text: str) -> str:
        """What the field reads without what is being composed in it."""
        return text if self._text is None else self._text


def gap(before: str, after: str) -> tuple[int, int]:
    """Where `before` has what `after` has not, and how much: the selection that went."""
    start = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after)
    )
    return start, len(before) - len(after)
