"""选择上级文件: which papers of the library the open plan is held against, in her order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
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
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_NONE = "资料里还没有别的文件，先导入上级文件。"
_HINT = (
    "可以选几份；空格勾选，只选一份时直接回车。选了什么跟着这份要点记住，审校时指标也与它们核对。"
)


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
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setMinimumWidth(style.em(36))
        high = self.list.fontMetrics().height() + style.px(10)
        self.list.setMinimumHeight(high * self.rows_fitting(_ROWS, high))
        for choice in choices:
            self._add(choice)
        self.body.addWidget(self.words)
        self.body.addWidget(self.list)
        self.hint = text(_HINT if choices else _NONE, "small", "ink2", wrap=True)
        self.body.addWidget(self.hint)
        self.list.setCurrentRow(0)
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._narrow)
        self.words.returnPressed.connect(lambda: self._tick_first(self.list.currentItem()))
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
        also = f"（{choice.standing}）" if choice.standing else ""
        item = QListWidgetItem(shown_title(choice.title) + also)
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
        """What holds the words, the first of it current; what is ticked stays in sight."""
        for item in self._items():
            item.setHidden(not (_holds(item, words) or _is_ticked(item)))
        first = next((item for item in self._items() if _holds(item, words)), None)
        self.list.setCurrentItem(first)  # type: ignore[arg-type]  # None: no row is current
        if self.list.count():
            self.hint.setText(_HINT if first else f"没有标题里有“{words.strip()}”的文件。")

    def _tick_first(self, item: QListWidgetItem | None) -> None:
        """Enter with none of the hits ticked means the current one; the dialog hears it next."""
        hits = (hit for hit in self._items() if _holds(hit, self.words.text()))
        if item and not any(map(_is_ticked, hits)):
            item.setCheckState(Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ and ↑ while she types go through the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step:
                self._walk(step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        shown = [item for item in self._items() if not item.isHidden()]
        at = next((i for i, item in enumerate(shown) if item is self.list.currentItem()), -step)
        if shown:
            self.list.setCurrentItem(shown[min(max(at + step, 0), len(shown) - 1)])

    def _count(self) -> None:
        count = len(self.chosen)
        gone = bool(self._before) and not count
        self.act.setText("不再对标" if gone else f"对标这 {count} 份" if count else "对标")
        self.act.setEnabled(bool(count or self._before))


def _holds(item: QListWidgetItem, words: str) -> bool:
    return all(word in item.text() for word in words.split())


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def ask_superiors(
    choices: Sequence[Reference], chosen: Sequence[str], parent: QWidget | None = None
) -> tuple[str, ...] | None:
    """What the plan is to be held against, None for no change."""
    dialog = SuperiorsDialog(choices, chosen, parent)
    return dialog.chosen if dialog.exec() else None
