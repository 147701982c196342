"""Reading and writing files beside the window's thread: plain data in and out, no widget."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from ui.gateway import ExportedEntry, Gateway
    from ui.jobs import Report
    from workbench.plan import Plan


def import_all(workbench: Gateway, paths: tuple[Path, ...], report: Report) -> None:
    """Import each file; what came of it, or its error, is delivered as soon as it is there."""
    for at, path in enumerate(paths):
        report(at, len(paths), f"正在读取“{path.name}”")
        try:
            report.deliver(workbench.import_file(path))
        except WorkbenchError as error:
            report.deliver(error)


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
