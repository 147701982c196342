"""The page of a past moment: a bar that says which one, and the sheet as it stood.

您在看昨天 16:20 的要点          与现在比较  取回这一句  取回这一条  整体恢复到此  回到现在
与现在相比：改写 2 句、新增 1 句
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout

from ui.buttons import Button
from ui.history.moment_sheet import MomentSheet
from ui.history.past import when
from ui.labels import Elided, Sign
from ui.window.measures import measures_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.session import Session
    from ui.state import Selection
    from workbench.plan import Plan, Task


class MomentBar(QFrame):
    """Says which moment is looked at, and what can be done with it.

    Where 历史 lies over the right edge the buttons stand at the left, below the words, and what
    brings back is one menu: nothing of it is covered.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "info")
        self.setProperty("bar", "info")
        self.title, self.counts = Elided("strong", right=False), Elided("small", "ink2")
        self.compare = Button("与现在比较", "quiet", "split")
        self.compare.setCheckable(True)
        self.compare.setChecked(True)
        self.compare.setToolTip("标出那时以来改写、新增、删去的句子")
        self.sentence = Button("取回这一句", "quiet", "undo")
        self.item = Button("取回这一条", "quiet", "undo")
        self.whole = Button("整体恢复到此")
        self.whole.setToolTip("全文改回那时的样子，可以撤销")
        self.back = Button("回到现在", "primary")
        self.back.setToolTip("回到现在（Esc）")
        self.bring = Button("取回…", "quiet", "undo")
        self.bring.setToolTip("取回那时的一句、一条或全文")
        self._menu = QMenu(self.bring)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.bring.setMenu(self._menu)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 6, 10, 6)
        self._row.setSpacing(8)
        self._row.addLayout(self._build_words(), 1)
        self._row.addLayout(self._build_buttons())
        self._fit(narrow=False)

    def _build_words(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.counts)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Sign("history", "info", 20))
        row.addLayout(words, 1)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        for button in (self.compare, *self._bringing(), self.bring, self.back):
            self._buttons.addWidget(button)
        self._buttons.addStretch(0)
        return self._buttons

    def _bringing(self) -> tuple[Button, ...]:
        return (self.sentence, self.item, self.whole)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for button in self._bringing():
            action = self._menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.setToolTip(button.toolTip())
            action.triggered.connect(button.click)

    def _fit(self, *, narrow: bool) -> None:
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._buttons.setStretch(self._buttons.count() - 1, int(narrow))
        for button in self._bringing():
            button.setVisible(not narrow)
        self.bring.setVisible(narrow)

    # -- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(narrow=measures_of(self).side_over)


class MomentPage(QFrame):
    """A past moment in place of the plan."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("ground", "desk")
        self.bar = MomentBar()
        self.sheet = MomentSheet()
        self.setFocusProxy(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.sheet, 1)
        self._connect()

    def _connect(self) -> None:
        past = self._session.past
        self.bar.compare.toggled.connect(self.refresh)
        self.bar.sentence.clicked.connect(
            lambda: past.restore_sentence(self.sheet.sentence_at_caret())
        )
        self.bar.item.clicked.connect(lambda: past.restore_item(self._item()))
        self.bar.whole.clicked.connect(past.restore)
        self.bar.back.clicked.connect(past.leave)
        self._session.selection_changed.connect(self._follow)
        self._session.state_changed.connect(self._allow)
        self.sheet.cursorPositionChanged.connect(self._allow)

    def refresh(self) -> None:
        """Show the moment that is looked at."""
        seen = self._session.past.seen
        if seen is None:
            return
        moment = seen.moment
        at = when(moment.at)
        name = f"{moment.version.title}（{at}）" if moment.version else f"{at} "
        self.bar.title.show_text(f"您在看{name}的要点")
        words = seen.shown.words
        self.bar.counts.show_text(f"与现在相比：{words}" if words else "与现在的正文没有不同")
        self.sheet.show_moment(seen, marked=self.bar.compare.isChecked())
        self._allow()

    def open(self) -> None:
        """Show the moment, from the first place that differs."""
        self.refresh()
        section = self._session.selection.section_id
        if section:
            self.sheet.go_to(section)
        else:
            self.sheet.go_to_first_change()
        self._allow()

    def _item(self) -> str:
        """The item to be brought back: that of the caret, where it stood in the plan then."""
        seen, wanted = self._session.past.seen, self.sheet.item_at_caret()
        known = {section.id for section, _ in seen.plan.walk()} if seen else set()
        return wanted if wanted in known else ""

    def _differs(self) -> bool:
        """The sentence of the caret is another one today, or gone."""
        seen, plan, wanted = self._session.past.seen, self._session.plan, self.sheet
        task_id = wanted.sentence_at_caret()
        if seen is None or plan is None or not task_id:
            return False
        return _task(seen.plan, task_id) != _task(plan, task_id)

    def _allow(self) -> None:
        """Bringing back needs the right to write, and an item or a sentence."""
        bar, reason = self.bar, self._session.stuck
        bar.whole.setEnabled(not reason)
        bar.whole.setToolTip(reason or "全文改回那时的样子，可以撤销")
        item = not reason and bool(self._session.past.seen) and bool(self._item())
        bar.item.setEnabled(item)
        why = "光标所在的条改回那时的样子，可以撤销" if item else "先把光标放到那时就有的一条里"
        bar.item.setToolTip(reason or why)
        sentence = not reason and self._differs()
        bar.sentence.setEnabled(sentence)
        why = "光标所在的一句改回那时的样子，单位、时限和指标也是；可以撤销"
        bar.sentence.setToolTip(reason or (why if sentence else "先把光标放到改写或删去的一句里"))

    def _follow(self, selection: Selection) -> None:
        if self.isVisible():
            self.sheet.go_to(selection.section_id)

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self._session.past.leave()
            return
        super().keyPressEvent(event)


def _task(plan: Plan, task_id: str) -> Task | None:
    return next((task for task in plan.tasks() if task.id == task_id), None)
