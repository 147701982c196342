"""What she chose of the looks of the window – theme, size of type, motion – kept for next time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui import style
from ui.style import Appearance

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.actions import Actions

__all__ = ["Appearance", "Looks", "Motion", "TypeSize", "dress_application"]


class TypeSize(StrEnum):
    """How large the type of the window is, in percent."""

    SYSTEM = "system"
    P100 = "100"
    P110 = "110"
    P125 = "125"
    P150 = "150"
    P175 = "175"
    P200 = "200"

    @property
    def label(self) -> str:
        """The words of the menu."""
        return "跟随系统" if self is TypeSize.SYSTEM else f"{self.value}%"

    @property
    def factor(self) -> float:
        """The scale of the type; the system's own as the desktop says."""
        return style.system_scale() if self is TypeSize.SYSTEM else int(self.value) / 100


class Motion(StrEnum):
    """Whether menus, lists and tips fade and roll as the desktop has them, or appear at once."""

    SYSTEM = "system"
    REDUCED = "reduced"

    @property
    def label(self) -> str:
        """The words of the menu."""
        return "减少动画" if self is Motion.REDUCED else "跟随系统"


def dress_application(app: QApplication, settings: QSettings) -> None:
    """Face, type and colours as she left them; before a window is made."""
    size = TypeSize(str(settings.value("type-size", TypeSize.SYSTEM)))
    style.install(app, Appearance(str(settings.value("appearance", Appearance.SYSTEM))))
    style.set_scale(app, size.factor)
    style.set_still(app, _motion(settings) is Motion.REDUCED)


def _motion(settings: QSettings) -> Motion:
    return Motion(str(settings.value("motion", Motion.SYSTEM)))


class Looks(QObject):
    """Changes the looks of everything and keeps the choice."""

    def __init__(self, settings: QSettings, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._actions = actions
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self) -> None:
        """Tick in the menus what is chosen."""
        for key, default in (("appearance", "system"), ("type-size", "system")):
            self._actions.tick(key, str(self._settings.value(key, default)))
        self._actions.tick("motion", _motion(self._settings).value)

    def set_appearance(self, name: str) -> None:
        """Another theme."""
        self._keep("appearance", name)
        if app := _application():
            style.dress(app, Appearance(name))

    def set_type_size(self, name: str) -> None:
        """Type of another size, everywhere but on the paper."""
        self._keep("type-size", name)
        if app := _application():
            style.set_scale(app, TypeSize(name).factor)

    def set_motion(self, name: str) -> None:
        """Menus, lists and tips fade, or appear at once."""
        self._keep("motion", name)
        if app := _application():
            style.set_still(app, Motion(name) is Motion.REDUCED)

    def _follow_system(self) -> None:
        """The desktop is dark, light or of high contrast now; what she chose herself stays."""
        if app := _application():
            chosen = str(self._settings.value("appearance", Appearance.SYSTEM))
            style.dress(app, Appearance(chosen))

    def _keep(self, key: str, value: str) -> None:
        self._settings.setValue(key, value)
        self._actions.tick(key, value)


def _application() -> QApplication | None:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else None
