"""What stands below the list of 条目去留: the current item in full, its figures, the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui import style
from ui.labels import Elided, text

if TYPE_CHECKING:
    from ui.turn.fate_rows import FateRow

_MOST_FIGURES = 3


class FateFoot(QFrame):
    """The current row; where the page is low, in two lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        self.words = text("", "body", "ink", wrap=True)
        self.levels = text("", "body", "ink2", wrap=True)
        self.one_line = Elided("body")
        self.figures = Elided("body", "ink2")
        self.reason = QLineEdit()
        self._low = False
        self._build()

    def show_row(self, row: FateRow | None, *, carried: bool) -> None:
        """Another row; `carried`: it asks for a reason."""
        words = f"{row.place}{row.old}" if row else ""
        figures = row.figures[:_MOST_FIGURES] if row else ()
        self.words.setText(words)
        self.one_line.show_text(words)
        self.levels.setText("\n".join(figures))
        self.figures.show_text("　".join(figures))
        style.mark(self.levels, tone="warn" if row and row.warns else "ink2")
        self.reason.setEnabled(carried)
        self._fold()

    def set_low(self, low: bool) -> None:
        """There is room for two lines alone: the rest stands in their tooltips."""
        if low != self._low:
            self._low = low
            self._fold()

    def _build(self) -> None:
        self.reason.setAccessibleName("结转原因")
        self.reason.setPlaceholderText("结转原因，如：工期顺延、资金未到位（回车写入）")
        self.words.setMinimumHeight(self.words.fontMetrics().height() * 2 + 4)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        for part in (self.words, self.levels, self.one_line, self.figures, self.reason):
            column.addWidget(part)
        self._fold()

    def _fold(self) -> None:
        """In a low page the reason takes the place of the figures where it is asked for."""
        low, told, asks = self._low, bool(self.levels.text()), self.reason.isEnabled()
        self.words.setHidden(low)
        self.one_line.setVisible(low)
        self.levels.setVisible(told and not low)
        self.figures.setVisible(told and low and not asks)
        self.reason.setVisible(asks)
