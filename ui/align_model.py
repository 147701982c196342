"""The rows of 对标: their requirements in their order, beside what of ours answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from ui import icons, style
from workbench.drafting.alignment import Relation

if TYPE_CHECKING:
    from ui.tree_model import Index
    from workbench.drafting.alignment import Alignment, Beside, Requirement

HEADS = ("条", "上级的要求", "覆盖", "本级对应", "数值比较", "相似", "确认")
SIGNS = {
    Relation.COVERED: ("check-filled", "ok"),
    Relation.EXCEEDED: ("chevron-up", "ok"),
    Relation.PARTLY: ("warning-filled", "warn"),
    Relation.LOWER: ("error-filled", "err"),
    Relation.MISSING: ("close", "err"),
}
_Role = Qt.ItemDataRole
_COVER = 2


class AlignModel(QAbstractTableModel):
    """One requirement a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Requirement, ...] = ()

    def show(self, alignment: Alignment | None) -> None:
        """List the requirements of another alignment, none for None."""
        self.beginResetModel()
        self._rows = alignment.requirements if alignment else ()
        self.endResetModel()

    def requirement(self, row: int) -> Requirement | None:
        """The requirement in `row`, None where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            return _cells(index.row(), row)[index.column()]
        name, token = SIGNS[row.relation]
        if role == _Role.DecorationRole and index.column() == _COVER:
            return icons.icon(name, token)
        if role == _Role.ForegroundRole:
            return style.shade(_tone(row, index.column(), token))
        return None


def figures_words(figure: Beside) -> str:
    """Their figure beside ours: 上级80%，本级75%."""
    ours = figure.ours.quote if figure.ours else "未写数"
    return f"上级{figure.theirs.quote}，本级{ours}"


def _tone(row: Requirement, column: int, token: str) -> str:
    if column == _COVER:
        return token
    return "ink" if row.confirmed or column < _COVER else "ink2"


def _cells(at: int, row: Requirement) -> tuple[str, ...]:
    score = max((answer.score for answer in row.answers), default=0.0)
    return (
        str(at + 1),
        row.entry.text,
        row.relation.label,
        "／".join(answer.entry.text for answer in row.answers) or "— 按 Ctrl+N 新建 —",
        "；".join(figures_words(figure) for figure in row.figures),
        f"{score:.0%}" if row.answers else "",
        "已确认" if row.confirmed else "",
    )
