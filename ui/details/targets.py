"""The figures of a sentence as cards: this year's value, last year's, the superior's verdict.

急救平均反应时间   ≤10分钟
去年 ≤12分钟 · 实绩 11.4分钟
上级 ≤12分钟，高于要求
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ui import icons, style
from ui.buttons import Button
from ui.fields import ComboBox
from ui.labels import text
from workbench.assigning.figures import OPEN, indicator
from workbench.chinese import amount
from workbench.drafting.levels import higher, lower
from workbench.plan import Comparator, Target, TargetKind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from workbench.drafting.levels import History

_PAD, _LINE = 10, 3
_ENDS = 2
COMPARATORS = {
    Comparator.AT_LEAST: "不少于 ≥",
    Comparator.AT_MOST: "不超过 ≤",
    Comparator.EXACT: "正好",
    Comparator.ABOUT: "约",
    Comparator.RANGE: "区间",
}
"""The words by which she chooses how a figure binds."""


def last_words(target: Target, history: History | None) -> str:
    """Last year's target and what was reached: 去年 ≥5个 · 完成 5个; "" where nothing is known."""
    last = (history.last if history else "") or target.last
    parts = [f"去年目标 {last}"] if last else []
    if history and history.reached is not None:
        parts.append(f"实绩 {amount(history.reached, target.unit)}")
    return " · ".join(parts)


def verdict(target: Target, history: History | None, *, compared: bool) -> tuple[str, str, str]:
    """The superior's value and how ours stands to it: words, icon, tone; "" for nothing to say."""
    if history and history.falls_back:
        return "低于去年已达到的水平", "warning", "warn"
    asked = history.asked if history else None
    if asked is None:
        return ("上级要求：未提", "info", "ink3") if compared else ("", "", "")
    if target.value is None:
        return f"上级 {asked.figure}，本级待填", "info", "info"
    if lower(target, asked):
        return f"上级 {asked.figure}，低于要求", "error", "err"
    if higher(target, asked):
        return f"上级 {asked.figure}，高于要求", "check", "ok"
    return f"上级 {asked.figure}，达到要求", "check", "ok"


