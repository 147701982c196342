"""The actions of the window, made from the table of menus and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence

from ui import icons, style
from ui.menus.choices import CHOICES
from ui.menus.entry import BREAK, Below, hindrance
from ui.menus.table import ENTRIES, MENUS
from ui.state import Message

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QMenu, QMenuBar

    from ui.menus.choices import Choice
    from ui.menus.entry import Entry
    from ui.window.main_window import MainWindow


class Actions(QObject):
    """The actions of a window; they grey with a reason in the tooltip."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = session = window.session
        self._entries = {entry.id: entry for entry in ENTRIES}
        self._actions = {entry.id: self._make(entry) for entry in ENTRIES}
        self._choices = {choice.id: self._make_choice(choice) for choice in CHOICES}
        session.state_changed.connect(self.refresh)
        session.selection_changed.connect(self.refresh)
        window.installEventFilter(self)
        self.refresh()

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def all(self) -> tuple[QAction, ...]:
        """Every action there is, those of the choices too."""
        chosen = (action for group in self._choices.values() for action in group.actions())
        return (*self._actions.values(), *chosen)

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into `bar`."""
        for part in MENUS:
            menu = bar.addMenu(f"{part.title}(&{part.letter})")
            menu.setToolTipsVisible(True)
            for key in part.order:
                self._put(menu, key)

    def tick(self, choice: str, value: str) -> None:
        """Tick what is chosen in a submenu."""
        for action in self._choices[choice].actions():
            action.setChecked(action.data() == value)

    def refresh(self) -> None:
        """Enable what can run now, and say of the rest why it cannot."""
        for key, action in self._actions.items():
            entry = self._entries[key]
            reason = hindrance(entry.needs, self._session)
            action.setEnabled(not reason)
            action.setToolTip(_tip(entry, reason))
        self._name_steps()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key nobody took, of an action that cannot run now: the status line says why."""
        if isinstance(event, QKeyEvent) and event.type() is QtCore.QEvent.Type.KeyPress:
            keys = QKeySequence(event.keyCombination())
            for entry in ENTRIES:
                if entry.shortcut and keys == QKeySequence(entry.shortcut):
                    self._say_why_not(entry)
        return super().eventFilter(watched, event)

    def _say_why_not(self, entry: Entry) -> None:
        if reason := hindrance(entry.needs, self._session):
            self._session.message.emit(Message(f"{entry.text.rstrip('…')}：{reason}"))

    def _name_steps(self) -> None:
        steps = self._session.stepping
        for key, label in (("undo", steps.undo_label), ("redo", steps.redo_label)):
            if label and self._actions[key].isEnabled():
                entry = self._entries[key]
                self._actions[key].setToolTip(f"{entry.text}：{label}（{entry.shortcut}）")

    def _make(self, entry: Entry) -> QAction:
        action = QAction(entry.text, self)
        action.setObjectName(entry.id)
        if entry.native:
            action.setText(f"{entry.text}\t{entry.shortcut}")
        elif entry.shortcut:
            action.setProperty("shortcut", entry.shortcut)
        action.triggered.connect(lambda: entry.does(self._window))
        return action

    def _make_choice(self, choice: Choice) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusive(not choice.several)
        for value, words in choice.options:
            action = group.addAction(words)
            action.setObjectName(f"{choice.id}-{value}")
            action.setData(value)
            action.setCheckable(True)
            action.setToolTip("\n".join(filter(None, (f"{choice.title}：{words}", choice.tip))))
        group.triggered.connect(lambda action: choice.does(self._window, str(action.data())))
        return group

    def _put(self, menu: QMenu, key: str | Below) -> None:
        if isinstance(key, Below):
            below = menu.addMenu(key.title)
            below.setToolTipsVisible(True)
            for inner in key.order:
                self._put(below, inner)
        elif key == BREAK:
            menu.addSeparator()
        elif key in self._choices:
            choice = next(choice for choice in CHOICES if choice.id == key)
            below = menu.addMenu(choice.title)
            below.addActions(self._choices[key].actions())
            below.aboutToShow.connect(lambda: self._show_ticks(choice))
        else:
            menu.addAction(self._actions[key])

    def has(self, key: str) -> bool:
        """Whether there is an action of that name."""
        return key in self._actions

    def _show_ticks(self, choice: Choice) -> None:
        """A submenu opens: tick what is chosen by now."""
        for action in self._choices[choice.id].actions():
            if choice.ticked:
                action.setChecked(choice.ticked(self._window, str(action.data())))
            if choice.picture:
                action.setIcon(choice.picture(str(action.data())))

    def icon_of(self, key: str, *, filled: bool = False) -> QIcon:
        """The icon of an action for a button, in the colours of the present theme."""
        token = "ink2" if self._actions[key].isEnabled() else "ink3"
        name = self._entries[key].icon
        return icons.icon(f"{name}-open" if filled else name, token, size=style.px(20))


def _tip(entry: Entry, reason: str) -> str:
    key = f"（{entry.shortcut}）" if entry.shortcut else ""
    return "\n".join(line for line in (entry.text.rstrip("…") + key, reason or entry.tip) if line)
