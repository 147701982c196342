"""The page of a template: its slots at the left, its text at the right, both correctable."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
)

from ui import style
from ui.buttons import Button
from ui.choosing import chooser_of
from ui.fields import ComboBox
from ui.labels import text
from ui.slots.sight import Sight, chapters, sight_of
from ui.slots.slot_model import SlotModel
from ui.slots.slot_table import SlotTable
from ui.state import Message
from ui.window.page_head import PageHead
from ui.window.whole_pages import WholePage
from workbench import turnover
from workbench.drafting.slots import SLOT, SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from workbench.app import Workbench
    from workbench.plan import Plan

_FILES = "模板文件 (*.yaodian-template)"
_HINT = "填一处，各处一起填。空着的留作〔待填〕，生成以后再写。"


class SlotsPage(WholePage):
    """Shows one template at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title = ""
        self.sight: Sight | None = None
        self.values: dict[str, str] = {}
        self.model = SlotModel(self)
        self.table = SlotTable(self.model)
        self.paper = QPlainTextEdit()
        self.kinds = ComboBox()
        self._build()
        self._connect()

    def show_template(self, reference: str, year: int = 0, title: str = "") -> None:
        """Another template; `year` and `title` are those asked for the plan to be made of it."""
        self.values = {SlotKind.YEAR.label: str(year)} if year else {}
        self._title = title
        self._look(reference)

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks: what is to be filled in, the paper, foot and head."""
        return (self.table, self.paper, self.foot, self.head)

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = PageHead()
        self.head.title.show_text("模板")
        self.take_in = Button("导入模板…", "quiet", "import")
        self.give_out = Button("导出模板…", "quiet", "export")
        self.merge = Button("合并章节…", "quiet", "merge")
        for button in (self.take_in, self.give_out, self.merge):
            self.head.row.addWidget(button)
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._build_left())
        panes.addWidget(self._build_right())
        panes.setSizes([style.em(44), style.em(54)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(panes, 1)
        self.foot = self._build_foot()
        column.addWidget(self.foot)

    def _build_left(self) -> QFrame:
        self.back = Button("改回文字", "normal", "undo")
        self.back.setToolTip("这一处不是待填，照原来的文字保留")
        self.own = Button("填回原来的内容", "normal", "redo")
        left = _column(self.table, _row(self.back, self.own))
        left.layout().setContentsMargins(9, 0, 0, 0)  # type: ignore[union-attr]
        return left

    def _build_right(self) -> QFrame:
        self.paper.setReadOnly(True)
        self.paper.setAccessibleName("模板正文")
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.document().setDocumentMargin(14)
        for kind in SlotKind:
            self.kinds.addItem(kind.label, kind)
        self.kinds.setCurrentIndex(self.kinds.findText(SlotKind.TEXT.label))
        self.kinds.setAccessibleName("待填的种类")
        self.make = Button("选中的文字改成待填", "normal", "pencil")
        self.make.setEnabled(False)
        return _column(self.paper, _row(self.make, self.kinds))

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("ground", "panel")
        foot.setProperty("edge", "top")
        self.plan = Button("生成要点", "primary", "check")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(text(_HINT, "body", "ink2", wrap=True), 1)
        row.addWidget(self.plan)
        return foot

    def _connect(self) -> None:
        self.head.back.connect(self.left)
        self.model.filled.connect(self._fill)
        self.table.selectionModel().currentRowChanged.connect(self._show_place)
        self.paper.copyAvailable.connect(self.make.setEnabled)
        self.back.clicked.connect(self._to_text)
        self.make.clicked.connect(self._to_slot)
        self.own.clicked.connect(self._fill_own)
        self.plan.clicked.connect(self._make_plan)
        self.take_in.clicked.connect(self._import)
        self.give_out.clicked.connect(self._export)
        self.merge.clicked.connect(self._ask_parts)

    # -- what she does --------------------------------------------------------------------------

    def _fill(self, slot_id: str, words: str) -> None:
        self.values[slot_id] = words
        self._look()

    def _fill_own(self) -> None:
        slots = self.sight.slots if self.sight else ()
        self.values = {s.id: s.value for s in slots if s.value} | self._given()
        self._look()

    def _given(self) -> dict[str, str]:
        return {key: value for key, value in self.values.items() if value}

    def _to_text(self) -> None:
        slot = self.model.row(self.table.currentIndex().row())
        if slot and self.sight:
            key, name = self.sight.template.id, slot.id
            self._change("改回文字", lambda w: turnover.slot_to_text(w, key, name).id)

    def _to_slot(self) -> None:
        words, kind = self.paper.textCursor().selectedText(), self.kinds.currentData()
        if words and self.sight:
            key, sort = self.sight.template.id, SlotKind(kind)
            self._change("改成待填", lambda w: turnover.text_to_slot(w, key, words, sort).id)

    def _import(self) -> None:
        chosen = chooser_of(self._session).to_read(self, "导入模板", _FILES)
        if chosen:
            self._change("导入模板", lambda w: turnover.import_template(w, chosen[0]).id)

    def _export(self) -> None:
        from workbench.papers import name_ending

        if self.sight is None:
            return
        template = self.sight.template
        name, chooser = name_ending(template.name, ""), chooser_of(self._session)
        path = chooser.to_write(self, "导出模板", name, _FILES)
        if path:
            workbench = self._workbench
            job = self._session.work(
                "导出模板", lambda _: turnover.export_template(workbench, template.id, path)
            )
            job.succeeded.connect(lambda path: self._tell(f"已导出模板：{path.name}"))

    def _ask_parts(self) -> None:
        workbench = self._workbench
        job = self._session.work("列出各模板的章", lambda _: chapters(workbench), quiet=True)
        job.succeeded.connect(self._combine)

    def _combine(self, found: tuple[tuple[str, str, str], ...]) -> None:
        from ui.slots.combine import CombineDialog

        dialog = CombineDialog(found, self.window())
        if dialog.exec():
            parts, name = dialog.parts, dialog.name.text().strip()
            self._change("合并章节", lambda w: turnover.combine(w, parts, name).id)

    def _make_plan(self) -> None:
        if self.sight is None or self._session.refused():
            return
        workbench, key, values = self._workbench, self.sight.template.id, self._given()
        title = self._title
        job = self._session.work(
            "正在生成要点", lambda _: turnover.fill_template(workbench, key, values, title)
        )
        job.succeeded.connect(self._open)

    def _open(self, plan: Plan) -> None:
        self._session.show(plan)
        self._session.library_changed.emit()
        self.left.emit()
        self._tell(f"已生成“{plan.title}”，空着的〔〕在正文里接着填")

    # -- inside ---------------------------------------------------------------------------------

    @property
    def _workbench(self) -> Workbench:
        return cast("Workbench", self._session.workbench)

    def _change(self, name: str, act: Callable[[Workbench], str]) -> None:
        """Do something to templates beside the window, and show the one that comes of it."""
        if self._session.refused():
            return
        workbench, values = self._workbench, self._given()
        job = self._session.work(name, lambda _: sight_of(workbench, act(workbench), values))
        job.succeeded.connect(self._show)
        job.succeeded.connect(lambda _: self._session.library_changed.emit())

    def _look(self, reference: str = "") -> None:
        key = reference or (self.sight.template.id if self.sight else "")
        if not key:
            return
        work = partial(sight_of, self._workbench, key, self._given())
        job = self._session.work("正在打开模板", lambda _: work(), quiet=True)
        job.succeeded.connect(self._show)

    def _show(self, sight: Sight) -> None:
        self.sight = sight
        self.head.title.show_text(f"模板：{sight.template.name.removeprefix('模板：')}")
        self.model.show_sight(sight)
        bar = self.paper.verticalScrollBar()
        at = bar.value()
        self.paper.setPlainText(sight.text)
        bar.setValue(at)
        self._mark(sight.text)
        self.back.setEnabled(bool(sight.slots))

    def _mark(self, words: str) -> None:
        """The places that are open."""
        marks = []
        for found in SLOT.finditer(words):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.paper.document())
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor  # type: ignore[attr-defined]
            mark.format.setBackground(style.shade("warn_soft"))  # type: ignore[attr-defined]
            mark.format.setForeground(style.shade("warn"))  # type: ignore[attr-defined]
            marks.append(mark)
        self.paper.setExtraSelections(marks)

    def _show_place(self) -> None:
        """The first place of the current slot, in the text."""
        slot = self.model.row(self.table.currentIndex().row())
        if slot is None:
            return
        parts = SLOT.split(slot.places[0].sentence)
        found = self.paper.document().find(max(parts, key=len))
        if not found.isNull():
            found.clearSelection()
            self.paper.setTextCursor(found)
            self.paper.centerCursor()

    def _tell(self, words: str) -> None:
        self._session.message.emit(Message(words))


def _column(*parts: QFrame) -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", "surface")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(parts[0], 1)
    for part in parts[1:]:
        column.addWidget(part)
    return frame


def _row(*parts: Button | ComboBox) -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", "surface")
    frame.setProperty("edge", "top")
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 6, 12, 6)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return frame
