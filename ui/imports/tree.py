"""The tree beside the source: headings and sentences with what they hold, and answers to a doubt.

（三）加强重大疾病综合防治              存疑：没有编号
   [✓ 是条目] [是正文] [并入上一条]  按 1、2、3 选
     适龄妇女“两癌”筛查覆盖率达到75%以上        指标 1
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6 import QtWidgets
from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from ui import icons, style
from ui.imports.keys import VerbKeys
from ui.imports.rows import Row, RowKind
from ui.imports.tree_model import Part, RowsModel
from ui.imports.verbs import ANSWERS, JOIN
from ui.tree import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.imports.verbs import Verb
    from ui.tree_model import Index

_ROOM = 11
"""Above and below the text of a row, together."""
_INDENT = 16
_LEFT = 14
_RIGHT = 12
_ARROW = 14
_GAP = 6
_FEW = 5
"""Rows of a view so low that the current one stands on top, with its answers below it."""
_TICK = 20
_WIDE, _NARROW = 32, 8
"""Beside the words of an answer, left and right together."""


class TreeView(QTableView):
    """The rows, flat, in a table of one column.

    A list view or a tree view lays out all rows whenever one comes or goes, and asks the model for
    each; a table of equal rows asks for those in sight.

    ← → fold, the keys of `import_verbs` correct.

    Signals:
        placed(place): another row was made current.
        verb_pressed(Verb): a key that corrects was pressed.
        answered(Verb, place): an answer to the doubt at a place was clicked.
        menu_wanted(QPoint): the context menu is asked for.
    """

    placed = Signal(int)
    verb_pressed = Signal(object)
    answered = Signal(object, int)
    menu_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self._set_up_rows()
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("要点结构")
        self._quiet = False
        VerbKeys(self).pressed.connect(self.verb_pressed)
        self.selectionModel().currentChanged.connect(self._tell_place)
        self.clicked.connect(self._tell_place)  # current already, but the place is elsewhere

    def _set_up_rows(self) -> None:
        self.setProperty("ground", "panel")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self._fit_rows()

    def _fit_rows(self) -> None:
        head, height = self.verticalHeader(), QFontMetrics(style.font("body")).height() + _ROOM
        head.setMinimumSectionSize(height)
        head.setDefaultSectionSize(height)

    def show_rows(self, rows: Sequence[Row], current: int) -> None:
        """Show other rows; `current` is the number of the current one among them, -1 for none."""
        self._quiet = True
        self.rows.show(rows)
        self._quiet = False
        self.show_current(rows[current] if current >= 0 else None)

    def show_current(self, row: Row | None) -> None:
        """Make a row current and visible; the focus stays where it is."""
        number = self.rows.number_of(row.key) if row else -1
        index = self.rows.index(number, 0) if number >= 0 else QModelIndex()
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        if row and index.isValid() and not self._in_sight(index, 2 if row.doubt else 1):
            hints = QAbstractItemView.ScrollHint
            low = self.viewport().height() < _FEW * self.visualRect(index).height()
            self.scrollTo(index, hints.PositionAtTop if low else hints.PositionAtCenter)

    @property
    def place(self) -> int | None:
        """Where the current row begins in the source."""
        current = self.currentIndex()
        return self.rows.row(current.row()).start if current.isValid() else None

    def _in_sight(self, index: QModelIndex, count: int) -> bool:
        """The row and those behind it, `count` in all, are seen whole."""
        rect = self.visualRect(index)
        low = rect.top() + rect.height() * count
        return rect.top() >= 0 and low <= self.viewport().height()

    def _tell_place(self, current: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.placed.emit(self.rows.row(current.row()).start)

    def _fold(self, folded: bool) -> None:
        """Fold or unfold the current heading; ← on what cannot fold goes to its heading."""
        current = self.currentIndex()
        if not current.isValid():
            return
        if self.rows.fold(current.row(), folded) or not folded:
            return
        above = self.rows.parent_of(current.row())
        if above >= 0:
            self.setCurrentIndex(self.rows.index(above, 0))

    # -- Qt -------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.StyleChange, event.Type.FontChange):
            self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._fold(event.key() == Qt.Key.Key_Left)
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
        if action in ends:  # of the rows, not of the columns
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        rect = self.visualRect(index)
        if row.kind is RowKind.ANSWERS:
            for verb, box in answer_boxes(rect, row):
                if box.contains(at):
                    self.answered.emit(verb, row.start)
            return
        if row.below and arrow_box(rect, row).adjusted(-4, -6, 4, 6).contains(at):
            self.rows.fold(index.row(), not index.data(Part.FOLDED))
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(place)


class _RowDelegate(QStyledItemDelegate):
    """Draws a row over the whole width of the view."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Row", index.data(Part.ROW))
        look = drawn(option)
        rect = QRect(look.rect)
        state = look.state
        painter.save()
        self._ground(painter, rect, row, state)
        if row.kind is RowKind.ANSWERS:
            _paint_answers(painter, rect, row)
        else:
            self._paint_row(painter, rect, row, folded=bool(index.data(Part.FOLDED)))
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRect, row: Row, state: QtWidgets.QStyle.StateFlag
    ) -> None:
        flag = QtWidgets.QStyle.StateFlag
        selected = bool(state & flag.State_Selected)
        hovered = bool(state & flag.State_MouseOver) and row.kind is not RowKind.ANSWERS
        if row.doubt:
            painter.fillRect(rect, style.shade("warn_soft"))
        if selected or hovered:
            painter.fillRect(rect, style.shade("sel" if selected else "hover"))
        if row.doubt or selected:
            bar = QRect(rect.x(), rect.y(), 3, rect.height())
            painter.fillRect(bar, style.shade("accent" if selected else "warn"))
        if selected and state & flag.State_HasFocus:
            painter.setPen(QPen(style.shade("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, *, folded: bool) -> None:
        if row.below:
            name = "chevron-right" if folded else "chevron-down"
            icons.paint(painter, name, "ink2", QRectF(arrow_box(rect, row)))
        room = rect.adjusted(_text_left(row), 0, -_RIGHT, 0)
        room = _paint_right(painter, room, row)
        strong = row.kind is not RowKind.SENTENCE
        painter.setFont(style.font("strong" if strong else "body"))
        painter.setPen(style.shade("ink"))
        words = _elided("strong" if strong else "body", row.text, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def _text_left(row: Row) -> int:
    return _LEFT + row.depth * style.px(_INDENT) + (style.px(_ARROW) if row.depth else 0)


def arrow_box(rect: QRect, row: Row) -> QRect:
    """Where the arrow of a heading stands in its row."""
    side = style.px(_ARROW)
    left = rect.x() + _text_left(row) - side - 4
    return QRect(left, rect.center().y() - side // 2 + 1, side, side)


def answer_boxes(rect: QRect, row: Row) -> Iterator[tuple[Verb, QRect]]:
    """The buttons of a row of answers, from left to right.

    Where there is little room they move left and become narrower: rows are one line high.
    """
    metrics = QFontMetrics(style.font("body"))
    words = [metrics.horizontalAdvance(verb.text) for verb in ANSWERS]
    bare = sum(words) + style.px(_TICK) + _GAP * (len(words) - 1)
    spare = rect.width() - _RIGHT - _LEFT - bare
    padding = max(_NARROW, min(_WIDE, spare // len(words)))
    room = max(0, spare - padding * len(words))
    left = rect.x() + _LEFT + min(room, _text_left(row) - _LEFT)
    for number, verb in enumerate(ANSWERS):
        width = words[number] + padding + (0 if number else style.px(_TICK))
        yield verb, QRect(left, rect.y() + 2, width, rect.height() - 4)
        left += width + _GAP


def _paint_answers(painter: QPainter, rect: QRect, row: Row) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(style.font("body"))
    right = rect.x()
    for number, (verb, box) in enumerate(answer_boxes(rect, row)):
        can = verb is not JOIN or not row.why
        _paint_button(painter, box, verb.text, primary=number == 0, can=can)
        right = box.right()
    painter.setPen(style.shade("ink2"))
    hint = rect.adjusted(right - rect.x() + 8, 0, -_RIGHT, 0)
    words = _elided("body", "按 1、2、3 选", hint.width())
    painter.drawText(hint, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_button(painter: QPainter, box: QRect, words: str, *, primary: bool, can: bool) -> None:
    painter.setPen(QPen(style.shade("accent" if primary else "line2"), 1))
    painter.setBrush(style.shade("accent" if primary else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(style.shade("on_accent" if primary else "ink" if can else "ink3"))
    inside = QRect(box)
    if primary:
        icons.paint(painter, "check", "on_accent", _tick(box))
        inside.setLeft(inside.left() + style.px(16))
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, words)


def _tick(box: QRect) -> QRectF:
    side = style.px(16)
    return QRectF(box.x() + style.px(_TICK) * 0.5, box.center().y() - side / 2 + 1, side, side)


def _paint_right(painter: QPainter, room: QRect, row: Row) -> QRect:
    words = f"存疑：{row.doubt}" if row.doubt else row.right
    if not words:
        return room
    role = "strong" if row.doubt else "small"
    painter.setFont(style.font(role))
    words = _elided(role, words, room.width() * 3 // 5)
    painter.setPen(style.shade("warn" if row.doubt else "ink2"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(room, flags, words)
    return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - 10, 0)


@lru_cache(maxsize=4096)
def _elided(role: str, words: str, width: int) -> str:
    """The words as far as there is room; asked for again with every paint."""
    return QFontMetrics(style.font(role)).elidedText(words, Qt.TextElideMode.ElideRight, width)
