"""How the open plan goes out: asks for the elements of the paper, and for its fonts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ui.state import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.dialogs.fonts import FontsDialog
    from ui.jobs import Job
    from ui.session import Session
    from workbench.house_fonts import HouseFonts
    from workbench.issuance import Issuance
    from workbench.issuing.letter import Letter

STEP = "设置公文要素"
_KNOWN: WeakKeyDictionary[Session, HouseFonts] = WeakKeyDictionary()
"""The fonts as they were when last looked at: files may be put into the folder meanwhile."""


def set_elements(session: Session, window: QWidget) -> None:
    """Ask how the open plan goes out, beginning with what it says of itself; an edit."""
    from ui.dialogs.issuance import ask_issuance
    from workbench.issuing.elements import proposed
    from workbench.issuing.letter import letter_of, usual_body
    from workbench.looks import looks

    session.flushing.emit()
    plan = session.plan
    if plan is None or session.refused():
        return
    chosen = ask_issuance(proposed(plan), looks(), window, letter_of(plan), usual_body(plan))
    if chosen is not None:
        issue(session, *chosen)


def issue(session: Session, issuance: Issuance, letter: Letter | None = None) -> None:
    """Let the open plan go out so, with this letter; with its own if none is given."""
    from workbench.issuing.elements import with_issuance
    from workbench.issuing.letter import letter_of, with_letter

    before = session.plan
    session.edit(
        lambda plan: with_letter(with_issuance(plan, issuance), letter or letter_of(plan)), STEP
    )
    if session.plan is not before:
        session.message.emit(Message(f"已{STEP}", undoable=True))


def choose_fonts(session: Session, window: QWidget) -> Job:
    """Look at the fonts of this machine beside the window, then show them."""
    from workbench.house_fonts import house_fonts

    job = session.work("正在查看本机字体", lambda _: house_fonts())
    job.succeeded.connect(lambda fonts: _show_fonts(session, window, fonts))
    return job


def _show_fonts(session: Session, window: QWidget, fonts: HouseFonts) -> None:
    from ui.dialogs.fonts import FontsDialog

    dialog = FontsDialog(fonts, window)
    dialog.wanted.connect(partial(set_font, session, dialog))
    known = _KNOWN.get(session)
    _KNOWN[session] = fonts
    dialog.exec()
    if fonts != known:
        session.fonts_changed.emit()


def set_font(session: Session, dialog: FontsDialog, role: str, font: str) -> Job:
    """Take another font for a face, beside the window; then tell the dialog and the pages."""
    from workbench.house_fonts import house_fonts
    from workbench.house_fonts import set_font as keep

    def work(_: object) -> HouseFonts:
        keep(role, font)
        return house_fonts()

    job = session.work(f"正在换{role}的字体", work)
    job.succeeded.connect(dialog.show_fonts)
    job.succeeded.connect(lambda fonts: _tell(session, fonts))
    job.failed.connect(dialog.tell_failure)  # unheard once the dialog is gone
    return job


def _tell(session: Session, fonts: HouseFonts) -> None:
    _KNOWN[session] = fonts
    session.fonts_changed.emit()
