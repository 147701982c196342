"""Rules on the elements of the paper: title, addressees, dates, length."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.checking.context import Context, day_of, document_day
from workbench.checking.findings import Example, Hit, Place, Severity, rule
from workbench.checking.kinds import PlanRule, Reach, TextRule
from workbench.checking.patterns import every
from workbench.drafting.similarity import ratio
from workbench.letters import letters, usual_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts
    from workbench.plan import Plan

_TITLE = Place(part="title")
_SAME = 0.75  # from here on two titles are one, reworded


def _whole(text: str, message: str, fix: str = "") -> Hit:
    return Hit(0, len(text), message, fix)


def _printed_before_signed(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    day, printed = document_day(plan), day_of(plan.issuance.printed_on)
    if day and printed and printed < day:
        place = Place(part="notice.date" if plan.notice and plan.notice.date else "date")
        text = plan.notice.date if plan.notice and plan.notice.date else plan.date
        yield place, _whole(text, f"印发日期{plan.issuance.printed_on}早于成文日期。")


def _year_in_title(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """The title's year is not the notice's year: one of them is last year's."""
    if not plan.notice:
        return
    here, there = _YEAR.findall(plan.title), _YEAR.findall(plan.notice.title)
    if len(here) == len(there) == 1 and here != there:
        at = plan.notice.title.find(there[0])
        message = f"通知标题是{there[0]}年，正文标题是{here[0]}年。"
        yield Place(part="notice.title"), Hit(at, at + 4, message)


_YEAR = re.compile(r"(?<![\d—～\-])(20\d{2})(?=年(?![—～\-]))")


