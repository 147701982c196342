"""逐处建议: one row a place the new year touches, the old struck, the new underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui import icons, row_painting, style
from ui.row_model import RowModel
from ui.row_table import dress_table, follow_current
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP, USER
from ui.turn.rows import ChangeRow
from workbench.drafting.proposals import Verdict

if TYPE_CHECKING:
    from ui.tree_model import Index

KIND, CHANGE, PLACE, SENTENCE, LOOK = range(5)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChangeModel(RowModel[ChangeRow]):
    """The rows of the chosen class."""

    heads = ("类别", "原文 → 建议", "位置", "所在句", "处理")

    def key_of(self, row: ChangeRow) -> object:
        return row.proposal.id

    def told(self, row: ChangeRow, column: int, role: int) -> object:
        if role == USER:
            return row
        if role == ACCESSIBLE:
            return row.spoken
        if role == TOOL_TIP:
            return f"{row.sentence}\n{row.proposal.reason}"
        return _cells(row)[column] if role == DISPLAY else None


def _cells(row: ChangeRow) -> tuple[str, ...]:
    arrow = f" → {row.new_words}" if row.new_words else ""
    return row.kind_word, row.old_words + arrow, row.place, row.sentence, row.look.word


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(USER)
        if not isinstance(row, ChangeRow):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        row_painting.ground(painter, rect, current=current)
        column = index.column()
        if column == CHANGE:
            _paint_change(painter, rect, row)
        elif column == LOOK:
            strong = "strong" if row.waiting else "body"
            row_painting.signed(painter, rect, row.look.icon, row.look.token, row.look.word, strong)
        else:
            tone = {KIND: "ink2", PLACE: "accent_ink", SENTENCE: "ink"}[column]
            row_painting.words(painter, rect, str(index.data()), tone)
        if current and self._view.hasFocus():
            row_painting.frame(painter, rect, first=column == KIND, last=column == LOOK)
        painter.restore()


def _paint_change(painter: QPainter, rect: QRectF, row: ChangeRow) -> None:
    """Struck → underlined; a figure keeps its words and asks; what only is marked has no arrow."""
    if not row.new_words:
        token = "err" if row.waiting else "ink2"
        row_painting.words(painter, rect, row.old_words, token)
        return
    half = rect.adjusted(0, 0, -rect.width() * 0.42, 0)
    at = rect.left() + row_painting.PAD
    if row.open_figure and row.proposal.verdict is Verdict.WAITING:
        line = QFontMetricsF(style.font("body"))
        words = line.elidedText(row.old_words, Qt.TextElideMode.ElideRight, half.width() - 8)
        row_painting.words(painter, rect, words, "ink")
        _paint_field(painter, rect, at + line.horizontalAdvance(words), row.new_words)
        return
    end = row_painting.marked(
        painter, half, at, row.old_words, ("err", "err_soft"), row_painting.struck()
    )
    _paint_arrow(painter, rect, end)
    font = row_painting.underlined()
    row_painting.marked(painter, rect, end + style.px(34), row.new_words, ("ok", "ok_soft"), font)


def _paint_arrow(painter: QPainter, rect: QRectF, at: float) -> None:
    icons.paint(
        painter,
        "arrow-right",
        "ink2",
        QRectF(at + style.px(8), rect.top(), style.px(16), rect.height()),
    )


def _paint_field(painter: QPainter, rect: QRectF, at: float, hint: str) -> None:
    """Where a new figure belongs, as a field."""
    _paint_arrow(painter, rect, at)
    high = QFontMetricsF(style.font("body")).height() + 6
    wide = min(style.em(6), rect.right() - at - style.px(40))
    box = QRectF(at + style.px(34) + 0.5, round(rect.center().y() - high / 2) + 0.5, wide, high)
    painter.setBrush(style.shade("surface"))
    painter.setPen(QPen(style.shade("line2"), 1))
    painter.drawRoundedRect(box, 4, 4)
    row_painting.words(painter, box, hint, "ink3")


class ChangeTable(QTableView):
    """The table, with its keys.

    Signals:
        accept_wanted(), edit_wanted(), keep_wanted(): Enter, F2, Delete.
        class_wanted(): Ctrl+Enter.
        moved(): another row is current.
    """

    accept_wanted = Signal()
    edit_wanted = Signal()
    keep_wanted = Signal()
    class_wanted = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = ChangeModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        dress_table(self, "逐处建议", (4, 23, 9, 0, 7.5), 16)
        follow_current(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleDescription(
            "回车采纳并到下一处，F2 改写，Delete 保留原文，Ctrl+回车采纳本类，F8 到下一处待定"
        )
        self.doubleClicked.connect(self.edit_wanted)

    @property
    def row(self) -> ChangeRow | None:
        """The current row."""
        return self.rows.row(self.currentIndex().row())

    def go(self, at: int) -> None:
        """Make the row at `at` current."""
        if 0 <= at < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.class_wanted if ctrl else self.accept_wanted).emit()
        elif key == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.keep_wanted.emit()
        else:
            super().keyPressEvent(event)
