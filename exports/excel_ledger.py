"""The carry-over ledger as an Excel file.

结转统计 the leader's page    结转台账 the items    指标对照 the figures of both years side by side
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.excel import write_sheets
from exports.excel_layout import Column, fitting_width
from exports.excel_sheets import Cell, Chart, Sheet
from workbench.assigning.figures import OPEN, indicator
from workbench.chinese import amount
from workbench.drafting.carryover import figures
from workbench.drafting.fates import CARRIED, Fate, ItemFate, Ledger, Result, statistic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.drafting.levels import History

STATISTIC, LEDGER, FIGURES = "结转统计", "结转台账", "指标对照"

_COUNTS = (
    Column("章", 36),
    *(Column(fate.label, 10, centred=True) for fate in Fate),
    Column("合计", 10, centred=True),
    Column(f"其中{CARRIED}", 10, centred=True),
)

_FIGURE_COLUMNS = (
    Column("序号", 7, centred=True),
    Column("新一年条目", 30),
    Column("指标", 28),
    Column("上年目标", 14, centred=True),
    Column("上年完成", 14, centred=True),
    Column("新一年目标", 14, centred=True),
    Column("提示", 36),
)


def write_ledger(ledger: Ledger, path: Path, title: str) -> None:
    """Write the ledger to `path`; `title` names the two years (2026—2027年江城市教育工作要点).

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    chart = Chart(f"{title}条目去向", 1, len(Fate))
    counts = Sheet(
        STATISTIC, f"{title}{STATISTIC}", _COUNTS, _counts(ledger), grouped=(), chart=chart
    )
    columns = _item_columns(ledger)
    items = Sheet(LEDGER, f"{title}{LEDGER}", columns, _items(ledger), grouped=(1,))
    aims = Sheet(FIGURES, f"{title}{FIGURES}", _FIGURE_COLUMNS, _figures(ledger), grouped=(1,))
    write_sheets((counts, items, aims), path, f"{title}{LEDGER}")


def _counts(ledger: Ledger) -> Iterator[tuple[Cell, ...]]:
    for row in statistic(ledger):
        yield row.chapter, *row.fates, row.total, row.carried


def _item_columns(ledger: Ledger) -> tuple[Column, ...]:
    old = fitting_width((_old(fate) for fate in ledger.items), 24, 40)
    new = fitting_width((_new(fate) for fate in ledger.items), 24, 40)
    return (
        Column("序号", 7, centred=True),
        Column("章", 20),
        Column("上年条目", old),
        Column("上年结果", 18),
        Column("去向", 12, centred=True),
        Column("核定", 8, centred=True),
        Column("新一年条目", new),
        Column("说明", 36),
    )


def _items(ledger: Ledger) -> Iterator[tuple[Cell, ...]]:
    for number, fate in enumerate(ledger.items, start=1):
        result = _told(fate.result) if fate.result else ""
        settled = "已定" if fate.counted else "待定"
        yield number, fate.chapter, _old(fate), result, fate.label, settled, _new(fate), fate.reason


def _figures(ledger: Ledger) -> Iterator[tuple[Cell, ...]]:
    number = 0
    for fate in ledger.items:
        for history in figures(fate):
            number += 1
            yield number, _new(fate), *_figure(history)


def _figure(history: History) -> tuple[Cell, ...]:
    target = history.target
    reached = "" if history.reached is None else amount(history.reached, target.unit)
    return indicator(target), history.last, reached, target.figure or OPEN, history.warning


def _old(fate: ItemFate) -> str:
    return fate.old.name if fate.old else ""


def _new(fate: ItemFate) -> str:
    return "；".join(entry.name for entry in fate.new)


def _told(result: Result) -> str:
    state = result.state.label if result.state else ""
    percent = f"{result.percent:g}%" if result.percent is not None else ""
    return "，".join(filter(None, (state, percent, result.actual)))
