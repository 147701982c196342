"""What a pasted block would change, shown in the table before it does.

将改动 6 格，其中 2 格原来有内容；名录里没有：无名处       粘贴   不粘贴
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.buttons import Button
from ui.labels import Sign, text
from ui.tasks.edits import units_in
from ui.tasks.rows import TaskRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.tasks.edits import Cell
    from ui.tasks.model import TaskModel

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Paste:
    """The cells that would change, how many of them hold something now, names nobody knows."""

    cells: tuple[Cell, ...]
    overwritten: int
    unknown: tuple[str, ...]

    @property
    def doubtful(self) -> bool:
        """It is shown first: it overwrites more than one cell, or names a stranger."""
        return self.overwritten > 1 or bool(self.unknown)

    @property
    def words(self) -> str:
        """What it comes to."""
        parts = [f"将改动 {len(self.cells)} 格"]
        if self.overwritten:
            parts[0] += f"，其中 {self.overwritten} 格原来有内容"
        if self.unknown:
            more = f"等 {len(self.unknown)} 个" if len(self.unknown) > _NAMED else ""
            parts.append(f"名录里没有：{'、'.join(self.unknown[:_NAMED])}{more}")
        return "；".join(parts)


def weighed(model: TaskModel, cells: Sequence[Cell], known: Collection[str]) -> Paste:
    """What pasting `cells` comes to; cells that say the same already are left out."""
    rows = {line.key: line for line in model.lines() if isinstance(line, TaskRow)}
    changing = [c for c in cells if rows[c.task_id].typed(c.column) != c.text]
    full = sum(bool(rows[c.task_id].typed(c.column)) for c in changing)
    names = [name for c in changing if c.column.role for name in units_in(c.text)]
    strangers = dict.fromkeys(name for name in names if known and name not in known)
    return Paste(tuple(changing), full, tuple(strangers))


class PasteBar(QFrame):
    """Asks whether the block shown in the table is to be pasted; Enter does, Esc does not.

    Signals:
        decided(bool): she said so.
    """

    decided = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "warn")
        self.setProperty("bar", "warn")
        self.label = text("", wrap=True)
        self.accept = Button("粘贴", "normal")
        self.refuse = Button("不粘贴", "quiet")
        self.accept.setToolTip("把表里标出的内容写进去（Enter）")
        self.refuse.setToolTip("什么都不改（Esc）")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(Sign("warning", "warn"))
        row.addWidget(self.label, 1)
        row.addWidget(self.accept)
        row.addWidget(self.refuse)
        self.accept.clicked.connect(lambda: self.decided.emit(True))
        self.refuse.clicked.connect(lambda: self.decided.emit(False))
        self.hide()

    def ask(self, paste: Paste) -> None:
        """Say what the paste comes to; the keys go to 粘贴."""
        self.label.setText(paste.words)
        self.setAccessibleName(paste.words)
        self.show()
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.decided.emit(False)
            return
        super().keyPressEvent(event)
