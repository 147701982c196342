"""Never afraid: the past on the sheet, names of moments, how far a plan has come, copies.

It ties history, header, bars and status line of a window to the session.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu

from ui.bars import News, Tone
from ui.buttons import Button
from ui.choosing import COPY, chooser_of
from ui.history import standing
from ui.history.loose_ends import KEY as LOOSE_ENDS
from ui.history.loose_ends import tell_loose_ends
from ui.history.naming import NameField
from ui.labels import upright_rule
from ui.state import ISSUED_LOCK, Message
from ui.window.side_pages import HISTORY
from workbench.status import Status

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.history.moment_page import MomentPage
    from ui.window.main_window import MainWindow

_ISSUED = "issued"
_HISTORY_BEFORE = 3
"""The history stands in the status line behind what says when all was saved."""


class Keeping(QObject):
    """What keeps the plan safe, for one window."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._settings = settings
        self.page: MomentPage | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        status, header = self._window.status, self._window.area.header
        self.steps = Button("", "status", "history")
        self.steps.setFont(status.saved.font())
        self.steps.setToolTip("历史：每一步都能回看、比较、取回（F9）")
        self.naming = Button("命名此刻", "link", "bookmark")
        self.naming.setFont(status.saved.font())
        self.naming.setToolTip("给此刻起个名，日后好找（F12）")
        self.name = NameField("此刻叫什么，如 送处长审阅稿")
        self.name.setFont(status.saved.font())
        self._rule = upright_rule()
        for at, part in enumerate((self._rule, self.steps, self.naming, self.name)):
            status.row.insertWidget(_HISTORY_BEFORE + at, part)
            part.hide()
        self._menu = QMenu(header.state)
        self._menu.aboutToShow.connect(self._list_states)
        header.state.setMenu(self._menu)

    def _connect(self) -> None:
        session, area = self._session, self._window.area
        session.past.timeline_changed.connect(self._count)
        session.past.seen_changed.connect(self._show_seen)
        session.barred.connect(self._tell_barred)
        session.plan_opened.connect(self._tell_issued)
        session.plan_changed.connect(self._tell_issued)
        session.state_changed.connect(self._count)
        area.pages.currentChanged.connect(self._leave_past)
        area.page.built.connect(lambda view: view.installEventFilter(self))
        self._window.notices.copy_wanted.connect(self.copy_elsewhere)
        self.steps.clicked.connect(self.show_history)
        self.naming.clicked.connect(self.ask_name)
        self.name.named.connect(session.past.name)
        self.name.left.connect(self._end_naming)
        self._quiet = QtCore.QTimer(self, singleShot=True, interval=6000)
        self._quiet.timeout.connect(self._end_naming)

    # -- what she asks for ------------------------------------------------------------------------

    def show_history(self) -> None:
        """历史 at the right of the plan, or not (F9)."""
        side = self._window.side
        self._window.room.toggle_side(HISTORY)
        if side.has(HISTORY) and side.key == HISTORY and side.isVisibleTo(self._window):
            page = side.page(HISTORY)
            if not page.property("tied"):
                page.setProperty("tied", "yes")
                page.closed.connect(self.show_history)  # type: ignore[attr-defined]
            self._session.past.read()
            page.setFocus()

    def keep(self) -> None:
        """All is kept; a name for the moment is offered in place (Ctrl+S)."""
        self._session.keep()
        if self._session.plan and not self._session.read_only and not self.name.isVisible():
            self.naming.show()
            self._quiet.start()

    def ask_name(self) -> None:
        """Name the moment, in the status line (F12)."""
        self._quiet.stop()
        self.naming.hide()
        self.name.ask()
        self._window.status.fit()

    def set_status(self, status: Status) -> None:
        """The plan has come further, or back; an issued one begins its next draft instead."""
        standing.set_status(self._session, status)
        if status is Status.ISSUED:
            tell_loose_ends(self._window)

    def begin_next(self) -> None:
        """开始下一稿: the present is kept as a version, and drafting goes on."""
        standing.begin_next(self._session)

    def copy_elsewhere(self) -> None:
        """另存副本后编辑: a copy of the whole store, opened in its place."""
        chooser = chooser_of(self._session)
        name = f"要点副本{datetime.now().astimezone():%m%d-%H%M}.yaodian"
        path = chooser.to_write(self._window, "另存副本到", name, "资料库 (*.yaodian)", COPY)
        if path:
            standing.copy_store(self._session, path)

    # -- what is shown ----------------------------------------------------------------------------

    def _count(self) -> None:
        """第3版之后 14 步."""
        timeline = self._session.past.timeline
        shown = self._session.plan is not None and bool(timeline.moments)
        newest = timeline.newest
        words = (
            f"第{newest.ordinal}版之后 {timeline.since} 步" if newest else f"{timeline.since} 步"
        )
        self.steps.setText(words)
        self.steps.setAccessibleName(f"历史：{words}")
        self.steps.setVisible(shown)
        self._rule.setVisible(shown and bool(self._window.status.saved.text()))
        self._window.status.fit()

    def _show_seen(self) -> None:
        """The page of the moment that is looked at, or the plan again."""
        area = self._window.area
        if self._session.past.seen is None:
            if self.page and area.pages.currentWidget() is self.page:
                focus = self._window.focusWidget()
                area.leave_document()
                if focus is None or not self._window.side.isAncestorOf(focus):  # she walks on
                    area.page.focus_view()
            return
        if self.page is None:
            from ui.history.moment_page import MomentPage

            self.page = MomentPage(self._session)
            area.pages.addWidget(self.page)
        area.pages.setCurrentWidget(self.page)
        self.page.open()

    def _leave_past(self) -> None:
        """She went elsewhere: what is seen is the present."""
        if self._session.past.seen and self._window.area.pages.currentWidget() is not self.page:
            self._session.past.leave()

    def _end_naming(self) -> None:
        self._quiet.stop()
        if self.name.hasFocus():
            self._window.area.page.focus_view()  # or the keys would go to the next button
        self.name.hide()
        self.naming.hide()
        self._window.status.fit()

    def _tell_barred(self, why: str) -> None:
        if why == ISSUED_LOCK:
            self._tell_issued()
        self._session.message.emit(Message(why))

    def _tell_issued(self) -> None:
        """A plan that is issued says so, and how to go on."""
        plan, bars = self._session.plan, self._window.area.bars
        if plan is None or plan.status is not Status.ISSUED:
            bars.withdraw(_ISSUED)
            bars.withdraw(LOOSE_ENDS)
            return
        if not any(news.key == _ISSUED for news in bars.news):
            words = "这份要点已印发，正文锁定。要修改，请开始下一稿：印发稿会留作一个版本。"
            act = () if self._session.read_only else (("开始下一稿", self.begin_next),)
            bars.tell(News(words, Tone.WARN, act, key=_ISSUED, stays=True))

    def _list_states(self) -> None:
        plan = self._session.plan
        self._menu.clear()
        for status in Status:
            action = self._menu.addAction(status.label)
            action.setCheckable(True)
            action.setChecked(plan is not None and plan.status is status)
            action.setEnabled(not self._session.read_only)
            action.triggered.connect(lambda _=False, s=status: self.set_status(s))

    # -- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing into a plan that is locked says why nothing happens."""
        if event.type() is QEvent.Type.KeyPress and self._session.locked:
            words = event.text()  # type: ignore[attr-defined]
            if words and words.isprintable():
                self._session.barred.emit(self._session.locked)
        return super().eventFilter(watched, event)
