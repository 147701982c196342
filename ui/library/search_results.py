"""What the search found, as one list in place of the trees: the words sought are bold.

…提升**疾控**机构能力，推进市疾控中心迁建…
2027年江城市卫生健康工作要点  一、（一）
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStackedLayout,
    QStyledItemDelegate,
    QWidget,
)

from ui import style
from ui.carrying import MIME, Carried
from ui.labels import Empty
from ui.tree import drawn
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP, USER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.gateway import HitEntry
    from ui.tree_model import Index

_HIT = USER + 1
_BEFORE = 8


class ResultsModel(QAbstractListModel):
    """The places found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[HitEntry, ...] = ()

    def show(self, hits: Sequence[HitEntry]) -> None:
        """Show other places."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role in (DISPLAY, TOOL_TIP):
            return hit.text
        if role == ACCESSIBLE:
            return f"{hit.text}，{hit.title} {hit.place}"
        return hit if role == _HIT else None

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        flags = super().flags(index)
        return flags | QtCore.Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QtCore.QMimeData:
        hit = self._hits[indexes[0].row()]
        tasks = (hit.task_id,) if hit.task_id else ()
        return Carried(hit.id, tasks, hit.text).packed()


class _HitDelegate(QStyledItemDelegate):
    """Two lines a hit: the words around what was sought, then where it stands."""

    query = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        lines = (
            QFontMetrics(style.font("body")).height() + QFontMetrics(style.font("small")).height()
        )
        return QSize(80, lines + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, hit = drawn(option), cast("HitEntry", index.data(_HIT))
        painter.save()
        if look.state & QtWidgets.QStyle.StateFlag.State_Selected:
            painter.fillRect(look.rect, style.shade("sel"))
        elif look.state & QtWidgets.QStyle.StateFlag.State_MouseOver:
            painter.fillRect(look.rect, style.shade("hover"))
        inner = look.rect.adjusted(12, 5, -10, -5)
        self._paint_words(painter, inner, hit.text)
        painter.setFont(style.font("small"))
        painter.setPen(style.shade("ink3"))
        where = painter.fontMetrics().elidedText(
            f"{hit.title}　{hit.place}".strip(), QtCore.Qt.TextElideMode.ElideMiddle, inner.width()
        )
        painter.drawText(inner, QtCore.Qt.AlignmentFlag.AlignBottom, where)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setPen(style.shade("ink"))
        left, edge = rect.x(), rect.right()
        for piece, found in _pieces(text, self.query):
            painter.setFont(style.font("strong" if found else "body"))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(piece, QtCore.Qt.TextElideMode.ElideRight, edge - left)
            painter.drawText(left, rect.y() + metrics.ascent(), shown)
            left += metrics.horizontalAdvance(shown)
            if shown != piece:
                break


def _pieces(text: str, query: str) -> Iterator[tuple[str, bool]]:
    """`text` cut where `query` stands in it, beginning shortly before the first place."""
    first = text.find(query) if query else -1
    if first > _BEFORE:
        text = "…" + text[first - _BEFORE :]
    while query and (at := text.find(query)) >= 0:
        yield text[:at], False
        yield query, True
        text = text[at + len(query) :]
    yield text, False


class SearchResults(QWidget):
    """The list of hits, or a sentence that there are none.

    Signals:
        chosen(hit): she clicked a hit or pressed Enter on it.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = ResultsModel(self)
        self.view = QListView()
        self._delegate = _HitDelegate(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setAccessibleName("查找结果")
        self.view.setMouseTracking(True)
        self.view.setDragEnabled(True)
        self.view.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.nothing = Empty("search", "", "已找过全部要点和资料的正文。可以换一个短些的词。")
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.view)
        self._layers.addWidget(self.nothing)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)

    def show_hits(self, query: str, hits: Sequence[HitEntry]) -> None:
        """Show what was found for `query`."""
        self._delegate.query = query
        self.model.show(hits)
        self.nothing.say(f"没有找到“{query}”。")
        self._layers.setCurrentIndex(0 if hits else 1)

    def enter(self) -> None:
        """The keys go to the hits, the first where none is current yet."""
        if self.model.rowCount() and self.view.isVisible():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def choose_current(self) -> None:
        """Go to the current hit, or to the first."""
        if self.model.rowCount() and self.view.isVisible():
            current = self.view.currentIndex()
            self._choose(current if current.isValid() else self.model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        if hit is not None:
            self.chosen.emit(hit)
