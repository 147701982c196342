"""版面: the paper as it will print, page by page, in step with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import style
from ui.labels import Empty
from ui.pages.bar import PagesBar
from ui.pages.desk import PagesDesk
from ui.pages.feed import Feed
from ui.pages.layout import PERCENTS, Arrangement, Fit
from ui.pages.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.session import Session
    from ui.state import Selection

_PATIENCE_MS = 400
_LOW = 480
"""On a screen lower than so many pixels at 100 % a page that fits its height cannot be read."""


class PagesView(QWidget):
    """The pages of the open plan.

    Signals:
        place_wanted(): she wants to see in the text what is selected.
        elements_wanted(): she wants to set an element of the head or the foot.
        print_wanted(), pdf_wanted(): she pressed 打印, 导出 PDF.
    """

    place_wanted = Signal()
    elements_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._settings: QSettings | None = None
        self._places: Places | None = None
        self._pointing = False
        self._wanted: Mapping[str, str] = {}
        """Where she was last in this plan, until it is composed."""
        self.feed = Feed(session, self)
        self._build()
        self._connect()
        self.setFocusProxy(self.desk)
        self._clear()

    def remember(self, settings: QSettings) -> None:
        """Lay the pages out as they were last, and keep how they are laid out from now on."""
        self._settings = settings
        low = self.screen().availableSize().height() < style.px(_LOW)
        usual = Arrangement(Fit.WIDTH, double=False) if low else Arrangement()
        zoom = str(settings.value("pages/zoom", usual.zoom))
        known = {str(choice): choice for choice in (*Fit, *PERCENTS)}
        double = str(settings.value("pages/double", usual.double)).lower() == "true"
        self._arrange(Arrangement(known.get(zoom, usual.zoom), double))
        self.bar.frame.setChecked(str(settings.value("pages/frame", "false")) == "true")

    def current_page(self) -> int:
        """The index of the page looked at, -1 for none."""
        return self.desk.current()

    def _build(self) -> None:
        self.bar = PagesBar()
        self.desk = PagesDesk(self.feed.picture)
        self.empty = Empty("plan", "这份要点还没有内容", "在正文里写下条目，这里就是印出来的样子。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.desk)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)

    def _connect(self) -> None:
        self._patience.timeout.connect(self._say_reading)
        self._session.plan_opened.connect(self._clear)
        self._session.selection_changed.connect(self._follow_selection)
        self.feed.composed.connect(self._show_paper)
        self.feed.drawn.connect(self.desk.refresh)
        self.desk.moved.connect(self._follow_desk)
        self.desk.pointed.connect(self._select)
        self.desk.place_wanted.connect(self.place_wanted)
        self.desk.entered.connect(self._enter)
        self.desk.arranged.connect(self._arrange)
        self.bar.arranged.connect(self._arrange)
        self.bar.page_wanted.connect(self._go_to)
        self.bar.turned.connect(self.desk.turn)
        self.bar.framed.connect(self._show_frame)
        self.bar.print_wanted.connect(self.print_wanted)
        self.bar.pdf_wanted.connect(self.pdf_wanted)

    # -- following the plan ------------------------------------------------------------------------

    def _clear(self) -> None:
        """Another plan: nothing until it is composed."""
        self._places = None
        self.desk.show_paper(None)
        self.stack.setCurrentWidget(self.desk)
        self.bar.show_notes(())
        self._patience.start()

    def _say_reading(self) -> None:
        if self.feed.paper is None and self._session.plan is not None:
            self.desk.show_paper(None, "正在排版…")

    def _show_paper(self) -> None:
        paper = self.feed.paper
        if paper is None:
            return
        fresh, seen = self._places is None, self.desk.marks_in_sight()
        self._places = Places(paper)
        self.desk.show_paper(paper)
        self.desk.show_marks(self._places.marks(self._session.selection))
        if fresh or seen:
            self.desk.reveal()
        self._return()
        written = any(b.text.strip() for b in paper.blocks if b.part != "title")
        self.stack.setCurrentWidget(self.desk if written else self.empty)
        self.bar.show_sheet(paper.sheet)
        self.bar.show_notes(tuple(paper.notes))

    def told_look(self) -> Mapping[str, str]:
        """Which page stands at the top, and what is current meanwhile."""
        if self._wanted or self._places is None:
            return self._wanted
        page, share = self.desk.seat()
        return {"page": str(page), "share": f"{share:.2f}", "current": self._current()}

    def recall_look(self, told: Mapping[str, str]) -> None:
        """Scroll there, once the plan is composed; to what is current where that is another."""
        self._wanted = dict(told)
        self._return()

    def _return(self) -> None:
        if self._places is not None:
            told, self._wanted = self._wanted, {}
            if told and told.get("current") == self._current():
                page, share = told.get("page", ""), told.get("share", "")
                self.desk.sit(*_seat(page, share))

    def _current(self) -> str:
        here = self._session.selection
        return next(iter(here.task_ids), "") or here.section_id or here.part

    def _follow_desk(self) -> None:
        """Other pages are in sight: their pictures are wanted, and the bar says which."""
        paper = self.feed.paper
        row, pages = self.desk.current_row(), len(paper.pages) if paper else 0
        self.bar.show_page(row, pages)
        self.desk.setAccessibleDescription(f"第{row[0] + 1}页，共{pages}页" if row else "")
        self.feed.want(self.desk.in_sight())

    # -- selecting ---------------------------------------------------------------------------------

    def _follow_selection(self, selection: Selection) -> None:
        if self._places is None:
            return
        self.desk.show_marks(self._places.marks(selection))
        if self._pointing:
            self.desk.arrival.end()
        else:
            self.desk.reveal()
            self.desk.arrival.begin()

    def _select(self, index: int, point: QPointF) -> None:
        found = self._places.selection_at(index, point.x(), point.y()) if self._places else None
        if found is not None:
            self._pointing = True
            self._session.select(found)
            self._pointing = False

    def _enter(self, index: int, point: QPointF) -> None:
        """Words are changed in the text, the elements of the head in their dialog."""
        if self._places and self._places.is_element(index, point.x(), point.y()):
            self.elements_wanted.emit()
        else:
            self.place_wanted.emit()

    # -- how it is laid out ------------------------------------------------------------------------

    def _go_to(self, index: int) -> None:
        self.desk.go_to(index)
        self.desk.setFocus()

    def _arrange(self, arrangement: Arrangement) -> None:
        self.desk.arrange(arrangement)
        self.bar.show_arrangement(arrangement)
        if self._settings:
            self._settings.setValue("pages/zoom", str(arrangement.zoom))
            self._settings.setValue("pages/double", "true" if arrangement.double else "false")

    def _show_frame(self, shown: bool) -> None:
        self.desk.show_frame(shown)
        if self._settings:
            self._settings.setValue("pages/frame", "true" if shown else "false")

    # -- Qt ----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.feed.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.watch(False)


def _seat(page: str, share: str) -> tuple[int, float]:
    """A page and how much of it is above the window, as `told_look` wrote them."""
    try:
        return int(page), float(share)
    except ValueError:
        return 0, 0.0
