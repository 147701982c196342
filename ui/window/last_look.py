"""How each part of the window was last seen with a plan – filters, folds, places – and is again.

What is typed of it is words by name, {"page": "matrix", "only": "missing"}; each part understands
its own. What every plan shares (zoom, widths, columns) is kept elsewhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from ui.window.header import ALIGN, BOARD, PAGES, TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QSettings

    from ui.window.main_window import MainWindow

_OUTLINE, _BELOW = "outline", "below"


@runtime_checkable
class Seen(Protocol):
    """A part of the window that can be as it was."""

    def told_look(self) -> Mapping[str, str]:
        """How it is seen now; nothing where that is as usual."""
        ...

    def recall_look(self, told: Mapping[str, str]) -> None:
        """Be as `told_look` said; as usual where nothing is told."""
        ...


class LastLook(QObject):
    """Keeps how the open plan is seen whenever what is typed is handed in."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._session, self._settings = window.session, settings
        self._page = window.area.page
        self._parts: dict[str, Seen] = {_OUTLINE: window.panel.outline}
        self._due = False
        self._of = ""
        """The plan as which the parts are seen: what they show is not kept for another one."""
        self._page.built.connect(self._meet)
        window.area.bottom_made.connect(lambda panel: self._take(_BELOW, panel))
        self._session.flushing.connect(self._keep)
        self._session.plan_opened.connect(self._begin)
        self._session.state_changed.connect(self._recall_all)

    def _meet(self, view: object) -> None:
        for name in (TEXT, ALIGN, PAGES, BOARD):
            if self._page.widget(name) is view:
                self._take(name, view)

    def _take(self, name: str, part: object) -> None:
        """A part was made; where the plan is shown already it is as it was at once."""
        if isinstance(part, Seen):  # a stand-in of a test is none
            self._parts[name] = part
            if self._session.plan and not self._due:
                self._recall(name)

    def _begin(self) -> None:
        """Another plan: its parts show it when the session says that its state changed."""
        self._due = True

    def _recall_all(self) -> None:
        if self._due and self._session.plan:
            self._due, self._of = False, self._session.plan.id
            for name in self._parts:
                self._recall(name)

    def _recall(self, name: str) -> None:
        kept = str(self._settings.value(self._key(name), ""))
        self._parts[name].recall_look(_words(kept))

    def _keep(self) -> None:
        if self._session.plan is None or self._due or self._session.plan.id != self._of:
            return
        for name, part in self._parts.items():
            told, key = part.told_look(), self._key(name)
            words = json.dumps(dict(told), ensure_ascii=False) if told else ""
            if words != str(self._settings.value(key, "")):
                self._settings.setValue(key, words)

    def _key(self, name: str) -> str:
        plan = self._session.plan
        return f"look/{plan.id if plan else ''}/{name}"


def _words(kept: str) -> dict[str, str]:
    """What was kept; nothing where that is not sound."""
    try:
        told = json.loads(kept) if kept else {}
    except ValueError:
        told = {}
    return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}
