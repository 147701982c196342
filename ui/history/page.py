"""历史, at the right of the plan: steps by day, versions bold; one chosen is shown on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QModelIndex, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import icons, style
from ui.buttons import Button, IconButton
from ui.history.model import LINE, HistoryModel, Line, lines_of
from ui.history.naming import NameField
from ui.labels import Empty, text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.history.model import Index
    from ui.session import Session

_PAD = 14
_GAP = 8
_ICON = 16
_PAUSE_MS = 120
"""So long she rests on a moment before it is read, so that a held key runs through the list."""


class HistoryPage(QFrame):
    """The history of the open plan.

    Signals:
        closed(): she pressed ✕.
    """

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("ground", "panel")
        self.model = HistoryModel(self)
        self.list = _List(self.model)
        self.count = text("", "small", "ink3")
        self.only = Button("只看版本", "quiet", "filter")
        self.only.setCheckable(True)
        self.only.setToolTip("只列出命了名的版本")
        self.cross = IconButton("close", "关闭历史（F9）")
        self.name = NameField("给此刻起个名，如 送处长审阅稿")
        self.naming = Button("为此刻命名", "quiet", "bookmark")
        self._layers = QStackedLayout()
        self._empty = Empty("history", "还没有历史", "每一步改动都记在这里，可以回看、比较、取回")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addLayout(self._layers, 1)
        self._layers.addWidget(self._empty)  # once it is in here, else it is a window for a moment
        self._layers.addWidget(self.list)
        column.addWidget(self._foot())
        self.setFocusProxy(self.list)
        self._connect()
        self.refresh()

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("ground", "panel")
        head.setProperty("edge", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(text("历史", "strong"))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.only)
        row.addWidget(self.cross)
        return head

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("ground", "panel")
        foot.setProperty("edge", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.naming)
        row.addWidget(self.name, 1)
        row.addStretch(1)
        self.name.hide()
        return foot

    def _connect(self) -> None:
        past = self._session.past
        past.timeline_changed.connect(self.refresh)
        past.seen_changed.connect(self._follow)
        self._session.state_changed.connect(self._allow)
        self.only.toggled.connect(self.refresh)
        self.cross.clicked.connect(self.closed)
        self.naming.clicked.connect(self._ask_name)
        self.name.named.connect(self._name)
        self.name.left.connect(self._end_naming)
        self.list.chosen.connect(past.look_at)
        self.list.left.connect(self._leave)

    def refresh(self) -> None:
        """The moments anew."""
        timeline = self._session.past.timeline
        named = sum(moment.version is not None for moment in timeline.moments)
        only = self.only.isChecked()
        count = f"{named} 版" if only else f"{len(timeline.moments):,} 步"
        self.count.setText(count if timeline.moments else "")
        self.model.show(lines_of(timeline, only_named=only))
        self._empty.say("还没有命名的版本" if only and timeline.moments else "还没有历史")
        self._layers.setCurrentIndex(1 if self.model.lines else 0)
        self._allow()
        self._follow()

    def _follow(self) -> None:
        """The row of the moment that is shown, that of the present where none is."""
        past = self._session.past
        if self.list.walking:
            return
        number = past.seen.moment.number if past.seen else past.timeline.present
        self.list.mark(self.model.row_of(number))
        self.naming.setText("为那一刻命名" if past.seen else "为此刻命名")

    def _leave(self) -> None:
        """Esc: the present again, and the keys go there."""
        if self._session.past.seen:
            self.list.clearFocus()
            self._session.past.leave()

    def _allow(self) -> None:
        session = self._session
        can = session.plan is not None and not session.read_only
        self.naming.setEnabled(can)
        self.naming.setToolTip("命名此刻（F12）" if can else "资料库现在是只读的")

    def _ask_name(self) -> None:
        self.naming.hide()
        self.name.ask()

    def _name(self, name: str) -> None:
        seen = self._session.past.seen
        self._session.past.name(name, seen.moment.number if seen else 0)

    def _end_naming(self) -> None:
        self.name.hide()
        self.naming.show()


class _List(QListView):
    """The rows; one is chosen by a click, or by walking to it.

    Signals:
        chosen(number): she wants the moment after this step.
        left(): she pressed Esc.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("历史")
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._rest.timeout.connect(lambda: self._choose(self.currentIndex()))

    @property
    def walking(self) -> bool:
        """She has walked on, and what lies there is not asked for yet."""
        return self._rest.isActive()

    def mark(self, row: int) -> None:
        """The row of what is shown; nobody is told."""
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        self._rest.stop()
        line = index.data(LINE)
        if isinstance(line, Line) and line.moment:
            self.chosen.emit(line.moment.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == QtCore.Qt.Key.Key_Escape:
            self.left.emit()
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self._rest.start()


class _Delegate(QStyledItemDelegate):
    """Draws time, icon, words and count of a moment; the name of a day."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, max(style.px(28), QFontMetrics(style.font("body")).height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        if line.moment is None:
            _words(painter, rect.adjusted(_PAD, 0, -_PAD, 0), line.text, "small", "ink2")
        else:
            self._paint_moment(painter, rect, line, index)
        painter.restore()

    def _paint_moment(self, painter: QPainter, rect: QRectF, line: Line, index: Index) -> None:
        if isinstance(self._view, QListView) and self._view.currentIndex().row() == index.row():
            painter.fillRect(rect, style.shade("sel"))
            if self._view.hasFocus():
                painter.setPen(QPen(style.shade("focus"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        small = QFontMetrics(style.font("small"))
        gone = bool(line.moment and line.moment.undone)
        _words(painter, inner, line.time, "small", "ink3")
        left = inner.left() + small.horizontalAdvance("00:00") + _GAP
        size = style.px(_ICON)
        tone = "ink3" if gone else "accent_ink" if line.named else "ink2"
        box = QRectF(left, rect.center().y() - size / 2, size, size)
        icons.paint(painter, line.icon, tone, box)
        right = "现在" if line.present else line.right
        wide = small.horizontalAdvance(right)
        place = QRectF(inner.right() - wide, rect.top(), wide + 1, rect.height())
        _words(painter, place, right, "small", "ink3")
        start = left + size + _GAP
        role = "strong" if line.named else "body"
        ink = "ink3" if gone else "accent_ink" if line.named else "ink"
        room = place.left() - start - (_GAP if right else 0)
        _words(painter, QRectF(start, rect.top(), room, rect.height()), line.text, role, ink)
        if line.step:
            start += QFontMetrics(style.font(role)).horizontalAdvance(line.text) + _GAP
            rest = QRectF(start, rect.top(), place.left() - start, rect.height())
            _words(painter, rest, line.step, "small", "ink3")


def _words(painter: QPainter, rect: QRectF, words: str, role: str, tone: str) -> None:
    font = style.font(role)
    painter.setFont(font)
    painter.setPen(style.shade(tone))
    shown = QFontMetrics(font).elidedText(
        words, QtCore.Qt.TextElideMode.ElideRight, max(0, int(rect.width()) + 1)
    )
    painter.drawText(rect, QtCore.Qt.AlignmentFlag.AlignVCenter, shown)
