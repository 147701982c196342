"""What the window does with the store beside edits: claim it once it is free, let it rest."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from ui.gateway import Gateway

log = logging.getLogger(__name__)

_PERIOD_MS = 5000
_REST_MS = 20_000


class StoreWatch(QObject):
    """Claims the store once the other window is gone.

    Signals:
        claimed(): this window writes now, on what the other one left.
    """

    claimed = Signal()

    def __init__(self, workbench: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._timer = QTimer(self, interval=_PERIOD_MS)
        self._timer.timeout.connect(self.look)

    @property
    def active(self) -> bool:
        """It is still looking."""
        return self._timer.isActive()

    def start(self) -> None:
        self._timer.start()

    def look(self) -> None:
        """Take the store if it is free."""
        try:
            free = self._workbench.claim()
        except WorkbenchError as error:
            log.warning("store not claimed: %s", error)
            return
        if free:
            self._timer.stop()
            self.claimed.emit()


class StoreRest(QObject):
    """Lets the store tidy up after a pause in editing: neither an edit nor closing has to wait."""

    def __init__(self, workbench: Gateway, saved: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self.timer.timeout.connect(self.rest)
        saved.connect(lambda _: self.timer.start())

    def rest(self) -> None:
        """Tidy up now; what cannot be done now is done at the next pause or on closing."""
        try:
            self._workbench.rest()
        except WorkbenchError as error:
            log.warning("store not tidied: %s", error)
