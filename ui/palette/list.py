"""The rows of the list of actions, items and papers: groups with heads, matched characters bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from ui import icons, style
from ui.palette.stock import Choice, Kind
from ui.tree import drawn
from ui.tree_model import ACCESSIBLE, DISPLAY, TOOL_TIP, USER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.tree_model import Index

_CHOICE = USER + 1
_SHOWN = 12
_BEFORE = 10
"""So many characters before the first that was matched stay where a sentence is cut."""
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
_PAD = 16


class PaletteModel(QAbstractListModel):
    """Groups of choices, each under its head."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Kind | Choice] = []

    def show(self, groups: Sequence[tuple[Kind, Sequence[Choice]]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = []
        for kind, found in groups:
            self._rows += [kind, *found]
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """What stands in `row`; None for the head of a group."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Choice) else None

    def next_row(self, row: int, steps: int) -> int:
        """The next row that can be chosen, round about; -1 if there is none."""
        rows = [at for at, found in enumerate(self._rows) if isinstance(found, Choice)]
        if not rows:
            return -1
        at = rows.index(row) + steps if row in rows else 0
        return rows[at % len(rows)]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        if self.choice(index.row()):
            return QtCore.Qt.ItemFlag.ItemIsEnabled | QtCore.Qt.ItemFlag.ItemIsSelectable
        return QtCore.Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Kind):
            return row.label if role in (DISPLAY, ACCESSIBLE) else None
        if role == ACCESSIBLE:
            return "，".join(w for w in (row.text, row.tail, row.shortcut, row.reason) if w)
        if role == TOOL_TIP:
            return "\n".join(words for words in (row.text, row.reason) if words)
        return {DISPLAY: row.text, _CHOICE: row}.get(role)


class PaletteDelegate(QStyledItemDelegate):
    """Icon, words with the matched ones bold, where it belongs, and keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        height = QFontMetrics(style.font("body")).height()
        return QSize(80, height + style.px(16 if index.data(_CHOICE) else 11))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, choice = drawn(option), cast("Choice | None", index.data(_CHOICE))
        painter.save()
        if choice is None:
            painter.setPen(style.shade("ink2"))
            painter.setFont(style.font("body"))
            rect = look.rect.adjusted(_PAD, 0, -_PAD, 0)
            painter.drawText(rect, QtCore.Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            _paint_ground(painter, look.rect, look.state)
            _paint_choice(painter, look.rect.adjusted(_PAD, 0, -_PAD, 0), choice)
        painter.restore()


class PaletteView(QListView):
    """The list; the keys are heard by the field above it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = PaletteModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PaletteDelegate(self))
        self.setAccessibleName("找到的动作、条目和资料")
        self.setProperty("ground", "surface")
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_groups(self, groups: Sequence[tuple[Kind, Sequence[Choice]]]) -> None:
        """Show other rows, the first of them chosen."""
        self.rows.show(groups)
        self.step(0)
        self.setVisible(bool(groups))
        self.updateGeometry()

    def step(self, steps: int) -> None:
        """Choose the row `steps` further."""
        row = self.rows.next_row(self.currentIndex().row(), steps)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.rows.index(0 if row == 1 else row))

    @property
    def choice(self) -> Choice | None:
        """What is chosen now."""
        return self.rows.choice(self.currentIndex().row())

    def sizeHint(self) -> QSize:
        rows = range(self.rows.rowCount())
        heights = [self.sizeHintForRow(row) for row in rows]
        heads = sum(self.rows.choice(row) is None for row in rows)
        return QSize(200, sum(heights[: _SHOWN + heads]) + 4)

    def whole(self, room: int) -> int:
        """How high it is in that much room, with no row cut; pixels."""
        high = 4
        for row in range(self.rows.rowCount()):
            if high + self.sizeHintForRow(row) > room:
                break
            high += self.sizeHintForRow(row)
        return high

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)


def _paint_ground(painter: QPainter, rect: QRect, state: QtWidgets.QStyle.StateFlag) -> None:
    flags = QtWidgets.QStyle.StateFlag
    if state & flags.State_Selected:
        painter.fillRect(rect, style.shade("sel"))
        painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), style.shade("accent"))
    elif state & flags.State_MouseOver:
        painter.fillRect(rect, style.shade("hover"))


def _paint_choice(painter: QPainter, rect: QRect, choice: Choice) -> None:
    if choice.icon:
        side = style.px(16)
        box = QRectF(rect.x(), rect.center().y() - side / 2 + 0.5, side, side)
        icons.paint(painter, choice.icon, "ink3" if choice.reason else "ink2", box)
    rect = rect.adjusted(style.px(30), 0, 0, 0)
    rect = _paint_keys(painter, rect, choice)
    tail = choice.tail + (f"　{choice.reason}" if choice.reason else "")
    metrics = QFontMetrics(style.font("body"))
    room = rect.width() - min(metrics.horizontalAdvance(tail) + 16, rect.width() // 2)
    left = _paint_words(painter, QRect(rect.x(), rect.y(), room, rect.height()), choice)
    painter.setFont(style.font("body"))
    painter.setPen(style.shade("ink3"))
    rest = QRect(left + 14, rect.y(), rect.right() - left - 14, rect.height())
    shown = metrics.elidedText(tail, QtCore.Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, QtCore.Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_words(painter: QPainter, rect: QRect, choice: Choice) -> int:
    """The words, the matched ones bold and in the colour of links; gives where they end."""
    left = rect.x()
    for piece, found in _pieces(choice):
        painter.setFont(style.font("strong" if found else "body"))
        token = "ink3" if choice.reason else "accent_ink" if found else "ink"
        painter.setPen(style.shade(token))
        metrics = painter.fontMetrics()
        room = rect.right() - left
        shown = metrics.elidedText(piece, QtCore.Qt.TextElideMode.ElideRight, room)
        part = QRect(left, rect.y(), room, rect.height())
        painter.drawText(part, QtCore.Qt.AlignmentFlag.AlignVCenter, shown)
        left += metrics.horizontalAdvance(shown)
        if shown != piece:
            break
    return left


def _pieces(choice: Choice) -> Iterator[tuple[str, bool]]:
    """The words cut where matching begins or ends; a long beginning gives way to …."""
    text, marks = choice.text, set(choice.marks)
    start = max(0, min(marks) - _BEFORE) if marks and min(marks) > 2 * _BEFORE else 0
    piece, bold = "…" if start else "", False
    for at in range(start, len(text)):
        if (at in marks) != bold and piece:
            yield piece, bold
            piece = ""
        bold = at in marks
        piece += text[at]
    if piece:
        yield piece, bold


def _paint_keys(painter: QPainter, rect: QRect, choice: Choice) -> QRect:
    painter.setFont(style.font("note"))
    metrics = painter.fontMetrics()
    keys = re.split(r"\+(?=.)", choice.shortcut) if choice.shortcut else []
    right = rect.right()
    for key in reversed(keys):
        words = _ARROWS.get(key, key)
        width = max(metrics.horizontalAdvance(words), metrics.height() // 2) + 10
        cap = QRectF(right - width, rect.center().y() - metrics.height() / 2 - 1.5,
                     width, metrics.height() + 4)  # fmt: skip
        painter.setPen(QPen(style.shade("line2"), 1))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(style.shade("ink2"))
        painter.drawText(cap, QtCore.Qt.AlignmentFlag.AlignCenter, words)
        right -= width + 4
    return rect.adjusted(0, 0, right - rect.right() - 8, 0)
