"""Ctrl+F, Ctrl+H and F3: what is selected is sought in the plan, in the list 查找."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from ui.window.bottom_page import FIND
from ui.window.header import TEXT

if TYPE_CHECKING:
    from ui.sheet.following import Following
    from ui.window.main_window import MainWindow

_LONGEST = 40
"""Characters: what is longer was selected for something else."""


def find(window: MainWindow, *, replacing: bool = False) -> None:
    """Ask what is sought; `replacing`: and what shall stand in its place."""
    if following := _following(window):
        following.stop()
    words = _selected_words()
    window.session.flushing.emit()
    if lists := window.area.show_list(FIND):
        lists.found.ask(words, replacing=replacing)


def find_next(window: MainWindow, steps: int) -> None:
    """To the next (1) or previous (-1) place; asks what is sought where nothing is yet.

    Where a 《》 or figure was followed in the text, to where that stands next.
    """
    if (following := _following(window)) and following.walk(steps):
        return
    lists = window.area.show_list(FIND)
    if lists is None:
        return
    if lists.found.row.words.text():
        lists.found.walk(steps)
    else:
        lists.found.ask(_selected_words(), replacing=False)


def _following(window: MainWindow) -> Following | None:
    """What follows 《》 and figures in the text that is shown."""
    text = window.area.page.widget(TEXT)
    if text is None or not text.isVisible():
        return None
    from ui.sheet.mouse import SheetMouse

    return text.following if isinstance(text, SheetMouse) else None


def _selected_words() -> str:
    """What is selected where the keys go, "" if that is nothing or more than a line."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QTextEdit):
        words = focus.textCursor().selectedText()
    elif isinstance(focus, QLineEdit):
        words = focus.selectedText()
    else:
        words = ""
    return words if len(words) <= _LONGEST and "\u2029" not in words else ""
