"""What lies below the plan: lists under tabs, 审校 and 结转核对, one of them shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QVBoxLayout

from ui import style
from ui.align.uncovered import UncoveredPanel
from ui.buttons import IconButton
from ui.find.panel import FindPanel
from ui.findings.panel import FindingsPanel
from ui.imports.doubts import DoubtsPanel
from ui.turn.pending import ReviewPanel
from ui.window.bottom_page import FIND, FINDINGS, REVIEW
from ui.window.measures import measures_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.findings.feed import Row
    from ui.session import Session
    from ui.window.bottom_page import BottomPage

DOUBTS, UNCOVERED = "存疑标题", "上级未覆盖"
_LEAST = 3
"""So many rows are seen however low the window is: the plan gives way."""
_BOUNDLESS = 16777215
"""As high as Qt lets a widget be."""
_EDGES = 3
"""The hairlines and the frame of the current row, in pixels."""


class BottomPanel(QFrame):
    """The lists below the plan.

    Signals:
        folded(): she pressed the button that folds it.
        half_wanted(): she pressed the one that gives it half the window, or takes it back.
        unfolded(), was_folded(): a list is shown now, or none is any more.
    """

    folded = Signal()
    half_wanted = Signal()
    unfolded = Signal()
    was_folded = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._open = self._tabs_stay = self._chosen = False
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        self.findings = FindingsPanel(session)
        self.review = ReviewPanel(session)
        self.doubts = DoubtsPanel(session)
        self.uncovered = UncoveredPanel(session)
        self.found = FindPanel(session)
        self.pages: dict[str, BottomPage] = {
            FINDINGS: self.findings,
            REVIEW: self.review,
            DOUBTS: self.doubts,
            UNCOVERED: self.uncovered,
            FIND: self.found,
        }
        self.tabs = QTabBar()
        self._build()
        self.tabs.currentChanged.connect(self._show_page)
        self.tabs.tabBarClicked.connect(lambda at: self.show_tab(list(self.pages)[at]))
        session.findings.dismissed.connect(self._ask_why)
        self.review.known.connect(self.choose_tab)
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
        self._open = self._chosen = True
        self._show_page()
        self._bound()
        self.unfolded.emit()

    def fold(self) -> None:
        """Show none; where they stay the tabs are seen still."""
        self._open = False
        self._show_page()
        self._bound()
        self.was_folded.emit()

    @property
    def is_open(self) -> bool:
        """A list is shown."""
        return self._open

    def keep_tabs(self, stay: bool) -> None:
        """Whether the tabs are seen while no list is."""
        if stay is not self._tabs_stay:
            self._tabs_stay = stay
            self._bound()

    def _bound(self) -> None:
        self.setVisible(self._open or self._tabs_stay)
        self.setMaximumHeight(_BOUNDLESS if self._open else self._head_height())
        self._close.setVisible(self._open)
        self._offer_half()
        self.updateGeometry()

    def _offer_half(self) -> None:
        """In little room the tabs need its place; Alt+J does the same."""
        self._half.setVisible(self._open and not measures_of(self).compact)

    def show_half(self, half: bool) -> None:
        """Say that it has half the window, or as many rows as usual."""
        words = "回到原来的高度（Alt+J）" if half else "占半个窗口（Alt+J）"
        self._half.setToolTip(words)
        self._half.setAccessibleName(words)
        self._half.set_icon("shrink" if half else "expand")

    def choose_tab(self) -> None:
        """Another plan: the places the new year touched come first, if there are any."""
        if not self._open and not self._chosen:
            listed = self.review.model.rowCount() > 0
            self.tabs.setCurrentIndex(list(self.pages).index(REVIEW if listed else FINDINGS))

    def told_look(self) -> Mapping[str, str]:
        """Which list she has had in this plan, if any."""
        return ({"tab": self.tab} if self._chosen else {}) | self.findings.tools.told()

    def recall_look(self, told: Mapping[str, str]) -> None:
        """Show that list, or have it ready; the usual one where nothing is told."""
        self._chosen = told.get("tab", "") in self.pages
        if self._chosen:
            self.tabs.setCurrentIndex(list(self.pages).index(told["tab"]))
        self.findings.tools.recall(told)

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
        self._close = close = IconButton("chevron-down", "收起（Ctrl+J）")
        close.clicked.connect(self.folded)
        self._half = IconButton("expand", "占半个窗口（Alt+J）")
        self._half.clicked.connect(self.half_wanted)
        self._head = head = QHBoxLayout()
        head.setContentsMargins(4, 2, 8, 2)
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        for bar in self._bars():
            head.addWidget(bar)
        head.addWidget(self._half)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for page in self.pages.values():
            column.addWidget(page, 1)

    def _show_page(self) -> None:
        shown = self._open
        for tab, page in self.pages.items():
            page.setVisible(shown and tab == self.tab)
            if page.bar:
                page.bar.setVisible(shown and tab == self.tab)
        self.setFocusProxy(self.pages[self.tab])

    def _head_height(self) -> int:
        return self._head.sizeHint().height() + _EDGES

    def _bars(self) -> list[QWidget]:
        return [page.bar for page in self.pages.values() if page.bar]

    def _count(self, tab: str, count: int) -> None:
        self.tabs.setTabText(list(self.pages).index(tab), f"{tab} {count}" if count else tab)

    # -- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_half()

    def sizeHint(self) -> QSize:
        table = self.findings.table
        measures = measures_of(self)
        if not self._open:
            return QSize(style.em(40), self._head_height())
        height = measures.rows * table.verticalHeader().defaultSectionSize()
        if measures.wide:
            height += table.horizontalHeader().sizeHint().height()
        return QSize(style.em(40), height + self._head_height())

    def minimumSizeHint(self) -> QSize:
        width = super().minimumSizeHint().width()
        rows = _LEAST * self.findings.table.verticalHeader().defaultSectionSize()
        return QSize(width, self._head_height() + (rows if self._open else 0))
