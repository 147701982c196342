"""Composes the open plan and draws the pages in sight, beside the window, whenever it changes.

The view asks for pictures of pages and is told when they are there; until then it shows what it
had. A picture is kept by what is seen on it, so an edit draws only the pages that look different.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.pages.shared import shared_paper

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from ui.gateway import PictureEntry
    from ui.jobs import Job, Report
    from ui.session import Session
    from workbench.plan import Plan
    from workbench.preview import Paper

_ROOM = 128 * 1024 * 1024
"""Bytes of pictures that are kept."""

Wanted = tuple[int, int]
"""The index of a page and the width of its picture, in dots of the screen."""


def image_of(picture: PictureEntry) -> QImage:
    """The picture for Qt; it goes on using the pixels of `picture`."""
    kind = QImage.Format.Format_Grayscale8 if picture.grey else QImage.Format.Format_RGB32
    return QImage(picture.data, picture.width, picture.height, picture.stride, kind)


class PictureStore:
    """Pictures by what is seen on them and by width; the ones not looked at for longest go."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._size = 0
        self._kept: OrderedDict[Hashable, tuple[QImage, PictureEntry]] = OrderedDict()

    def get(self, look: Hashable, width: int) -> QImage | None:
        """The picture of a page that looks so, None if it has to be drawn."""
        found = self._kept.get((look, width))
        if found is None:
            return None
        self._kept.move_to_end((look, width))
        return found[0]

    def put(self, look: Hashable, width: int, picture: PictureEntry) -> QImage:
        """Keep a picture."""
        if old := self._kept.pop((look, width), None):
            self._size -= len(old[1].data)
        image = image_of(picture)
        self._kept[look, width] = (image, picture)
        self._size += len(picture.data)
        while self._size > self._room and len(self._kept) > 1:
            _, (_, gone) = self._kept.popitem(last=False)
            self._size -= len(gone.data)
        return image

    def clear(self) -> None:
        self._kept.clear()
        self._size = 0


class Feed(QObject):
    """The composed paper of the open plan, and the pictures of its pages.

    Signals:
        composed(): `paper` is the present one.
        drawn(index): there is a new picture of a page.
    """

    composed = Signal()
    drawn = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shared = shared_paper(session)
        self._plan: Plan | None = None
        self._composing: Job | None = None
        self._drawing: Job | None = None
        self._queue: list[Wanted] = []
        self._store = PictureStore()
        self._shown: dict[int, QImage] = {}
        self._watched = False
        self._outdated = False  # what is being composed is composed once more
        self.paper: Paper | None = None
        session.plan_opened.connect(self._reopen)
        session.plan_changed.connect(self._follow)
        session.fonts_changed.connect(self.renew)
        session.fonts_changed.connect(self._reopen)

    def watch(self, watched: bool) -> None:
        """Whether somebody looks; nothing is done where nobody does."""
        self._watched = watched
        if watched:
            self.renew()

    def renew(self) -> None:
        """Fonts or looks may be other ones now: compose again; what looks the same stays drawn."""
        self._shared.renew()
        self._plan, self._outdated = None, self._composing is not None
        self._follow()

    @property
    def current(self) -> bool:
        """The paper is that of the open plan as it is now."""
        return self.paper is not None and self._plan is self._session.plan

    def picture(self, index: int, width: int) -> QImage | None:
        """The picture of a page in a width; what was last seen of it until there is one."""
        if self.paper is None:
            return None
        image = self._store.get(self.paper.look(index), width)
        if image is not None:
            self._shown[index] = image
        return self._shown.get(index)

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Draw these, the first first, and nothing that was asked for before."""
        paper = self.paper
        if paper is None:
            return
        self._queue = [
            (index, width)
            for index, width in wanted
            if self._store.get(paper.look(index), width) is None
        ]
        if self._queue and self._drawing is None and self._composing is None:
            self._draw(paper)

    def _reopen(self) -> None:
        """Another plan: nothing of the old one is shown any more."""
        self.paper = None
        self._queue = []
        self._shown.clear()
        self._store.clear()
        self._shared.renew()
        self._follow()

    def _follow(self) -> None:
        """Compose the plan as it is now, unless that is done or under way."""
        plan = self._session.plan
        if plan is None or not self._watched or self._composing or self.current:
            return
        shared, self._queue = self._shared, []
        self._composing = job = self._session.work("正在排版", lambda _: shared.compose(plan))
        job.succeeded.connect(lambda paper: self._take(plan, paper))
        job.ended.connect(self._end_composing)

    def _take(self, plan: Plan, paper: Paper) -> None:
        self._composing = None
        if self._session.plan is None or self._session.plan.id != plan.id:
            return
        self._plan, self.paper = None if self._outdated else plan, paper
        self._outdated = False
        self.composed.emit()

    def _end_composing(self) -> None:
        """What was typed meanwhile comes next; after a failure the next edit tries again."""
        failed = self._composing is not None
        self._composing = None
        if not failed:
            self._follow()

    def _draw(self, paper: Paper) -> None:
        shared = self._shared

        def work(report: Report) -> Iterator[None]:
            while self._queue and self.paper is paper and not report.stopped:
                index, width = self._queue.pop(0)
                report.deliver((index, width, shared.picture(paper, index, width)))
                yield

        self._drawing = job = self._session.work("正在画版面", work, quiet=True)
        job.delivered.connect(lambda piece: self._show(paper, *piece))
        job.failed.connect(self._give_up)
        job.ended.connect(lambda: self._end_drawing(job))

    def _show(self, paper: Paper, index: int, width: int, picture: PictureEntry) -> None:
        self._store.put(paper.look(index), width, picture)
        if self.paper is paper:
            self.drawn.emit(index)

    def _end_drawing(self, job: Job) -> None:
        """What was asked for meanwhile comes next, unless she has called it off."""
        self._drawing = None
        if self._queue and self.paper and not job.stop.is_set():
            self._draw(self.paper)

    def _give_up(self) -> None:
        """A page that cannot be drawn: the others would fail alike."""
        self._queue = []
