"""The text of a source under review, laid into its view slice by slice, each line dressed.

A task table of five thousand rows takes a second to lay out. The first slice is there at once, the
others follow between two events, so that the window answers meanwhile; a place far below is shown
when its turn has come. Lines that change are dressed anew in slices as well, each of them one
change to the layout, which goes through all lines behind it every time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextLayout

from ui import style
from ui.imports.dress import Dress
from ui.imports.margin import MARGIN
from ui.imports.sight import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from ui.imports.passages import Passage
    from workbench.document import Document

_LINE_PERCENT = 130
_GAP = 9
"""Between two paragraphs, in pixels."""
_BEFORE_TEXT, _RIGHT, _TOP, _BOTTOM = 10, 14, 10, 24
"""Around the text, in pixels."""
_SLICE_LINES, _SLICE_CHARACTERS = 24, 2500
"""Of a slice at most: about six milliseconds of laying out, and more than a screen."""
_SLICE_DRESSED = 20
"""Lines next to each other that are dressed anew at once: again ten milliseconds."""
_MANY = 1000
"""Where more lines changed the text is laid in anew, which is sooner done."""


class SourceText(QObject):
    """Keeps the document of a view the source of a file, dressed by what became of it.

    Signals:
        reached(): the place that was asked for is laid in now, and what is seen below it.
    """

    reached = Signal()

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self.passages: tuple[Passage, ...] = ()
        self._view = view
        self._document: Document | None = None
        self._lines: Iterator[str] = iter(())
        self._astral: list[int] = []  # places of characters that are two to Qt
        self._laid = 0  # places laid in so far
        self._whole = True  # all of them
        self._wanted = -1  # the place asked for that is not laid in yet
        self._stale: list[int] = []  # lines to be dressed anew
        self._only_chrome = False
        self._dress = Dress()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def open(self, document: Document) -> None:
        """Lay in another file; nothing is known about it yet."""
        self._document, self.passages = document, ()
        self._only_chrome = False
        self._lay_anew()

    def forget(self) -> None:
        """Let go of the file; its text stays until there is another."""
        self._timer.stop()
        self._document, self.passages, self._lines, self._stale = None, (), iter(()), []

    def show(self, passages: tuple[Passage, ...]) -> None:
        """Dress the text by what became of it now."""
        old, self.passages = self.passages, passages
        if len(old) != len(passages):
            self._lay_anew()
            return
        changed = [n for n, passage in enumerate(passages) if _differ(passage, old[n])]
        if len(changed) > _MANY:
            self._lay_anew()
            return
        self._stale = self._from_sight({*changed, *self._stale})
        self._dress_slice()
        if self._stale:
            self._timer.start()

    def show_only_chrome(self, only: bool) -> None:
        """Show only the lines that do not go into the plan, or all."""
        self._only_chrome = only
        self._lay_anew()

    def dress_anew(self) -> None:
        """The colours or the face are others now."""
        self._dress = Dress()
        self._lay_anew()

    def reach(self, place: int) -> bool:
        """Is all laid in up to `place`, and what is seen below it? If not, `reached` says when."""
        self._wanted = -1
        if not self._is_laid(place):
            self._lay_slice()
        if not self._is_laid(place):
            self._wanted = place
        return self._wanted < 0

    def position(self, place: int) -> int:
        """Where a place of the source stands as Qt counts."""
        return place + bisect_left(self._astral, place)

    def place(self, position: int) -> int:
        """The place of the source that stands at a position as Qt counts."""
        if not self._astral:
            return position
        ends = [at + count + 1 for count, at in enumerate(self._astral)]
        return position - bisect_right(ends, position)

    # -- laying in ------------------------------------------------------------------------------

    def _lay_anew(self) -> None:
        if self._document is None:
            return
        self._lines = source_lines(self._document)
        self._astral, self._laid, self._wanted, self._stale = [], 0, -1, []
        self._whole = False
        self._timer.start()
        with QSignalBlocker(self._view):
            self._view.document().clear()
            self._set_margins()
            self._lay_slice()
            self._view.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_margins(self) -> None:
        frame = self._view.document().rootFrame()
        outer = frame.frameFormat()
        outer.setLeftMargin(style.em(MARGIN) + _BEFORE_TEXT)
        outer.setRightMargin(_RIGHT)
        outer.setTopMargin(_TOP)
        outer.setBottomMargin(_BOTTOM)
        frame.setFrameFormat(outer)

    def _go_on(self) -> None:
        """The next slice of what is still to be done."""
        if not self._whole:
            self._lay_slice()
        elif self._stale:
            self._dress_slice()
        else:
            self._timer.stop()
        if self._wanted >= 0 and self._is_laid(self._wanted):
            self._wanted = -1
            self.reached.emit()

    def _is_laid(self, place: int) -> bool:
        return self._whole or self._laid > place + _SLICE_CHARACTERS

    def _lay_slice(self) -> None:
        lines = list(self._slice())
        if not lines:
            self._whole = True
            return
        text = "\n".join(lines)
        first = self._laid == 0
        self._astral += (self._laid + at for at, char in enumerate(text) if ord(char) > 0xFFFF)
        self._laid += len(text) + 1
        with QSignalBlocker(self._view):
            self._insert(text, len(lines), first=first)

    def _slice(self) -> Iterator[str]:
        count = 0
        for line in islice(self._lines, _SLICE_LINES):
            yield line
            count += len(line)
            if count > _SLICE_CHARACTERS:
                return

    def _insert(self, text: str, count: int, *, first: bool) -> None:
        """Add lines at the end and dress them, so that each is laid out once."""
        cursor = QTextCursor(self._view.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if first:
            cursor.setBlockFormat(_spaced(_GAP))
        else:
            cursor.insertBlock(_spaced(_GAP))
        number = cursor.blockNumber()
        cursor.insertText(text)
        added = range(number, number + count if self.passages else number)
        for each in added:
            self._close_gap(each)
            self._set_runs(self._block(each), self.passages[each])
        cursor.endEditBlock()
        self._hide(added)

    # -- dressing -------------------------------------------------------------------------------

    def _hide(self, numbers: range) -> None:
        """Blank lines take no room, nor what is not to be seen.

        Only once they are laid out: a block that never was answers for any point of the view.
        """
        blocks = [(self._block(number), self.passages[number]) for number in numbers]
        hidden = [block for block, passage in blocks if not self._is_wanted(block, passage)]
        for block in hidden:
            block.setVisible(False)
        if hidden:
            start, last = hidden[0].position(), hidden[-1]
            behind = last.position() + last.length()
            self._view.document().markContentsDirty(start, behind - start)

    def _is_wanted(self, block: QTextBlock, passage: Passage) -> bool:
        if self._only_chrome:
            return passage.is_chrome
        return bool(passage.notes or passage.runs or passage.strokes or block.text().strip())

    def _from_sight(self, numbers: set[int]) -> list[int]:
        """The numbers in order, those from the first line in sight on before the others."""
        top = self._view.cursorForPosition(QPoint(0, 0)).blockNumber()
        return sorted(numbers, key=lambda number: (number < top, number))

    def _dress_slice(self) -> None:
        """Dress the next lines anew that stand near to each other."""
        first = self._stale[0] if self._stale else 0
        near = range(first, first + _SLICE_DRESSED)
        numbers = list(takewhile(near.__contains__, self._stale))
        del self._stale[: len(numbers)]
        blocks = [block for number in numbers if (block := self._block(number)).isValid()]
        if not blocks:
            return  # they are dressed when they are laid in
        with QSignalBlocker(self._view):
            self._dress_again(blocks)

    def _dress_again(self, blocks: list[QTextBlock]) -> None:
        cursor = QTextCursor(self._view.document())
        cursor.beginEditBlock()
        for block in blocks:
            self._close_gap(block.blockNumber() - 1)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(block.blockFormat())  # tells the layout, which sees no runs
            self._set_runs(block, self.passages[block.blockNumber()])
        cursor.endEditBlock()

    def _block(self, number: int) -> QTextBlock:
        return self._view.document().findBlockByNumber(number)

    def _close_gap(self, number: int) -> None:
        """No gap between a line and the one that goes on with it."""
        if number < 0:
            return
        following = self.passages[number + 1 : number + 2]
        gap = 0 if any(passage.goes_on for passage in following) else _GAP
        cursor = QTextCursor(self._block(number))
        if cursor.blockFormat().bottomMargin() != gap:
            cursor.setBlockFormat(_spaced(gap))

    def _set_runs(self, block: QTextBlock, passage: Passage) -> None:
        ranges = []
        for run in passage.runs:
            part: Any = QTextLayout.FormatRange()  # the stubs leave its fields out
            part.start = self.position(run.start) - block.position()
            part.length = self.position(run.end) - self.position(run.start)
            part.format = self._dress.of(run.look)
            ranges.append(part)
        block.layout().setFormats(ranges)


def _differ(one: Passage, other: Passage) -> bool:
    """They do; what did not change is mostly the same object, which is found out at once."""
    return one is not other and one != other


def _spaced(gap: int) -> QTextBlockFormat:
    """The format of a line with `gap` pixels below it."""
    made = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    made.setLineHeight(_LINE_PERCENT, kind)
    made.setBottomMargin(gap)
    return made
