"""What is open in the window: the workbench, the plan, what is selected. Knows no widget.

Panels know the session and nobody else: they call it and redraw from its signals. An edit is

    session.apply(editing.assign(session.plan, ids, Role.LEAD, units), "填充牵头单位 6项")

which keeps it at once (there is no unsaved state) and tells every panel.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.findings.known import KnownFindings
from ui.history.past import Past
from ui.imports.importing import Imports
from ui.in_turn import InTurn
from ui.jobs import Job, Report, Runner
from ui.making import Making
from ui.saving import Saving
from ui.state import READ_ONLY, Message, Selection, locked
from ui.window.store_watch import StoreWatch
from workbench.errors import ReadOnlyError, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ui.gateway import Gateway, HitEntry
    from ui.imports.review import ImportReview
    from workbench.particulars import Known
    from workbench.plan import Plan, Unit

log = logging.getLogger(__name__)


class Session(QObject):
    """The open plan and all that can be done to it.

    Signals:
        begun(): the store is open.
        plan_opened(): another plan (or none) is open; redraw everything from `plan`.
        plan_made(): the open plan was just made and has places to be looked over.
        plan_changed(before, after): the open plan was edited, undone or redone.
        library_changed(): documents, plans or templates came or went.
        fates_said(): what became of last year's items was said, or what they came to.
        barred(why): she tried to change a plan that is locked.
        selection_changed(Selection): what is current, whoever chose it.
        flushing(): about to undo, export, open or close: hand in what is typed but not yet applied.
        saved(datetime): everything is on disk as of this moment.
        message(Message): something for the status line.
        failed(WorkbenchError): something the drafter must know; a bar.
        broke(Exception): a bug in background work; logged, a calm bar.
        work_started(Job): slow work is under way.
        imported(ImportResult), exported(ExportedEntry): slow work came to its end.
        source_wanted(key, words): show where `words` stand in a document or plan of the library.
        fonts_changed(): another font stands for a face.
        state_changed(): undo, redo or read-only may differ; actions refresh.
        idle(): no slow work is under way any more.
    """

    begun = Signal()
    plan_opened = Signal()
    plan_made = Signal()
    plan_changed = Signal(object, object)
    library_changed = Signal()
    fates_said = Signal()
    selection_changed = Signal(object)
    barred = Signal(str)
    flushing = Signal()
    saved = Signal(object)
    message = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    work_started = Signal(object)
    imported = Signal(object)
    exported = Signal(object)
    source_wanted = Signal(str, str)
    fonts_changed = Signal()
    state_changed = Signal()
    idle = Signal()

    def __init__(self, workbench: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._plan: Plan | None = None
        self._kept: Plan | None = None  # on disk: differs from _plan only if a save failed
        self._ahead: dict[str, Plan] = {}  # read already, about to be opened
        self._tell_change = InTurn(self.plan_changed.emit)
        self._selection = Selection()
        self._ready = False
        self._watch = StoreWatch(workbench, self)
        self._watch.claimed.connect(self._take_over)
        self._runner = Runner(self)
        self._runner.started.connect(self.work_started)
        self._runner.idle.connect(self.idle)
        self.saving = Saving(self)
        self.findings = KnownFindings(self)
        self.known: Callable[[str], Known | None] = lambda _: None  # 详情 learns it
        self.imports = Imports(self)
        self.imports.steps_changed.connect(self.state_changed)
        self.making = Making(self)
        self.past = Past(self)

    def begin_beside(self, warm_up: Callable[[Report], Mapping[str, Plan]] = lambda _: {}) -> Job:
        """Open the store beside the window after `warm_up`, whose plans by id need not be read."""

        def opening(report: Report) -> None:
            self._ahead.update(warm_up(report))
            self.workbench.templates()

        job = self.work("正在打开资料库", opening)
        job.succeeded.connect(self.begin)
        return job

    def begin(self) -> None:
        """Open the store here and now, and tell everybody."""
        try:
            self._ready = self.workbench.holder is not None
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        if self.read_only:
            self._watch.start()
        self.library_changed.emit()
        self.state_changed.emit()
        self.begun.emit()

    @property
    def ready(self) -> bool:
        """The store is open."""
        return self._ready

    @property
    def unfinished(self) -> tuple[str, ...]:
        """The work under way that leaves something behind: 导出, 导入, 生成要点, 存模板."""
        return self._runner.acts

    @property
    def plan(self) -> Plan | None:
        """The open plan, or None."""
        return self._plan

    @property
    def selection(self) -> Selection:
        """What is current in all panels."""
        return self._selection

    @property
    def read_only(self) -> bool:
        """Another window holds the store: text can be selected and copied, not changed."""
        return self._ready and self.workbench.read_only

    @property
    def editable(self) -> bool:
        """A plan is open and may be changed."""
        return self._plan is not None and not self.read_only and not self.locked

    @property
    def locked(self) -> str:
        """Why the open plan is not to be changed though the store may be, "" if it is."""
        return locked(self._plan, past=self.past.seen is not None)

    @property
    def stuck(self) -> str:
        """Why nothing can be brought back from the past, "" if it can."""
        return "资料库现在是只读的" if self.read_only else locked(self._plan, past=False)

    @property
    def undo_label(self) -> str:
        """What 撤销 would take back, "" if nothing."""
        return self.workbench.undo_label(self._plan.id) if self._plan else ""

    @property
    def redo_label(self) -> str:
        """What 重做 would bring back, "" if nothing."""
        return self.workbench.redo_label(self._plan.id) if self._plan else ""

    @property
    def stepping(self) -> ImportReview | Session:
        """Who undoes and redoes now: the import that is looked over, else the open plan."""
        return self.imports.review or self

    def units(self) -> Sequence[Unit]:
        """The drafter's list of units, for completion."""
        return self.workbench.units()

    def search(self, query: str) -> Sequence[HitEntry]:
        """Where `query` stands in library and plans."""
        return self.workbench.search(query)

    def open_plan(self, plan_id: str, read: Plan | None = None) -> None:
        """Show another plan; "" closes the open one. `read`: it was read just now."""
        self.flushing.emit()
        try:
            ahead = read or self._ahead.pop(plan_id, None)
            plan = (ahead or self.workbench.plan(plan_id)) if plan_id else None
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        self.show(plan)

    def select(self, selection: Selection) -> None:
        """Make `selection` current everywhere; the focus stays where it is."""
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection)

    def apply(self, after: Plan, label: str, join: str = "") -> bool:
        """Make `after` the open plan and keep it under the undo name `label`.

        Consecutive edits with the same non-empty `join` (a paragraph's id while it is typed in)
        become one undo step. Returns False if the store is read-only; a failed save keeps
        the edit in memory and is tried again with the next one.
        """
        before = self._plan
        if self.refused():
            return False
        if before is None or after is before:
            return before is not None
        if self.locked and before.status is after.status:  # its state is the way out
            self.barred.emit(self.locked)
            return False
        self._plan = after
        self._save(label, join)
        self._tell_change(before, after)
        self.state_changed.emit()
        return True

    def edit(self, change: Callable[[Plan], Plan], label: str, join: str = "") -> bool:
        """Apply `change` to the open plan; an edit that makes no sense becomes a bar."""
        if self._plan is None:
            return False
        try:
            after = change(self._plan)
        except WorkbenchError as error:
            self.failed.emit(error)
            return False
        return self.apply(after, label, join)

    def keep_with(self, keep: Callable[[Plan], Plan], said: str) -> bool:
        """An edit that is kept in one go with something else: `keep` does both, gives the plan."""
        self.flushing.emit()
        before = self._plan
        if before is None or self.refused() or not self._catch_up():
            return False
        if self.locked:
            self.barred.emit(self.locked)
            return False
        try:
            after = keep(before)
        except WorkbenchError as error:
            self.failed.emit(error)
            return False
        self._take(before, after, Message(said, undoable=True))
        return True

    def undo(self) -> None:
        """Take the last step back."""
        self._step(self.workbench.undo, "已撤销：", lambda: self.undo_label)

    def redo(self) -> None:
        """Bring the step last taken back again."""
        self._step(self.workbench.redo, "已重做：", lambda: self.redo_label)

    def keep(self) -> None:
        """Hand in what is being typed and say that all is kept (Ctrl+S)."""
        self.flushing.emit()
        if self._catch_up():
            self.message.emit(Message("已全部保存"))

    def work(
        self, name: str, work: Callable[[Report], object], act: str = "", *, quiet: bool = False
    ) -> Job:
        """Start slow work; what goes wrong in it is told. `quiet`: the status line is not."""
        job = self._runner.start(name, work, act, quiet=quiet)
        job.failed.connect(self.sort_failure)
        return job

    def sort_failure(self, error: Exception) -> None:
        """Tell what went wrong: a mishap in its own words, a bug calmly."""
        if isinstance(error, WorkbenchError):
            self.failed.emit(error)
        else:
            log.error("background work broke", exc_info=error)
            self.broke.emit(error)

    def refused(self) -> bool:
        """Nothing can be written from here, and she has been told."""
        if self.read_only:
            self.failed.emit(ReadOnlyError(*READ_ONLY))
        return self.read_only

    def close(self) -> None:
        """Hand in what is typed, stop background work and let go of the store."""
        self.flushing.emit()
        self.imports.close()
        self.past.close()
        self._runner.close()
        self.workbench.close()

    def show(self, plan: Plan | None) -> None:
        """Make a plan the store holds already the open one."""
        self._plan = self._kept = plan
        self._ahead.clear()
        self._selection = Selection()
        self.plan_opened.emit()
        self.state_changed.emit()

    def _save(self, label: str, join: str) -> None:
        if self.saving.write(self._kept, self._plan, label, join):
            self._kept = self._plan
            self.saved.emit(datetime.now().astimezone())

    def _catch_up(self) -> bool:
        """Try again to keep what a failed save left in memory; True if all is kept now."""
        if self._plan is not self._kept:
            self._save("补存改动", "")
        return self._plan is self._kept

    def _step(self, move: Callable[[str], Plan | None], said: str, name: Callable[[], str]) -> None:
        self.flushing.emit()
        before = self._plan
        if before is None or self.read_only or not self._catch_up():
            return
        label = name()
        try:
            after = move(before.id)
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        if after is not None:
            self._take(before, after, Message(said + label))

    def _take(self, before: Plan, after: Plan, message: Message) -> None:
        """The store holds `after` already."""
        self._plan = self._kept = after
        self._tell_change(before, after)
        self.saved.emit(datetime.now().astimezone())
        self.state_changed.emit()
        self.message.emit(message)

    def _take_over(self) -> None:  # what the other window left
        self.open_plan(self._plan.id if self._plan else "")
        self.library_changed.emit()
        self.message.emit(Message("资料库现在可以写了"))
