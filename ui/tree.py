"""The tree of the left panel: rows as high as their font asks for, drawn by one delegate.

A selected row is tinted over the whole width with an accent bar at its left; where the tree has the
focus, the current row also carries a frame. Counts stand at the right; a row's text gives way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QTreeView,
    QWidget,
)

from ui import icons, style
from ui.tree_model import Index, Role, TreeModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

    from ui.arrival import Arrival

_BRANCH = 16
_PAD = 10


class Drawn(Protocol):
    """What the stubs leave out of a style option."""

    rect: QRect
    state: QStyle.StateFlag


def drawn(option: QStyleOptionViewItem) -> Drawn:
    """`option` with the fields the stubs leave out."""
    return cast("Drawn", option)


class RowDelegate(QStyledItemDelegate):
    """Draws icon, text (elided at its end) and what stands at the right of a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(80, QFontMetrics(style.font("body")).height() + 7)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = drawn(option).rect.adjusted(2, 0, -_PAD, 0)
        painter.save()
        rect = _paint_icon(painter, rect, str(index.data(Role.ICON) or ""))
        rect = _paint_counts(painter, rect, index)
        rect = _paint_right(painter, rect, index)
        painter.setFont(style.font("strong" if index.data(Role.STRONG) else "body"))
        painter.setPen(style.shade("ink"))
        text = painter.fontMetrics().elidedText(
            str(index.data()), QtCore.Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, QtCore.Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option, index
        editor = QLineEdit(parent)
        editor.setFrame(False)
        return editor


class Tree(QTreeView):
    """A `QTreeView` on a `TreeModel`; `overlay` paints over its rows."""

    def __init__(self, model: TreeModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(style.px(_BRANCH))
        self.setExpandsOnDoubleClick(False)
        self.setProperty("textElideMode", "ElideRight")
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.overlay: Callable[[QPainter], None] | None = None
        self._arrival: Arrival | None = None
        self._waiting: list[Callable[[], None]] = []
        model.modelReset.connect(self._begin)

    def when_filled(self, act: Callable[[], None]) -> None:
        """Do what needs the viewport once there are rows.

        Trees are built before the first paint, and a widget that Qt made is told its class by
        loading every kind of widget there is, which takes an eighth of the time until then.
        """
        if self.model().rowCount():
            act()
        else:
            self._waiting.append(act)

    def _begin(self) -> None:
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def show_current(self, key: str) -> None:
        """Make the row of `key` current and visible; "" or an unknown key leaves none."""
        model = cast("TreeModel", self.model())
        index = model.index_of(key)
        if index == self.currentIndex():
            return
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if index.isValid():
            self.scrollTo(index)

    def arrive(self) -> None:
        """Make out the current row for a moment: she was taken to it from elsewhere."""
        if self._arrival is None:
            from ui.arrival import Arrival

            self._arrival = Arrival(self)
        self._arrival.begin()

    @property
    def current_key(self) -> str:
        """The key of the current row, "" for none."""
        return str(self.currentIndex().data(Role.KEY) or "")

    def ask(self) -> bool:
        """Open the field of the current row, or stay in the one that is open; False if none is."""
        if self.state() is QAbstractItemView.State.EditingState:
            return True
        self.setFocus()
        editable = bool(self.currentIndex().flags() & QtCore.Qt.ItemFlag.ItemIsEditable)
        if editable:
            self.edit(self.currentIndex())
        return editable

    def folded(self) -> set[str]:
        """The keys of the rows she folded."""
        model = cast("TreeModel", self.model())
        return {key for key in model.parents() if not self.isExpanded(model.index_of(key))}

    def unfold_all_but(self, keys: set[str]) -> None:
        """Unfold everything except the rows of `keys`."""
        model = cast("TreeModel", self.model())
        for key in model.parents():
            self.setExpanded(model.index_of(key), key not in keys)

    # -- Qt -------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.indentation() != style.px(_BRANCH):
            self.setIndentation(style.px(_BRANCH))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.overlay:
            painter = QPainter(self.viewport())
            self.overlay(painter)
            painter.end()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        look = drawn(options)
        row = QRect(0, look.rect.y(), self.viewport().width(), look.rect.height())
        selected = self.selectionModel().isSelected(cast("QModelIndex", index))
        hovered = bool(look.state & QtWidgets.QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(row, style.shade("sel" if selected else "hover"))
        if self._arrival and index == self.currentIndex():
            self._arrival.paint(painter, [QRectF(row)])
        super().drawRow(painter, options, index)
        if selected:
            painter.fillRect(QRect(0, row.y(), 3, row.height()), style.shade("accent"))
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(style.shade("focus"), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -1))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = self.model()
        if not model.hasChildren(cast("QModelIndex", index)):
            return
        name = "chevron-down" if self.isExpanded(cast("QModelIndex", index)) else "chevron-right"
        side = style.px(12)
        left = rect.right() - self.indentation() + 3
        box = QRectF(left, rect.center().y() - side / 2 + 1, side, side)
        icons.paint(painter, name, "ink2", box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (
            QtCore.Qt.Key.Key_Return,
            QtCore.Qt.Key.Key_Enter,
        ) and self.state() is not (QAbstractItemView.State.EditingState):
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _paint_icon(painter: QPainter, rect: QRect, name: str) -> QRect:
    if not name:
        return rect
    side = style.px(16)
    box = QRectF(rect.x(), rect.center().y() - side / 2 + 0.5, side, side)
    icons.paint(painter, name, "ink2", box)
    return rect.adjusted(style.px(22), 0, 0, 0)


def count_width() -> int:
    """How wide a column of counts is, in pixels."""
    return style.em(2)


def _paint_counts(painter: QPainter, rect: QRect, index: Index) -> QRect:
    """Numbers in columns; a zero is left empty, its column is not."""
    counts = index.data(Role.COUNTS) or ()
    width = count_width()
    for words, tone in reversed(counts):
        painter.setFont(style.font("small" if tone == "ink2" else "strong"))
        painter.setPen(style.shade(tone))
        painter.drawText(
            rect, QtCore.Qt.AlignmentFlag.AlignVCenter | QtCore.Qt.AlignmentFlag.AlignRight, words
        )
        rect = rect.adjusted(0, 0, -width, 0)
    return rect


def _paint_right(painter: QPainter, rect: QRect, index: Index) -> QRect:
    text = str(index.data(Role.RIGHT) or "")
    if not text:
        return rect
    tone = str(index.data(Role.TONE))
    painter.setFont(style.font("strong" if tone == "warn" else "small"))
    painter.setPen(style.shade(tone))
    painter.drawText(
        rect, QtCore.Qt.AlignmentFlag.AlignVCenter | QtCore.Qt.AlignmentFlag.AlignRight, text
    )
    return rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - 8, 0)
