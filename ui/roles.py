"""What our painted widgets are to a screen reader: a chart, a list, a page – not just a surface.

Qt knows the roles of its own widgets only. It asks for ours when a screen reader is there, and
never otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui, QtWidgets

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_ROLES = {
    "Chart": "Chart",
    "CoverageBar": "Chart",
    "StatBar": "Chart",
    "Progress": "ProgressBar",
    "PagesDesk": "Document",
    "ChipField": "List",
    "Shortfalls": "List",
    "MilestoneRow": "ListItem",
    "StateChip": "StaticText",
}
"""Class of the widget, role of `QAccessible.Role`."""


def install() -> None:
    """Tell Qt; once in a process."""
    app = QtWidgets.QApplication.instance()
    if app is not None and not app.property("roles"):
        app.setProperty("roles", "told")
        QtGui.QAccessible.installFactory(_interface)


def _interface(name: str, widget: QObject) -> QtWidgets.QAccessibleWidget | None:
    """What a screen reader sees of `widget`, whose class is `name`; None: as Qt has it."""
    role = _ROLES.get(name)
    if role is None or not isinstance(widget, QtWidgets.QWidget):
        return None
    return QtWidgets.QAccessibleWidget(widget, QtGui.QAccessible.Role[role])
