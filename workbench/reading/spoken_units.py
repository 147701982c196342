"""Units that the running words of a sentence name: 由…牵头，…配合.

    发布健康提示，由疾控科牵头，医政科配合。          lead 疾控科, support 医政科
    每季度通报一次，由医政科会同疾控科负责。          responsible both
    开展联合检查，医政科牵头、监督所等单位参与。      lead 医政科, support 监督所等单位

Only what ends as a name of an organ counts, and only where such a clause opens; a mechanism
that is described (由医政科牵头的专班) names nobody. The words stay where they are: unlike a tag
they are part of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.plan import Assignment, Role
from workbench.reading.unit_names import is_organ, unique
from workbench.reading.units import find_tag
from workbench.reading.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Spoken:
    """The stretch `start:end` of a sentence whose words name these units."""

    start: int
    end: int
    assignments: tuple[Assignment, ...]


def find_spoken(sentence: str) -> Spoken | None:
    """The first clauses of `sentence` that say who leads, answers and supports; None without."""
    if not any(word in sentence for word in _SIGNS) or len(sentence) > _LONGEST:
        return None
    return _known(sentence)


def units_said(sentence: str) -> tuple[Assignment, ...]:
    """The units a sentence names itself: in its bracket, failing that in its words."""
    tag = find_tag(sentence)
    spoken = None if tag else find_spoken(sentence)
    told = tag or spoken
    return told.assignments if told else ()


_SIGNS = ("牵头", "负责", "会同", "主办", "承办", "组织实施", "抓好落实")
_LONGEST = 1000  # characters; a longer sentence is a page without stops
_LONGEST_NAME = 20


@lru_cache(maxsize=1024)
def _known(sentence: str) -> Spoken | None:
    clauses = [(found.start(), found.end()) for found in _CLAUSE.finditer(sentence)]
    for at, (start, end) in enumerate(clauses):
        first = _first(sentence, start, end)
        if first:
            return _with_followers(sentence, first, clauses[at + 1 :])
    return None


_CLAUSE = re.compile(r"[^，,；;。：:！!？?\s]+")
_BY = re.compile(
    r"(?:[^由]{0,24}(?:工作|任务|事项|项目|建设|事宜|季度|月|半年|底前))?(?:并|统一|具体|分别|均|统筹|主要|原则上)?由"
)
_ACTS = r"(?:共同|具体|分别|统筹|联合|统一)?"
_LEADS = (
    r"(?:负责)?总?牵头(?!人|单位|部门|处室|科室|领导|作用)(?:负责|抓总|落实|实施|组织实施)?|主办"
)
_ANSWERS = (
    r"(?:按照?(?:各自)?(?:工作)?(?:职责|职能)?分工)?"
    r"(?:负责(?!人|同志|制|领导)(?:落实|实施|组织实施)?|承办|组织实施|具体实施|抓好落实)"
)
_HELPS = r"(?:积极|密切|协同|协助|共同)?(?:配合|参与|参加|协办|支持|协助)(?:落实|实施)?"
_OPENS = re.compile(rf"{_ACTS}(?:(?P<lead>{_LEADS})|(?P<answer>{_ANSWERS}))")
_FOLLOWS = re.compile(rf"{_ACTS}(?:(?P<lead>{_LEADS})|(?P<answer>{_ANSWERS})|(?P<help>{_HELPS}))")
_DESCRIBES = re.compile(r"的|、[^，]{0,30}的")
_DESCRIBES_ON = re.compile(r"[，,、][^，,；;。]{0,24}(?:配合|参与|协助|协同|负责|联动)的")
_JOINED = "会同"


def _first(sentence: str, start: int, end: int) -> Spoken | None:
    """The clause that opens: 由A牵头制定方案, or nothing but A牵头."""
    clause = sentence[start:end]
    by = _BY.match(clause)
    begun = start + (by.end() if by else 0)
    found = _said(sentence, begun, end, _OPENS)
    if found is None and by and _JOINED in clause:
        found = _said(sentence, begun, end, _deeds())
    if found is None or not _NAMED.search(found.assignments[0].unit):
        return None
    rest = sentence[found.end : end]
    if not by and rest and not rest.startswith("、"):
        return None
    described = _DESCRIBES.match(rest) or _DESCRIBES_ON.match(sentence, found.end)
    return None if described else replace(found, start=begun - bool(by))


def _with_followers(sentence: str, first: Spoken, clauses: list[tuple[int, int]]) -> Spoken:
    """What supports it, named behind 、 or in clauses of nothing else: B配合，C参与."""
    spoken = first
    for start, end in ((first.end, _end_of(sentence, first.end)), *clauses):
        begun = start + sentence.startswith("、", start)
        joined = sentence.startswith(_JOINED, begun)
        verbs = _deeds() if joined else _FOLLOWS
        found = _said(sentence, begun + len(_JOINED) * joined, end, verbs)
        if found is None or (found.end < end and sentence[found.end] != "、" and not joined):
            if start == first.end:
                continue
            break
        more = (*spoken.assignments, *found.assignments)
        spoken = Spoken(spoken.start, found.end, unique(more))
    return spoken


def _end_of(sentence: str, at: int) -> int:
    rest = _CLAUSE.match(sentence, at)
    return rest.end() if rest else at


def _said(sentence: str, start: int, end: int, verbs: re.Pattern[str]) -> Spoken | None:
    """The units from `start` on up to the first of `verbs`, all of which must be organs."""
    verb = verbs.search(sentence, start, min(end, start + 6 * _LONGEST_NAME))
    if verb is None or verb.start() == start:
        return None
    role = _role(verb)
    names = tuple(_names(sentence[start : verb.start()]))
    if not names or not all(map(_is_name, names)):
        return None
    return Spoken(start, verb.end(), tuple(Assignment(name, role) for name in names))


def _role(verb: re.Match[str]) -> Role:
    kind = verb.lastgroup
    return {"lead": Role.LEAD, "help": Role.SUPPORT}.get(kind or "", Role.RESPONSIBLE)


def _names(text: str) -> Iterator[str]:
    """医政科、疾控科和监督所: 和 parts only what are names on both its sides."""
    for piece in re.split(f"、|{_JOINED}", text):
        halves = re.split("[和与]", piece)
        yield from halves if len(halves) > 1 and all(map(_is_name, halves)) else (piece,)


def _is_name(text: str) -> bool:
    name = _AND_OTHERS.sub("", text)
    if not 1 < len(name) <= _LONGEST_NAME or _DEED.search(name):
        return False
    return is_organ(name) and not _GENERAL.fullmatch(name)


_AND_OTHERS = re.compile("等(?:有关|相关)?(?:部门|单位|科室|处室|机构)?$")
_NAMED = re.compile("^(?!各|有关|相关|其他|职能)")
_GENERAL = re.compile(
    "(?:(?:地方|各级|当地|基层|上级)?(?:党委|政府|党政|部门|机关|单位|企业))+|管委会|委员会|分局|管理局"
    "|(?:中心)?支行|支队|大队|中心|(?:集团)?公司|街道办?|办事处|乡镇|镇街|区县|县区|县市区|市区县|专班|指挥部"
    "|领导小组|海关|片区|医院|学院|处室|科室|园区|开发区"
)
"""A kind of body, which is nobody's name."""
_DEED = re.compile(
    "[的由将把对在不]|坚持|发挥|形成|构建|确定|明确|建立|完善|健全|成立|采取|实行|按照|继续|全面"
    "|进一步|切实|通过|依托|推动|加强|强化|推进|开展|组织|学科|好处|每"
)


@cache
def _deeds() -> re.Pattern[str]:
    """What two units do together: 由A会同B制定办法."""
    verbs = rf"{alternation('unit_words', 'task_verb')}|研究|提出|办理|完成"
    return re.compile(rf"(?P<answer>(?!{_JOINED})(?:{verbs}))")
