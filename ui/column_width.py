"""A column of a table as wide as what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from ui import row_painting, style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QTableView


def fit_column(
    table: QTableView, column: int, words: Iterable[str], widths: tuple[float, float]
) -> None:
    """As wide as the longest of `words`, in characters no less and no more than `widths`."""
    line = QFontMetricsF(style.font("body"))
    wide = max(map(line.horizontalAdvance, set(words)), default=0.0) + 2 * row_painting.PAD + 2
    least, most = (style.em(width) for width in widths)
    table.setColumnWidth(column, round(min(max(wide, least), most)))
