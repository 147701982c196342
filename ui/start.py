"""Starts the window: application, look, window; the store is opened once the window is painted."""

from __future__ import annotations

import gc
import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui import style
from ui.collecting import QuietCollections
from ui.later import later
from ui.looks import dress_application
from ui.session import Session
from ui.window.main_window import MainWindow
from workbench.user_folder import default_store

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

log = logging.getLogger(__name__)

_OF_THE_PLUGIN = "This plugin does not support"
"""What a screen without windows says of itself, which is nothing of the program's doing."""
_TURN = 0.001
"""Seconds after which the background gives way to the window; five of them would be felt."""


def run(store_path: Path | None, exit_after_first_paint: bool = False) -> int:
    """Open the window on the store at `store_path` (None: the user's own) until it is closed.

    `exit_after_first_paint` prints the milliseconds since the process began and leaves.
    """
    qInstallMessageHandler(_log_qt)
    sys.setswitchinterval(_TURN)
    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("yaodian")
    app.setApplicationDisplayName("")
    settings = QSettings("yaodian", "window")
    dress_application(app, settings)
    store = store_path or default_store()
    window = MainWindow(Session(later(store)), settings, fresh=not store.exists())
    style.lay_sheet(app)
    catch_bugs(window)
    QuietCollections(window)
    window.painted.connect(_look_for_garbage)
    if exit_after_first_paint:
        window.painted.connect(lambda: _leave(app))
    else:
        window.painted.connect(window.begin)
    window.show()
    return app.exec()


def _look_for_garbage() -> None:
    """From now on, and not in what the window was made of, which stays as long as it does."""
    gc.freeze()
    gc.enable()


def _leave(app: QApplication) -> None:
    print(round(milliseconds_since_start()))  # noqa: T201 - what the option is for
    app.exit(0)


def milliseconds_since_start() -> float:
    """How long this process has been running; where the system does not say, since its import."""
    try:
        born = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19]
    except OSError:
        return time.process_time() * 1000
    import os

    now = time.clock_gettime(time.CLOCK_BOOTTIME)
    return (now - int(born) / os.sysconf("SC_CLK_TCK")) * 1000


def catch_bugs(window: MainWindow) -> None:
    """A fault that reaches the top is logged and told calmly; the draft stays as it is."""

    def report(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        window.report(error)

    sys.excepthook = report


def _log_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    del context
    if words.startswith(_OF_THE_PLUGIN):
        return
    level = logging.DEBUG if kind is QtMsgType.QtDebugMsg else logging.WARNING
    log.log(level, "Qt: %s", words)
