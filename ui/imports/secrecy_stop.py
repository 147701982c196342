"""The stop at a file that is marked as a secret: a bar that stays until she has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bars import News, Tone
from ui.state import Message
from workbench.file_names import shown_name

if TYPE_CHECKING:
    from ui.bars import Bars
    from ui.session import Session
    from workbench.errors import SecrecyError

LEAVE, GO_ON = "不导入", "确认不涉密，继续"


def tell_stop(error: SecrecyError, bars: Bars, session: Session) -> None:
    """Ask whether the file is to be left out or is no secret; nothing of it is stored before."""
    key = f"secret-{error.sha256}"

    def leave() -> None:
        bars.withdraw(key)
        session.message.emit(Message(f"没有导入“{shown_name(error.path)}”，资料库里没有它的内容"))

    def go_on() -> None:
        bars.withdraw(key)
        session.workbench.clearance.clear(error.sha256)
        session.imports.files((error.path,))

    words = f"{error.message}{error.advice}"
    bars.tell(News(words, Tone.ERROR, ((LEAVE, leave), (GO_ON, go_on)), key=key, stays=True))
