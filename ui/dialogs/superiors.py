"""选择上级文件: which papers of the library the open plan is held against, in her order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui import style
from ui.dialogs.forms import Form
from ui.fields import TickDelegate
from ui.labels import shown_title, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.aligning import Reference

_KEY = Qt.ItemDataRole.UserRole
_ROWS = 9


class SuperiorsDialog(Form):
    """A list with ticks, narrowed by what is typed above it."""

    def __init__(
        self, choices: Sequence[Reference], chosen: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("选择上级文件", "对标", parent)
        self._before = tuple(chosen)
        self.words = QLineEdit()
        self.words.setAccessibleName("按标题找")
        self.words.setPlaceholderText("键入标题里的字词")
        self.list = QListWidget()
        self.list.setAccessibleName("可以对标的文件")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setProperty("ground", "surface")
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setMinimumWidth(style.em(36))
        self.list.setMinimumHeight((self.list.fontMetrics().height() + style.px(10)) * _ROWS)
        for choice in choices:
            self._add(choice)
        self.body.addWidget(self.words)
        self.body.addWidget(self.list)
        hint = (
            "资料里还没有别的文件，先导入上级文件。"
            if not choices
            else (
                "可以选几份；空格勾选，只选一份时直接回车。选了什么跟着这份要点记住，审校时指标也与它们核对。"
            )
        )
        self.body.addWidget(text(hint, "small", "ink2", wrap=True))
        if choices:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # a space ticks; typing narrows
        self.words.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(self._tick_first)
        self.list.itemChanged.connect(self._count)
        self._count()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked: those of before in their order, then the new ones."""
        ticked = [str(i.data(_KEY)) for i in self._items() if _is_ticked(i)]
        kept = [key for key in self._before if key in ticked]
        return (*kept, *(key for key in ticked if key not in kept))

    def tick(self, key: str, *, ticked: bool = True) -> None:
        """Tick a paper, or no longer."""
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(state)

    def _add(self, choice: Reference) -> None:
        item = QListWidgetItem(shown_title(choice.title))
        item.setData(_KEY, choice.id)
        item.setToolTip(choice.title)
        item.setSizeHint(QSize(0, self.list.fontMetrics().height() + style.px(10)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = choice.id in self._before
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _narrow(self, words: str) -> None:
        wanted = words.split()
        for item in self._items():
            item.setHidden(not all(word in item.text() for word in wanted))

    def _tick_first(self, item: QListWidgetItem) -> None:
        """Enter with nothing ticked means the current one; the dialog hears it next."""
        if not self.chosen:
            item.setCheckState(Qt.CheckState.Checked)

    def _count(self) -> None:
        count = len(self.chosen)
        gone = bool(self._before) and not count
        self.act.setText("不再对标" if gone else f"对标这 {count} 份" if count else "对标")
        self.act.setEnabled(bool(count or self._before))


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def ask_superiors(
    choices: Sequence[Reference], chosen: Sequence[str], parent: QWidget | None = None
) -> tuple[str, ...] | None:
    """What the plan is to be held against, None for no change."""
    dialog = SuperiorsDialog(choices, chosen, parent)
    return dialog.chosen if dialog.exec() else None
