"""The quiet bar that says what came of a paste of several lines, until the next edit.

粘贴了2章5条，编号已按本文重排，4句读出了单位或时限，格式已清除。   撤销   仅粘贴文字   ✕
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.bars import News
from ui.state import Message
from workbench.drafting.pasted import came_of

if TYPE_CHECKING:
    from ui.bars import Bars
    from ui.sheet.pasting import Spread
    from ui.sheet.sheet import Sheet
    from workbench.drafting.pasted import Pasted

_KEY = "paste"


class PasteNotice(QObject):
    """Puts up the bar for what is pasted on a sheet; a paste of mere paragraphs is a message."""

    def __init__(self, sheet: Sheet, bars: Bars) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._session = session = sheet.paster.session
        self._bars = bars
        sheet.paster.pasted.connect(self._tell)
        session.plan_changed.connect(self._forget)
        session.plan_opened.connect(self._forget)

    def _tell(self, spread: Spread) -> None:
        came = came_of(spread.before, spread.after, len(spread.clip.lines))
        words = paste_words(came, formatted=spread.clip.formatted, left_out=spread.clip.left_out)
        if not (came.structured or spread.clip.left_out):
            self._session.message.emit(Message(words, undoable=True))
            return
        buttons = (("撤销", self._undo), ("仅粘贴文字", partial(self._as_text, spread)))
        self._bars.tell(News(words + "。", buttons=buttons, key=_KEY))
        QTimer.singleShot(0, self._sheet, self._sheet.ensureCursorVisible)  # the bar took room

    def _undo(self) -> None:
        self._session.undo()
        self._sheet.setFocus()

    def _as_text(self, spread: Spread) -> None:
        if self._sheet.paster.paste_text(spread):
            self._session.message.emit(Message("已改为只粘贴文字", undoable=True))
        self._sheet.setFocus()

    def _forget(self) -> None:
        """撤销 would take back something else now."""
        self._bars.withdraw(_KEY)


def paste_words(came: Pasted, *, formatted: bool, left_out: int = 0) -> str:
    """粘贴了2章5条，编号已按本文重排，4句读出了单位或时限，格式已清除."""
    parts = [f"粘贴了{came.words}"]
    if came.chapters or came.items:
        parts.append("编号已按本文重排")
    if came.moved:
        parts.append(came.moved)
    if left_out:
        parts.append(f"{left_out}行网页上的杂项没有粘贴")
    if came.assigned:
        parts.append(f"{came.assigned}句读出了单位或时限")
    if formatted:
        parts.append("格式已清除")
    return "，".join(parts)
