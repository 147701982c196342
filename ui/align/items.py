"""逐条: requirements in their order, filtered by what is left to do, with the current one below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from ui.align.detail import AlignDetail
from ui.align.model import AlignModel, Column, ExtraModel
from ui.align.rows import SHORT, Group, candidates, shown
from ui.align.table import AlignTable, current_row
from ui.buttons import Button
from ui.nothing_found import NothingFound
from ui.row_table import dress_table
from ui.state import Selection
from ui.window.measures import measures_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex, QPoint
    from PySide6.QtGui import QResizeEvent

    from ui.align.feed import AlignFeed
    from ui.align.rows import Held, Page, Row
    from ui.align.tools import AlignTools
    from ui.session import Session

_CHAPTER = "="
"""Before the chapter that alone is listed, as its title may be empty."""
_NARROW, _LOW = 1000, 620
"""Below this effective width figures and similarity are left out, below this height the detail."""


class AlignItems(QFrame):
    """The list with its filters and the detail of what is current."""

    def __init__(self, session: Session, feed: AlignFeed, tools: AlignTools) -> None:
        super().__init__()
        self._session = session
        self._feed = feed
        self._tools = tools
        self._held: Held | None = None
        self._chapter: str | None = None
        self._following = False
        self.setProperty("ground", "surface")
        self.model = AlignModel(self)
        self.table = AlignTable(self.model, self._search)
        self.extras = ExtraModel(self)
        self.extra = _extra_table(self.extras)
        self.detail = AlignDetail()
        self.short = Button("", "quiet", "filter")
        self.more = Button("", "quiet")
        self.chapter = Button("", "quiet", "close")
        self.nothing = NothingFound("filter", "这里没有要看的条目。", "", "看全部条目")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # -- what is listed -------------------------------------------------------------------------

    def show_held(self, held: Held | None) -> None:
        """The same plan after another look, or another one."""
        if held is None or self._held is None or held.plan.id != self._held.plan.id:
            self._chapter = None
        self._held = held
        self._list()

    @property
    def page(self) -> Page | None:
        """The paper that is listed."""
        wanted = str(self._tools.paper.currentData() or "")
        return self._held.page(wanted) if self._held else None

    def show_cell(self, document: str, chapter: str) -> None:
        """What is short in one chapter of ours; "" for what found none."""
        self._tools.paper.setCurrentIndex(max(0, self._tools.paper.findData(document)))
        self._chapter = chapter
        self.more.setChecked(False)
        self._tools.counts.want(SHORT if chapter else frozenset())
        self._list()
        self.table.setCurrentIndex(self.model.line(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> dict[str, str]:
        """What is listed, for `recall`: the paper, the groups, the chapter, the row at the top."""
        told = {
            "paper": str(self._tools.paper.currentData() or ""),
            "only": ",".join(sorted(self._tools.counts.wanted)),
            "chapter": "" if self._chapter is None else _CHAPTER + self._chapter,
            "extra": "1" if self.more.isChecked() else "",
            "top": str(self.table.verticalScrollBar().value() or ""),
        }
        return {name: words for name, words in told.items() if words}

    def recall(self, told: Mapping[str, str]) -> None:
        """List what `told` said, all of the first paper where it said nothing."""
        self._tools.paper.setCurrentIndex(max(0, self._tools.paper.findData(told.get("paper"))))
        chapter = told.get("chapter", "")
        self._chapter = chapter.removeprefix(_CHAPTER) if chapter else None
        self.more.setChecked("extra" in told)
        only = told.get("only", "").split(",")
        self._tools.counts.want(frozenset(group for group in Group if group.value in only))
        if (top := told.get("top", "")).isdigit():
            self.table.verticalScrollBar().setValue(int(top))

    def only_missing(self) -> None:
        """只看未对应, or all again."""
        self.more.setChecked(False)
        self._tools.counts.toggle(Group.MISSING)

    def go_to(self, row: Row) -> None:
        """A requirement becomes current, whatever was filtered."""
        self._tools.paper.setCurrentIndex(max(0, self._tools.paper.findData(row.reference.id)))
        self._chapter = None
        self.more.setChecked(False)
        self._tools.counts.want(frozenset())
        self.table.setCurrentIndex(self.model.line(self.model.line_of(row.key)))
        self.table.arrival.begin()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_right(self) -> None:
        """The store is read-only, or no longer."""
        self.model.writable = self._session.editable
        self._show_detail()

    def _list(self) -> None:
        page = self.page
        rows = page.rows if page else ()
        counts = page.counts if page else None
        wanted = self._tools.counts.wanted
        row = current_row(self.table)
        self.model.show(shown(rows, wanted, self._chapter))
        self.extras.show(page.extra if page else ())
        if counts is not None:
            self._tools.counts.show_counts(counts)
            self._tools.bar.show_counts(counts, wanted)
            if not self._tools.counts.isHidden():
                asking = sum(not r.requirement.confirmed for r in rows)
                self._tools.total.show_text(f"共 {len(rows)} 条，待确认 {asking}")
        self._dress_buttons(rows, len(page.extra) if page else 0)
        line = self.model.line_of(row.key) if row else -1
        self.table.setCurrentIndex(self.model.line(line))
        self._show_page()
        self._show_detail()

    def _dress_buttons(self, rows: tuple[Row, ...], extra: int) -> None:
        left = sum(row.group in SHORT for row in rows)
        self.short.setText(f"只看未达到（{left}）")
        self.short.setChecked(self._tools.counts.wanted == SHORT)
        self.more.setText(f"本级多出（{extra}）")
        self.chapter.setVisible(self._chapter is not None)
        self.chapter.setText(self._chapter or "未对应到任何一章")

    def _show_page(self) -> None:
        empty = not self.more.isChecked() and self.model.rowCount() == 0
        page = self.extra if self.more.isChecked() else self.nothing if empty else self.table
        self._stack.setCurrentWidget(page)
        self.nothing.offer(all_of_it=bool(self._tools.counts.wanted) or self._chapter is not None)
        self.setFocusProxy(self.table if page is self.nothing else page)

    # -- what is done ----------------------------------------------------------------------------

    def confirm(self) -> None:
        """Keep what is proposed for the current requirement."""
        row = current_row(self.table)
        if row and row.requirement.answers and not row.requirement.confirmed:
            self._feed.confirm(row)

    def draft(self) -> None:
        """Make a task of the current requirement in the item that is selected."""
        row, plan = current_row(self.table), self._session.plan
        if row is None or plan is None or not plan.sections:
            return
        section = self._session.selection.section_id or plan.sections[-1].id
        if self._feed.draft(row, section) and self._session.plan:
            had = {task.id for task in plan.tasks()}
            made = tuple(t.id for t in self._session.plan.tasks() if t.id not in had)
            self._session.select(Selection(section_id=section, task_ids=made))

    def take_back(self) -> None:
        """What was said of the current requirement is asked again."""
        row = current_row(self.table)
        if row:
            self._feed.take_back(row)

    def show_source(self) -> None:
        """The current requirement where it stands in its paper."""
        row = current_row(self.table)
        if row:
            self._session.source_wanted.emit(row.reference.id, row.requirement.entry.text)

    def _waive(self, reason: str) -> None:
        row = current_row(self.table)
        if row:
            self._feed.waive(row, reason)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, row: Row, words: str) -> list[tuple[str, str]]:
        return candidates(row, self._held, words) if self._held else []

    def _menu(self, at: QPoint) -> None:
        menu = self.menu_for()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu_for(self) -> QMenu:
        """What can be done with the current requirement."""
        menu, row = QMenu(self), current_row(self.table)
        writable = self._session.editable and row is not None
        answered = bool(row and row.requirement.answers)
        said = bool(row and row.requirement.confirmed)
        menu.addAction("确认这一对\t回车", self.confirm).setEnabled(
            writable and answered and not said
        )
        menu.addAction("由此起草任务\tCtrl+N", self.draft).setEnabled(writable and not answered)
        menu.addAction("不适用…", self.detail.ask_reason).setEnabled(writable)
        menu.addAction("取消这一对\tDelete", self.take_back).setEnabled(
            writable and (answered or said)
        )
        menu.addSeparator()
        menu.addAction("看原文\tCtrl+回车", self.show_source)
        return menu

    # -- in step with the other panels ------------------------------------------------------------

    def _tell_selection(self, current: QModelIndex) -> None:
        row = self.model.row(current.row())
        self._show_detail()
        if not self._following:
            self.table.arrival.end()
        if self._following or row is None or not row.requirement.answers:
            return
        if not self.table.hasFocus():
            return
        entry = row.requirement.answers[0].entry
        own = tuple(task.id for task in entry.tasks)
        self._following = True
        self._session.select(Selection(section_id=entry.section_id, task_ids=own))
        self._following = False

    def _tell_extra(self, current: QModelIndex) -> None:
        entry = self.extras.entry(current.row())
        if entry and self.extra.hasFocus():
            own = tuple(task.id for task in entry.tasks)
            self._session.select(Selection(section_id=entry.section_id, task_ids=own))

    def _follow(self, selection: Selection) -> None:
        if self._following or not selection.task_ids:
            return
        now = current_row(self.table)
        if now and selection.task_ids[0] in now.tasks:
            return
        line = self.model.line_at(selection.task_ids[0])
        if line >= 0:
            self._following = True
            self.table.setCurrentIndex(self.model.line(line))
            self.table.arrival.begin()
            self._following = False

    def _show_detail(self) -> None:
        row = None if self.more.isChecked() else current_row(self.table)
        self.detail.show_row(row, writable=self._session.editable)

    # -- build -----------------------------------------------------------------------------------

    def _build(self) -> None:
        for button, tip in (
            (self.short, "部分覆盖、低于要求和未对应的"),
            (self.more, "上级没有要求的本级句子"),
        ):
            button.setCheckable(True)
            button.setToolTip(tip)
        self.chapter.setToolTip("不再只看这一章")
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 5, 10, 5)
        bar.setSpacing(8)
        for button in (self.short, self.more, self.chapter):
            bar.addWidget(button)
        bar.addStretch(1)
        for page in (self.table, self.extra, self.nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.detail)

    def _connect(self) -> None:
        table, detail = self.table, self.detail
        for source in (table, detail):
            source.confirmed.connect(self.confirm)
            source.drafted.connect(self.draft)
            source.source_asked.connect(self.show_source)
        table.taken_back.connect(self.take_back)
        table.menu_wanted.connect(self._menu)
        detail.waived.connect(self._waive)
        self.model.answered.connect(lambda row, task: self._feed.confirm(row, (task,)))
        table.selectionModel().currentRowChanged.connect(self._tell_selection)
        self.extra.selectionModel().currentRowChanged.connect(self._tell_extra)
        self._session.selection_changed.connect(self._follow)
        self._tools.paper_chosen.connect(self._list)
        self._tools.counts.chosen.connect(self._list)
        self._tools.bar.pressed.connect(self._tools.counts.toggle)
        self.short.clicked.connect(self._toggle_short)
        self.more.clicked.connect(self._list)
        self.chapter.clicked.connect(self._all_chapters)
        self.nothing.all_wanted.connect(self._show_all)

    def _toggle_short(self) -> None:
        self.more.setChecked(False)
        wanted = self._tools.counts.wanted
        self._tools.counts.want(frozenset() if wanted == SHORT else SHORT)

    def _show_all(self) -> None:
        self._chapter = None
        self._tools.counts.want(frozenset())

    def _all_chapters(self) -> None:
        self._chapter = None
        self._list()

    # -- Qt --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = measures_of(self)
        self.detail.roomy = measures.height >= _LOW
        for column in (Column.FIGURES, Column.NEAR):
            self.table.setColumnHidden(column, measures.width < _NARROW)
        self._show_detail()


def _extra_table(model: ExtraModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    dress_table(table, "本级多出", (12, 0), 10)
    return table
