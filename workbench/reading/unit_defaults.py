"""Who answers, and by when, for tasks that name nobody: what a document says once for many.

以下各项任务均由各县（市、区）人民政府负责落实。     下列任务责任单位均为市教育局、市财政局。
未注明完成时限的，均为2027年12月底前。             排在第一位的为牵头单位。

Said before the first heading it holds for all below; said in a section, for that section.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.plan import Role
from workbench.reading.deadlines import find_deadline
from workbench.reading.tag_labels import label_at
from workbench.reading.tag_values import names_all
from workbench.reading.unit_names import NameReader, Reading, says_first_leads
from workbench.reading.units import find_tags, without_tags
from workbench.reading.wordlists import alternation

if TYPE_CHECKING:
    from workbench.document import Node, Outline

_NOTHING = Reading(())
_BELOW = "以下|下列|如下|本(?:章|部分|节|项|类)"
_WHOLE = "本(?:方案|要点|计划|清单|意见|分工|通知)|各项|所有|全部|各(?:重点)?(?:任务|工作)"
_SIGN = re.compile("均|都由|统一由|以下|下列|未注明|未明确|未标明")
_DEEDS = (
    r"(?:共同|具体|分别|统一)*(?:牵头|负责|组织|(?:贯彻|抓好|推进)?落实|实施|承办|办理|配合|督办)"
    r"[^，。；]{0,6}"
)


def told_default(sentence: str, *, whole: bool = True) -> Reading:
    """The units, or the term, that `sentence` names for all tasks; empty where it names none.

    `whole`: words for the whole document (各项任务) count as well as those for what stands below.
    """
    if not _SIGN.search(sentence):
        return _NOTHING
    for pattern, kind in _patterns(whole=whole):
        found = pattern.search(sentence)
        if found:
            reading = _READ[kind](found)
            if (reading.assignments or reading.deadline) and _names_units(reading):
                return reading
    return _NOTHING


def _names_units(reading: Reading) -> bool:
    """责任单位均为第一责任主体 names nobody."""
    return names_all(reading) and not any(_A_ROLE.match(a.unit) for a in reading.assignments)


_A_ROLE = re.compile("(?:第一|主要|直接|各自?)?(?:责任|牵头|配合)")


@cache
def _patterns(*, whole: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    scope = rf"(?:{_BELOW}{'|' + _WHOLE if whole else ''})[^，。；：]{{0,20}}?"
    words = ("who_lead", "who_responsible", "who_support")
    label = rf"{alternation('unit_words', *words)}{{1,2}}{alternation('unit_words', 'noun')}"
    return (
        (
            re.compile(
                rf"{scope}(?P<label>{label})(?:均|都|统一)?(?:为|是|含|包含|包括)(?P<units>[^。；]+)"
            ),
            "label",
        ),
        (
            re.compile(
                rf"{scope}(?:均|都|统一|全部)(?:需|须|应|要)?由?(?P<units>[^。；]{{2,80}}?{_DEEDS})(?=[，。；]|$)"
            ),
            "deed",
        ),
        (
            re.compile(
                rf"(?:以下|下列)[^，。；：]{{0,12}}?由(?P<units>[^。；]{{2,80}}?{_DEEDS})(?=[，。；]|$)"
            ),
            "deed",
        ),
        (
            re.compile(
                rf"(?:{scope}|未(?:注明|明确|标明))[^。；：]{{0,6}}(?:时限|时间|期限)[^。；：]{{0,12}}?(?:为|于|在)(?P<term>[^。；]+)"
            ),
            "term",
        ),
    )


def _labelled(found: re.Match[str]) -> Reading:
    label = label_at(found["label"] + "：")
    return NameReader(label.role if label else Role.RESPONSIBLE, strict=True).read(found["units"])


def _told(found: re.Match[str]) -> Reading:
    return NameReader(None).read(found["units"])


def _due(found: re.Match[str]) -> Reading:
    return Reading((), find_deadline(found["term"]))


_READ = {"label": _labelled, "deed": _told, "term": _due}


def first_of_list_leads(outline: Outline) -> tuple[bool, ...]:
    """For each node: has the document said that the unit named first leads?

    排在第一位的为牵头单位 inside a list of units speaks of that list, unless it says 以下 or 均;
    said in a section it holds from there on, before or behind all sections for everything.
    """
    everywhere = any(map(_says_so, (n for n in outline.nodes if n.kind is not NodeKind.SECTION)))
    found, said = [], everywhere
    for node in outline.nodes:
        said = said or _says_so(node)
        found.append(said)
    return tuple(found)


def _says_so(node: Node) -> bool:
    return any(map(_speaks_of_all, (node.heading, *node.sentences)))


def _speaks_of_all(sentence: str) -> bool:
    if not says_first_leads(sentence):
        return False
    if says_first_leads(without_tags(sentence)):
        return True
    tags = [sentence[tag.start : tag.end] for tag in find_tags(sentence)]
    return any(says_first_leads(tag) and _OF_ALL.search(tag) for tag in tags)


_OF_ALL = re.compile("以下|下列|下同|均|各项|各任务|所有|全部|每项")


def defaults(outline: Outline) -> tuple[Reading, ...]:
    """For each node what was said for all its tasks: in its own text or, at the top, for all."""
    general = _NOTHING
    top = min((n.level for n in outline.nodes if n.kind is NodeKind.SECTION), default=0)
    found = []
    for node in outline.nodes:
        own = _said(node)
        if node.kind is not NodeKind.SECTION:
            general = _merged(own, general)
            found.append(_NOTHING)
        else:
            found.append(_merged(own, general) if node.level == top else own)
    return tuple(found)


def _said(node: Node) -> Reading:
    whole = node.kind is not NodeKind.SECTION
    said = _NOTHING
    for sentence in node.sentences:
        said = _merged(said, told_default(sentence, whole=whole))
    return said


def _merged(first: Reading, second: Reading) -> Reading:
    """What `first` leaves open is taken from `second`."""
    filled = {a.role for a in first.assignments}
    more = tuple(a for a in second.assignments if a.role not in filled)
    return Reading(first.assignments + more, first.deadline or second.deadline)
