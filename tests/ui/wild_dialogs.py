"""What a wild hand does in a dialog before it leaves it by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from tests.ui.wild_choices import BUTTON, KEY, LETTERS, MOD, PLAIN_KEYS
from tests.ui.wild_widgets import lives, name

if TYPE_CHECKING:
    import random

_ASKS_QT = (QFileDialog, QAbstractPrintDialog, QMessageBox)
"""Answered by Esc alone: what they would do is done to files or cannot be taken back."""
_MOST = 6


class Meddler:
    """Does a few things in each dialog, one a turn of the window's; then Esc."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._dialog: QWidget | None = None
        self._left = 0
        self.done: list[str] = []

    def tend(self, dialog: QWidget) -> None:
        """One thing more, or Esc. What an act opens is tended in turns of its own."""
        if dialog is not self._dialog:
            self._dialog = dialog
            self._left = 0 if isinstance(dialog, _ASKS_QT) else self._chance.randrange(_MOST)
        if self._left > 0:
            self._left -= 1
            # The closer's own turn must end, or it could not close what this opens.
            QTimer.singleShot(0, dialog, self._act)
            return
        QTest.keyClick(dialog, KEY.Key_Escape)
        if lives(dialog) and dialog.isVisible():
            dialog.reject() if isinstance(dialog, QDialog) else dialog.close()

    def _act(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog is not self._dialog or QApplication.activePopupWidget():
            return
        chance = self._chance
        seen = [w for w in dialog.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        widget = chance.choice([*seen, dialog])
        focus = QApplication.focusWidget()
        focus = focus if focus and dialog.isAncestorOf(focus) else dialog
        kind = chance.choice(("click", "click", "double click", "key", "type", "write"))
        self.done.append(f"{kind} {name(widget if 'click' in kind else focus)} in {name(dialog)}")
        match kind:
            case "click":
                QTest.mouseClick(widget, BUTTON.LeftButton, MOD.NoModifier, widget.rect().center())
            case "double click":
                QTest.mouseDClick(widget, BUTTON.LeftButton, MOD.NoModifier, widget.rect().center())
            case "key":
                QTest.keyClick(focus, chance.choice(PLAIN_KEYS))
            case "type":
                QTest.keyClick(focus, chance.choice(LETTERS[:12]))
            case _:
                QTest.keyClicks(focus, "2027")
