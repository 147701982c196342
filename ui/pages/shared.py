"""The composed paper of the open plan, made once for all who ask: 版面, the page edges, the 页数.

    paper = shared_paper(session)
    session.work("正在排版", lambda _: paper.compose(plan))     beside the window

Three parts follow every edit to the paper; a long one takes seconds to compose from nothing. The
first to ask has the pages composed that changed, the others get what was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.gateway import PictureEntry
    from ui.session import Session
    from workbench.plan import Plan
    from workbench.preview import Paper, Preview


class _Made(NamedTuple):
    plan: Plan
    paper: Paper
    fonts: int
    """Which look at the fonts it was made with."""


class SharedPaper(QObject):
    """The one composition of a session; all but `renew` is for the background thread."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._preview: Preview | None = None
        self._made: _Made | None = None
        self._fonts = 0

    def renew(self) -> None:
        """Fonts or looks may be other ones now; what is being composed is not handed on."""
        self._fonts += 1
        if self._preview is not None:
            self._preview.renew()

    def compose(self, plan: Plan) -> Paper:
        """The paper of this plan, as made before where it is the plan composed last."""
        made, fonts = self._made, self._fonts
        if made is None or made.plan is not plan or made.fonts != fonts:
            self._made = made = _Made(plan, self._ensure().compose(plan), fonts)
        return made.paper

    def picture(self, paper: Paper, index: int, width: int) -> PictureEntry:
        """A page, `width` dots wide."""
        return self._ensure().picture(paper, index, width)

    def _ensure(self) -> Preview:
        if self._preview is None:
            from workbench.preview import Preview

            self._preview = Preview()
        return self._preview


def shared_paper(session: Session) -> SharedPaper:
    """The one of a session, made when first asked for."""
    found = session.findChild(SharedPaper)
    return found if isinstance(found, SharedPaper) else SharedPaper(session)
