"""Running work in the status line: its name, how far it is, 取消."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui import style
from ui.buttons import Button
from ui.labels import Elided

if TYPE_CHECKING:
    from ui.jobs import Job

_PATIENCE_MS = 400


class Work(QWidget):
    """Running work: its name, a bar and 取消, once it takes longer than a glance.

    Of several pieces of work the one taken on last is shown, for it is done first.
    """

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[Job] = []
        self.name = Elided("small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(style.em(9))
        self.bar.setMaximumHeight(self.fontMetrics().height() // 2)
        self.cancel = Button("取消", "link")
        self.cancel.setFont(style.font("small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self.name, self.bar, self.cancel):
            row.addWidget(widget)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.cancel.clicked.connect(self._stop)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show how far `job` is until it ends."""
        if self._jobs:
            self._jobs[-1].progressed.disconnect(self._move)
        self._jobs.append(job)
        job.ended.connect(self._drop_ended)
        self._show_last()
        self._patience.start()

    def _show_last(self) -> None:
        job = self._jobs[-1]
        self.name.show_text(job.name)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._move)

    def _move(self, done: int, total: int, what: str) -> None:
        self.name.show_text(what)
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()
            self.name.show_text("正在停下…")
            self.cancel.setEnabled(False)

    def _drop_ended(self) -> None:
        """What is under way still is shown again."""
        shown = self._jobs[-1]
        self._jobs = [job for job in self._jobs if not job.over]
        if not self._jobs:
            self._patience.stop()
            self.hide()
        elif self._jobs[-1] is not shown:
            self._show_last()
