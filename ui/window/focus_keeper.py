"""Where the keys go when what had them is gone: to the page in front, where she was before.

Qt hands them to whatever comes next in the window: after 专注 to a count in the status line, after
完成导入 to the list of actions, and what is typed then goes nowhere, or rejects something.
"""

from __future__ import annotations

import weakref
from collections import deque
from typing import TYPE_CHECKING

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from ui.window.regions import first_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.window.main_window import MainWindow

_REMEMBERED = 12


class FocusKeeper(QObject):
    """Watches what has the keys in a window; what goes while it has them hands them over.

    Gone is what is hidden, greyed out or deleted. Who moves the keys meanwhile has his way.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._held: weakref.ref[QWidget] | None = None
        self._panel: QWidget | None = None
        self._before: deque[weakref.ref[QWidget]] = deque(maxlen=_REMEMBERED)
        self._turn = QTimer(self, interval=0, singleShot=True)  # the new page is in front by then
        self._turn.timeout.connect(self._hand_over)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: object, now: QWidget | None) -> None:
        if now is not None and not self._window.isAncestorOf(now):
            return  # a dialog, or a list that opened: the keys come back
        gone = self._held is not None and not _there(self._held())
        if gone and not (now and self._panel and self._panel.isAncestorOf(now)):
            self._turn.start()
        elif now is not None and not gone:
            self._turn.stop()
            self._note(now)
        if now is not None:
            self._held, self._panel = weakref.ref(now), self._panel_of(now)

    def _note(self, now: QWidget) -> None:
        """Remember it, but for a button: to press one again is no way to go on."""
        if isinstance(now, QAbstractButton):
            return
        self._before = deque((r for r in self._before if r() is not now), maxlen=_REMEMBERED)
        self._before.appendleft(weakref.ref(now))

    def _panel_of(self, widget: QWidget) -> QWidget | None:
        """The panel at the left or right that `widget` is in: there Qt's choice is near by."""
        panels = (self._window.panel, self._window.side)
        return next((panel for panel in panels if panel.isAncestorOf(widget)), None)

    def _hand_over(self) -> None:
        if not self._window.isVisible() or QApplication.activePopupWidget():
            return
        target = next(self._targets(), None)
        if target is not None:
            target.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _targets(self) -> Iterator[QWidget]:
        """Where she was before in the page in front; else what this page is for."""
        page = self._window.area.pages.currentWidget()
        for held in self._before:
            widget = held()
            if widget is not None and _there(widget) and page.isAncestorOf(widget):
                yield widget
        plan = self._window.area.page
        found = plan.first_place() if plan.isVisible() else _place_of(page)
        if found is not None:
            yield found


def _there(widget: QWidget | None) -> bool:
    """It can have the keys."""
    alive = widget is not None and shiboken6.isValid(widget)
    return alive and widget.isVisible() and widget.isEnabled()  # type: ignore[union-attr]


def _place_of(page: QWidget) -> QWidget | None:
    """What a page names, what scrolls in it, or its first field."""
    areas = page.findChildren(QAbstractScrollArea)
    shown = (a for a in areas if _there(a) and a.focusPolicy() != QtCore.Qt.FocusPolicy.NoFocus)
    return page.focusProxy() or next(shown, None) or first_stop(page)
