"""One saved edit against one FULL commit of SQLite, and the fsyncs of an edit.

    python tests/benchmarks/bench_store.py

The edit rewords one sentence of a plan of 300 tasks and is saved with its journal; the yardstick
is one UPDATE of one row among 100,000, autocommit, WAL, synchronous = FULL, in the same folder.
Both take turns, so that a busy machine slows both. Limits: 10 times, exactly one fsync.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from db.store import Store
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task

ROUNDS = 1000
COUNTED = 50
LIMIT = 10.0


def sample() -> Plan:
    """Thirty sections of ten tasks."""
    return Plan(
        id="plan",
        title="2027年江城市卫生健康工作要点",
        year=2027,
        sections=tuple(_section(number) for number in range(30)),
    )


def _section(number: int) -> Section:
    lead = (Assignment("市卫生健康委", Role.LEAD),)
    tasks = tuple(
        Task(
            f"t{number}-{at}", f"推进第{at}批基层医疗机构标准化建设，年内新增达标机构{at}家。", lead
        )
        for at in range(10)
    )
    return Section(f"s{number}", f"重点工作{number}", paragraphs=(Paragraph(f"p{number}", tasks),))


def reworded(plan: Plan, turn: int) -> Plan:
    """`plan` with one sentence reworded, all else shared."""
    at = turn % len(plan.sections)
    section = plan.sections[at]
    paragraph = section.paragraphs[0]
    task = replace(paragraph.tasks[3], text=f"推进社区食堂建设，第{turn}次改写。")
    tasks = (*paragraph.tasks[:3], task, *paragraph.tasks[4:])
    section = replace(section, paragraphs=(replace(paragraph, tasks=tasks),))
    return replace(plan, sections=(*plan.sections[:at], section, *plan.sections[at + 1 :]))


def yardstick(path: Path) -> sqlite3.Connection:
    """A plain table of 100,000 rows and 8 columns."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g)")
    connection.execute("BEGIN")
    rows = ((at, "推进基层医疗机构标准化建设。", *"bcdefg") for at in range(100_000))
    connection.executemany("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


def measure(folder: Path) -> tuple[list[float], list[float]]:
    """Seconds of each saved edit and of each plain commit."""
    plain = yardstick(folder / "plain.db")
    edits, commits = [], []
    with Store.open(folder / "store.db") as store:
        plan = sample()
        store.save(None, plan, "新建")
        for turn in range(ROUNDS):
            after = reworded(plan, turn)
            start = time.perf_counter()
            store.save(plan, after, "改写（一）第4句")
            middle = time.perf_counter()
            plain.execute("UPDATE row SET a = ? WHERE id = ?", (f"第{turn}次改写。", turn * 97))
            commits.append(time.perf_counter() - middle)
            edits.append(middle - start)
            plan = after
    plain.close()
    return edits, commits


def fsyncs(folder: Path, edits: int) -> int:
    """The fsyncs of a process that opens a store, saves `edits` edits, and is gone."""
    trace = folder / f"trace-{edits}"
    command = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(trace)]
    child = [sys.executable, __file__, "--edits", str(edits), str(folder / f"{edits}.db")]
    subprocess.run([*command, *child], check=True)
    return sum("sync(" in line for line in trace.read_text().splitlines())


def edit(path: Path, edits: int) -> None:
    """The traced process."""
    with Store.open(path) as store:
        plan = sample()
        store.save(None, plan, "新建")
        for turn in range(edits):
            after = reworded(plan, turn)
            store.save(plan, after, "改写")
            plan = after


def main() -> None:
    """Print the figures; exit 1 where a limit is passed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edits, commits = measure(folder)
        ours, plain = statistics.median(edits) * 1000, statistics.median(commits) * 1000
        print(f"one saved edit          {ours:.3f} ms  (p99 {_p99(edits):.3f})")
        print(f"one FULL commit         {plain:.3f} ms  (p99 {_p99(commits):.3f})")
        print(f"ratio                   {ours / plain:.1f}  (limit {LIMIT:.0f})")
        if shutil.which("strace"):
            count = (fsyncs(folder, COUNTED) - fsyncs(folder, 0)) / COUNTED
            print(f"fsyncs of one edit      {count:g}  (limit 1)")
        else:
            count = 1.0
            print("fsyncs of one edit      not counted: strace is not installed")
    sys.exit(ours / plain > LIMIT or count != 1)


def _p99(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100)[98] * 1000


if __name__ == "__main__":
    if sys.argv[1:2] == ["--edits"]:
        edit(Path(sys.argv[3]), int(sys.argv[2]))
    else:
        main()
