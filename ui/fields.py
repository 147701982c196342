"""Check boxes, drop-downs and number fields with our outlines and our arrows.

The style sheet draws their frames; tick and arrows are painted here, from the icon set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, style

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

_BOX = 16
_BEFORE, _BEHIND = 3, 4
"""Pixels between the edge of a row and its box, and between that and the words."""
_ROWS = 12
_ARROW = 12
_APART = 5
"""How far the arrows of a number field stand from its middle; all in pixels at 100 %."""


class CheckBox(QCheckBox):
    """A box to tick, with its words."""

    def sizeHint(self) -> QSize:
        metrics, box = self.fontMetrics(), style.px(_BOX)
        width = box + 8 + metrics.horizontalAdvance(self.text()) + 4
        return QSize(width, max(metrics.height(), box) + 8)

    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, enabled = style.px(_BOX), self.isEnabled()
        box = QRectF(2, (self.height() - side) / 2, side, side)
        paint_box(painter, box, self.isChecked(), enabled=enabled, focused=self.hasFocus())
        painter.setPen(style.shade("ink" if enabled else "ink3"))
        words = self.rect().adjusted(int(box.right()) + 8, 0, 0, 0)
        painter.drawText(words, QtCore.Qt.AlignmentFlag.AlignVCenter, self.text())


class ComboBox(QComboBox):
    """A drop-down; a long one shows so many rows below it and scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxVisibleItems(_ROWS)
        self.setItemDelegate(QStyledItemDelegate(self))  # the combo's own takes no padding

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, "chevron-down", self.height() / 2)


class SpinBox(QSpinBox):
    """A whole number with two small arrows."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, "chevron-up", self.height() / 2 - style.px(_APART))
        _paint_arrow(self, "chevron-down", self.height() / 2 + style.px(_APART))


class TickDelegate(QStyledItemDelegate):
    """Rows of a list with our box to tick; the style's is hard to see in the dark.

    The style keeps the same room for it at every size of type: words stand behind ours, and it is
    ticked where it is seen.
    """

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        state = index.data(QtCore.Qt.ItemDataRole.CheckStateRole)
        if state is None:
            super().paint(painter, option, index)
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        whole = QRect(own.rect)  # type: ignore[attr-defined]
        own.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # type: ignore[attr-defined]
        widget: QWidget = own.widget  # type: ignore[attr-defined]
        draw = widget.style()
        draw.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, own, painter, widget)
        own.rect = whole.adjusted(style.px(_BOX) + _BEHIND, 0, 0, 0)  # type: ignore[attr-defined]
        draw.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, tick_box(whole), getattr(state, "value", state) == _TICKED)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        role = QtCore.Qt.ItemDataRole.CheckStateRole
        state = index.data(role)
        released = event.type() is QEvent.Type.MouseButtonRelease
        if state is None or not released or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        whole: QRect = option.rect  # type: ignore[attr-defined]
        if not tick_box(whole).contains(event.position()) or not _can_be_ticked(index):
            return False
        return model.setData(index, 0 if getattr(state, "value", state) else _TICKED, role)


def tick_box(row: QRect) -> QRectF:
    """Where the box of a row stands."""
    side = style.px(_BOX)
    return QRectF(row.left() + _BEFORE, row.center().y() - (side - 1) // 2, side, side)


def _can_be_ticked(index: QModelIndex | QPersistentModelIndex) -> bool:
    flags = QtCore.Qt.ItemFlag
    wanted = flags.ItemIsUserCheckable | flags.ItemIsEnabled
    return index.flags() & wanted == wanted


_TICKED = 2
"""`Qt.CheckState.Checked`."""


def paint_box(
    painter: QPainter, box: QRectF, ticked: bool, *, enabled: bool = True, focused: bool = False
) -> None:
    """The box of something to tick, with its tick."""
    filled = ticked and enabled
    painter.setBrush(style.shade("accent" if filled else "surface"))
    edge = "focus" if focused else "accent" if filled else "line2"
    painter.setPen(QPen(style.shade(edge if enabled else "line"), 2 if focused else 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if ticked:
        tick = box.adjusted(2, 2, -2, -2)
        icons.paint(painter, "check", "on_accent" if enabled else "ink3", tick)


def _paint_arrow(widget: QWidget, name: str, y: float) -> None:
    painter = QPainter(widget)
    side = style.px(_ARROW)
    box = QRectF(widget.width() - side - 8, y - side / 2, side, side)
    icons.paint(painter, name, "ink2" if widget.isEnabled() else "ink3", box)
    painter.end()
