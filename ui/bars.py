"""Bars under the header: one sentence beside the thing it is about, never a box over it.

At most two are shown; older ones fold into “还有 2 条”.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.buttons import Button, IconButton
from ui.labels import Sign, text

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN = 2
_PASSING_MS = 15_000


class Tone(StrEnum):
    """What sort of news a bar brings."""

    INFO = "info"
    WARN = "warn"
    ERROR = "error"

    @property
    def token(self) -> str:
        """The colour token of its icon."""
        return "err" if self is Tone.ERROR else self.value

    @property
    def icon(self) -> str:
        return {"info": "info", "warn": "warning", "error": "error"}[self.value]


@dataclass(frozen=True, slots=True)
class News:
    """What a bar says. A `key` replaces the bar of the same key; `stays`: it has no ✕.

    `passing`: good news, which leaves by itself after a while.
    """

    text: str
    tone: Tone = Tone.INFO
    buttons: tuple[tuple[str, Callable[[], object]], ...] = ()
    key: str = ""
    stays: bool = False
    passing: bool = False


class Bar(QFrame):
    """One bar: icon, sentence, at most two buttons, ✕."""

    def __init__(self, news: News, close: Callable[[Bar], None]) -> None:
        super().__init__()
        self.news = news
        self.setProperty("ground", news.tone.value)
        self.setProperty("bar", news.tone.value)
        self.label = text(news.text, wrap=True)
        self.setAccessibleName(news.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(Sign(news.tone.icon, news.tone.token))
        row.addWidget(self.label, 1)
        for words, act in news.buttons:
            button = Button(words, "quiet")
            button.clicked.connect(act)
            row.addWidget(button)
        if not news.stays:
            cross = IconButton("close", "关闭这条提示")
            cross.clicked.connect(lambda: close(self))
            row.addWidget(cross)
        if news.passing:
            timer = QTimer(self, singleShot=True, interval=_PASSING_MS)
            timer.timeout.connect(lambda: close(self))
            timer.start()


class Bars(QWidget):
    """The bars that are up, the newest on top."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[Bar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = Button("", "link")
        self._more.clicked.connect(self._unfold)
        self._column.addWidget(self._more)
        self._arrange(_SHOWN)

    @property
    def news(self) -> tuple[News, ...]:
        """What is said now, newest first."""
        return tuple(bar.news for bar in self._bars)

    def tell(self, news: News) -> None:
        """Put up a bar."""
        self.withdraw(news.key)
        bar = Bar(news, self._close)
        self._bars.insert(0, bar)
        self._column.insertWidget(0, bar)
        self._arrange(_SHOWN)

    def withdraw(self, key: str) -> None:
        """Take down the bar of `key`, if it is up."""
        for bar in [bar for bar in self._bars if key and bar.news.key == key]:
            self._close(bar)

    def clear(self) -> None:
        """Take down all that may be closed."""
        for bar in [bar for bar in self._bars if not bar.news.stays]:
            self._close(bar)

    def _close(self, bar: Bar) -> None:
        if bar not in self._bars:
            return
        self._bars.remove(bar)
        bar.hide()
        bar.deleteLater()
        self._arrange(_SHOWN)

    def _unfold(self) -> None:
        self._arrange(len(self._bars))

    def _arrange(self, shown: int) -> None:
        for at, bar in enumerate(self._bars):
            bar.setVisible(at < shown)
        hidden = len(self._bars) - shown
        self._more.setText(f"还有 {hidden} 条")
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(self._bars))
