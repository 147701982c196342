"""全部修正 of one rule: every place as it stands and as it would, each of which can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui import style
from ui.dialogs.forms import Form
from ui.fields import TickDelegate
from ui.labels import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ui.findings.feed import Row

_AROUND = 9
"""Characters shown before and behind what is changed."""
_HEADS = ("位置", "现在", "修正后")


def excerpt(row: Row) -> tuple[str, str]:
    """What stands there and what would, with the words around it."""
    finding = row.finding
    before, after = finding.text, finding.fixed_text
    head = max(0, finding.start - _AROUND)
    tail = finding.end + _AROUND
    grown = len(after) - len(before)
    dots = "…" * (head > 0), "…" * (tail < len(before))
    now, then = before[head:tail], after[head : tail + grown]
    return f"{dots[0]}{now}{dots[1]}", f"{dots[0]}{then}{dots[1]}"


_MARGINS = 40
"""What the edges of the dialog take of its width, in pixels."""


class FixAllDialog(Form):
    """The preview; `chosen` are the findings that are still ticked."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__("全部修正", "", parent)
        self._rows = tuple(rows)
        self.body.addWidget(
            text(f"{rows[0].rule}。不想改的请去掉勾；修正后可以一步撤销。", wrap=True)
        )
        self.table = QTableWidget(len(rows), len(_HEADS))
        self._fill()
        self._dress()
        self.body.addWidget(self.table, 1)
        self.table.itemChanged.connect(self._count)
        self._count()

    @property
    def chosen(self) -> tuple[Row, ...]:
        """What is to be put right."""
        ticked = Qt.CheckState.Checked
        lines = enumerate(self._rows)
        return tuple(row for at, row in lines if self._item(at).checkState() is ticked)

    def _item(self, line: int) -> QTableWidgetItem:
        item = self.table.item(line, 0)
        assert item is not None
        return item

    def _fill(self) -> None:
        for at, row in enumerate(self._rows):
            for column, words in enumerate((row.place, *excerpt(row))):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(row.finding.fixed_text if column == 2 else row.finding.text)
                self.table.setItem(at, column, item)
            first = self._item(at)
            first.setFlags(first.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(Qt.CheckState.Checked)

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName("修正前后")
        table.setProperty("cells", "roomy")
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(TickDelegate(table))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.resizeSection(0, style.em(11))
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setMinimumWidth(min(style.em(56), self.most_room()[0] - _MARGINS))
        table.setCurrentCell(0, 0)

    def _count(self) -> None:
        count = len(self.chosen)
        self.act.setText(f"修正 {count} 处")
        self.act.setEnabled(count > 0)

    # -- Qt -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its rows: Qt by itself takes two thirds of the screen at most."""
        if not event.spontaneous():
            self.resize(self.sizeHint())
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        lines = min(len(self._rows), 10) + 2
        height = lines * self.table.verticalHeader().defaultSectionSize()
        height += self.table.horizontalHeader().sizeHint().height()
        wanted = super().sizeHint().expandedTo(QSize(style.em(60), height + style.em(10)))
        return wanted.boundedTo(QSize(*self.most_room()))


def ask_fix_all(rows: Sequence[Row], parent: QWidget) -> tuple[Row, ...]:
    """Show the preview; nothing where she calls it off."""
    dialog = FixAllDialog(rows, parent)
    return dialog.chosen if dialog.exec() else ()
