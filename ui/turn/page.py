"""结转核对: the review of the turn of the year, which can be left and come back to.

逐处建议   every place the new year touches       条目去留   what becomes of last year's items
数字核对   facts that differ from last year's
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import style
from ui.buttons import Button, Switch
from ui.labels import Elided, Sign, text
from ui.turn.changes_view import ChangesView
from ui.turn.facts_view import FactsView
from ui.turn.fates_view import FatesView
from ui.turn.feed import TurnFeed
from ui.window.page_head import PageHead
from ui.window.whole_pages import WholePage

if TYPE_CHECKING:
    from ui.session import Session
    from ui.turn.feed import Turn
    from ui.turn.side import Side

CHANGES, FATES, FACTS = "rollforward", "fates", "facts"
_SIDES = (
    (CHANGES, "逐处建议", "新的一年触及的每一处：原文和建议"),
    (FATES, "条目去留", "上年的每一条：延续、深化、完成、合并、退出、结转"),
    (FACTS, "数字核对", "与上年不同的数字、日期、单位、人员和文件"),
)
_HINTS = {
    CHANGES: "没有确认的地方不会改动，会留在“结转核对”里，随时可以接着做。",
    FATES: "1—6 选去留　←→ 改选　Enter 填去处　F2 填结果　F8 下一条未定",
    FACTS: "空格勾对　F8 下一处　逐处看过再勾",
}


class Progress(QWidget):
    """A thin bar of how much is done."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setAccessibleName("进度")

    def show_share(self, done: int, total: int) -> None:
        """So many of so many."""
        self._share = done / total if total else 1.0
        self.setAccessibleDescription(f"{total} 处中已定 {done} 处")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.em(9), 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        bar = QRectF(0, self.height() / 2 - 3, self.width(), 6)
        painter.fillRect(bar, style.shade("grid"))
        bar.setWidth(bar.width() * self._share)
        painter.fillRect(bar, style.shade("accent"))
        painter.end()


class TurnPage(WholePage):
    """Head, three sides of which one is shown, foot."""

    def __init__(self, session: Session, side: str = CHANGES) -> None:
        super().__init__()
        self._session = session
        self._first = side
        self._wanted = ""
        self._seeks = False
        """The side on which something waits is to be shown."""
        self.feed = TurnFeed(session)
        self.changes = ChangesView(session, self.feed)
        self.fates = FatesView(session, self.feed)
        self.facts = FactsView(session, self.feed)
        self.sides: dict[str, Side] = {CHANGES: self.changes, FATES: self.fates, FACTS: self.facts}
        self._build()
        self._connect()

    def open(self) -> None:
        self.feed.awake = True
        self.show_side(self._first)
        self.feed.refresh()

    def show_side(self, side: str) -> None:
        """One of the three sides."""
        self.switch.choose(side)
        self.stack.setCurrentWidget(self.sides[side])
        self.sides[side].focus()
        self._show_counts()

    def show_place(self, proposal_id: str) -> None:
        """The place of a proposal; "": the first side on which something waits, once that is known.

        `open` began to look anew, so what is known now may be of before.
        """
        self._wanted = proposal_id
        self._seeks = not proposal_id
        if self.feed.turn is not None and proposal_id:
            self.changes.go_to(proposal_id)

    def resume(self) -> None:
        self.show_place("")

    @property
    def left_over(self) -> str:
        changes, fates = self.changes.progress[2], self.fates.progress[2]
        words = [f"还有 {changes} 处未定"] if changes else []
        words += [f"{fates} 条去留未定"] if fates else []
        return "，".join(words)

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks: the parts of the side that is shown, foot and head."""
        return (*self.sides[self.switch.choice].parts(), self.foot, self.head)

    def walk(self, steps: int) -> None:
        """To the next or previous place that waits."""
        self.sides[self.switch.choice].walk(steps)

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = PageHead(stretch=0)
        self.head.leave.setToolTip("返回（Esc）\n处理过的都记着，随时从这里接着来")
        self.head.title.show_text("结转核对")
        self.switch = Switch(_SIDES, "结转核对的三面")
        self.count, self.bar = text("", "body", "ink2"), Progress()
        self.head.row.addWidget(self.switch)
        self.head.row.addStretch(1)
        self.head.row.addWidget(self.count)
        self.head.row.addWidget(self.bar)
        self.stack = QStackedWidget()
        for side in self.sides.values():
            self.stack.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self.foot = self._build_foot()
        column.addWidget(self.foot)

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("ground", "panel")
        foot.setProperty("edge", "top")
        self.hint = Elided("body", "ink2")
        self.rest = text("", "body", "warn")
        self.easy = Button("", "normal")
        self.finish = Button("完成核对", "primary", "check")
        self.finish.setToolTip("回到要点；还没定的留在“结转核对”里")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(Sign("info", "info"))
        row.addWidget(self.hint, 1)
        for part in (self.rest, self.easy, self.finish):
            row.addWidget(part)
        return foot

    def _connect(self) -> None:
        self.head.back.connect(self._leave)
        self.switch.chosen.connect(self.show_side)
        self.feed.known.connect(self._show)
        self.easy.clicked.connect(self._do_easy)
        self.finish.clicked.connect(self._finish)

    # -- what is done ---------------------------------------------------------------------------

    def _do_easy(self) -> None:
        self.sides[self.switch.choice].accept_easy()

    def _finish(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self.feed.awake = False
        self.left.emit()

    # -- what is shown --------------------------------------------------------------------------

    def _show(self, turn: Turn) -> None:
        years = f"{turn.old.year}年 → {turn.plan.year}年" if turn.old else f"{turn.plan.year}年"
        self.head.title.show_text(f"结转核对：{years}")
        for side in self.sides.values():
            side.show_turn(turn)
        self._show_counts()
        if self._wanted:
            self.changes.go_to(self._wanted)
            self._wanted = ""
        if self._seeks:
            self._seeks = False
            waits = (side for side in (CHANGES, FATES) if self.sides[side].progress[2])
            self.show_side(next(waits, self.switch.choice))

    def _show_counts(self) -> None:
        key = self.switch.choice
        for name, label, _ in _SIDES:
            total = self.sides[name].progress[1]
            self.switch.rename(name, f"{label} {total}" if total else label)
        done, total, waiting = self.sides[key].progress
        nothing = "没有要核对的" if self.feed.turn is not None else "正在核对…"
        self.count.setText(f"已处理 {done} / {total}" if total else nothing)
        self.bar.show_share(done, total if self.feed.turn is not None else 1)
        self.hint.show_text(_HINTS[key])
        self.rest.setText(f"还有 {waiting} 处未定" if waiting else "")
        self._show_easy(key)

    def _show_easy(self, key: str) -> None:
        count = len(self.sides[key].easy)
        words = {
            CHANGES: "建议采纳的全部采纳",
            FATES: "去留都按建议定",
            FACTS: "全部勾对",
        }[key]
        self.easy.setText(f"{words}（{count}）")
        self.easy.setEnabled(count > 0)

    # -- Qt -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F8:
            event.accept()  # here it walks this page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() == Qt.Key.Key_F8:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.walk(-1 if back else 1)
        else:
            super().keyPressEvent(event)
