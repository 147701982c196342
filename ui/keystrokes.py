"""Which key presses put a character into a text, and which are commands that happen to have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


def is_character(event: QKeyEvent) -> bool:
    """The key has a character to show, whatever is held with it."""
    text = event.text()
    return bool(text) and text.isprintable()


def types(event: QKeyEvent) -> bool:
    """The key puts a character into the text; AltGr arrives as Ctrl and Alt together."""
    keys = QtCore.Qt.KeyboardModifier
    ctrl_alt = keys.ControlModifier | keys.AltModifier
    held = event.modifiers() & (ctrl_alt | keys.MetaModifier)
    return is_character(event) and held in (keys.NoModifier, ctrl_alt)


def is_command(event: QKeyEvent) -> bool:
    """A letter with Alt or the system's key, which Qt's own fields would type: Alt+F, Alt+C."""
    ctrl = event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier
    return is_character(event) and not ctrl and not types(event)
