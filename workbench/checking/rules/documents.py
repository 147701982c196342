"""Rules on documents that are cited: 文号, titles, 附件."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Place, Severity, rule
from workbench.checking.kinds import Mark, PlanRule, Reach, Tally, TextRule
from workbench.checking.patterns import every
from workbench.drafting.similarity import ratio
from workbench.plan import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.kinds import Marked
    from workbench.plan import Plan

_NUMBER = "GB/T 9704-2012 7.2.5"
_TITLE = re.compile("《([^《》]{8,80})》")
_CORE = re.compile(
    r"^(?:关于)?(?:印发|转发|下发)?|(?:的通知|的意见|（[^（）]*）)$|[“”〈〉\s（）()]"
)


def _titles(text: str, _facts: Facts) -> Iterator[Mark]:
    """Titles under how their core begins and under how it ends: one of them is right."""
    for found in _TITLE.finditer(text):
        core = _CORE.sub("", found[1])
        for key in (core[:6], core[-4:]):
            yield Mark(key, found.start(1), found.end(1), found[1])


def _one_title(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """A title that is nearly one named before, and tells of no other year, number or place."""
    named: list[str] = []
    for place, mark in found:
        near = next((other for other in named if _nearly(mark.word, other)), "")
        if near:
            message = f"与前文《{near}》疑为同一文件，名称不一致。"
            yield place, Hit(mark.start, mark.end, message)
        if mark.word not in named and len(named) < 30:
            named.append(mark.word)


def _nearly(title: str, other: str) -> bool:
    if title == other or abs(len(title) - len(other)) > 2:
        return False
    differing = set(title) ^ set(other)
    if differing & set("0123456789一二三四五六七八九十县区市乡镇") or len(differing) > 2:
        return False
    return ratio(title, other) >= 0.9


_ANNEX = re.compile(
    r"(?:见|详见|按照|参照|填写|填报|（)(附件(?:(\d{1,2})|([一二三四五六七八九]))?)(?![的：:\d])"
)


def _annex_there(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """见附件3 where the plan has two; a plan without any may have them in files of their own."""
    count = sum(s.kind is SectionKind.ANNEX for s in plan.sections) + plan.issuance.task_table
    if not count:
        return
    for section, _ in plan.walk():
        for task in section.tasks():
            if "附件" in task.text:
                for found in _ANNEX.finditer(task.text):
                    number = int(found[2] or 0) or "〇一二三四五六七八九".find(found[3] or "一")
                    if number > count:
                        message = f"文中提到{found[1]}，但附件只有{count}个。"
                        yield Place(section.id, task.id), Hit(found.start(1), found.end(1), message)


def _bare_periods(text: str, _facts: Facts) -> Iterator[Hit]:
    for found in _PERIOD.finditer(text):
        before = text[: found.start()]
        inside = before.count("“") > before.count("”")
        fix = f"‘{found[0]}’" if inside else f"“{found[0]}”"
        yield Hit(*found.span(), f"“{found[0]}”指五年规划时应加引号。", fix)


_PERIOD = re.compile(
    r"(?<![“‘\"一二三四五六七八九十百])十[二三四五六七]五"
    r"(?=规划|期间|时期|以来|期?末|卫生|发展|行动|工程|重点|目标|任务|纲要|建设|[，、。])"
)

TEXT_RULES = (
    TextRule(
        rule(
            "C6",
            "发文字号的年份用六角括号",
            Severity.ERROR,
            _NUMBER,
            "落实《急救条例》（江政发[2026]12号）。",
            "落实《急救条例》（江政发〔2026〕12号）。",
        ),
        every(
            r"(?<=[一-龥])([\[【（(［])((?:19|20)\d{2})([\]】）)］])(第?)(\d{1,4})号",
            "发文字号的年份用〔〕，应为“{fix}”。",
            lambda found: f"〔{found[2]}〕{found[5].lstrip('0')}号",
        ),
        "号",
        Reach.ALL | Reach.PART,
    ),
    TextRule(
        rule(
            "C7",
            "发文字号不编虚位、不加第字",
            Severity.ERROR,
            _NUMBER,
            "落实江政发〔2026〕第01号文件。",
            "落实江政发〔2026〕1号文件，江府〔2026〕10号。",
        ),
        every(
            r"(〔)((?:19|20)\d{2})(〕)(?=第|0)(第?0*\d{1,4})号",
            "序号不编虚位、不加“第”，应为“{fix}”。",
            lambda found: f"〔{found[2]}〕{found[4].removeprefix('第').lstrip('0')}号",
        ),
        "〔",
        Reach.ALL | Reach.PART,
    ),
    TextRule(
        rule(
            "C8",
            "引文先标题后文号",
            Severity.DOUBT,
            "《党政机关公文处理工作条例》；引用公文惯例",
            "按照江政发〔2026〕1号《关于加强急救的意见》落实。",
            "按照《关于加强急救的意见》（江政发〔2026〕1号）落实。",
        ),
        every(
            r"([一-龥]{1,8}〔\d{4}〕\d{1,4}号)(?:文件)?(《[^《》]+》)",
            "引用公文先写标题，后括注文号。",
            "{2}（{1}）",
        ),
        "〔",
        Reach.SENTENCE,
    ),
    TextRule(
        rule(
            "C9",
            "五年规划期加引号",
            Severity.DOUBT,
            "公文惯例",
            "编制十五五规划。",
            "编制“十五五”规划，落实十五五十条。",
        ),
        _bare_periods,
        "五",
    ),
)

TALLIES = (
    Tally(
        rule(
            "C10",
            "同一文件两种名称",
            Severity.DOUBT,
            "引用公文惯例",
            "出台《江城市院前急救网络建设方案》。落实《江城市院前急救网路建设方案》。",
            "出台《江城市院前急救网络建设方案》。落实《江城市院前急救网络建设方案》《北湖区急救网络建设方案》。",
        ),
        _one_title,
        _titles,
        "《",
    ),
)

PLAN_RULES = (
    PlanRule(
        rule(
            "C11",
            "提到的附件没有",
            Severity.ERROR,
            "GB/T 9704-2012 7.3.7",
            "报送情况（见附件3）。\n附件：任务分解表\n1.新建急救站。",
            "报送情况（见附件1）。\n附件：任务分解表\n1.新建急救站。",
        ),
        _annex_there,
    ),
)
