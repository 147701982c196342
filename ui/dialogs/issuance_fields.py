"""The fields of 公文要素: a line under its label, and beneath it what is wrong and right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import style
from ui.buttons import Button
from ui.labels import Sign, text

LABEL_EMS = 7.5
_ABOVE = 2
"""Pixels between a field and its fault."""


class FaultLine(QWidget):
    """What is wrong with the field above, and a button that puts it right.

    Signals:
        fixed(words): she takes the right form.
    """

    fixed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = text("", "small", "err", wrap=True)
        self.fix = Button("改为“”", "link")
        self._fix = ""
        self.fix.clicked.connect(lambda: self.fixed.emit(self._fix))
        row = QHBoxLayout(self)
        row.setContentsMargins(style.em(LABEL_EMS) + 8, _ABOVE, 0, 0)
        row.setSpacing(4)
        self.sign = Sign("error", "err")
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.fix)
        self.hide()

    def show_fault(self, message: str, fix: str = "") -> None:
        """Say it; "" for nothing to say."""
        self._fix = fix
        self.words.setText(message)
        self.fix.setText(f"改为“{fix}”")
        self.fix.setVisible(bool(fix))
        self.setVisible(bool(message))

    def line_height(self) -> int:
        """How high it is where its words fit in one line, in pixels."""
        parts: tuple[QWidget, ...] = (self.sign, self.words, self.fix)
        for part in parts:
            part.ensurePolished()
        return max(part.sizeHint().height() for part in parts) + _ABOVE

    @property
    def said(self) -> str:
        """What is said now."""
        return "" if self.isHidden() else self.words.text()


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
    """A label and a line to type in; its `fault` is laid below the whole row by `stacked`.

    Signals:
        edited(): the words changed.
        finished(): she left it.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(hint)
        self.fault = FaultLine()
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

    def put_right(self, words: str) -> None:
        """Take the right form of what was typed."""
        self.fill(words)
        self.line.setFocus()
        self.finished.emit()


class FaultRoom(QWidget):
    """Faults one below the other; a line is kept free, so that the first moves no row."""

    def __init__(self, faults: list[FaultLine]) -> None:
        super().__init__()
        self.setMinimumHeight(max(fault.line_height() for fault in faults))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for fault in faults:
            column.addWidget(fault)
        column.addStretch(1)

    def give_way(self) -> None:
        """Keep nothing free: the rows need it themselves."""
        self.setMinimumHeight(0)


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


def stacked(*parts: QWidget) -> QVBoxLayout:
    """Fields in one row, each with the same share of it, and their faults below it."""
    row = QHBoxLayout()
    row.setSpacing(20)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addLayout(row)
    for part in parts:
        row.addWidget(part, 1)
    faults = [part.fault for part in parts if isinstance(part, Field)]
    if faults:
        column.addWidget(FaultRoom(faults))
    return column


def _name(label: str, editor: QWidget) -> QLabel:
    name = text(label, "body", "ink2")
    name.setBuddy(editor)
    name.setFixedWidth(style.em(LABEL_EMS))
    return name
