"""The plan's text as a Qt document that stays in step with the manuscript, a block a paragraph.

The document holds what the drafter typed and nothing else; numbers are painted by the sheet. When
the plan changes, only paragraphs that differ are touched, so caret and scrolling stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from ui.faces import Face
from ui.sheet import dress as sheet_dress
from ui.sheet.differing import common, common_text, places, spots, steps
from ui.sheet.page import Page, typeface
from ui.sheet.spans import Layout, layout_of, typed_text, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from ui.sheet.differing import Spot
    from workbench.manuscript import Block
    from workbench.plan import Task

FIRST = 100
"""So many paragraphs of a long plan are shown at once: more than a screen holds."""
_A_TURN = 40
"""So many follow in each turn of the window's."""


class SheetDocument(QTextDocument):
    """The manuscript of one plan, editable.

    Signals:
        typed(int): the drafter changed the text of this block.
        grown(): more of a long plan is shown now.
    """

    typed = Signal(int)
    grown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[Block] = []
        self.page = Page()
        self._tasks: Mapping[str, Task] = {}
        self._layouts: list[Layout | None] = []
        self._places: dict[str, int] = {}
        self._typed = (-1, "")
        self._syncing = False
        self._rest: list[Block] = []
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self.grow)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.contentsChange.connect(self._follow)

    # -- reading --------------------------------------------------------------------------------

    def text_of(self, index: int) -> str:
        """The text that stands in block `index` now."""
        return self.findBlockByNumber(index).text()

    def layout_of(self, index: int) -> Layout:
        """Where heading, sentences and marks stand in block `index`."""
        layout = self._layouts[index]
        if layout is None:
            layout = self._layouts[index] = layout_of(self.blocks[index], self._tasks)
        return layout

    def task(self, task_id: str) -> Task | None:
        """The task of that id in the plan shown."""
        return self._tasks.get(task_id)

    def index_of(self, place: str) -> int:
        """The block that shows the task, paragraph, section or part `place`, -1 if none does."""
        if not self._places:
            self._places = dict(places(self.blocks))
        if place not in self._places and self._rest:
            self.complete()
            return self.index_of(place)
        return self._places.get(place, -1)

    # -- showing --------------------------------------------------------------------------------

    def show_manuscript(
        self, blocks: Sequence[Block], tasks: Mapping[str, Task], first: int = 0
    ) -> None:
        """Show these paragraphs from scratch; only the `first` so many at once, if it is told.

        The others follow in turns of the window's, or as soon as one of them is asked for.
        """
        at_once = first or len(blocks)
        self._syncing = True
        self._take(list(blocks[:at_once]), tasks)
        self.clear()
        self._apply_page()
        self._append(0)
        self._syncing = False
        self._rest = list(blocks[at_once:])
        self._turns.start() if self._rest else self._turns.stop()

    def grow(self, count: int = _A_TURN) -> None:
        """Show so many paragraphs more of those that are to follow."""
        start, more = len(self.blocks), self._rest[:count]
        self._rest = self._rest[count:]
        if not self._rest:
            self._turns.stop()
        if more:
            self._syncing = True
            self.blocks = [*self.blocks, *more]
            self._layouts = [*self._layouts, *(None for _ in more)]
            self._places = {}
            self._append(start)
            self._syncing = False
            self.grown.emit()

    def to_follow(self, place: str) -> bool:
        """What shows `place` is among the paragraphs that are not shown yet."""
        return any(name == place for name, _ in places(self._rest))

    def complete(self) -> None:
        """Show all of the plan, here and now."""
        self.grow(len(self._rest))

    def sync(
        self, blocks: Sequence[Block], tasks: Mapping[str, Task], touched: int = -1
    ) -> list[Spot]:
        """Show these paragraphs, leaving those that did not change; `touched` was typed in.

        Answers block and offset of each change of words; of numbers if no words changed.
        """
        self.complete()
        new, old = list(blocks), list(self.blocks)
        if touched >= 0:  # what is shown there is no longer what the old manuscript said
            old[touched] = replace(old[touched], level=-1)
        head, tail = same = common(old, new)
        self._syncing = True
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        changed = steps(old[head : len(old) - tail], new[head : len(new) - tail])
        changed = [(a + head, b + head, c + head, d + head) for a, b, c, d in changed]
        for start, end, low, high in reversed(changed):
            self._replace(cursor, start, end, new[low:high])
        cursor.endEditBlock()
        self._take(new, tasks, same)
        self._dress_range(head, len(new) - tail)
        self._syncing = False
        return spots(old, new, changed)

    def retype(self, index: int, text: str) -> None:
        """Let block `index` read `text`, as if it were typed.

        Qt says nothing of it where it happens while it tells of another change.
        """
        self._syncing = True
        self._replace_text(QTextCursor(self), index, text)
        self._syncing = False
        self._follow(self.findBlockByNumber(index).position(), 0, 0)

    def set_page(self, page: Page) -> None:
        """Show everything in another size or pitch; other margins alone leave the blocks alone."""
        moved, self.page = self.page, page
        if page != moved and replace(page, side=moved.side) == moved:
            self.rootFrame().setFrameFormat(page.frame_format())
            return
        self._syncing = True
        self._apply_page()
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        for index, block in enumerate(self.blocks):
            cursor.setPosition(self.findBlockByNumber(index).position())
            cursor.setBlockFormat(self.page.block_format(block))
        cursor.endEditBlock()
        self._dress_all()
        self._syncing = False

    def dress(self, shown: QTextBlock) -> None:
        """Set heading and figures of a block in their faces; the rest is 仿宋."""
        index = shown.blockNumber()
        if index < len(self.blocks):
            sheet_dress.dress(shown, self.blocks[index], self.page)

    def dress_composition(self, shown: QTextBlock) -> None:
        """Draw what is being composed in the face of the run it stands in."""
        index = shown.blockNumber()
        if index < len(self.blocks) and sheet_dress.dress_composition(
            shown, self.blocks[index], self.page
        ):
            self.markContentsDirty(shown.position(), shown.length())

    # -- inside ---------------------------------------------------------------------------------

    def _apply_page(self) -> None:
        self.setDefaultFont(typeface(Face.FANG, self.page.em))
        self.rootFrame().setFrameFormat(self.page.frame_format())

    def _append(self, start: int) -> None:
        """Put the blocks from `start` on behind those that stand there.

        They get their faces before the layout is told of them, so that it lays them out once.
        """
        cursor = QTextCursor(self)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for index in range(start, len(self.blocks)):
            block = self.blocks[index]
            if index:
                cursor.insertBlock(self.page.block_format(block), QTextCharFormat())
            else:
                cursor.setBlockFormat(self.page.block_format(block))
            cursor.insertText(typed_text(block))
            sheet_dress.dress(cursor.block(), block, self.page)
        cursor.endEditBlock()

    def _take(
        self, blocks: list[Block], tasks: Mapping[str, Task], same: tuple[int, int] = (0, 0)
    ) -> None:
        head, tail = same
        middle: list[Layout | None] = [None] * (len(blocks) - head - tail)
        end = len(self._layouts) - tail
        self._layouts = [*self._layouts[:head], *middle, *self._layouts[end:]]
        self.blocks = blocks
        self._tasks = tasks
        self._places = {}
        self._typed = (-1, "")

    def _replace(self, cursor: QTextCursor, start: int, end: int, blocks: Sequence[Block]) -> None:
        """Blocks `start` to before `end` give way to `blocks`; those that pair up are patched."""
        paired = min(end - start, len(blocks))
        for index in range(end - 1, start + paired - 1, -1):
            self._remove(cursor, index)
        for index in range(start + paired, start + len(blocks)):
            self._insert(cursor, index, blocks[index - start])
        for index in range(start, start + paired):
            self._replace_text(cursor, index, typed_text(blocks[index - start]))

    def _remove(self, cursor: QTextCursor, index: int) -> None:
        block = self.findBlockByNumber(index)
        if index:
            cursor.setPosition(block.position() - 1)
            cursor.setPosition(block.position() + block.length() - 1, _KEEP)
        else:
            cursor.setPosition(0)
            cursor.setPosition(block.length(), _KEEP)
        cursor.removeSelectedText()

    def _insert(self, cursor: QTextCursor, index: int, block: Block) -> None:
        if index:
            before = self.findBlockByNumber(index - 1)
            cursor.setPosition(before.position() + before.length() - 1)
            cursor.insertBlock()
        else:
            cursor.setPosition(0)
            cursor.insertBlock()
            cursor.setPosition(0)
        cursor.insertText(typed_text(block))

    def _replace_text(self, cursor: QTextCursor, index: int, new: str) -> None:
        """Make a block read `new`, touching only the characters that differ."""
        shown = self.findBlockByNumber(index)
        old = shown.text()
        if old == new:
            return
        head, tail = common_text(old, new)
        at = shown.position()
        cursor.setPosition(at + width(old[:head]))
        cursor.setPosition(at + width(old[: len(old) - tail]), _KEEP)
        cursor.insertText(new[head : len(new) - tail])

    def _dress_all(self) -> None:
        self._dress_range(0, len(self.blocks), formatted=True)

    def _dress_range(self, start: int, end: int, *, formatted: bool = False) -> None:
        """Give blocks `start` to before `end` their format if need be, and their runs their faces.

        The layout is told once for all of them: told of each it would lay out each time.
        """
        if start >= end:
            return
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        first = shown = self.findBlockByNumber(start)
        for index in range(start, end):
            wanted = None if formatted else self.page.block_format(self.blocks[index])
            if wanted and shown.blockFormat() != wanted:
                cursor.setPosition(shown.position())
                cursor.setBlockFormat(wanted)
            self.dress(shown)
            last, shown = shown, shown.next()
        cursor.endEditBlock()
        position = first.position()
        self.markContentsDirty(position, last.position() + last.length() - position)

    def _follow(self, position: int, _removed: int, _added: int) -> None:
        """The drafter typed: marks move along, faces are set before the line is laid out."""
        if self._syncing or not self.blocks:
            return
        shown = self.findBlock(position)
        index = shown.blockNumber()
        if index >= len(self.blocks):
            return
        old, new = self._typed_before(index), shown.text()
        if old != new:
            head, tail = common_text(old, new)
            removed, added = old[head : len(old) - tail], new[head : len(new) - tail]
            self.layout_of(index).move(width(new[:head]), width(removed), width(added), new)
            self._typed = (index, new)
            self.dress(shown)
            self.typed.emit(index)

    def _typed_before(self, index: int) -> str:
        return self._typed[1] if self._typed[0] == index else typed_text(self.blocks[index])


_KEEP = QTextCursor.MoveMode.KeepAnchor
