"""The status line: saved when, how long, how many tasks; messages, running work, secrecy.

✓ 已保存 10:42 │ 8,942 字 · 约 17 页 │ 任务 86、责任未定 9     内部资料，不得存放涉密内容  − 100% +

Where there is little room the least important parts give way, one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import style
from ui.buttons import Button
from ui.labels import Elided, upright_rule
from ui.state import Message
from ui.window.length import LengthButton
from ui.window.status_work import Work
from ui.window.zooming import ZoomBox
from workbench.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from ui.jobs import Job
    from ui.session import Session
    from workbench.checking.findings import Severity
    from workbench.plan import Plan

_MESSAGE_MS = 6000
_EDGE = 1
"""Above and below the parts, in pixels."""
_COUNT_PAUSE_MS = 300
_SECRECY = "内部资料，不得存放涉密内容"
_SAVED = "改动随时保存（Ctrl+S）"
_UNSAVED = "最近的改动还没有写进资料库，都在窗口里，请不要关闭；点这里再存一次（Ctrl+S）"
_GRAVITY = {
    "error": ("err", "error-filled"),
    "doubt": ("warn", "warning-filled"),
    "hint": ("info", "info"),
}
"""Tone and icon of the count of findings, by the gravest of them."""


@remembered
def plan_counts(plan: Plan) -> tuple[int, int, int]:
    """Characters of the text, tasks, and tasks nobody answers for."""
    from workbench.assigning.breakdown import effective_assignments
    from workbench.letters import letters

    answered = effective_assignments(plan)
    return letters(plan), len(answered), sum(not units for units in answered.values())


class StatusLine(QFrame):
    """The lowest row of the window.

    Signals:
        tasks_wanted(): she pressed the count of tasks.
        list_wanted(tab): she pressed the count of a list below the plan.
    """

    tasks_wanted = Signal()
    list_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._held = False
        self._places = 0
        self._written = False
        self._waiting = False
        self._said = ("", "check", "ok", _SAVED)
        """What was said last of saving, but for 正在保存…"""
        self._undo: Callable[[], None] | None = None
        self._counting: Job | None = None
        self.setProperty("ground", "chrome")
        self.setProperty("edge", "top")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.message = Elided("small")
        self.undo_button = Button("撤销", "link")
        self.saved = Button("", "status", "check")
        self.length = LengthButton(self._session)
        self.tasks = Button("", "status")
        self.work = Work()
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(10, _EDGE, 10, _EDGE)
        row.setSpacing(8)
        self._rules = (upright_rule(), upright_rule())
        parts = (self.saved, self._rules[0], self.length, self._rules[1], self.tasks)
        for widget in (self.message, self.undo_button, *parts):
            widget.setFont(style.font("small"))
            row.addWidget(widget)
            widget.hide()
        row.addStretch(1)
        row.addWidget(self.work)
        self.review, self.findings = Button("", "status"), Button("", "status")
        for button in (self.findings, self.review):
            button.setFont(style.font("small"))
            button.hide()
            row.addWidget(button)
        self.reminder = Button("", "status", "lock")
        self.zoom = ZoomBox()
        self.reminder.setFont(style.font("small"))
        for part in (self.reminder, self.zoom):
            row.addWidget(part)
        self._describe()

    def _describe(self) -> None:
        self.saved.setToolTip(_SAVED)
        self.tasks.setToolTip("到任务表里看（Alt+2）")
        self.reminder.setToolTip(f"{_SECRECY}\n带密级标志的文件在导入时会先停下来问您")
        self.reminder.setAccessibleName(_SECRECY)
        self.review.setToolTip("新一年改动的每一处")
        self.undo_button.setToolTip("撤销刚才这一步（Ctrl+Z）")

    def _connect(self) -> None:
        session = self._session
        self._silence = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._silence.timeout.connect(self._show_counts)
        self._count = QTimer(self, singleShot=True, interval=_COUNT_PAUSE_MS)
        self._count.timeout.connect(self._count_beside)
        session.message.connect(self.tell)
        self.length.widened.connect(self.fit)
        session.saved.connect(self._note_saved)
        session.saving.waits.connect(self._note_waiting)
        session.plan_opened.connect(self._reopen)
        session.plan_changed.connect(self._count.start)
        session.plan_changed.connect(self._note_changed)
        session.failed.connect(self._note_failure)
        session.work_started.connect(self.work.follow)
        self.undo_button.clicked.connect(self._take_back)
        self.saved.clicked.connect(session.keep)
        self.reminder.clicked.connect(self._remind)
        self.tasks.clicked.connect(self.tasks_wanted)
        self.review.clicked.connect(lambda: self.list_wanted.emit("结转核对"))
        self.findings.clicked.connect(lambda: self.list_wanted.emit("审校"))

    def count_review(self, places: int) -> None:
        """So many places of the open plan are to be looked over after the turn of the year."""
        self._places = places
        self.review.setText(f"结转核对 {places}")
        self.review.setVisible(places > 0)
        self.fit()

    def count_findings(self, counts: Mapping[Severity, int] | None) -> None:
        """So many findings of each severity are open; None before the plan was looked at."""
        self.findings.setVisible(counts is not None)
        found = {severity.value: (severity.label, n) for severity, n in (counts or {}).items()}
        present = [value for value in _GRAVITY if value in found]
        tone, icon = _GRAVITY[present[0]] if present else ("ok", "check")
        self.findings.setText(f"审校 {sum(n for _, n in found.values())}")
        self.findings.set_icon(icon, tone)
        style.mark(self.findings, tone=tone if tone in ("err", "warn") else "")
        words = "、".join(f"{found[value][0]} {found[value][1]}" for value in present)
        self.findings.setToolTip(f"{words or '没有发现要改的地方'}\n从头再看一遍（F7）")
        self.fit()

    def tell(self, message: Message) -> None:
        """Show `message` at the left for six seconds."""
        self.message.show_text(message.text)
        for widget in (self.saved, self.length, self.tasks, *self._rules):
            widget.hide()
        self.message.show()
        self._undo = message.undo
        self.undo_button.setVisible(message.undoable or message.undo is not None)
        self._held = message.stays
        self._silence.start()

    def refresh(self) -> None:
        """Count the open plan anew, here and now."""
        if self._session.plan:
            self._show(*plan_counts(self._session.plan))
        self._show_counts()

    def _show(self, letters: int, tasks: int, unassigned: int) -> None:
        self.length.count(letters)
        self.tasks.setText(f"任务 {tasks}、责任未定 {unassigned}")
        style.mark(self.tasks, tone="warn" if unassigned else "")
        self._show_counts()

    def _remind(self) -> None:
        self.tell(Message(f"{_SECRECY}；导入时发现密级会先停下来问您"))

    def _take_back(self) -> None:
        (self._undo or self._session.undo)()

    def _reopen(self) -> None:
        self._waiting = False
        self._say_saved("", "check", "ok", _SAVED)
        self.refresh()

    def _note_saved(self, moment: datetime) -> None:
        self._written, self._waiting = True, False
        self._say_saved(f"已保存 {moment:%H:%M}", "check", "ok", _SAVED)

    def _note_waiting(self, waits: bool) -> None:
        """What she did is not written yet; once it is, `saved` says so, else what stood there."""
        if waits and not self._waiting:
            said, self._waiting = self._said, True
            self._say_saved("正在保存…", "repeat", "ink2", _SAVED)
            self._said = said
            self.saved.repaint()  # the write that follows would hold it up
        elif not waits and self._waiting:
            self._waiting = False
            self._say_saved(*self._said)

    def _note_failure(self) -> None:
        self._written = False

    def _note_changed(self) -> None:
        """An edit that is not written told so before; it is said until one is."""
        self._waiting = False
        if not self._written:
            self._say_saved("未能保存", "error-filled", "err", _UNSAVED)
        self._written = False

    def _say_saved(self, words: str, icon: str, tone: str, tip: str) -> None:
        self._said = (words, icon, tone, tip)
        self.saved.setText(words)
        self.saved.setToolTip(tip)
        style.mark(self.saved, tone=tone)
        self.saved.set_icon(icon, tone)
        self._show_counts()

    def fit(self) -> None:
        """Something was put into it or taken out: what is least needed gives way."""
        self._show_counts()

    def _show_counts(self) -> None:
        """The counts again, unless a message is to be read still."""
        if self._held or self._silence.isActive():
            return
        plan = self._session.plan is not None
        self.message.hide()
        self.undo_button.hide()
        saved = plan and bool(self.saved.text())
        self.saved.setVisible(saved)
        self._rules[0].setVisible(saved)
        self._rules[1].setVisible(plan)
        self.length.setVisible(plan)
        self.tasks.setVisible(plan)
        self.review.setVisible(self._places > 0)
        self._give_way()

    def _give_way(self) -> None:
        """The whole reminder, zoom, pages, steps … as long as there is room for them."""
        if self.width() <= 0:
            return
        self.reminder.setText(_SECRECY)
        self.length.show_pages(True)
        self.zoom.setHidden(not self.zoom.tied)
        counts = self.tasks.isVisibleTo(self)
        for step in (self._shorten_reminder, self.length.leave_pages, self.zoom.hide):
            if self._needed() <= self.width():
                return
            step()
        if counts and self._needed() > self.width():
            self.tasks.hide()
            self._rules[1].hide()
        if counts and self._needed() > self.width():
            self.review.hide()

    def _shorten_reminder(self) -> None:
        self.reminder.setText("")

    def _needed(self) -> int:
        """The width of all that is shown."""
        parts = [self.row.itemAt(at).widget() for at in range(self.row.count())]
        shown = [p for p in parts if p and p.isVisibleTo(self)]
        widths = [max(p.sizeHint().width(), p.minimumWidth()) for p in shown]
        margins = self.row.contentsMargins()
        between = self.row.spacing() * (self.row.count() + 1)
        return sum(widths) + between + 2 * margins.left()

    def _height(self) -> int:
        """That of the highest part, shown or not: the page above must not jump."""
        parts = self.findChildren(QWidget)
        margins = self.contentsMargins()
        heights = (min(part.sizeHint().height(), part.maximumHeight()) for part in parts)
        return max(heights) + margins.top() + margins.bottom() + 2 * _EDGE

    def _count_beside(self) -> None:
        """Count beside the window what was typed, once a pause is made."""
        plan = self._session.plan
        if plan is None:
            return
        if self._counting is not None:
            self._counting.cancel()
        work = self._session.work
        self._counting = job = work("正在计数", lambda _: plan_counts(plan), quiet=True)
        job.succeeded.connect(lambda counts: self._show_counted(plan, counts))

    def _show_counted(self, plan: Plan, counts: tuple[int, int, int]) -> None:
        if plan is self._session.plan:
            self._show(*counts)

    # -- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(style.px(320), self._height())
