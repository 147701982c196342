"""A read-only window looks now and then whether the store has become free to write."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.gateway import Gateway

log = logging.getLogger(__name__)

_PERIOD_MS = 5000


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
