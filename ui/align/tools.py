"""The bar of 对标: 逐条 or 矩阵, which paper, another one; and what stands there without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.align.bar import CountButtons, CoverageBar
from ui.buttons import Button, Switch
from ui.fields import ComboBox
from ui.labels import Elided, Sign, text
from ui.window.measures import measures_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.align.rows import Held

_NARROW = 1000
"""Below this effective width there is no room for the counts beside the bar they stand for."""

_ARRANGEMENTS = (
    ("items", "逐条", "按上级文件的顺序，一条一条看"),
    ("matrix", "矩阵", "本级各章和各份文件，各达到几条"),
)


class AlignTools(QFrame):
    """The bar.

    Signals:
        paper_chosen(id): she wants to see another paper.
    """

    paper_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self._matrix = False
        self.switch = Switch(_ARRANGEMENTS, "对标怎样排列")
        self.switch.choose("items")
        self.paper = ComboBox()
        self.paper.setAccessibleName("对标的文件")
        self.paper.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.paper.setMinimumContentsLength(6)
        self.paper.setMaximumWidth(style.em(22))
        policy = QSizePolicy.Policy
        self.paper.setSizePolicy(policy.Expanding, policy.Fixed)
        self.paper.activated.connect(lambda _: self.paper_chosen.emit(self.paper.currentData()))
        self.add = Button("选择文件…", "quiet", "plus")
        self.add.setToolTip("选择对标哪几份上级文件")
        self.total = Elided("small", "ink2", right=True)
        self.counts = CountButtons()
        self.bar = CoverageBar()
        self._build()

    def follow(self, held: Held | None, *, matrix: bool) -> None:
        """The papers there are, and what is of use in this arrangement."""
        pages = held.pages if held else ()
        known = [self.paper.itemData(at) for at in range(self.paper.count())]
        if known != [page.reference.id for page in pages]:
            chosen = self.paper.currentData()
            self.paper.clear()
            for page in pages:
                self.paper.addItem(page.reference.title, page.reference.id)
            self.paper.setCurrentIndex(max(0, self.paper.findData(chosen)))
        self.setVisible(bool(pages))
        self._matrix = matrix
        for widget in (self.paper, self.bar):
            widget.setHidden(matrix)
        self._fit()
        self.add.setText(f"参照 {len(pages)} 份…" if matrix else "再加一份…")
        if matrix:
            self.total.show_text("点一格看是哪几条；“／”前为达到，后为要求")

    def _fit(self) -> None:
        """Where there is room for one thing, the bar stands for the counts."""
        narrow = measures_of(self).width < _NARROW
        self.counts.setHidden(self._matrix or narrow)
        self.total.setHidden(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self.paper, 1)
        row.addWidget(self.add)
        row.addStretch(0)
        row.addWidget(self.total)
        row.addWidget(self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 5)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.bar)


class NoSuperiors(QFrame):
    """What 对标 is for, while no paper is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._what = text("", "strong")
        self._hint = text("", "body", "ink2", wrap=True)
        self.choose = Button("选择上级文件…", "normal", "superior")
        self._sign = Sign("superior", "ink3", 20)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._hint.setAlignment(centre)
        self._hint.setMinimumWidth(style.em(24))
        parts: tuple[QWidget, ...] = (self._sign, self._what, self._hint, self.choose)
        for part in parts:
            # a text that wraps knows its height only at the width of the column
            column.addWidget(part) if part is self._hint else column.addWidget(part, 0, centre)
        column.addStretch(2)
        self.setFocusProxy(self.choose)

    def say(self, *, known: bool) -> None:
        """`known`: it was looked what the plan is held against."""
        self._what.setText("还没有选对标的文件" if known else "正在读取…")
        self._hint.setText(
            "选一份或几份上级文件，逐条看本级要点覆盖了没有、指标低不低；文件先导入资料。"
            if known
            else ""
        )
        self.choose.setVisible(known)
