"""A session on a workbench that keeps everything in memory, and a plan of 江城市 to open in it."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from ui import style
from ui.session import Session
from ui.tasks.table import TaskTable
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.document import SourceFile
from workbench.drafting.samples import samples
from workbench.errors import UnreadableError
from workbench.imports import Imported, Outcome, Review, review_of
from workbench.numbering import RUNNING_ON
from workbench.plan import (
    Assignment,
    Comparator,
    Paragraph,
    Plan,
    Role,
    Section,
    Target,
    TargetKind,
    Task,
    Unit,
)
from workbench.reading.corrections import Decisions
from workbench.secrecy import Clearance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.document import Outline
    from workbench.drafting.phrases import Phrase
    from workbench.drafting.proposals import Proposal


PATIENCE = 20_000
"""Milliseconds after which what a test waits for has not come."""


@dataclass(frozen=True)
class FakeDocument:
    id: str
    name: str
    title: str
    outline: Outline
    sha256: str = ""
    standing: str = ""


@dataclass(frozen=True)
class FakeWaiting:
    sha256: str
    name: str


@dataclass(frozen=True)
class FakeTemplate:
    id: str
    name: str
    builtin: bool = True
    values: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        return make_plan()


@dataclass(frozen=True)
class FakeHit:
    kind: str
    id: str
    title: str
    place: str
    text: str
    section_id: str = ""
    task_id: str = ""


@dataclass(frozen=True)
class FakeNewPlan:
    plan: Plan
    proposals: tuple[object, ...] = ()


@dataclass(frozen=True)
class FakeExported:
    files: tuple[Path, ...]
    fonts: dict[str, str] = field(default_factory=dict)
    substitutions: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    missing: str = ""


def write_names(
    plan: Plan,
    folder: Path,
    formats: tuple[str, ...],
    by_unit: bool,
    progress: Callable[[int, int, str], None],
    *,
    units: tuple[str, ...] = (),
) -> FakeExported:
    names = [f"{plan.title}.{suffix}" for suffix in formats]
    names += [f"{plan.title}任务分解表（{unit}）.pdf" for unit in units]
    files = tuple(folder / name for name in names)
    for at, file in enumerate(files):
        progress(at, len(files), file.name)
        file.write_text(plan.title, encoding="utf-8")
    return FakeExported(files)


class FakeSayings:
    """What was said of a plan, by kind and digest."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], dict[str, object]] = {}
        self.words: dict[str, tuple[str, ...]] = {"secrecy-told": ("yes",)}
        self.own_phrases: tuple[Phrase, ...] = ()
        self.units = (Unit("u1", "疾控处"), Unit("u2", "医政医管处"), Unit("u3", "规划信息处"))

    def said(self, plan_id: str, kind: type) -> dict[str, object]:
        return dict(self.kept.get((plan_id, kind.__name__), {}))

    def say(self, plan_id: str, kind: type, told: dict[str, object]) -> None:
        kept = self.said(plan_id, kind) | told
        self.kept[plan_id, kind.__name__] = {k: v for k, v in kept.items() if v is not None}

    def made_of(self, plan_id: str) -> str:
        return ""

    def phrases(self) -> tuple[Phrase, ...]:
        return self.own_phrases

    def save_phrases(self, wanted: Sequence[Phrase]) -> None:
        self.own_phrases = tuple(wanted)

    def preference(self, key: str) -> tuple[str, ...]:
        return self.words.get(key, ())

    def keep_preference(self, key: str, words: Sequence[str]) -> None:
        self.words[key] = tuple(words)

    def history(self, plan_id: str) -> tuple[object, ...]:
        return ()

    def versions(self, plan_id: str) -> tuple[object, ...]:
        return ()

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def steps_of(self, plan_id: str, keys: Sequence[str], count: int) -> tuple[object, ...]:
        return ()

    def save_units(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)


