"""对标: the superior's document, requirement by requirement, against the open plan (逐条)."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import labels, style
from ui.align_model import AlignModel
from ui.state import Message, Selection
from workbench.drafting.alignment import Alignment, Confirmed, Relation, drafted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from ui.jobs import Job, Report
    from ui.session import Session
    from workbench.app import Workbench
    from workbench.drafting.alignment import Requirement
    from workbench.plan import Plan

_PAUSE = 700
"""Milliseconds of rest in typing after which the plan is held against the document again."""
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AlignTable(QTableView):
    """The rows, with their keys.

    Signals:
        confirmed(): Enter on a row.
        wanted(): Ctrl+N on a row.
    """

    confirmed = Signal()
    wanted = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_new(cast("QKeyEvent", event)):
            event.accept()  # here it makes a task, not a plan
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_new(event):
            self.wanted.emit()
        elif event.key() in _ENTER:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class AlignView(QWidget):
    """The view 对标 of the open plan."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self._job: Job | None = None
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self.alignment: Alignment | None = None
        self.model = AlignModel(self)
        self.table = AlignTable()
        self.choice = QComboBox()
        self.counts = labels.text("", "small", "ink2")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.choice.setAccessibleName("对标的文件")
        self.choice.setMinimumWidth(style.em(18))
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 5, 10, 5)
        for widget in (labels.text("对标"), self.choice):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        self._dress()

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("逐条对标")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * 2 + 10)
        header = table.horizontalHeader()
        for at, width in ((0, 3), (2, 7), (4, 12), (5, 4), (6, 5)):
            header.resizeSection(at, style.em(width))
        for at in (1, 3):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        session = self._session
        session.plan_opened.connect(self._go_stale)
        session.library_changed.connect(self._go_stale)
        session.plan_changed.connect(self._later_again)
        self._later.timeout.connect(self._go_stale)
        self.choice.activated.connect(self._go_stale)
        self.table.confirmed.connect(self.confirm)
        self.table.wanted.connect(self.draft)
        self.table.selectionModel().currentRowChanged.connect(self._tell_selection)

    def confirm(self) -> None:
        """Keep what is proposed for the current requirement."""
        found = self.model.requirement(self.table.currentIndex().row())
        if found is None or self._session.refused():
            return
        self._keep(found, tuple(a.entry.tasks[0].id for a in found.answers if a.entry.tasks))

    def draft(self) -> None:
        """Make a task of the current requirement if nothing of ours answers it."""
        found = self.model.requirement(self.table.currentIndex().row())
        plan = self._session.plan
        if found is None or plan is None or not plan.sections:
            return
        if found.relation is not Relation.MISSING:
            self._session.message.emit(Message("这一条已有对应，没有新建任务"))
            return
        section = self._session.selection.section_id or plan.sections[-1].id
        had = {task.id for task in plan.tasks()}
        change = partial(drafted_from, found, section, self.choice.currentText())
        if self._session.edit(change, "按上级要求新建任务") and self._session.plan:
            made = tuple(t.id for t in self._session.plan.tasks() if t.id not in had)
            self._keep(found, made)

    def _keep(self, found: Requirement, tasks: tuple[str, ...]) -> None:
        from workbench import aligning

        plan = self._session.plan
        if plan is None:
            return
        gateway = cast("Workbench", self._session.workbench)
        job = self._session.work(
            "正在保存对应",
            lambda _: aligning.confirm(gateway, plan.id, {found.entry.digest: Confirmed(tasks)}),
            quiet=True,
        )
        job.succeeded.connect(self._go_stale)

    # -- following the session ------------------------------------------------------------------

    def _later_again(self) -> None:
        self._later.start()

    def _go_stale(self) -> None:
        self._stale = True
        self._refresh()

    def _refresh(self) -> None:
        """Hold the plan against the chosen document, beside the window."""
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        self._list_documents()
        plan, document = self._session.plan, str(self.choice.currentData() or "")
        if self._job is not None and not self._job.over:
            self._job.cancel()
        self._job = None
        if plan is None or not document:
            self._show(None)
            return
        gateway = cast("Workbench", self._session.workbench)
        work = partial(_align, gateway, plan.id, document)
        self._job = job = self._session.work("正在对标", work, quiet=True)
        job.succeeded.connect(lambda made: self._show(made) if job is self._job else None)

    def _list_documents(self) -> None:
        chosen = self.choice.currentData()
        self.choice.clear()
        for entry in self._session.workbench.documents():
            self.choice.addItem(entry.outline.title or entry.name, entry.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))

    def _show(self, alignment: Alignment | None) -> None:
        row = self.table.currentIndex().row()
        self.alignment = alignment
        self.model.show(alignment)
        self.counts.setText(count_words(alignment) if alignment else "先导入上级的文件，再来对标")
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _tell_selection(self, current: QModelIndex) -> None:
        found = self.model.requirement(current.row())
        if found and found.answers:
            entry = found.answers[0].entry
            own = tuple(task.id for task in entry.tasks)
            self._session.select(Selection(entry.section_id, "", own))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()


def count_words(alignment: Alignment) -> str:
    """How many requirements there are, and of each relation."""
    counted = Counter(r.relation for r in alignment.requirements)
    parts = "　".join(f"{relation.label} {counted[relation]}" for relation in Relation)
    return f"共 {len(alignment.requirements)} 条：{parts}"


def drafted_from(found: Requirement, section: str, name: str, plan: Plan) -> Plan:
    """The plan with a task made of what was found missing."""
    return drafted(plan, found, section, name)


def _align(gateway: Workbench, plan: str, document: str, report: Report) -> Alignment:
    from workbench import aligning

    return aligning.aligned(gateway, plan, document, lambda at, of: report(at, of, "对标"))


def _is_new(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_N and event.modifiers() == _CTRL
