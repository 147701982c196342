"""Why a finding may stand: one line above the list, where the reason is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from ui.buttons import Button
from ui.labels import text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.findings.feed import Row


class ReasonLine(QFrame):
    """Asks for the reason of 不再提示.

    Signals:
        given(row, reason): she wrote why.
        left(): she called it off, or it is done; the keys go back to the list.
    """

    given = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self.setProperty("ground", "info")
        self._what = text("", "body")
        self.field = QLineEdit()
        self.field.setAccessibleName("不再提示的理由")
        self.field.setPlaceholderText("理由，如：原文件名称如此")
        self.act = Button("不再提示", "normal")
        self.cancel = Button("取消", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 8, 3)
        row.setSpacing(8)
        for part in (self._what, self.field, self.act, self.cancel):
            row.addWidget(part, 1 if part is self.field else 0)
        self.field.returnPressed.connect(self._give)
        self.field.textChanged.connect(lambda words: self.act.setEnabled(bool(words.strip())))
        self.act.clicked.connect(self._give)
        self.cancel.clicked.connect(self.leave)
        self.hide()

    def ask(self, row: Row) -> None:
        """Ask why this one may stand."""
        self._row = row
        quote = f"“{row.finding.quote[:10]}”" if row.finding.quote else ""
        self._what.setText(f"{row.place}{quote}不再提示，直到这一句改动")
        self.field.clear()
        self.act.setEnabled(False)
        self.show()
        self.field.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is asked any more."""
        if self._row:
            self._row = None
            self.hide()
            self.left.emit()

    def _give(self) -> None:
        row, reason = self._row, self.field.text().strip()
        if row and reason:
            self.leave()
            self.given.emit(row, reason)

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
