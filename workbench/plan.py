"""What a plan is: sections, tasks (one sentence each), targets, and who answers for them.

A plan is a tree of frozen dataclasses. An edit makes a new tree that shares all it did not touch;
ids never change, so two plans can be compared, merged and journaled by id.

    Plan 2027年江城市卫生健康工作要点
    └── Section 健全公共卫生服务体系            (its number 一、 is generated, see `numbers`)
        └── Section 完善院前急救网络            (（二）, heading run into its text)
            └── Paragraph
                ├── Task 新建急救站点6个，城区急救平均反应时间缩短至10分钟以内。
                └── Task 推动急救调度系统与各医疗机构信息互联互通。
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.chinese import amount
from workbench.issuance import PLAIN, Issuance
from workbench.numbering import RUNNING_ON, Scheme
from workbench.remembering import remembered_of_parts
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator


def new_id() -> str:
    """A fresh id, unique also among copies of a plan edited on other machines."""
    return secrets.token_hex(8)


class Role(StrEnum):
    """How a unit (责任单位) answers for a task."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"

    @property
    def label(self) -> str:
        """The word of the task table."""
        return {"lead": "牵头单位", "responsible": "责任单位", "support": "配合单位"}[self.value]


class TargetKind(StrEnum):
    """What sort of figure a target (指标) is."""

    LEVEL = "level"
    INCREMENT = "increment"
    RATE = "rate"
    COUNT = "count"
    MONEY = "money"
    FACT = "fact"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    TargetKind.LEVEL: "水平",
    TargetKind.INCREMENT: "新增",
    TargetKind.RATE: "比率",
    TargetKind.COUNT: "数量",
    TargetKind.MONEY: "金额",
    TargetKind.FACT: "事实",
}


class Comparator(StrEnum):
    """How a figure binds: 不少于, 不超过, exactly, 左右, or between two values."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EXACT = "="
    ABOUT = "~"
    RANGE = "range"

    @property
    def label(self) -> str:
        """The sign put before a figure in tables."""
        return {">=": "≥", "<=": "≤", "=": "", "~": "约", "range": ""}[self.value]


class SectionKind(StrEnum):
    """Numbered by the scheme; an unnumbered theme phrase (强化政治建设。); or an annex (附件)."""

    NUMBERED = "numbered"
    THEME = "theme"
    ANNEX = "annex"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return {"numbered": "条目", "theme": "主题句", "annex": "附件"}[self.value]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure somebody can be asked for at the year's end (指标).

    `quote` is its verbatim run in the sentence. `value` is None while the figure is open (待填);
    `last` then shows what was printed last year (30家以上). `pinned` marks one the drafter edited:
    it no longer follows the sentence.
    """

    id: str
    quote: str
    indicator: str
    kind: TargetKind
    op: Comparator
    value: float | None
    value_high: float | None = None
    unit: str = ""
    deadline: str = ""
    hedged: bool = False
    last: str = ""
    pinned: bool = False

    @property
    def figure(self) -> str:
        """The figure and how it binds, as in tables: ≥30家, 1～2个; "" while it is open."""
        if self.value is None:
            return ""
        if self.op is Comparator.RANGE and self.value_high is not None:
            return f"{amount(self.value)}～{amount(self.value_high, self.unit)}"
        return self.op.label + amount(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A unit, by the name as printed, in its role."""

    unit: str
    role: Role


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry of the drafter's list of units (机构名录): its name and its other names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be done on the way to a task's end, and by when, as printed (6月底前)."""

    deadline: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """One sentence of the plan, closing mark included; a row of the task table (任务分解表).

    `deadline` is a date phrase as printed (2027年6月底前), "" for none. `source` is the id of the
    task it was carried over from, `origin` that of the library document its words were taken from.
    `milestones` (节点) are in the order of their dates.
    """

    id: str
    text: str
    assignments: tuple[Assignment, ...] = ()
    deadline: str = ""
    targets: tuple[Target, ...] = ()
    source: str = ""
    note: str = ""
    origin: str = ""
    milestones: tuple[Milestone, ...] = ()

    def units(self, role: Role) -> tuple[str, ...]:
        """The names of the units that answer for it in `role`."""
        return units_in(self.assignments, role)


def units_in(assignments: tuple[Assignment, ...], role: Role) -> tuple[str, ...]:
    """The names among `assignments` that stand in `role`, in order."""
    return tuple(a.unit for a in assignments if a.role is role)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences that stand in one paragraph."""

    id: str
    tasks: tuple[Task, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph as printed: joining the tasks gives the text typed."""
        return "".join(task.text for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. `heading` has neither number nor closing stop.

    `run_in`: the heading opens its first paragraph (（一）加强管理。组织实施…). `assignments` and
    `deadline` stand on the heading or close the section; they hold for every task below that has
    none of its own. `tabular`: on paper it is a row of a table, with the tabular ones beside it.
    """

    id: str
    heading: str
    kind: SectionKind = SectionKind.NUMBERED
    run_in: bool = False
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    deadline: str = ""
    tabular: bool = False

    def walk(self, depth: int = 1) -> Iterator[tuple[Section, int]]:
        """Itself and all sections below, in reading order, each with its depth."""
        yield self, depth
        for child in self.sections:
            yield from child.walk(depth + 1)

    def tasks(self) -> Iterator[Task]:
        """The tasks of its own paragraphs, those of sub-sections left out."""
        for paragraph in self.paragraphs:
            yield from paragraph.tasks


@dataclass(frozen=True, slots=True)
class Notice:
    """The 印发通知 a plan is issued under: title, 发文字号, addressees, body, signature."""

    title: str
    number: str = ""
    addressees: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    signature: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """An annual work plan (年度工作要点) with its front and back matter.

    `year` is 0 where the document names none. `preamble` stands before the first heading,
    `closing` after the last section; `issuance` is how it goes out as a paper.
    """

    id: str
    title: str
    year: int = 0
    issuer: str = ""
    scheme: Scheme = RUNNING_ON
    addressees: str = ""
    notice: Notice | None = None
    preamble: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    signature: str = ""
    date: str = ""
    issuance: Issuance = PLAIN
    status: Status = Status.DRAFTING

    def walk(self) -> Iterator[tuple[Section, int]]:
        """All sections in reading order, each with its depth (1 = top)."""
        for section in self.sections:
            yield from _walked(section)

    def tasks(self) -> Iterator[Task]:
        """The rows of the task table: every sentence that stands in a section, in reading order."""
        for section, _ in self.walk():
            yield from section.tasks()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those of notice, preamble and closing too."""
        if self.notice:
            yield from self.notice.paragraphs
        yield from self.preamble
        for section, _ in self.walk():
            yield from section.paragraphs
        yield from self.closing

    def numbers(self) -> dict[str, str]:
        """The generated number of every section by id: 一、（一）附件1; "" for a theme phrase."""
        from workbench.counting import numbers_of

        return numbers_of(self)


@remembered_of_parts
def _walked(top: Section) -> tuple[tuple[Section, int], ...]:
    return tuple(top.walk())
