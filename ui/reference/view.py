"""对照: a paper of the library beside the plan; what answers each of its sentences is said there.

Where the plan is held against this paper the two are tied: a sentence selected on one side is
shown on the other, and scrolling follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from ui import style
from ui.align.feed import feed_of
from ui.buttons import Button, IconButton
from ui.carrying import Spot, write_in
from ui.labels import Elided, Empty
from ui.reference.beside import keep_standing, standing
from ui.reference.text import ReferenceText, Sign
from ui.state import Selection

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent

    from ui.align.rows import Row
    from ui.jobs import Job
    from ui.session import Session
    from workbench.aligning import Reference
    from workbench.drafting.requirements import Relation
    from workbench.manuscript import Block
    from workbench.plan import Plan

_WORDS_FROM = 32
"""From so many characters' width on the buttons of the head have words."""


class ReferenceView(QFrame):
    """One paper at a time.

    Signals:
        closed(): she wants it away.
        shown(key): this paper is shown now.
    """

    closed = Signal()
    shown = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._key, self._words = "", ""
        self._paper: Plan | None = None
        self._blocks: tuple[Block, ...] = ()
        self._job: Job | None = None
        self._following = False
        self.setProperty("ground", "surface")
        self.setProperty("edge", "left")
        self.text = ReferenceText()
        self.empty = Empty("reference", "对照着写", "点上面“选择资料”，左右两份一起看")
        self._build()
        self._connect()
        self._show_text(shown=False)

    @property
    def key(self) -> str:
        """The id of the paper that is shown, "" for none."""
        return self._key

    def show_paper(self, key: str, words: str = "") -> None:
        """Show a document or plan of the library, at the sentence that holds `words`."""
        self._words = words
        if key == self._key and self._paper:
            self._go_to_words()
            return
        self._key = key
        gateway = self._session.workbench
        self._job = job = self._session.work(
            "正在打开资料", lambda _: _read(gateway.find_plan(key)), quiet=True
        )
        job.succeeded.connect(lambda found: self._take(job, found))

    def recall(self) -> None:
        """The paper that stood beside the open plan last time, if it is here still."""
        key = standing(self._session)
        if key and key != self._key and self.isVisible():
            self.show_paper(key)

    def adopt(self) -> None:
        """The sentences that are selected here, behind what is current in the plan."""
        here, chosen = self._session.selection, set(self.text.tasks_chosen())
        if self._paper is None or self._session.plan is None:
            return
        tasks = [task for task in self._paper.tasks() if task.id in chosen]
        after = here.task_ids[-1] if here.task_ids else ""
        write_in(self._session, tasks, self._key, Spot(here.section_id, after))

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.title = Elided("strong")
        self.choose = Button("选择资料", "quiet", "chevron-down")
        self.choose.setAccessibleName("选择资料")
        self.choose.setToolTip("换一份资料或要点来对照")
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.hold = Button("对标", "quiet", "target")
        self.hold.setAccessibleName("对标")
        self.hold.setToolTip("逐条核对要点是否覆盖这份资料，结果写在每条下面")
        self.take = Button("写入要点", "quiet", "plus")
        self.take.setAccessibleName("写入要点")
        self.take.setToolTip("把选中的句子写到要点当前句之后，并记下来源（Ctrl+Enter）")
        self.link = IconButton("source", "两边一起滚动")
        self.link.setCheckable(True)
        self.link.setChecked(True)
        close = IconButton("close", "收起对照（Ctrl+\\）")
        close.clicked.connect(self.closed)
        head = QFrame()
        head.setProperty("ground", "panel")
        head.setProperty("edge", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(6)
        row.addWidget(self.title, 1)
        for part in (self.choose, self.hold, self.take, self.link, close):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.empty, 1)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)

    def _connect(self) -> None:
        self._feed = feed_of(self._session)
        self._feed.changed.connect(self._say)
        self._feed.begun.connect(self._say)
        self._session.selection_changed.connect(self._follow)
        self._session.library_changed.connect(self._reread)
        self._session.plan_opened.connect(self.recall)
        self._session.state_changed.connect(self._refresh)
        self.text.chosen.connect(self._show_ours)
        self.choose.clicked.connect(self._pop_up)
        self.hold.clicked.connect(self._hold)
        self.take.clicked.connect(self.adopt)

    def _show_text(self, *, shown: bool) -> None:
        self.text.setVisible(shown)
        self.empty.setVisible(not shown)
        self.setFocusProxy(self.text if shown else self.choose)
        self.take.setVisible(shown)
        self.hold.setVisible(shown and not self._rows())
        self.link.setVisible(shown)
        self.link.setEnabled(bool(self.pairs))
        self.link.setToolTip("两边一起滚动" if self.pairs else "两边一起滚动：先点“对标”找出对应")

    # -- what is shown --------------------------------------------------------------------------

    def _take(self, job: Job, found: tuple[Plan, tuple[Block, ...]]) -> None:
        if job is not self._job:
            return
        self._paper, self._blocks = found
        self.title.show_text(self._paper.title)
        self.text.show_blocks(self._blocks, self._key)
        self._say()
        self._go_to_words()
        self.shown.emit(self._key)
        keep_standing(self._session, self._key)

    def _go_to_words(self) -> None:
        if self._words:
            self.text.mark(self.text.sentence_of(self._words))
            self._words = ""
        else:
            self._follow(self._session.selection)

    def _rows(self) -> tuple[Row, ...]:
        """What is asked in this paper, where the plan is held against it."""
        held = self._feed.held
        pages = held.pages if held else ()
        return next((page.rows for page in pages if page.reference.id == self._key), ())

    @property
    def leading(self) -> bool:
        """A sentence chosen here is just being shown in the plan."""
        return self._following

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The sentences of ours that answer one of theirs, in the order of the paper."""
        return tuple(
            (ours, row.requirement.entry.tasks[0].id)
            for row in self._rows()
            if row.requirement.entry.tasks
            for ours in sorted(row.tasks)
        )

    def _say(self) -> None:
        if self._paper is None:
            return
        rows = self._rows()
        by_task = {task.id: row for row in rows for task in row.requirement.entry.tasks}
        self.text.say([_signs(block, by_task) for block in self._blocks] if rows else ())
        self._show_text(shown=True)
        self._refresh()

    def _refresh(self) -> None:
        self.take.setEnabled(self._session.editable)
        self.hold.setEnabled(self._session.editable)

    def _follow(self, selection: Selection) -> None:
        """The sentence of theirs that the current one of ours answers."""
        if self._following or not self.isVisible():
            return
        wanted = set(selection.task_ids)
        row = next((row for row in self._rows() if row.tasks & wanted), None)
        if row and row.requirement.entry.tasks:
            self.text.mark(row.requirement.entry.tasks[0].id)

    def _show_ours(self, task_id: str) -> None:
        """What of ours answers the sentence she clicked."""
        rows = (row for row in self._rows() if row.tasks)
        found = next(
            (r for r in rows if any(t.id == task_id for t in r.requirement.entry.tasks)), None
        )
        if found:
            self._following = True
            self._session.select(Selection(task_ids=(next(iter(sorted(found.tasks))),)))
            self._following = False

    # -- choosing -------------------------------------------------------------------------------

    def _pop_up(self) -> None:
        from workbench.aligning import references

        plan, gateway = self._session.plan, self._session.workbench
        plan_id = plan.id if plan else ""
        job = self._session.work("正在列出资料", lambda _: references(gateway, plan_id), quiet=True)
        job.succeeded.connect(self._list)

    def _list(self, found: tuple[Reference, ...]) -> None:
        self.menu.clear()
        for reference in found:
            action = self.menu.addAction(reference.title)
            action.setCheckable(True)
            action.setChecked(reference.id == self._key)
            action.triggered.connect(lambda _=False, key=reference.id: self.show_paper(key))
        if not found:
            self.menu.addAction("资料库里还没有别的资料，请先导入").setEnabled(False)
        self.menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _hold(self) -> None:
        from workbench.aligning import chosen

        plan = self._session.plan
        if plan and self._key:
            self._feed.choose((*chosen(self._session.workbench, plan.id), self._key))

    def _reread(self) -> None:
        if self._key:
            key, self._paper = self._key, None
            self.show_paper(key)

    # -- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the title had no room beside them, the buttons keep only their icons."""
        super().resizeEvent(event)
        narrow = event.size().width() < style.em(_WORDS_FROM)
        for button in (self.choose, self.hold, self.take):
            button.setText("" if narrow else button.accessibleName())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction("复制", self.text.copy)
        copy.setEnabled(self.text.textCursor().hasSelection())
        take = menu.addAction("写入要点当前句之后", self.adopt)
        take.setEnabled(self._session.editable and bool(self.text.tasks_chosen()))
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        if enter and event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            self.adopt()
            return
        super().keyPressEvent(event)


