"""The open plan: its text, its task table, its pages, or the text beside one of the others.

Each is built when first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QVBoxLayout, QWidget

from ui import style
from ui.window.header import ALIGN, BOARD, PAGES, TASKS, TEXT

if TYPE_CHECKING:
    from ui.reference.scrolling import Together
    from ui.reference.view import ReferenceView
    from ui.session import Session


_REFERENCE = "reference"
_MARGINS = 90
"""What the sheet can do without at its sides, in pixels, before its lines are cut."""


class PlanPage(QWidget):
    """Text, table and pages of the plan in step: they are widgets on one session.

    Signals:
        built(widget): a view was made.
        reference_shown(bool): 对照 stands beside it now, or no longer.
        shared(kind, share): she drew the line between two of them; so much is the right one's.
    """

    built = Signal(object)
    reference_shown = Signal(bool)
    shared = Signal(str, float)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._views: dict[str, QWidget] = {}
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.splitterMoved.connect(self._tell_share)
        self.shares: dict[str, float] = {}
        """What the right one of two takes of the width, by its kind, where she chose that."""
        self.view = TEXT
        self.beside = False
        self.reference: ReferenceView | None = None
        self._tied: Together | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def show_view(self, view: str, *, beside: bool) -> None:
        """Show the text, the tasks or the pages; `beside`: one of them with the text."""
        self._session.flushing.emit()
        self.view, self.beside = view, beside
        wanted = self._keys()
        for key in wanted:
            self.make(key)
        self._show_only(wanted)
        if beside:
            self._share_room()
        self._narrow(beside)
        self._hasten(quick=beside and view == PAGES)

    def _show_only(self, wanted: tuple[str, ...]) -> None:
        """Hide the others; a view that goes hands the keys to the one that is shown.

        The focus moves first: Qt would hand it to whatever comes next in the window.
        """
        focus = self.window().focusWidget()
        going = [widget for key, widget in self._views.items() if key not in wanted]
        for key in wanted:
            self._views[key].show()
        if focus is not None and any(w is focus or w.isAncestorOf(focus) for w in going):
            self.focus_view()
        for widget in going:
            widget.hide()

    def show_reference(self, key: str = "", words: str = "") -> ReferenceView:
        """对照: a paper of the library at the right of what is shown, at `words` in it."""
        if self.reference is None:
            from ui.reference.view import ReferenceView

            self.reference = ReferenceView(self._session)
            self.reference.closed.connect(self.hide_reference)
            self._splitter.addWidget(self.reference)
        self.reference.show()
        self.reference_shown.emit(True)
        room, share = self._splitter.width(), self.shares.get(_REFERENCE, 0.4)
        left, right = round(room * (1 - share)), round(room * share)
        self._splitter.setSizes([left] * (self._splitter.count() - 1) + [right])
        self._tie_reference()
        if key:
            self.reference.show_paper(key, words)
        else:
            self.reference.recall()
        return self.reference

    def _tie_reference(self) -> None:
        """The text and the paper scroll together, once both are there."""
        text = self._views.get(TEXT)
        if text is None or self.reference is None or self._tied:
            return
        from ui.reference.scrolling import Together
        from ui.sheet.view import SheetView

        if isinstance(text, SheetView):
            self._tied = Together(text, self.reference)

    @property
    def referring(self) -> bool:
        """对照 stands beside the plan."""
        return self.reference is not None and not self.reference.isHidden()

    def hide_reference(self) -> None:
        """No paper beside the plan any more."""
        if self.reference and self.referring:
            self.reference.hide()
            self.reference_shown.emit(False)
            self.focus_view()

    def shown(self) -> tuple[QWidget, ...]:
        """The views that are shown now, from left to right."""
        return tuple(self._views[key] for key in self._keys() if key in self._views)

    def focus_view(self) -> None:
        """The keys go to the view that is shown."""
        if (target := self.first_place()) is not None:
            target.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def first_place(self) -> QWidget | None:
        """Where the keys go in the view that is shown, None before one is."""
        views = self.shown()[:1]
        return next((view.focusProxy() or _first_area(view) for view in views), None)

    def current_page(self) -> int:
        """The index of the page looked at in 版面, -1 where that is not shown."""
        pages = self._views.get(PAGES)
        if pages is None or not pages.isVisible():
            return -1
        from ui.pages.view import PagesView

        return pages.current_page() if isinstance(pages, PagesView) else -1

    def widget(self, view: str) -> QWidget | None:
        """The widget of a view, None before it was first shown."""
        return self._views.get(view)

    def _keys(self) -> tuple[str, ...]:
        """The views that are to be shown; the text takes the tasks beside it."""
        if not self.beside:
            return (self.view,)
        return (TEXT, PAGES if self.view == PAGES else TASKS)

    def _narrow(self, beside: bool) -> None:
        """The tasks beside the text leave out what is seen there."""
        tasks = self._views.get(TASKS)
        if tasks is not None:
            from ui.tasks.table import TaskTable

            if isinstance(tasks, TaskTable):  # a stand-in of a test is none
                tasks.view.columns.stand_beside(beside)

    def _hasten(self, *, quick: bool) -> None:
        """The pages beside the text follow what is typed in it."""
        text = self._views.get(TEXT)
        if text is not None:
            from ui.sheet.sheet import Sheet

            if isinstance(text, Sheet):  # a stand-in of a test is none
                text.hasten(quick)

    def _share_room(self) -> None:
        """The lines of the text are seen whole; the table gets the rest or half."""
        room, sheet = self._splitter.width(), self._views[TEXT].sizeHint().width()
        text = min(sheet, max(room // 2, sheet - style.px(_MARGINS)))
        if (right := self._keys()[1]) in self.shares:
            text = round(room * (1 - self.shares[right]))
        rest = max(1, room - text)
        self._splitter.setSizes([text] + [rest] * (self._splitter.count() - 1))

    def _tell_share(self) -> None:
        shown = [self._splitter.widget(at) for at in range(self._splitter.count())]
        widths = [widget.width() for widget in shown if not widget.isHidden()]
        if len(widths) == 2:
            kind = _REFERENCE if self.referring else self._keys()[-1]
            self.shares[kind] = widths[1] / max(1, sum(widths))
            self.shared.emit(kind, self.shares[kind])

    def make(self, key: str) -> None:
        """Make a view, if it was never shown; it is not shown yet."""
        if key in self._views:
            return
        made = make_view(key, self._session)
        self._views[key] = made
        last = self._splitter.count() - (self.reference is not None)
        self._splitter.insertWidget(0 if key == TEXT else last, made)
        self.built.emit(made)
        self._tie_reference()


def _first_area(view: QWidget) -> QWidget:
    """What scrolls in `view`: the sheet, the table; the view itself where nothing does."""
    if isinstance(view, QAbstractScrollArea):
        return view
    areas = view.findChildren(QAbstractScrollArea)
    return next((area for area in areas if area.isVisibleTo(view)), view)


def make_view(key: str, session: Session) -> QWidget:
    """The widget of a view."""
    if key == TEXT:
        from ui.sheet.sheet import Sheet

        return Sheet(session)
    if key == PAGES:
        from ui.pages.view import PagesView

        return PagesView(session)
    if key == ALIGN:
        from ui.align.view import AlignView

        return AlignView(session)
    if key == BOARD:
        from ui.board.view import BoardView

        return BoardView(session)
    from ui.tasks.table import TaskTable

    return TaskTable(session)
