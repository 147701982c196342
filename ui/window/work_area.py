"""The middle of the window: header and bars, then the first page or the plan with what lies below.

Text, tasks, pages or two of them are shown; 审校 and 结转核对 lie under the plan only, so the side
panels keep their height.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout

from ui.bars import Bars, News
from ui.imports.room import ImportRoom
from ui.sheet.looks import SheetLooks
from ui.state import Message
from ui.window.header import ALIGN, BOARD, PAGES, TASKS, TEXT, Header
from ui.window.page_stack import PageStack
from ui.window.plan_page import PlanPage
from ui.window.view_ties import tie_view
from ui.window.welcome import Welcome
from ui.window.whole_pages import MAKERS
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from ui.library.document_page import DocumentPage
    from ui.session import Session
    from ui.window.bottom_panel import BottomPanel
    from ui.window.whole_pages import WholePage

_LEFT = "left"
"""The bar that tells of a page left undone."""


class WorkArea(QFrame):
    """Everything between the left panel and the right edge.

    Signals:
        arranged(view, beside): another view, or two side by side, is about to be shown.
        bottom_made(panel): there are lists below the plan now.
        review_counted(int), findings_counted(counts): so many places are to be looked over.
        plan_wanted(id), template_wanted(id): what is to be made of the document shown.
        review_wanted(id): it is to be looked over again.
        whole_wanted(bool): a page takes the whole work area, or no longer does.
        print_wanted(), pdf_wanted(): she pressed 打印 or 导出 PDF above the pages.
        elements_wanted(): she clicked twice on the head of the paper.
    """

    arranged = Signal(str, bool)
    bottom_made = Signal(object)
    review_counted = Signal(int)
    findings_counted = Signal(object)
    plan_wanted = Signal(str)
    template_wanted = Signal(str)
    review_wanted = Signal(str)
    whole_wanted = Signal(bool)
    print_wanted = Signal()
    elements_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, session: Session, settings: QSettings, *, fresh: bool) -> None:
        """`fresh`: no store exists yet, so the first page can be shown at once."""
        super().__init__()
        self._session = session
        self._settings = settings
        self._roomy = True
        self.bottom: BottomPanel | None = None
        self.document: DocumentPage | None = None
        self.whole: dict[str, WholePage] = {}
        self.setProperty("ground", "surface")
        self._build(fresh)
        self.sheet_looks: SheetLooks = SheetLooks(settings, self.page)
        session.plan_opened.connect(self._open)
        session.source_wanted.connect(self.show_source)
        self.imports = ImportRoom(self, session)
        self.page.built.connect(self._tie_pages)
        self.page.built.connect(partial(tie_view, self))
        self.page.reference_shown.connect(
            lambda shown: self.arranged.emit(self.page.view, shown or self.page.beside)
        )
        self.header.view_chosen.connect(self.show_view)

    def show_view(self, view: str) -> None:
        """Show the text, the tasks or the pages alone; the keys go there, too."""
        self._arrange(view, beside=False)
        focus = self.window().focusWidget()
        if focus is None or not self.header.isAncestorOf(focus):  # ←/→ walk through the switch
            self.page.focus_view()

    def set_beside(self, beside: bool) -> None:
        """The text beside tasks or pages, or only the view shown before."""
        self._arrange(self.page.view, beside=beside)

    def toggle_reference(self) -> None:
        """对照: a paper of the library beside the plan, the one shown last; or no longer."""
        reference = self.page.reference
        if reference and not reference.isHidden():
            self.page.hide_reference()
        elif self._roomy:
            self.page.show_reference()
        else:
            self._session.message.emit(Message("窗口太窄，放不下两份对照，请先拉宽窗口"))

    def toggle_beside(self) -> None:
        if not self._roomy:
            self._session.message.emit(Message("窗口太窄，放不下正文和任务并列，请先拉宽窗口"))
            return
        self.set_beside(not self.page.beside)

    def allow_beside(self, allowed: bool) -> None:
        """Whether the window has room for two; where it has not, the view shown last stays."""
        self._roomy = allowed
        if not allowed and self.page.beside:
            self.set_beside(False)

    def show_list(self, tab: str) -> BottomPanel | None:
        """A list below the plan; None where no plan is open."""
        if not self._session.plan:
            return None
        bottom = self._ensure_bottom()
        bottom.show_tab(tab)
        return bottom

    def parts(self) -> tuple[Callable[[], object], ...]:
        """What makes the parts in which a plan is shown, for a turn of the window each."""
        return (partial(self.page.make, self._last_view()), self._ensure_bottom)

    def show_review(self) -> None:
        """结转核对 below the plan."""
        self.show_list("结转核对")

    def toggle_bottom(self, tab: str = "") -> None:
        """The lists below the plan (the one of `tab`), or not."""
        if not self._session.plan:
            return
        bottom = self._ensure_bottom()
        if not bottom.is_open or bottom.tab != (tab or bottom.tab):
            bottom.show_tab(tab or bottom.tab)
        else:
            bottom.fold()

    def check(self) -> None:
        """审校 the plan now; the keys go to the list of findings."""
        if self._session.plan:
            bottom = self._ensure_bottom()
            bottom.show_tab("审校")
            bottom.findings.check()
            bottom.findings.setFocus()

    def walk(self, steps: int) -> None:
        """To the next or previous place to be looked over."""
        if self._session.imports.review:
            self.imports.page().walk(steps)
            return
        if self._session.plan:
            bottom = self._ensure_bottom()
            bottom.show_tab(bottom.tab)
            bottom.walk(steps)

    def show_source(self, key: str, words: str) -> None:
        """Where `words` stand in a paper of the library, beside the plan."""
        if self._session.plan:
            self.leave_document()
            self.page.show_reference(key, words)
        else:
            self.show_document(key)

    def show_document(self, key: str) -> None:
        """A document of the library in place of the plan."""
        try:
            document = self._session.workbench.document(key)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        self._session.flushing.emit()
        page = self._ensure_document()
        page.show_document(document, writable=not self._session.read_only)
        self.header.hide()
        self.pages.setCurrentWidget(page)

    def show_whole(self, key: str) -> WholePage:
        """A page that takes the whole work area, by its key in `whole_pages.MAKERS`."""
        self._session.flushing.emit()
        if key not in self.whole:
            page = self.whole[key] = MAKERS[key](self._session)
            page.left.connect(partial(self._leave_whole, key))
            self.pages.addWidget(page)
        self.bars.withdraw(_LEFT)
        self.header.hide()
        self.pages.setCurrentWidget(self.whole[key])
        self.whole_wanted.emit(True)
        self.whole[key].open()
        return self.whole[key]

    def _leave_whole(self, key: str) -> None:
        self.leave_document()
        words = self.whole[key].left_over
        if words and self._session.plan:
            again = ("继续核对", lambda: self.show_whole(key).resume())
            self.bars.tell(News(words, buttons=(again,), key=_LEFT))

    def leave_document(self) -> None:
        """Back to the plan, or to the first page."""
        if self.pages.currentWidget() in self.whole.values():
            self.whole_wanted.emit(False)
        if self._session.plan:
            self.header.show()
            self.pages.setCurrentWidget(self.below)
        else:
            self.show_home()

    def show_home(self) -> None:
        """The first page."""
        self.header.hide()
        self.pages.setCurrentWidget(self.welcome)

    def _build(self, fresh: bool) -> None:
        self.header = Header(self._session)
        self.header.hide()
        self.bars = Bars()
        self.page = PlanPage(self._session)
        self.below = QSplitter()
        self.below.setProperty("orientation", "Vertical")
        self.below.setChildrenCollapsible(False)
        self.below.addWidget(self.page)
        self.welcome = Welcome()
        blank = QFrame()
        blank.setProperty("ground", "surface")
        self.pages = PageStack()
        for page in (blank, self.welcome, self.below):
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(self.welcome if fresh else blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.bars)
        column.addWidget(self.pages, 1)

    def _open(self) -> None:
        self.bars.withdraw(_LEFT)
        if self._session.plan is None:
            self.show_home()
            return
        self.header.show()
        beside = str(self._settings.value("plan/beside", "false")) == "true"
        self._arrange(self._last_view(), beside=beside)
        self.pages.setCurrentWidget(self.below)
        if self.bottom is None:
            self._ensure_bottom().review.refresh()

    def _last_view(self) -> str:
        view = str(self._settings.value("plan/view", TEXT))
        return view if view in (TEXT, TASKS, ALIGN, PAGES, BOARD) else TEXT

    def _arrange(self, view: str, *, beside: bool) -> None:
        if self._session.plan is None:
            return
        beside = beside and self._roomy
        self.leave_document()
        self.arranged.emit(view, beside or self.page.referring)
        self.page.show_view(view, beside=beside)
        self.header.show_view(view)
        self._settings.setValue("plan/view", view)
        self._settings.setValue("plan/beside", "true" if beside else "false")

    def _tie_pages(self, view: object) -> None:
        """What is pressed above the pages, and a double click on a line of them."""
        if view is not self.page.widget(PAGES):
            return
        from ui.pages.view import PagesView

        if isinstance(view, PagesView):  # a stand-in of a test is none
            view.remember(self._settings)
            view.place_wanted.connect(self._show_place)
            view.elements_wanted.connect(self.elements_wanted)
            view.print_wanted.connect(self.print_wanted)
            view.pdf_wanted.connect(self.pdf_wanted)

    def _show_place(self) -> None:
        """What is selected, in the text."""
        if not self.page.beside:
            self.show_view(TEXT)
        self.page.focus_view()

    def _ensure_document(self) -> DocumentPage:
        if self.document is None:
            from ui.library.document_page import DocumentPage

            self.document = DocumentPage()
            self.document.back.connect(self.leave_document)
            self.document.plan_wanted.connect(self.plan_wanted)
            self.document.template_wanted.connect(self.template_wanted)
            self.document.review_wanted.connect(self.review_wanted)
            self.pages.addWidget(self.document)
        return self.document

    def _ensure_bottom(self) -> BottomPanel:
        if self.bottom is None:
            from ui.align.acts import ask_superiors, show_requirement
            from ui.turn.acts import show_proposal
            from ui.window.bottom_panel import BottomPanel

            self.bottom = bottom = BottomPanel(self._session)
            bottom.review.counted.connect(self.review_counted)
            bottom.review.place_wanted.connect(partial(show_proposal, self))
            bottom.findings.counted.connect(self.findings_counted)
            bottom.folded.connect(bottom.fold)
            bottom.found.left.connect(self.page.focus_view)
            bottom.uncovered.row_wanted.connect(partial(show_requirement, self))
            bottom.uncovered.superiors_wanted.connect(partial(ask_superiors, self))
            self.below.addWidget(bottom)
            self.below.setStretchFactor(0, 1)
            self.bottom_made.emit(bottom)
        return self.bottom
