"""Where she had scrolled the sheet to: it is there again when the plan is opened.

It is the place of the first line in sight – what stands there, and how far into it – since pixels
are others in another window. Where something else is current by then, that is in sight instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.session import Session
    from ui.sheet.view import SheetView

Told = dict[str, str]


class LastTop(QObject):
    """The top of a sheet, as words, and how it comes back."""

    def __init__(self, view: SheetView, session: Session) -> None:
        super().__init__(view)
        self._view, self._session = view, session
        self._wanted: Told = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        """After the sheet has shown its caret, which it does first."""
        self._soon.timeout.connect(self._return)
        view.installEventFilter(self)
        view.sheet.grown.connect(self._begin)

    def told(self) -> Told:
        """The place of the first line in sight; nothing at the very top."""
        view = self._view
        if self._wanted or not view.isVisible():
            return self._wanted
        cursor, distance = view.top()
        index = cursor.blockNumber()
        if not view.verticalScrollBar().value() or index >= len(view.sheet.blocks):
            return {}
        return {
            "place": view.sheet.blocks[index].key[1],
            "at": str(cursor.positionInBlock()),
            "distance": str(round(distance / view.sheet.page.pitch, 2)),
            "current": self._current(),
        }

    def recall(self, told: Mapping[str, str]) -> None:
        """Scroll to where `told` was, once the sheet is shown and has grown so far."""
        self._wanted = dict(told)
        self._begin()

    def _begin(self) -> None:
        if self._wanted:
            self._soon.start()

    def _return(self) -> None:
        view, wanted = self._view, self._wanted
        if not wanted or not view.isVisible() or self._follows():
            return
        self._wanted = {}
        index = view.sheet.index_of(wanted.get("place", ""))
        if index < 0 or wanted.get("current") != self._current():
            return
        block = view.sheet.findBlockByNumber(index)
        cursor = QTextCursor(block)
        inside = min(_number(wanted.get("at")), block.length() - 1)
        cursor.setPosition(block.position() + round(inside))
        distance = round(_number(wanted.get("distance")) * view.sheet.page.pitch)
        self._scroll(cursor, distance)

    def _scroll(self, cursor: QTextCursor, distance: int) -> None:
        view, bar = self._view, self._view.verticalScrollBar()
        if bar.value() + view.cursorRect(cursor).top() - distance > bar.maximum():
            view.sheet.pageCount()  # lays out the rest: how far one can scroll is known now
        view.return_to((cursor, distance))

    def _follows(self) -> bool:
        """What stood at the top, or what is current, is not shown yet."""
        places = (self._wanted.get("place", ""), self._current())
        return any(map(self._view.sheet.to_follow, filter(None, places)))

    def _current(self) -> str:
        here = self._session.selection
        return next(iter(here.task_ids), "") or here.section_id or here.part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._begin()
        return super().eventFilter(watched, event)


def _number(words: str | None) -> float:
    try:
        return float(words or 0)
    except ValueError:
        return 0.0
