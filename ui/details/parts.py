"""What the panel 详情 is built of: rows with a label, sections with a head, links, forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import style
from ui.buttons import Button
from ui.keystrokes import is_command
from ui.labels import Elided, text

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

EDGE = 12
"""The margin of the panel in pixels."""


def property_row(label: str, field: QWidget) -> QWidget:
    """A label at the left, its value to the right."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(EDGE, 3, EDGE, 3)
    line.setSpacing(6)
    name = text(label, "body", "ink3")
    name.setFixedWidth(style.em(4))
    name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    name.setContentsMargins(0, 3, 0, 0)
    name.setBuddy(field)
    line.addWidget(name)
    line.addWidget(field, 1)
    return row


def hairline() -> QFrame:
    """A line between two sections."""
    line = QFrame()
    line.setProperty("rule", "level")
    line.setFixedHeight(9)
    return line


class Part(QFrame):
    """A section of the panel: title, count, an act at the right, and what stands below."""

    def __init__(self, title: str, act: str = "", icon: str = "plus") -> None:
        super().__init__()
        self._title = text(title, "strong")
        self._count = text("", "small", "ink3")
        self.act = Button(act or "添加", "link", icon)
        self.act.setAccessibleName(act or f"添加{title}")
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, EDGE - 4, 0)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.act)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(EDGE, 0, EDGE, 4)
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(self.body)
        self.setProperty("ground", "panel")
        self.setProperty("edge", "top")

    def tell(self, words: str) -> None:
        """Say behind the title why there is nothing below it."""
        self._count.setText(words)

    def count(self, number: int) -> None:
        """Say behind the title how many there are; nothing for none."""
        self._count.setText(str(number) if number else "")


class LinkRow(QWidget):
    """A paper one can go to, and how like its words are.

    Signals:
        wanted(): she wants to see it.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._button = Button("", "link", "source")
        self._score = text("", "small", "ink3")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._button, 1)
        line.addWidget(self._score)
        self._title = ""
        self._button.setProperty("side", "left")
        self._button.setMinimumWidth(style.em(4))
        self._button.clicked.connect(self.wanted)

    def show_link(self, title: str, words: str, note: str) -> None:
        """`words` stand there; `note` says how like they are."""
        self._title = title
        self._button.setAccessibleName(f"{title}，{note}" if note else title)
        self._button.setToolTip(f"{title}\n{words}")
        self._score.setText(note)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._score.sizeHint().width() - style.em(3.2)
        metrics = self._button.fontMetrics()
        mode = Qt.TextElideMode.ElideMiddle
        self._button.setText(metrics.elidedText(self._title, mode, max(room, style.em(5))))

    def resizeEvent(self, event: object) -> None:
        del event
        self._fit()


class StepRow(QWidget):
    """When a step was made, and what it did."""

    def __init__(self) -> None:
        super().__init__()
        self._at = text("", "small", "ink3")
        self._label = Elided("small", "ink2", right=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._at)
        line.addWidget(self._label, 1)

    def show_step(self, at: str, label: str) -> None:
        """`at` as it is said: 今天 10:42."""
        self._at.setText(at)
        self._label.show_text(label)


class NoteField(QPlainTextEdit):
    """A remark of some lines; it is handed in when the focus leaves or Ctrl+Enter is pressed.

    Signals:
        changed(text): she wrote something else.
    """

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._composing = False
        self.setTabChangesFocus(True)
        self.setProperty("field", "note")
        self.setAccessibleName("备注")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._fit)

    def show_note(self, note: str, hint: str) -> None:
        """Show what is kept, and `hint` where nothing is."""
        self.setPlaceholderText(hint)
        self._shown = note
        if note != self.toPlainText():
            self.setPlainText(note)
        self._fit()

    def hand_in(self) -> None:
        """Tell what stands in it, if that is new."""
        words = self.toPlainText().strip()
        if words != self._shown and not self.isReadOnly() and not self._composing:
            self._shown = words
            self.changed.emit(words)

    def _fit(self) -> None:
        lines = min(max(self.document().size().height(), 1.0), 6.0)
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines) + 18)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.hand_in()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl:
            self.hand_in()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
        elif is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
