"""What the mouse selects on the sheet: a double click the phrase, a click in a slot the slot.

新建站点〔数〕个      a click on 数 selects 〔数〕: what is typed next stands in its place
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ui.sheet.words import phrase_at, slot_at

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ui.sheet.view import SheetView

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Pointer:
    """Selects on the sheet what the pointer means; points are those of the viewport."""

    def __init__(self, sheet: SheetView) -> None:
        self._sheet = sheet
        self._begun: QTextCursor | None = None  # one that goes along with what is written

    def double_click(self, point: QPoint) -> None:
        """Select the phrase, figure, mark or slot under the pointer."""
        self._begin(*self._phrase(point))

    def triple_click(self) -> None:
        """Of a block selected with what parts it from the next one leave only its text.

        Else typing over it would join the next block to it, and an item would be gone.
        """
        cursor = self._sheet.textCursor()
        block = self._sheet.document().findBlock(cursor.selectionStart())
        start, end = block.position(), block.position() + block.length()
        if (cursor.selectionStart(), cursor.selectionEnd()) == (start, end):
            self._begin(start, end - 1)

    def drag(self, point: QPoint) -> bool:
        """Go on selecting whole phrases after a double click; False if there was none."""
        if self._begun is None:
            return False
        start, end = self._phrase(point)
        first, last = self._begun.selectionStart(), self._begun.selectionEnd()
        if start < first:
            self._select(last, start)
        else:
            self._select(first, max(end, last))
        return True

    def forget(self) -> None:
        """The button is up, though nobody said so: what opened meanwhile had the release."""
        self._begun = None

    def release(self, point: QPoint) -> None:
        """A click that selected nothing and hit a slot selects the slot."""
        self._begun = None
        if self._sheet.textCursor().hasSelection():
            return
        cursor = self._under(point)
        if found := slot_at(cursor.block().text(), cursor.positionInBlock()):
            at = cursor.block().position()
            self._select(at + found[0], at + found[1])

    def _begin(self, start: int, end: int) -> None:
        self._select(start, end)
        self._begun = self._sheet.textCursor()

    def _phrase(self, point: QPoint) -> tuple[int, int]:
        cursor = self._under(point)
        start, end = phrase_at(cursor.block().text(), cursor.positionInBlock())
        at = cursor.block().position()
        return at + start, at + end

    def _under(self, point: QPoint) -> QTextCursor:
        """In front of the character under the pointer: Qt answers the nearest gap."""
        cursor = self._sheet.cursorForPosition(point)
        rect = self._sheet.cursorRect(cursor)
        right = point.x() < rect.center().x() or point.y() < rect.top()
        if right and not cursor.atBlockStart():
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return cursor

    def _select(self, anchor: int, position: int) -> None:
        cursor = self._sheet.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, _KEEP)
        self._sheet.setTextCursor(cursor)
