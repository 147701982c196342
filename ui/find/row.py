"""The fields of 查找: what is sought, what takes its place, and the buttons beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import style
from ui.buttons import Button, IconButton
from ui.labels import text
from ui.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindRow(QFrame):
    """One line above the list.

    Signals:
        sought(words): other words are looked for.
        put(): other words shall take their place, see `replacement`.
        walked(steps): to the next (1) or previous (-1) place.
        one_wanted(), all_wanted(): replace the current one, or all that are ticked.
        left(): Esc.
    """

    sought = Signal(str)
    put = Signal()
    walked = Signal(int)
    one_wanted = Signal()
    all_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = _field("查找", "在这份要点里找")
        self.other = _field("替换为", "替换为；留空即删去")
        self.previous = IconButton("chevron-up", "上一处（Shift+F3）")
        self.next = IconButton("chevron-down", "下一处（F3）")
        self.one = Button("替换这一处", "quiet")
        self.all = Button("全部替换", "quiet")
        self.count = text("", "small", "ink3")
        self._build()
        self._connect()
        self.allow(replacing=False)

    @property
    def replacement(self) -> str | None:
        """What shall take the place of the words; None where nothing is to be replaced."""
        return self.other.text() if self._replacing else None

    def allow(self, *, replacing: bool) -> None:
        """Show what replaces, or only what finds."""
        self._replacing = replacing
        for part in (self.other, self.one, self.all):
            part.setVisible(replacing)
        self.put.emit()

    def say(self, count: int, chosen: int) -> None:
        """So many places there are, and so many are ticked."""
        found = f"{count} 处" if count else "没有找到"
        self.count.setText(found if self.words.text() else "")
        self.all.setText(f"全部替换（{chosen} 处）" if chosen else "全部替换")
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        self.one.setEnabled(count > 0)
        self.all.setEnabled(chosen > 0)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        row.addWidget(self.words, 3)
        for part in (self.count, self.previous, self.next):
            row.addWidget(part)
        row.addWidget(self.other, 3)
        for button in (self.one, self.all):
            row.addWidget(button)
        row.addStretch(1)
        QWidget.setTabOrder(self.words, self.other)  # one types both, then presses

    def _connect(self) -> None:
        self.words.textChanged.connect(self.sought)
        self.words.returnPressed.connect(lambda: self.walked.emit(1))
        self.other.textChanged.connect(self.put)
        self.other.returnPressed.connect(self.one_wanted)
        self.previous.clicked.connect(lambda: self.walked.emit(-1))
        self.next.clicked.connect(lambda: self.walked.emit(1))
        self.one.clicked.connect(self.one_wanted)
        self.all.clicked.connect(self.all_wanted)

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _field(name: str, hint: str) -> SearchField:
    field = SearchField(name, hint)
    field.setMinimumWidth(style.em(8))
    return field
