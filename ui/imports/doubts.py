"""存疑标题: headings of the papers this plan goes back to that were not read with certainty."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.align.feed import feed_of
from ui.window.list_page import ListPage
from ui.window.place_list import Line, PlaceModel, PlaceTable

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.session import Session
    from workbench.doubts import Doubt
    from workbench.plan import Plan

_PAUSE_MS = 300


class DoubtsPanel(ListPage):
    """The list; Enter shows the heading in its paper, Ctrl+Enter opens the review of the import."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.model = PlaceModel(("存疑", "文件", "标题", "为什么存疑"), self)
        self.table = PlaceTable(self.model, "存疑标题", (5.5, 18, 0, 0))
        self.lay(self.table)
        self._session = session
        self._doubts: tuple[Doubt, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.table.setAccessibleDescription("回车在原文里看，Ctrl+回车重新核对那份文件")
        self.table.wanted.connect(self.go_to)
        self.table.acted.connect(self.review)
        session.plan_opened.connect(self._begin)
        session.library_changed.connect(self._pause.start)
        feed_of(session).changed.connect(self._pause.start)
        self._begin()

    def look(self) -> None:
        """Look through the papers of the plan, beside the window."""
        plan = self._session.plan
        if plan is None or not self._session.ready:
            return
        work = partial(_doubts, self._session.workbench, plan)
        job = self._session.work("正在找存疑标题", lambda _: work(), quiet=True)
        job.succeeded.connect(lambda found: self._take(plan, found))

    def go_to(self, line: int) -> None:
        """The heading where it stands."""
        doubt = self._doubts[line]
        self._session.source_wanted.emit(doubt.document, doubt.heading)

    def review(self, line: int) -> None:
        """The review of its import, where the doubt can be answered."""
        self._session.imports.again(self._doubts[line].document)

    def _begin(self) -> None:
        self._show(())
        self.nothing.setText("正在读取…" if self._session.plan else "")
        self._pause.start()

    def _take(self, plan: Plan, found: tuple[Doubt, ...]) -> None:
        now = self._session.plan
        if now and now.id == plan.id:
            self._show(found)

    def _show(self, found: tuple[Doubt, ...]) -> None:
        self._doubts = found
        self.model.show(
            [Line(("存疑", d.title, d.heading, d.reason), "doubt", "warn") for d in found]
        )
        self.nothing.setText("这份要点的来源文件里没有存疑的标题。")
        self.tell(len(found))


def _doubts(workbench: Gateway, plan: Plan) -> tuple[Doubt, ...]:
    from workbench.doubts import doubts

    return doubts(workbench, workbench.documents(), plan)
