"""The text of a paper of the library beside the plan, and below each paragraph what answers it.

Read-only: it can be selected, copied and taken over. The current sentence has a tint of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from ui import faces, icons, style
from ui.arrival import Arrival
from ui.carrying import Carried

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QInputMethodEvent, QMouseEvent, QPaintEvent

    from workbench.manuscript import Block

_PIXELS = 16
_PITCH = 150
"""Lines stand 1.5 times as far apart as their characters are high, in per cent."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is said below a paragraph: an icon, the token of its colour, words."""

    icon: str
    token: str
    words: str


class ReferenceText(QTextEdit):
    """The paragraphs of a paper.

    Signals:
        chosen(task_id): she clicked a sentence.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName("对照的资料")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._blocks: tuple[Block, ...] = ()
        self._signs: tuple[tuple[Sign, ...], ...] = ()
        self._spans: dict[str, tuple[int, int]] = {}
        self._marked = self._key = ""
        self.turning = False  # it scrolls by itself, not by her hand
        self.arrival = Arrival(self)

    def show_blocks(self, blocks: Sequence[Block], key: str = "") -> None:
        """Another paper, known by `key`; nothing is said of it yet."""
        self._key = key
        self._blocks, self._signs, self._marked = tuple(blocks), (), ""
        self.turning = True
        self._write()
        self.turning = False

    def say(self, signs: Sequence[tuple[Sign, ...]]) -> None:
        """What stands below each paragraph; the place looked at stays."""
        if tuple(signs) == self._signs:
            return
        top = self._top_task()
        self._signs = tuple(signs)
        self.turning = True
        self._write()
        self.turning = False
        self.mark(self._marked, scroll=False)
        self._scroll_to(top)

    def mark(self, task_id: str, *, scroll: bool = True) -> None:
        """Make a sentence current; "" for none."""
        self._marked = task_id if task_id in self._spans else ""
        self.setExtraSelections([self._tint(*self._spans[task_id])] if self._marked else [])
        if self._marked and scroll:
            self._scroll_to(self._marked)
            self.arrival.begin()
        else:
            self.arrival.end()

    def sentence_of(self, words: str) -> str:
        """The id of the sentence that holds `words`, or comes nearest to them; "" for none."""
        from difflib import SequenceMatcher

        runs = [(r.task_id, r.text) for block in self._blocks for r in block.runs if r.task_id]
        for task_id, sentence in runs:
            if words and (words in sentence or sentence in words):
                return task_id
        near = ((SequenceMatcher(None, words, s).quick_ratio(), key) for key, s in runs)
        score, key = max(near, default=(0.0, ""))
        return key if score > 0.5 else ""  # below that it is another sentence

    def tasks_chosen(self) -> tuple[str, ...]:
        """The sentences her selection touches; the current one where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return (self._marked,) if self._marked else ()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return tuple(key for key, (a, b) in self._spans.items() if a < end and b > start)

    def _write(self) -> None:
        document = self.document()
        document.clear()
        self._spans = {}
        document.setDocumentMargin(style.em(1.2))
        cursor = QTextCursor(document)
        for at, block in enumerate(self._blocks):
            self._put(cursor, block, first=at == 0)
            if at < len(self._signs) and self._signs[at]:
                self._put_signs(cursor, self._signs[at])
        self.moveCursor(QTextCursor.MoveOperation.Start)  # writing pushed it to the end

    def _put(self, cursor: QTextCursor, block: Block, *, first: bool) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(_PITCH, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        titled = block.part in ("title", "notice.title")
        shape.setAlignment(Qt.AlignmentFlag.AlignHCenter if titled else Qt.AlignmentFlag.AlignLeft)
        shape.setTextIndent(0 if titled else 2 * style.px(_PIXELS))
        (cursor.setBlockFormat if first else cursor.insertBlock)(shape)
        for run in block.runs:
            start = cursor.position()
            cursor.insertText(run.text, _letters(block, heading=not run.task_id))
            if run.task_id:
                self._spans[run.task_id] = (start, cursor.position())

    def _put_signs(self, cursor: QTextCursor, signs: tuple[Sign, ...]) -> None:
        shape = QTextBlockFormat()
        shape.setBottomMargin(style.em(0.5))
        cursor.insertBlock(shape)
        for at, sign in enumerate(signs):
            if at:
                cursor.insertText("\N{LINE SEPARATOR}")  # else a line may end behind the icon
            self._put_sign(cursor, sign)

    def _put_sign(self, cursor: QTextCursor, sign: Sign) -> None:
        name = f"sign:{sign.icon}:{style.px(14)}:{style.shade_name(sign.token)}"
        ratio = self.devicePixelRatioF()
        picture = icons.pixmap(sign.icon, sign.token, style.px(14), ratio)
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document().addResource(kind, QUrl(name), picture)
        cursor.insertImage(name)
        letters = QTextCharFormat()
        letters.setFont(style.font("strong"))
        letters.setForeground(style.shade(sign.token))
        cursor.insertText(f" {sign.words}", letters)

    def _tint(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.cursor = cursor  # type: ignore[attr-defined]
        letters = QTextCharFormat()
        soft = style.shade_name("accent_soft") or style.shade_name("sel")
        letters.setBackground(style.shade("accent_soft" if soft else "sel"))
        letters.setProperty(QTextFormat.Property.UserProperty, "current")
        found.format = letters  # type: ignore[attr-defined]
        return found

    def bring(self, task_id: str, height: int) -> None:
        """Scroll so that the sentence stands `height` pixels below the top."""
        if task_id in self._spans:
            bar = self.verticalScrollBar()
            self.turning = True
            bar.setValue(bar.value() + self._height(task_id) - height)
            self.turning = False

    def in_sight(self) -> Iterator[tuple[str, int]]:
        """The sentences from the first line in sight on, and how far each is from the top."""
        at = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        for task_id, (start, _) in self._spans.items():
            if start >= at:
                yield task_id, self._height(task_id)

    def _height(self, task_id: str) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._spans[task_id][0])
        return self.cursorRect(cursor).top()

    def _scroll_to(self, task_id: str) -> None:
        """The sentence a third down the view, where the eye looks first."""
        self.bring(task_id, self.viewport().height() // 3)

    def _top_task(self) -> str:
        at = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        return next((key for key, (_, end) in self._spans.items() if end > at), "")

    def _place(self) -> QRectF:
        """The lines of the current sentence, over the whole width."""
        cursor = QTextCursor(self.document())
        start, end = self._spans[self._marked]
        cursor.setPosition(start)
        first = self.cursorRect(cursor)
        cursor.setPosition(end)
        rect = QRectF(first.united(self.cursorRect(cursor)))
        rect.setLeft(self.document().documentMargin())
        rect.setRight(self.viewport().width() - self.document().documentMargin())
        return rect

    # -- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.arrival.active and self._marked:  # the tint of the current sentence lies below it
            painter = QPainter(self.viewport())
            self.arrival.paint(painter, [self._place()])
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            at = self.cursorForPosition(event.position().toPoint()).position()
            key = next((k for k, (a, b) in self._spans.items() if a <= at <= b), "")
            self.mark(key, scroll=False)
            self.chosen.emit(key)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt puts composed words in even where nothing can be written."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()  # Qt's own names no formats but its own
        data.setText(self.textCursor().selection().toPlainText())
        return Carried(self._key, self.tasks_chosen()).packed(data)


def _letters(block: Block, *, heading: bool) -> QTextCharFormat:
    face = faces.heading_face(block) if heading else faces.Face.FANG
    letters = QTextCharFormat()
    size = _PIXELS + 4 if block.part in ("title", "notice.title") else _PIXELS
    letters.setFont(faces.font(face, style.px(size)))
    letters.setForeground(style.shade("ink"))
    return letters