def _read(paper: Plan) -> tuple[Plan, tuple[Block, ...]]:
    from workbench.manuscript import manuscript

    return paper, manuscript(paper)


def _signs(block: Block, by_task: dict[str, Row]) -> tuple[Sign, ...]:
    """What is said below a paragraph: of each requirement in it, of several alike at once."""
    from ui.align.rows import SIGNS

    sentences = list(dict.fromkeys(run.task_id for run in block.runs if run.task_id))
    asked = {key: at for at, key in enumerate(sentences, 1) if key in by_task}
    found: dict[tuple[Relation, str], list[int]] = {}
    for key, at in asked.items():
        row = by_task[key]
        found.setdefault((row.requirement.relation, _answer(row)), []).append(at)
    alone = len(sentences) == 1
    return tuple(
        Sign(*SIGNS[relation], f"{'' if alone else _counted(ats)}{relation.label}{answer}")
        for (relation, answer), ats in found.items()
    )


def _counted(ats: list[int]) -> str:
    """第2、3句"""
    return f"第{'、'.join(map(str, ats))}句"


def _answer(row: Row) -> str:
    """（一）第1句; suggested ones are asked still."""
    asked = "" if row.requirement.confirmed or not row.tasks else "？"
    return f"{row.own_place}{asked}"
