"""A plan to paper, beside the window: needs neither store nor widget."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ui.gateway import ExportedEntry
    from ui.jobs import Report
    from workbench.plan import Plan


def write_all(
    plan: Plan, folder: Path, formats: tuple[str, ...], by_unit: bool, report: Report
) -> ExportedEntry:
    """Write the plan in each format; stops between two files when cancelled."""
    from workbench.app import export_plan

    step = count()
    return export_plan(
        plan,
        folder,
        formats,
        by_unit,
        lambda name: report(next(step), len(formats), f"正在写出“{name}”"),
    )
