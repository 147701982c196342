"""What changed, in a reader's words: one Chinese line a change, in the order of places.

（二）完善院前急救网络：第2句改写
（八）加强队伍建设移到（六）推进信息化建设之后，序号改为（七）
（三）至（七）序号顺次改为（二）至（六）
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.drafting.compare_changes import Change, ChangeKind, PartValue, Side
from workbench.drafting.compare_tree import Level
from workbench.manuscript import PART_NAMES
from workbench.plan import Role, Section, Task, units_in
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.drafting.compare_changes import Comparison, PartChange
    from workbench.drafting.compare_tree import Content, Ref
    from workbench.plan import Assignment

_DIGITS = re.compile("[0-9零〇一二三四五六七八九十百①-⑳]+")

_OTHER_PARTS = {"year": "年度", "scheme": "编号方式", "notice": "印发通知", "status": "状态"}


def words(comparison: Comparison) -> tuple[str, ...]:
    """Every change as a line, those of title, signature and so on first."""
    return tuple(placed_words(comparison))


def placed_words(comparison: Comparison) -> dict[str, Ref | None]:
    """Every change as a line, in the order of `words`, and what it is about; None for a part."""
    found: dict[str, Ref | None] = dict.fromkeys(map(_part_words, comparison.parts))
    for renumbered, group in groupby(outlined(comparison), key=_is_renumbered):
        told = list(group)
        if renumbered:
            for run in runs([change for change, _ in told]):
                found.setdefault(_renumbered_words(run), run[0].ref)
        else:
            for change, below in told:
                found.setdefault(_line(change, with_text=bool(below)), change.ref)
    return found


def outlined(comparison: Comparison) -> list[tuple[Change, list[Change]]]:
    """The changes that are told by themselves, each with what came or went with it."""
    found: list[tuple[Change, list[Change]]] = []
    for change in comparison.changes:
        if not change.inside and not change.partner:
            found.append((change, []))
        elif change.inside and found:
            found[-1][1].append(change)
    return found


def _is_renumbered(told: tuple[Change, list[Change]]) -> bool:
    return only_renumbered(told[0])


def _line(change: Change, *, with_text: bool) -> str:
    if change.level is Level.ITEM:
        return _item(change)
    if change.level is Level.PARAGRAPH:
        return _paragraph(change, with_text=with_text)
    return _sentence(change)


def remark(change: Change) -> str:
    """What happened, beside both wordings: 改写；完成时限由“9月底前”改为“6月底前”."""
    return "；".join(_brief(change, told) for told in _told(change))


def _brief(change: Change, told: str) -> str:
    """What the wordings show need not be told in full."""
    if ChangeKind.REWORDED in change.kinds:
        for start, short in (("标题由", "标题改写"), ("指标", "指标调整")):
            if told.startswith(start):
                return short
    return told


_GOES_WITH_A_CUT = (ChangeKind.REWORDED, ChangeKind.TARGETS)

# --- the three levels


def _item(change: Change) -> str:
    name = change.side.owner
    if change.new is None:
        return f"删去{name}"
    if change.old is None:
        return f"新增{name}"
    told = [*_told(change)]
    if ChangeKind.MOVED in change.kinds:
        return "，".join(("".join((change.old.owner, told[0])), *told[1:]))
    return f"{name}：{'；'.join(told)}"


def _paragraph(change: Change, *, with_text: bool) -> str:
    side = change.side
    if change.old and change.new:
        return f"{change.old.place}{_goal_words(change)}"
    if with_text:
        return f"{side.owner}：{'新增' if change.new else '删去原'}{side.within}"
    return f"{change.side.owner}：分段调整"


def _sentence(change: Change) -> str:
    owner = change.side.owner
    if change.kinds == (ChangeKind.PARAGRAPHED,):
        return f"{owner}：分段调整"
    cut = change.old and ChangeKind.SPLIT in change.kinds and change.old.owner == owner
    within = change.old.within if change.old and cut else change.side.within
    if change.new is None:
        return f"{owner}：删去原{within}"
    if change.old is None:
        return f"{owner}：新增{within}"
    return f"{owner}：{within}{'；'.join(_told(change))}"


def _told(change: Change) -> Iterator[str]:
    """What happened, one thing after the other."""
    old, new = change.old, change.new
    if old is None or new is None:
        yield from _came_or_went(change)
        return
    cut = ChangeKind.SPLIT in change.kinds or ChangeKind.JOINED in change.kinds
    for kind in change.kinds:
        if kind in _STRUCTURE:
            yield _STRUCTURE[kind](change)
        elif not (cut and kind in _GOES_WITH_A_CUT):
            yield _differs(kind, old, new)
    if change.level is Level.ITEM and ChangeKind.MOVED in change.kinds and old.number != new.number:
        yield f"序号改为{new.number}"


def _came_or_went(change: Change) -> Iterator[str]:
    if change.partner:
        yield "由上句拆出" if change.new else "并入上句"
    else:
        yield "新增" if change.new else "删去"


def _those(change: Change) -> str:
    """The sentences that were joined: 第2句、第3句."""
    return "、".join(side.within for side in change.sources)


def _goal_words(change: Change) -> str:
    """Where it went: 移到（六）之后, 移到三、最前, or for a sentence where it came from."""
    old, new, goal = change.old, change.new, change.goal
    if old is None or new is None or goal is None:
        return ""
    if change.level is Level.SENTENCE:
        return f"由{old.within if old.owner == new.owner else old.place}移来"
    if not goal.behind:
        return f"移到{goal.below}最前"
    return f"移到{goal.below}{'之下，' if goal.below else ''}{goal.behind}之后"


_STRUCTURE: dict[ChangeKind, Callable[[Change], str]] = {
    ChangeKind.MOVED: _goal_words,
    ChangeKind.SPLIT: lambda change: f"拆为{len(change.parts)}句",
    ChangeKind.JOINED: lambda change: f"由原{_those(change)}合并而成",
    ChangeKind.PARAGRAPHED: lambda _: "另行分段",
}


def _differs(kind: ChangeKind, old: Side, new: Side) -> str:
    """One thing that differs in the content."""
    if kind is ChangeKind.RENUMBERED:
        return f"序号由{old.number or '无'}改为{new.number or '无'}"
    if kind is ChangeKind.REWORDED:
        return _from_to("标题", old.text, new.text) if isinstance(old.content, Section) else "改写"
    if kind is ChangeKind.FORM:
        return "；".join(_forms(old.content, new.content))
    if kind is ChangeKind.TARGETS:
        return _targets(_figures(old), _figures(new))
    values = _VALUES[kind]
    return _from_to(kind.label, values(old), values(new))


def _forms(old: Content, new: Content) -> Iterator[str]:
    """How a section stands otherwise on paper."""
    if isinstance(old, Section) and isinstance(new, Section):
        if old.kind is not new.kind:
            yield f"由{old.kind.label}改为{new.kind.label}"
        if old.run_in is not new.run_in:
            yield "标题改为与正文接排" if new.run_in else "标题改为单独成行"
        if old.tabular is not new.tabular:
            yield "改排为表格" if new.tabular else "改排为条文"


def _targets(old: list[str], new: list[str]) -> str:
    """The figures that differ; those both have are left out."""
    before = "、".join(figure for figure in old if figure not in new)
    after = "、".join(figure for figure in new if figure not in old)
    return _from_to(ChangeKind.TARGETS.label, before, after)


def _units(side: Side) -> str:
    if not isinstance(side.content, Section | Task):
        return ""
    return "；".join(_in_role(side.content.assignments, role) for role in Role).strip("；")


def _in_role(assignments: tuple[Assignment, ...], role: Role) -> str:
    names = "、".join(units_in(assignments, role))
    return f"{role.label}：{names}" if names and role is not Role.RESPONSIBLE else names


def _deadline(side: Side) -> str:
    return side.content.deadline if isinstance(side.content, Section | Task) else ""


def _figures(side: Side) -> list[str]:
    targets = side.content.targets if isinstance(side.content, Task) else ()
    return [target.indicator + (target.figure or target.quote) for target in targets]


def _note(side: Side) -> str:
    return side.content.note if isinstance(side.content, Task) else ""


_VALUES = {
    ChangeKind.UNITS: _units,
    ChangeKind.DEADLINE: _deadline,
    ChangeKind.NOTE: _note,
}


def _from_to(what: str, old: str, new: str) -> str:
    if old == new:
        return f"{what}改变"
    if not old or not new:
        return f"{what}增加“{new}”" if new else f"{what}“{old}”删去"
    return f"{what}由“{old}”改为“{new}”"


# --- numbers, front and back matter


def only_renumbered(change: Change) -> bool:
    """Nothing happened to the item itself."""
    return change.kinds == (ChangeKind.RENUMBERED,)


def runs(changes: Sequence[Change]) -> list[list[Change]]:
    """Changes of items that only got other numbers, those of one look together."""
    return [list(run) for _, run in groupby(changes, key=_look_of_number)]


def number_range(sides: Sequence[Side]) -> str:
    """（三）至（七）; （三）、（四）; （三）."""
    numbers = [side.number or "无" for side in sides]
    return "至".join((numbers[0], numbers[-1])) if len(numbers) > 2 else "、".join(numbers)


def _renumbered_words(run: Sequence[Change]) -> str:
    before = number_range([change.old for change in run if change.old])
    after = number_range([change.new for change in run if change.new])
    if len(run) == 1:
        return f"{run[0].side.owner}：序号由{before}改为{after}"
    return f"{before}序号顺次改为{after}"


def _look_of_number(change: Change) -> str:
    """（）, 、 or .: what stays of a number without its digits."""
    return _DIGITS.sub("", change.side.number)


def part_name(part: str) -> str:
    """What a reader calls a field outside the sections."""
    return PART_NAMES.get(part) or _OTHER_PARTS.get(part, part)


def _part_words(change: PartChange) -> str:
    name = part_name(change.part)
    old, new = shown(change.old), shown(change.new)
    if change.part == "notice":
        return f"增加{name}" if change.new else f"删去{name}"
    if old is None or new is None:
        return f"{name}改变"
    return _from_to(name, old, new)


def shown(value: PartValue) -> str | None:
    """A value as a reader sees it, None for what has no words."""
    if isinstance(value, Status):
        return value.label
    if isinstance(value, str):
        return value
    return (str(value) if value else "") if isinstance(value, int) else None
