"""Rules on the same matter twice: the same sentence, nearly the same, one document made twice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Severity, rule
from workbench.checking.kinds import Item, Mark, ParagraphRule, Reach, SectionRule, Tally
from workbench.drafting.similarity import ratio
from workbench.reading.units import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Place
    from workbench.checking.kinds import Marked

_ONCE = "一事一条"
_SHORTEST = 12  # characters; shorter sentences are alike by chance
_NEAR = 0.86
_EDGE = 6  # characters by which the beginning and the end of a sentence are known
_CROWD = 12  # more sentences than this with one beginning, end or clause: it is a set phrase
_ASIDE = re.compile(r"（[^（）]*）|[^一-龥]")
_ORDINAL = frozenset("一二三四五六七八九十东西南北中上下")


@lru_cache(maxsize=64)
def _words(text: str) -> str:
    """What a sentence says, without brackets, figures and marks; nothing for 责任单位：…."""
    if "：" in text[:8] and is_label(text):
        return ""
    return _ASIDE.sub("", text)


def _same(text: str, _facts: Facts) -> Iterator[Mark]:
    words = _words(text)
    if len(words) >= _SHORTEST:
        yield Mark(words, 0, len(text), text)


def _told_again(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """Every place but the first; figures may differ, which is worse."""
    first = found[0]
    for place, mark in found[1:]:
        if mark.word == first.mark.word:
            message = "这一句与前文完全相同。"
        else:
            message = f"与前文“{_short(first.mark.word)}”只差数字或标点，疑为同一件事。"
        yield place, Hit(mark.start, mark.end, message)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "……"


def _outline(text: str, _facts: Facts) -> Iterator[Mark]:
    """The sentence under how it ends and its longest clause; of one clause, how it begins."""
    words = _words(text)
    if len(words) < _SHORTEST:
        return
    clauses = text.split("，")
    first = _ASIDE.sub("", max(clauses, key=len)) if len(clauses) > 1 else f"^{words[:_EDGE]}"
    for key in (first, f"{words[-_EDGE:]}$"):
        yield Mark(key, 0, len(text), words)


def _nearly_again(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    if not 1 < len(found) <= _CROWD:
        return
    for at, (place, mark) in enumerate(found):
        for _, earlier in found[:at]:
            if _near(earlier.word, mark.word):
                message = f"与前文“{_short(earlier.word)}”十分相近，疑为同一件事。"
                yield place, Hit(mark.start, mark.end, message)
                break


def _near(a: str, b: str) -> bool:
    """Alike, not the same, and not apart just by an ordinal or a direction (第一、第二医院)."""
    if a == b or abs(len(a) - len(b)) > 0.3 * max(len(a), len(b)):
        return False
    if ratio(a, b) < _NEAR:
        return False
    differing = set(a) ^ set(b)
    return not differing or not differing <= _ORDINAL


def _made(text: str, _facts: Facts) -> Iterator[Mark]:
    for found in _MAKING.finditer(text):
        yield Mark(found[2], found.start(), found.end(), found[1])


_MAKING = re.compile("(出台|印发|制定|制订|编制|修订|起草|发布|颁布)(?:实施)?《([^《》]{4,80})》")


def _made_twice(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    for place, mark in found[1:]:
        if place != found[0].place:
            message = f"前文已写过{found[0].mark.word}《{mark.key}》，请并为一条。"
            yield place, Hit(mark.start, mark.end, message)


def _headed(text: str, _facts: Facts) -> Iterator[Mark]:
    if len(text) >= 4:
        yield Mark(text, 0, len(text), text)


def _headed_twice(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    for place, mark in found[1:]:
        yield place, Hit(mark.start, mark.end, "前文已有同样的标题。")


def _side_by_side(text: str, _facts: Facts) -> Iterator[Hit]:
    """加大重点传染病防控力度。加大重大传染病防控力度。: neighbours that say the same."""
    before = None
    for found in _CLAUSE.finditer(text):
        if before and _alike(before[0], found[0]):
            message = f"与前一句“{before[0]}”几乎相同，疑为重复。"
            yield Hit(*found.span(), message)
        before = found


def _after_heading(item: Item, _facts: Facts) -> Iterator[tuple[str, Hit]]:
    """（二）加大重点行业检查力度。加大重大行业检查力度，…: the heading over again."""
    if len(item.section.heading) < _SHORT_HEADING or not item.duties:
        return
    task = item.duties[0].task
    found = _CLAUSE.match(task.text)
    if found and (found[0] == item.section.heading or _alike(item.section.heading, found[0])):
        yield task.id, Hit(*found.span(), "与本条标题几乎相同，疑为重复。")


_SHORT_HEADING = 8
_CLAUSE = re.compile(r"[^，。；：！？（）]{8,}")


def _alike(a: str, b: str) -> bool:
    if a[:2] != b[:2] and a[-3:] != b[-3:]:
        return False
    if abs(len(a) - len(b)) > 3 or (differing := set(a) ^ set(b)) & _DISTINCT:
        return False
    return len(differing) <= 4 and ratio(a, b) >= 0.88


_DISTINCT = frozenset("0123456789一二三四五六七八九十县区市镇乡村校院东西南北省级国")

TALLIES = (
    Tally(
        rule(
            "T30",
            "同一句写了两遍",
            Severity.DOUBT,
            _ONCE,
            "推进急救站与社区医院联网运行。\n加强护理。\n推进急救站与社区医院联网运行。",
            "推进急救站与社区医院联网运行。\n推进护理站与养老机构签约服务。",
        ),
        _told_again,
        _same,
        "",
        Reach.SENTENCE,
    ),
    Tally(
        rule(
            "T31",
            "两句十分相近",
            Severity.DOUBT,
            _ONCE,
            "推进城区急救站与社区医院信息系统联网运行。\n加强护理。\n推动城区急救站与社区医院信息系统联网运行。",
            "推进急救站与社区医院联网运行。\n推进护理站与养老机构签约服务。",
        ),
        _nearly_again,
        _outline,
        "",
        Reach.SENTENCE,
    ),
    Tally(
        rule(
            "T32",
            "同一文件制定两次",
            Severity.DOUBT,
            _ONCE,
            "出台《江城市急救条例》，抓好落实。\n年底前印发《江城市急救条例》。",
            "出台《江城市急救条例》。\n学习《江城市急救条例》，出台《江城市护理办法》。",
        ),
        _made_twice,
        _made,
        "《",
    ),
    Tally(
        rule(
            "T33",
            "两个标题相同",
            Severity.DOUBT,
            _ONCE,
            "一、加强组织领导\n建立专班。\n二、加强组织领导\n压实责任。",
            "一、加强组织领导\n建立专班。\n二、加强督导考核\n压实责任。",
        ),
        _headed_twice,
        _headed,
        "",
        Reach.HEADING,
    ),
)

SECTION_RULES = (
    SectionRule(
        rule(
            "T35",
            "首句与标题几乎相同",
            Severity.DOUBT,
            _ONCE,
            "一、加强安全\n（一）加大重点行业检查力度。加大重大行业检查力度，不留死角。",
            "一、加强安全\n（一）加大重点行业检查力度。每月抽查60家企业，不留死角。",
        ),
        _after_heading,
    ),
)

PARAGRAPH_RULES = (
    ParagraphRule(
        rule(
            "T34",
            "相邻两句几乎相同",
            Severity.DOUBT,
            _ONCE,
            "加大重点行业安全检查力度。加大重大行业安全检查力度。",
            "加大重点行业安全检查力度。推动急救站联网运行。",
        ),
        _side_by_side,
        "，。；",
    ),
)
