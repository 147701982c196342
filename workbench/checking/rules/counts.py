"""Rules on counts a text announces, held against what follows: 三个再上台阶, 5个方面79项."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Place, Severity, rule
from workbench.checking.kinds import ParagraphRule, PlanRule
from workbench.chinese import numeral_value
from workbench.plan import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts
    from workbench.plan import Plan

_N = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_ASPECTS = re.compile(
    rf"(?<![第各])(?:从|分|共|围绕|包括|明确|提出|确定|聚焦|涉及|了){_N}个?(?:大)?方面"
)
_ITEMS = re.compile(
    rf"(?:共|分解为|细化为|包括|明确了?|提出了?|确定了?|涉及|方面[，、]?(?:共)?){_N}[项条](?:重点)?(?:工作|任务|举措|措施|内容)"
)
_SLOGAN = re.compile(rf"{_N}个([一-龥]{{2,8}})")


def _number(text: str) -> int:
    return int(text) if text.isdigit() else numeral_value(text)


def _opening(plan: Plan) -> Iterator[tuple[Place, str]]:
    """What is said before the first section: there counts of the whole are announced."""
    notice = plan.notice.paragraphs if plan.notice else ()
    for paragraph in (*notice, *plan.preamble):
        for task in paragraph.tasks:
            yield Place("", task.id), task.text


def _aspects(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    chapters = sum(s.kind is SectionKind.NUMBERED for s in plan.sections)
    for place, text in _opening(plan):
        for found in _ASPECTS.finditer(text):
            if chapters > 1 and _number(found[1]) not in (chapters, *_close(chapters)):
                message = f"前言说{found[1]}个方面，正文有{chapters}章。"
                yield place, Hit(*found.span(), message)


def _close(chapters: int) -> tuple[int, ...]:
    """Opening and closing chapters (总体要求, 保障措施) are often not counted."""
    return tuple(n for n in (chapters - 1, chapters - 2) if n > 1)


def _items(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    for place, text in _opening(plan):
        for found in _ITEMS.finditer(text):
            counts = _tree_counts(plan)
            if counts and _number(found[1]) not in counts:
                told = "、".join(map(str, sorted(counts)))
                message = f"前言说“{found[0]}”，正文各层条数为{told}，请核对。"
                yield place, Hit(*found.span(), message)


def _tree_counts(plan: Plan) -> set[int]:
    """How many sections each level has, how many have none below, how many sentences."""
    depths: dict[int, int] = {}
    leaves = 0
    for section, depth in plan.walk():
        if section.kind is SectionKind.NUMBERED:
            depths[depth] = depths.get(depth, 0) + 1
            leaves += not section.sections
    return {*depths.values(), leaves, sum(1 for _ in plan.tasks())} if depths else set()


def _shares(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """Chapters that say in brackets how many items they hold, one by one and together."""
    shares = [(s, found) for s in plan.sections if (found := _SHARE.search(s.heading))]
    for section, found in shares:
        counts = _tree_counts(replace(plan, sections=section.sections))
        if counts and _number(found[1]) not in counts:
            told = "、".join(map(str, sorted(counts)))
            message = f"标题说{found[1]}项，这一章各层条数为{told}。"
            yield Place(section.id, "", "heading"), Hit(*found.span(), message)
    parts = [found[1] for _, found in shares]
    complete = len(parts) > 1 and len(parts) == len(plan.sections)
    for place, text in _opening(plan):
        for found in _ITEMS.finditer(text):
            listed = parts if complete else _listed_shares(text, found.end())
            if listed and sum(map(_number, listed)) != _number(found[1]):
                message = f"各部分{'＋'.join(listed)}不等于总数{found[1]}。"
                yield place, Hit(*found.span(), message)


def _listed_shares(text: str, start: int) -> list[str]:
    """The counts a text lists for all the aspects it announces: 改革15项、服务9项…"""
    aspects = _ASPECTS.search(text, 0, start)
    listed = re.findall(r"(\d{1,3})[项条]", text[start:].split("。")[0])
    return listed if aspects and len(listed) == _number(aspects[1]) else []


_SHARE = re.compile(rf"[（(]共?{_N}[项条][^（）()]{{0,4}}[）)]$")


def _slogans(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """三个再上台阶 where two chapters say so; a slogan no heading takes up tells nothing."""
    headings: list[str] = []
    for place, text in _opening(plan):
        if "个" not in text:
            continue
        headings = headings or [s.heading for s, depth in plan.walk() if depth <= 2]
        for found in _SLOGAN.finditer(text):
            words, count = _taken_up(found[2], headings)
            if count and count != _number(found[1]):
                message = f"“{found[1]}个{words}”在标题里出现{count}次。"
                yield place, Hit(found.start(), found.start(2) + len(words), message)


def _taken_up(words: str, headings: list[str]) -> tuple[str, int]:
    """The longest beginning of `words` that ends headings, and how many."""
    for length in range(len(words), 3, -1):
        count = sum(heading.endswith(words[:length]) for heading in headings)
        if count:
            return words[:length], count
    return "", 0


def _listed(text: str, _facts: Facts) -> Iterator[Hit]:
    """做好三项工作：一是…四是…"""
    for found in _ANNOUNCED.finditer(text):
        said = _number(found[1])
        points = [numeral_value(m[1]) for m in _POINT.finditer(text, found.end() - 2)]
        run = next((n for n, p in enumerate(points, 1) if p != n), len(points) + 1) - 1
        if run > 1 and said != run:
            yield Hit(*found.span(1), f"这里说{found[1]}，后面列了{run}点。")


_ANNOUNCED = re.compile(rf"(?<![第之]){_N}(?:项|个|件|条|点|大|方面)[^，。；：]{{0,12}}：(?=一是)")
_POINT = re.compile(r"(?:^|[。；：，])([一二三四五六七八九十]{1,3})是")

PLAN_RULES = (
    PlanRule(
        rule(
            "T40",
            "宣布的方面数与章数不符",
            Severity.DOUBT,
            "前后照应",
            "今年工作从八个方面推进。\n一、加强急救\n新建急救站。\n二、加强护理\n新增护理站。\n三、加强队伍\n培训骨干。",
            "今年工作从三个方面推进。\n一、加强急救\n新建急救站。\n二、加强护理\n新增护理站。\n三、加强队伍\n培训骨干。",
        ),
        _aspects,
    ),
    PlanRule(
        rule(
            "T41",
            "宣布的任务数与条数不符",
            Severity.DOUBT,
            "前后照应",
            "要点共9项重点任务。\n一、加强急救\n新建急救站。\n二、加强护理\n新增护理站。",
            "要点共2项重点任务。\n一、加强急救\n新建急救站。\n二、加强护理\n新增护理站。",
        ),
        _items,
    ),
    PlanRule(
        rule(
            "T44",
            "各部分项数与总数不符",
            Severity.DOUBT,
            "前后照应",
            "要点分2个方面，共4项任务，其中急救1项、护理2项。\n一、加强急救\n新建急救站。\n二、加强护理\n新增护理站。",
            "要点分2个方面，共4项任务，其中急救2项、护理2项。\n一、加强急救（1项）\n新建急救站。\n二、加强护理\n新增护理站。",
        ),
        _shares,
    ),
    PlanRule(
        rule(
            "T42",
            "口号的个数与标题不符",
            Severity.DOUBT,
            "前后照应",
            "实现三个再上台阶。\n一、急救能力再上台阶\n新建急救站。\n二、护理能力再上台阶\n新增护理站。",
            "实现两个再上台阶。\n一、急救能力再上台阶\n新建急救站。\n二、护理能力再上台阶\n新增护理站。",
        ),
        _slogans,
    ),
)

PARAGRAPH_RULES = (
    ParagraphRule(
        rule(
            "T43",
            "说几项列几项",
            Severity.DOUBT,
            "前后照应",
            "重点做好三项工作：一是建站，二是培训。",
            "重点做好两项工作：一是建站，二是培训。",
        ),
        _listed,
        "：",
    ),
)
