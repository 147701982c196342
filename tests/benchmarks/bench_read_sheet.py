"""Reading a task table of 10,000 rows against the cell reader alone: a ratio, and milliseconds.

    python tests/benchmarks/bench_read_sheet.py

Printed, never a pass or fail: a machine's speed is not a property of the program.
"""

from __future__ import annotations

import io
import statistics
import time
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from workbench.reading.formats import read_bytes
from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 10_000
RUNS = 9
HEADER = ("序号", "章", "重点任务", "具体举措", "目标", "牵头单位", "责任单位", "完成时限")


def main() -> None:
    data = workbook()
    ours, bare, spent = [], [], []
    for _ in range(RUNS):
        bare.append(timed(lambda: cells(data)))
        ours.append(timed(lambda: read_bytes(data, "任务表.xlsx")))
    document = read_bytes(data, "任务表.xlsx")
    spent.append(timed(lambda: understand(document)))
    ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
    print(f"reading {ROWS:,} rows: {statistics.median(ours) * 1000:.0f} ms")
    print(f"against the cell reader alone: {ratio:.2f} x ({statistics.median(bare) * 1000:.0f} ms)")
    print(f"understanding them: {spent[0] * 1000:.0f} ms")


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor, so that a busy machine does not show."""
    start = time.process_time()
    work()
    return time.process_time() - start


def cells(data: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def workbook() -> bytes:
    """A task table as long as ten years of plans."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for row in range(ROWS):
        sheet.append(
            (
                row + 1,
                f"一、健全服务体系{row // 1000}",
                f"（二）完善急救网络{row // 10}",
                f"新建急救站点{row}个，城区急救平均反应时间缩短至10分钟以内。",
                "急救站点 6个",
                "市卫生健康委",
                "市财政局、市教育局",
                "2027年6月底前",
            )
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
