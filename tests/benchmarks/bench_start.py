"""Window to first paint against a bare window with splitter, tree and editor: whole processes.

    python tests/benchmarks/bench_start.py

On an empty store (limit: 2 times) and on one of 10,000 tasks (3 times); exit code 1 when missed.
Both open, paint once and leave, in turns, so that whatever else the machine does hits both alike.
Also says which heavy libraries were in memory after the first paint (goal: none).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_store import fill

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


def measure(name: str, store: Path, limit: float) -> int:
    """Print both medians and their ratio; 1 where it is over the limit."""
    ours = (OURS, str(store), ",".join(HEAVY))
    run(BARE)
    loaded = run(*ours)[1].splitlines()[-1]
    pairs = [(run(BARE)[0], run(*ours)[0]) for _ in range(ROUNDS)]
    bare, window = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / plain for plain, ours in pairs)
    print(f"{name}: bare window {bare:.1f} ms   our window {window:.1f} ms")
    print(f"  ratio {ratio:.2f}   limit {limit}   heavy modules {loaded or 'none'}")
    return int(ratio > limit or bool(loaded))


def run(code: str, *arguments: str) -> tuple[float, str]:
    """Milliseconds that a whole process took, and what it printed."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return (time.perf_counter() - begin) * 1000, done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
