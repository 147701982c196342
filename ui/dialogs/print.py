"""打印: what, which pages, on which printer. The answer is a `PrintOptions`, or None."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import style
from ui.buttons import Switch
from ui.choosing import PDF
from ui.dialogs.forms import TallForm
from ui.fields import CheckBox, ComboBox, SpinBox
from ui.labels import text
from ui.print_options import PrintOptions, chosen_pages
from workbench.errors import MisuseError

if TYPE_CHECKING:
    from ui.choosing import Chooser

ALL, CURRENT, SOME = "all", "current", "some"
FILE = "PDF 文件（不打印）"
_NO_PRINTER = "这台电脑没有可用的打印机。可以先存为 PDF，到有打印机的电脑上打印。"
_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What there is to print: pages of the whole paper, units with their tasks, printers.

    `current` is the index of the page looked at, -1 for none.
    """

    title: str
    pages: int
    units: tuple[tuple[str, int], ...] = ()
    current: int = -1
    printers: tuple[str, ...] = ()


class PrintDialog(TallForm):
    """Asks what to print; `error` is what is wrong with the pages asked for, "" for nothing."""

    def __init__(self, job: PrintJob, start: PrintOptions, parent: QWidget | None = None) -> None:
        super().__init__(f"打印“{job.title}”", "打印", parent)
        self._job = job
        self._build()
        self._fill(start)
        self._connect()
        self._refresh()

    @property
    def options(self) -> PrintOptions:
        """What is filled in now."""
        return PrintOptions(
            printer=str(self.printer.currentData() or ""),
            unit=str(self.what.currentData() or ""),
            pages=self._pages(),
            copies=self.copies.value(),
            duplex=self.duplex.isChecked(),
        )

    @property
    def error(self) -> str:
        """What is wrong with the pages asked for; those of a unit are counted when printed."""
        if self.range.choice == SOME and not self.pages.text().strip():
            return "请填页码，如 1-3,5。"
        try:
            chosen_pages(self._pages(), 99_999 if self.options.unit else self._job.pages)
        except MisuseError as error:
            return error.message
        return ""

    def preferred_width(self) -> int:
        return style.em(38)

    def _build(self) -> None:
        if not self._job.printers:
            self.warn(_NO_PRINTER)
        self.what, self.printer = ComboBox(), ComboBox()
        self.ask("打印什么", self.what)
        self.range = Switch(self._ranges(), "哪些页")
        self.pages = QLineEdit()
        self.pages.setPlaceholderText("如 1-3,5")
        self.pages.setAccessibleName("页码")
        self.ask("哪些页", _row(self.range, self.pages))
        self.wrong = text("", "small", "err")
        self.body.addWidget(self.wrong)
        self.ask("打印机", self.printer)
        self.copies = SpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setSuffix(" 份")
        self.duplex = CheckBox("双面，沿长边翻页")
        self.ask("份数", _row(self.copies, self.duplex))

    def _ranges(self) -> tuple[tuple[str, str, str], ...]:
        number = self._job.current + 1
        here = ((CURRENT, f"第{number}页", "版面中现在看的一页"),) if number > 0 else ()
        return ((ALL, "全部", "每一页"), *here, (SOME, "选定页", "填页码，如 1-3,5"))

    def _fill(self, start: PrintOptions) -> None:
        self.what.addItem(f"全文（{self._job.pages}页）", "")
        for unit, count in self._job.units:
            self.what.addItem(f"{unit}的任务（{count}项）", unit)
        for name in self._job.printers:
            self.printer.addItem(name, name)
        self.printer.addItem(FILE, "")
        known = start.printer in self._job.printers
        self.printer.setCurrentIndex(self._job.printers.index(start.printer) if known else 0)
        self.what.setCurrentIndex(max(0, self.what.findData(start.unit)))
        self.what.setMinimumWidth(style.em(28))
        self.range.choose(ALL)
        self.copies.setValue(start.copies)
        self.duplex.setChecked(start.duplex)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._choose_what)
        self.range.chosen.connect(self._choose_range)
        self.pages.textEdited.connect(self._choose_pages)
        self.printer.currentIndexChanged.connect(self._refresh)

    def _choose_what(self) -> None:
        """The page looked at is one of the whole paper."""
        if self.what.currentData() and self.range.choice == CURRENT:
            self.range.choose(ALL)
        self._refresh()

    def _choose_range(self, choice: str) -> None:
        if choice == CURRENT:
            self.what.setCurrentIndex(0)
        if choice == SOME:
            self.pages.setFocus()
        self._refresh()

    def _choose_pages(self) -> None:
        self.range.choose(SOME)
        self._refresh()

    def _pages(self) -> str:
        if self.range.choice == CURRENT:
            return str(self._job.current + 1)
        return self.pages.text().strip() if self.range.choice == SOME else ""

    def _refresh(self) -> None:
        """Say what is wrong beside the pages, once something is typed there."""
        error, paper = self.error, bool(self.options.printer)
        self.wrong.setText(error if self.pages.text().strip() else "")
        self.wrong.setVisible(bool(self.wrong.text()))
        if self.isVisible():
            self.grow()
        self.act.setEnabled(not error)
        self.act.setText("打印" if paper else "存为 PDF…")
        self.copies.setEnabled(paper)
        self.duplex.setEnabled(paper)


def _row(*parts: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return box


def ask_print(
    job: PrintJob, start: PrintOptions, parent: QWidget, chooser: Chooser
) -> PrintOptions | None:
    """What she wants printed, None if nothing; asks for the file where there is no printer."""
    dialog = PrintDialog(job, start, parent)
    if not dialog.exec():
        return None
    options = dialog.options
    return options if options.printer else _with_file(job, options, parent, chooser)


def _with_file(
    job: PrintJob, options: PrintOptions, parent: QWidget, chooser: Chooser
) -> PrintOptions | None:
    from workbench.papers import file_name

    name = file_name(job.title, "pdf", options.unit)
    file = chooser.to_write(parent, "存为 PDF", name, PDF)
    return replace(options, file=file) if file else None
