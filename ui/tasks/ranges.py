"""What a drag or Shift selects where it goes over the heads of groups.

The head of a group is one cell over all columns. Qt widens a selection to the whole of every such
cell in it, so that a column marked over two chapters would be all columns, and filling it down
would write over the sentences.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QRect

from ui.tasks.rows import TaskRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from ui.tasks.model import TaskModel


def across_groups(view: QTableView, model: TaskModel, rect: QRect) -> QItemSelection | None:
    """The cells of tasks between two corners, in their columns; None where no head lies between."""
    ends = [(view.rowAt(p.y()), view.columnAt(p.x())) for p in (rect.topLeft(), rect.bottomRight())]
    first, last = sorted(row for row, _ in ends)
    heads = [row for row in range(first, last + 1) if not _is_task(model, row)]
    columns = sorted(column for row, column in ends if _is_task(model, row))
    if first < 0 or first == last or not heads or not columns or columns[0] < 0:
        return None
    chosen = QItemSelection()
    for above, below in pairwise((first - 1, *heads, last + 1)):
        if below - above > 1:
            chosen.select(model.index(above + 1, columns[0]), model.index(below - 1, columns[-1]))
    return chosen


def _is_task(model: TaskModel, row: int) -> bool:
    return isinstance(model.line(row), TaskRow)
