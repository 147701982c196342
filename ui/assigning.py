"""What the menu 分工 does to a window: fields of 详情 opened, units cleared, the list of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.state import Message
from ui.window.header import TASKS
from ui.window.side_pages import DETAILS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.details.panel import DetailsPanel
    from ui.window.main_window import MainWindow


def write(field: str) -> Callable[[MainWindow], None]:
    """Opens a field of 详情 (lead support deadline note milestone) for what is selected."""

    def start(window: MainWindow) -> None:
        _details(window).start(field)

    return start


def clear(window: MainWindow) -> None:
    """Nobody answers for what is selected any more."""
    _details(window).clear_units()


def only_open(window: MainWindow) -> None:
    """任务 with only those nobody answers for, or with all again."""
    from ui.tasks.table import TaskTable

    window.area.show_view(TASKS)
    for view in window.area.page.shown():
        table = view if isinstance(view, TaskTable) else view.parent()
        if isinstance(table, TaskTable):
            table.only_open.toggle()
            return


def edit_units(window: MainWindow) -> None:
    """The list of units, in a dialog."""
    from ui.dialogs.units import UnitsDialog
    from workbench import particulars

    session = window.session
    dialog = UnitsDialog(session.units(), window)
    if not dialog.exec() or session.refused():
        return
    units = dialog.units()
    job = session.work(
        "正在保存机构名录", lambda _: particulars.keep_units(session.workbench, units), quiet=True
    )
    job.succeeded.connect(lambda _: _told(window, len(units)))


def _told(window: MainWindow, count: int) -> None:
    window.session.library_changed.emit()
    window.session.message.emit(Message(f"机构名录已保存，共 {count} 家"))


def _details(window: MainWindow) -> DetailsPanel:
    from ui.details.panel import DetailsPanel

    window.room.show_side(DETAILS)
    page = window.side.page(DETAILS)
    assert isinstance(page, DetailsPanel)
    return page
