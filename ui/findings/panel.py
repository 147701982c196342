"""审校: what was found in the plan, below it; a click leads to the place, 修正 puts it right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout

from ui.findings.feed import Checked, FindingsFeed, Row
from ui.findings.fixes import fix, let_stand, of_rule, take_up
from ui.findings.model import FindingsModel, act_words
from ui.findings.reason import ReasonLine
from ui.findings.table import FindingsTable
from ui.findings.tools import FindingsTools, Nothing
from ui.state import Message, Selection
from ui.walking import stepped
from ui.window.bottom_page import BottomPage
from ui.window.measures import measures_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from ui.session import Session


class FindingsPanel(BottomPage):
    """The list of findings with what belongs to it.

    Signals:
        counted(counts): so many findings are open, by severity; None while that is not known.
    """

    counted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._checked: Checked | None = None
        self._following = False
        self.feed = FindingsFeed(session, self)
        self.model = FindingsModel(self)
        self.table = FindingsTable(self.model)
        self.tools = FindingsTools()
        self.reason = ReasonLine()
        self.nothing = Nothing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.reason, self.nothing):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._connect()
        self._begin()

    @property
    def bar(self) -> FindingsTools:
        """Counts by severity, and 全部修正."""
        return self.tools

    def check(self) -> None:
        """Look at all of the plan once more (F7)."""
        self._session.flushing.emit()
        self.feed.look_anew()

    def walk(self, steps: int) -> None:
        """To the next (1) or previous (-1) place, round the end; the focus stays."""
        line = stepped(self.table.currentIndex().row(), steps, self.model.rowCount())
        if line >= 0:
            self.go_to(line)

    def go_to(self, line: int) -> None:
        """Make the place of a line current in all panels; the list stays as it is."""
        self.table.arrival.end()
        self.table.setCurrentIndex(self.model.line(line))
        finding = self.model.rows[line].finding
        tasks = (finding.task_id,) if finding.task_id else ()
        outside = not finding.section_id and not tasks
        self._following = True
        self._session.select(
            Selection(
                section_id=finding.section_id,
                task_ids=tasks,
                part=(finding.part or "title") if outside else "",
            )
        )
        self._following = False

    def act_on(self, line: int) -> None:
        """修正, or 恢复 where it was let stand."""
        row = self.model.rows[line]
        if row.waiver:
            take_up(self._session, row, self.feed.look)
        elif row.finding.fix:
            fix(self._session, [row])
        else:
            self._session.message.emit(Message("这一处没有现成的改法，按 Enter 到正文里改"))

    def dismiss(self, line: int) -> None:
        """不再提示: ask why; where it was let stand it counts again."""
        row = self.model.rows[line]
        if row.waiver:
            take_up(self._session, row, self.feed.look)
        elif not self._session.refused():
            self.reason.ask(row)

    def fix_rule(self, code: str) -> None:
        """全部修正 of one rule, after its preview."""
        from ui.dialogs.fix_all import ask_fix_all

        self._session.flushing.emit()
        rows = of_rule(self._checked.rows, code) if self._checked else ()
        chosen = ask_fix_all(rows, self.window()) if rows else ()
        if chosen:
            fix(self._session, chosen)

    def menu_for(self, line: int) -> QMenu:
        """What can be done with the finding in a line."""
        row, menu = self.model.rows[line], QMenu(self)
        menu.addAction("到这一处\tEnter", partial(self.go_to, line))
        if act_words(row) == "修正":
            menu.addAction("修正这一处\tCtrl+Enter", partial(self.act_on, line))
        rows = of_rule(self._checked.rows, row.finding.rule) if self._checked else ()
        if len(rows) > 1:
            words = f"修正这一类 {len(rows)} 处…"
            menu.addAction(words, partial(self.fix_rule, row.finding.rule))
        menu.addSeparator()
        stand = "恢复提示\tDelete" if row.waiver else "不再提示此处\tDelete"
        menu.addAction(stand, partial(self.dismiss, line))
        return menu

    def _connect(self) -> None:
        self.feed.begun.connect(self._begin)
        self.feed.checked.connect(self._take)
        self._session.findings.chosen.connect(self._choose)
        self._session.findings.look_wanted.connect(self.feed.look)
        self._session.selection_changed.connect(self._follow)
        self.table.place_wanted.connect(self.go_to)
        self.table.act_wanted.connect(self.act_on)
        self.table.dismissed.connect(self.dismiss)
        self.table.menu_wanted.connect(lambda line, at: self.menu_for(line).popup(at))
        self.reason.given.connect(self._let_stand)
        self.reason.left.connect(self._focus_list)
        self.tools.severities_chosen.connect(self._want)
        self.tools.waived_chosen.connect(self._list)
        self.tools.rule_chosen.connect(self.fix_rule)
        self.nothing.all_wanted.connect(self.tools.show_all)

    def _begin(self) -> None:
        """Another plan: nothing is known of it yet."""
        self._checked = None
        self._session.findings.take(None)
        self.reason.leave()
        self.model.show(())
        self.tools.show_counts(None)
        self._tell_nothing()
        self.counted.emit(None)
        self.sized.emit(0)

    def _take(self, checked: Checked) -> None:
        self._checked = checked
        self._session.findings.take(checked)
        self.tools.show_counts(checked)
        self.counted.emit(checked.counts)
        self.sized.emit(sum(checked.counts.values()))
        self._list()

    def _want(self) -> None:
        self._keeping(lambda: self.model.want(self.tools.severities))

    def _list(self) -> None:
        checked = self._checked
        if checked:
            rows = checked.waived if self.tools.waived.isChecked() else checked.rows
            self._keeping(lambda: self.model.show(rows))

    def _keeping(self, change: Callable[[], None]) -> None:
        """The same finding stays current and in its place, or the one that took its line."""
        line, top = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        key = self.model.rows[line].key if line >= 0 else ()
        change()
        found = self.model.line_of(key) if key else -1
        line = found if found >= 0 else min(line, self.model.rowCount() - 1)
        self.table.setCurrentIndex(self.model.line(line))
        self.table.verticalScrollBar().setValue(top)
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        empty = self.model.rowCount() == 0
        self.table.setHidden(empty)
        self.nothing.setVisible(empty)
        if empty:
            filtered = bool(self.tools.severities or self.tools.waived.isChecked())
            self.nothing.say(known=self._checked is not None, filtered=filtered)

    def _let_stand(self, row: Row, reason: str) -> None:
        let_stand(self._session, row, reason, self.feed.look)

    def _focus_list(self) -> None:
        self.table.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _follow(self, selection: Selection) -> None:
        """What is selected elsewhere is current here, where something was found in it."""
        if self._following or not selection.task_ids:
            return
        line = self.model.line_at(selection.task_ids[0])
        current = self.table.currentIndex().row()
        if line >= 0 and not self._stands_in(current, selection.task_ids[0]):
            self.table.setCurrentIndex(self.model.line(line))
            self.table.arrival.begin()

    def _choose(self, row: Row) -> None:
        """A finding pointed at in the text is current here, if it is listed."""
        if (line := self.model.line_of(row.key)) >= 0:
            self.table.setCurrentIndex(self.model.line(line))
            self.table.arrival.begin()

    def _stands_in(self, line: int, task_id: str) -> bool:
        return line >= 0 and self.model.rows[line].finding.task_id == task_id

    # -- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = measures_of(self)
        self.table.horizontalHeader().setHidden(not measures.wide)
        self.tools.set_wide(measures.wide)
        self.tools.set_compact(measures.compact)
