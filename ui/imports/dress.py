"""How the runs of a source under review are set: weight, colour, strike-out, dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextCharFormat

from ui import style
from ui.imports.passages import Look

if TYPE_CHECKING:
    from collections.abc import Callable


class Dress:
    """The formats of all looks in the colours of the present theme."""

    def __init__(self) -> None:
        self._formats = {look: _made(fill) for look, fill in _FILLS.items()}

    def of(self, look: Look) -> QTextCharFormat:
        """The format of a look."""
        return self._formats[look]


def _made(fill: Callable[[QTextCharFormat], None]) -> QTextCharFormat:
    made = QTextCharFormat()
    fill(made)
    return made


def _bold(made: QTextCharFormat) -> None:
    made.setFontWeight(QFont.Weight.Bold)


def _numbered(made: QTextCharFormat) -> None:
    made.setForeground(style.shade("accent_ink"))


def _doubt(made: QTextCharFormat) -> None:
    made.setForeground(style.shade("warn"))
    made.setFontWeight(QFont.Weight.Bold)


def _meta(made: QTextCharFormat) -> None:
    made.setForeground(style.shade("ink2"))


def _chrome(made: QTextCharFormat) -> None:
    made.setForeground(style.shade("ink3"))
    made.setFontStrikeOut(True)


def _changed(made: QTextCharFormat) -> None:
    made.setForeground(style.shade("m_due_l"))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(style.shade("m_due_l"))


def _missing(made: QTextCharFormat) -> None:
    made.setForeground(style.shade("err"))
    made.setFontWeight(QFont.Weight.Bold)
    made.setFontUnderline(True)


def _border(made: QTextCharFormat) -> None:
    made.setForeground(style.shade("line2"))


_FILLS: dict[Look, Callable[[QTextCharFormat], None]] = {
    Look.TITLE: _bold,
    Look.CHAPTER: _bold,
    Look.NUMBER: _numbered,
    Look.ITEM: _numbered,
    Look.DOUBT: _doubt,
    Look.META: _meta,
    Look.CHROME: _chrome,
    Look.CHANGED: _changed,
    Look.MISSING: _missing,
    Look.BORDER: _border,
}
