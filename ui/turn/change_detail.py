"""Below the list: the whole sentence with its change, why, and what can be said to it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout

from ui import style
from ui.buttons import Button
from ui.labels import Elided, text
from ui.turn.rows import now_in_sentence
from workbench.drafting.proposals import Verdict

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.turn.rows import ChangeRow

_KEYS = "Enter 采纳并到下一处　F2 改写　Delete 保留　Ctrl+Enter 采纳本类"
_FIGURE_KEYS = "键入数字 填新值　空格 留空待填　F2 改写　Delete 保留"


class _Field(QLineEdit):
    """Where another wording is typed.

    Signals:
        given_up(): Esc.
    """

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class ChangeDetail(QFrame):
    """The current proposal.

    Signals:
        accept_wanted(), keep_wanted(), remove_wanted(), again_wanted(): the buttons.
        worded(words): she wrote another wording.
        done(): the field is left, the keys go back to the list.
    """

    accept_wanted = Signal()
    keep_wanted = Signal()
    remove_wanted = Signal()
    again_wanted = Signal()
    worded = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        self._row: ChangeRow | None = None
        self.place = text("", "strong")
        self.chip = text("", "small", "ink2")
        self.chip.setProperty("chip", "plain")
        self.reason = Elided("body", "ink2", right=True)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        large = style.font("title")
        large.setBold(False)
        self.sentence.setFont(large)
        self.sentence.setMinimumHeight(self.sentence.fontMetrics().height() * 2 + 6)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.accept = Button("采纳", "normal", "check")
        self.edit = Button("改写…")
        self.keep = Button("保留原文")
        self.remove = Button("这一条退出")
        self.again = Button("改回待定", "link")
        self.keys = Elided("body", "ink3", right=True)
        self.field = _Field()
        self.field.setAccessibleName("改写成")
        self.acts = QStackedWidget()
        self._build()
        self._connect()
        self.show_row(None)

    def show_row(self, row: ChangeRow | None) -> None:
        """Another proposal, or none."""
        if self._row and row and self._row.proposal.id == row.proposal.id and self.writing:
            return
        self._row = row
        self.acts.setCurrentIndex(0)
        self.setEnabled(row is not None)
        self.chip.setVisible(row is not None)
        self.keys.show_text(_FIGURE_KEYS if row and row.asks_figure else _KEYS)
        if row is None:
            for label in (self.place, self.chip, self.sentence):
                label.setText("")
            self.reason.show_text("")
            self.again.hide()
            return
        self.place.setText(row.place)
        self.chip.setText(row.kind_word)
        self.reason.show_text(f"依据：{row.proposal.reason}" if row.proposal.reason else "")
        self.sentence.setText(_sentence(row))
        self.accept.setText("留空待填" if row.open_figure else "采纳")
        self.accept.setEnabled(row.found and row.suggests)
        self.accept.setToolTip("" if row.suggests else "这一处没有建议的写法，请改写或保留原文")
        self.edit.setText("填新值…" if row.open_figure else "改写…")
        self.edit.setEnabled(row.found)
        self.keep.setEnabled(row.found)
        self.remove.setEnabled(bool(row.proposal.task_id) and row.present)
        self.remove.setToolTip("从新一年的要点里删去这一句，可以撤销")
        self.again.setVisible(row.found and row.proposal.verdict is not Verdict.WAITING)

    @property
    def writing(self) -> bool:
        """She is typing another wording."""
        return self.acts.currentIndex() == 1

    def begin_writing(self) -> None:
        """Ask for another wording in place."""
        if self._row is None or not self._row.found:
            return
        figure, before = self._row.open_figure, self._row.proposal.before
        self.field.setText("" if figure else self._row.new_words or before)
        self.field.setPlaceholderText(f"去年{before}，填新的数" if figure else "")
        self.acts.setCurrentIndex(1)
        self.field.setFocus()
        self.field.selectAll()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.place)
        head.addWidget(self.chip)
        head.addWidget(self.reason, 1)
        buttons = _line(self.accept, self.edit, self.keep, self.remove, self.again)
        buttons.layout().addWidget(self.keys)  # type: ignore[union-attr]
        write, leave = Button("写入", "normal", "check"), Button("不改了")
        write.clicked.connect(self._worded)
        leave.clicked.connect(self._give_up)
        self.acts.addWidget(buttons)
        self.acts.addWidget(_line(self.field, write, leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.acts)

    def _connect(self) -> None:
        self.accept.clicked.connect(self.accept_wanted)
        self.edit.clicked.connect(self.begin_writing)
        self.keep.clicked.connect(self.keep_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.field.returnPressed.connect(self._worded)
        self.field.given_up.connect(self._give_up)

    def _worded(self) -> None:
        words = self.field.text().strip()
        self.acts.setCurrentIndex(0)
        if words:
            self.worded.emit(words)
        self.done.emit()

    def _give_up(self) -> None:
        self.acts.setCurrentIndex(0)
        self.done.emit()


def _line(*parts: QWidget) -> QFrame:
    frame = QFrame()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    if not any(isinstance(part, QLineEdit) for part in parts):
        row.addStretch(1)
    return frame


def _sentence(row: ChangeRow) -> str:
    """The sentence in rich text: struck and underlined, twofold in every theme."""
    before, old, new, behind = (escape(part) for part in now_in_sentence(row))
    shade = style.shade_name
    if not new:
        middle = f'<b style="color:{shade("ink" if row.kept else "err")}">{old}</b>'
    else:
        middle = f'<s style="color:{shade("err")}">{old}</s>'
        middle += f'<u style="color:{shade("ok")}"><b>{new}</b></u>'
    return f"{before}{middle}{behind}"
