"""The mouse of a wild hand: clicks, drags, splitters and the wheel, anywhere in a window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitterHandle, QWidget

from tests.ui.wild_choices import BUTTON, MOD
from tests.ui.wild_widgets import lives, living, name

if TYPE_CHECKING:
    import random

    from ui.window.main_window import MainWindow


class Mouse:
    """What the mouse does; the hand around it says where, by `_window` and `_random`."""

    _window: MainWindow
    _random: random.Random
    done: list[str]

    def _on_top(self) -> QWidget | None:
        """A menu or dialog over the window."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return living(popup) or living(dialog)

    def _place(self) -> tuple[QWidget, QPoint]:
        """A random place of the window, or of a random widget that is seen."""
        top = self._on_top() or self._window
        if self._random.random() < 0.6:
            at = self._within(top)
            child = top.childAt(at)
            return (child, child.mapFrom(top, at)) if child else (top, at)
        seen = [w for w in top.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        widget = self._random.choice(seen) if seen else top
        return widget, self._within(widget)

    def _within(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._random.randrange(max(1, widget.width())),
            self._random.randrange(max(1, widget.height())),
        )

    def _click(self) -> str:
        widget, at = self._place()
        modifiers = self._random.choice(
            (*[MOD.NoModifier] * 6, MOD.ControlModifier, MOD.ShiftModifier)
        )
        self.done[-1] = said = f"click {name(widget)} at {at.x()},{at.y()} {modifiers.name}"
        QTest.mouseMove(widget, at)
        if lives(widget):
            QTest.mouseClick(widget, BUTTON.LeftButton, modifiers, at)
        return said

    def _double_click(self) -> str:
        widget, at = self._place()
        self.done[-1] = said = f"double click {name(widget)} at {at.x()},{at.y()}"
        QTest.mouseDClick(widget, BUTTON.LeftButton, MOD.NoModifier, at)
        return said

    def _right_click(self) -> str:
        widget, at = self._place()
        self.done[-1] = said = f"right click {name(widget)} at {at.x()},{at.y()}"
        where = widget.mapToGlobal(at)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.postEvent(widget, QContextMenuEvent(reason, at, where))
        QApplication.processEvents()
        return said

    def _drag(self) -> str:
        """From one place of a widget to another, often from its left edge, where grips are."""
        widget, start = self._place()
        if self._random.random() < 0.3:
            start.setX(self._random.randrange(min(24, max(1, widget.width()))))
        end = self._within(widget)
        if self._random.random() < 0.1:
            end = QPoint(-20, -20)
        self.done[-1] = said = f"drag {name(widget)} {start.toTuple()} to {end.toTuple()}"
        self._pull(widget, start, end)
        return said

    def _drag_splitter(self) -> str:
        handles = [h for h in self._window.findChildren(QSplitterHandle) if h.isVisible()]
        if not handles:
            return "no splitter"
        handle = self._random.choice(handles)
        far = QPoint(self._random.randint(-600, 600), self._random.randint(-600, 600))
        self.done[-1] = said = f"drag splitter by {far.toTuple()}"
        self._pull(handle, QPoint(1, 1), far)
        return said

    def _pull(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        for act in (
            partial(QTest.mouseMove, widget, start),
            partial(self._move, widget, start, held=False),
            partial(QTest.mousePress, widget, BUTTON.LeftButton, MOD.NoModifier, start),
            *(
                partial(self._move, widget, start + (end - start) * part / 4, held=True)
                for part in (1, 2, 3, 4)
            ),
            partial(QTest.mouseRelease, widget, BUTTON.LeftButton, MOD.NoModifier, end),
        ):
            if lives(widget):
                act()

    def _move(self, widget: QWidget, at: QPoint, *, held: bool) -> None:
        button = BUTTON.LeftButton if held else BUTTON.NoButton
        where, kind = QPointF(at), QEvent.Type.MouseMove
        out = QPointF(widget.mapToGlobal(at))
        move = QMouseEvent(kind, where, out, BUTTON.NoButton, button, MOD.NoModifier)
        QApplication.sendEvent(widget, move)

    def _wheel(self) -> str:
        widget, at = self._place()
        turn = self._random.choice((120, -120, -480, 480))
        mods = self._random.choice((MOD.NoModifier, MOD.NoModifier, MOD.ControlModifier))
        self.done[-1] = said = f"wheel {name(widget)} {turn} {mods.name}"
        event = QWheelEvent(
            *(QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, turn)),
            *(BUTTON.NoButton, mods, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(widget, event)
        return said