class FakeWorkbench:
    """The workbench's use cases on plain lists; `steps` are the saved (before, after, label)."""

    def __init__(self) -> None:
        self.read_only = False
        self.holder = ""
        self.kept: dict[str, Plan] = {}
        self.library: list[FakeDocument] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.decided: dict[str, Decisions] = {}
        self.steps: list[tuple[Plan | None, Plan | None, str]] = []
        self.undone: list[tuple[Plan | None, Plan | None, str]] = []
        self.save_error: Exception | None = None
        self.closed = False
        self.rests = 0
        self.listed: tuple[Proposal, ...] = ()
        self.has_store = True
        self.made_templates: tuple[FakeTemplate, ...] = ()
        self.store = FakeSayings()
        self.store.document_count = lambda: len(self.library)
        self.clearance = Clearance()

    def documents(self) -> tuple[FakeDocument, ...]:
        return tuple(self.library)

    def plans(self) -> tuple[Plan, ...]:
        return tuple(self.kept.values())

    def templates(self) -> tuple[FakeTemplate, ...]:
        return (FakeTemplate("t1", "年度要点（八章式）"), *self.made_templates)

    def plan(self, plan_id: str) -> Plan:
        return self.kept[plan_id]

    def find_plan(self, reference: str) -> Plan:
        return self.kept[reference]

    def units(self) -> tuple[Unit, ...]:
        return self.store.units

    def search(self, query: str) -> tuple[FakeHit, ...]:
        return tuple(
            FakeHit("plan", plan.id, plan.title, "", task.text, section.id, task.id)
            for plan in self.kept.values()
            for section, _ in plan.walk()
            for task in section.tasks()
            if query in task.text
        )

    def document(self, document_id: str) -> FakeDocument:
        return next(d for d in self.library if d.id == document_id)

    def import_all(
        self, files: Sequence[Path], *, stopped: Callable[[], bool]
    ) -> Iterator[Outcome]:
        for path in files:
            if stopped():
                return
            known = any(document.id == path.name for document in self.library)
            if path.read_bytes():
                yield Outcome(path, self._keep_document(path), repeated=known)
            else:
                yield Outcome(path, error=_empty(path))

    def prepare(self, path: Path) -> Review:
        if not path.read_bytes():
            raise _empty(path)
        review = self._review(path.name, path.read_bytes())
        self.clearance.of(path)(review.file, review.document)
        return review

    def waiting(self) -> tuple[FakeWaiting, ...]:
        known = {document.sha256 for document in self.library}
        held = (FakeWaiting(key, name) for key, (name, _) in self.files.items())
        return tuple(waiting for waiting in held if waiting.sha256 not in known)

    def resume(self, key: str) -> Review:
        return self._review(*self.files[key])

    def review(self, document_id: str) -> Review:
        return self.resume(self.document(document_id).sha256)

    def keep_review(self, review: Review, decisions: Decisions) -> None:
        self.files[review.key] = (review.name, review.data)
        self.decided[review.key] = decisions

    def finish(self, review: Review, decisions: Decisions) -> FakeDocument:
        self.keep_review(review, decisions)
        outline = review.understanding(decisions).outline
        self.library = [d for d in self.library if d.sha256 != review.key]
        entry = FakeDocument(review.name, review.name, outline.title, outline, review.key)
        self.library.append(entry)
        return entry

    def discard(self, key: str) -> None:
        del self.files[key]
        self.decided.pop(key, None)

    def claim(self) -> bool:
        return not self.read_only

    def rest(self) -> None:
        self.rests += 1

    def make_template(self, source: str, name: str) -> FakeTemplate:
        self.made_templates += (FakeTemplate(f"template-of-{source}", name, builtin=False),)
        return self.made_templates[-1]

    def new_plan(
        self, source: str, year: int, *, at_once: bool = True, title: str = ""
    ) -> FakeNewPlan:
        made = Plan(f"new-{year}", title or f"{year}年江城市卫生健康工作要点", year)
        self.kept[made.id] = made
        return FakeNewPlan(made, self.listed)

    def proposals(self, plan_id: str) -> tuple[Proposal, ...]:
        return self.listed

    def save(self, before: Plan | None, after: Plan | None, label: str, join: str = "") -> None:
        if self.save_error:
            raise self.save_error
        self.steps.append((before, after, label))
        self.undone.clear()
        self._keep(before, after)

    def undo(self, plan_id: str) -> Plan | None:
        if not self.steps:
            return None
        step = self.steps.pop()
        self.undone.append(step)
        self._keep(step[1], step[0])
        return step[0]

    def redo(self, plan_id: str) -> Plan | None:
        if not self.undone:
            return None
        step = self.undone.pop()
        self.steps.append(step)
        self._keep(step[0], step[1])
        return step[1]

    def undo_label(self, plan_id: str) -> str:
        return self.steps[-1][2] if self.steps else ""

    def redo_label(self, plan_id: str) -> str:
        return self.undone[-1][2] if self.undone else ""

    def close(self) -> None:
        self.closed = True

    def _review(self, name: str, data: bytes) -> Review:
        file = SourceFile(name, data)
        return review_of(file, self.decided.get(file.sha256, Decisions()))

    def _keep_document(self, path: Path) -> FakeDocument:
        review = self._review(path.name, path.read_bytes())
        return self.finish(review, review.decisions)

    def _keep(self, before: Plan | None, after: Plan | None) -> None:
        if before:
            self.kept.pop(before.id, None)
        if after:
            self.kept[after.id] = after


