"""Rules on numbers typed into sentences and headings: 一是…三是, （一）、, 第一、."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Severity, rule
from workbench.checking.kinds import ParagraphRule, Reach, TextRule
from workbench.checking.patterns import every
from workbench.chinese import numeral, numeral_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.checking.context import Facts

_LEVELS = "GB/T 9704-2012 7.3.3"
_HAN = "[一二三四五六七八九十]{1,3}"
_POINTS = re.compile(f"(?:^|(?<=[。；：，！、])|(?<=[。；]”))({_HAN})(是|要)(?!否|不是)")
_BRACKETED = re.compile(r"(?:^|(?<=[。；：，、]))（(\d{1,2})）(?=[一-龥“《])")
_CIRCLED = re.compile("[①②③④⑤⑥⑦⑧⑨⑩]")


def _points(text: str, _facts: Facts) -> Iterator[Hit]:
    """一是…三是: a number left out or used twice; a list inside a list begins anew."""
    for word in ("是", "要"):
        found = [m for m in _POINTS.finditer(text) if m[2] == word]
        if len(found) > 1:
            yield from _gaps([(m, numeral_value(m[1])) for m in found], lambda n: numeral(n) + word)  # noqa: B023


def _brackets(text: str, _facts: Facts) -> Iterator[Hit]:
    found = [(m, int(m[1])) for m in _BRACKETED.finditer(text)]
    if len(found) > 1:
        yield from _gaps(found, lambda number: f"（{number}）")
    circles = [(m, "①②③④⑤⑥⑦⑧⑨⑩".index(m[0]) + 1) for m in _CIRCLED.finditer(text)]
    if len(circles) > 1:
        yield from _gaps(circles, lambda number: "①②③④⑤⑥⑦⑧⑨⑩"[min(number, 10) - 1])


def _gaps(found: list[tuple[re.Match[str], int]], name: Callable[[int], str]) -> Iterator[Hit]:
    """Every number follows one of the open lists; the lists inside it are then closed."""
    lists: list[int] = []
    for match, number in found:
        if number == 1:
            lists.append(1)
            continue
        while lists and lists[-1] != number - 1:
            if len(lists) == 1:
                break
            lists.pop()
        before = lists[-1] if lists else 0
        if before != number - 1:
            right = before + 1
            yield Hit(
                *match.span(),
                f"序号不连续：“{match[0]}”前没有“{name(number - 1)}”，应为“{name(right)}”？",
            )
        lists = [*lists[:-1], number]


def _mixed_ordinals(text: str, _facts: Facts) -> Iterator[Hit]:
    if "首先" in text:
        for found in _SECOND.finditer(text):
            yield Hit(
                *found.span(), f"“首先”与“{found[0]}”不是一套序数，应为“其次”或改“首先”为“第一”。"
            )


_SECOND = re.compile("(?<=[。；，])第[二三四](?=[，、])")


def _stops_within(text: str, _facts: Facts) -> Iterator[Hit]:
    """一是建站。抓紧选址；二是培训: an item that ends with ； has no 。 inside."""
    marks = [m for m in _POINTS.finditer(text) if m[2] == "是"]
    for mark, following in pairwise(marks):
        item = text[mark.start() : following.start()]
        stop = item.find("。")
        if item.endswith("；") and stop >= 0 and "“" not in item:
            at = mark.start() + stop
            yield Hit(at, at + 1, f"“{mark[0]}”一项里有句号，各项之间就不能用分号隔开。")


PARAGRAPH_RULES = (
    ParagraphRule(
        rule(
            "P18",
            "分项里有句号，分项之间不用分号",
            Severity.DOUBT,
            "GB/T 15834-2011 4.6.3",
            "一是建站。抓紧选址；二是培训。",
            "一是建站，抓紧选址；二是培训。三是考核。抓紧实施。四是公开。",
        ),
        _stops_within,
        "；",
    ),
    ParagraphRule(
        rule(
            "N3",
            "一是二是连续",
            Severity.ERROR,
            _LEVELS,
            "抓好三件事：一是建站，三是培训，四是考核。",
            "抓好三件事：一是建站，二是培训，三是考核。",
        ),
        _points,
        "是要",
    ),
    ParagraphRule(
        rule(
            "N4",
            "文中（1）（2）、①②连续",
            Severity.DOUBT,
            _LEVELS,
            "抓好三件事：（1）建站；（3）培训。",
            "抓好三件事：（1）建站；（2）培训。",
        ),
        _brackets,
        "（①②③",
    ),
    ParagraphRule(
        rule(
            "N5",
            "首先与第二不混用",
            Severity.DOUBT,
            "GB/T 15834-2011 4.4.3",
            "首先，建立机制。第二，强化保障。",
            "首先，建立机制。其次，强化保障。",
        ),
        _mixed_ordinals,
        "首",
    ),
)

TEXT_RULES = (
    TextRule(
        rule(
            "N2",
            "带括号的序号和圈码后面不加标点",
            Severity.ERROR,
            _LEVELS,
            "抓好两件事：（1）、建站；（2）、培训。",
            "抓好两件事：（1）建站；（2）培训，见表（一）、表（二）。",
        ),
        every(
            r"((?:^|(?<=[：；。]))(?:（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|[①②③④⑤⑥⑦⑧⑨⑩]))[、，.．：]",
            "序号“{1}”后面不加标点。",
            "{1}",
        ),
        "）①②③④⑤⑥⑦⑧⑨⑩",
    ),
    TextRule(
        rule(
            "N6",
            "第一、首先后面用逗号，一是后面不用顿号",
            Severity.DOUBT,
            "GB/T 15834-2011 4.4.3",
            "第一、建立机制；一是、强化保障。",
            "第一，建立机制；第一、二产业增长；一是强化保障。",
        ),
        every(
            f"(?:^|(?<=[。；：]))(?:(第{_HAN}|首先|其次|再次|最后)、(?!第|[一二三四五六七八九十])|({_HAN}是)[、：])",
            "“{0}”应为“{fix}”。",
            lambda found: found[1] + "，" if found[1] else found[2] + "，",
        ),
        "第首其再最是",
        Reach.SENTENCE,
    ),
    TextRule(
        rule(
            "N7",
            "标题里手写了序号",
            Severity.DOUBT,
            "序号由程序生成",
            "一、（一）加强急救",
            "一、一站式服务提质",
        ),
        every(
            r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d)|（\d{1,2}）)(.)",
            "标题的序号会自动编，“{0}”中的序号请删去。",
            "{1}",
        ),
        "、）.．",
        Reach.HEADING,
    ),
)
