"""Takes the pictures of README and handbook from the real window, on our own samples.

    .venv/bin/python packaging/pictures.py --out docs/pictures

A passing store is filled with the sample documents, next year's plan is made of the city's work
points, some of its items get their units, and the window is photographed as it then stands. No
screen is needed. The paper is the exported PDF; a picture of the Excel file needs LibreOffice.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from photographs import pages_of, photograph, printed, save, say, side_by_side
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui import style
from ui.dialogs.export import ExportDialog, ExportOptions
from ui.dialogs.fonts import FontsDialog
from ui.dialogs.issuance import IssuanceDialog
from ui.dialogs.new_plan import NewPlanDialog, sources
from ui.exporting import stock_of
from ui.session import Selection, Session
from ui.style import Appearance
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting import editing
from workbench.drafting.samples import samples
from workbench.house_fonts import house_fonts
from workbench.issuance import Form, Issuance
from workbench.issuing.elements import with_issuance
from workbench.looks import looks
from workbench.papers import export_plan
from workbench.plan import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.plan import Plan, Section

YEAR = 2027
ITEM = "（四）"
STEPS = 13
"""How often F8 is pressed for a place in the middle of the text."""
WRONG_NUMBER = ("（四）", "（五）")
"""A number of the sample and what stands for it in the page that is looked over."""
LAPTOP, DESKTOP = (1366, 768), (1920, 1080)
ISSUED = Issuance(
    Form.DOCUMENT,
    letterhead=("江城市卫生健康委员会",),
    number="江卫发〔2027〕1号",
    sealed=True,
    note="此件公开发布",
    copies_to="市委办公室，市政府办公室",
    printed_by="江城市卫生健康委员会办公室",
    printed_on="2027年1月8日",
    task_table=True,
)
WITH_A_FAULT = replace(ISSUED, number="江卫发[2027]第01号")
FONT_FOLDER = "C:\\Users\\bangong\\AppData\\Local\\yaodian\\fonts"

UNITS = (
    ("（一）", "规划财务科", ("体制改革科", "各县（区）卫生健康局"), ""),
    ("（二）", "体制改革科", ("医政科", "规划财务科"), "12月底前"),
    ("（四）", "综合监督科", ("市卫生监督所",), ""),
    ("（五）", "药政科", ("医政科",), ""),
    ("（六）", "规划财务科", ("市第一人民医院", "市第三人民医院"), ""),
    ("（七）", "医政科", ("市第一人民医院", "市第二人民医院"), "四季度"),
    ("（八）", "医政科", ("市急救中心",), "6月底前"),
    ("（十三）", "基层卫生科", ("各县（区）卫生健康局",), ""),
    ("（十五）", "基层卫生科", ("市疾控中心",), ""),
    ("（十七）", "疾控科", ("市疾控中心",), "9月底前"),
    ("（十八）", "疾控科", ("市疾控中心", "市第三人民医院"), ""),
)
"""Number of an item, who leads, who supports, by when; the other items stay 责任未定."""


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    folder: Path = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    socket.gethostname = lambda: "办公室电脑"  # the read-only bar names the machine
    app = QApplication(["yaodian", "-style", "Fusion"])
    style.install(app, Appearance.LIGHT)
    with tempfile.TemporaryDirectory() as passing:
        photograph_empty(Path(passing), folder)
        photograph_full(Path(passing), folder)
    say(f"图片在 {folder}。")


def photograph_empty(passing: Path, folder: Path) -> None:
    """The first page."""
    with window_on(passing / "空.yaodian", LAPTOP) as window:
        keep(window, folder / "welcome.png")


def photograph_full(passing: Path, folder: Path) -> None:
    """All that needs a plan."""
    store = passing / "要点.yaodian"
    plan_id = fill(store)
    with window_on(store, LAPTOP, plan_id) as window:
        assign_units(window.session)
        photograph_views(window, folder)
        photograph_dialogs(window, folder)
        photograph_themes(window, folder)
        with window_on(store, LAPTOP, plan_id) as second:
            show_item(second, ITEM)
            keep(second, folder / "read-only.png")
        plan = window.session.plan
    photograph_import(passing, folder)
    with window_on(store, DESKTOP, plan_id) as wide:
        show_item(wide, ITEM)
        wide.actions_table["beside"].trigger()
        keep(wide, folder / "split.png")
        wide.area.set_beside(False)
        wide.actions_table["pages"].trigger()
        settle(3)
        keep(wide, folder / "pages.png")
    assert plan is not None
    photograph_paper(plan, passing, folder)


def photograph_views(window: MainWindow, folder: Path) -> None:
    """Text, what the new year touched, a document as it was read, tasks."""
    window.panel.library_section.fold(False)
    show_item(window, ITEM)
    keep(window, folder / "main.png")
    window.area.show_review()
    settle()
    for _ in range(STEPS):
        window.actions_table["next"].trigger()
    keep(window, folder / "review.png")
    photograph_findings(window, folder)
    window.actions_table["bottom"].trigger()
    window.area.show_document(window.session.workbench.documents()[0].id)
    keep(window, folder / "document.png")
    window.panel.library_section.fold(True)
    window.actions_table["tasks"].trigger()
    show_item(window, ITEM)
    keep(window, folder / "tasks.png")
    window.actions_table["text"].trigger()
    show_item(window, ITEM)


def photograph_findings(window: MainWindow, folder: Path) -> None:
    """The list of 审校 at a comma that is not a Chinese one."""
    session, bottom = window.session, window.area.bottom
    assert bottom is not None
    session.edit(with_faults, "改写")
    with awaiting(bottom.findings.feed.checked):
        window.actions_table["check"].trigger()
    rows = bottom.findings.model.rows
    bottom.findings.go_to(next(at for at, row in enumerate(rows) if row.finding.fix))
    keep(window, folder / "findings.png")
    session.undo()


def with_faults(plan: Plan) -> Plan:
    """The plan with another comma in a few of its sentences."""
    for task in [task for task in plan.tasks() if "，" in task.text][6:9]:
        plan = editing.set_task_text(plan, task.id, task.text.replace("，", ",", 1))
    return plan


def photograph_import(passing: Path, folder: Path) -> None:
    """An import that is looked over: a page whose numbers and commas are not as they should be."""
    page = passing / "2026年江城市卫生健康工作要点.html"
    text = samples()[0].read_text(encoding="utf-8").replace(*WRONG_NUMBER, 1)
    page.write_text(text.replace("，", ","), encoding="utf-8")
    with window_on(passing / "核对.yaodian", LAPTOP) as window:
        with awaiting(window.session.imports.opened):
            window.commands.import_paths([page])
        settle(2)
        keep(window, folder / "import.png")


def photograph_dialogs(window: MainWindow, folder: Path) -> None:
    """新建要点, 导出, 公文要素 and 字体, each on a strip of desk."""
    session = window.session
    document = session.workbench.documents()[0].id
    keep_dialog(NewPlanDialog(sources(session), document, YEAR, window), folder / "new-plan.png")
    assert session.plan is not None
    start = ExportOptions(("pdf", "docx", "xlsx"), Path("/home/bangong/文档"), by_unit=True)
    issued = with_issuance(session.plan, ISSUED)
    stock = stock_of(issued)
    keep_dialog(
        ExportDialog(issued.title, start, window, stock, lambda _: stock), folder / "export.png"
    )
    keep_dialog(IssuanceDialog(WITH_A_FAULT, looks(), window), folder / "elements.png")
    fonts = house_fonts()
    bare = [
        replace(role, cells=(*role.cells[:-1], Path(role.cells[-1]).name)) for role in fonts.roles
    ]
    shown = replace(fonts, roles=tuple(bare), folder=FONT_FOLDER)
    keep_dialog(FontsDialog(shown, window), folder / "fonts.png")


def photograph_themes(window: MainWindow, folder: Path) -> None:
    """The same window in the dark and in high contrast."""
    for theme in (Appearance.DARK, Appearance.HC):
        window.looks.set_appearance(theme)
        keep(window, folder / f"main-{theme}.png")
    window.looks.set_appearance(Appearance.LIGHT)


def photograph_paper(plan: Plan, passing: Path, folder: Path) -> None:
    """The exported PDF, and the Excel file where LibreOffice is there to draw it."""
    issued = with_issuance(plan, ISSUED)
    done = export_plan(issued, passing / "成果", ("pdf", "xlsx"))
    pdf, workbook = done.files
    save(side_by_side(pages_of(pdf, count=2, scale=1.1)), folder / "paper.png")
    office = shutil.which("soffice")
    if office is None:
        say("没有 LibreOffice，不拍 excel.png。")
        return
    save(
        side_by_side(pages_of(printed(workbook, office), count=1, scale=1.5)), folder / "excel.png"
    )


# --- the store and the window --------------------------------------------


def fill(store: Path) -> str:
    """Samples and next year's plan in a new store; gives the plan's id."""
    with Workbench(store) as workbench:
        documents = [workbench.import_file(sample) for sample in samples()]
        return workbench.new_plan(documents[0].id, YEAR).plan.id


@contextmanager
def window_on(store: Path, size: tuple[int, int], plan_id: str = "") -> Iterator[MainWindow]:
    """The window on `store` with its plan open, as it stands once all is drawn."""
    settings = QSettings(f"{store}-{size[0]}.ini", QSettings.Format.IniFormat)
    settings.clear()
    settings.setValue("plan/last", plan_id)
    settings.setValue("appearance", Appearance.LIGHT.value)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(Session(Workbench(store)), settings)
    if not app.styleSheet():  # as at the start of the program: built first, dressed then
        style.lay_sheet(app)
    window.resize(*size)
    window.show()
    with awaiting(window.session.begun):
        window.begin()
    window.activateWindow()
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle()


def assign_units(session: Session) -> None:
    """Give the items of `UNITS` their units and deadlines, each as the drafter would."""
    for number, lead, support, deadline in UNITS:
        plan = session.plan
        assert plan is not None
        tasks = [task.id for task in item(plan, number).tasks()]
        after = editing.assign(plan, tasks, Role.LEAD, (lead,))
        after = editing.assign(after, tasks, Role.SUPPORT, support)
        open_ones = [t.id for t in item(after, number).tasks() if not t.deadline]
        after = editing.set_deadline(after, open_ones, deadline) if deadline else after
        session.apply(after, f"填充牵头单位 {len(tasks)}项")


def show_item(window: MainWindow, number: str) -> None:
    """Make the first sentence of an item current, in all panels."""
    plan = window.session.plan
    assert plan is not None
    section = item(plan, number)
    task = next(iter(section.tasks()))
    for view in window.area.page.shown():
        view.setFocus()
    window.session.select(Selection(section_id=section.id, task_ids=(task.id,)))


def item(plan: Plan, number: str) -> Section:
    """The item that is printed with `number`."""
    numbers = plan.numbers()
    return next(section for section, _ in plan.walk() if numbers[section.id] == number)


@contextmanager
def awaiting(signal: object) -> Iterator[None]:
    """Leave only when `signal` has come; a minute is too long."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    QTimer.singleShot(60_000, loop, lambda: loop.exit(1))
    yield
    if loop.exec():
        raise TimeoutError("the window did not answer")


def settle(seconds: float = 0.6) -> None:
    """Let everything be laid out, counted and painted."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


# --- pictures ------------------------------------------------------------


def keep(widget: QWidget, path: Path) -> None:
    """Save what `widget` shows."""
    settle()
    save(photograph(widget), path)


def keep_dialog(dialog: QDialog, path: Path) -> None:
    """Save a dialog with a strip of desk around it."""
    dialog.show()
    settle()
    save(side_by_side([photograph(dialog)], 16), path)
    dialog.close()


if __name__ == "__main__":
    main()