def _empty(path: Path) -> UnreadableError:
    return UnreadableError(f"未能读取‘{path.name}’：文件是空的。", "请换一个文件。")


def _target(id_: str, quote: str, indicator: str, value: float, unit: str) -> Target:
    return Target(id_, quote, indicator, TargetKind.LEVEL, Comparator.AT_LEAST, value, unit=unit)


def make_plan() -> Plan:
    """Two chapters, three items, five tasks, two of them without a responsible unit."""
    lead = (Assignment("疾控处", Role.LEAD), Assignment("市疾控中心", Role.SUPPORT))
    first = Section(
        "s11",
        "提升疾病预防控制能力",
        run_in=True,
        paragraphs=(
            Paragraph(
                "p1",
                (
                    Task("t1", "推进市疾控中心迁建项目，12月底前完成主体封顶。", lead, "12月底前"),
                    Task(
                        "t2",
                        "监测哨点医院增至24家。",
                        lead,
                        targets=(_target("g1", "24家", "监测哨点医院", 24, "家"),),
                    ),
                ),
            ),
        ),
    )
    second = Section(
        "s12",
        "完善院前急救网络",
        run_in=True,
        paragraphs=(
            Paragraph(
                "p2",
                (
                    Task(
                        "t3",
                        "新建急救站点6个，城区急救平均反应时间缩短至10分钟以内。",
                        (Assignment("医政医管处", Role.RESPONSIBLE),),
                    ),
                    Task("t4", "推动急救调度系统与各医疗机构信息互联互通。"),
                ),
            ),
        ),
    )
    third = Section(
        "s21",
        "建设高水平医院",
        run_in=True,
        paragraphs=(Paragraph("p3", (Task("t5", "6月底前开工建设市口腔医院新楼。"),)),),
    )
    return Plan(
        "plan-2027",
        "2027年江城市卫生健康工作要点",
        2027,
        scheme=RUNNING_ON,
        preamble=(Paragraph("p0", (Task("t0", "2027年，全市各区各家医院重点抓好以下工作。"),)),),
        sections=(
            Section("s1", "健全公共卫生服务体系", sections=(first, second)),
            Section("s2", "推进健康服务网点扩建下乡", sections=(third,)),
        ),
    )


class PatientBot(QtBot):
    """Waits longer than the tests ask for: what is awaited comes late on a busy machine."""

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE, **rest: Any) -> Any:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE), **rest)

    def waitSignals(self, signals: list[object], *, timeout: int = PATIENCE, **rest: Any) -> Any:
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE), **rest)

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitExposed(self, widget: object, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE))

    def waitActive(self, widget: object, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=max(timeout, PATIENCE))


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, with patience."""
    return PatientBot(request)


@pytest.fixture
def plan() -> Plan:
    return make_plan()


@pytest.fixture
def fake(plan: Plan) -> FakeWorkbench:
    """A workbench that holds `plan`."""
    workbench = FakeWorkbench()
    workbench.kept[plan.id] = plan
    return workbench


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export writes plain text: no writer is needed to test the window."""
    monkeypatch.setattr("workbench.app.export_plan", write_names)


