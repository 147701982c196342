"""How a table of rows is dressed: no grid, whole rows, their height from the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from ui import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def dress_table(
    table: QTableView, name: str, widths: Sequence[float], room: int = 8, *, head: bool = True
) -> None:
    """A list called `name`, its columns `widths` characters wide; those of 0 share what is left.

    `room`: pixels of a row besides its line of words; `head`: whether the columns are named.
    """
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(table.fontMetrics().height() + room)
    heads = table.horizontalHeader()
    heads.setVisible(head)
    heads.setDefaultAlignment(MIDDLE)
    heads.setHighlightSections(False)
    for at, width in enumerate(widths):
        if width:
            heads.resizeSection(at, style.em(width))
        else:
            heads.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)


def follow_current(table: QTableView) -> None:
    """Draw all cells of a row anew when another is the current one."""
    table.selectionModel().currentRowChanged.connect(lambda *_: table.viewport().update())
