"""What the mouse does in the left margin of the sheet: a click on a sign goes to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore

from ui.state import Selection

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from ui.session import Session
    from ui.sheet.gutter import Note
    from ui.sheet.view import SheetView


class Margin:
    """The mouse in the margin."""

    def __init__(self, sheet: SheetView, session: Session) -> None:
        self._sheet = sheet
        self._session = session

    def press(self, event: QMouseEvent) -> bool:
        """Carry out a press on a sign; False if there is none, the text then gets it."""
        sign = self._sheet.sign_under(event.position())
        if sign is None or event.button() is not QtCore.Qt.MouseButton.LeftButton:
            return False
        self._go_to(sign.notes[0])
        return True

    def _go_to(self, note: Note) -> None:
        """Its sentence and the row of its finding are current."""
        self._sheet.setFocus(QtCore.Qt.FocusReason.MouseFocusReason)
        self._session.select(self._selection(note.place))
        if note.row:
            self._session.findings.chosen.emit(note.row)

    def _selection(self, place: str) -> Selection:
        document = self._sheet.sheet
        index = document.index_of(place)
        if index < 0:
            return Selection()
        block = document.blocks[index]
        if document.task(place):
            return Selection(block.section_id, block.paragraph_id, (place,), block.part)
        if place == block.section_id:
            return Selection(block.section_id)
        return Selection(part=block.part)
