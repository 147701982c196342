"""打印: which pages, the dialog's answer, and pages that arrive sharp and complete."""

from __future__ import annotations

from threading import current_thread, main_thread

import pypdfium2
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ui import printing
from ui.dialogs.print import ALL, CURRENT, SOME, PrintDialog, PrintJob
from ui.print_options import PrintOptions, chosen_pages
from ui.printing import print_plan, send
from workbench.errors import MisuseError
from workbench.plan import Paragraph, Section, Task

NAMES = ("文印室",)
UNITS = (("疾控处", 2), ("医政医管处", 1))


@pytest.fixture
def dialog(qtbot):
    job = PrintJob("2027年江城市要点", 17, UNITS, current=2, printers=("办公室打印机", "文印室"))
    dialog = PrintDialog(job, PrintOptions(printer="文印室", duplex=True))
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def lonely(qtbot):
    dialog = PrintDialog(PrintJob("2027年江城市要点", 17, UNITS), PrintOptions())
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def on_file(monkeypatch, tmp_path):
    """Every printer writes a PDF."""
    file, make = tmp_path / "打印.pdf", printing._printer

    def made(options):
        printer = make(options)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    monkeypatch.setattr(printing, "_printer", made)
    return file


@pytest.fixture
def long_plan(session, plan):
    """The open plan, three pages long."""
    tasks = tuple(Task(f"x{n}", "新建急救站点6个，更新救护车12辆。" * 3) for n in range(20))
    extra = Section("s3", "完善院前急救网络", paragraphs=(Paragraph("p9", tasks),))
    session.apply(type(plan)(plan.id, plan.title, plan.year, sections=(*plan.sections, extra)), "")
    return session.plan


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("", (0, 1, 2, 3, 4, 5)),
        ("2", (1,)),
        ("1-3,5", (0, 1, 2, 4)),
        ("1—2，4、6", (0, 1, 3, 5)),
        ("第2至3页", (1, 2)),
        ("3,1-3", (2, 0, 1)),
    ],
)
def test_pages_are_named_as_one_writes_them(words, pages):
    assert chosen_pages(words, 6) == pages


@pytest.mark.parametrize("words", ["0", "7", "3-2", "1-9", "一", "2.5", ",", "1--2"])
def test_pages_there_are_not_are_told(words):
    with pytest.raises(MisuseError):
        chosen_pages(words, 6)


def test_the_answer_is_the_whole_paper_on_the_printer_used_last(dialog):
    assert dialog.options == PrintOptions(printer="文印室", duplex=True)
    assert dialog.act.text() == "打印"


def test_typing_pages_chooses_them(dialog, qtbot):
    qtbot.keyClicks(dialog.pages, "1-3,5")

    assert dialog.range.choice == SOME
    assert dialog.options.pages == "1-3,5"
    assert dialog.act.isEnabled()


def test_a_page_there_is_not_is_told_below_the_field(dialog, qtbot):
    qtbot.keyClicks(dialog.pages, "18")

    assert dialog.wrong.text() == "没有第18页，一共17页。"
    assert not dialog.act.isEnabled()


def test_the_page_looked_at_can_be_printed_alone(dialog):
    dialog.range._buttons[CURRENT].click()

    assert dialog.options.pages == "3"


def test_a_unit_is_printed_whole(dialog):
    dialog.range._buttons[CURRENT].click()
    dialog.what.setCurrentIndex(1)

    assert dialog.options.unit == "疾控处"
    assert dialog.range.choice == ALL


def test_without_a_printer_the_dialog_says_so_and_offers_pdf(lonely):
    assert lonely.act.text() == "存为 PDF…"
    assert lonely.options.printer == ""
    assert not lonely.copies.isEnabled()


