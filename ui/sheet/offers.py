"""The list of what could be written next: the words and their source, near the caret.

推进医联体建设，新增急救站点3个。          江北省2026年工作要点
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from ui.sheet.view import SheetView

_WIDEST, _SOURCE = 34, 14
"""Characters of an offer, and of its source, that are seen in the list."""
_GAP, _PAD = 4, 6
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Offers(QListView):
    """The list; the keys stay with the text."""

    def __init__(self, sheet: SheetView) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._begin = 0
        self._wanted = QSize()
        self.sources: tuple[str, ...] = ()
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Line(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("card", "list")
        self.setAccessibleName("接着写")
        self.setAccessibleDescription("向下键选择，Tab 采用，Esc 收起")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]], begin: int = 0) -> None:
        """Show these words, each with its source, under the caret, none chosen.

        `begin` is where the sentence that is written begins in the text: it stays in sight.
        """
        self._begin = begin
        self.sources = tuple(source for _, source in lines)
        self._model.setStringList([words for words, _ in lines])
        self.clearSelection()
        self.setCurrentIndex(self._model.index(-1))
        self.setFont(style.font("body"))
        metrics = QFontMetrics(style.font("body"))
        widest = max(
            min(metrics.horizontalAdvance(words), metrics.horizontalAdvance("国") * _WIDEST)
            + source_room(metrics, source)
            for words, source in lines
        )
        self._wanted = QSize(widest + style.em(2), self._high(len(lines)))
        self.setGeometry(self._place())
        self.show()
        self.raise_()

    def _high(self, rows: int) -> int:
        return self.sizeHintForRow(0) * rows + 2 * self.frameWidth()

    def follow(self) -> None:
        """The text scrolled, as it also does when what is typed is kept: stay with the caret."""
        if not self.isVisible():
            return
        if self._sheet.viewport().rect().intersects(self._sheet.cursorRect()):
            self.setGeometry(self._place())
        else:
            self.hide()

    def step(self, by: int) -> None:
        """Choose the next line, or the one before; over the end it is the other one."""
        count = self._model.rowCount()
        row = self.currentIndex().row()
        row = row + by if row >= 0 else (0 if by > 0 else count - 1)
        self.setCurrentIndex(self._model.index(row % count))

    def _place(self) -> QRect:
        """Below the caret, else over the sentence; lower than wanted where both are too low."""
        sheet = self._sheet
        caret, start = sheet.cursorRect(), sheet.textCursor()
        start.setPosition(min(self._begin, start.position()))
        top = sheet.viewport().mapTo(sheet, sheet.cursorRect(start).topLeft()).y() - _GAP
        at = sheet.viewport().mapTo(sheet, caret.bottomLeft() + QPoint(0, _GAP))
        below = sheet.height() - at.y()
        over = self._wanted.height() > below and top > below
        height = min(self._wanted.height(), self._fitting(top if over else below))
        room = sheet.width() - sheet.verticalScrollBar().width()
        width = min(self._wanted.width(), room - 8)
        x = max(4, min(at.x(), room - width - 4))
        return QRect(x, top - height if over else at.y(), width, height)

    def _fitting(self, room: int) -> int:
        """As high as whole rows fit into the room, one at least."""
        rows = (room - 2 * self.frameWidth()) // max(1, self.sizeHintForRow(0))
        return self._high(max(1, rows))


class _Line(QStyledItemDelegate):
    """The words, and quietly at the right where they are from."""

    def __init__(self, offers: Offers) -> None:
        super().__init__(offers)
        self._offers = offers

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + style.px(_PAD))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        sources = self._offers.sources
        source = sources[index.row()] if index.row() < len(sources) else ""
        metrics = QFontMetrics(self._offers.font())
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        words, plain.text = plain.text, ""  # type: ignore[attr-defined]
        base = self._offers.style()
        base.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, self._offers)
        room: QRect = option.rect.adjusted(_PAD, 0, -_PAD, 0)  # type: ignore[attr-defined]
        ends = source_room(metrics, source)
        painter.save()
        painter.setPen(style.shade("ink"))
        _write(painter, metrics, words, room.adjusted(0, 0, -ends, 0), _LEFT)
        painter.setPen(style.shade("ink2"))
        _write(painter, metrics, source, room.adjusted(room.width() - ends + _PAD, 0, 0, 0), _RIGHT)
        painter.restore()


def source_room(metrics: QFontMetrics, source: str) -> int:
    """How wide the source stands behind its words, in pixels."""
    wide = min(metrics.horizontalAdvance(source), metrics.horizontalAdvance("国") * _SOURCE)
    return wide + 3 * _PAD if source else 0


def _write(
    painter: QPainter, metrics: QFontMetrics, words: str, room: QRect, flag: Qt.AlignmentFlag
) -> None:
    middle = flag is _RIGHT  # the year of a source stands at its beginning or its end
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    shown = metrics.elidedText(words, mode, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | flag, shown)
