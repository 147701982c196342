"""Plan and paper scroll together: what answers a sentence stands at the height of that sentence.

Between two pairs the side that follows stays where it is, as nothing there belongs together.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.reference.view import ReferenceView
    from ui.sheet.view import SheetView

_FAR = 40
"""Paragraphs of the sheet below its first line in sight in which a pair is looked for."""


class Together(QObject):
    """Ties the scroll bars of the sheet and of the paper beside it while the link is on."""

    def __init__(self, sheet: SheetView, view: ReferenceView) -> None:
        super().__init__(view)
        self._sheet = sheet
        self._view = view
        self._moving = False
        sheet.verticalScrollBar().valueChanged.connect(self._plan_scrolled)
        view.text.verticalScrollBar().valueChanged.connect(self._paper_scrolled)
        view.link.toggled.connect(self._plan_scrolled)

    @property
    def on(self) -> bool:
        """One is moved by the other."""
        tied = self._view.link.isChecked() and self._view.link.isEnabled()
        seen = self._sheet.isVisible() and self._view.isVisible()
        return tied and seen and not self._moving and self._laid_out

    @property
    def _laid_out(self) -> bool:
        """The sheet shows what it says it shows: it moves while another plan is put into it."""
        document = self._sheet.sheet
        return document.blockCount() == len(document.blocks)

    def _plan_scrolled(self) -> None:
        if not self.on or self._view.leading:
            return
        theirs = dict(self._view.pairs)
        for key, height in self._ours_in_sight():
            if key in theirs:
                self._quietly(partial(self._view.text.bring, theirs[key], height))
                return

    def _paper_scrolled(self) -> None:
        if not self.on or self._view.text.turning:
            return
        ours = {their: our for our, their in reversed(self._view.pairs)}
        for key, height in self._view.text.in_sight():
            if key in ours:
                self._quietly(partial(self._bring, ours[key], height))
                return

    def _quietly(self, move: Callable[[], None]) -> None:
        self._moving = True
        try:
            move()
        finally:
            self._moving = False

    def _ours_in_sight(self) -> Iterator[tuple[str, int]]:
        """The sentences from the first line in sight on, and how far each is from the top."""
        document, (cursor, _) = self._sheet.sheet, self._sheet.top()
        first = cursor.blockNumber()
        for index in range(first, min(first + _FAR, len(document.blocks))):
            layout = document.layout_of(index)
            for at, sentence in enumerate(layout.sentences):
                height = self._height(index, layout.range_of(at)[0])
                if height >= 0:
                    yield sentence.task_id, height

    def _bring(self, task_id: str, height: int) -> None:
        document = self._sheet.sheet
        index = document.index_of(task_id)
        if index < 0:
            return
        layout = document.layout_of(index)
        tasks = [sentence.task_id for sentence in layout.sentences]
        start = layout.range_of(tasks.index(task_id))[0] if task_id in tasks else 0
        bar = self._sheet.verticalScrollBar()
        bar.setValue(bar.value() + self._height(index, start) - height)

    def _height(self, index: int, offset: int) -> int:
        cursor = self._sheet.textCursor()
        cursor.setPosition(self._sheet.sheet.findBlockByNumber(index).position() + offset)
        return self._sheet.cursorRect(cursor).top()
