"""The moments of a plan as rows, newest first, under the days on which they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.history.past import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.versions import Moment, Timeline

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_COUNT = re.compile(r"(.+?)\s+(\d+\s*[项处句条步])$")
_ICONS = (
    (("新建", "生成"), "new"),
    (("导入",), "import"),
    (("填充",), "fill-down"),
    (("采纳", "接受", "修正", "核对"), "check"),
    (("移动", "上移", "下移", "升级", "降级"), "outline"),
    (("合并",), "merge"),
    (("恢复", "取回", "撤销"), "undo"),
    (("状态", "开始"), "target"),
    (("删",), "close"),
    (("添加", "新增", "插入"), "plus"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a day, or a moment. `right` is its count, `present` the moment that is now.

    `step`: what was done last before a moment that has a name.
    """

    text: str
    time: str = ""
    right: str = ""
    icon: str = ""
    moment: Moment | None = None
    present: bool = False
    step: str = ""

    @property
    def named(self) -> bool:
        """The moment has a name."""
        return self.moment is not None and self.moment.version is not None


def lines_of(timeline: Timeline, *, only_named: bool = False) -> tuple[Line, ...]:
    """The rows of a timeline, newest first."""
    return tuple(_lines(timeline, only_named))


def _lines(timeline: Timeline, only_named: bool) -> Iterator[Line]:
    last = ""
    for moment in reversed(timeline.moments):
        if only_named and not moment.version:
            continue
        if (today := day(moment.at)) != last:
            last = today
            yield Line(today)
        yield _line(moment, present=moment.number == timeline.present)


def _line(moment: Moment, *, present: bool) -> Line:
    time = f"{moment.at:%H:%M}"
    if moment.version:
        title = moment.version.title
        return Line(title, time, "", "bookmark-filled", moment, present, moment.label)
    found = _COUNT.match(moment.label)
    words, count = (found[1], found[2]) if found else (moment.label, "")
    icon = next((icon for starts, icon in _ICONS if words.startswith(starts)), "pencil")
    return Line(words, time, "已撤销" if moment.undone else count, icon, moment, present)


class HistoryModel(QAbstractListModel):
    """The rows of the history."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Other rows."""
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row of a step, -1 where none shows it."""
        found = (
            at for at, line in enumerate(self.lines) if line.moment and line.moment.number == number
        )
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].moment:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags  # the keys pass over a day


def _told(line: Line) -> str:
    """Version, step and time in words."""
    if line.moment is None:
        return line.text
    parts = [line.time, line.text, line.right]
    if line.moment.version:
        parts.append(f"第{line.moment.number}步：{line.moment.label}")
    return " ".join(part for part in (*parts, "（现在）" if line.present else "") if part)
