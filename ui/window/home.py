"""The first page in step with the library: which of the three steps is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from ui.commands import this_year
from ui.labels import shown_title
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.commands import Commands
    from ui.gateway import WaitingEntry
    from ui.session import Session
    from ui.state import ImportResult
    from ui.window.welcome import Welcome


_OFFERED = 12
"""More papers than these are chosen from in the dialog, where they can be scrolled."""


class Home(QObject):
    """Drives a `Welcome` page from the session."""

    def __init__(self, page: Welcome, session: Session, commands: Commands) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._commands = commands
        self._source = ("", "")
        self._trying = False
        self._waiting: Sequence[WaitingEntry] = ()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show which step is next; the page is not seen while a plan is open."""
        session = self._session
        if session.plan is not None:
            return
        try:
            documents = session.workbench.store.document_count() if session.ready else 0
            self._waiting = session.workbench.waiting() if session.ready and not documents else ()
        except WorkbenchError as error:
            session.failed.emit(error)
            return
        self._page.show_state(
            documents=documents,
            source=self._source[1],
            writable=not session.read_only,
            year=this_year(),
            waiting=self._waiting[0].name if self._waiting else "",
        )

    def _connect(self) -> None:
        page, session, commands = self._page, self._session, self._commands
        session.library_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        session.imported.connect(self._go_on)
        page.import_wanted.connect(self._import)
        page.template_wanted.connect(self._offer_sources)
        page.plan_wanted.connect(lambda: commands.new_plan(self._source[0]))
        page.samples_wanted.connect(self._try_samples)
        page.blank_wanted.connect(lambda: commands.new_plan(_first_template(session)))

    def _import(self) -> None:
        """The paper she has not finished looking over, else the files she chooses."""
        if self._waiting:
            self._session.imports.resume(self._waiting[0].sha256)
        else:
            self._commands.import_files()

    def _try_samples(self) -> None:
        """The samples into the library, and next year's plan out of the first of them."""
        self._trying = True
        self._commands.try_samples()

    def _go_on(self, result: ImportResult) -> None:
        """One file imported is the one she means: the second step is done by itself."""
        trying, self._trying = self._trying, False
        if trying and result.imported:
            self._session.making.plan(result.imported[0].id, this_year())
        elif len(result.imported) == 1 and not self._source[0]:
            entry = result.imported[0]
            self._choose(entry.id, entry.title)

    def _offer_sources(self) -> None:
        from ui.dialogs.new_plan import sources

        menu, found = QMenu(self._page), sources(self._session)
        for source in found[:_OFFERED]:
            menu.addAction(
                f"{shown_title(source.title)}（{source.kind}）",
                lambda source=source: self._choose(source.id, source.title),
            )
        if len(found) > _OFFERED:
            menu.addSeparator()
            menu.addAction(f"全部 {len(found)} 份…", self._commands.new_plan)
        button = self._page.cards[1].button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _choose(self, key: str, title: str) -> None:
        self._source = (key, title)
        self.refresh()


def _first_template(session: Session) -> str:
    return next((template.id for template in session.workbench.templates()), "")
