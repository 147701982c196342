"""The keys that correct a line, the same in both panes of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from ui.imports.verbs import verb_of

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget


class VerbKeys(QObject):
    """Takes the keys of `import_verbs` from a pane: Tab changes levels there, F6 is the way out.

    Signals:
        pressed(Verb): a key that corrects was pressed.
    """

    pressed = Signal(object)

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        pane.installEventFilter(self)

    def eventFilter(self, pane: QObject, event: QEvent) -> bool:
        verb = None
        if event.type() is event.Type.KeyPress and isinstance(event, QKeyEvent):
            verb = verb_of(event)
        if verb:
            self.pressed.emit(verb)
            return True
        return super().eventFilter(pane, event)
