"""查找: where words stand in the plan, and replaced with each place seen before it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from ui import style
from ui.fields import TickDelegate
from ui.find.model import PARTS, Column, FindModel, Line
from ui.find.row import FindRow
from ui.labels import text
from ui.row_table import MIDDLE, dress_table
from ui.state import Message, Selection
from ui.walking import stepped
from ui.window.bottom_page import BottomPage

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ui.session import Session
    from ui.tree_model import Index

_PAUSE_MS = 150
_SOUGHT = "已找过这份要点的标题和正文。可以换一个短些的词，或按 Ctrl+L 在全部资料里找。"
_PAD = 6


class FindPanel(BottomPage):
    """The list under the tab 查找.

    Signals:
        left(): Esc in a field; the keys go back to the plan.
    """

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.row = FindRow()
        self.model = FindModel(self)
        self.table = QTableView()
        self.nothing = text("", "body", "ink2", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()

    def ask(self, words: str, *, replacing: bool) -> None:
        """The keys go to the field; `words` (what is selected) stand in it already."""
        self.row.allow(replacing=replacing)
        if words:
            self.row.words.setText(words)
            self.seek()
        self.row.words.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.row.words.selectAll()

    def seek(self) -> None:
        """List where the words stand in the plan as it is now; the current line stays."""
        from workbench.drafting.finding import found, place_names

        self._pause.stop()
        plan, at = self._session.plan, self.table.currentIndex().row()
        hits = found(plan, self.row.words.text()) if plan else ()
        names = place_names(plan, hits) if plan and hits else ()
        self.model.show([Line(hit, name) for hit, name in zip(hits, names, strict=True)])
        self.table.setCurrentIndex(self.model.line(min(at, len(hits) - 1)))
        self._count()

    def walk(self, steps: int) -> None:
        line = stepped(self.table.currentIndex().row(), steps, self.model.rowCount())
        if line >= 0:
            self.go_to(line)

    def go_to(self, line: int) -> None:
        """Make the place of a line current in all panels; the focus stays."""
        self.table.setCurrentIndex(self.model.line(line))
        place = self.model.rows[line].hit.place
        tasks = (place.task_id,) if place.task_id else ()
        part = "" if place.section_id or tasks else place.part
        self._session.select(Selection(section_id=place.section_id, task_ids=tasks, part=part))

    def replace_one(self) -> None:
        """Replace at the current line and go on to the next."""
        at = max(0, self.table.currentIndex().row())
        if self.model.rowCount() and self._replace((self.model.rows[at],)):
            self.seek()
            if self.model.rowCount():
                self.go_to(at % self.model.rowCount())

    def replace_all(self) -> None:
        """Replace at every line that is ticked, in one step."""
        chosen = self.model.chosen
        if chosen and self._replace(chosen):
            words = f"已替换 {len(chosen)} 处"
            self._session.message.emit(Message(words, undoable=True))
            self.seek()

    def _replace(self, lines: tuple[Line, ...]) -> bool:
        from workbench.drafting.replacing import swapped

        session, words = self._session, self.row.replacement
        session.flushing.emit()
        if session.plan is None or words is None:
            return False
        if all(line.words == words for line in lines):
            session.message.emit(Message("替换前后一样，没有改动"))
            return False
        wanted = [line.hit.swap(words) for line in lines]
        label = f"替换“{lines[0].words}”为“{words}” {len(lines)}处"
        return session.edit(lambda plan: swapped(plan, wanted), label)

    def _count(self) -> None:
        count = self.model.rowCount()
        self.row.say(count, len(self.model.chosen))
        words = self.row.words.text()
        self.nothing.setVisible(bool(words) and not count)
        self.nothing.setText(f"没有找到“{words}”。{_SOUGHT}")
        self.sized.emit(count)

    def _put(self) -> None:
        self.model.put(self.row.replacement)
        self.table.setColumnHidden(Column.THEN, self.row.replacement is None)
        self._count()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        self.nothing.setContentsMargins(12, 8, 12, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.row.words)
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(_Delegate(table))
        dress_table(table, "查找到的地方", (12, 0, 0), head=False)
        self._put()

    def _connect(self) -> None:
        self._pause.timeout.connect(self.seek)
        self.row.sought.connect(self._pause.start)
        self.row.put.connect(self._put)
        self.row.walked.connect(self._walk_now)
        self.row.one_wanted.connect(self.replace_one)
        self.row.all_wanted.connect(self.replace_all)
        self.row.left.connect(self.left)
        self.model.ticked.connect(self._count)
        self.table.clicked.connect(self._click)
        self.table.activated.connect(lambda index: self.go_to(index.row()))
        self._session.plan_changed.connect(self._follow)
        self._session.plan_opened.connect(self.seek)

    def _walk_now(self, steps: int) -> None:
        if self._pause.isActive():
            self.seek()
        self.walk(steps)

    def _click(self, index: QModelIndex) -> None:
        self.go_to(index.row())

    def _follow(self) -> None:
        if self.row.words.text():
            self._pause.start()


class _Delegate(TickDelegate):
    """Paints the words found bold among the words around them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        parts = index.data(PARTS)
        if index.column() == Column.PLACE or not isinstance(parts, tuple):
            super().paint(painter, option, index)
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, style.shade("sel" if chosen else "surface"))
        painter.setClipRect(rect)
        tone = "ok" if index.column() == Column.THEN else "accent_ink"
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        for words, role, token in zip(parts, _ROLES, ("ink", tone, "ink"), strict=True):
            metrics = QFontMetricsF(style.font(role))
            painter.setFont(style.font(role))
            painter.setPen(style.shade(token))
            shown = metrics.elidedText(words, _CUT, room.width())
            painter.drawText(room, MIDDLE, shown)
            room.setLeft(room.left() + metrics.horizontalAdvance(words))
        painter.restore()


_CUT = QtCore.Qt.TextElideMode.ElideRight
_ROLES = ("body", "strong", "body")
