"""What an input method composes on the sheet; called off, it leaves the text as it was.

The first letter takes the place of what is selected, whole items too. Esc, or a click elsewhere,
brings that back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent

    from ui.session import Session
    from ui.sheet.view import SheetView
    from ui.sheet.writer import SheetWriter
    from workbench.plan import Plan

_OBJECT = "\ufffc"


class _Words(NamedTuple):
    """Selected words that were composed over: where they stood, and the whole line with them."""

    place: QTextCursor
    words: str
    line: str


class Composition:
    """Told of each event of an input method before and after the sheet takes it."""

    def __init__(self, sheet: SheetView, session: Session, writer: SheetWriter) -> None:
        self._sheet = sheet
        self._session = session
        self._writer = writer
        self._words: _Words | None = None
        self._cut: Plan | None = None

    def begin(self, event: QInputMethodEvent, *, over_items: bool) -> None:
        """The sheet is about to take the event; `over_items`: several blocks are selected."""
        composing = bool(event.preeditString())
        cursor = self._sheet.textCursor()
        if over_items and (composing or event.commitString()):
            self._writer.cut(cursor)
            self._cut = self._session.plan if composing else None
        elif composing and cursor.hasSelection():
            place = QTextCursor(cursor)
            place.setPosition(cursor.selectionStart())
            self._words = _Words(place, cursor.selectedText(), cursor.block().text())
        self._writer.compose(composing)

    def end(self, event: QInputMethodEvent) -> None:
        """The sheet took it."""
        if event.preeditString():
            return
        words, cut, self._words, self._cut = self._words, self._cut, None, None
        if event.commitString():
            return
        if words:
            self._give_back(words)
        elif cut is not None and self._session.plan is cut:
            self._session.undo()

    def _give_back(self, gone: _Words) -> None:
        """Only where the line is still as it was without them."""
        text, at = gone.place.block().text(), gone.place.positionInBlock()
        if _OBJECT in gone.words or text[:at] + gone.words + text[at:] != gone.line:
            return
        here = self._sheet.textCursor().position() == gone.place.position()
        start = gone.place.position()
        gone.place.insertText(gone.words)
        if here:
            gone.place.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
            self._sheet.setTextCursor(gone.place)
