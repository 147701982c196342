"""大纲: number and title of every item, how many of its tasks nobody answers for yet.

一、健全公共卫生服务体系        1
  （二）完善院前急救网络        1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.labels import Empty
from ui.state import Selection
from ui.tree import Tree
from ui.tree_model import Role, Row, TreeModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex

    from ui.session import Session
    from workbench.plan import Plan
    from workbench.plan import Section as PlanSection


def outline_rows(plan: Plan, *, editable: bool = True) -> tuple[Row, ...]:
    """The rows of the outline of `plan`; a chapter's count includes what stands below it."""
    from workbench.assigning.breakdown import effective_assignments

    numbers = plan.numbers()
    unassigned = {key for key, units in effective_assignments(plan).items() if not units}
    return tuple(_row(section, numbers, unassigned, editable)[0] for section in plan.sections)


def _row(
    section: PlanSection, numbers: Mapping[str, str], unassigned: set[str], editable: bool
) -> tuple[Row, int]:
    below = [_row(child, numbers, unassigned, editable) for child in section.sections]
    count = sum(task.id in unassigned for task in section.tasks()) + sum(n for _, n in below)
    text = f"{numbers[section.id]}{section.heading}"
    row = Row(
        section.id,
        text,
        right=str(count) if count else "",
        tone="warn",
        edit=section.heading if editable else None,
        spoken=f"{text}，责任未定{count}项" if count else text,
        tip=f"{text}\n责任未定 {count} 项" if count else text,
        rows=tuple(row for row, _ in below),
    )
    return row, count


class OutlinePanel(QWidget):
    """The outline of the open plan, in step with the selection; F2 renames in place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = TreeModel(self._rename, self)
        self.tree = Tree(self.model, "大纲")
        self._layers = QStackedLayout(self)
        self._layers.addWidget(Empty("outline", "还没有打开要点", "在资料里点一份，或新建（Ctrl+N）"))
        self._layers.addWidget(self.tree)
        self._connect()

    def rename_current(self) -> None:
        """Offer the current heading for renaming, as F2 does."""
        self.tree.setFocus()
        if self.tree.currentIndex().isValid():
            self.tree.edit(self.tree.currentIndex())

    def _connect(self) -> None:
        self._session.plan_opened.connect(self._open)
        self._session.plan_changed.connect(self._refresh)
        self._session.selection_changed.connect(self._follow)
        self.tree.selectionModel().currentChanged.connect(self._choose)

    def _open(self) -> None:
        self._refresh()
        self.tree.expandAll()

    def _refresh(self) -> None:
        plan = self._session.plan
        folded = self.tree.folded()
        rows = outline_rows(plan, editable=self._session.editable) if plan else ()
        if self.model.show(rows):
            self.tree.unfold_all_but(folded)
            self._follow(self._session.selection)
        self._layers.setCurrentIndex(1 if rows else 0)

    def _follow(self, selection: Selection) -> None:
        self.tree.show_current(selection.section_id)

    def _choose(self, current: QModelIndex) -> None:
        key = str(current.data(Role.KEY) or "")
        if key and key != self._session.selection.section_id:
            self._session.select(Selection(section_id=key))

    def _rename(self, section_id: str, heading: str) -> None:
        from workbench.drafting.editing import rename

        plan = self._session.plan
        number = plan.numbers()[section_id] if plan else ""
        self._session.edit(lambda p: rename(p, section_id, heading), f"改标题{number}")
