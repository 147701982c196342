"""What can be done to a line under review: its words, its key, the correction it makes.

The same keys hold in the source and in the tree. Digits answer a doubt; they work on every heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6 import QtCore

from workbench.reading.corrections import Act

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class Verb:
    """`acts` are tried in their order; the first that makes sense at a line is done.

    `refusal` says why none does.
    """

    text: str
    keys: tuple[str, ...]
    acts: tuple[Act, ...]
    refusal: str
    heading: bool = False

    @property
    def key(self) -> str:
        """The key as it is shown, "" for none."""
        return self.keys[0] if self.keys else ""


PROMOTE = Verb(
    "升一级", ("Shift+Tab", "Alt+Shift+Left"), (Act.PROMOTE,), "这个标题已是最高一级", heading=True
)
DEMOTE = Verb(
    "降一级",
    ("Tab", "Alt+Shift+Right"),
    (Act.DEMOTE,),
    "上面没有同级标题，不能降级",
    heading=True,
)
CONFIRM = Verb("是条目", ("1",), (Act.CONFIRM,), "这个标题没有存疑", heading=True)
TO_TEXT = Verb("是正文", ("2",), (Act.TO_TEXT,), "这一行已是正文", heading=True)
JOIN = Verb("并入上一条", ("3", "Backspace"), (Act.JOIN,), "上面没有可以并入的条目")
SPLIT = Verb("从这一句分出一条", ("Enter",), (Act.SPLIT,), "这一行已是标题")
SWAP = Verb("杂项和正文互换", ("Delete",), (Act.KEEP, Act.DROP), "这一句接在标题后面，不能单独去掉")
ENTITLE = Verb("用作全文标题", (), (Act.ENTITLE,), "这一行不能用作标题")

VERBS = (PROMOTE, DEMOTE, CONFIRM, TO_TEXT, JOIN, SPLIT, SWAP, ENTITLE)
ANSWERS = (CONFIRM, TO_TEXT, JOIN)
"""What can be said to a doubtful heading; the keys 1 2 3 in this order."""

_KEYS = {
    QtCore.Qt.Key.Key_1: CONFIRM,
    QtCore.Qt.Key.Key_2: TO_TEXT,
    QtCore.Qt.Key.Key_3: JOIN,
    QtCore.Qt.Key.Key_Tab: DEMOTE,
    QtCore.Qt.Key.Key_Backtab: PROMOTE,
    QtCore.Qt.Key.Key_Backspace: JOIN,
    QtCore.Qt.Key.Key_Return: SPLIT,
    QtCore.Qt.Key.Key_Enter: SPLIT,
    QtCore.Qt.Key.Key_Delete: SWAP,
}


def verb_of(event: QKeyEvent) -> Verb | None:
    """What a key asks for, None if it is none of ours."""
    held = event.modifiers() & ~(
        QtCore.Qt.KeyboardModifier.KeypadModifier | QtCore.Qt.KeyboardModifier.ShiftModifier
    )
    if held is not QtCore.Qt.KeyboardModifier.NoModifier and held:
        return None
    return _KEYS.get(QtCore.Qt.Key(event.key()))
