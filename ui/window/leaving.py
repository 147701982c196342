"""Closing the window over work that leaves files behind: the work is finished first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.state import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.gateway import ExportedEntry
    from ui.session import Session


class Leaving(QObject):
    """Closes the window once what it was closed over is finished; a fault has to be read first."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._asked = False
        session.failed.connect(self._stay)
        session.broke.connect(self._stay)
        session.exported.connect(self._look_at_files)
        session.idle.connect(self._leave)

    def waits(self) -> bool:
        """Whether the window has to stay for now, and she is told; asked again, it may go."""
        unfinished = self._session.unfinished
        if not unfinished or self._asked:
            return False
        self._asked = True
        words = f"正在完成{'、'.join(unfinished)}…"
        self._session.message.emit(Message(words, stays=True))
        return True

    def _leave(self) -> None:
        if self._asked:
            self._window.close()

    def _look_at_files(self, done: ExportedEntry) -> None:
        if done.failures:
            self._stay()

    def _stay(self) -> None:
        if self._asked:
            self._asked = False
            self._session.message.emit(Message("没有全部完成，窗口没有关闭"))
