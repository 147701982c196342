"""The bar above the task table: words to look for, grouping, filters, and what to do with cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QWidget

from ui import labels
from ui.buttons import Button, IconButton
from ui.search_field import SearchField
from ui.tasks.arranging import Grouping, Look, State
from ui.tasks.filters import (
    ChoiceButton,
    chapter_titles,
    chapters_to_choose,
    quarters_to_choose,
    units_to_choose,
)
from workbench.assigning.board import UNDECIDED
from workbench.assigning.quarters import NAMES
from workbench.drafting.fates import CARRIED, Fate

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.tasks.model import TaskModel

_TEXTS = 120
"""Pixels kept for the counts between the buttons."""
_KINDS = (Fate.CONTINUED, Fate.DEEPENED, Fate.MERGED, Fate.SPLIT, Fate.ADDED)
FATES = (*(fate.label for fate in _KINDS), CARRIED, UNDECIDED)
"""What a task of this year can have been last year; 结转 comes beside them."""


class TaskBar(QFrame):
    """Shows how the table is arranged, and says how she wants it.

    Signals:
        wanted(Look): she wants it arranged like this.
        excel_wanted(): she pressed 导出 Excel.
    """

    wanted = Signal(object)
    excel_wanted = Signal()

    def __init__(self, model: TaskModel) -> None:
        super().__init__()
        self._model = model
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self.field = SearchField("筛选任务", "筛选任务")
        self.grouping = ChoiceButton(
            "分组", "group", lambda: [(g.label, g) for g in Grouping], usual=""
        )
        self.unit = ChoiceButton("牵头", "filter", lambda: units_to_choose(model))
        self.quarter = ChoiceButton("时限", "filter", lambda: quarters_to_choose(model))
        self.chapter = ChoiceButton("章", "filter", lambda: chapters_to_choose(model))
        self.state = ChoiceButton("状态", "filter", lambda: [(s.label, s) for s in State])
        self.fate = ChoiceButton("去留", "filter", lambda: [(word, word) for word in FATES])
        self.only_open = Button("只看未定", "quiet", "unassigned")
        self.fill_button = Button("向下填充", "quiet", "fill-down")
        self.excel = Button("导出 Excel", "quiet", "sheet")
        self.more = IconButton("more", "放不下的筛选和按钮")
        self.more_menu = QMenu(self.more)
        self._left_out: list[QWidget] = []
        self.shown = labels.text("", "small", "ink2")
        self.chosen = labels.text("", "small", "ink2")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setFixedWidth(self.fontMetrics().horizontalAdvance("国") * 10)
        self.only_open.setCheckable(True)
        self.only_open.setToolTip("只看责任未定的任务（Alt+U）")
        self.fill_button.setToolTip("把最上面一格填到选中的各格（Ctrl+D）")
        self.excel.setToolTip("把任务分解表存成 Excel 文件")
        row = self._row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        for widget in (self.field, self.grouping, *self._filters(), self.only_open, self.shown):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.chosen)
        for widget in (*self._at_right(), self.more):
            row.addWidget(widget)
        self.more.hide()

    def _at_right(self) -> tuple[Button, ...]:
        return (self.fill_button, self.excel)

    def _filters(self) -> tuple[ChoiceButton, ...]:
        return (self.unit, self.quarter, self.chapter, self.state, self.fate)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda words: self._filter(words=words.strip()))
        self.only_open.toggled.connect(lambda on: self._filter(only_open=on))
        self.grouping.chosen.connect(self._group)
        self.unit.chosen.connect(lambda value: self._filter(unit=value or ""))
        self.quarter.chosen.connect(lambda value: self._filter(quarter=value))
        self.chapter.chosen.connect(lambda value: self._filter(chapter=value or ""))
        self.state.chosen.connect(lambda value: self._filter(state=value))
        self.fate.chosen.connect(lambda value: self._filter(fate=value or ""))
        self.excel.clicked.connect(self.excel_wanted)
        self.more_menu.aboutToShow.connect(self.fill_more)
        self.more.clicked.connect(
            lambda: self.more_menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )

    def show_look(self, look: Look) -> None:
        """Say how the table is arranged now."""
        wanted = look.filter
        if self.field.text().strip() != wanted.words:
            self.field.setText(wanted.words)
        self.only_open.setChecked(wanted.only_open)
        self.grouping.show_value("", look.grouping)
        self.grouping.setText(f"分组：{look.grouping.label}")
        self.grouping.setAccessibleName(self.grouping.text())
        self.grouping.setToolTip("任务在表里按什么归在一起")
        self.unit.show_value(wanted.unit, wanted.unit or None)
        self.quarter.show_value(
            "" if wanted.quarter is None else NAMES[wanted.quarter], wanted.quarter
        )
        title = chapter_titles(self._model).get(wanted.chapter, "")
        self.chapter.show_value(title, wanted.chapter or None)
        self.state.show_value(wanted.state.label if wanted.state else "", wanted.state)
        self.fate.show_value(wanted.fate, wanted.fate or None)
        self._make_room()

    def _make_room(self) -> None:
        """What is used less gives way where there is no room for all; filters in force stay."""
        row = self._row
        every = (self.field, self.grouping, *self._filters(), self.only_open, *self._at_right())
        room = self.width() - 2 * row.contentsMargins().left() - _TEXTS
        kept = list(every)
        for widget in self._dropped():
            needed = [*kept, self.more] if len(kept) < len(every) else kept
            if sum(w.sizeHint().width() + row.spacing() for w in needed) <= room:
                break
            kept.remove(widget)
        for widget in every:
            widget.setVisible(widget in kept)
        self._left_out = [widget for widget in every if widget not in kept]
        self.more.setVisible(bool(self._left_out))

    def fill_more(self) -> None:
        """What has no room in the bar, under ⋯."""
        self.more_menu.clear()
        for widget in self._left_out:
            if isinstance(widget, ChoiceButton):
                widget.fill(self.more_menu.addMenu(widget.icon(), widget.accessibleName()))
            elif isinstance(widget, Button):
                action = self.more_menu.addAction(widget.icon(), widget.text())
                action.setEnabled(widget.isEnabled())
                action.triggered.connect(widget.click)

    def _dropped(self) -> list[QWidget]:
        seldom = (self.fate, self.state, self.chapter, *reversed(self._at_right()))
        order: tuple[QWidget, ...] = (*seldom, self.quarter, self.unit, self.grouping)
        return [w for w in order if not (w in self._filters() and w.isChecked())]

    def _group(self, value: object) -> None:
        if isinstance(value, Grouping):
            look = replace(self._model.look, grouping=value, folded=frozenset())
            self.wanted.emit(look)

    def _filter(self, **told: object) -> None:
        look = self._model.look
        changed = replace(look.filter, **told)  # type: ignore[arg-type]
        if changed != look.filter:
            self.wanted.emit(replace(look, filter=changed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.field.width(), super().minimumSizeHint().height())
