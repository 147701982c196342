"""机构名录: the drafter's list of units with their other names, a line each; pasted as it comes.

医政医管处：医政处、医管处
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from ui import style
from ui.dialogs.forms import Form
from ui.labels import text
from workbench.plan import Unit, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

_ALIASES = re.compile(r"[：:\t(（]")
_BETWEEN = re.compile(r"[、，,;；\t ]+")
_NUMBER = re.compile(r"^\s*(?:\d{1,3}[.．、]|[（(]?\d{1,3}[)）]|[•·\-])\s*")
_ROWS = 16


class UnitsDialog(Form):
    """The list, one unit a line."""

    def __init__(self, units: Sequence[Unit], parent: QWidget | None = None) -> None:
        super().__init__("机构名录", "保存名录", parent)
        self._before = {unit.name: unit for unit in units}
        self.field = QPlainTextEdit(text_of(units))
        self.field.setProperty("field", "note")
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText("医政医管处：医政处、医管处")
        self.field.setMinimumWidth(style.em(30))
        line = self.field.fontMetrics().lineSpacing()
        self.field.setMinimumHeight(line * self.rows_fitting(_ROWS, line))
        self.ask("一行一家，冒号后面写别称；可以从表格或文件里整段粘贴", self.field)
        self._count = text("", "small", "ink3")
        self.body.addWidget(self._count)
        self.field.textChanged.connect(self._tell)
        self._tell()

    def units(self) -> tuple[Unit, ...]:
        """What stands there now; a unit that was there keeps its id."""
        return units_in(self.field.toPlainText(), self._before.values())

    def _tell(self) -> None:
        units = self.units()
        aliases = sum(len(unit.aliases) for unit in units)
        self._count.setText(f"{len(units)} 家，别称 {aliases} 个")


def text_of(units: Iterable[Unit]) -> str:
    """The list as it is typed."""
    return "\n".join(
        f"{unit.name}：{'、'.join(unit.aliases)}" if unit.aliases else unit.name for unit in units
    )


def units_in(words: str, before: Iterable[Unit] = ()) -> tuple[Unit, ...]:
    """The units named line by line; the same name twice is one, numbers before it are left out."""
    ids = {unit.name: unit.id for unit in before}
    found: dict[str, tuple[str, ...]] = {}
    for line in words.splitlines():
        name, *rest = _ALIASES.split(_NUMBER.sub("", line).strip(), maxsplit=1)
        name = name.strip(" 、，,;；")
        if name:
            other = [a.strip("）) ") for a in _BETWEEN.split(rest[0])] if rest else []
            found[name] = tuple(
                dict.fromkeys((*found.get(name, ()), *(a for a in other if a and a != name)))
            )
    return tuple(Unit(ids.get(name) or new_id(), name, also) for name, also in found.items())
