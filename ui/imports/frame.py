"""Head and foot of the review of an import: title, counts and doubts above, what to do below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.buttons import Button
from ui.fields import CheckBox
from ui.labels import Elided, text
from ui.window.measures import measures_of
from ui.window.page_head import PageHead

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.imports.sight import Counts

_REMEMBERED = "处理过的判断会记住，再次导入这份文件时照办"


class Head(PageHead):
    """← 返回, the title, how much there is of what, and the doubts.

    Signals:
        back(): she wants to leave; what is decided stays.
        walk_wanted(steps): to the next (1) or previous (-1) doubt.
    """

    walk_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(stretch=0)
        self.leave.setToolTip("返回（Esc）\n处理过的都记着，下次从这里接着来")
        self.counts = text("", "small", "ink2")
        self.counts.setProperty("chip", "plain")
        self.doubts = text("", "body", "ink2")
        self.previous = Button("上一处", "quiet", "chevron-up")
        self.previous.setToolTip("上一处存疑（Shift+F8）")
        self.next = Button("下一处", "quiet", "chevron-down")
        self.next.setToolTip("下一处存疑（F8）")
        self.previous.clicked.connect(lambda: self.walk_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.walk_wanted.emit(1))
        self.row.addWidget(self.counts)
        self.row.addStretch(1)
        for part in (self.doubts, self.previous, self.next):
            self.row.addWidget(part)

    def show_reading(self) -> None:
        """Nothing is known of the file yet."""
        self.counts.hide()
        self.doubts.setText("正在读取…")
        self.previous.setEnabled(False)
        self.next.setEnabled(False)

    def show_counts(self, counts: Counts, doubts: int, settled: int, *, gaps: bool) -> None:
        """How much there is of what, how many headings are doubtful, and how many are settled."""
        self.counts.setText(counts.words)
        self._fit()
        words = f"存疑 {doubts} 处，已处理 {settled}" if doubts else "没有存疑的标题"
        if doubts and doubts == settled:
            words = f"存疑 {doubts} 处，都已处理"
        self.doubts.setText(words)
        for button in (self.previous, self.next):
            button.setEnabled(settled < doubts or gaps)

    def _fit(self) -> None:
        """Where the title had no room beside them, the counts go; the tree has them, too."""
        room = not measures_of(self).compact
        self.counts.setVisible(room and bool(self.counts.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Foot(QFrame):
    """Whether a template is kept as well; giving up, and going into the library.

    Signals:
        discard_wanted(), finish_wanted().
    """

    discard_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "chrome")
        self.setProperty("edge", "top")
        self.template = CheckBox("同时存为模板")
        self.template.setToolTip("把这份要点的章节和写法也留作模板")
        self.remembered = Elided("small", "ink3")
        self.remembered.show_text(_REMEMBERED)
        self.discard = Button("放弃导入")
        self.finish = Button("完成导入", "primary", "check")
        self.discard.clicked.connect(self.discard_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.template)
        row.addWidget(self.remembered, 1)
        row.addWidget(self.discard)
        row.addWidget(self.finish)

    def say(self, *, known: bool) -> None:
        """The words for a file that is a document of the library already, or none yet."""
        self.discard.setText("放弃改动" if known else "放弃导入")
        self.discard.setToolTip(
            "资料保持原样，刚才的改动不要了"
            if known
            else "这份文件不进资料库，您电脑上的原文件不动"
        )
        self.finish.setText("完成核对" if known else "完成导入")
        self.finish.setToolTip(f"{self.finish.text()}（Ctrl+Enter）\n存进资料库，可以随时重新核对")


class PaneHead(QFrame):
    """The name of a pane and one line about it; behind them, as far as there is room, its keys."""

    def __init__(self, name: str, hint: str, keys: str = "") -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setProperty("edge", "bottom")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(text(name, "strong"))
        row.addWidget(text(hint, "body", "ink3"))
        self.keys = Elided("small", "ink3", right=True)
        self.keys.show_text(keys)
        row.addWidget(self.keys, 1)


def column(name: str, head: PaneHead, body: QWidget) -> QFrame:
    """A pane: its head above its body."""
    pane = QFrame()
    pane.setProperty("ground", name)
    body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    stack = QVBoxLayout(pane)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    stack.addWidget(head)
    stack.addWidget(body, 1)
    return pane
