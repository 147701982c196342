"""The account of characters over a review: the sentence that nothing was lost, and where all went.

✓ 全部 9,598 个字都有着落，缺失 0   ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ ▇ ▇ ▇
■ 正文 8,742  ■ 编号 168（改为自动编号）  ■ 标点归一 276  ■ 杂项 412（不进要点）   查看杂项
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import style
from ui.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from workbench.document import Account

_SQUARE = 10
_MUCH = 0.3
"""Where more of a file does not go into the plan, she should see what that is."""
_ICONS = {"err": "error", "warn": "warning", "ok": "check-filled"}
_LEAST = 4
"""No share of the bar is narrower, in pixels."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the account: its colour token, its word, how many characters, and what of them."""

    token: str
    word: str
    count: int
    note: str = ""
    tip: str = ""


def shares(account: Account) -> tuple[Share, ...]:
    """The parts of an account that are not empty."""
    stops = f"其中标题后面的句号 {account.stops:,}" if account.stops else ""
    found = (
        Share("accent", "正文", account.text + account.stops, tip=stops),
        Share("q2", "编号", account.numbers, "（改为自动编号）"),
        Share("m_due_l", "标点归一", account.normalised, tip="半角标点换成全角，原文里以点线标出"),
        Share("q0", "杂项", account.chrome, "（不进要点）"),
        Share("err", "缺失", account.missing),
    )
    return tuple(share for share in found if share.count)


def verdict(account: Account, place: str) -> str:
    """The sentence on top; `place` names where the first lost character stands."""
    if not account.missing:
        left_out = f"；有 {_left_out(account):.0%} 的字不进要点，请查看杂项"
        whole = f"全部 {account.source:,} 个字都有着落，缺失 0"
        return whole + left_out * (_tone(account) == "warn")
    where = f"，第一处在{place}" if place else ""
    return f"有 {account.missing:,} 个字没有着落{where}，请对照原文"


def _left_out(account: Account) -> float:
    """Which share of the characters does not go into the plan."""
    return account.chrome / account.source if account.source else 0.0


def _tone(account: Account) -> str:
    if account.missing:
        return "err"
    return "warn" if _left_out(account) > _MUCH else "ok"


class AccountBar(QFrame):
    """Sentence, bar and legend.

    Signals:
        chrome_toggled(bool): only what does not go into the plan is to be seen, or all again.
        gap_wanted(): she wants to see the place of a lost character.
        remarks_wanted(): she wants to read what the reader left out or was not sure of.
    """

    chrome_toggled = Signal(bool)
    gap_wanted = Signal()
    remarks_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self.sentence = Button("", "verdict", "check-filled")
        self.sentence.setFont(style.font("strong"))
        self.sentence.clicked.connect(self.gap_wanted)
        self.bar = _Shares()
        self.legend = _Legend()
        self.chrome = Button("查看杂项", "link", "view")
        self.chrome.setCheckable(True)
        self.chrome.setToolTip("只看不进要点的段落，再按一次看全文")
        self.chrome.toggled.connect(self._toggle)
        self.remarks = Button("", "link", "info")
        self.remarks.setToolTip("读这份文件时略去的、拿不准的")
        self.remarks.clicked.connect(self.remarks_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 14, 4)
        column.setSpacing(2)
        column.addLayout(_row((self.sentence, 0), (self.bar, 1), spacing=12))
        column.addLayout(_row((self.legend, 1), (self.remarks, 0), (self.chrome, 0), spacing=8))

    def show_reading(self) -> None:
        """Nothing is known of the file yet."""
        self.sentence.hide()
        self.chrome.hide()
        self.remarks.hide()
        self.bar.show_shares(())
        self.legend.show_shares(())

    def show_account(self, account: Account, place: str, remarks: int = 0) -> None:
        """Show another account; `place` names where the first lost character stands.

        `remarks`: so many things the reader has to say about the file.
        """
        self.remarks.setText(f"读取说明 {remarks} 条")
        self.remarks.setVisible(remarks > 0)
        words = verdict(account, place)
        if words != self.sentence.text():
            self._say(words, _tone(account))
        self.sentence.show()
        self.bar.show_shares(shares(account))
        self.legend.show_shares(shares(account))
        self.chrome.setVisible(bool(account.chrome) or self.chrome.isChecked())

    def _say(self, words: str, tone: str) -> None:
        self.sentence.setText(words)
        self.sentence.setAccessibleName(words)
        style.mark(self.sentence, tone=tone)
        self.sentence.set_icon(_ICONS[tone], tone)

    def _toggle(self, only: bool) -> None:
        self.chrome.setText("查看全文" if only else "查看杂项")
        self.chrome_toggled.emit(only)


class _Shares(QWidget):
    """The bar: each share as wide as its count, none so narrow that it cannot be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: Sequence[Share] = ()
        self.setMinimumWidth(120)

    def show_shares(self, found: Sequence[Share]) -> None:
        if found == self._shares:
            return
        self._shares = found
        self.setAccessibleName("，".join(f"{s.word}{s.count:,}" for s in found))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _SQUARE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        total = sum(share.count for share in self._shares) or 1
        room = self.width() - (_LEAST + 2) * len(self._shares)
        left, top = 0.0, (self.height() - _SQUARE) / 2
        for share in self._shares:
            width = _LEAST + room * share.count / total
            painter.fillRect(QRectF(left, top, width, _SQUARE), style.shade(share.token))
            left += width + 2


class _Legend(QWidget):
    """The words of the shares; where there is not room for all, on several lines."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: Sequence[Share] = ()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_shares(self, found: Sequence[Share]) -> None:
        if found == self._shares:
            return
        self._shares = found
        self.setAccessibleName("，".join(f"{s.word}{s.count:,}{s.note}" for s in found))
        self.setToolTip("\n".join(s.tip for s in found if s.tip))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._lay_out(width)[-1][0].bottom()) + 2 if self._shares else _SQUARE

    def sizeHint(self) -> QSize:
        return QSize(420, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for box, share in self._lay_out(self.width()):
            square = QRectF(box.left(), box.center().y() - _SQUARE / 2, _SQUARE, _SQUARE)
            painter.fillRect(square, style.shade(share.token))
            painter.setPen(style.shade("ink2"))
            at = box.left() + _SQUARE + 6
            painter.drawText(round(at), round(box.bottom() - box.height() * 0.28), _words(share))

    def _lay_out(self, room: int) -> list[tuple[QRectF, Share]]:
        metrics = self.fontMetrics()
        height = metrics.height() + 6
        left = top = 2.0
        found = []
        for share in self._shares:
            width = _SQUARE + 6 + metrics.horizontalAdvance(_words(share))
            if left + width > room and left > 2:
                left, top = 2.0, top + height
            found.append((QRectF(left, top, width, height), share))
            left += width + 16
        return found

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self.updateGeometry()


def _words(share: Share) -> str:
    return f"{share.word} {share.count:,}{share.note}"


def _row(*parts: tuple[QWidget, int], spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget, stretch in parts:
        row.addWidget(widget, stretch)
    return row
