"""合并章节: chapters of several templates ticked, and the name of the template they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from ui import style
from ui.dialogs.forms import Form
from ui.fields import TickDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_KEY = Qt.ItemDataRole.UserRole
_LEAST, _ROWS = 6, 12


class CombineDialog(Form):
    """Asks which chapters, in the order of the list, and for a name."""

    def __init__(
        self, chapters: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__("合并章节", "合成新模板", parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText("新模板的名称")
        self.list = QListWidget()
        self.list.setProperty("ground", "surface")
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setMinimumWidth(style.em(36))
        high = self.list.fontMetrics().height() + style.px(10)
        rows = max(_LEAST, min(len(chapters) + 1, _ROWS))
        self.list.setFixedHeight(high * self.rows_fitting(rows, high))
        for template, number, shown in chapters:
            item = QListWidgetItem(shown)
            item.setData(_KEY, (template, number))
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() + style.px(10)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.ask("名称", self.name)
        self.ask("勾选各模板里要用的章，按先后合成一份；开头和落款用第一份的", self.list)
        self.list.itemChanged.connect(self._offer)
        self.name.textChanged.connect(self._offer)
        self._offer()

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The chapters ticked: id of the template and number."""
        items = (self.list.item(at) for at in range(self.list.count()))
        ticked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return tuple((str(t), str(n)) for t, n in (item.data(_KEY) for item in ticked))

    def _offer(self) -> None:
        self.act.setEnabled(bool(self.parts and self.name.text().strip()))
