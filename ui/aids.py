"""What helps her along and is no part of the desk: the list of actions, the handbook, 设置."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import style
from ui.buttons import Button
from ui.labels import text
from ui.menus.english import WORDS
from ui.menus.entry import hindrance
from ui.menus.table import ENTRIES, MENUS
from ui.state import Selection
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction, QResizeEvent

    from ui.handbook.panel import Handbook
    from ui.jobs import Job
    from ui.palette.panel import Palette
    from ui.palette.stock import Choice, Shelf, Stock
    from ui.window.main_window import MainWindow

_RECENT = "palette/recent"
_KEY = "Ctrl+K"


class CommandBox(Button):
    """The box in the menu row that opens the list of actions, items and papers."""

    def __init__(self) -> None:
        super().__init__("查找动作、资料、条目", "box", "search")
        self.setToolTip(f"查找动作、条目和资料（{_KEY}）")
        self.setProperty("focusPolicy", "TabFocus")

        self._key = text(_KEY, "small", "ink3")
        self._key.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self.fontMetrics().horizontalAdvance(self.text() + _KEY) + style.px(60)
        self._key.setVisible(self.width() >= words)
        width = self._key.sizeHint().width()
        self._key.setGeometry(self.width() - 12 - width, 0, width, self.height())


class Aids(QObject):
    """Opens the aids of a window, each made when first asked for."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._session = session = window.session
        self._settings = settings
        self._stock: Stock | None = None
        self._stale = True
        self._job: Job | None = None
        self.palette: Palette | None = None
        self.handbook: Handbook | None = None
        self.box = CommandBox()
        self.box.clicked.connect(self.open_palette)
        window.menu_row.put_box(self.box)
        window.area.welcome.handbook_wanted.connect(self.open_handbook)
        for changed in (session.plan_opened, session.plan_changed, session.library_changed):
            changed.connect(self._grow_stale)

    def open_palette(self) -> None:
        """Show the list of actions, items and papers."""
        if self.palette is None:
            from ui.palette.panel import Palette

            self.palette = Palette(self._window)
            self.palette.chosen.connect(self.run)
        self._restock()
        self.palette.open_list(self._actions(), self._stock, self._recent())

    def open_handbook(self) -> None:
        """Show the handbook at the chapter that tells of what stands in front."""
        from ui.handbook.panel import Handbook
        from ui.handbook.places import chapter_for

        chapter = chapter_for(self._window)
        try:
            self.handbook = self.handbook or Handbook(self._window)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        self.handbook.show_chapter(chapter)

    def open_settings(self) -> None:
        """Ask for the settings."""
        from ui.settings import open_settings

        open_settings(self._window, self._settings)

    def run(self, choice: Choice) -> None:
        """Do what was chosen: an action runs, an item is shown, a paper opens."""
        from ui.palette.panel import recent_after
        from ui.palette.stock import Kind

        self._settings.setValue(_RECENT, "\n".join(recent_after(self._recent(), choice)))
        if choice.kind is Kind.ACTION:
            self._named_actions()[choice.key].trigger()
        elif choice.kind is Kind.ITEM:
            self._window.area.leave_document()
            tasks = (choice.key,) if choice.key != choice.section_id else ()
            self._session.select(Selection(section_id=choice.section_id, task_ids=tasks))
        else:
            self._window.open_entry(choice.sort, choice.key)

    def _actions(self) -> Shelf:
        from ui.palette.stock import Choice, Kind, Shelf

        titles = {entry.id: menu.title for menu in MENUS for entry in menu.entries}
        choices = [
            Choice(
                *(Kind.ACTION, entry.id, entry.text, titles[entry.id], entry.icon, entry.shortcut),
                reason=hindrance(entry.needs, self._session),
                more=f"{entry.text} {entry.words} {WORDS.get(entry.id, '')} {entry.tip}",
            )
            for entry in ENTRIES
            if entry.id != "palette"
        ]
        known = {entry.id for entry in ENTRIES}
        others = (a for key, a in self._named_actions().items() if key not in known)
        told = ((a.objectName(), *a.toolTip().partition("\n")) for a in others)
        choices += [
            Choice(Kind.ACTION, key, words, "视图", more=tip) for key, words, _, tip in told
        ]
        return Shelf(choices, ready=self._stock is not None)

    def _named_actions(self) -> dict[str, QAction]:
        return {action.objectName(): action for action in self._window.actions_table.all()}

    def _recent(self) -> tuple[str, ...]:
        return tuple(str(self._settings.value(_RECENT, "")).split("\n"))

    def _grow_stale(self) -> None:
        self._stale = True

    def _restock(self) -> None:
        """Gather items and papers anew beside the window, where they changed."""
        session = self._session
        if not self._stale or self._job or not session.ready:
            return
        from ui.palette.stock import gather

        plan, self._stale = session.plan, False
        job = session.work("列出条目和资料", lambda _: gather(session.workbench, plan), quiet=True)
        if job.over:
            return
        self._job = job
        job.succeeded.connect(self._take)
        job.ended.connect(self._end)

    def _take(self, stock: Stock) -> None:
        self._stock = stock
        if self.palette:
            self.palette.restock(self._actions(), stock)

    def _end(self) -> None:
        self._job = None
