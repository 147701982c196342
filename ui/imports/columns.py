"""What the columns of a task table are taken for: a drop-down under each header, to be corrected.

表头：  重点任务 [任务 ▾]   牵头科室 [牵头单位 ▾]   备注 [备注 ▾]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from ui import style
from ui.fields import ComboBox
from ui.labels import text
from workbench.document import ColumnMapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_KEPT = "其他（带表头记入备注）"
"""The choice for a column that means nothing of ours: 经费来源：财政 stands among the remarks."""
_LONGEST = 9
"""Characters of a header that are shown; the whole stands in the tooltip."""


class ColumnRow(QScrollArea):
    """The columns of a document's tables, each header once.

    Signals:
        chosen(ColumnMapping): she says that a column means something else.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._mappings: tuple[ColumnMapping, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("表头各列当作什么")
        self.hide()

    def show_columns(self, columns: Sequence[ColumnMapping]) -> None:
        """Show other columns; without any the row is away."""
        known = {mapping.header: mapping for mapping in reversed(columns)}
        wanted = tuple(dict.fromkeys(known[mapping.header] for mapping in columns))
        if wanted != self._mappings:
            self._mappings = wanted
            self._fill()
        self.setVisible(bool(wanted))

    def _fill(self) -> None:
        from workbench.reading.tables.meanings import LABELS

        meanings = [label for label in LABELS.values() if label]
        page = QFrame()
        page.setProperty("ground", "panel")
        page.setProperty("edge", "bottom")
        row = QHBoxLayout(page)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(text("表头当作", "strong"))
        for mapping in self._mappings:
            row.addSpacing(8)
            row.addWidget(_header(mapping.header))
            row.addWidget(self._combo(mapping, meanings))
        row.addStretch(1)
        self.setWidget(page)
        self._fit()

    def _fit(self) -> None:
        """As high as the row, and as the scroll bar where there is not room for all."""
        page = self.widget()
        if page:
            wanted = page.sizeHint()
            scrolls = wanted.width() > self.width()
            bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
            self.setFixedHeight(wanted.height() + bar)

    def _combo(self, mapping: ColumnMapping, meanings: Sequence[str]) -> ComboBox:
        combo = ComboBox()
        combo.setAccessibleName(f"“{mapping.header}”这一列当作")
        combo.addItems([*meanings, _KEPT])
        combo.setCurrentText(mapping.meaning or _KEPT)
        combo.setMinimumWidth(style.em(7))
        header = mapping.header
        combo.textActivated.connect(lambda word: self._choose(header, word))
        return combo

    def _choose(self, header: str, word: str) -> None:
        meaning = "" if word == _KEPT else word
        if all(m.meaning != meaning for m in self._mappings if m.header == header):
            self.chosen.emit(ColumnMapping(header, meaning))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _header(words: str) -> QWidget:
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    label = text(short, "body", "ink2")
    label.setToolTip(words)
    return label