def _named_otherwise(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """现将《…》印发给你们 names the plan by another title than it has."""
    if not plan.notice:
        return
    for paragraph in plan.notice.paragraphs:
        for task in paragraph.tasks:
            for found in _ISSUED.finditer(task.text):
                named = found[1]
                if _plain(named) != _plain(plan.title) and ratio(named, plan.title) >= _SAME:
                    message = f"通知里写作《{named}》，正文标题是“{plan.title}”。"
                    yield Place("", task.id), Hit(found.start(1), found.end(1), message)


_ISSUED = re.compile("现?将《([^《》]+(?:〈[^〈〉]*〉[^《》]*)?)》(?:已?[^，。]{0,20})?印发")
_MARKS = re.compile(r"[\s“”‘’（）()〈〉《》—\-~～]")


def _plain(title: str) -> str:
    return _MARKS.sub("", title)


def _signed_by(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """The organ in the title is not the one that signs; organs that issue together are left out."""
    paper = plan.notice or plan
    part = "notice.signature" if plan.notice else "signature"
    found = _ISSUER.match(paper.title)
    signed = paper.signature.strip()
    if not found or not signed or re.search(r"\s|、|等|代章", found[1] + signed):
        return
    named, signs = (text.replace("委员会", "委") for text in (found[1], signed))
    if not (named.endswith(signs) or signs.endswith(named)):
        message = f"标题里的机关是“{found[1]}”，署名是“{signed}”。"
        yield Place(part=part), _whole(paper.signature, message)


_ISSUER = re.compile("([一-龥]{3,30}?(?:政府|委员会|委|局|厅|办公室|办公厅|院|部|会))关于")


def _unsigned(plan: Plan, _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """A head, but nobody it goes to, nobody who signs, or no date."""
    from workbench.issuing.letter import lacking

    if missing := lacking(plan):
        message = f"带版头的公文还没有{'、'.join(missing)}，在“公文要素”里填。"
        yield _TITLE, _whole(plan.title, message)


def _too_long(plan: Plan, facts: Facts) -> Iterator[tuple[Place, Hit]]:
    length, limit = letters(plan), facts.context.limit
    limit = usual_limit(plan) if limit is None else limit
    if limit and length > limit and plan.title:
        message = f"正文{length:,}字，超过{limit:,}字的限制；综合性文件除外。"
        yield _TITLE, _whole(plan.title, message)


def _addressees(text: str, _facts: Facts) -> Iterator[Hit]:
    if not _LIST_OF_ORGANS.search(text):
        return
    stripped = text.rstrip("：:")
    if stripped and stripped[-1] in "。，、；,;":
        yield Hit(len(stripped) - 1, len(text), "主送机关后面用冒号。")


_LIST_OF_ORGANS = re.compile("政府|委员会|单位|部门|局|厅|办|院|校")


def _separators(text: str, _facts: Facts) -> Iterator[Hit]:
    """各区人民政府，市各有关单位：like kinds of organs are parted by 、 and unlike ones by ，."""
    if not _LIST_OF_ORGANS.search(text):
        return
    for found in re.finditer("[；; 　]+(?=.)", text):
        yield Hit(*found.span(), "主送机关之间，同类用顿号，不同类用逗号。")
    names = list(re.finditer("[^、，：:]+", text))
    for one, other in pairwise(names):
        here, there = (bool(_GOVERNMENT.search(name[0])) for name in (one, other))
        mark = text[one.end()]
        if here != there and mark == "、" and _WORKING.search((other if here else one)[0]):
            message = "政府与部门、单位不同类，主送机关之间用逗号。"
            yield Hit(one.end(), one.end() + 1, message, "，")
        elif here and there and mark == "，":
            yield Hit(one.end(), one.end() + 1, "主送机关同类的之间用顿号。", "、")


_GOVERNMENT = re.compile("(?:人民政府|管委会|管理委员会)$")
_WORKING = re.compile(
    "(?:部门|单位|机构|(?<![区县市省州旗党])委|局|医院|学校|大学|企业|公司|处室)$"  # 区委 leads
)

TEXT_RULES = (
    TextRule(
        rule(
            "C40",
            "标题末尾不用标点",
            Severity.ERROR,
            "GB/T 9704-2012 7.3.1；GB/T 15834-2011 附录B",
            "# 2027年江城市教育工作要点。",
            "# 2027年江城市教育工作要点（征求意见稿）",
        ),
        every("(.)[。，；：、.,;:]+$", "标题末尾不用标点。", "{1}"),
        "。，；：、.,;:",
        Reach.TITLE,
    ),
    TextRule(
        rule(
            "C41",
            "标题里除书名号、引号、括号外一般不用标点",
            Severity.HINT,
            "GB/T 9704-2012 7.3.1",
            "# 2027年江城市教育，文化工作要点",
            "# 2027年江城市教育、文化工作要点",
        ),
        every("[，；：。](?=.)", "标题里一般不用“{0}”。"),
        "，；：。",
        Reach.TITLE,
    ),
    TextRule(
        rule(
            "C42",
            "主送机关末尾用冒号",
            Severity.ERROR,
            "GB/T 9704-2012 7.3.2",
            "addressees：各区人民政府，市各有关单位。",
            "addressees：各区人民政府，市各有关单位",
        ),
        _addressees,
        "。，、；,;",
        Reach.PART,
    ),
    TextRule(
        rule(
            "C50",
            "主送机关之间的标点",
            Severity.DOUBT,
            "GB/T 9704-2012 7.3.2；公文惯例",
            "addressees：各区人民政府、市各有关单位：",
            "addressees：各区人民政府、各新区管委会，市各有关单位：",
        ),
        _separators,
        "、，；; 　",
        Reach.PART,
    ),
    TextRule(
        rule(
            "C43",
            "成文日期写法",
            Severity.ERROR,
            "GB/T 9704-2012 7.3.5.4",
            "date：2027年01月05日",
            "date：2027年1月5日",
        ),
        every(
            r"^(\d{4})年(?=0|\d{1,2}月0)0?(\d{1,2})月0?(\d{1,2})日$",
            "成文日期月、日不编虚位，应为“{fix}”。",
            "{1}年{2}月{3}日",
        ),
        "年",
        Reach.PART,
    ),
    TextRule(
        rule(
            "C44",
            "成文日期用阿拉伯数字",
            Severity.DOUBT,
            "GB/T 9704-2012 7.3.5.4",
            "date：二〇二七年一月五日",
            "date：2027年1月5日",
        ),
        every(
            "^[一二][〇零○九][一-龥○]{2}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日$",
            "成文日期用阿拉伯数字。",
        ),
        "年",
        Reach.PART,
    ),
)

PLAN_RULES = (
    PlanRule(
        rule(
            "C45",
            "印发日期不早于成文日期",
            Severity.ERROR,
            "GB/T 9704-2012 7.4.3",
            "date：2027年1月5日\nprinted_on：2027年1月4日",
            "date：2027年1月5日\nprinted_on：2027年1月6日",
        ),
        _printed_before_signed,
    ),
    PlanRule(
        rule(
            "C46",
            "通知与正文的年份一致",
            Severity.ERROR,
            "标题要素一致",
            "notice.title：关于印发2026年江城市教育工作要点的通知\n# 2027年江城市教育工作要点",
            "notice.title：关于印发2027年江城市教育工作要点的通知\n# 2027年江城市教育工作要点",
        ),
        _year_in_title,
    ),
    PlanRule(
        rule(
            "C47",
            "通知里的文件名与正文标题一致",
            Severity.DOUBT,
            "GB/T 9704-2012 7.3",
            "notice：现将《2027年江城市教育改革工作要点》印发给你们。\n# 2027年江城市教育工作要点",
            "notice：现将《2027年江城市教育工作要点》印发给你们。\n# 2027年江城市教育工作要点",
        ),
        _named_otherwise,
    ),
    PlanRule(
        rule(
            "C49",
            "标题里的机关与署名一致",
            Severity.DOUBT,
            "GB/T 9704-2012 7.3.1、7.3.5",
            "notice.title：江城市教育局关于印发工作要点的通知\nnotice.signature：江城市民政局",
            "notice.title：江城市卫生健康委关于印发要点的通知\nnotice.signature：江城市卫生健康委员会",
        ),
        _signed_by,
    ),
    PlanRule(
        rule(
            "C51",
            "带版头的公文有主送机关、署名、成文日期",
            Severity.DOUBT,
            "GB/T 9704-2012 7.3.2、7.3.5",
            "form：document\naddressees：各有关单位：\nsignature：江城市民政局",
            "form：document\naddressees：各有关单位：\nsignature：江城市民政局\ndate：2027年1月5日",
        ),
        _unsigned,
    ),
    PlanRule(
        rule(
            "C48",
            "篇幅超过限制",
            Severity.HINT,
            "《关于整治形式主义为基层减负若干规定》（2024）",
            Example("加强基层卫生服务体系建设，方便群众就近看病。", Context(limit=10)),
            Example("加强基层卫生服务体系建设，方便群众就近看病。", Context(limit=4000)),
        ),
        _too_long,
    ),
)
