"""The bar of 版面: which page, how large, which fonts stand in, 打印 and 导出 PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup, QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from ui import style
from ui.buttons import Button, IconButton
from ui.labels import text
from ui.pages.layout import PERCENTS, Arrangement, Fit, Zoom

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_MOST = 99_999
_NARROWEST = 34
"""The least width of the bar, in characters; there its buttons are icons."""


def zoom_label(zoom: Zoom) -> str:
    """What a zoom is called: 适合高度, 125%."""
    return zoom.label if isinstance(zoom, Fit) else f"{zoom}%"


class PagesBar(QFrame):
    """The row above the pages.

    Signals:
        page_wanted(index): she typed the number of a page.
        turned(rows): to the next (1) or previous (-1) pages.
        arranged(Arrangement): another zoom, or two pages a row.
        framed(bool): the type area of the pages is to be shown, or not.
        print_wanted(), pdf_wanted().
    """

    page_wanted = Signal(int)
    turned = Signal(int)
    arranged = Signal(object)
    framed = Signal(bool)
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._arrangement = Arrangement()
        self._pages = 0
        self._narrow = False
        self._notes: tuple[str, ...] = ()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self._build()
        self._describe()
        self._connect()
        self.show_page((), 0)
        self.show_arrangement(self._arrangement)
        self.show_sheet("")
        self.show_notes(())

    def show_page(self, row: tuple[int, ...], pages: int) -> None:
        """Which pages are seen, of how many."""
        self._pages = pages
        first, last = (row[0] + 1, row[-1] + 1) if row else (0, 0)
        if not self.number.hasFocus() or not self.number.isModified():
            self.number.setText(str(first) if row else "")
        upto = f"—{last}" if last > first else ""
        self.count.setText(f"{upto}页，共{pages}页")
        self.back.setEnabled(first > 1)
        self.on.setEnabled(bool(row) and last < pages)
        self.number.setEnabled(pages > 0)

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """How the pages are laid out now."""
        self._arrangement = arrangement
        self.double.setChecked(arrangement.double)
        self.zoom.setAccessibleName(f"大小：{zoom_label(arrangement.zoom)}")
        self._show_words()
        for action in self._zooms.actions():
            action.setChecked(action.data() == str(arrangement.zoom))

    def show_sheet(self, words: str) -> None:
        """The grid the paper is set in."""
        self.sheet.setText(words)
        self._fit()

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """What has to be told of fonts and look, one sentence each."""
        self._notes = notes
        self.notes.setToolTip("\n".join((*notes, "点这里逐条看")))
        self.notes.setAccessibleName("；".join(notes))
        self.notes.setVisible(bool(notes))
        self._fit()

    def _fit(self) -> None:
        """In a narrow bar the fonts are counted, the grid is not told, the buttons are icons."""
        self._narrow = False
        self._show_words()
        self.sheet.setVisible(bool(self.sheet.text()))
        if super().minimumSizeHint().width() > self.width():
            self.sheet.setVisible(False)
        if super().minimumSizeHint().width() > self.width():
            self._narrow = True
            self._show_words()
        elif not self._names_fonts() and self.sheet.isVisibleTo(self):
            self.sheet.setVisible(False)
            self.sheet.setVisible(not self._names_fonts())

    def _names_fonts(self) -> bool:
        """Tell all of the fonts where there is room for it, never half of it; whether it is."""
        spare = self.width() - super().minimumSizeHint().width()
        short, whole = self.notes.text(), "；".join(self._notes)
        measure = self.notes.fontMetrics().horizontalAdvance
        fits = measure(whole) - measure(short) <= spare
        if fits:
            self.notes.setText(whole)
        return fits

    def _counted(self) -> str:
        """How many sentences are to be told of the fonts, in few words."""
        replaced = sum("代替" in note for note in self._notes)
        every = replaced == len(self._notes)
        return f"{replaced} 种字体已代替…" if every else f"{len(self._notes)} 处字体说明…"

    def _show_words(self) -> None:
        words = {
            self.double: "双页",
            self.zoom: zoom_label(self._arrangement.zoom),
            self.frame: "版心",
            self.print: "打印",
            self.pdf: "导出 PDF",
        }
        for button, label in words.items():
            button.setText("" if self._narrow else label)
        self.notes.setText("" if self._narrow or not self._notes else self._counted())

    # -- build -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.back = IconButton("chevron-left", "上一页（←）")
        self.number = QLineEdit()
        self.count = text("")
        self.on = IconButton("chevron-right", "下一页（→）")
        self.double = Button("双页", "quiet", "pages")
        self.zoom = Button("", "quiet", "fit-height")
        self.frame = Button("版心", "quiet", "type-area")
        self.sheet = text("", "body", "ink2")
        self.notes = Button("", "status")
        self.notes.set_icon("warning", "warn")
        self.notes.setProperty("tone", "warn")
        self.print = Button("打印", "quiet", "print")
        self.pdf = Button("导出 PDF", "quiet", "pdf")
        self._zooms = QActionGroup(self)
        self.zoom.setMenu(self._zoom_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        for part in (self.back, text("第"), self.number, self.count, self.on, _rule()):
            row.addWidget(part)
        for part in (self.double, self.zoom, self.frame):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.sheet)
        row.addWidget(self.notes)
        row.addWidget(self.print)
        row.addWidget(self.pdf)

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        zooms: tuple[Zoom, ...] = (*Fit, *PERCENTS)
        for zoom in zooms:
            action = menu.addAction(zoom_label(zoom))
            action.setCheckable(True)
            action.setData(str(zoom))
            self._zooms.addAction(action)
            action.triggered.connect(lambda _=False, zoom=zoom: self._choose(zoom))
        return menu

    def _describe(self) -> None:
        self.number.setValidator(QIntValidator(1, _MOST, self.number))
        self.number.setFixedWidth(style.em(3.4))
        self.number.setProperty("alignment", "AlignHCenter")
        self.number.setAccessibleName("页码")
        for button, name in (
            *((self.double, "双页"), (self.frame, "版心")),
            *((self.print, "打印"), (self.pdf, "导出 PDF")),
        ):
            button.setAccessibleName(name)
        self.number.setToolTip("页码，回车到那一页")
        self.double.setCheckable(True)
        self.double.setToolTip("双页\n一行两页，横排的表格独占一行")
        self.zoom.setToolTip("大小（Ctrl+加号、减号；Ctrl+0 适合高度）")
        self.frame.setCheckable(True)
        self.frame.setToolTip("版心\n用点线画出每页排字的范围，不会印出来")
        self.print.setToolTip("打印（Ctrl+P）")
        self.pdf.setToolTip("导出 PDF（Ctrl+E）")

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.number.returnPressed.connect(self._go)
        self.number.editingFinished.connect(lambda: self.number.setModified(False))
        self.double.clicked.connect(self._choose_double)
        self.frame.toggled.connect(self.framed)
        self.print.clicked.connect(self.print_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.notes.clicked.connect(self._tell_notes)

    # -- what she does -----------------------------------------------------------------------------

    def _go(self) -> None:
        number = int(self.number.text() or 1)
        self.number.setModified(False)
        self.page_wanted.emit(max(0, min(number, self._pages) - 1))

    def _tell_notes(self) -> None:
        from ui.dialogs.details import show_details

        show_details("版面用的字体", self._notes, self)

    def _choose(self, zoom: Zoom) -> None:
        self.arranged.emit(replace(self._arrangement, zoom=zoom))

    def _choose_double(self, double: bool) -> None:
        self.arranged.emit(replace(self._arrangement, double=double))

    # -- Qt ---------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(style.em(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _rule() -> QWidget:
    rule = QFrame()
    rule.setProperty("rule", "upright")
    rule.setFixedWidth(1)
    return rule
