"""The handle in the margin of the sheet: items and sentences are dragged by it to another place.

It appears beside the line the mouse is on. While it is dragged a line of 2 px shows where the item
or sentence would go, and a label what it would be called there: 成为（七）.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPen

from ui import icons, style
from ui.state import Message
from workbench.drafting.moving import move_item, move_sentence, sentence_name
from workbench.errors import MisuseError

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTextCursor

    from ui.session import Session
    from ui.sheet.view import SheetView
    from workbench.drafting.pieces import Change
    from workbench.plan import Plan

SIZE = 16
_LEFT = 6
_START = 5
"""So many pixels the mouse is moved before a press becomes a drag."""
_EDGE = 24
"""So near the upper or lower edge the sheet scrolls while something is dragged."""


@dataclass(frozen=True, slots=True)
class Grip:
    """What the handle holds: a sentence, or an item (no `task_id`), and where the handle is."""

    rect: QRectF
    section_id: str
    task_id: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """Where it would go: what the plan would be then, the line to draw and the words beside it.

    It holds for the plan `of` alone.
    """

    of: Plan
    change: Change
    line: QRectF
    words: str


class Handle:
    """Shows the handle and carries out what is dragged by it."""

    def __init__(self, sheet: SheetView, session: Session) -> None:
        self._sheet = sheet
        self._session = session
        self.grip: Grip | None = None
        self.drop: Drop | None = None
        self._pressed: QPointF | None = None
        self._dragging = False
        self._tried: tuple[str, int, bool] | None = None

    @property
    def dragging(self) -> bool:
        """Something is held by it."""
        return self._pressed is not None

    def hover(self, point: QPointF) -> None:
        """The mouse is at `point` with no button held."""
        grip = self._grip_at(point) if self._session.editable else None
        if grip != self.grip:
            self.grip = grip
            self._sheet.viewport().update()

    def press(self, point: QPointF) -> bool:
        """Take hold; False if the handle is not there."""
        if self.grip is None or not self.grip.rect.adjusted(-5, -5, 5, 5).contains(point):
            return False
        self._session.flushing.emit()
        self._pressed = point
        return True

    def drag(self, point: QPointF) -> None:
        """The mouse moves with what is held."""
        if self._pressed is None:
            return
        moved = (point - self._pressed).manhattanLength()
        self._dragging = self._dragging or moved >= _START
        if self._dragging:
            self._scroll(point)
            self._aim(point)
            self._sheet.viewport().update()

    def release(self) -> None:
        """Let go: the plan changes if there is a place to go to."""
        drop, self.drop = self.drop, None
        dragged, self._dragging, self._pressed, self._tried = self._dragging, False, None, None
        self._sheet.viewport().update()
        if drop is None or not dragged:
            return
        if drop.of is not self._session.plan:  # an edit came between: it would be taken back
            self._session.message.emit(Message("拖动时要点有了改动，没有移动，请再拖一次"))
        elif self._session.apply(drop.change.plan, drop.change.label):
            self._session.message.emit(Message(f"已{drop.change.label}", undoable=True))

    def give_up(self) -> None:
        """Esc: nothing goes anywhere."""
        self.drop, self._pressed, self._dragging, self._tried = None, None, False, None
        self._sheet.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw handle, insertion line and label over the text."""
        if self.grip:
            icons.paint(painter, "grip", "ink2" if self._dragging else "ink3", self.grip.rect)
        if self.drop:
            painter.fillRect(self.drop.line, style.shade("accent"))
            self._label(painter, self.drop)

    def _label(self, painter: QPainter, drop: Drop) -> None:
        font = style.font("small")
        size = QFontMetricsF(font).boundingRect(drop.words).size()
        rect = QRectF(drop.line.left(), drop.line.top(), size.width() + 16, size.height() + 6)
        if drop.line.width() > drop.line.height():
            rect.moveTopRight(drop.line.bottomRight() + QPointF(0, 2))
        else:
            rect.translate(8, drop.line.height())
        painter.setPen(QPen(style.shade("accent"), 1))
        painter.setBrush(style.shade("surface"))
        painter.drawRect(rect)
        painter.setFont(font)
        painter.setPen(style.shade("ink"))
        painter.drawText(rect, 0x84, drop.words)

    # -- what is held ---------------------------------------------------------------------------

    def _grip_at(self, point: QPointF) -> Grip | None:
        """What begins on the line under the mouse, else the sentence that goes on there."""
        cursor = self._sheet.line_start(point)
        if cursor is None:
            return None
        index, document = cursor.blockNumber(), self._sheet.sheet
        block, layout = document.blocks[index], document.layout_of(index)
        middle = self._sheet.cursorRect(cursor).center().y()
        side = style.px(SIZE)
        rect = QRectF(_LEFT, middle - side / 2, side, side)
        if block.has_heading and cursor.positionInBlock() == 0:
            return Grip(rect, block.section_id)
        if not layout.sentences:
            return None
        at = self._begun(cursor)
        return Grip(rect, block.section_id, layout.sentences[max(at, 0)].task_id)

    def _begun(self, cursor: QTextCursor) -> int:
        """The first sentence that begins on the line of `cursor`, else the one that goes on."""
        layout = self._sheet.sheet.layout_of(cursor.blockNumber())
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        first, end = line.textStart(), line.textStart() + line.textLength()
        starts = (i for i in range(len(layout.sentences)) if first <= layout.range_of(i)[0] < end)
        return next(starts, layout.sentence_at(first))

    # -- where it goes --------------------------------------------------------------------------

    def _aim(self, point: QPointF) -> None:
        plan = self._session.plan
        if plan is None or self.grip is None:
            return
        try:
            aim = self._aim_sentence if self.grip.task_id else self._aim_item
            aim(plan, point)
        except MisuseError:
            self.drop = None

    def _aim_sentence(self, plan: Plan, point: QPointF) -> None:
        """Between the sentences under the mouse, nearer to its start or its end."""
        assert self.grip is not None
        cursor = self._sheet.cursorForPosition(point.toPoint())
        index, document = cursor.blockNumber(), self._sheet.sheet
        block, layout = document.blocks[index], document.layout_of(index)
        self.drop = None
        if not block.paragraph_id:
            return
        at = max(0, layout.sentence_at(cursor.positionInBlock()))
        start, end = layout.range_of(at) if layout.sentences else (layout.heading_end,) * 2
        later = bool(layout.sentences) and cursor.positionInBlock() - start > (end - start) / 2
        at += later
        own = [s.task_id for s in layout.sentences]
        shift = self.grip.task_id in own and own.index(self.grip.task_id) < at
        change = move_sentence(plan, self.grip.task_id, block.paragraph_id, at - shift)
        if change:
            cursor.setPosition(cursor.block().position() + (end if later else start))
            rect = QRectF(self._sheet.cursorRect(cursor))
            line = QRectF(rect.left() - 1, rect.top(), 2, rect.height())
            name = sentence_name(change.plan, self.grip.task_id)
            self.drop = Drop(plan, change, line, f"成为{name}")

    def _aim_item(self, plan: Plan, point: QPointF) -> None:
        """Before or behind the item of its level under the mouse, or first below a chapter."""
        assert self.grip is not None
        cursor = self._sheet.cursorForPosition(point.toPoint())
        found = _neighbour(plan, self.grip.section_id, self._section_under(cursor))
        if found is None:
            self.drop = None
            return
        target, parent, at = found
        top, bottom = self._extent(plan, target)
        behind = at < 0 or point.y() > (top + bottom) / 2
        change = move_item(plan, self.grip.section_id, parent, max(at, 0) + (behind and at >= 0))
        y = bottom if behind else top
        page = self._sheet.sheet.page
        line = QRectF(page.margin, y - 1, page.text_width, 2)
        number = change.plan.numbers()[self.grip.section_id] if change else ""
        self.drop = Drop(plan, change, line, f"成为{number}") if change else None

    def _section_under(self, cursor: QTextCursor) -> str:
        blocks = self._sheet.sheet.blocks
        above = range(min(cursor.blockNumber(), len(blocks) - 1), -1, -1)
        return next((blocks[i].section_id for i in above if blocks[i].section_id), "")

    def _extent(self, plan: Plan, section_id: str) -> tuple[float, float]:
        """From where to where an item goes in the viewport, with all below it."""
        from workbench.drafting.tree import section_of

        last = [section.id for section, _ in section_of(plan, section_id).walk()][-1]
        return self._sheet.section_top(section_id), self._sheet.section_bottom(last)

    def _scroll(self, point: QPointF) -> None:
        bar, height = self._sheet.verticalScrollBar(), self._sheet.viewport().height()
        if point.y() < _EDGE:
            bar.setValue(bar.value() - self._sheet.sheet.page.pitch)
        elif point.y() > height - _EDGE:
            bar.setValue(bar.value() + self._sheet.sheet.page.pitch)


def _neighbour(plan: Plan, moved: str, under: str) -> tuple[str, str, int] | None:
    """The item it would stand beside, their parent, and its index there without the moved one.

    -1: it would be the first below the chapter `under`. None where there is no such place.
    """
    from workbench.drafting.tree import parent_of, section_of

    depths = {section.id: depth for section, depth in plan.walk()}
    if under not in depths:
        return None
    if any(section.id == under for section, _ in section_of(plan, moved).walk()):
        return None
    if depths[under] == depths[moved] - 1:
        return under, under, -1
    while depths[under] > depths[moved]:
        parent = parent_of(plan, under)
        assert parent is not None
        under = parent.id
    if depths[under] != depths[moved]:
        return None
    parent = parent_of(plan, under)
    siblings = [s.id for s in (parent.sections if parent else plan.sections) if s.id != moved]
    return (
        (under, parent.id if parent else "", siblings.index(under)) if under in siblings else None
    )
