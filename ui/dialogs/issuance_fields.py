"""The fields of 公文要素: a line under its label; what is wrong and right is said in the foot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui import style
from ui.buttons import Button
from ui.labels import Sign, text

if TYPE_CHECKING:
    from collections.abc import Iterable

LABEL_EMS = 7.5


class FaultLine(QWidget):
    """What is wrong with a field, and a button that puts it right.

    Signals:
        fixed(words): she takes the right form.
    """

    fixed = Signal(str)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.words = text("", "small", "err", wrap=True)
        self.fix = Button("改为“”", "link")
        self.said = self._fix = ""
        self._label = label
        self.fix.clicked.connect(lambda: self.fixed.emit(self._fix))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Sign("error", "err"))
        row.addWidget(self.words, 1)
        row.addWidget(self.fix)
        self.hide()

    def take(self, message: str, fix: str = "", act: str = "改为") -> None:
        """What there is to say of it; "" for nothing."""
        self.said, self._fix = message, fix
        self.words.setText(message if self._label in message else f"{self._label}：{message}")
        self.fix.setText(f"{act}“{fix}”")
        self.fix.setVisible(bool(fix))


class StopLine(QFrame):
    """A bar that has to be read: what is filled in above does not belong on this machine."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = text(words, "body", "err", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.em(LABEL_EMS) + 8, 4, 0, 4)
        row.setSpacing(6)
        row.addWidget(Sign("error", "err"))
        row.addWidget(self.words, 1)
        self.hide()


class Field(QWidget):
    """A label and a line to type in; a red edge and a sign where it has a `fault`.

    Signals:
        edited(): the words changed.
        entered(): she goes into it.
        finished(): she left it.
    """

    edited = Signal()
    entered = Signal()
    finished = Signal()

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(hint)
        self.line.installEventFilter(self)
        self.fault = FaultLine(label)
        self.sign = Sign("error", "err")
        self.sign.hide()
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addStretch(1)
        inside.addWidget(self.sign)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(_name(label, self.line))
        self.row.addWidget(self.line, 1)
        self.line.textChanged.connect(self.edited)
        self.line.editingFinished.connect(self.finished)
        self.fault.fixed.connect(self.put_right)

    @property
    def words(self) -> str:
        """What is filled in, without blanks around it."""
        return self.line.text().strip()

    def fill(self, words: str) -> None:
        self.line.setText(words)
        self.line.setCursorPosition(0)

    def show_fault(self, message: str, fix: str = "") -> None:
        """Mark it as wrong; "" for nothing wrong. What it says stands where the dialog has it."""
        self.fault.take(message, fix, "改为" if self.words else "填")
        self.sign.setVisible(bool(message))
        self.line.setAccessibleDescription(message)
        style.mark(self.line, fault="yes" if message else "")

    def put_right(self, words: str) -> None:
        """Take the right form of what was typed."""
        self.fill(words)
        self.line.setFocus()
        self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)


class FaultPlace(QWidget):
    """The place in the foot of a dialog where what is wrong is said, a field at a time.

    It is there before anything is wrong, so that no row ever moves under the pointer.
    """

    def __init__(self, fields: Iterable[Field]) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self._last = self._fields[0]
        self.more = text("", "small", "ink3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for field in self._fields:
            row.addWidget(field.fault, 1)
            field.fault.ensurePolished()
            field.entered.connect(partial(self.turn_to, field))
        row.addWidget(self.more)
        self.setMinimumHeight(max(field.fault.sizeHint().height() for field in self._fields))

    def turn_to(self, field: Field) -> None:
        """Say what is wrong with this one, if anything is."""
        self._last = field if field.fault.said else self._last
        self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Say it of the field turned to last, else of the first one that has a fault."""
        wrong = [field for field in self._fields if field.fault.said]
        shown = self._last if self._last in wrong else next(iter(wrong), None)
        for field in self._fields:
            field.fault.setVisible(field is shown)
        self.more.setText(f"另有{len(wrong) - 1}处" if len(wrong) > 1 else "")


def labelled(label: str, editor: QWidget, *more: QWidget) -> QWidget:
    """An editor that is no line of text, under the same label column."""
    box = QWidget()
    editor.setAccessibleName(label)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in (_name(label, editor), editor, *more):
        row.addWidget(part)
    row.addStretch(1)
    return box


def abreast(*parts: QWidget, stacked: bool = False) -> QBoxLayout:
    """Fields in one row, each with the same share of it; `stacked` where one row is too narrow."""
    ways = QBoxLayout.Direction
    row = QBoxLayout(ways.TopToBottom if stacked else ways.LeftToRight)
    row.setSpacing(8 if stacked else 20)
    for part in parts:
        row.addWidget(part, 1)
    return row


def _name(label: str, editor: QWidget) -> QLabel:
    name = text(label, "body", "ink2")
    name.setBuddy(editor)
    name.setFixedWidth(style.em(LABEL_EMS))
    return name
