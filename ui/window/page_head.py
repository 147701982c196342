"""The head of a page that stands in place of the plan: ← 返回, a title, what else belongs there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.buttons import Button
from ui.labels import Elided


class PageHead(QFrame):
    """The way back and the title; what stands behind them is added to `row`.

    Signals:
        back(): she wants to return.
    """

    back = Signal()

    def __init__(self, *, stretch: int = 1) -> None:
        """`stretch`: the title takes what room there is (1), or only its own (0)."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self.leave = Button("返回", "quiet", "back")
        self.leave.clicked.connect(self.back)
        self.title = Elided("title")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 6, 12, 6)
        self.row.setSpacing(8)
        self.row.addWidget(self.leave)
        self.row.addWidget(self.title, stretch)
