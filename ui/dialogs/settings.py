"""设置: looks of the window, and what 审校 knows of her office. `Settings` or None."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from ui import style
from ui.dialogs.forms import TallForm
from ui.fields import ComboBox
from ui.labels import text
from ui.looks import Appearance, Motion, TypeSize
from workbench.checking.word_list import words_in
from workbench.errors import MisuseError
from workbench.letters import GENERAL_LIMIT, SPECIAL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

_BETWEEN = re.compile(r"[\s、，,；;]+")
_LIMITS = (
    ("", f"按标题定：专项工作 {SPECIAL_LIMIT:,}字，其余 {GENERAL_LIMIT:,}字"),
    (str(GENERAL_LIMIT), f"{GENERAL_LIMIT:,}字（部署全面工作的文件）"),
    (str(SPECIAL_LIMIT), f"{SPECIAL_LIMIT:,}字（部署专项工作的文件）"),
    ("0", "不限"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What she set: the looks, and what 审校 is told.

    `words` are lines of her own list (错词→对词), `places` the names of her own place, `limit` is
    how many characters a plan may have, "0" for any number, "" for what is usual.
    """

    appearance: str = Appearance.SYSTEM.value
    type_size: str = TypeSize.SYSTEM.value
    motion: str = Motion.SYSTEM.value
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    limit: str = ""


class SettingsDialog(TallForm):
    """Asks for all of it; `writable` is False where the store is held by another window."""

    def __init__(self, start: Settings, parent: QWidget | None, *, writable: bool = True) -> None:
        super().__init__("设置", "保存设置", parent)
        self.appearance = _list(((e.value, e.label) for e in Appearance), start.appearance)
        self.type_size = _list(((e.value, e.label) for e in TypeSize), start.type_size)
        self.motion = _list(((e.value, e.label) for e in Motion), start.motion)
        self.limit = _list(_LIMITS, start.limit)
        self.places = QLineEdit("、".join(start.places))
        self.places.setPlaceholderText("如 江城市、青石区，用顿号隔开")
        self.words = QPlainTextEdit("\n".join(start.words))
        self.words.setPlaceholderText(
            "一行一对，错词在前，如 社康中心→社区健康服务中心\n不许用的词单独一行"
        )
        self.words.setTabChangesFocus(True)
        self.words.setProperty("field", "note")
        self.words.setFixedHeight(self.fontMetrics().height() * 6)
        self.fault = text("", "small", "err", wrap=True)
        self._fill(writable=writable)
        self.words.textChanged.connect(self._judge)
        self._judge()

    @property
    def settings(self) -> Settings:
        """What is set now."""
        return Settings(
            appearance=str(self.appearance.currentData()),
            type_size=str(self.type_size.currentData()),
            motion=str(self.motion.currentData()),
            words=tuple(line for line in self.words.toPlainText().splitlines() if line.strip()),
            places=tuple(word for word in _BETWEEN.split(self.places.text()) if word),
            limit=str(self.limit.currentData()),
        )

    def _fill(self, *, writable: bool) -> None:
        self.body.addWidget(text("窗口", "strong"))
        row = QHBoxLayout()
        row.setSpacing(12)
        looks = (("外观", self.appearance), ("字号", self.type_size), ("动画", self.motion))
        for label, box in looks:
            row.addLayout(_labelled(label, box), 1)
        self.body.addLayout(row)
        self.body.addSpacing(style.em(1))
        self.body.addWidget(text("审校", "strong"))
        self.ask("本地的地名（其他地名会提示）", self.places)
        self.ask("字数上限", self.limit)
        self.ask("自己的用词表", self.words)
        self.body.addWidget(self.fault)
        for field in (self.places, self.limit, self.words):
            field.setEnabled(writable)
        if not writable:
            self.warn("资料库现在是只读的，审校的设置不能改。")

    def _judge(self) -> None:
        """A line that is no pair is said at once, and nothing is saved with it."""
        try:
            words_in(self.words.toPlainText())
        except MisuseError as error:
            self.fault.setText(f"{error.message}{error.advice}")
        else:
            self.fault.setText("")
        self.fault.setVisible(bool(self.fault.text()))
        self.act.setEnabled(not self.fault.text())
        if self.isVisible():
            self.grow()


def ask_settings(
    start: Settings, parent: QWidget | None, *, writable: bool = True
) -> Settings | None:
    """Ask; None if she changed nothing after all."""
    dialog = SettingsDialog(start, parent, writable=writable)
    return dialog.settings if dialog.exec() else None


def _labelled(label: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    name = text(label, "body", "ink2")
    name.setBuddy(field)
    field.setAccessibleName(label)
    column.addWidget(name)
    column.addWidget(field)
    return column


def _list(options: Iterable[tuple[str, str]], chosen: str) -> ComboBox:
    box = ComboBox()
    for value, words in options:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
