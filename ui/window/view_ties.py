"""What is done in text, table and board, and what it does to the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.window.header import BOARD, TASKS, TEXT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.tasks.arranging import Filter
    from ui.window.work_area import WorkArea


def tie_view(area: WorkArea, view: QWidget) -> None:
    """Connect a view that was just made."""
    if view is area.page.widget(BOARD):
        from ui.board.view import BoardView

        if isinstance(view, BoardView):  # a stand-in of a test is none
            view.tasks_wanted.connect(lambda wanted: show_tasks(area, wanted))
    elif view is area.page.widget(TASKS):
        from ui.tasks.table import TaskTable

        if isinstance(view, TaskTable):
            view.excel_wanted.connect(area.header.export_wanted)
    elif view is area.page.widget(TEXT):
        from ui.sheet.paste_notice import PasteNotice
        from ui.sheet.sheet import Sheet

        if isinstance(view, Sheet):
            PasteNotice(view, area.bars)


def show_tasks(area: WorkArea, wanted: Filter) -> None:
    """The tasks the filter lets through, in the table."""
    from ui.tasks.table import TaskTable

    area.show_view(TASKS)
    table = area.page.widget(TASKS)
    if isinstance(table, TaskTable):  # a stand-in of a test is none
        table.narrow(wanted)
        table.view.setFocus()
