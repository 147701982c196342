"""Window to first paint against a bare window with splitter, tree and editor: whole processes.

    python tests/benchmarks/bench_start.py

On an empty store (limit: 2 times) and on one of 10,000 tasks (3 times); exit code 1 when missed.
Both open, paint once and leave, in turns, so that whatever else the machine does hits both alike.
The limit is held against the time of the processor; by the clock, which counts the work of others
too, and the pace of the moment (`sum(range(10**6))` in ms) stand beside it. Also says which heavy
libraries were in memory after the first paint (goal: none).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_store import fill
from pace import BASELINE, pace

from db.store import Store

ROOT = Path(__file__).resolve().parents[2]
TASKS = 10_000
ROUNDS = 9
HEAVY = (
    "pandas",
    "openpyxl",
    "reportlab",
    "docx",
    "lxml",
    "sqlite_utils",
    "rapidfuzz",
    "pypdfium2",
    "fontTools",
)
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # both sides start from compiled modules
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QSplitter, QTreeView
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
window = Window()
split = QSplitter()
split.addWidget(QTreeView())
split.addWidget(QPlainTextEdit())
window.setCentralWidget(split)
window.menuBar().addMenu("文件").addAction("退出")
window.resize(1366, 690)
window.show()
app.exec()
"""
OURS = """
from workbench.cli import main
import sys
code = main(["--store", sys.argv[1], "--exit-after-first-paint"])
print(" ".join(sorted(set(sys.modules) & set(sys.argv[2].split(",")))))
raise SystemExit(code)
"""


def main() -> int:
    """Measure and print; 1 where a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        empty, full = Path(folder) / "空.yaodian", Path(folder) / "满.yaodian"
        with Store.open(full) as store:
            fill(store, tasks=TASKS, documents=100)
        return max(measure("empty store", empty, 2), measure(f"{TASKS:,} tasks", full, 3))


class Took(NamedTuple):
    """Milliseconds of a whole process: of the processor, by the clock; and what it printed."""

    busy: float
    clock: float
    said: str


def measure(name: str, store: Path, limit: float) -> int:
    """Print medians and their ratios; 1 where that of the processor is over the limit."""
    ours = (OURS, str(store), ",".join(HEAVY))
    run(BARE)
    loaded = run(*ours).said.splitlines()[-1]
    before = pace()
    pairs = [(run(BARE), run(*ours)) for _ in range(ROUNDS)]
    print(f"{name}: heavy modules {loaded or 'none'}; pace {before:.1f} to {pace():.1f} ms")
    print(f"  (the limits were measured at {BASELINE})")
    ratio = _tell("processor", [(bare.busy, window.busy) for bare, window in pairs], limit)
    _tell("by the clock", [(bare.clock, window.clock) for bare, window in pairs], limit)
    return int(ratio > limit or bool(loaded))


def _tell(name: str, pairs: list[tuple[float, float]], limit: float) -> float:
    """Print both medians and the median of their ratios; that ratio."""
    bare, window = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / plain for plain, ours in pairs)
    print(
        f"  {name:<12} bare window {bare:6.1f} ms   our window {window:6.1f} ms"
        f"   ratio {ratio:.2f}   limit {limit}"
    )
    return ratio


def run(code: str, *arguments: str) -> Took:
    """Run a whole process."""
    spent, begin = _spent(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    clock = (time.perf_counter() - begin) * 1000
    return Took((_spent() - spent) * 1000, clock, done.stdout)


def _spent() -> float:
    """Seconds of the processor that all processes run so far took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    raise SystemExit(main())
