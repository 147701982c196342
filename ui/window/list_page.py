"""A list below the plan with the sentence that stands in its place while nothing is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.labels import text
from ui.walking import stepped
from ui.window.bottom_page import BottomPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView


class ListPage(BottomPage):
    """A child lays its table in, says by `go_to` what a line leads to, and tells what it lists.

    `table`: the list.
    """

    table: QTableView

    def __init__(self) -> None:
        super().__init__()
        self.nothing = text("", "body", "ink2", wrap=True)
        self.nothing.setContentsMargins(12, 12, 12, 12)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)

    def lay(self, table: QTableView) -> None:
        """Put the list in; the keys go to it."""
        self._column.addWidget(table, 1)
        self.setFocusProxy(table)

    def tell(self, count: int) -> None:
        """So many lines are listed."""
        self.table.setHidden(not count)
        self.nothing.setHidden(bool(count))
        self.sized.emit(count)

    def go_to(self, line: int) -> None:
        """Make what stands in a line current in all panels."""
        raise NotImplementedError

    def walk(self, steps: int) -> None:
        model = self.table.model()
        line = stepped(self.table.currentIndex().row(), steps, model.rowCount())
        if line >= 0:
            self.table.setCurrentIndex(model.index(line, 0))
            self.go_to(line)
