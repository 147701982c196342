"""Bars under the header: one sentence beside the thing it is about, never a box over it.

One is shown, the newest; the older ones wait behind its “还有 2 条”, for each takes from the text.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.buttons import Button, IconButton
from ui.labels import Sign, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class News(NamedTuple):
    """What a bar says. A `key` replaces the bar of the same key; `stays`: it has no ✕.

    `passing`: good news, which leaves by itself after a while. `refusal`: something could not be
    done; it leaves as soon as she does another thing.
    """

    text: str
    tone: Tone = Tone.INFO
    buttons: tuple[tuple[str, Callable[[], object]], ...] = ()
    key: str = ""
    stays: bool = False
    passing: bool = False
    refusal: bool = False


class Bar(QFrame):
    """One bar: icon, sentence, its buttons, how many more there are, ✕."""

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
        self.more = Button("", "link")
        self.more.hide()
        row.addWidget(self.more)
        if not news.stays:
            cross = IconButton("close", "关闭这条提示")
            cross.clicked.connect(lambda: close(self))
            row.addWidget(cross)
        if news.passing:
            timer = QTimer(self, singleShot=True, interval=_PASSING_MS)
            timer.timeout.connect(lambda: close(self))
            timer.start()


class Bars(QWidget):
    """The bars that are up, the newest on top; the others are seen when she asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[Bar] = []
        self._unfolded = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._arrange()

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
        bar.more.clicked.connect(self._turn)
        self._unfolded = False
        self._arrange()

    def withdraw(self, key: str) -> None:
        """Take down the bar of `key`, if it is up."""
        for bar in [bar for bar in self._bars if key and bar.news.key == key]:
            self._close(bar)

    def withdraw_refusals(self) -> None:
        """Take down what could not be done: she has gone on to something else."""
        for bar in [bar for bar in self._bars if bar.news.refusal]:
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
        self._arrange()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._arrange()

    def _arrange(self) -> None:
        waiting = self._bars[1:]
        self._unfolded = self._unfolded and bool(waiting)
        for at, bar in enumerate(self._bars):
            bar.setVisible(at == 0 or self._unfolded)
            bar.more.setVisible(at == 0 and bool(waiting))
        if waiting:
            self._tell_waiting(self._bars[0].more, [bar.news for bar in waiting])
        self.setVisible(bool(self._bars))

    def _tell_waiting(self, more: Button, waiting: Sequence[News]) -> None:
        """How many wait, with the sign of the gravest: an error is not hidden by good news."""
        gravest = max((news.tone for news in waiting), key=list(Tone).index)
        more.set_icon(gravest.icon, gravest.token)
        more.setText("收起" if self._unfolded else f"还有 {len(waiting)} 条")
        more.setToolTip("\n".join(news.text for news in waiting))
