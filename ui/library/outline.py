"""大纲: number and title of every item; how many tasks, of them without a unit, how many findings.

一、健全公共卫生服务体系       11   1   3
  （二）完善院前急救网络        3
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.library.opening import empty_page
from ui.library.outline_book import OutlineBook
from ui.library.outline_drag import OutlineDrag
from ui.library.outline_receiver import OutlineReceiver
from ui.state import Message, Selection
from ui.tree import Tree
from ui.tree_model import Role, TreeModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from ui.session import Session


_AT_ONCE = 200
"""So many rows are made in one turn of the window's."""
HEADS = (
    ("table", "任务：这一条下有几句"),
    ("unassigned", "责任未定：几句还没有单位"),
    ("warning", "审校：几处必错和疑似"),
)
"""The columns of counts: icon and what it says; the first one only where there is room."""


class _Asked(TypedDict):
    """What the rows depend on beside the plan."""

    editable: bool
    grave: Mapping[str, tuple[int, int]]
    wide: bool


_NO_PLAN = ("还没有打开要点", "双击资料里的一份，或新建一份")
_NO_ITEM = ("这份要点还没有条目", "用“插入 → 同级条目”添加")


class OutlinePanel(QWidget):
    """The outline of the open plan, in step with the selection; F2 renames in place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = TreeModel(self._rename, self)
        self.tree = Tree(self.model, "大纲")
        self.drag = OutlineDrag(self.tree, session)
        self.receiver = OutlineReceiver(self.tree, session)
        self.wide = False
        self._book = OutlineBook()
        self._fresh = self._editable = False
        self._recalled: Mapping[str, str] = {}
        self._steps: Iterator[int] = iter(())
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._step)
        self._layers = QStackedLayout(self)
        self.empty = empty_page(session, "outline", *_NO_PLAN, session.begun)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self.tree)
        self._connect()

    def rename_current(self) -> None:
        """Offer the current heading for renaming, as F2 does; say why where that cannot be."""
        if not self.tree.ask():
            self._tell_why()

    def make_wide(self, wide: bool) -> None:
        """There is room to count the tasks, or no longer."""
        if wide is not self.wide:
            self.wide = wide
            self._refresh()

    def told_look(self) -> Mapping[str, str]:
        """What is folded, and which row is at the top."""
        if self._fresh:
            return self._recalled
        folded = ",".join(sorted(self.tree.folded()))
        top = str(self.tree.verticalScrollBar().value())
        return {n: w for n, w in (("folded", folded), ("top", top)) if w not in ("", "0")}

    def recall_look(self, told: Mapping[str, str]) -> None:
        """Fold the same chapters and scroll to the same row, once the rows are made."""
        self._recalled = dict(told)
        if not self._fresh:
            self._return()

    def _return(self) -> None:
        told, self._recalled = self._recalled, {}
        if folded := set(told.get("folded", "").split(",")) - {""}:
            self.tree.unfold_all_but(folded)
        if (top := told.get("top", "")).isdigit():
            self.tree.verticalScrollBar().setValue(int(top))

    def _connect(self) -> None:
        self._session.plan_opened.connect(self._open)
        self._session.plan_changed.connect(self._refresh)
        self._session.selection_changed.connect(self._follow)
        self._session.findings.changed.connect(self._begin)
        self._session.state_changed.connect(self._follow_lock)
        self.tree.selectionModel().currentChanged.connect(self._choose)

    def _open(self) -> None:
        """Another plan: what stands there goes at once, what is to stand there may take turns."""
        self._fresh = True
        if self._session.plan:
            self.model.show(())
            self._layers.setCurrentIndex(1)
        self._begin()

    def _begin(self) -> None:
        """Make the rows anew; those of a long plan in several turns, shown all at once."""
        plan = self._session.plan
        if plan is None or len(plan.numbers()) <= _AT_ONCE:
            self._refresh()
            return
        self._steps = self._book.steps(plan, **self._asked())
        self._turns.start()

    def _follow_lock(self) -> None:
        """Headings can be renamed as long as the plan can be changed."""
        if not self._fresh and self._editable is not self._session.editable:
            self._begin()

    def _step(self) -> None:
        made = 0
        for rows in self._steps:
            made += rows
            if made >= _AT_ONCE:
                return
        self._refresh()

    def _refresh(self) -> None:
        """Make the rows of the open plan anew that changed, and show them."""
        self._turns.stop()
        plan, self._editable = self._session.plan, self._session.editable
        folded = set() if self._fresh else self.tree.folded()
        rows = self._book.rows(plan, **self._asked()) if plan else ()
        if self.model.show(rows) or self._fresh:
            self.tree.unfold_all_but(folded) if folded else self.tree.expandAll()
            self._follow(self._session.selection)
        if not rows and self._session.ready:
            self.empty.say(*(_NO_ITEM if self._session.plan else _NO_PLAN))
        self._layers.setCurrentIndex(1 if rows else 0)
        if self._fresh:
            self._fresh = False
            self._return()

    def _asked(self) -> _Asked:
        session = self._session
        return {
            "editable": session.editable,
            "grave": session.findings.grave,
            "wide": self.wide,
        }

    def _follow(self, selection: Selection) -> None:
        """What is current elsewhere is so here; a row that was out of sight is made out."""
        index = self.model.index_of(selection.section_id)
        row = self.tree.visualRect(index) if index.isValid() else None
        hidden = row and not 0 <= row.top() <= row.bottom() < self.tree.viewport().height()
        self.tree.show_current(selection.section_id)
        if hidden and not self._fresh:
            self.tree.arrive()

    def _choose(self, current: QModelIndex) -> None:
        key = str(current.data(Role.KEY) or "")
        if key and key != self._session.selection.section_id:
            self._session.select(Selection(section_id=key))

    def _tell_why(self) -> None:
        """Why no heading can be renamed now."""
        from ui.menus.entry import Needs, hindrance

        if why := hindrance(Needs.ITEM, self._session):
            self._session.message.emit(Message(why))

    def _rename(self, section_id: str, heading: str) -> None:
        from workbench.drafting.editing import rename

        plan = self._session.plan
        number = plan.numbers()[section_id] if plan else ""
        self._session.edit(lambda p: rename(p, section_id, heading), f"改标题{number}")

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_F2:  # the tree could do nothing with it
            self._tell_why()
        super().keyPressEvent(event)
