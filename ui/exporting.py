"""A plan to paper, beside the window: needs neither store nor widget."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ui.gateway import ExportedEntry
    from ui.jobs import Report
    from workbench.plan import Plan


def open_slots(plan: Plan) -> Counter[str]:
    """The places still to be filled in on paper, by kind: 〔数〕 31, 〔日期〕 5."""
    from workbench.drafting import slots
    from workbench.manuscript import plain_text

    kinds = (
        slots.FIGURE_SLOT,
        slots.DATE_SLOT,
        slots.PLACE_SLOT,
        slots.ORGAN_SLOT,
        slots.YEAR_SLOT,
    )
    return Counter(re.findall("|".join(map(re.escape, kinds)), plain_text(plan)))


def open_slots_line(plan: Plan) -> str:
    """还有36处待填（〔数〕等）会照原样印出。 "" where nothing is left to fill in."""
    found = open_slots(plan)
    if not found:
        return ""
    first = found.most_common(1)[0][0] + ("等" if len(found) > 1 else "")
    return f"还有{found.total()}处待填（{first}）会照原样印出。"


def write_all(
    plan: Plan,
    folder: Path,
    formats: tuple[str, ...],
    by_unit: bool,
    report: Report,
    *,
    units: tuple[str, ...] = (),
) -> ExportedEntry:
    """Write the plan in each format, then the tables of `units`; stops at a page when cancelled."""
    from workbench.app import export_plan

    return export_plan(plan, folder, formats, by_unit, report, units=units)
