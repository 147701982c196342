"""What lies below the plan: lists under tabs, 审校 and 结转核对, one of them shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QVBoxLayout

from ui import style
from ui.buttons import IconButton
from ui.find_panel import FindPanel
from ui.findings_panel import FindingsPanel
from ui.panel_room import WIDE
from ui.review_panel import ReviewPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bottom_page import BottomPage
    from ui.findings_feed import Row
    from ui.session import Session

FINDINGS, REVIEW, FIND = "审校", "结转核对", "查找"
_TALL = 850
"""From this height of the window on there is room for more than four rows."""
_ROWS = 4
_TALL_ROWS = 8
_EDGES = 3
"""The hairlines and the frame of the current row, in pixels."""


class BottomPanel(QFrame):
    """The lists below the plan.

    Signals:
        folded(): she folded it.
    """

    folded = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        self.findings = FindingsPanel(session)
        self.review = ReviewPanel(session)
        self.found = FindPanel(session)
        self.pages: dict[str, BottomPage] = {
            FINDINGS: self.findings,
            REVIEW: self.review,
            FIND: self.found,
        }
        self.tabs = QTabBar()
        self._build()
        self.tabs.currentChanged.connect(self._show_page)
        session.findings.dismissed.connect(self._ask_why)
        for tab, page in self.pages.items():
            page.sized.connect(partial(self._count, tab))
        self.fold()

    @property
    def tab(self) -> str:
        """The list that is shown, or was when the panel was folded."""
        return list(self.pages)[self.tabs.currentIndex()]

    def show_tab(self, tab: str) -> None:
        """Show a list."""
        self.tabs.setCurrentIndex(list(self.pages).index(tab))
        self.show()
        self._show_page()

    def fold(self) -> None:
        """Show none."""
        for page in self.pages.values():
            page.hide()
        self.hide()

    def choose_tab(self) -> None:
        """Another plan: the places the new year touched come first, if there are any."""
        if self.isHidden():
            listed = self.review.model.rowCount() > 0
            self.tabs.setCurrentIndex(list(self.pages).index(REVIEW if listed else FINDINGS))

    def walk(self, steps: int) -> None:
        """To the next or previous place of the list that is shown."""
        self.pages[self.tab].walk(steps)

    def _ask_why(self, row: Row) -> None:
        """不再提示 was asked for in the text: the reason is typed above the list."""
        self.show_tab(FINDINGS)
        self.findings.reason.ask(row)

    def _build(self) -> None:
        self.tabs.setAccessibleName("清单")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFont(style.font("body"))
        for tab in self.pages:
            self.tabs.addTab(tab)
        close = IconButton("chevron-down", "收起（Ctrl+J）")
        close.clicked.connect(self.folded)
        self._head = head = QHBoxLayout()
        head.setContentsMargins(4, 2, 8, 2)
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        for bar in self._bars():
            head.addWidget(bar)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for page in self.pages.values():
            column.addWidget(page, 1)

    def _show_page(self) -> None:
        shown = not self.isHidden()
        for tab, page in self.pages.items():
            page.setVisible(shown and tab == self.tab)
            if page.bar:
                page.bar.setVisible(tab == self.tab)
        self.setFocusProxy(self.pages[self.tab])

    def _bars(self) -> list[QWidget]:
        return [page.bar for page in self.pages.values() if page.bar]

    def _count(self, tab: str, count: int) -> None:
        self.tabs.setTabText(list(self.pages).index(tab), f"{tab} {count}" if count else tab)

    # -- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        table = self.findings.table
        rows = _TALL_ROWS if self.window().height() >= _TALL else _ROWS
        height = rows * table.verticalHeader().defaultSectionSize()
        if self.window().width() >= WIDE:
            height += table.horizontalHeader().sizeHint().height()
        return QSize(style.em(40), height + self._head.sizeHint().height() + _EDGES)
