"""Buttons above the task table that say how it is filtered and grouped: 牵头：疾控处 ✕."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter
from PySide6.QtWidgets import QMenu

from ui import icons, style
from ui.buttons import Button
from ui.tasks.chapters import chapters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ui.tasks.model import TaskModel

Choice = tuple[str, object]
"""What stands in the menu, and the value it stands for."""

_ALL = "全部"
_CROSS = 22
_LONGEST = 8
"""Characters of a value that the button shows."""


class ChoiceButton(Button):
    """A button that says its value and opens the list of the others; ✕ or Delete goes back to all.

    Signals:
        chosen(value): she chose a value; None for all.
    """

    chosen = Signal(object)

    def __init__(
        self, label: str, icon: str, choices: Callable[[], Sequence[Choice]], usual: str = _ALL
    ) -> None:
        """`choices` lists the values when the button is pressed; `usual` names the one of all."""
        super().__init__(label, "quiet", icon)
        self._label = label
        self._choices = choices
        self._usual = usual
        self._active = False
        self._value: object = None
        self._menu = QMenu(self)
        self.setCheckable(True)
        self.clicked.connect(self._open)
        self.show_value("")

    def show_value(self, words: str, value: object = None) -> None:
        """Say what is chosen, "" for all; `value` is what has the tick in the menu."""
        self._value = value
        self._active = bool(words)
        self.setChecked(self._active)
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        self.setText(f"{self._label}：{short or self._usual}" + ("\u3000 " if words else ""))
        self.setAccessibleName(f"{self._label}：{words or self._usual}")
        way_back = f"\n按 Delete 或点 ✕ 回到{self._usual}" if words else ""
        self.setToolTip(f"{self._label}：{words or self._usual}{way_back}")

    def _open(self) -> None:
        self.setChecked(self._active)
        self.fill(self._menu)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def fill(self, menu: QMenu) -> None:
        """Put the choices into `menu`, with a tick at the one in force."""
        menu.clear()
        group = QActionGroup(menu)
        for words, value in (*([(self._usual, None)] if self._usual else []), *self._choices()):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, value=value: self.chosen.emit(value))

    def _on_cross(self, x: float) -> bool:
        return self._active and bool(self._usual) and x > self.width() - style.px(_CROSS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_cross(event.position().x()):
            self.chosen.emit(None)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._active:
            self.chosen.emit(None)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._active:
            painter = QPainter(self)
            left = self.width() - style.px(_CROSS)
            at = QRectF(left, 0, style.px(14), self.height())
            icons.paint(painter, "close", "ink2", at)
            painter.end()


def units_to_choose(model: TaskModel) -> list[Choice]:
    """Who answers for something, those with most tasks first, and nobody."""
    from ui.tasks.arranging import NOBODY

    counts: dict[str, int] = {}
    for row in model.every:
        for name in row.units or (NOBODY,):
            counts[name] = counts.get(name, 0) + 1
    names = sorted(counts, key=lambda name: (name == NOBODY, -counts[name]))
    return [(f"{name}（{counts[name]}）", name) for name in names]


def quarters_to_choose(model: TaskModel) -> list[Choice]:
    """The quarters with how many tasks end in each."""
    from workbench.assigning.quarters import NAMES, ORDER

    counts = [0] * len(NAMES)
    for row in model.every:
        counts[row.quarter] += 1
    return [(f"{NAMES[q]}（{counts[q]}）", q) for q in ORDER]


def chapters_to_choose(model: TaskModel) -> list[Choice]:
    """The chapters in their order."""
    return [(title, key) for key, title in chapter_titles(model).items()]


def chapter_titles(model: TaskModel) -> dict[str, str]:
    """The chapters that have tasks, by id."""
    return {own[0].chapter_id: own[0].row.chapter for own in chapters_of(model.every)}
