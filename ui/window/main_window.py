"""The window: three rows – menus, work area, status line – and how their parts are connected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QMainWindow,
    QSplitter,
    QWidget,
)

from ui import icons, section_edits
from ui.actions import Actions
from ui.aids import Aids
from ui.commands import Commands
from ui.composing import Composing
from ui.dropping import FileDrop
from ui.ground import Ground
from ui.history.keeping import Keeping
from ui.labels import shown_title
from ui.library.menu import LibraryMenu
from ui.library.panel import LibraryPanel
from ui.library.tree import WAITING
from ui.looks import Looks
from ui.slots.acts import show_template
from ui.state import Selection
from ui.window import geometry
from ui.window.focus_keeper import FocusKeeper
from ui.window.header import TASKS
from ui.window.home import Home
from ui.window.last_look import LastLook
from ui.window.last_place import LastPlace
from ui.window.leaving import Leaving
from ui.window.menu_row import MenuRow
from ui.window.notices import Notices
from ui.window.panel_room import PanelRoom
from ui.window.plan_opening import PlanOpening
from ui.window.regions import Regions
from ui.window.side_pages import SIDE_MAKERS
from ui.window.side_panel import SidePanel
from ui.window.status_line import StatusLine
from ui.window.store_watch import StoreRest
from ui.window.warming import Warming
from ui.window.work_area import WorkArea

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from ui.gateway import HitEntry
    from ui.session import Session

NAME = "要点工作台"


class MainWindow(QMainWindow):
    """The window on one session.

    Signals:
        painted(): the first picture stands on the screen.
    """

    painted = Signal()

    session: Session
    commands: Commands
    actions_table: Actions
    looks: Looks
    menu_row: MenuRow
    panel: LibraryPanel
    area: WorkArea
    side: SidePanel
    status: StatusLine
    room: PanelRoom
    regions: Regions
    composing: Composing
    aids: Aids
    keeping: Keeping
    warming: Warming
    opening: PlanOpening

    def __init__(self, session: Session, settings: QSettings, *, fresh: bool = True) -> None:
        """`fresh`: no store exists yet, so the first page can be shown before one is opened."""
        super().__init__()
        self.session = session
        self._settings = settings
        self._was_painted = False
        self.setWindowTitle(NAME)
        self.setWindowIcon(icons.icon("plan", "accent", size=32))
        self.commands = Commands(session, settings, self)
        self.actions_table = Actions(self)
        self.looks = Looks(settings, self.actions_table, self)
        self._build(fresh)
        self._connect()
        geometry.restore(self, self._settings)
        self.room.fit()  # a panel that has no room must not hold the window high
        self.looks.show()
        self.area.welcome.setFocus()  # else the first button of the menu row looks pressed

    def begin(self) -> None:
        """Open the store and then the plan that was open last; for when the window is painted."""
        self.warming.begin()

    # -- build ----------------------------------------------------------------------------------

    def _build(self, fresh: bool) -> None:
        self.menu_row = MenuRow(self.actions_table)
        self.setMenuWidget(self.menu_row)
        self.addActions(list(self.actions_table.all()))
        self.panel = LibraryPanel(self.session)
        self.area = WorkArea(self.session, self._settings, fresh=fresh)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.side = SidePanel(self.session, SIDE_MAKERS)
        self.side.hide()
        for part in (self.panel, self.area, self.side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.status = StatusLine(self.session)
        self.status.zoom.tie(self.area.page)
        self.setCentralWidget(Ground(self.splitter, self.status))

    def _connect(self) -> None:
        session, commands, area = self.session, self.commands, self.area
        area.header.tie(self.actions_table)
        self.room = PanelRoom(self, self._settings)
        self.home = Home(area.welcome, session, commands)
        self.notices = Notices(session, area.bars, self, area.imports.show_report)
        self.library_menu = LibraryMenu(self.panel.library, commands)
        self.regions = Regions(self)
        self.focus_keeper = FocusKeeper(self)
        self.composing = Composing(self)
        self.aids = Aids(self, self._settings)
        self.keeping = Keeping(self, self._settings)
        self.last_place = LastPlace(session, self._settings, self)
        self.last_look = LastLook(self, self._settings)
        self.rest = StoreRest(session.workbench, session.saved, self)
        self.drop = FileDrop(self)
        self.drop.watch(self)
        self.drop.watch(self.panel.search)
        self.drop.dropped.connect(commands.import_paths)
        area.page.built.connect(self._watch_drops)
        area.arranged.connect(self.room.follow_view)
        area.arranged.connect(area.bars.withdraw_refusals)
        area.pages.currentChanged.connect(area.bars.withdraw_refusals)
        area.bottom_made.connect(self.room.take_bottom)
        area.whole_wanted.connect(self.room.set_alone)
        area.review_counted.connect(self.status.count_review)
        area.findings_counted.connect(self.status.count_findings)
        area.plan_wanted.connect(commands.new_plan)
        commands.template_wanted.connect(partial(show_template, area))
        area.template_wanted.connect(commands.save_template)
        area.review_wanted.connect(session.imports.again)
        area.header.export_wanted.connect(commands.export)
        area.pdf_wanted.connect(lambda: commands.export(("pdf",)))
        area.print_wanted.connect(self.print_paper)
        area.elements_wanted.connect(self.set_elements)
        self.warming = Warming(self, self._settings)
        self.opening = PlanOpening(session, self)
        area.header.another_wanted.connect(self.opening.open)
        self.leaving = Leaving(session, self)
        session.failed.connect(self._stay_home)
        session.plan_opened.connect(self._follow_plan)
        session.plan_changed.connect(self._name_window)
        session.plan_made.connect(lambda: area.show_whole("rollforward"))
        self.panel.import_wanted.connect(commands.import_files)
        self.panel.hit_chosen.connect(self._go_to)
        self.panel.library.opened.connect(self.open_entry)
        self.status.tasks_wanted.connect(lambda: area.show_view(TASKS))
        self.status.list_wanted.connect(area.toggle_bottom)

    # -- what is shown --------------------------------------------------------------------------

    def set_focus(self, focus: bool) -> None:
        """专注: the plan and the status line only."""
        self.menu_row.setHidden(focus)
        self.room.set_alone(focus)
        self.area.bars.withdraw_refusals()
        self.area.header.setHidden(focus or self.session.plan is None)
        self.status.zoom.hold(focus)

    def toggle_focus(self) -> None:
        self.set_focus(not self.menu_row.isHidden())

    def add_beside(self) -> None:
        """A new item after the current one; its heading is asked for in the outline."""
        self.session.flushing.emit()
        if section_edits.add_beside(self.session):
            self.panel.outline.rename_current()

    def add_below(self) -> None:
        """A new item below the current one; its heading is asked for in the outline."""
        self.session.flushing.emit()
        if section_edits.add_below(self.session):
            self.panel.outline.rename_current()

    def report(self, error: BaseException) -> None:
        """A fault of the program that reached the top."""
        self.notices.tell_bug(error)

    def _stay_home(self) -> None:
        """Where the store could not be opened the first page stands there, and a bar says why."""
        if not self.session.ready:
            self.area.show_home()

    def _follow_plan(self) -> None:
        self._name_window()
        if self.session.plan:
            self.room.fold_library()
            self._settings.setValue("plan/last", self.session.plan.id)

    def _name_window(self) -> None:
        plan = self.session.plan
        self.setWindowTitle(f"{shown_title(plan.title)} - {NAME}" if plan else NAME)

    def _go_to(self, hit: HitEntry) -> None:
        if hit.kind != "plan":
            self.open_entry(hit.kind, hit.id)
            return
        tasks = (hit.task_id,) if hit.task_id else ()
        place = Selection(section_id=hit.section_id, task_ids=tasks)
        if self.session.plan and self.session.plan.id == hit.id:
            self.session.select(place)
        else:
            self.opening.open(hit.id, partial(self.session.select, place))

    def open_entry(self, kind: str, key: str) -> None:
        if kind == "plan":
            self.opening.open(key)
        elif kind == "document":
            self.area.show_document(key)
        elif kind == WAITING:
            self.session.imports.resume(key)
        else:
            show_template(self.area, key)

    def search(self) -> None:
        self.room.show_left()
        self.panel.focus_search()

    def print_paper(self) -> None:
        self.session.flushing.emit()
        from ui.printing import print_plan

        print_plan(self.session, self._settings, self, self.area.page.current_page())

    def set_elements(self) -> None:
        from ui.issuing import set_elements

        set_elements(self.session, self)

    def choose_fonts(self) -> None:
        from ui.issuing import choose_fonts

        choose_fonts(self.session, self)

    def _watch_drops(self, view: QWidget) -> None:
        for part in (view, *view.findChildren(QWidget)):
            taker = part.viewport() if isinstance(part, QAbstractScrollArea) else part
            if taker.acceptDrops():
                self.drop.watch(taker)

    def tell_about(self) -> None:
        from ui.dialogs.about import show_about

        show_about(self)

    # -- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.fit()

    def changeEvent(self, event: QtCore.QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QtCore.QEvent.Type.FontChange and self._was_painted:
            QTimer.singleShot(0, self, self.room.fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            if self.room.close_drawers():
                return
            if self.menu_row.isHidden():
                self.set_focus(False)
                return
            if self.session.past.seen is not None:
                self.session.past.leave()
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.leaving.waits():
            event.ignore()
            return
        geometry.keep(self, self._settings)
        self.warming.end()
        self.opening.end()
        self.session.close()
        super().closeEvent(event)
