"""A foldable part of the left panel: a head with title and summary, and what stands below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.buttons import Button
from ui.labels import text

HEAD_EDGE = 10
"""Room at the right of a head, in pixels."""


class Section(QFrame):
    """`title` folds and unfolds `body`.

    Signals:
        folded(bool): she folded (True) or unfolded it.
    """

    folded = Signal(bool)

    def __init__(self, title: str, body: QWidget) -> None:
        super().__init__()
        self._body = body
        self._head = Button(title, "head", "chevron-down")
        self._head.setFont(style.font("strong"))
        self._head.setAccessibleDescription("展开或收起")
        self._summary = text("", "small", "ink3")
        self.head_row = QHBoxLayout()
        self.head_row.setContentsMargins(4, 1, HEAD_EDGE, 1)
        self.head_row.addWidget(self._head)
        self.head_row.addStretch(1)
        self.head_row.addWidget(self._summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head_row)
        column.addWidget(body, 1)
        self._head.clicked.connect(self._turn)

    def summarise(self, words: str) -> None:
        """What stands at the right of the head."""
        self._summary.setText(words)

    @property
    def is_folded(self) -> bool:
        return self._body.isHidden()

    def fold(self, fold: bool) -> None:
        """Show the head alone, or head and body."""
        self._body.setHidden(fold)
        self._head.set_icon("chevron-right" if fold else "chevron-down", "ink2")
        vertical = QSizePolicy.Policy.Fixed if fold else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.setMaximumHeight(self.sizeHint().height() if fold else 16777215)

    def _turn(self) -> None:
        self.fold(not self.is_folded)
        self.folded.emit(self.is_folded)
