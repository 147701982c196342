"""What is made ready beside the window while the store is opened: the views and the first plan."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QTimer

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractScrollArea, QWidget

    from ui.gateway import Gateway, PlanEntry
    from workbench.plan import Plan

_VIEWS = ("ui.sheet.sheet", "ui.tasks.table", "ui.pages.view")
_PANELS = ("ui.details.panel", "ui.details.feed", "ui.window.bottom_panel", "ui.align.uncovered")
_LISTS = ("ui.find.panel", "ui.findings.panel", "ui.imports.doubts", "ui.turn.pending")
_ACTS = ("ui.turn.acts", "ui.sheet.paste_notice", "workbench.checks", "workbench.letters")
_WORDS = ("platformdirs", "workbench.checking.findings")
_PALETTE = ("ui.palette.panel", "ui.palette.stock")


def load_in_turns(window: QWidget, area: QAbstractScrollArea) -> None:
    """Have PySide build what the first paint did without (`ui.labels`), a piece a turn.

    The window stands by then, and nobody has pressed anything yet.
    """
    pieces = iter((lambda: QtCore.Qt, lambda: QtWidgets.QStyle, area.viewport))
    timer = QTimer(window, interval=0)
    timer.timeout.connect(lambda: next(pieces, timer.stop)())
    timer.start()


def warm_up(workbench: Gateway, last: str) -> dict[str, Plan]:
    """Load the code of what opening shows and read the plan that is opened; {} where none is.

    Fit for a background thread, as it makes no widget.
    """
    for name in (*_VIEWS, *_PANELS, *_LISTS, *_ACTS, *_PALETTE, *_WORDS):
        import_module(name)
    wanted = first_plan(tuple(workbench.plans()), last)
    try:
        plan = workbench.plan(wanted) if wanted else None
    except WorkbenchError:
        return {}  # it is read again when it is opened, and what is wrong is told then
    return {wanted: thought_over(plan)} if plan else {}


def first_plan(plans: Sequence[PlanEntry], last: str) -> str:
    """The plan open last; in a store nothing is known of, the one changed last; "" for none."""
    ids = [plan.id for plan in plans]
    return last if last in ids else next(iter(ids), "")


def thought_over(plan: Plan) -> Plan:
    """The plan; what its views ask about it first is remembered with it. Beside the window."""
    from ui.window.status_line import plan_counts
    from workbench.manuscript import manuscript

    manuscript(plan)
    plan_counts(plan)
    return plan
