"""Units as chips: each with ✕, behind them a dashed + that becomes a field with candidates.

疾控处 ✕  市疾控中心 ✕  [+]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import icons, style
from ui.details.names import NameField
from ui.details.subject import DIFFERENT, Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from ui.details.names import Names

_GAP, _PAD, _CROSS = 6, 6, 16
"""Between chips, inside them, and the room of the ✕; in pixels at 100 %."""
_ADD = "+"


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip and where it stands. `own`: it can be taken away."""

    text: str
    rect: QRectF
    own: bool
    known: bool = True

    @property
    def cross(self) -> QRectF:
        """Where its ✕ stands."""
        wide = style.px(_CROSS) + 4
        return QRectF(self.rect.right() - wide, self.rect.top(), wide, self.rect.height())


class ChipField(QWidget):
    """The units of one role.

    Signals:
        added(name), removed(name): what she did.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str, names: Callable[[], Names]) -> None:
        """`names` gives what the field is completed with."""
        super().__init__()
        self._units = Units()
        self._names = names
        self._known: frozenset[str] = frozenset()
        self._editable = False
        self._current = -1
        self._chips: tuple[Chip, ...] = ()
        self.field: NameField | None = None
        self._label = name
        self.setAccessibleName(name)
        self.setFont(style.font("small"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_units(self, units: Units, known: frozenset[str], *, editable: bool) -> None:
        """Show `units`; those that are not `known` are marked, none if nothing is known."""
        same = (units, known, editable) == (self._units, self._known, self._editable)
        if same:
            return
        self._units, self._known, self._editable = units, known, editable
        self._current = min(self._current, len(units.own))
        self._describe()
        if not editable:  # locked, or the past is shown: there is nothing to add to any more
            self._close()
        self._arrange()

    @property
    def chips(self) -> tuple[str, ...]:
        """The words of its chips, the + left out."""
        return tuple(chip.text for chip in self._chips if chip.text != _ADD)

    def start_adding(self) -> None:
        """Open the field for another unit."""
        if not self._editable or self.field is not None:
            return
        self.field = field = NameField(self._names(), self)
        field.setAccessibleName(f"添加{self._label}")
        field.setPlaceholderText("单位或首字母")
        field.handed_in.connect(self._add)
        field.given_up.connect(self._close)
        self._arrange()
        field.show()
        field.setFocus()

    def _add(self, name: str) -> None:
        if self.field is None:
            return
        self._close()
        for unit in filter(None, name.replace("，", "、").split("、")):
            if unit not in self._units.own:
                self.added.emit(unit.strip())

    def _close(self) -> None:
        field, self.field = self.field, None
        if field is not None:
            had = field.hasFocus()
            field.hide()
            field.deleteLater()
            self._arrange()
            if had:
                self.setFocus()

    def _remove(self, at: int) -> None:
        if self._editable and 0 <= at < len(self._units.own):
            self.removed.emit(self._units.own[at])

    def _describe(self) -> None:
        words = "、".join(self._units.own) or "无"
        if self._units.mixed:
            words += DIFFERENT
        if self._units.above:
            words = f"承上：{'、'.join(self._units.above)}"
        how = "；左右键选，Delete 去掉，Enter 添加" if self._editable else ""
        self.setAccessibleDescription(words + how)

    # -- where everything stands ----------------------------------------------------------------

    def _arrange(self) -> None:
        self._chips = tuple(self._place(self.width()))
        if self.field is not None:
            at = self._chips[-1].rect
            self.field.setGeometry(0, round(at.top()), self.width(), self.field.sizeHint().height())
        self.updateGeometry()
        self.update()

    def _place(self, width: int) -> Iterator[Chip]:
        """The chips from left to right, line by line."""
        high, x, y = self._height(), 0.0, 1.0
        for text, own in self._texts():
            cross = style.px(_CROSS) if own and self._editable else 0
            wide = self.fontMetrics().horizontalAdvance(text) + 2 * style.px(_PAD) + cross
            wide = high if text == _ADD else min(wide, max(width, high))
            fresh_line = text == _ADD and self.field is not None
            if x and (x + wide > width or fresh_line):
                x, y = 0.0, y + high + style.px(_GAP - 2)
            known = not own or not self._known or text in self._known
            yield Chip(text, QRectF(x, y, wide, high), own, known)
            x += wide + style.px(_GAP)

    def _texts(self) -> Iterator[tuple[str, bool]]:
        yield from ((unit, True) for unit in self._units.own)
        if self._units.mixed:
            yield DIFFERENT, False
        yield from ((unit, False) for unit in self._units.above)
        if self._editable:
            yield _ADD, False

    def _height(self) -> int:
        return self.fontMetrics().height() + style.px(6)

    def sizeHint(self) -> QSize:
        return QSize(style.em(12), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(style.em(6), self._height() + 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        bottom = max((chip.rect.bottom() for chip in self._place(width)), default=self._height())
        extra = self.field.sizeHint().height() - self._height() if self.field else 0
        return int(bottom + 2 + extra)

    # -- drawing --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, chip in enumerate(self._chips):
            if chip.text == _ADD:
                self._paint_add(painter, chip)
            else:
                self._paint_chip(painter, chip)
            if self.hasFocus() and at == self._spot():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(style.shade("focus"), 2))
                painter.drawRoundedRect(chip.rect.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _spot(self) -> int:
        """The chip the keys act on; the + where none was chosen."""
        last = len(self._chips) - 1
        return self._current if 0 <= self._current < len(self._units.own) else last

    def _paint_chip(self, painter: QPainter, chip: Chip) -> None:
        ground, ink = ("ok_soft", "ok") if chip.own else ("", "ink2")
        has_ground = bool(ground) and style.shade(ground).alpha() > 0
        painter.setBrush(style.shade(ground) if has_ground else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen if has_ground else QPen(style.shade("line2"), 1))
        painter.drawRoundedRect(chip.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(style.shade(ink))
        cross = style.px(_CROSS) if chip.own and self._editable else 0
        pad = style.px(_PAD)
        room = chip.rect.adjusted(pad, 0, -pad - cross, 0)
        words = self.fontMetrics().elidedText(
            chip.text, Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if not chip.known:
            painter.setPen(QPen(style.shade("warn"), 1.5, Qt.PenStyle.DotLine))
            low = room.center().y() + self.fontMetrics().height() / 2
            painter.drawLine(QPointF(room.left(), low), QPointF(room.right(), low))
        if cross:
            side = style.px(12)
            box = QRectF(chip.cross.left() + 2, chip.rect.center().y() - side / 2, side, side)
            icons.paint(painter, "close", ink, box)

    def _paint_add(self, painter: QPainter, chip: Chip) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.shade("line2"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(chip.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        middle = chip.rect.center()
        side = style.px(14)
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        icons.paint(painter, "plus", "ink2", box)

    # -- keys and pointer -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, own = event.key(), len(self._units.own)
        if key == Qt.Key.Key_Left:
            self._move(min(self._current, own) - 1 if self._current >= 0 else own - 1)
        elif key == Qt.Key.Key_Right:
            self._move(self._current + 1 if 0 <= self._current < own - 1 else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(self._current if self._current >= 0 else own - 1)
        elif self._opens(event):
            self.start_adding()
        else:
            super().keyPressEvent(event)

    def _opens(self, event: QKeyEvent) -> bool:
        """Enter, Space or Alt+↓ on the chips."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down:
            return bool(alt)
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

    def _move(self, to: int) -> None:
        self._current = max(to, -1)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = next((i for i, c in enumerate(self._chips) if c.rect.contains(event.position())), None)
        if at is None:
            return
        chip = self._chips[at]
        if chip.text == _ADD and self._editable:
            self.start_adding()
        elif chip.own and self._editable and chip.cross.contains(event.position()):
            self._remove(at)
        elif chip.own:
            self._move(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._current = -1
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip:
            self._tell_chip(event)  # type: ignore[arg-type]
            return True
        return super().event(event)

    def _tell_chip(self, event: QHelpEvent) -> None:
        """What a chip under the pointer is about."""
        at = QPointF(event.pos())
        chip = next((c for c in self._chips if c.rect.contains(at)), None)
        QToolTip.showText(event.globalPos(), self._words_of(chip) if chip else "", self)

    def _words_of(self, chip: Chip) -> str:
        if chip.text == _ADD:
            return f"添加{self._label}（Enter）"
        if chip.text == DIFFERENT:
            return "选中的句子在这里不一样"
        if not chip.own:
            return f"{chip.text}\n由上面的标题承下来，这里另写就以这里为准"
        return chip.text if chip.known else f"{chip.text}\n机构名录里没有这个名称"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
