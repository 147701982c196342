"""Widgets that stand already take another size of type: what they measured once grows with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHeaderView, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QFont

_BOUNDLESS = 16777215
"""As large as Qt lets a widget be."""
_LINE = 4
"""What is no larger (pixels) is a line, and stays one."""


def grow(widgets: Iterable[QWidget], own: Mapping[QWidget, QFont], ratio: float) -> None:
    """Make fonts of their `own`, bounds and rows of `widgets` `ratio` times as large."""
    for widget, font in own.items():
        font.setPointSizeF(font.pointSizeF() * ratio)
        widget.setFont(font)
    for widget in widgets:
        _grow_bounds(widget, ratio)
        if isinstance(widget, QHeaderView):
            widget.setDefaultSectionSize(round(widget.defaultSectionSize() * ratio))


def _grow_bounds(widget: QWidget, ratio: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    small, large = _grown(least, ratio), _grown(most, ratio)
    if (small, large) != (least, most):
        widget.setMinimumSize(small.boundedTo(large))
        widget.setMaximumSize(large)


def _grown(size: QSize, ratio: float) -> QSize:
    return QSize(_stretched(size.width(), ratio), _stretched(size.height(), ratio))


def _stretched(pixels: int, ratio: float) -> int:
    return pixels if pixels <= _LINE or pixels >= _BOUNDLESS else round(pixels * ratio)
