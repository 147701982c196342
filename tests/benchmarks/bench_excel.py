"""Ten thousand rows as a styled workbook against xlsxwriter's, whole processes: time and memory.

    python tests/benchmarks/bench_excel.py [--other-python PYTHON] [--rows N]

xlsxwriter is no dependency of ours; name an interpreter that has it. Goals: 3 × its time, 100 MiB.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
GOAL, MOST = 3.0, 100  # times xlsxwriter; MiB

MEASURE = """
import resource, time
print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

OURS = """
import sys
from pathlib import Path
from exports.excel import write_excel
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task
UNITS = ("医政处", "财务处", "基层卫生处", "规划信息处", "疾控处")
def task(n):
    lead = Assignment(UNITS[n % 5], Role.LEAD)
    text = f"新建社区卫生服务站{n}个，完善运行机制。"
    return Task(f"t{n}", text, (lead,), f"{n % 12 + 1}月底前")
def section(n, size):
    tasks = tuple(task(n * size + k) for k in range(size))
    return Section(f"s{n}", f"健全体系{n}", paragraphs=(Paragraph(f"p{n}", tasks),))
count = int(sys.argv[2])
sections = tuple(section(n, 50) for n in range(count // 50))
plan = Plan("plan", "2027年江城市工作要点", 2027, sections=sections)
write_excel(plan, Path(sys.argv[1]), by_unit=False)
"""

THEIRS = """
import sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[1], {"constant_memory": True})
sheet = book.add_worksheet("任务分解表")
look = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "宋体", "font_size": 11}
text, short = book.add_format(look), book.add_format(look | {"align": "center"})
for row in range(int(sys.argv[2])):
    sheet.set_row(row, 31)
    cells = (row, f"一、健全体系{row // 50}", "", f"新建社区卫生服务站{row}个，完善运行机制。",
        f"社区卫生服务站 {row}个", "医政处", "", "", f"{row % 12 + 1}月底前", "", "")
    for column, cell in enumerate(cells):
        sheet.write(row, column, cell, short if column in (0, 8) else text)
book.close()
"""


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "a.xlsx")
        ours = _median([sys.executable, "-c", OURS + MEASURE, path, str(options.rows)])
        print(f"yaodian     {ours[0]:.2f} s, {ours[1]:.0f} MiB (limit {MOST} MiB)")
        theirs = _median([options.other_python, "-c", THEIRS + MEASURE, path, str(options.rows)])
        print(f"xlsxwriter  {theirs[0]:.2f} s, {theirs[1]:.0f} MiB")
        print(f"{ours[0] / theirs[0]:.2f} x (goal {GOAL:g} x)")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--other-python", default=sys.executable)
    parser.add_argument("--rows", type=int, default=10_000)
    return parser.parse_args()


def _median(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak MiB, the medians of three runs."""
    runs = [_run(command) for _ in range(3)]
    return statistics.median(r[0] for r in runs), statistics.median(r[1] for r in runs)


def _run(command: list[str]) -> tuple[float, float]:
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


if __name__ == "__main__":
    raise SystemExit(main())
