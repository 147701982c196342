"""Where the paper turns its pages, shown in the text: a dashed line and 第2页.

The composer puts the break, the sheet only shows where: in front of the character that opens the
page. Composing goes on beside the window, in longer pauses, and only while the text is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPen

from ui import style
from ui.pages.shared import shared_paper
from ui.sheet.spans import number_of, width
from workbench.manuscript import BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QPainter

    from ui.jobs import Job
    from ui.session import Session
    from ui.sheet.lines import BlockView
    from workbench.manuscript import BlockKey
    from workbench.plan import Plan
    from workbench.preview import Paper

PAUSE = 1200
"""Milliseconds without a change after which the pages are looked for."""
_GAP = 6
_DASHES = (4.0, 4.0)

Edges = dict["BlockKey", tuple[tuple[int, str], ...]]
"""By paragraph: offsets in the text typed, in Qt's count, and the words 第2页."""


class PageEdges(QObject):
    """Finds where the pages of the open plan begin.

    Signals:
        found(Edges): this is where they begin now.
    """

    found = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._shared = shared_paper(session)
        self._job: Job | None = None
        self._done: Plan | None = None
        self._watched = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        session.plan_opened.connect(self._reopen)
        session.plan_changed.connect(self._wait)

    def watch(self, watched: bool) -> None:
        """Whether the text is seen."""
        self._watched = watched
        self._wait()

    def look(self) -> None:
        """Find them for the plan as it is now."""
        plan = self._session.plan
        if plan is None or self._job is not None or not self._watched or plan is self._done:
            return
        shared = self._shared
        job = self._session.work("正在找页边", lambda _: edges(shared.compose(plan)), quiet=True)
        if job.over:
            return
        self._job = job
        job.succeeded.connect(lambda found: self._take(plan, found))
        job.ended.connect(self._end)

    def _wait(self) -> None:
        if self._watched and self._session.plan is not self._done:
            self._pause.start()

    def _reopen(self) -> None:
        self._done = None
        self.found.emit({})
        self._wait()

    def _take(self, plan: Plan, found: Edges) -> None:
        now = self._session.plan
        self._done = plan
        if now and now.id == plan.id:
            self.found.emit(found)

    def _end(self) -> None:
        self._job = None
        self._wait()


def edges(paper: Paper) -> Edges:
    """Where pages of a composed paper begin, in the text of the plan."""
    made: dict[BlockKey, list[tuple[int, str]]] = {}
    for page in paper.pages[1:]:
        first = next((line for line in page.lines if _is_text(paper, line.block)), None)
        if first is None:
            continue
        block = paper.blocks[first.block]
        number = len(number_of(block))
        before = block.text[number : first.strip.start] if first.strip.start > number else ""
        made.setdefault(block.key, []).append((width(before), f"第{page.number}页"))
    return {key: tuple(found) for key, found in made.items()}


def _is_text(paper: Paper, index: int) -> bool:
    """The line is of a paragraph that stands on the sheet."""
    if not 0 <= index < len(paper.blocks):
        return False
    block = paper.blocks[index]
    return block.role is not BlockRole.TABLE and bool(block.key[1])


def paint_edges(
    painter: QPainter,
    view: BlockView,
    found: Mapping[BlockKey, tuple[tuple[int, str], ...]],
    em: int,
) -> None:
    """The page edges of a paragraph that are in sight."""
    for offset, words in found.get(view.content.key, ()):
        if (path := list(_path(view, offset))) and view.low <= offset <= view.high:
            pen = QPen(style.shade("line2"), 1)
            pen.setDashPattern(_DASHES)
            painter.setPen(pen)
            painter.drawPolyline(path)
            label = _label(view, path[-1].y(), em)
            if QFontMetricsF(style.font("note")).horizontalAdvance(words) <= label.width():
                painter.setPen(style.shade("ink3"))
                painter.setFont(style.font("note"))
                painter.drawText(label, 0x22, words)


def _path(view: BlockView, offset: int) -> Iterator[QPointF]:
    """Above the line a page begins with; stepping down where it begins inside of one."""
    line = view.line_at(offset)
    if line is None:
        return
    top = view.top_of(line) - (view.height * 1.5 if view.content.new_page and not offset else 0)
    x = view.left_of(line, offset)
    inside = offset > line.textStart()
    low = top + view.height if inside else top
    yield QPointF(0, low)
    if inside:
        yield QPointF(x, low)
        yield QPointF(x, top)
    yield QPointF(view.sheet_width, top)


def _label(view: BlockView, y: float, em: int) -> QRectF:
    """Right below the line, in the right margin; beside another view that may be too narrow."""
    height = 1.2 * em
    room = view.margin - _GAP
    return QRectF(view.sheet_width - view.margin, y, room, height)
