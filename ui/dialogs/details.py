"""The lines behind a sentence of a bar, for whoever wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import style
from ui.dialogs.forms import Form
from ui.labels import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class DetailsDialog(Form):
    """Shows lines to be read."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, "关闭", parent)
        self.cancel.hide()
        for line in lines:
            label = text(line, "body", "ink2", wrap=True)
            label.setMinimumWidth(style.em(32))
            self.body.addWidget(label)


def show_details(title: str, lines: Sequence[str], parent: QWidget) -> None:
    """Show them."""
    DetailsDialog(title, lines, parent).exec()
