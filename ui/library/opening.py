"""What an empty panel says while the store is opened: that, and not that there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.labels import Empty

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from ui.session import Session

_OPENING = "正在打开资料库…"
_FAILED = "资料库没有打开"


def empty_page(session: Session, icon: str, what: str, hint: str, known: SignalInstance) -> Empty:
    """The page; it says `what` once `known` was emitted, at once where there is no store yet."""
    if session.ready or not session.workbench.has_store:
        return Empty(icon, what, hint)
    page = Empty(icon, _OPENING, "")
    known.connect(lambda: page.say(what, hint))
    session.failed.connect(lambda _: None if session.ready else page.say(_FAILED, ""))
    return page
