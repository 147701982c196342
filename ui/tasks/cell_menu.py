"""What is done with cells beside typing: the menu of the right button, and the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.tasks.edits import html_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tasks.view import TaskView


def cell_menu(view: TaskView, *, editable: bool) -> QMenu:
    """The menu of the cells marked; what writes is grey where nothing may be written."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    standard = QKeySequence.StandardKey
    for text, key, act, writes in (
        ("复制", standard.Copy, view.copy, False),
        ("粘贴", standard.Paste, view.paste, True),
        ("清空", standard.Delete, view.clear_cells, True),
        ("向下填充", QKeySequence("Ctrl+D"), view.fill_down, True),
    ):
        menu.addAction(text, key, act).setEnabled(editable or not writes)
    return menu


def put_on_clipboard(table: Sequence[Sequence[str]]) -> None:
    """Rows of cells for other programs, as text with tabs and as a table."""
    data = QMimeData()
    data.setText(text_of(table))
    data.setHtml(html_of(table))
    QGuiApplication.clipboard().setMimeData(data)
