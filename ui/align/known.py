"""Whether the open plan is held against any paper, for menus that are greyed without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.session import Session

NO_SUPERIORS = "还没有选对标的文件，先选择上级文件"


class KnownSuperiors(QObject):
    """How many papers the open plan is held against; None before it was looked."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.papers: int | None = None

    def take(self, papers: int | None) -> None:
        """So many now; menus are told where that makes a difference."""
        before, self.papers = self.papers, papers
        if bool(before) != bool(papers) or (before is None) != (papers is None):
            self._session.state_changed.emit()


def known_superiors(session: Session) -> KnownSuperiors:
    """The one of a session."""
    found = session.findChild(KnownSuperiors)
    return found if isinstance(found, KnownSuperiors) else KnownSuperiors(session)


def has_superiors(session: Session) -> bool:
    """Whether there is a paper to hold the open plan against, as far as is known."""
    return known_superiors(session).papers != 0
