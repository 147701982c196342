"""短语表: phrases with the time they are in use; hers are written in place, built-in ones grey.

党的十九大    2017-10    2022    党的二十大2022年10月召开    内置
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QTableView

from ui import style
from ui.buttons import Button
from ui.dialogs.forms import TallForm
from ui.dialogs.phrase_model import PhraseModel
from ui.labels import text
from ui.row_table import dress_table
from ui.state import Message
from workbench.drafting.phrases import Phrase, checked_phrase
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.window.main_window import MainWindow

_HINT = (
    "起用、停用写年、年月或年月日（2017、2017-10、2017-10-18），不写就是不限。"
    "过了时的提法，审校和结转核对里只提示，从不改写。"
)
_ROWS = 11


class PhrasesDialog(TallForm):
    """The table, and what can be done to an entry."""

    def __init__(self, own: Sequence[Phrase], parent: QWidget | None = None) -> None:
        super().__init__("短语表", "保存短语表", parent)
        self.model = PhraseModel(own, self)
        self.table = QTableView()
        self.add = Button("添加", "normal", "plus")
        self.copy = Button("改成自己的", "normal", "pencil")
        self.remove = Button("删除", "normal", "close")
        self.told = text("", "small", "err", wrap=True)
        self._build()
        self.add.clicked.connect(lambda: self._add(Phrase("")))
        self.copy.clicked.connect(lambda: self._add(self.model.rows[self._row]))
        self.remove.clicked.connect(lambda: self.model.remove(self._row))
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)
        self.model.written.connect(self._check)
        self.table.selectRow(0)
        self._offer()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Her entries."""
        return self.model.own

    def accept(self) -> None:
        """Only a table that can be kept is."""
        if self._check():
            super().accept()

    def preferred_width(self) -> int:
        return style.em(60)

    @property
    def _row(self) -> int:
        return self.table.currentIndex().row()

    def _check(self) -> bool:
        words = ""
        try:
            for phrase in self.phrases:
                checked_phrase(phrase)
        except WorkbenchError as error:
            words = f"{error.message}{error.advice}"
        self.told.setText(words)
        self.told.setVisible(bool(words))
        return not words

    def _add(self, phrase: Phrase) -> None:
        row = self.model.add(phrase)
        self.table.selectRow(row)
        self.table.scrollTo(self.model.index(row, 0))
        self.table.setFocus()
        self.table.edit(self.model.index(row, 0 if not phrase.text else 1))

    def _offer(self) -> None:
        own = self.model.is_own(self._row)
        self.remove.setEnabled(own)
        self.copy.setEnabled(self._row >= 0 and not own)

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        dress_table(table, "短语表", (17, 8, 8, 0, 5), 12)
        table.setShowGrid(True)
        table.setProperty("cells", "roomy")
        table.setMinimumHeight(_ROWS * (table.fontMetrics().height() + 12))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.copy, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(table)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.body.addWidget(text(_HINT, "small", "ink3", wrap=True))
        self.told.hide()


def edit_phrases(window: MainWindow) -> None:
    """Show the table; what is kept counts at once in 审校."""
    session = window.session
    dialog = PhrasesDialog(session.workbench.store.phrases(), window)
    if not dialog.exec() or session.refused():
        return
    keep_phrases(window, dialog.phrases)


def keep_phrases(window: MainWindow, phrases: Sequence[Phrase]) -> None:
    """Make `phrases` her own ones and look the plan over with them."""
    session = window.session
    job = session.work(
        "正在保存短语表", lambda _: session.workbench.store.save_phrases(phrases), quiet=True
    )
    job.succeeded.connect(lambda _: _told(window, len(phrases)))


def _told(window: MainWindow, count: int) -> None:
    if window.area.bottom:
        window.area.bottom.findings.feed.look_anew()
    window.session.message.emit(Message(f"短语表已保存，自加 {count} 条"))
