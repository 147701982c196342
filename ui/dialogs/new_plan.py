"""新建要点: from which paper, for which year, under which name. `NewPlanOptions` or None."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui import style
from ui.dialogs.forms import Form
from ui.fields import ComboBox, SpinBox
from ui.labels import shown_title, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.session import Session

TEMPLATE = "模板"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Source:
    """Something a plan can be made of: its id, its title, and what it is (资料 要点 模板)."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class NewPlanOptions:
    """What she asked for; `title` is "" where the one that comes of itself will do."""

    source: str
    year: int
    title: str = ""


def sources(session: Session) -> tuple[Source, ...]:
    """Everything in the library a plan can be made of, own plans first."""
    workbench = session.workbench
    return (
        *(Source(p.id, p.title, "要点") for p in workbench.plans()),
        *(Source(d.id, d.title or d.name, "资料") for d in workbench.documents()),
        *(Source(t.id, t.name, TEMPLATE) for t in workbench.templates()),
    )


class NewPlanDialog(Form):
    """Asks for source, year and name."""

    def __init__(
        self, choices: Sequence[Source], chosen: str, year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("新建要点", "生成要点", parent)
        self._choices = tuple(choices)
        self.source = ComboBox()
        for choice in self._choices:
            self.source.addItem(f"{shown_title(choice.title)}（{choice.kind}）", choice.id)
        self.source.setCurrentIndex(max(0, self.source.findData(chosen)))
        self.year = SpinBox()
        self.year.setRange(1949, 2099)
        self.year.setValue(year)
        self.name = QLineEdit()
        self._fill()
        self._refresh()

    def _fill(self) -> None:
        self.source.setMinimumWidth(style.em(32))
        self.source.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.ask("从哪一份生成", self.source)
        self.ask("年份", self.year)
        self.name.setPlaceholderText("照模板的标题")
        self.ask("名称", self.name)
        self.body.addWidget(
            text(
                "年份、届次、时限逐处给出建议；数字留空待填，旁边写着去年的数。",
                "small",
                "ink3",
                wrap=True,
            )
        )
        self.source.currentIndexChanged.connect(self._refresh)
        self.year.valueChanged.connect(self._refresh)

    @property
    def options(self) -> NewPlanOptions:
        """What is filled in now; the name that is seen is the one the plan gets."""
        name = self.name.text().strip()
        return NewPlanOptions(str(self.source.currentData() or ""), self.year.value(), name)

    def _refresh(self) -> None:
        choice = self.source.currentIndex()
        self.act.setEnabled(choice >= 0)
        if choice >= 0 and not self.name.isModified():
            self.name.setText(_title(self._choices[choice], self.year.value()))


def _title(source: Source, year: int) -> str:
    """The name a plan of `source` will have; "" where only the template knows it."""
    return "" if source.kind == TEMPLATE else _YEAR.sub(str(year), source.title)


def ask_new_plan(
    choices: Sequence[Source], chosen: str, year: int, parent: QWidget | None = None
) -> NewPlanOptions | None:
    """What she wants made, None if nothing."""
    dialog = NewPlanDialog(choices, chosen, year, parent)
    return dialog.options if dialog.exec() else None
