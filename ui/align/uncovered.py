"""上级未覆盖: what the superiors ask for and nothing of ours answers, below the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.align.feed import feed_of
from ui.align.rows import SIGNS, bare
from ui.buttons import Button
from ui.row_table import ColumnFit
from ui.window.list_page import ListPage
from ui.window.place_list import Line, PlaceModel, PlaceTable

if TYPE_CHECKING:
    from ui.align.rows import Row
    from ui.session import Session

_HEADS = ("覆盖", "文件", "位置", "要求", "数值")
_WIDTHS = (6.5, 14, 9, 0, 12)


class UncoveredPanel(ListPage):
    """The list.

    Signals:
        row_wanted(Row): a requirement is wanted in 逐条.
        superiors_wanted(): she wants to choose what the plan is held against.
    """

    row_wanted = Signal(object)
    superiors_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.model = PlaceModel(_HEADS, self)
        self.table = _Table(self.model, "上级未覆盖", _WIDTHS)
        ColumnFit(self.table, _WIDTHS, {0: 10, 1: 24, 2: 14, 4: 14}, (0,), {1: 8.5})
        self.choose = Button("选择上级文件…", "link", "superior")
        self.choose.clicked.connect(self.superiors_wanted)
        self._column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(0)
        self.lay(self.table)
        self._session = session
        self._feed = feed_of(session)
        self._rows: tuple[Row, ...] = ()
        self.table.setAccessibleDescription("回车在逐条里看，Ctrl+N 由此起草任务")
        self.table.wanted.connect(self.go_to)
        self.table.acted.connect(self.draft)
        self._feed.begun.connect(self.refresh)
        self._feed.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What is missing by now."""
        held = self._feed.held
        self._rows = held.missing if held else ()
        self.model.show([_line(row) for row in self._rows])
        self.nothing.setText(
            "正在读取…"
            if held is None
            else "上级的要求都有对应。"
            if held.pages
            else "还没有选对标的文件。选了上级文件，没有对应的要求列在这里。"
        )
        self.choose.setVisible(held is not None and not held.pages)
        self.tell(len(self._rows))

    def draft(self, line: int) -> None:
        """Make a task of a requirement, at the end of the item that is selected."""
        plan = self._session.plan
        if plan and plan.sections and not self._session.refused():
            section = self._session.selection.section_id or plan.sections[-1].id
            self._feed.draft(self._rows[line], section)

    def go_to(self, line: int) -> None:
        self.row_wanted.emit(self._rows[line])


class _Table(PlaceTable):
    """Ctrl+N makes a task here, not a plan."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_N
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)


def _line(row: Row) -> Line:
    requirement = row.requirement
    icon, token = SIGNS[requirement.relation]
    cells = (
        requirement.relation.label,
        row.reference.title,
        row.place,
        bare(requirement.entry.text),
        row.figures,
    )
    return Line(cells, icon, token)
