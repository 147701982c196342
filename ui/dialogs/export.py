"""导出: which formats, to which folder. The answer is an `ExportOptions`, or None."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ui import style
from ui.buttons import Button
from ui.dialogs.forms import TallForm
from ui.exporting import Stock
from ui.fields import CheckBox
from ui.labels import Sign, text

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = (
    ("pdf", "PDF", "按公文格式排版，可直接打印"),
    ("docx", "Word", "带样式，可在 Word 或 WPS 中继续改"),
    ("xlsx", "Excel", "任务分解表和指标表"),
)
_COUNTS = ("", "一个", "两个", "三个")
_NOTHING_KNOWN = Stock()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What she asked for; `by_unit` adds a sheet for every unit to the Excel file.

    `for_units`: every unit gets its own task table as a file besides.
    """

    formats: tuple[str, ...]
    folder: Path
    by_unit: bool = False
    for_units: bool = False


class ExportDialog(TallForm):
    """Asks for formats and folder, and says above them what will be on the paper."""

    def __init__(
        self,
        title: str,
        start: ExportOptions,
        parent: QWidget | None = None,
        stock: Stock = _NOTHING_KNOWN,
        change: Callable[[QWidget], Stock] | None = None,
    ) -> None:
        """`change` asks over this dialog how the plan goes out, and says what there is then."""
        super().__init__(f"导出“{title}”", "导出", parent)
        self._units, self._change = stock.units, change
        self._build(start, stock)
        self._connect()
        self._refresh()

    @property
    def options(self) -> ExportOptions:
        """What is filled in now."""
        formats = tuple(name for name, box in self.boxes.items() if box.isChecked())
        by_unit = self.by_unit.isChecked() and "xlsx" in formats
        for_units = self.for_units.isChecked() and bool(self._kinds(formats))
        return ExportOptions(formats, Path(self.folder.text().strip()), by_unit, for_units)

    def tell_undecided(self, words: str) -> None:
        """Say what of the turn of the year is open; it hinders nothing."""
        self.undecided.say(words)

    def preferred_width(self) -> int:
        return style.em(42)

    def _build(self, start: ExportOptions, stock: Stock) -> None:
        self.contents = text(stock.contents, "body", "ink2", wrap=True)
        self.elements = Button("公文要素…", "link")
        self.body.addLayout(self._contents_row(stock))
        self.faults = _FaultsRow(can_change=self._change is not None)
        self.faults.say(stock.faults)
        self.body.addWidget(self.faults)
        if stock.warning:
            self.warn(stock.warning)
        self.boxes = {name: self._box(name, label, use, start) for name, label, use in FORMATS}
        self.by_unit = CheckBox("Excel 中另按单位分表，一个单位一张")
        self.by_unit.setChecked(start.by_unit)
        self.body.addWidget(self.by_unit)
        self.for_units = CheckBox(f"另给{stock.units}个单位各写一份任务分解表（PDF、Excel）")
        self.for_units.setChecked(start.for_units and bool(stock.units))
        self.for_units.setVisible(bool(stock.units))
        self.body.addWidget(self.for_units)
        self.folder = QLineEdit(str(start.folder))
        self.ask("放到文件夹", self._folder_row())
        self.body.addWidget(text("同名文件会被新的替换。", "small", "ink3"))
        self.undecided = _UndecidedRow()
        self.body.addWidget(self.undecided)

    def _connect(self) -> None:
        self.elements.clicked.connect(self._change_elements)
        self.faults.link.clicked.connect(self._change_elements)
        for box in self.boxes.values():
            box.toggled.connect(self._refresh)
        self.for_units.toggled.connect(self._refresh)
        self.folder.textChanged.connect(self._refresh)

    def _kinds(self, formats: tuple[str, ...]) -> int:
        """In how many formats a unit's own table can be written."""
        return sum(name in ("pdf", "xlsx") for name in formats)

    def _box(self, name: str, label: str, use: str, start: ExportOptions) -> CheckBox:
        box = CheckBox(f"{label}　{use}")
        box.setChecked(name in start.formats)
        self.body.addWidget(box)
        return box

    def _contents_row(self, stock: Stock) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.contents, 1)
        row.addWidget(self.elements)
        self.contents.setVisible(bool(stock.contents))
        self.elements.setVisible(self._change is not None)
        return row

    def _change_elements(self) -> None:
        if self._change is not None:
            stock = self._change(self)
            self.contents.setText(stock.contents)
            self.faults.say(stock.faults)
            self.grow()

    def _folder_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        choose = Button("选择…", "normal", "folder")
        choose.clicked.connect(self._choose)
        self.folder.setAccessibleName("放到文件夹")
        self.folder.setMinimumWidth(style.em(14))
        layout.addWidget(self.folder, 1)
        layout.addWidget(choose)
        return row

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选择文件夹", self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _refresh(self) -> None:
        options = self.options
        kinds = self._kinds(options.formats)
        count = len(options.formats) + self._units * kinds * options.for_units
        self.for_units.setEnabled(bool(kinds))
        self.by_unit.setEnabled("xlsx" in options.formats)
        self.act.setEnabled(bool(count and self.folder.text().strip()))
        self.act.setText(f"导出{_counted(count)}文件" if count else "导出")


class _FaultsRow(QWidget):
    """What of the elements is out of form, and the way to them."""

    def __init__(self, *, can_change: bool) -> None:
        super().__init__()
        self.words = text("", "body", "warn", wrap=True)
        self.link = Button("去改", "link")
        self.link.setAccessibleName("去改公文要素")
        self.link.setVisible(can_change)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Sign("warning", "warn"))
        row.addWidget(self.words, 1)
        row.addWidget(self.link)

    def say(self, words: str) -> None:
        """Say it; "" for nothing to say."""
        self.words.setText(words)
        self.setVisible(bool(words))


class _UndecidedRow(QWidget):
    """What nobody has decided yet, and the way there. Its place is kept: it is looked up late."""

    def __init__(self) -> None:
        super().__init__()
        self.words = text("", "small", "ink2", wrap=True)
        self.link = Button("去结转核对", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        kept = self.link.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.link.setSizePolicy(kept)
        self.link.hide()

    def say(self, words: str) -> None:
        """Say it; "" for nothing to say."""
        self.words.setText(words)
        self.link.setVisible(bool(words))


def _counted(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else f"{count}个"


def ask_export(
    title: str,
    start: ExportOptions,
    parent: QWidget,
    stock: Stock,
    change: Callable[[QWidget], Stock] | None = None,
    look: Callable[[ExportDialog], None] | None = None,
) -> ExportOptions | None:
    """What she wants exported, None if nothing; `look` is asked what the dialog tells later."""
    dialog = ExportDialog(title, start, parent, stock, change)
    if look:
        look(dialog)
    return dialog.options if dialog.exec() else None
