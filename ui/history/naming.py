"""命名此刻: a field in its place, never a dialog. Enter names the moment, Esc lets it be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_WIDE = 17
_LONGEST = 60


class NameField(QLineEdit):
    """Asks for the name of a moment.

    Signals:
        named(name): she pressed Enter; "" is a version without a name of its own.
        left(): it is no longer needed.
    """

    named = Signal(str)
    left = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName("版本名称")
        self.setToolTip("回车命名，Esc 取消；不写名称就只编版号")
        self.setProperty("place", "status")
        self.setMaxLength(_LONGEST)
        self.setMinimumWidth(style.em(_WIDE))
        self.returnPressed.connect(self._name)

    def ask(self) -> None:
        """Come up, empty, and take the keys."""
        self.clear()
        self.show()
        self.setFocus()

    def _name(self) -> None:
        name = self.text().strip()
        self.left.emit()
        self.named.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            QtCore.Qt.FocusReason.ActiveWindowFocusReason,
            QtCore.Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()
