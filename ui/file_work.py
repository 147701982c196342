"""Reading and writing files off the window's thread: plain data in and out, no store, no widget."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from ui.gateway import ExportedEntry
    from ui.jobs import Report
    from workbench.plan import Plan


def read_all(paths: tuple[Path, ...], report: Report) -> None:
    """Read each file; a reading or the error it met is delivered as soon as it is there."""
    from workbench.app import read_file

    for at, path in enumerate(paths):
        report(at, len(paths), f"正在读取“{path.name}”")
        try:
            report.deliver(read_file(path))
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
