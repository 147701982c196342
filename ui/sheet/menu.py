"""The context menu of the sheet: what is wrong here first, then the clipboard; all in Chinese."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ui import icons
from ui.findings.fixes import fix
from ui.findings.model import SIGNS, proposal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.findings.feed import Row
    from ui.session import Session
    from ui.sheet.sheet import Sheet

_MOST = 3
"""So many findings of one place are offered."""
_LONG = 24


def fill_menu(
    sheet: Sheet, session: Session, wrong: Sequence[Row], cut: Callable[[], object]
) -> QMenu:
    """The menu at a place where `wrong` was found."""
    menu = QMenu(sheet)
    menu.setToolTipsVisible(True)
    menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    for row in wrong[:_MOST]:
        _offer(menu, session, row)
    writable = not sheet.isReadOnly()
    selected = sheet.textCursor().hasSelection()
    key = QKeySequence.StandardKey
    undo, redo = writable and bool(session.undo_label), writable and bool(session.redo_label)
    for words, shortcut, act, able in (
        (_named("撤销", session.undo_label), key.Undo, session.undo, undo),
        (_named("重做", session.redo_label), key.Redo, session.redo, redo),
        ("", key.UnknownKey, None, False),
        ("剪切", key.Cut, cut, writable and selected),
        ("复制", key.Copy, sheet.copy, selected),
        ("粘贴", key.Paste, sheet.paste, writable and sheet.canPaste()),
        ("全选", key.SelectAll, sheet.selectAll, True),
    ):
        if act is None:
            menu.addSeparator()
        else:
            menu.addAction(words, shortcut, act).setEnabled(able)
    return menu


def _offer(menu: QMenu, session: Session, row: Row) -> None:
    """The fix of a finding, and to let it stand."""
    writable = session.editable
    if row.finding.fix:
        words = f"改为：{_short(row.finding.fix)}"
        act = menu.addAction(icons.icon("check", "ok"), words, partial(fix, session, [row]))
        act.setToolTip(proposal_words(row))
        act.setEnabled(writable)
        font = act.font()
        font.setBold(True)
        act.setFont(font)
    picture = icons.icon(*SIGNS[row.finding.severity.value])
    words = _short(row.finding.message)
    told = menu.addAction(picture, words, partial(session.findings.chosen.emit, row))
    told.setToolTip(f"{row.finding.message}\n在下方清单里看这一处")
    stand = menu.addAction("不再提示此处", partial(session.findings.dismissed.emit, row))
    stand.setToolTip("写一句理由，这一句改动之前不再提示")
    stand.setEnabled(writable)
    menu.addSeparator()


def _named(act: str, step: str) -> str:
    return f"{act}：{_short(step)}" if step else act


def _short(words: str) -> str:
    return words if len(words) <= _LONG else words[: _LONG - 1] + "…"
