"""Texts of the window: in a size of the type table and a tone, elided or wrapped where need be.

Here and in all that is built before the first paint, enumerated properties are set by the name of
their value, and `Qt` is named through its module where it is needed later: touching it builds its
110 enumerations, which takes half as long as everything else until the window stands.
For the same reason nothing asks Qt for a widget it made itself, such as a viewport: to find its
class, every kind of widget is loaded with its enumerations.
"""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, style


def shown_title(title: str) -> str:
    """A title where it names its paper; （无标题） for one that is empty."""
    return title.strip() or "（无标题）"


def text(words: str, role: str = "body", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A text in the size of `role` and the colour of `tone`."""
    label = QLabel(words)
    label.setProperty("textFormat", "PlainText")
    label.setFont(style.font(role))
    label.setWordWrap(wrap)
    if tone:
        label.setProperty("tone", tone)
    return label


def upright_rule() -> QFrame:
    """A hairline between two items of a row."""
    rule = QFrame()
    rule.setProperty("rule", "upright")
    rule.setFixedWidth(1)
    return rule


class Sign(QLabel):
    """An icon standing by itself, in the colour of a token."""

    def __init__(self, name: str, token: str, size: int = 16) -> None:
        super().__init__()
        self._sign = (name, token, size)
        self._draw()

    def show_sign(self, name: str, token: str) -> None:
        """Another icon of the same size."""
        self._sign = (name, token, self._sign[2])
        self._draw()

    def _draw(self) -> None:
        name, token, size = self._sign
        self.setPixmap(icons.pixmap(name, token, style.px(size), self.devicePixelRatio()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class Elided(QLabel):
    """One line that gives way in its middle or at its end; the whole stands in the tooltip."""

    def __init__(self, role: str = "body", tone: str = "ink", *, right: bool = False) -> None:
        """`tone` is the token of its colour; `right`: at the right, and its end gives way."""
        super().__init__()
        self._tone = tone
        self._right = right
        self.setFont(style.font(role))
        self.setProperty("textFormat", "PlainText")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_text(self, words: str) -> None:
        self.setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(style.shade(self._tone))
        modes = QtCore.Qt.TextElideMode
        mode = modes.ElideRight if self._right else modes.ElideMiddle
        line = self.fontMetrics().elidedText(self.text(), mode, self.width())
        side = (
            QtCore.Qt.AlignmentFlag.AlignRight if self._right else QtCore.Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(self.rect(), QtCore.Qt.AlignmentFlag.AlignVCenter | side, line)


class Empty(QWidget):
    """What an empty panel says: what it is and what goes here."""

    def __init__(self, icon: str, what: str, hint: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 24, 12, 12)
        column.setSpacing(8)
        self._what = text(what, wrap=True)
        self._hint = text(hint, "body", "ink3", wrap=True)
        for label in (Sign(icon, "ink3", 20), self._what, self._hint):
            label.setProperty("alignment", "AlignHCenter")
            column.addWidget(label)
        column.addStretch(1)

    def say(self, what: str, hint: str | None = None) -> None:
        """Another first sentence, and another hint where one is given."""
        self._what.setText(what)
        if hint is not None:
            self._hint.setText(hint)

    @property
    def words(self) -> str:
        """What it says now."""
        return "\n".join(filter(None, (self._what.text(), self._hint.text())))
