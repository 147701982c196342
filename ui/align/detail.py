"""Below 逐条: the current requirement in full, what answers it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from ui import style
from ui.buttons import Button
from ui.labels import Elided, text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.align.rows import Row

_LABEL = 4
"""How wide the words before the sentences are, in characters."""


class AlignDetail(QFrame):
    """What is current, in full.

    Signals:
        source_asked(), drafted(), confirmed(): what the buttons say.
        waived(reason): it does not apply, and why.
    """

    source_asked = Signal()
    drafted = Signal()
    confirmed = Signal()
    waived = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self.setProperty("ground", "panel")
        self.setProperty("edge", "top")
        self.theirs = text("", wrap=True)
        self.ours = text("", wrap=True)
        self.place = Elided("small", "ink2")
        self.roomy = True
        self.source = Button("看原文", "link", "source")
        self.source.setToolTip("在上级文件里看这一句（Ctrl+回车）")
        self.draft = Button("新建任务", "quiet", "plus")
        self.draft.setToolTip("写进大纲里选中的条目，注明来源（Ctrl+N）")
        self.waive = Button("不适用…", "quiet", "waived")
        self.waive.setToolTip("这一条不要求本级做，写明理由")
        self.confirm = Button("确认对应", "quiet", "check")
        self.confirm.setToolTip("这一对不再问（回车）")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("不适用的理由")
        self.reason.setPlaceholderText("为什么不适用，如：本市没有这类机构；回车保存，Esc 取消")
        self.reason.hide()
        self._build()
        self.source.clicked.connect(self.source_asked)
        self.draft.clicked.connect(self.drafted)
        self.confirm.clicked.connect(self.confirmed)
        self.waive.clicked.connect(self.ask_reason)
        self.reason.returnPressed.connect(self._give)
        self.show_row(None, writable=False)

    def show_row(self, row: Row | None, *, writable: bool) -> None:
        """Another requirement, or none."""
        if row is None or self._row is None or row.key != self._row.key:
            self.reason.hide()
        self._row = row
        self.setVisible(row is not None and self.roomy)
        if row is None:
            return
        requirement = row.requirement
        self.place.show_text(f"{row.reference.title} · {row.place}")
        self.theirs.setText(requirement.entry.text)
        words = requirement.reason and f"不适用：{requirement.reason}"
        self.ours.setText(words or row.ours or "还没有对应的句子，键入字词可以找，或由此新建任务。")
        style.mark(self.ours, tone="" if requirement.confirmed else "ink2")
        self.draft.setEnabled(writable and not requirement.answers)
        self.confirm.setEnabled(
            writable and bool(requirement.answers) and not requirement.confirmed
        )
        self.waive.setEnabled(writable)

    def ask_reason(self) -> None:
        """Ask why it does not apply."""
        self.reason.clear()
        self.show()
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        words = self.reason.text().strip()
        if words:
            self.reason.hide()
            self.waived.emit(words)

    def _build(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.place, 1)
        acts.addWidget(self.source)
        for button in (self.draft, self.waive, self.confirm):
            acts.addWidget(button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, style.em(_LABEL))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, label) in enumerate((("要求", self.theirs), ("本级", self.ours))):
            grid.addWidget(text(name, "body", "ink3"), at, 0, top)
            grid.addWidget(label, at, 1, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(4)
        column.addLayout(acts)
        column.addWidget(self.reason)
        column.addLayout(grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.reason.isVisible():
            self.reason.hide()
            return
        super().keyPressEvent(event)