class TargetCard(QAbstractButton):
    """One figure; a click or Enter edits it, Delete takes it out.

    Signals:
        removed(): she pressed Delete.
    """

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = self._value = self._last = ""
        self._verdict = ("", "", "")
        self._editable = False
        self.setFont(style.font("body"))

    def show_target(
        self, target: Target, history: History | None, *, compared: bool, editable: bool
    ) -> None:
        """Show it with what is known of it."""
        self._name = indicator(target) or target.quote
        self._value = target.figure or OPEN
        self._last = last_words(target, history)
        self._verdict = verdict(target, history, compared=compared)
        self._editable = editable
        words = (self._name, self._value, self._last, self._verdict[0])
        self.setAccessibleName("指标 " + "，".join(filter(None, words)))
        pinned = "\n由您设定，不随句子改动" if target.pinned else ""
        hint = "\n点击修改，Delete 去掉" if editable else ""
        self.setToolTip(f"{self._name} {self._value}\n原文：{target.quote}{pinned}{hint}")
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if editable else Qt.CursorShape.ArrowCursor
        )
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands on it, line by line."""
        return tuple(filter(None, (f"{self._name} {self._value}", self._last, self._verdict[0])))

    def _high(self) -> int:
        rows = len(self.lines)
        return rows * (self.fontMetrics().height() + _LINE) + 2 * _PAD - 4

    def sizeHint(self) -> QSize:
        return QSize(style.em(14), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(style.em(8), self._high())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(style.shade("surface"))
        focus = self.hasFocus()
        painter.setPen(QPen(style.shade("focus" if focus else "line"), 2 if focus else 1))
        painter.drawRoundedRect(frame, 6, 6)
        painter.fillRect(
            QRectF(frame.left() + 1, frame.top() + 4, 3, frame.height() - 8),
            style.shade("m_target_l"),
        )
        self._paint_words(painter, frame.adjusted(_PAD + 4, _PAD - 2, -_PAD, 0))
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        high = self.fontMetrics().height() + _LINE
        line = QRectF(room.left(), room.top(), room.width(), high)
        painter.setFont(style.font("strong"))
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(self._value)
        painter.setPen(style.shade("ink"))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags | Qt.AlignmentFlag.AlignRight, self._value)
        painter.setFont(self.font())
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, int(room.width() - wide - 8)
        )
        painter.drawText(line, flags, name)
        if self._last:
            line.translate(0, high)
            painter.setPen(style.shade("ink2"))
            painter.drawText(line, flags, self._last)
        words, icon, tone = self._verdict
        if words:
            line.translate(0, high)
            icons.paint(painter, icon, tone, QRectF(line.left(), line.top(), style.px(14), high))
            painter.setPen(style.shade(tone))
            painter.drawText(line.adjusted(style.px(20), 0, 0, 0), flags, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self._editable:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class TargetForm(QFrame):
    """A figure typed over: what it measures, how it binds, its value, unit and kind.

    Signals:
        handed_in(Target): she is done.
        dropped(): she takes it out.
        given_up(): Esc or 取消.
    """

    handed_in = Signal(object)
    dropped = Signal()
    given_up = Signal()

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target
        self.setProperty("card", "next")
        self.indicator = _field("指标", target.indicator, "指标名称")
        value = amount(target.value) if target.value is not None else ""
        if target.value_high is not None:
            value = f"{value}～{amount(target.value_high)}"
        self.value = _field("数值", value, "数值，如 6 或 1～2")
        self.unit = _field("单位", target.unit, "个、%")
        self.op = ComboBox()
        for op, words in COMPARATORS.items():
            self.op.addItem(words, op)
        self.op.setCurrentIndex(list(COMPARATORS).index(target.op))
        self.op.setAccessibleName("怎样算达到")
        self.kind = ComboBox()
        for kind in TargetKind:
            self.kind.addItem(kind.label, kind)
        self.kind.setCurrentIndex(list(TargetKind).index(target.kind))
        self.kind.setAccessibleName("类别")
        self._error = text("", "small", "err", wrap=True)
        self._error.hide()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.indicator)
        for pair in ((self.op, self.value), (self.unit, self.kind)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for field in pair:
                field.setMinimumWidth(style.em(5))
                row.addWidget(field, 1)
            column.addLayout(row)
        column.addWidget(self._error)
        self.keep = Button("完成", "quiet")
        self.drop = Button("去掉", "link")
        cancel = Button("取消", "link")
        foot = QHBoxLayout()
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        column.addLayout(foot)
        self.drop.setVisible(bool(self._target.id))
        self.keep.clicked.connect(self.hand_in)
        self.drop.clicked.connect(self.dropped)
        cancel.clicked.connect(self.given_up)
        for line in (self.indicator, self.value, self.unit):
            line.returnPressed.connect(self.hand_in)

    def hand_in(self) -> None:
        """Hand in what stands in the fields, or say what is wrong with it."""
        from dataclasses import replace

        values = read_values(self.value.text())
        name = self.indicator.text().strip()
        if values is None or not name:
            what = "数值要写数，如 6、99.5 或 1～2" if name else "指标没有名称，请写上"
            self._error.setText(what)
            self._error.show()
            return
        op = Comparator.RANGE if len(values) > 1 else Comparator(self.op.currentData())
        if op is Comparator.RANGE and len(values) < 2:
            op = Comparator.EXACT
        fresh = replace(
            self._target,
            indicator=name,
            op=op,
            kind=TargetKind(self.kind.currentData()),
            value=values[0] if values else None,
            value_high=values[1] if len(values) > 1 else None,
            unit=self.unit.text().strip(),
        )
        self.handed_in.emit(fresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def read_values(words: str) -> tuple[float, ...] | None:
    """The number or the two ends of a range; () for an open figure, None for no number."""
    parts = words.replace("—", "～").replace("-", "～").replace("~", "～").split("～")
    plain = [part.strip().replace(",", "") for part in parts if part.strip()]
    if not all(part.replace(".", "", 1).isdecimal() for part in plain) or len(plain) > 2:
        return None
    return tuple(float(part) for part in plain)


def new_target() -> Target:
    """A figure that is still to be written."""
    return Target("", "", "", TargetKind.COUNT, Comparator.AT_LEAST, None)


def _field(name: str, value: str, hint: str) -> QLineEdit:
    field = QLineEdit(value)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
