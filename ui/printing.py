"""打印: asks what to print and prints it beside the window, page by page, sharp and by the PDF.

Every page goes to the printer as a picture of the page's own PDF, at 600 dots an inch in black and
white (at 400 in colours where something is red), so that paper, 版面 and PDF are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.choosing import chooser_of
from ui.labels import shown_title
from ui.pages.feed import image_of
from ui.print_options import PrintOptions, chosen_pages
from ui.state import Message
from workbench.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from ui.choosing import Chooser
    from ui.dialogs.print import PrintJob
    from ui.gateway import PictureEntry
    from ui.jobs import Job, Report
    from ui.session import Session
    from workbench.plan import Plan
    from workbench.preview import Paper, Preview

_SHARP, _RED = 600, 400
"""Dots an inch at most; less on pages with something red, which take four bytes a dot."""
_BAND = 400_000
"""Bytes of a picture that are handed to Qt at a time, which takes some milliseconds."""
_BLACK, _WHITE = 0xFF000000, 0xFFFFFFFF


def print_plan(session: Session, settings: QSettings, window: QWidget, current: int) -> Job | None:
    """Look what there is to print, ask, and print. `current`: the page looked at, -1 for none."""
    plan = session.plan
    if plan is None:
        return None
    from ui.dialogs.print import PrintJob

    preview = _new_preview()

    def look(_: Report) -> PrintJob:
        pages, units = len(preview.compose(plan).pages), preview.units(plan)
        return PrintJob(shown_title(plan.title), pages, units, current, printers())

    def ask(asked: PrintJob) -> None:
        options = _asked(asked, settings, window, chooser_of(session))
        if options is not None:
            send(session, plan, options, preview)

    job = session.work("正在准备打印", look)
    job.succeeded.connect(ask)
    return job


def send(
    session: Session, plan: Plan, options: PrintOptions, preview: Preview | None = None
) -> Job:
    """Print as asked, beside the window; a `preview` that has composed the plan saves time."""
    preview, where = preview or _new_preview(), options.printer or "PDF"
    job = session.work(
        f"正在打印“{shown_title(plan.title)}”",
        lambda report: print_pages(preview, plan, options, report),
        "打印",
    )
    job.succeeded.connect(lambda count: session.message.emit(Message(_told(options, count))))
    cancelled = f"已取消，送到“{where}”的页可能还会印出来"
    job.cancelled.connect(lambda: session.message.emit(Message(cancelled)))
    return job


def print_pages(
    preview: Preview, plan: Plan, options: PrintOptions, report: Report
) -> Generator[None, None, int]:
    """Print, resting after every page; returns how many there were.

    Raises:
        MisuseError: a page was asked for that there is not.
        ExportError: the printer or the file took no page.
    """
    paper = preview.compose_unit(plan, options.unit) if options.unit else preview.compose(plan)
    indexes = chosen_pages(options.pages, len(paper.pages))
    if options.file:
        preview.write_pdf(paper, indexes, options.file)
    else:
        yield from _Printing(preview, paper, _printer(options)).run(indexes, report)
    return len(indexes)


class _Printing:
    """One paper on its way to a printer."""

    def __init__(self, preview: Preview, paper: Paper, printer: QPrinter) -> None:
        self._preview, self._paper, self._printer = preview, paper, printer

    def run(self, indexes: Sequence[int], report: Report) -> Iterator[None]:
        from PySide6.QtGui import QPainter

        painter, finished = QPainter(), False
        if not painter.begin(self._printer):
            raise _refused(self._printer)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        try:
            for done, index in enumerate(indexes):
                report(done, len(indexes), f"正在打印第{self._paper.pages[index].number}页")
                if done and not self._printer.newPage():
                    raise _refused(self._printer)
                self._draw(painter, index)
                yield
            finished = True
        finally:
            if not finished:
                self._printer.abort()
            painter.end()

    def _draw(self, painter: QPainter, index: int) -> None:
        """The page over the whole sheet, dot by dot; a landscape one as it is bound."""
        from PySide6.QtCore import QPoint, QRect

        black = self._paper.is_black(index)
        resolution = self._printer.resolution()
        step = max(1, round(resolution / (_SHARP if black else _RED)))
        width = self._printer.pageLayout().fullRectPixels(resolution).width() // step
        picture = self._preview.picture(self._paper, index, width, upright=False, grey=black)
        for top, band in _bands(picture):
            size = band.size() * step
            painter.drawImage(QRect(QPoint(0, top * step), size), band)


def _bands(picture: PictureEntry) -> Iterator[tuple[int, QImage]]:
    """The picture in bands from its top down, grey ones in black and white.

    While Qt works on a picture nothing of the window moves, so it gets a little at a time.
    """
    image, rows = image_of(picture), max(1, _BAND // picture.stride)
    for top in range(0, picture.height, rows):
        band = image.copy(0, top, picture.width, min(rows, picture.height - top))
        yield top, _black_and_white(band) if picture.grey else band


def _black_and_white(image: QImage) -> QImage:
    """A bit a dot, in the order in which printers take it as it is: 0 is black."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    flag = Qt.ImageConversionFlag.ThresholdDither
    made = image.convertToFormat(QImage.Format.Format_Mono, flag)
    if made.color(0) != _BLACK:
        made.invertPixels()
    made.setColorTable([_BLACK, _WHITE])
    return made


def _printer(options: PrintOptions) -> QPrinter:
    """The printer set to whole A4 sheets, so that nothing is made smaller."""
    from PySide6.QtGui import QPageLayout, QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(options.printer)
    printer.setDocName("工作要点")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setCopyCount(options.copies)
    printer.setCollateCopies(True)
    sides = QPrinter.DuplexMode
    printer.setDuplex(sides.DuplexLongSide if options.duplex else sides.DuplexNone)
    return printer


def _refused(printer: QPrinter) -> ExportError:
    return ExportError(
        f"未能打印到“{printer.printerName() or '打印机'}”：打印机没有接受。",
        "请看它是否开机、联网、有纸，再打印一次；也可以先存为 PDF。",
    )


def _asked(
    job: PrintJob, settings: QSettings, window: QWidget, chooser: Chooser
) -> PrintOptions | None:
    """What she wants printed; printer and sides are kept for the next time."""
    from ui.dialogs.print import ask_print

    start = PrintOptions(
        printer=str(settings.value("print/printer", "")),
        duplex=str(settings.value("print/duplex", "true")) == "true",
    )
    options = ask_print(job, start, window, chooser)
    if options is not None:
        settings.setValue("print/printer", options.printer)
        settings.setValue("print/duplex", "true" if options.duplex else "false")
    return options


def printers() -> tuple[str, ...]:
    """The printers of this machine, the usual one first; may wait for a network."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: name != usual))


def _told(options: PrintOptions, count: int) -> str:
    if options.file:
        return f"已存为“{options.file.name}”，共{count}页"
    copies = f"，{options.copies}份" if options.copies > 1 else ""
    return f"已送到“{options.printer}”打印，共{count}页{copies}"


def _new_preview() -> Preview:
    from workbench.preview import Preview

    return Preview()
