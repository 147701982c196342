"""Measures 版面 on an 80-page plan: from an edit to the new picture, and the window's pauses.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_preview.py [--edits N]

Each edit changes one sentence of a page in sight, as typing does; `picture` is the time until the
page stands there anew, `processor` what both threads used for it, `busy` the longest time the
window's thread itself worked at a stretch, `pause` the longest time in which it took no key, which
grows where others use the machine. The aims: a picture within 200 ms, busy for at most 16.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui import style
from ui.pages.view import PagesView
from ui.session import Session
from workbench.plan import Paragraph, Plan, Section, Task, Unit

PICTURE, PAUSE = 200, 16
CHAPTERS, ITEMS, SENTENCES = 17, 6, 10
TEXT = "新建急救站点6个，城区急救平均反应时间缩短至10分钟以内，急救调度系统与各医疗机构互联互通。"


@dataclass
class Memory:
    """A workbench that keeps one plan in memory."""

    kept: Plan
    read_only: bool = False
    holder: str = ""

    def plan(self, _plan_id: str) -> Plan:
        return self.kept

    def save(self, _before: Plan | None, after: Plan, _label: str, _join: str = "") -> None:
        self.kept = after

    def undo_label(self, _plan_id: str) -> str:
        return ""

    def redo_label(self, _plan_id: str) -> str:
        return ""

    def units(self) -> tuple[Unit, ...]:
        return ()

    def close(self) -> None: ...


class Pauses:
    """The gaps between the beats of a timer on the window's thread, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self.busy: list[float] = []
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last) * 1000)
        self.busy.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked
        time.sleep(0.0005)

    def begin(self) -> None:
        self.gaps.clear()
        self.busy.clear()
        self._last, self._worked = time.perf_counter(), time.thread_time()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--edits", type=int, default=30)
    edits = options.parse_args().edits
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    style.install(app, style.Appearance.LIGHT)
    session = Session(Memory(_plan()))  # type: ignore[arg-type]
    view, first = _shown(session)
    paper = view.feed.paper
    print(f"{len(paper.pages) if paper else 0} pages; first picture after {first:.0f} ms")
    _wait(1000)
    pauses = Pauses()
    pauses.begin()
    _wait(1000)
    print(f"nothing under way: longest pause {max(pauses.gaps):.1f} ms")
    worst = max(_measure(session, view, pauses, page, edits) for page in (0, 40, 76))
    _leaf(view, pauses)
    session.close()
    print(f"slowest median {worst:.0f} ms (aim: at most {PICTURE})")
    return 0 if worst <= PICTURE else 1


def _plan() -> Plan:
    return Plan(
        "p", "2027年江城市卫生健康工作要点", 2027, sections=tuple(map(_chapter, range(CHAPTERS)))
    )


def _chapter(chapter: int) -> Section:
    items = tuple(_item(f"{chapter}-{number}") for number in range(ITEMS))
    return Section(f"c{chapter}", "健全公共卫生服务体系", sections=items)


def _item(name: str) -> Section:
    tasks = tuple(Task(f"t{name}-{at}", TEXT) for at in range(SENTENCES))
    paragraph = Paragraph(f"p{name}", tasks)
    return Section(f"s{name}", "完善院前急救网络", run_in=True, paragraphs=(paragraph,))


def _shown(session: Session) -> tuple[PagesView, float]:
    session.open_plan("p")
    view = PagesView(session)
    view.resize(1600, 900)
    began = time.perf_counter()
    view.show()
    _until_drawn(view)
    return view, (time.perf_counter() - began) * 1000


def _until_drawn(view: PagesView) -> None:
    loop = QEventLoop()
    view.feed.drawn.connect(loop.quit)
    QTimer.singleShot(10_000, loop.quit)
    loop.exec()
    view.feed.drawn.disconnect(loop.quit)
    view.desk.viewport().repaint()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _measure(session: Session, view: PagesView, pauses: Pauses, page: int, edits: int) -> float:
    """Edits on one page; the median until its picture is there."""
    view.desk.go_to(page)
    _wait(500)
    times, longest, busy, used = [], [], [], []
    for edit in range(edits):
        pauses.begin()
        began, processor = time.perf_counter(), time.process_time()
        session.apply(_edited(session, view, page, edit), "")
        _until_drawn(view)
        times.append((time.perf_counter() - began) * 1000)
        used.append((time.process_time() - processor) * 1000)
        _wait(150)
        longest.append(max(pauses.gaps))
        busy.append(max(pauses.busy))
    median, slow = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    print(
        f"page {page + 1:>3}: picture {median:4.0f} ms (p95 {slow:4.0f})  "
        f"processor {statistics.median(used):4.0f} ms  "
        f"busy {statistics.median(busy):4.1f} ms (longest {max(busy):4.1f})  "
        f"pause {statistics.median(longest):4.1f} ms (longest {max(longest):4.1f})"
    )
    return median


def _edited(session: Session, view: PagesView, page: int, edit: int) -> Plan:
    """The plan with one more character in the first sentence that begins on the page."""
    plan, paper = session.plan, view.feed.paper
    assert plan is not None
    assert paper is not None
    blocks = {line.block for line in paper.pages[page].lines}
    sections = {paper.blocks[block].section_id for block in blocks if paper.blocks[block].runs_in}
    return replace(plan, sections=tuple(_changed(s, min(sections), edit) for s in plan.sections))


def _changed(section: Section, wanted: str, edit: int) -> Section:
    below = tuple(_changed(child, wanted, edit) for child in section.sections)
    if section.id != wanted:
        return replace(section, sections=below) if section.sections else section
    paragraph = section.paragraphs[0]
    first, *others = paragraph.tasks
    task = replace(first, text=first.text[: -1 - edit] + "好" * (1 + edit) + "。")
    return replace(section, paragraphs=(replace(paragraph, tasks=(task, *others)),))


def _leaf(view: PagesView, pauses: Pauses) -> None:
    """Through all pages at the speed of a key held down."""
    view.desk.go_to(0)
    _wait(500)
    pauses.begin()
    for _ in range(45):
        view.desk.turn(1)
        _wait(33)
    print(f"leafing through: busy {max(pauses.busy):.1f} ms, pause {max(pauses.gaps):.1f} ms")


if __name__ == "__main__":
    raise SystemExit(main())
