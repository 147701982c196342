"""Writing an edit into the store, and saying so where it takes longer than the eye forgives.

An edit is written in a few milliseconds, and nothing is said meanwhile: it would only flicker.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.session import Session
    from workbench.plan import Plan

log = logging.getLogger(__name__)

SLOW = 400
"""Milliseconds of one write from which on the next ones are said to be under way."""


class Saving(QObject):
    """Writes the edits of a session.

    Signals:
        waits(bool): something she did is not written for long already, or all is again.
    """

    waits = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._slow = False

    def write(self, before: Plan | None, after: Plan | None, label: str, join: str) -> bool:
        """Write a difference under its undo name; a failure is told, and False answered."""
        if self._slow:
            self.waits.emit(True)
        clock = QElapsedTimer()
        clock.start()
        try:
            self._session.workbench.save(before, after, label, join)
        except WorkbenchError as error:
            log.warning("save failed: %s", error)
            self._session.failed.emit(error)
            self.waits.emit(False)
            return False
        self._slow = clock.elapsed() >= SLOW
        return True
