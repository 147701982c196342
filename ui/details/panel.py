"""详情: what is selected, shown and edited – a sentence, several at once, or a section.

It keeps its widgets and only fills them anew, so that following the caret costs little.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from ui.details.body import DetailsBody
from ui.details.edits import Edits
from ui.details.feed import DetailsFeed
from ui.details.head import DetailsHead
from ui.details.names import Names
from ui.details.subject import NOTHING, Kind, subject_of
from ui.labels import Empty
from ui.state import Message
from workbench.chapters import held
from workbench.plan import Role
from workbench.remembering import remembered_of_parts
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.session import Session
    from workbench.particulars import Link
    from workbench.plan import Milestone, Plan, Section, Target
    from workbench.versions import StepEntry

_PAUSE_MS = 60
DEADLINES = (
    *("第一季度", "第二季度", "第三季度", "第四季度", "3月底前", "6月底前", "9月底前"),
    *("12月底前", "年底前", "上半年", "下半年", "全年", "长期坚持"),
)
"""The deadlines that are offered."""


class DetailsPanel(QFrame):
    """The panel at the right.

    Signals:
        page_wanted(key): show another page in its place (history).
    """

    page_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._subject = NOTHING
        self._numbers: tuple[Plan | None, dict[str, str]] = (None, {})
        self._listed: tuple[str, ...] | None = None
        self._names: tuple[Plan | None, Names] = (None, Names())
        self._stale = True
        self.edits = Edits(session)
        self.feed = DetailsFeed(session, self)
        session.known = self.feed.known
        self.head = DetailsHead()
        self.body = DetailsBody(self.unit_names, Names(DEADLINES))
        self._empty = Empty("sheet", "这里显示选中的句子", "在正文、任务或大纲里点一处")
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._refresh)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("ground", "panel")
        self.setAccessibleName("详情")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.body)
        self._area.viewport().setAutoFillBackground(False)
        self.body.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self._area, self._empty):
            column.addWidget(part, 0 if part is self.head else 1)
        self.setFocusProxy(self.body.chips[Role.LEAD])
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.head.more.setMenu(menu)
        self.head.more.setPopupMode(self.head.more.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        session, body = self._session, self.body
        session.plan_opened.connect(self._open)
        session.plan_changed.connect(self._follow_edit)
        session.selection_changed.connect(self._refresh_at_once)
        session.state_changed.connect(self._refresh_at_once)
        session.library_changed.connect(self._forget_names)
        session.flushing.connect(body.hand_in)
        self.feed.learnt.connect(self._refresh_at_once)
        self.feed.stepped.connect(self._show_steps)
        body.unit_added.connect(lambda role, unit: self.edits.add_unit(self._subject, role, unit))
        body.unit_removed.connect(
            lambda role, unit: self.edits.remove_unit(self._subject, role, unit)
        )
        body.deadline_set.connect(lambda words: self.edits.set_deadline(self._subject, words))
        body.note_set.connect(lambda words: self.edits.set_note(self._subject, words))
        body.milestones.put.connect(self._put_milestone)
        body.milestones.dropped.connect(lambda at: self.edits.drop_milestone(self._subject, at))
        body.targets.put.connect(self._put_target)
        body.targets.dropped.connect(lambda one: self.edits.drop_target(self._subject, one))
        body.link_wanted.connect(self._go_to)
        body.history_wanted.connect(lambda: self.page_wanted.emit("history"))

    # -- what the menu 分工 asks for ---------------------------------------------------------------

    def start(self, field: str) -> None:
        """Begin to write in a field: lead responsible support deadline milestone note."""
        self._refresh_at_once()
        kind = self._subject.kind
        if kind is Kind.TASK or (kind is not Kind.NOTHING and field not in _OF_ONE):
            self.body.start(field)
        else:
            self._session.message.emit(Message("请先选中一句，再从这里添加"))

    def clear_units(self) -> None:
        """Nobody answers for what is selected."""
        if self._subject.kind is not Kind.NOTHING and not self._session.refused():
            self.edits.clear_units(self._subject)

    # -- following the session ------------------------------------------------------------------

    def _open(self) -> None:
        self._forget_names()
        self._refresh_at_once()

    def _follow_edit(self) -> None:
        """At once for edits made here; in a pause while she types elsewhere."""
        here = QGuiApplication.focusObject()
        if isinstance(here, QWidget) and self.isAncestorOf(here):
            self._refresh_at_once()
        else:
            self._stale = True
            self._later.start()

    def _refresh_at_once(self) -> None:
        self._stale = True
        self._refresh()

    def _refresh(self) -> None:
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        session = self._session
        subject = subject_of(session.plan, session.selection, self._numbers_now())
        if subject.keys != self._subject.keys:
            self.body.hand_in()
            self.body.forget_steps()
        self._subject = subject
        some = subject.kind is not Kind.NOTHING
        self.head.setVisible(some)
        self._area.setVisible(some)
        self._empty.setVisible(not some)
        if not some:
            open_one = session.plan is not None
            self._empty.say("没有选中句子" if open_one else "还没有打开要点")
            return
        known = self.feed.known_of(subject) if subject.count == 1 else None
        self.head.show_subject(subject, known.fate if known else "")
        self.body.show_subject(
            subject, known, self.feed.background, self._known_units(), editable=self._editable
        )
        self.feed.follow(subject.keys)

    @property
    def _editable(self) -> bool:
        plan = self._session.plan
        issued = plan is not None and plan.status is Status.ISSUED
        return self._session.editable and not issued

    def _numbers_now(self) -> dict[str, str]:
        """The numbers of the plan's sections, made anew only where sections changed."""
        plan, (known, numbers) = self._session.plan, self._numbers
        if plan is not None and (
            known is None or known.id != plan.id or known.sections is not plan.sections
        ):
            numbers = plan.numbers()
        self._numbers = (plan, numbers)
        return numbers

    def _show_steps(self, steps: Sequence[StepEntry]) -> None:
        self.body.show_steps([(moment_words(step.at), step.label) for step in steps])

    # -- names ----------------------------------------------------------------------------------

    def unit_names(self) -> Names:
        """What completes a unit: the drafter's list, then every name in the plan."""
        plan = self._session.plan
        if self._names[0] is not plan:
            chapters = plan.sections if plan else ()
            printed = [unit for chapter in chapters for unit in _units_of(chapter)]
            self._names = (plan, Names(tuple(dict.fromkeys((*self._list(), *printed)))))
        return self._names[1]

    def _list(self) -> tuple[str, ...]:
        if self._listed is None:
            units = self._session.units() if self._session.ready else ()
            self._listed = tuple(name for unit in units for name in (unit.name, *unit.aliases))
        return self._listed

    def _known_units(self) -> frozenset[str]:
        return frozenset(self._list())

    def _forget_names(self) -> None:
        self._listed, self._names = None, (None, Names())

    # -- acts -----------------------------------------------------------------------------------

    def _put_milestone(self, milestone: Milestone, at: int) -> None:
        self.edits.put_milestone(self._subject, milestone, at)

    def _put_target(self, target: Target) -> None:
        self.edits.put_target(self._subject, target)

    def _go_to(self, link: Link) -> None:
        self._session.source_wanted.emit(link.key, link.words)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        subject = self._subject
        menu.addAction("复制这一句", lambda: QGuiApplication.clipboard().setText(subject.text))
        one = subject.kind is Kind.TASK and self._editable
        menu.addAction("添加节点", lambda: self.start("milestone")).setEnabled(one)
        menu.addAction("添加指标", lambda: self.start("target")).setEnabled(one)
        menu.addAction("清除责任", self.clear_units).setEnabled(self._editable)
        menu.addSeparator()
        menu.addAction("全部历史", lambda: self.page_wanted.emit("history"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.feed.wake()
        self._refresh_at_once()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.body.hand_in()
        self.feed.sleep()


_OF_ONE = ("milestone", "target")
"""What belongs to one sentence, and not to several or to an item."""


@remembered_of_parts
def _units_of(chapter: Section) -> tuple[str, ...]:
    """The units that answer for anything in a chapter."""
    parts = held(chapter)
    own = [section.assignments for section in parts.sections.values()]
    below = [task.assignments for task in parts.tasks.values()]
    return tuple(dict.fromkeys(a.unit for told in (*own, *below) for a in told))


def moment_words(at: datetime, now: datetime | None = None) -> str:
    """When it was, as one says it: 10:42, 昨天 16:05, 11月19日, 2026年11月19日."""
    today = (now or datetime.now(at.tzinfo)).date()
    if at.date() == today:
        return f"今天 {at:%H:%M}"
    if at.date() == today - timedelta(days=1):
        return f"昨天 {at:%H:%M}"
    day = f"{at.month}月{at.day}日"
    return day if at.year == today.year else f"{at.year}年{day}"
