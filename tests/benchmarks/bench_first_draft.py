"""Measures the way from last year's paper to a first draft of next year's with its task table.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_first_draft.py [--rounds N] [paper]

The acts are those of docs/steps.md, by real clicks and keys on the real window on an empty store;
the drafter does not stop to think. Prints acts, seconds by the clock and of the processor, and the
ratio of the median of the latter to the limit of 10 seconds: what else runs on the machine is not
of the program.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import Hands, first_draft
from ui import style
from ui.session import Session
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting.samples import samples

LIMIT = 10.0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("paper", nargs="?", type=Path, default=samples()[0])
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    style.install(app)
    seconds = [_round(asked.paper) for _ in range(asked.rounds)]
    median = statistics.median(seconds)
    print(f"median {median:.1f} s CPU, {median / LIMIT:.2f} of the limit of {LIMIT:.0f} s")
    return 0 if median <= LIMIT else 1


def _round(paper: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Session(Workbench(Path(folder) / "store.yaodian")), settings)
        window.resize(1366, 768)
        window.show()
        assert QTest.qWaitForWindowActive(window)
        window.begin()
        hands = Hands(window)
        hands.until(lambda: window.session.ready)
        clock, processor = time.perf_counter(), time.process_time()
        first_draft(hands, paper)
        took = time.process_time() - processor
        print(f"{hands.acts} acts  {time.perf_counter() - clock:.1f} s  ({took:.1f} s CPU)")
        window.close()
        window.deleteLater()
    return took


if __name__ == "__main__":
    raise SystemExit(main())
