"""任务: the plan as a table of tasks, one sentence a row, in step with the text.

What is written into a cell is an edit of the plan: units and deadlines of the sentence, and the
sentence itself where it prints them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.nothing_found import NothingFound
from ui.state import Message, Selection
from ui.tasks.arranging import Filter, Look
from ui.tasks.bar import TaskBar
from ui.tasks.edits import Cell, edit_name, many_name, write_cells
from ui.tasks.lineage_feed import fates_of, feed_of
from ui.tasks.memory import TableMemory
from ui.tasks.model import TaskModel
from ui.tasks.paste import Paste, PasteBar, weighed
from ui.tasks.rows import Column, RowBook, TaskRow
from ui.tasks.unit_names import UnitNames
from ui.tasks.view import TaskView
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.session import Session
    from workbench.lineage import Lineage
    from workbench.plan import Plan


_FIRST = "在正文的条目下写一句，就是一行任务"
_FELT = 60
"""Milliseconds a refresh may take before it waits for a pause of `_PAUSE` milliseconds."""
_PAUSE = 700
_MANY = 200
"""So many items have their rows made in the time of a key."""


class TaskTable(QWidget):
    """The task table of the open plan with its bar of filters.

    Signals:
        excel_wanted(): the table is wanted as a file.
    """

    excel_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._beginning = False
        self._cost = 0
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._return)
        self._following = False
        self._book = RowBook()
        self._names = UnitNames()
        self._paste: Paste | None = None
        self._memory = TableMemory(session)
        self._top = ""
        self._feed = feed_of(session)
        self.model = TaskModel(self._write_one, self)
        names = self._names
        self.view = TaskView(self.model, lambda: names.offered, lambda: names.settled, self)
        self.bar = TaskBar(self.model)
        self.field, self.only_open = self.bar.field, self.bar.only_open
        self.fill_button = self.bar.fill_button
        self.paste_bar = PasteBar()
        self._empty = NothingFound("table", "还没有任务", _FIRST, "看全部任务")
        self._build()
        self._connect()
        self._open()
        self.setFocusProxy(self.view)

    def _build(self) -> None:
        self._layers = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.paste_bar)
        column.addLayout(self._layers)
        # Filled once it is in here: its first page, shown at once, would else be a window of its
        # own for a moment and take the keys from this one.
        self._layers.addWidget(self._empty)
        self._layers.addWidget(self.view)

    def _connect(self) -> None:
        self._session.plan_opened.connect(self._open)
        self._session.plan_changed.connect(self._show_change)
        self._session.selection_changed.connect(self._show_selection)
        self._session.state_changed.connect(self._show_state)
        self._session.flushing.connect(self.flush)
        self._later.timeout.connect(self._refresh)
        self._feed.found.connect(self._show_fates)
        self.bar.wanted.connect(self.arrange)
        self.bar.excel_wanted.connect(self.excel_wanted)
        self._empty.all_wanted.connect(lambda: self.narrow(Filter()))
        self.fill_button.clicked.connect(self.view.fill_down)
        self.model.counted.connect(self._show_counts)
        self.model.arranged.connect(self.bar.show_look)
        self.view.counted.connect(self._show_chosen)
        self.view.columns.retyped.connect(self.view.cells.take_fonts)
        self.view.told.connect(lambda words: self._session.message.emit(Message(words)))
        self.view.rested.connect(self._tell_selection)
        self.view.filled.connect(lambda cells: self._write_many("填充", cells))
        self.view.cleared.connect(lambda cells: self._write_many("清空", cells))
        self.view.pasted.connect(self._weigh)
        self.paste_bar.decided.connect(self._end_paste)

    # -- arranging ------------------------------------------------------------------------------

    def arrange(self, look: Look) -> None:
        """Filter, group and sort like this; the cursor stays on its task where it is shown."""
        current = self.model.line(self.view.currentIndex().row())
        column = max(self.view.currentIndex().column(), 0)
        self.model.arrange(look)
        row = self.model.row_of(current.key) if isinstance(current, TaskRow) else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, column))
        else:
            self._let_go_of_hidden()
        if look.filter.active:
            self._session.message.emit(Message(self.bar.shown.text()))

    def _let_go_of_hidden(self) -> None:
        """What the filter hides is not chosen any longer, here or in 详情."""
        chosen = self._session.selection
        left = tuple(key for key in chosen.task_ids if self.model.row_of(key) >= 0)
        if left != chosen.task_ids and self.isVisible():
            self._session.select(replace(chosen, task_ids=left))

    def narrow(self, wanted: Filter) -> None:
        """Show only these tasks, whatever was filtered for before."""
        self._refresh()
        self.arrange(replace(self.model.look, filter=wanted))

    def _recall(self) -> None:
        """As the table was arranged last in this plan."""
        look, columns, self._top = self._memory.recall(self._session.plan)
        self.model.arrange(look)
        self.view.columns.tell(columns)
        self._soon.start()

    def _remember(self) -> None:
        """Keep how the table is arranged, for the next time it is shown."""
        plan = self._session.plan
        if not self._session.ready or plan is None or self._stale or not self.isVisible():
            return
        line = self.model.line(self.view.rowAt(0))
        top = self._top or (self._memory.place(line.key) if line else "")
        self._memory.keep(plan, self.model.look, self.view.columns.told(), top)

    def flush(self) -> None:
        """Keep the cell that is being typed in."""
        editor = self.view.indexWidget(self.view.currentIndex())
        if editor is not None:
            self.view.commitData(editor)
        self._remember()

    # -- following the session ------------------------------------------------------------------

    def _open(self) -> None:
        self._end_paste(accepted=False)
        self._stale = True
        self._recall()
        self._refresh()
        self._show_state()

    def _show_change(self, _before: object, _after: object) -> None:
        """At once; where a plan is so large that it would be felt, in a pause of typing."""
        self._stale = True
        self._end_paste(accepted=False)
        if self._cost < _FELT or self.view.hasFocus():
            self._refresh()
        else:
            self._later.start()

    def _refresh(self) -> None:
        """Show the plan as it is now; while the table is out of sight it waits."""
        if not self._stale or not self.isVisible():
            return
        plan = self._session.plan
        if self._beginning or (plan and not self._book.knows(plan) and _is_large(plan)):
            if plan:
                self._begin_beside(plan)
            return
        self._stale = False
        clock = QElapsedTimer()
        clock.start()
        every = self._book.rows(self._session.plan)
        self._learn_names(every)
        self._following = True
        self.model.show(every)
        if self.model.filter.chapter:
            self.bar.show_look(self.model.look)  # the chapter has its name now
        self._following = False
        self._cost = clock.elapsed()
        self._show_selection(self._session.selection)

    def _begin_beside(self, plan: Plan) -> None:
        """The first rows of a large plan are made beside the window."""
        if self._beginning:
            return
        job = self._session.work("列出任务", lambda _: self._book.rows(plan), quiet=True)
        self._beginning = not job.over
        job.ended.connect(self._go_on)

    def _go_on(self) -> None:
        self._beginning = False
        self._refresh()
        self._soon.start()

    def _learn_names(self, every: tuple[TaskRow, ...]) -> None:
        units = self._session.units()
        self._names.learn(every, (name for unit in units for name in (unit.name, *unit.aliases)))

    def _show_fates(self, lineage: Lineage | None) -> None:
        self.model.show_fates(fates_of(lineage))

    def _show_state(self) -> None:
        self.model.editable = self._session.editable
        self.fill_button.setEnabled(self._session.editable)
        self.view.viewport().update()

    def _show_selection(self, selection: Selection) -> None:
        if self._following or self._stale or not selection.task_ids:
            return
        self._following = True
        if selection.task_ids[0] not in self.view.selected_tasks():
            self.view.show_task(selection.task_ids[0])
            self.view.cells.arrival.begin()
        self._following = False

    def _tell_selection(self, task_ids: tuple[str, ...]) -> None:
        line = self.model.line(self.model.row_of(task_ids[0]))
        if self._following or not isinstance(line, TaskRow):
            return
        self.view.cells.arrival.end()
        self._following = True
        self._session.select(Selection(line.row.section_id, "", task_ids))
        self._following = False

    def _show_counts(self, shown: int, every: int) -> None:
        count = self.model.open_count
        self.only_open.setText(f"只看未定（{count}）" if count else "只看未定")
        self.bar.shown.setText(f"显示 {shown}／{every} 项" if self.model.filter.active else "")
        words = self.model.filter.words
        nothing = f"没有找到“{words}”。" if words else "没有这样的任务。"
        only_open = self.model.filter == Filter(only_open=True)
        told = "还没有任务" if not every else "没有责任未定的任务。" if only_open else nothing
        self._empty.say(told, f"按现在的筛选看了全部 {every} 项任务。" if every else _FIRST)
        self._empty.offer(all_of_it=every > 0)
        self._layers.setCurrentIndex(1 if self.model.rowCount() else 0)

    def _show_chosen(self, count: int) -> None:
        self.bar.chosen.setText(f"已选 {count} 格" if count > 1 else "")

    # -- pasting --------------------------------------------------------------------------------

    def _weigh(self, cells: list[Cell]) -> None:
        """A paste that overwrites or names strangers is shown in the table first."""
        paste = weighed(self.model, cells, self._names.offered)
        if not paste.doubtful:
            self._write_many("粘贴", list(paste.cells))
            return
        self._paste = paste
        self.model.show_pending({(c.task_id, c.column): c.text for c in paste.cells})
        self.paste_bar.ask(paste)

    def _end_paste(self, accepted: bool) -> None:
        paste, self._paste = self._paste, None
        if paste is None:
            return
        self.model.show_pending({})
        keys = self.paste_bar.isAncestorOf(self.window().focusWidget() or self)
        self.paste_bar.hide()
        if accepted or keys:  # an edit made elsewhere ends it as well, and keeps the keys
            self.view.setFocus()
        if accepted:
            self._write_many("粘贴", list(paste.cells))

    # -- edits ----------------------------------------------------------------------------------

    def _write_one(self, task_id: str, column: Column, text: str) -> bool:
        plan = self._session.plan
        cell = Cell(task_id, column, text)
        return plan is not None and self._write([cell], edit_name(plan, cell))

    def _write_many(self, verb: str, cells: list[Cell]) -> None:
        if cells and self._write(cells, label := many_name(verb, cells)):
            self._session.message.emit(Message(f"已{label}", undoable=True))

    def _write(self, cells: list[Cell], label: str) -> bool:
        plan = self._session.plan
        if plan is None:
            return False
        try:
            after = write_cells(plan, cells)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return False
        return self._session.apply(after, label)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._feed.want(type(self), wanted=True)
        self._show_fates(self._feed.lineage)
        self._soon.start()  # the view has its size then

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._feed.want(type(self), wanted=False)

    def _return(self) -> None:
        """To where she had scrolled last; where something else is current by now, to that."""
        if self._stale or not self.isVisible():
            return  # its rows are made beside the window still, or it was left again
        key = self._memory.row_at(self._top)
        row = self.model.row_of(key) if key else -1
        if row >= 0:
            self.view.scrollTo(self.model.index(row, 0), self.view.ScrollHint.PositionAtTop)
        elif self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())
        self._top = ""


def _is_large(plan: Plan) -> bool:
    """Making its rows would be felt."""
    return sum(1 for _ in plan.walk()) > _MANY