def test_all_pages_arrive_at_the_printer(session, qtbot, on_file, long_plan):
    with qtbot.waitSignal(session.message, timeout=20_000) as told:
        send(session, long_plan, PrintOptions(printer="办公室打印机"))

    printed = pypdfium2.PdfDocument(on_file)
    assert told.args[0].text == f"已送到“办公室打印机”打印，共{len(printed)}页"
    assert len(printed) == 3
    assert [round(side) for side in printed[0].get_size()] == [595, 842]


def test_the_printed_page_is_sharp(session, qtbot, on_file, long_plan):
    with qtbot.waitSignal(session.message, timeout=20_000):
        send(session, long_plan, PrintOptions(printer="办公室打印机", pages="2"))

    picture = next(iter(pypdfium2.PdfDocument(on_file)[0].get_objects()))
    assert picture.get_px_size()[0] > 4950  # 600 dots an inch


def test_chosen_pages_can_be_kept_as_a_pdf(session, qtbot, tmp_path, long_plan):
    with qtbot.waitSignal(session.message, timeout=20_000) as told:
        send(session, long_plan, PrintOptions(pages="1,3", file=tmp_path / "两页.pdf"))

    assert told.args[0].text == "已存为“两页.pdf”，共2页"
    assert len(pypdfium2.PdfDocument(tmp_path / "两页.pdf")) == 2


def test_the_tasks_of_a_unit_are_printed_alone(session, qtbot, tmp_path, plan):
    options = PrintOptions(unit="疾控处", file=tmp_path / "疾控处.pdf")
    with qtbot.waitSignal(session.message, timeout=20_000):
        send(session, plan, options)

    words = pypdfium2.PdfDocument(tmp_path / "疾控处.pdf")[0].get_textpage().get_text_range()
    assert "疾控处" in words
    assert "急救调度" not in words


def test_a_page_too_many_is_told_calmly(session, qtbot, plan):
    with qtbot.waitSignal(session.failed, timeout=20_000) as told:
        send(session, plan, PrintOptions(printer="办公室打印机", pages="9"))

    assert told.args[0].message == "没有第9页，一共1页。"


def test_a_printer_that_takes_nothing_is_told_calmly(session, qtbot, plan, on_file, monkeypatch):
    monkeypatch.setattr("PySide6.QtGui.QPainter.begin", lambda *_: False)

    with qtbot.waitSignal(session.failed, timeout=20_000) as told:
        send(session, plan, PrintOptions(printer="办公室打印机"))

    assert told.args[0].message.startswith("未能打印到“")
    assert "存为 PDF" in told.args[0].advice


def test_printing_can_be_called_off(session, qtbot, on_file, long_plan):
    job = send(session, long_plan, PrintOptions(printer="办公室打印机"))

    with qtbot.waitSignal(job.cancelled, timeout=20_000):
        job.cancel()


def test_pages_and_printers_are_looked_up_beside_the_window(
    session, qtbot, tmp_path, plan, monkeypatch
):
    threads, asked = [], []
    monkeypatch.setattr(printing, "printers", lambda: threads.append(current_thread()) or NAMES)
    monkeypatch.setattr("ui.dialogs.print.ask_print", lambda job, *_: asked.append(job))
    settings = QSettings(str(tmp_path / "设置.ini"), QSettings.Format.IniFormat)

    with qtbot.waitSignal(print_plan(session, settings, None, 0).ended, timeout=20_000):
        pass

    assert (asked[0].title, asked[0].pages, asked[0].printers) == (plan.title, 1, NAMES)
    assert threads[0] is not main_thread()


@pytest.mark.parametrize("size", [(1366, 690), (683, 345)])
def test_the_dialog_fits_the_window(qtbot, size):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()

    dialog = PrintDialog(PrintJob("2027年江城市要点", 17, UNITS, 2), PrintOptions(), window)
    dialog.show()

    assert dialog.width() <= size[0] * 0.9
    assert dialog.height() <= size[1] * 0.9
    assert dialog.act.geometry().bottom() <= dialog.height()
