"""字体: which font stands for each face of a paper here, and setting another one.

What she chooses holds at once; the dialog asks for it by a signal and is shown the new state.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QTableView, QWidget

from ui import style
from ui.buttons import Button
from ui.dialogs.font_model import FILE, FontModel
from ui.dialogs.forms import TallForm
from ui.dialogs.issuance_fields import labelled
from ui.fields import ComboBox
from ui.labels import text
from ui.row_table import MIDDLE

if TYPE_CHECKING:
    from workbench.house_fonts import FontRole, HouseFonts

_FILES = "字体文件 (*.ttf *.otf *.ttc *.otc)"
_AUTO = "自动选择"
_HINT = "“代替”是用同类字体顶替，PDF 已嵌入字体，行与页不变。新字体装进系统，或把字体文件放入“{}”。"


class FontsDialog(TallForm):
    """Shows the table and asks which font to take.

    Signals:
        wanted(role, font): another font for a face; "" leaves it to the program.
    """

    wanted = Signal(str, str)

    def __init__(self, fonts: HouseFonts, parent: QWidget | None = None) -> None:
        super().__init__("各用途的字体", "关闭", parent)
        self.cancel.hide()
        self._fonts = fonts
        self.model = FontModel(fonts)
        self.table = QTableView()
        self.choice, self.file = ComboBox(), Button("选择文件…", "normal", "folder")
        self.reset = Button("恢复自动", "normal")
        self.told = text("", "small", "warn", wrap=True)
        self._build()
        self.table.selectRow(0)
        self.show_fonts(fonts)
        self._connect()

    @property
    def role(self) -> FontRole:
        """The face that is chosen in the table."""
        return self._fonts.roles[max(0, self.table.currentIndex().row())]

    def show_fonts(self, fonts: HouseFonts) -> None:
        """The state as it is now; the same face stays chosen."""
        row = max(0, self.table.currentIndex().row())
        self._fonts = fonts
        self.model.show_fonts(fonts)
        self.table.resizeColumnsToContents()
        self.table.selectRow(row)
        self.tell("".join(fonts.complaints))
        self._offer()

    def tell(self, words: str) -> None:
        """What could not be done, "" for nothing."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self._allow(True)

    def tell_failure(self, error: Exception) -> None:
        """What went wrong in taking another font."""
        self.tell(str(error))

    def preferred_width(self) -> int:
        return style.em(68)

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("各用途的字体")
        table.setProperty("cells", "roomy")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setTextElideMode(QtCore.Qt.TextElideMode.ElideMiddle)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(MIDDLE)
        rows = len(self._fonts.roles) + 1
        table.setMinimumHeight(rows * (self.fontMetrics().height() + 14) + 8)
        self.body.addWidget(table)
        self.name = text("", "strong")
        self.body.addWidget(labelled("改用字体", self.choice, self.file, self.reset))
        self.body.addWidget(self.told)
        self.body.addWidget(text(_HINT.format(self._fonts.folder), "small", "ink3", wrap=True))
        self.body.addStretch(1)
        self.choice.setMinimumWidth(style.em(18))

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.choice.activated.connect(lambda: self._want(str(self.choice.currentData() or "")))
        self.file.clicked.connect(self._choose_file)
        self.reset.clicked.connect(lambda: self._want(""))

    def _offer(self) -> None:
        """The fonts the chosen face can be set to."""
        role = self.role
        self.choice.clear()
        self.choice.addItem(f"{role.name}：{_AUTO}", "")
        for font in role.offers:
            self.choice.addItem(font, font)
        if role.set_to and role.set_to not in role.offers:
            self.choice.addItem(Path(role.set_to).name, role.set_to)
        self.choice.setCurrentIndex(max(0, self.choice.findData(role.set_to)))
        self.reset.setEnabled(bool(role.set_to))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, f"选择{self.role.name}的字体文件", "", _FILES)
        if name:
            self._want(name)

    def _want(self, font: str) -> None:
        """Ask for a font; while it is looked at nothing else can be asked."""
        if font != self.role.set_to:
            self._allow(False)
            self.wanted.emit(self.role.name, font)

    def _allow(self, allowed: bool) -> None:
        self.choice.setEnabled(allowed)
        self.file.setEnabled(allowed)
        self.reset.setEnabled(allowed and bool(self.role.set_to))
