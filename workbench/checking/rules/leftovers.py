"""Rules on what was left in a text: slots, XX, 某市, names of other places."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.checking.context import Context
from workbench.checking.findings import Example, Hit, Severity, rule
from workbench.checking.kinds import Mark, Reach, Tally, TextRule
from workbench.checking.patterns import every, first_chars
from workbench.drafting.slots import SLOT
from workbench.wordlists import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Place
    from workbench.checking.kinds import Marked

_PROVINCE_OF = {row[0]: row[1] or row[0] for row in rows("places")}
_PLACES = tuple(_PROVINCE_OF)
_WITH = re.compile(
    r"(?:赴|与|同|和|到|向|在|对口|支援|帮扶|援|学习|借鉴|引进|驻|粤|京津|从|来自|招商|至|、|—|\d)$"
)
_BELONGS = re.compile(
    r"(?:等地|大学|学院|医院|医科|医学|中医药|交通|理工|师范|银行|铁路|高铁|高速|机场|会议|合作|模式|经验|协作|"
    r"对口|先进|品牌|集团|公司|路|话|菜|籍|宣言|论坛|研究|科学|图书|博物|都市圈|城市群|经济|株|、|和|至|—|与|等)"
)


@cache
def _place() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_PLACES, key=len, reverse=True)))


def _foreign(text: str, facts: Facts) -> Iterator[Mark]:
    """A place that is not ours, unless what stands around says why it is named.

    Without knowing our own place nothing is foreign; without our own province no province is.
    """
    if not _is_local(facts.home):
        return
    own = _provinces(facts.home)
    for found in _place().finditer(text):
        place, after = found[0], text[found.end() : found.end() + 6]
        before = text[max(0, found.start() - 4) : found.start()]
        if _WITH.search(before) or _BELONGS.match(after) or place in facts.home:
            continue
        province = _PROVINCE_OF[place]
        if province not in own and (own or place != province):
            yield Mark(place, found.start(), found.end(), place)


def _left(found: Sequence[Marked], facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """A name that stands there again and again is our own, unless the drafter told us ours."""
    if len(found) > _OFTEN and not facts.context.places:
        return
    for place, mark in found:
        message = f"“{mark.word}”不是本地地名，疑为借用他处文稿时遗留。"
        yield place, Hit(mark.start, mark.end, message)


_OFTEN = 2


def _open_slots(text: str, facts: Facts) -> Iterator[Hit]:
    """To be filled in while the plan is drafted; nothing of it may go out."""
    severity = Severity.ERROR if facts.final else None
    for found in SLOT.finditer(text):
        yield Hit(*found.span(), f"“{found[0]}”还没有填。", severity=severity)


@cache
def _is_local(home: str) -> bool:
    return bool(_place().search(home) or _LOCAL.search(home)) and "国务院" not in home


_LOCAL = re.compile("(?<![一-龥])[一-龥]{2,4}(?<![全我本各])(?:省|市|县|区|州|盟)")


@cache
def _provinces(home: str) -> frozenset[str]:
    """Our own province, as far as title and organs name it or a city of it."""
    return frozenset(_PROVINCE_OF[found[0]] for found in _place().finditer(home))


TEXT_RULES = (
    TextRule(
        rule(
            "C24",
            "待填处未填",
            Severity.HINT,
            "文稿校对",
            "新增护理站〔数〕家。",
            "新增护理站30家，落实江政发〔2026〕1号。",
        ),
        _open_slots,
        "〔",
        Reach.ALL | Reach.PART,
    ),
    TextRule(
        rule(
            "C20",
            "待补的空位未填",
            Severity.ERROR,
            "文稿校对",
            "新增护理站30家，由【待补】牵头。",
            "新增护理站〔数〕家，落实江政发〔2026〕1号。",
        ),
        every(
            r"〔(?:单位|待[补定])[^〕]{0,6}〕|【[^【】]{0,6}(?:待|补充|填)[^【】]{0,6}】"
            r"|[（(](?:待补充?|待定|待核实?|待填|待确认|数据待[补核定])[）)]|TODO|tbd|TBD",
            "“{0}”还没有填。",
        ),
        "〔【（(Tt",
        Reach.ALL | Reach.PART,
    ),
    TextRule(
        rule(
            "C21",
            "XX、某市等代字未换",
            Severity.DOUBT,
            "文稿校对",
            "推进XX区和某市急救站建设。",
            "推进江城区急救站建设，发放某种程度的补贴。",
        ),
        every(
            r"[XＸxｘ×]{2,}(?=[一-龥〔发年月日]|[，。、；：）]|$)|\*{2,}|(?<=[一-龥])[XＸ](?=[省市县区镇乡村局委厅发府])"
            r"|某(?:某|省|市|县|区|镇|乡|街道|单位|局|委|医院|部门)|○○|〇〇(?=[省市县区局])",
            "“{0}”是代字，请换成真名。",
        ),
        "XＸxｘ×*某○〇",
        Reach.ALL | Reach.PART,
    ),
    TextRule(
        rule(
            "C23",
            "批注、修改痕迹未清",
            Severity.DOUBT,
            "文稿校对",
            "新建急救站6个（此处数据请医政处再核）。",
            "新建急救站6个（含城区2个）。",
        ),
        every(
            r"[（(【][^（）()【】]{0,20}(?:请[^（）()【】]{0,8}(?:核[实对]?|确认|补充|提供)|此处|存疑|建议(?:删|改|补))[^（）()【】]{0,12}[）)】]"
            r"|[？?]{2,}",
            "“{0}”像是留给同事看的话，印发前请删去。",
        ),
        "（(【？?",
        Reach.SENTENCE,
    ),
)

TALLIES = (
    Tally(
        rule(
            "C22",
            "外地地名",
            Severity.DOUBT,
            "公文抄袭专项整治",
            Example("推动长沙急救站建设。", Context(places=("江城市",))),
            Example("推动江城急救站建设，赴长沙学习。", Context(places=("江城市",))),
        ),
        _left,
        _foreign,
        first_chars(_PLACES),
        alone=True,
    ),
)
