"""What is made ready beside the window while the store is opened: the views and the first plan."""

from __future__ import annotations

from collections import deque
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject, QTimer

from ui.window.panel_sets import SIDE
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from ui.gateway import Gateway, PlanEntry
    from ui.jobs import Report
    from ui.window.main_window import MainWindow
    from workbench.plan import Plan

_VIEWS = ("ui.sheet.sheet", "ui.tasks.table", "ui.pages.view")
_PANELS = ("ui.details.panel", "ui.details.feed", "ui.window.bottom_panel", "ui.align.uncovered")
_LISTS = ("ui.find.panel", "ui.findings.panel", "ui.imports.doubts", "ui.turn.pending")
_ACTS = ("ui.turn.acts", "ui.sheet.paste_notice", "workbench.checks", "workbench.letters")
_SCREEN = 20
"""So many paragraphs are seen at first, or more."""
_WORDS = ("platformdirs", "workbench.checking.findings")
_PALETTE = ("ui.palette.panel", "ui.palette.stock")


class Warming(QObject):
    """Opens the store beside the window and makes its parts meanwhile, then opens the last plan.

    The window stands by then, and its parts are made a turn each.
    """

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._pieces: deque[Callable[[], object]] = deque()
        self._opening: tuple[QWidget, Plan | None] | None = None
        """What was shown when the store stood open and parts were still to be made."""
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._make_piece)
        window.session.begun.connect(self._begun)

    def begin(self) -> None:
        """Begin with what PySide did not build for the first paint (`ui.labels`)."""
        tree = self._window.panel.library.tree
        self._add(lambda: QtCore.Qt, lambda: QtWidgets.QStyle, tree.viewport)
        session, last = self._window.session, self._last()
        job = session.begin_beside(partial(warm_up, session.workbench, last))
        job.delivered.connect(self._loaded)

    def end(self) -> None:
        """The window closes: nothing is made or opened any more."""
        self._pieces.clear()
        self._turns.stop()
        self._opening = None

    def _loaded(self) -> None:
        """The code is there, and there is a plan to be opened."""
        window = self._window
        side = (partial(window.side.page, window.side.key),) if window.room.stands(SIDE) else ()
        self._add(*window.area.parts(), *side)

    def _add(self, *pieces: Callable[[], object]) -> None:
        self._pieces += pieces
        self._turns.start()

    def _make_piece(self) -> None:
        if self._pieces:
            self._pieces.popleft()()
            return
        self._turns.stop()
        if self._opening == self._shown():  # else she was quicker
            self._open_last()
        self._opening = None

    def _begun(self) -> None:
        if self._pieces:
            self._opening = self._shown()
        else:
            self._open_last()

    def _shown(self) -> tuple[QWidget, Plan | None]:
        return self._window.area.pages.currentWidget(), self._window.session.plan

    def _open_last(self) -> None:
        """The plan open last; in a store these settings know nothing of, the one changed last."""
        window, session = self._window, self._window.session
        plan = first_plan(tuple(session.workbench.plans()), self._last()) if session.ready else ""
        if not plan:
            window.area.show_home()
            window.area.welcome.setFocus()
        else:
            session.open_plan(plan)
            window.area.page.focus_view()

    def _last(self) -> str:
        return str(self._settings.value("plan/last", ""))


def warm_up(workbench: Gateway, last: str, report: Report) -> dict[str, Plan]:
    """Load the code of what opening shows and read the plan that is opened; {} where none is.

    Fit for a background thread, as it makes no widget. Delivers the id of the plan once the code
    is loaded.
    """
    for name in (*_VIEWS, *_PANELS, *_LISTS, *_ACTS, *_PALETTE, *_WORDS):
        import_module(name)
    wanted = first_plan(tuple(workbench.plans()), last)
    if not wanted:
        return {}
    report.deliver(wanted)
    try:
        return {wanted: thought_over(workbench.plan(wanted))}
    except WorkbenchError:
        return {}  # it is read again when it is opened, and what is wrong is told then


def first_plan(plans: Sequence[PlanEntry], last: str) -> str:
    """The plan open last; in a store nothing is known of, the one changed last; "" for none."""
    ids = [plan.id for plan in plans]
    return last if last in ids else next(iter(ids), "")


def thought_over(plan: Plan) -> Plan:
    """The plan; what its views ask about it first is remembered with it. Beside the window."""
    from ui.sheet.spans import layout_of
    from ui.window.status_line import plan_counts
    from workbench.chapters import tasks_by_id
    from workbench.manuscript import manuscript

    for block in manuscript(plan)[:_SCREEN]:  # what reads a sentence is made ready by reading some
        layout_of(block, tasks_by_id(plan))
    plan_counts(plan)
    return plan
