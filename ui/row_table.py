"""How a table of rows is dressed: no grid, whole rows, their height from the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from ui import style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QTableView

_LOOKED_AT = 300
"""So many rows are measured, evenly over the list."""
_A_TURN = 30
"""So many of them in one turn of the window's."""
_ROOM, _SIGN = 24, 20
"""Pixels beside the words of a cell, and for the sign before them."""
_SHARE = 14
"""So many characters wide a column that shares what is left is to be, if others can give way."""
_SEEN = 5
"""A column narrower than so many characters says nothing."""
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def dress_table(
    table: QTableView, name: str, widths: Sequence[float], room: int = 8, *, head: bool = True
) -> None:
    """A list called `name`, its columns `widths` characters wide; those of 0 share what is left.

    `room`: pixels of a row besides its line of words; `head`: whether the columns are named.
    """
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(table.fontMetrics().height() + room)
    heads = table.horizontalHeader()
    heads.setVisible(head)
    heads.setDefaultAlignment(MIDDLE)
    heads.setTextElideMode(Qt.TextElideMode.ElideRight)
    heads.setHighlightSections(False)
    for at, width in enumerate(widths):
        if width:
            heads.resizeSection(at, style.em(width))
        else:
            heads.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)


def follow_current(table: QTableView) -> None:
    """Draw all cells of a row anew when another is the current one."""
    table.selectionModel().currentRowChanged.connect(lambda *_: table.viewport().update())


class ColumnFit(QObject):
    """Makes columns as wide as their words, again with each content and size of type.

    Args:
        table: dressed by `dress_table`, with its model.
        widths: those it was dressed with, the least of each column.
        most: how wide a column may become, in characters, by its number.
        signed: the columns with a sign before the words.
        give: down to how many characters a column gives way in little room, by its number, the
            first ones first.
        leave: the column, one of those that share what is left, that goes where it had no room.
    """

    def __init__(
        self,
        table: QTableView,
        widths: Sequence[float],
        most: Mapping[int, float],
        signed: Sequence[int] = (),
        give: Mapping[int, float] | None = None,
        leave: int = -1,
    ) -> None:
        super().__init__(table)
        self._give, self._leave = give or {}, leave
        self._table, self._widths, self._most, self._signed = table, widths, most, signed
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._measure_more)
        self._fitted = False
        self._widest: dict[int, int] = {}
        self._left: list[int] = []
        model = table.model()
        model.modelReset.connect(self._soon.start)
        model.rowsInserted.connect(self._soon.start)
        model.dataChanged.connect(self._soon.start)
        table.installEventFilter(self)

    def dress(self, widths: Sequence[float]) -> None:
        """From now on these are the least widths."""
        self._widths = widths
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of type: the words are wider."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._soon.start()
        elif event.type() is QEvent.Type.Resize and self._fitted and not self._left:
            self._take_widths()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Make the columns as wide as they have to be, here and now."""
        self._begin()
        while self._left:
            self._measure_more()

    def _begin(self) -> None:
        """Measure anew, some rows a turn; the columns keep their widths until all are known."""
        count = self._table.model().rowCount()
        self._left = list(range(0, count, 1 + (count - 1) // _LOOKED_AT)) if count else []
        self._widest = {}
        self._turns.start()
        self._measure_more()
        if not self._fitted:
            self._take_widths()

    def _measure_more(self) -> None:
        rows, self._left = self._left[:_A_TURN], self._left[_A_TURN:]
        model, metrics = self._table.model(), QFontMetrics(style.font("strong"))
        for at in self._most:
            told = {str(model.index(row, at).data() or "") for row in rows}
            widest = max(map(metrics.horizontalAdvance, told), default=0)
            self._widest[at] = max(widest, self._widest.get(at, 0))
        if not self._left:
            self._turns.stop()
            self._take_widths()

    def _take_widths(self) -> None:
        heads = self._table.horizontalHeader()
        widths = self._in_the_room(style.em(_SHARE))
        if self._leave >= 0:
            away = sum(widths.values()) + style.em(_SEEN) > self._table.width()
            heads.setSectionHidden(self._leave, away)
            heads.setStretchLastSection(away)
            widths = self._in_the_room(0) if away else widths
        for at, width in widths.items():
            heads.resizeSection(at, width)
        self._fitted = self._table.model().rowCount() > 0

    def _in_the_room(self, share: int) -> dict[int, int]:
        """The widths; in little room they leave `share` pixels to each that shares the rest."""
        hidden = self._table.isColumnHidden
        named = {at: w for at, w in enumerate(self._widths) if w and not hidden(at)}
        wanted = {at: self._width(at, style.em(least)) for at, least in named.items()}
        sharing = sum(not width for width in self._widths)
        short = sum(wanted.values()) + sharing * share - self._table.width()
        for at, least in self._give.items():
            given = min(short, wanted.get(at, 0) - style.em(least))
            if given > 0:
                wanted[at] -= given
                short -= given
        return wanted

    def _width(self, at: int, least: int) -> int:
        if at not in self._most:
            return least
        sign = style.px(_SIGN) if at in self._signed else 0
        return max(least, min(self._widest[at] + sign + _ROOM, style.em(self._most[at])))
