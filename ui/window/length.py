"""字数 and pages of the open plan in the status line; where they stand, chapter by chapter.

8,942 字 · 约 17 页
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu

from ui import style
from ui.buttons import Button
from ui.pages.shared import shared_paper
from ui.state import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.session import Session
    from workbench.plan import Plan

_PAUSE_MS = 1500


class LengthButton(Button):
    """How long the plan is; pressed, it lists the chapters with what each takes.

    Signals:
        widened(): the pages are known now, and say so.
    """

    widened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("", "status")
        self._session = session
        self._letters = self._pages = 0
        self._with_pages = True
        self._composing = False
        self._plan: Plan | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list)
        self.setMenu(self._menu)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._compose)
        session.plan_opened.connect(self._forget)
        session.plan_changed.connect(self._pause.start)

    def count(self, letters: int) -> None:
        """The plan has so many characters."""
        from workbench.checks import limit_of

        self._letters, plan = letters, self._session.plan
        most = limit_of(self._session.workbench, plan) if plan and self._session.ready else 0
        over = 0 < most < letters
        style.mark(self, tone="warn" if over else "")
        limit = f"超过 {most:,} 字的限制，综合性文件除外；限制在“设置”里改"
        tip = "正文字数，标题、落款、附件和空白不计；按一下看各章多少字"
        self.setToolTip(f"{limit}\n{tip}" if over else tip)
        self._write()

    def show_pages(self, shown: bool) -> None:
        """With the number of pages, or without."""
        self._with_pages = shown
        self._write()

    def leave_pages(self) -> None:
        self.show_pages(False)

    def _write(self) -> None:
        pages = f" · 约 {self._pages} 页" if self._pages and self._with_pages else ""
        self.setText(f"{self._letters:,} 字{pages}")

    def _forget(self) -> None:
        self._pages, self._plan = 0, None
        self._pause.start()

    def _compose(self) -> None:
        """The pages, counted beside the window; what is typed meanwhile comes next."""
        plan, seen = self._session.plan, self.window().isVisible()  # a message may stand here now
        if plan is None or self._composing or plan is self._plan or not seen:
            return
        shared = shared_paper(self._session)
        work = self._session.work
        job = work("正在数页", lambda _: len(shared.compose(plan).pages), quiet=True)
        if job.over:
            return
        self._composing = True
        job.succeeded.connect(lambda pages: self._take(plan, pages))
        job.ended.connect(self._end)

    def _take(self, plan: Plan, pages: int) -> None:
        self._plan = plan
        if self._session.plan and self._session.plan.id == plan.id:
            self._pages = pages
            self._write()
            self.widened.emit()

    def _end(self) -> None:
        self._composing = False
        if self._session.plan is not self._plan:
            self._pause.start()

    def _list(self) -> None:
        self._menu.clear()
        plan = self._session.plan
        for section_id, words in _chapters(plan) if plan else ():
            action = self._menu.addAction(words)
            action.triggered.connect(
                lambda _=False, key=section_id: self._session.select(Selection(section_id=key))
            )


def _chapters(plan: Plan) -> Iterator[tuple[str, str]]:
    """The id of each chapter, and its heading with the characters below it."""
    from workbench.letters import letters_by_chapter

    counts = letters_by_chapter(plan)
    for section in plan.sections:
        yield section.id, f"{section.heading}　{counts[section.id]:,} 字"
