"""Rules on words: wrong characters, repeated words, one form for a word, the drafter's own list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checking.context import Context
from workbench.checking.findings import Example, Hit, Severity, rule
from workbench.checking.kinds import Mark, Reach, Tally, TextRule
from workbench.checking.patterns import first_chars, replaced
from workbench.wordlists import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Place
    from workbench.checking.kinds import Marked

_DICTIONARY = "《现代汉语词典》"
_TYPOS = tuple((row[0], row[1]) for row in rows("typos"))


def _own_words(text: str, facts: Facts) -> Iterator[Hit]:
    for wrong, right in facts.context.words:
        at = text.find(wrong) if wrong else -1
        while at >= 0:
            if not _is_right(text, at, wrong, right):
                said = f"“{wrong}”应为“{right}”" if right else f"不用“{wrong}”，请换个说法"
                yield Hit(at, at + len(wrong), f"用词表：{said}。", right)
            at = text.find(wrong, at + len(wrong))


def _is_right(text: str, at: int, wrong: str, right: str) -> bool:
    """市卫健委 holds 卫健委: there is nothing wrong where the right word stands already."""
    start = at - right.find(wrong)
    return wrong in right and start >= 0 and text.startswith(right, start)


_FORMS = (
    ("制定、制订", re.compile("制定|制订")),
    ("其他、其它", re.compile("其他|其它")),
    ("作出、做出", re.compile("作出|做出")),
    ("账、帐", re.compile("[台入记对]账|[台入记对]帐")),
    ("想象、想像", re.compile("想象|想像")),
    ("唯一、惟一", re.compile("唯一|惟一")),
    ("图像、图象", re.compile("图像|图象")),
)
"""Pairs of words that are both current; one paper uses one of each."""


def _forms(text: str, _facts: Facts) -> Iterator[Mark]:
    for key, pattern in _FORMS:
        for found in pattern.finditer(text):
            yield Mark(key, found.start(), found.end(), found[0])


def _one_form(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """Where both forms occur each place of the rarer one is told."""
    words = [marked.mark.word for marked in found]
    usual = max(dict.fromkeys(words), key=words.count)
    for place, mark in found:
        if mark.word != usual:
            told = f"全文“{usual}”{words.count(usual)}处、“{mark.word}”{words.count(mark.word)}处"
            message = f"{told}，宜统一。"
            yield place, Hit(mark.start, mark.end, message, usual)


_DOUBLED = tuple(
    word * 2
    for word in (
        *("加强", "推进", "推动", "开展", "建立", "完善", "健全", "落实", "实施", "组织", "建设"),
        *("提升", "提高", "工作", "服务", "管理", "进行", "实现", "强化", "优化", "深化", "加快"),
        *("促进", "保障", "确保", "支持", "鼓励", "引导", "探索", "统筹", "规范", "培育", "巩固"),
        *("全面", "积极", "进一步"),
    )
)
_LITTLE = (
    "(?<!目)(?:的的(?!士|确)|了了(?!解|然|如)|(?<!实)在在|与与|是是(?!非)|及及(?!时)"
    "|和和(?![平谐睦])|对对(?!口|接|照|策|方|象|外))"
)


_REPEATED = re.compile(f"{'|'.join(_DOUBLED)}|{_LITTLE}")


def _repeated(text: str, _facts: Facts) -> Iterator[Hit]:
    for found in _REPEATED.finditer(text):
        once = found[0][: len(found[0]) // 2]
        yield Hit(*found.span(), f"“{found[0]}”疑有重复。", once)


TEXT_RULES = (
    TextRule(
        rule(
            "C1",
            "错别字",
            Severity.ERROR,
            _DICTIONARY,
            "抓好工作布署。",
            "抓好工作部署，健全台账。",
        ),
        replaced(_TYPOS, "“{0}”应为“{1}”。"),
        first_chars(wrong for wrong, _ in _TYPOS),
    ),
    TextRule(
        rule(
            "C2",
            "用词表里的错词",
            Severity.ERROR,
            "本单位用词表",
            Example("推进社康中心建设。", Context(words=(("社康中心", "社区健康服务中心"),))),
            Example("推进社区卫生建设。", Context(words=(("社康中心", "社区健康服务中心"),))),
        ),
        _own_words,
        "",
    ),
    TextRule(
        rule(
            "C3",
            "词语重复",
            Severity.DOUBT,
            "文稿校对",
            "加强加强队伍建设。",
            "一步一步推进，以保障安全为目的的演练。",
        ),
        _repeated,
        "",
    ),
    TextRule(
        rule(
            "C4",
            "空泛的程度词没有数",
            Severity.HINT,
            "《关于整治形式主义为基层减负若干规定》",
            "群众满意度有所提高。",
            "群众满意度提高到90%以上。",
        ),
        lambda text, _facts: _vague(text),
        "有明大显若",
        Reach.SENTENCE,
    ),
)


def _vague(text: str) -> Iterator[Hit]:
    for found in _VAGUE.finditer(text):
        yield Hit(*found.span(), f"“{found[0]}”年底难以考核，能定数的请定数。")


_VAGUE = re.compile(
    r"(?:有所|明显|大幅|显著)(?:提高|提升|改善|增强|增加|减少|下降|降低|好转)(?![^，。；]{0,8}\d)"
    r"|若干(?=[个家项名批])"
)

TALLIES = (
    Tally(
        rule(
            "C5",
            "一词两形",
            Severity.DOUBT,
            _DICTIONARY,
            "制定急救站建设方案。制订培训计划。制定考核办法。",
            "制定急救站建设方案。制定培训计划。",
        ),
        _one_form,
        _forms,
        "制其作做账帐想唯惟图",
    ),
)
