"""What changed between two plans, as data: one `Change` an item, paragraph or sentence.

The list is complete: `compare_apply.applied` makes the new plan of the old one and the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.issuance import Issuance
from workbench.numbering import Scheme
from workbench.plan import Notice, Section, Task

if TYPE_CHECKING:
    from workbench.drafting.compare_spans import Span
    from workbench.drafting.compare_tree import Content, Level, Ref


class ChangeKind(StrEnum):
    """What happened to it; several may have."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    REWORDED = "reworded"
    SPLIT = "split"
    JOINED = "joined"
    UNITS = "units"
    DEADLINE = "deadline"
    TARGETS = "targets"
    NOTE = "note"
    FORM = "form"
    PARAGRAPHED = "paragraphed"
    RENUMBERED = "renumbered"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return _LABELS[self]


_LABELS = {
    ChangeKind.ADDED: "新增",
    ChangeKind.DROPPED: "删去",
    ChangeKind.MOVED: "移动",
    ChangeKind.REWORDED: "改写",
    ChangeKind.SPLIT: "拆分",
    ChangeKind.JOINED: "合并",
    ChangeKind.UNITS: "责任单位",
    ChangeKind.DEADLINE: "完成时限",
    ChangeKind.TARGETS: "指标",
    ChangeKind.NOTE: "备注",
    ChangeKind.FORM: "形式",
    ChangeKind.PARAGRAPHED: "分段",
    ChangeKind.RENUMBERED: "序号",
}


@dataclass(frozen=True, slots=True)
class Side:
    """An item, paragraph or sentence in one of the two plans.

    `owner` is the reader's name of the item (or part) it is or stands in, `within` says where
    there (第2句), `number` is an item's generated number.
    """

    content: Content
    owner: str
    within: str = ""
    number: str = ""

    @property
    def text(self) -> str:
        """The words of a sentence, the heading of an item."""
        if isinstance(self.content, Task):
            return self.content.text
        return self.content.heading if isinstance(self.content, Section) else ""

    @property
    def place(self) -> str:
        """（二）完善院前急救网络第2句"""
        return self.owner + self.within


@dataclass(frozen=True, slots=True)
class Goal:
    """Where something stands in the new plan: the child `index` (0 = first) of `parent`.

    `behind` names what stands before it, by its old place where it had one, "" for nothing;
    `below` names the parent where that is another one or nothing stands before it.
    """

    parent: Ref
    index: int
    behind: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one item, paragraph or sentence.

    `ref`: its id in the old plan, that in the new one where it is new. `old`, `new`: how it was
    and is; one is missing where it was added or dropped. `goal`: where it went, where it moved or
    was added. `spans`: which characters differ. `parts`: all the new sentences one was split into,
    in order; `sources`: all the old ones one was joined of; `partner`: for those of them that are
    told by themselves too, the one that says so. `inside`: what it stands in was added or dropped
    with it.
    """

    ref: Ref
    kinds: tuple[ChangeKind, ...]
    old: Side | None = None
    new: Side | None = None
    goal: Goal | None = None
    spans: tuple[Span, ...] = ()
    parts: tuple[Side, ...] = ()
    sources: tuple[Side, ...] = ()
    partner: Ref | None = None
    inside: bool = False

    @property
    def level(self) -> Level:
        return self.ref.level

    @property
    def side(self) -> Side:
        """How it is, or was where it is gone."""
        side = self.new or self.old
        assert side is not None
        return side


PartValue = str | int | Scheme | Issuance | Notice | None


class PartChange(NamedTuple):
    """A field outside the sections (标题, 署名, 通知标题 …) and how it was and is."""

    part: str
    old: PartValue
    new: PartValue


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two plans, in the order of places, and how many sentences did not.

    `old_title` and `new_title` are the plans' titles.
    """

    old_title: str
    new_title: str
    parts: tuple[PartChange, ...] = ()
    changes: tuple[Change, ...] = ()
    same: int = 0

    @property
    def empty(self) -> bool:
        """Nothing changed."""
        return not (self.parts or self.changes)

    def of_kind(self, level: Level, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind on one level."""
        return tuple(one for one in self.changes if one.level is level and kind in one.kinds)
