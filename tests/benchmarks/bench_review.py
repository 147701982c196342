"""Measures a key on the review page: what the window's thread does, and how long until it is shown.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_review.py [FILE | ROWS]

Without a file on a made-up document of 300 paragraphs, or a task table of so many rows. Prints
milliseconds (median, worst): of the window's thread for each step, of which none should take more
than 16, for the turns of its events (停顿), and from key to picture.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui import style
from ui.imports.rows import RowKind
from ui.imports.verbs import DEMOTE, PROMOTE
from ui.session import Session
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.chinese import numeral

if TYPE_CHECKING:
    from ui.imports.page import ImportPage

CHAPTERS, ITEMS = 20, 14
KEYS = 20
Times = dict[str, list[float]]


def main() -> None:
    app = QApplication(["yaodian", "-style", "Fusion"])
    style.install(app)
    with tempfile.TemporaryDirectory() as folder:
        file = chosen(sys.argv[1:], Path(folder))
        times: Times = {"打开时的停顿": []}
        settings = QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
        window = MainWindow(Session(Workbench(Path(folder) / "store")), settings)
        style.lay_sheet(app)
        window.resize(1366, 768)
        window.show()
        window.begin()
        wait(lambda: window.session.ready)
        window.commands.import_paths([file])
        imports = window.session.imports
        wait(lambda: bool(imports.review and imports.review.sight), times["打开时的停顿"])
        told({**times, **measured(window)})
        window.close()


def chosen(words: list[str], folder: Path) -> Path:
    if not words:
        return made_up(folder)
    return table(folder, int(words[0])) if words[0].isdigit() else Path(words[0])


def table(folder: Path, rows: int) -> Path:
    lines = ["序号,重点任务,牵头单位,责任单位,完成时限"]
    lines += [
        f"{row},推进第{row}项工作。新建站点{row % 90 + 3}个。,市卫健委,市疾控中心,6月底前"
        for row in range(1, rows + 1)
    ]
    path = folder / "任务表.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def made_up(folder: Path) -> Path:
    lines = ["2026年江城市重点工作要点"]
    for chapter in range(1, CHAPTERS + 1):
        lines.append(f"{numeral(chapter)}、抓好第{chapter}方面工作")
        lines += [
            f"（{numeral(item)}）推进第{item}项工作。新建站点{item}个,年底前完成。开展培训{item}期。"
            for item in range(1, ITEMS + 1)
        ]
    path = folder / "要点.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def measured(window: MainWindow) -> Times:
    review, page = window.session.imports.review, window.area.imports.shown
    assert review
    assert review.sight
    assert page
    headings = [row for row in review.sight.rows[2:] if row.kind is RowKind.HEADING]
    rows = [row for row in headings if row.depth > 1] or headings
    names = ("选一行", "按键", "换上结果", "重画", "从按键到画好", "按键后的停顿")
    times: Times = {name: [] for name in names}
    clock_show(page, times["换上结果"])
    for row in rows[1 :: max(1, len(rows) // KEYS)]:
        for verb in (DEMOTE, PROMOTE):
            times["选一行"].append(timed(lambda row=row: review.select(row.start)))
            begun = time.perf_counter()
            shown = review.sight
            times["按键"].append(timed(lambda verb=verb: review.do(verb)))
            wait(lambda shown=shown: review.sight is not shown, times["按键后的停顿"])
            times["重画"].append(timed(lambda: repaint(page)))
            times["从按键到画好"].append((time.perf_counter() - begun) * 1000)
    return times


def clock_show(page: ImportPage, times: list[float]) -> None:
    show = page._show
    review = page._review
    assert review
    review.changed.disconnect(page._show)
    review.changed.connect(lambda sight: times.append(timed(lambda: show(sight))))


def repaint(page: ImportPage) -> None:
    """All that waits to be painted: a repaint of one widget brings the whole window up to date."""
    page.source.viewport().update()
    page.tree.viewport().repaint()


def timed(work) -> float:
    """Milliseconds of the window's thread."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def wait(done, turns: list[float] | None = None) -> None:
    while not done():
        turn = timed(QApplication.processEvents)
        if turns is not None:
            turns.append(turn)
        time.sleep(0.001)


def told(times: Times) -> None:
    for name, found in times.items():
        print(f"{name}  {statistics.median(found):.1f}  {max(found):.1f}")


if __name__ == "__main__":
    main()
