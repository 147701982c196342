"""The list at the left of a review: classes with what is to be done with them, and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui import row_painting, style
from ui.row_model import RowModel
from ui.tree_model import ACCESSIBLE, DISPLAY, USER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tree_model import Index


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row: its name, a hint, a count at the right; `waits` makes the count stand out."""

    key: str
    label: str
    hint: str
    count: str
    waits: bool = False
    icon: str = ""
    token: str = "ink2"


class SideModel(RowModel[SideRow]):
    """The rows, in one column."""

    heads = ("类别",)

    def key_of(self, row: SideRow) -> object:
        return row.key

    def told(self, row: SideRow, column: int, role: int) -> object:
        del column
        if role == DISPLAY:
            return row.label
        if role == ACCESSIBLE:
            return f"{row.label} {row.hint} {row.count}"
        return row if role == USER else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(style.em(8), round(QFontMetricsF(style.font("body")).height()) + style.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(USER)
        if not isinstance(row, SideRow):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.fillRect(rect, style.shade("sel" if current else "panel"))
        tone = "warn" if row.waits else "ink3"
        width = QFontMetricsF(style.font("body")).horizontalAdvance(row.count)
        right = rect.adjusted(rect.width() - width - 3 * row_painting.PAD, 0, 0, 0)
        row_painting.words(painter, right, row.count, tone)
        left = rect.adjusted(4, 0, -width - 2 * row_painting.PAD, 0)
        role = "strong" if current else "body"
        if row.icon:
            row_painting.signed(painter, left, row.icon, row.token, "", "body")
            left = left.adjusted(style.px(22), 0, 0, 0)
        row_painting.words(painter, left, row.label, "ink", role)
        used = QFontMetricsF(style.font(role)).horizontalAdvance(row.label) + 6
        row_painting.words(painter, left.adjusted(used, 0, 0, 0), row.hint, "ink3")
        if current and self._view.hasFocus():
            row_painting.frame(painter, rect, first=True, last=True)
        painter.restore()


class SideList(QListView):
    """The list.

    Signals:
        chosen(key): another row is current.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = SideModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(style.em(12))

    @property
    def key(self) -> str:
        """The key of the current row, "" for none."""
        at = self.currentIndex().row()
        return self.rows.rows[at].key if 0 <= at < len(self.rows.rows) else ""

    def show_rows(self, rows: Sequence[SideRow]) -> None:
        """Other rows; the current one stays if it is there still."""
        key = self.key
        self.rows.show(rows)
        keys = [row.key for row in rows]
        if key != self.key or not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.line(keys.index(key) if key in keys else 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit(self.key)