@pytest.fixture
def session(qapp: object, writers: None, fake: FakeWorkbench, plan: Plan) -> Iterator[Session]:
    """A session in which `plan` is open."""
    opened = Session(fake)
    opened.begin()
    opened.open_plan(plan.id)
    yield opened
    opened.close()


@pytest.fixture
def table(qtbot: QtBot, session: Session) -> Iterator[TaskTable]:
    """任务 of the open plan, with the keys."""
    shown = TaskTable(session)
    qtbot.addWidget(shown)
    shown.resize(1100, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.view.setFocus()
    yield shown
    QGuiApplication.clipboard().setText("")  # the platform of the tests cannot end with a table


@pytest.fixture
def window(qtbot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window on `session`; plain text fields stand for text and table."""
    monkeypatch.setattr("ui.window.plan_page.make_view", lambda key, session: QTextEdit())
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    opened = MainWindow(session, settings)
    qtbot.addWidget(opened)
    opened.resize(1366, 690)
    session.begin()
    session.open_plan(session.plan.id)
    opened.show()
    return opened


@pytest.fixture
def open_window(qapp, qtbot, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Opens the window on a store as the program does, with what the window before left.

    `view`: the one she had last. All windows are closed at the end.
    """
    style.install(qapp)
    windows: list[MainWindow] = []

    def open_window(path: Path, view: str = "") -> MainWindow:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        if view:
            settings.setValue("plan/view", view)
        window = MainWindow(Session(Workbench(path)), settings, fresh=False)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 690)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        with qtbot.waitSignal(window.session.plan_opened):
            window.begin()
        return window

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture
def empty_window(
    qtbot, writers: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window on a workbench that holds nothing."""
    monkeypatch.setattr("ui.window.plan_page.make_view", lambda key, session: QTextEdit())
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    opened = MainWindow(Session(FakeWorkbench()), settings)
    qtbot.addWidget(opened)
    opened.resize(1366, 690)
    opened.session.begin()
    opened.show()
    yield opened
    opened.session.close()


@pytest.fixture(scope="session")
def apart(tmp_path_factory):
    """A folder for what would be kept for the user of this machine."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture(autouse=True)
def own_choices_left_alone(apart, monkeypatch):
    """No test of the window sets the fonts of whoever runs it."""
    kept = apart / "fonts.json"
    kept.unlink(missing_ok=True)
    monkeypatch.setattr("exports.font_choices.choices_file", lambda: kept)


@pytest.fixture(autouse=True)
def usual_dress():
    """What a test changed of the program's looks does not stay for the next one."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        if style.scale() != 1:
            style.set_scale(app, 1.0)
        if app.styleSheet():
            app.setStyleSheet("")


@pytest.fixture(autouse=True, scope="session")
def garbage_on_this_thread():
    """A widget thrown away on another thread, the one that hands out tests too, ends them all."""
    gc.disable()
    yield
    gc.enable()


def _desk(qtbot, tmp_path, papers: Sequence[Path]) -> Iterator[tuple[MainWindow, list[Imported]]]:
    workbench = Workbench(tmp_path / "库.yaodian")
    documents = [workbench.import_file(path) for path in papers]
    session = Session(workbench)
    settings = QSettings(str(tmp_path / "ui.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, settings, fresh=False)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    window.show()
    session.begin()
    yield window, documents
    session.close()


@pytest.fixture
def library_desk(qapp, qtbot, tmp_path):
    """The window over a real store with two of the papers that come along; no plan is open."""
    yield from _desk(qtbot, tmp_path, samples()[:2])


@pytest.fixture
def plan_desk(qapp, qtbot, tmp_path):
    """The window over a real store with all those papers, and a plan made of the first open."""
    for window, documents in _desk(qtbot, tmp_path, samples()):
        window.session.show(window.session.workbench.new_plan(documents[0].id, 2027).plan)
        yield window, documents
