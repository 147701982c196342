"""A plan to paper, beside the window: needs neither store nor widget."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from ui.gateway import ExportedEntry
    from ui.jobs import Report
    from workbench.plan import Plan


def open_slots(plan: Plan) -> Counter[str]:
    """The places still to be filled in on paper, by kind: 〔数〕 31, 〔日期〕 5."""
    from workbench.drafting.slots import SLOT
    from workbench.manuscript import plain_text

    return Counter(SLOT.findall(plain_text(plan)))


def open_slots_line(plan: Plan) -> str:
    """还有36处待填（〔数〕等）会照原样印出。 "" where nothing is left to fill in."""
    found = open_slots(plan)
    if not found:
        return ""
    first = found.most_common(1)[0][0] + ("等" if len(found) > 1 else "")
    return f"还有{found.total()}处待填（{first}）会照原样印出。"


class Stock(NamedTuple):
    """What there is to export: what is on the paper, what to know before, how many units.

    `faults`: what of its elements is out of form, "" for nothing.
    """

    contents: str = ""
    warning: str = ""
    units: int = 0
    faults: str = ""


def stock_of(plan: Plan) -> Stock:
    """What an export of the plan will hold."""
    return Stock(contents_line(plan), open_slots_line(plan), len(units_of(plan)), faults_line(plan))


def faults_line(plan: Plan) -> str:
    """公文要素有2处要改：发文字号、印发日期；还没有主送机关。 "" where nothing is."""
    from workbench.issuance import LABELS
    from workbench.issuing.elements import issuance_of, printed_faults
    from workbench.issuing.letter import lacking

    found, missing = printed_faults(issuance_of(plan)), "、".join(lacking(plan))
    names = "、".join(LABELS[fault.field] for fault in found)
    told = (
        f"公文要素有{len(found)}处要改：{names}" if found else "",
        f"{'' if found else '公文'}还没有{missing}" if missing else "",
    )
    return f"{'；'.join(filter(None, told))}。" if any(told) else ""


def contents_line(plan: Plan) -> str:
    """公文包括：版头、印发通知、要点正文、附件1件（2027年工作要点任务分解表）、版记；版式：国家标准。"""
    from workbench.issuance import Form
    from workbench.issuing.annexes import annex_titles

    issuance, annexes = plan.issuance, annex_titles(plan)
    headed = issuance.form is not Form.PLAIN
    parts = (
        f"{issuance.form.label}版头" if headed else "",
        "印发通知" if plan.notice else "",
        "要点（征求意见稿）" if issuance.for_comment else "要点",
        f"附件{len(annexes)}件（{'、'.join(annexes)}）" if annexes else "",
        "版记" if headed and (issuance.copies_to or issuance.printed_by) else "",
    )
    look = f"；版式：{issuance.profile}" if issuance.profile else ""
    return f"纸面上有：{'、'.join(filter(None, parts))}{look}。"


def units_of(plan: Plan) -> tuple[str, ...]:
    """The units that have tasks, in order of appearance; those without a unit are nobody's."""
    from workbench.assigning.breakdown import rows_by_unit

    return tuple(filter(None, rows_by_unit(plan)))


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
