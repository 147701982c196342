"""The looks the window is photographed in, and the window itself in one of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from waiting import awaiting, settle

from ui import style
from ui.looks import TypeSize
from ui.session import Session
from ui.style import Appearance
from ui.window.main_window import MainWindow
from workbench.app import Workbench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAPTOP, DESKTOP = (1366, 768), (1920, 1080)


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is looked at; `type_size` in percent."""

    size: tuple[int, int] = LAPTOP
    theme: Appearance = Appearance.LIGHT
    type_size: str = "100"

    @property
    def suffix(self) -> str:
        """What stands behind the name of a scene where there are several looks."""
        return f"-{self.name}"

    @property
    def name(self) -> str:
        """1366-dark, 1920-200pct-light."""
        grown = f"-{self.type_size}pct" if self.type_size != "100" else ""
        return f"{self.size[0]}{grown}-{self.theme}"


THEMES = (Appearance.LIGHT, Appearance.DARK, Appearance.HC)
ALL = (
    *(Look(size, theme) for size in (LAPTOP, DESKTOP) for theme in THEMES),
    Look(LAPTOP, type_size="200"),
    Look(DESKTOP, type_size="200"),
)


@contextmanager
def window_on(store: Path, look: Look, plan_id: str = "") -> Iterator[MainWindow]:
    """The window on `store` with its plan open, as it stands once all is drawn."""
    settings = QSettings(f"{store}{look.suffix}.ini", QSettings.Format.IniFormat)
    settings.clear()
    settings.setValue("plan/last", plan_id)
    settings.setValue("appearance", look.theme.value)
    settings.setValue("type-size", look.type_size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.dress(app, look.theme)
    style.set_scale(app, TypeSize(look.type_size).factor)
    app.setStyleSheet("")  # as at the start of the program: built first, dressed then
    window = MainWindow(Session(Workbench(store)), settings)
    style.lay_sheet(app)
    window.resize(*look.size)
    window.show()
    with awaiting(window.session.begun):
        window.begin()
    window.activateWindow()
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle()
        # without an event loop nothing else lets it go, and it would lay claim to the next store
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
