"""任务: the plan as a table of tasks, one sentence a row, in step with the text.

What is written into a cell is an edit of the plan: units and deadlines of the sentence, and the
sentence itself where it prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from ui import labels
from ui.buttons import Button
from ui.state import Selection
from ui.task_edits import Cell, edit_name, many_name, write_cells
from ui.task_model import TaskModel
from ui.task_rows import Column, TaskRow, task_rows
from ui.task_view import TaskView
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.session import Session


_FELT = 60
"""Milliseconds a refresh may take before it waits for a pause of `_PAUSE` milliseconds."""
_PAUSE = 700


class TaskTable(QWidget):
    """The task table of the open plan with its bar of filters."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._cost = 0
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._following = False
        self._names: tuple[str, ...] = ()
        self.model = TaskModel(self._write_one, self)
        self.view = TaskView(self.model, lambda: self._names, self)
        self.field = QLineEdit()
        self.only_open = Button("只看未定", "quiet", "unassigned")
        self.fill_button = Button("向下填充", "quiet", "fill-down")
        self._shown = labels.text("", "small", "ink3")
        self._chosen = labels.text("", "small", "ink2")
        self._empty = labels.Empty("table", "还没有任务", "正文里条目下的每一句是一行任务")
        self._build()
        self._connect()
        self._open()

    def _build(self) -> None:
        self.field.setPlaceholderText("筛选任务")
        self.field.setAccessibleName("筛选任务")
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(self.fontMetrics().horizontalAdvance("国") * 14)
        self.only_open.setCheckable(True)
        self.only_open.setToolTip("只看责任未定的任务（Alt+U）")
        self.fill_button.setToolTip("把最上面一格填到选中的各格（Ctrl+D）")
        bar = QFrame()
        bar.setProperty("ground", "surface")
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(8)
        for widget in (self.field, self.only_open, self._shown):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._chosen, self.fill_button):
            row.addWidget(widget)
        self._layers = QStackedLayout()
        self._layers.addWidget(self._empty)
        self._layers.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._layers)

    def _connect(self) -> None:
        self._session.plan_opened.connect(self._open)
        self._session.plan_changed.connect(self._show_change)
        self._session.selection_changed.connect(self._show_selection)
        self._session.state_changed.connect(self._show_state)
        self._session.flushing.connect(self.flush)
        self._later.timeout.connect(self._refresh)
        self.field.textChanged.connect(self._filter)
        self.only_open.toggled.connect(self._filter)
        self.fill_button.clicked.connect(self.view.fill_down)
        self.model.counted.connect(self._show_counts)
        self.view.counted.connect(self._show_chosen)
        self.view.rested.connect(self._tell_selection)
        self.view.filled.connect(lambda cells: self._write_many("填充", cells))
        self.view.cleared.connect(lambda cells: self._write_many("清空", cells))
        self.view.pasted.connect(lambda cells: self._write_many("粘贴", cells))
        QShortcut(QKeySequence("Alt+U"), self, self.only_open.toggle)

    def flush(self) -> None:
        """Keep the cell that is being typed in."""
        editor = self.view.viewport().focusWidget()
        if editor is not None and self.view.isPersistentEditorOpen(self.view.currentIndex()):
            self.view.commitData(editor)

    # -- following the session ------------------------------------------------------------------

    def _open(self) -> None:
        self.model.fold(frozenset())
        self._stale = True
        self._refresh()
        self._show_state()

    def _show_change(self, _before: object, _after: object) -> None:
        """At once; where a plan is so large that it would be felt, in a pause of typing."""
        self._stale = True
        if self._cost < _FELT or self.view.hasFocus():
            self._refresh()
        else:
            self._later.start()

    def _refresh(self) -> None:
        """Show the plan as it is now; while the table is out of sight it waits."""
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        clock = QElapsedTimer()
        clock.start()
        every = task_rows(self._session.plan)
        self._names = self._known_names(every)
        self._following = True
        self.model.show(every)
        self._following = False
        self._cost = clock.elapsed()
        self._show_selection(self._session.selection)

    def _known_names(self, every: Sequence[TaskRow]) -> tuple[str, ...]:
        """The drafter's list of units first, then every name that stands in the plan."""
        listed = [name for unit in self._session.units() for name in (unit.name, *unit.aliases)]
        printed = [
            assignment.unit
            for task in (self._session.plan.tasks() if self._session.plan and every else ())
            for assignment in task.assignments
        ]
        return tuple(dict.fromkeys((*listed, *printed)))

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
        self._following = False

    def _tell_selection(self, task_ids: tuple[str, ...]) -> None:
        line = self.model.line(self.model.row_of(task_ids[0]))
        if self._following or not isinstance(line, TaskRow):
            return
        self._following = True
        self._session.select(Selection(line.row.section_id, "", task_ids))
        self._following = False

    # -- filters --------------------------------------------------------------------------------

    def _filter(self) -> None:
        self.model.set_filter(self.field.text(), only_open=self.only_open.isChecked())

    def _show_counts(self, shown: int, every: int) -> None:
        count = self.model.open_count
        self.only_open.setText(f"只看未定（{count}）" if count else "只看未定")
        self._shown.setText(f"显示 {shown}／{every} 项" if self.model.filter.active else "")
        words = self.model.filter.words
        nothing = f"没有找到‘{words}’。" if words and every else "还没有任务"
        self._empty.say(nothing if every == 0 or words else "没有责任未定的任务。")
        self._layers.setCurrentIndex(1 if self.model.rowCount() else 0)

    def _show_chosen(self, count: int) -> None:
        self._chosen.setText(f"已选 {count} 格" if count > 1 else "")

    # -- edits ----------------------------------------------------------------------------------

    def _write_one(self, task_id: str, column: Column, text: str) -> bool:
        plan = self._session.plan
        cell = Cell(task_id, column, text)
        return plan is not None and self._write([cell], edit_name(plan, cell))

    def _write_many(self, verb: str, cells: list[Cell]) -> None:
        self._write(cells, many_name(verb, cells))

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
        QTimer.singleShot(0, self, self._scroll_to_current)  # the view has its size then

    def _scroll_to_current(self) -> None:
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())
