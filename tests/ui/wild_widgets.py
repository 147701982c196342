"""What a wild hand asks of the widgets it finds: whether they live, what they are called."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid


def lives(widget: QWidget | None) -> bool:
    """Qt has not thrown it away."""
    return widget is not None and isValid(widget)


def living(widget: QWidget | None) -> QWidget | None:
    """The widget, None if Qt has thrown it away."""
    return widget if lives(widget) else None


def name(widget: QWidget) -> str:
    """Its class and what it is called; a viewport is named by the view around it."""
    if not lives(widget):
        return "gone"
    around = widget.parentWidget()
    if isinstance(around, QAbstractScrollArea) and around.viewport() is widget:
        return f"in {name(around)}"
    return f"{type(widget).__name__} {widget.accessibleName()}".strip()
