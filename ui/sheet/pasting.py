"""What is pasted into the text: lines of plain characters, whatever program they come from.

Lines with numbers become items, tables sentences; what came of it is told, so that she can have the
mere text instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from ui.sheet.writer import clean_lines
from workbench.drafting.clipboard import lines_of_html, lines_of_table, without_furniture
from workbench.drafting.pasting import fills_item, opens_item, paste_over

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from ui.session import Session
    from ui.sheet.writer import SheetWriter
    from workbench.drafting.pieces import Place
    from workbench.plan import Plan


_OWN = "application/x-yaodian-text"


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clipboard holds: its lines as they are understood, and the mere text of them.

    `left_out`: so many lines belong to the web page they come from.
    """

    lines: tuple[str, ...]
    plain: tuple[str, ...]
    formatted: bool = False
    left_out: int = 0


def own_words(text: str) -> QMimeData:
    """What is copied here: nothing of it is left out when it is pasted."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OWN, b"1")
    return data


def clip_of(source: QMimeData) -> Clip:
    """What is to be pasted; the mere text of a table are its cells, a row a line."""
    lines, plain = pasted_lines(source), clean_lines(source.text())
    table = "\t" in source.text().strip()
    mere = tuple(plain if table and plain else lines)
    kept = lines if source.hasFormat(_OWN) or len(lines) < 2 else without_furniture(lines)
    return Clip(tuple(kept), mere, source.hasHtml(), len(lines) - len(kept))


@dataclass(frozen=True, slots=True)
class Spread:
    """A clipboard of several lines that was pasted: into which plan, where, what it is now."""

    clip: Clip
    before: Plan
    start: Place
    end: Place
    after: Plan


class Paster(QObject):
    """Pastes into the text, and once more as mere text.

    Signals:
        pasted(Spread): several lines were pasted, one undo step.
    """

    pasted = Signal(object)

    def __init__(self, session: Session, writer: SheetWriter, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._writer = writer

    def paste(self, cursor: QTextCursor, clip: Clip) -> None:
        """In the place of what is selected; a line alone is typed, unless it is an item."""
        first, last = self._places(cursor)
        if first.index == last.index and self._is_typed(cursor, clip, first):
            cursor.insertText(clip.lines[0])
            return
        self._writer.flush()  # it may set the text anew
        before, (first, last) = self.session.plan, self._places(cursor)
        change = self._writer.carry_out(lambda plan: paste_over(plan, first, last, clip.lines))
        if before and change and len(clip.lines) + clip.left_out > 1:
            self.pasted.emit(Spread(clip, before, first, last, change.plan))

    def paste_text(self, spread: Spread) -> bool:
        """What was pasted last is mere text, in its one undo step; False if it is not the last."""
        self._writer.flush()
        if self.session.plan is not spread.after:
            return False
        self.session.undo()
        start, end, lines = spread.start, spread.end, spread.clip.plain
        made = self._writer.carry_out(lambda plan: paste_over(plan, start, end, lines, plain=True))
        return made is not None

    def _places(self, cursor: QTextCursor) -> tuple[Place, Place]:
        place = self._writer.place
        return place(cursor.selectionStart()), place(cursor.selectionEnd())

    def _is_typed(self, cursor: QTextCursor, clip: Clip, at: Place) -> bool:
        """A line alone that goes into the words it stands among."""
        if len(clip.lines) > 1 or clip.left_out:
            return False
        plan = self.session.plan
        fills = plan is not None and fills_item(plan, at, clip.lines[0])
        return not fills and not self._item(cursor, clip)

    def _item(self, cursor: QTextCursor, clip: Clip) -> bool:
        """A numbered line where nothing stands before it in its block, or nothing behind it."""
        start, end, plan = cursor.selectionStart(), cursor.selectionEnd(), self.session.plan
        block = cursor.block()
        edge = start == block.position() or end == block.position() + block.length() - 1
        return edge and plan is not None and opens_item(plan, clip.lines[0])


def pasted_lines(source: QMimeData) -> list[str]:
    """The lines of a clipboard; HTML is read, as plain text hides what is deleted or a table.

    A few words out of one paragraph come as plain text, which keeps the blanks around them.
    """
    plain = source.text()
    if source.hasHtml() and (lines := lines_of_html(source.html())):
        if len(lines) > 1 or not plain or _differs(lines[0], plain):
            return clean_lines("\n".join(lines))
    elif "\t" in plain.strip():
        rows = [line.split("\t") for line in plain.splitlines()]
        if min(len(row) for row in rows) > 1:
            return clean_lines("\n".join(lines_of_table(rows)))
    return clean_lines(plain)


def _differs(line: str, plain: str) -> bool:
    """The plain text has other characters: something in it is not seen, or it is a table."""
    return "".join(line.split()) != "".join(plain.split())
