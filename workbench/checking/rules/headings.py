"""Rules on headings and the levels of sections: GB/T 9704-2012, 7.3.3."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Place, Severity, rule
from workbench.checking.kinds import Item, PlanRule, Reach, SectionRule, TextRule
from workbench.checking.patterns import every
from workbench.numbering import Style
from workbench.plan import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts
    from workbench.plan import Plan

_LEVELS = "GB/T 9704-2012 7.3.3"
_RANK = {
    Style.CHAPTER: 1,
    Style.ARTICLE: 2,
    Style.POINT: 3,
    Style.POINT_COMMA: 3,
    Style.SUBPOINT: 4,
    Style.CIRCLED: 5,
}


def _order(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """一、 below （一）; a level may be left out."""
    ranked = [
        (level.style, _RANK[level.style]) for level in plan.scheme.levels if level.style in _RANK
    ]
    for (above, high), (below, low) in itertools.pairwise(ranked):
        if low < high and plan.title:
            message = f"层次序号“{below.value}”用在“{above.value}”下面，次序颠倒。"
            yield Place(part="title"), Hit(0, len(plan.title), message)


def _comma_points(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    if plan.title and any(level.style is Style.POINT_COMMA for level in plan.scheme.levels):
        yield Place(part="title"), Hit(0, len(plan.title), "第三层序号用“1.”，不用“1、”。")


def _only_child(item: Item, _facts: Facts) -> Iterator[tuple[str, Hit]]:
    numbered = [s for s in item.section.sections if s.kind is SectionKind.NUMBERED]
    if len(numbered) == 1 == len(item.section.sections) and item.section.heading:
        message = f"这一层下面只有一条（{numbered[0].heading[:12]}），不必再分层。"
        yield "", Hit(0, len(item.section.heading), message)


def _styles(item: Item, _facts: Facts) -> Iterator[tuple[str, Hit]]:
    """Of the children most have the heading in the text, some stand alone, or the other way."""
    children = [s for s in item.section.sections if s.heading and s.paragraphs and not s.sections]
    run_in = [s for s in children if s.run_in]
    if children and 0 < len(run_in) < len(children) and item.section.heading:
        names = min(run_in, [s for s in children if not s.run_in], key=len)
        message = f"下级标题有的单列、有的接排正文，如“{names[0].heading[:12]}”，宜统一。"
        yield "", Hit(0, len(item.section.heading), message)


def _empty(item: Item, _facts: Facts) -> Iterator[tuple[str, Hit]]:
    section = item.section
    numbered = section.kind is SectionKind.NUMBERED and item.depth == 1
    held = section.sections or any(p.text for p in section.paragraphs)
    if section.heading and numbered and not held:
        yield "", Hit(0, len(section.heading), "标题下面没有内容。")


PLAN_RULES = (
    PlanRule(
        rule(
            "N1",
            "层次序号不颠倒",
            Severity.DOUBT,
            _LEVELS,
            "scheme：（一） 一、\n加强急救。",
            "scheme：一、 （一） 1.\n加强急救。",
        ),
        _order,
    ),
    PlanRule(
        rule(
            "N8",
            "第三层序号用1.不用1、",
            Severity.DOUBT,
            _LEVELS,
            "scheme：一、 （一） 1、\n加强急救。",
            "scheme：一、 （一） 1.\n加强急救。",
        ),
        _comma_points,
    ),
)

SECTION_RULES = (
    SectionRule(
        rule(
            "N9",
            "一层只有一条",
            Severity.HINT,
            _LEVELS,
            "一、加强急救\n（一）建好急救站\n新建急救站6个。",
            "一、加强急救\n（一）建好急救站\n新建急救站6个。\n（二）建好队伍\n培训骨干60名。",
        ),
        _only_child,
    ),
    SectionRule(
        rule(
            "N10",
            "同级标题样式一致",
            Severity.HINT,
            "文稿体例一致",
            "一、加强急救\n（一）建好急救站。新建急救站6个。\n（二）建好队伍\n培训骨干60名。",
            "一、加强急救\n（一）建好急救站。新建急救站6个。\n（二）建好队伍。培训骨干60名。",
        ),
        _styles,
    ),
    SectionRule(
        rule(
            "N11",
            "标题下面没有内容",
            Severity.DOUBT,
            "文稿校对",
            "一、加强急救\n二、加强护理\n新增护理站3家。",
            "一、加强急救\n新建急救站6个。\n二、加强护理\n新增护理站3家。",
        ),
        _empty,
    ),
)

TEXT_RULES = (
    TextRule(
        rule(
            "N12",
            "单列标题末尾不用标点",
            Severity.DOUBT,
            "GB/T 15834-2011 附录B",
            "一、加强急救；",
            "一、加强急救（含院前）",
        ),
        every("(.)[。，；、,;]+$", "标题末尾不用标点。", "{1}"),
        "。，；、,;",
        Reach.HEADING,
    ),
)
