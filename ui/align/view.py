"""对标: the superiors' papers, requirement by requirement (逐条) and chapter by chapter (矩阵)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.align.feed import feed_of
from ui.align.items import AlignItems
from ui.align.matrix import AlignMatrix
from ui.align.tools import AlignTools, NoSuperiors
from workbench.aligning import chosen, superiors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from ui.align.rows import Row
    from ui.session import Session
    from workbench.aligning import Reference

ITEMS, MATRIX = "items", "matrix"


class AlignView(QWidget):
    """The view 对标 of the open plan.

    Signals:
        arranged(key): 逐条 or 矩阵 is shown now.
    """

    arranged = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted: Mapping[str, str] = {}
        self.feed = feed_of(session)
        self.tools = AlignTools()
        self.items = AlignItems(session, self.feed, self.tools)
        self.matrix = AlignMatrix()
        self.nothing = NoSuperiors()
        self._pages = QStackedWidget()
        for page in (self.nothing, self.items, self.matrix):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._pages, 1)
        self._connect()
        self._show_held()

    @property
    def arrangement(self) -> str:
        """逐条 or 矩阵."""
        return self.tools.switch.choice

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks: the list, what is said of its current row, the bar above."""
        page = self._pages.currentWidget()
        below = self.matrix.foot if page is self.matrix else self.items.detail
        return (page, below, self.tools)

    def arrange(self, key: str) -> None:
        """逐条 or 矩阵."""
        self.tools.switch.choose(key)
        self._show_held()
        self.arranged.emit(key)

    def told_look(self) -> Mapping[str, str]:
        """How it is arranged, which paper is listed and what of it."""
        if self._wanted:
            return self._wanted
        page = {"page": MATRIX} if self.arrangement == MATRIX else {}
        return page | (self.items.told() if self.feed.held else {})

    def recall_look(self, told: Mapping[str, str]) -> None:
        """As it was, once it is known what the plan is held against."""
        self._wanted = dict(told)
        self.tools.switch.choose(MATRIX if told.get("page") == MATRIX else ITEMS)
        self.items.recall({})
        self._show_held()

    def choose_superiors(self) -> None:
        """Ask what the plan is to be held against; the library is listed beside the window."""
        session, plan = self._session, self._session.plan
        if plan is None or session.refused():
            return
        gateway = session.workbench
        job = session.work(
            "正在列出资料",
            lambda _: (superiors(gateway, plan), chosen(gateway, plan.id)),
            quiet=True,
        )
        job.succeeded.connect(partial(self._ask, plan.id))

    def _ask(self, plan: str, listed: tuple[tuple[Reference, ...], tuple[str, ...]]) -> None:
        from ui.dialogs.superiors import ask_superiors

        if self._session.plan is None or self._session.plan.id != plan:
            return
        found = ask_superiors(*listed, self.window())
        if found is not None:
            self.feed.choose(found)

    def show_requirement(self, row: Row) -> None:
        """逐条 at a requirement, whatever is filtered."""
        self.arrange(ITEMS)
        self.items.go_to(row)

    def _connect(self) -> None:
        self.feed.changed.connect(self._show_held)
        self.feed.begun.connect(self._show_held)
        self.tools.switch.chosen.connect(self.arrange)
        self.tools.add.clicked.connect(self.choose_superiors)
        self.nothing.choose.clicked.connect(self.choose_superiors)
        self.matrix.opened.connect(self._open_cell)
        self._session.state_changed.connect(self.items.follow_right)

    def _open_cell(self, document: str, chapter: str) -> None:
        """What is short of a cell of the matrix, in 逐条."""
        self.arrange(ITEMS)
        self.items.show_cell(document, chapter)

    def _show_held(self) -> None:
        held = self.feed.held
        papers = bool(held and held.pages)
        matrix = self.arrangement == MATRIX
        self.tools.follow(held, matrix=matrix)
        self.items.show_held(held)
        self.matrix.show_held(held)
        if papers and self._wanted:
            told, self._wanted = self._wanted, {}
            self.items.recall(told)
        self.nothing.say(known=held is not None)
        page = self.nothing if not papers else self.matrix if matrix else self.items
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.feed.held is None:
            self.feed.look()
