"""The labels inside a tag, and what each of them introduces: units in a role, a term, persons.

    牵头单位：市教育局；协同责任单位：市财政局；完成时限：2027年6月底前；责任领导：王某
    └ lead ──┘         └ support ───────┘        └ term ──┘               └ person ─┘

Offices invent labels freely (市级牵头单位, 共同责任单位, 责任 处室), so a label is composed: words
that say who (牵头, 责任, 配合 …), then a noun (单位, 部门, 处室 …), all kept in `unit_words.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from workbench.plan import Role
from workbench.reading.wordlists import alternation

_WORDS = "unit_words"


class Introduces(StrEnum):
    """What stands behind a label."""

    UNITS = "units"
    SHARING = "sharing"
    TERM = "term"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Label:
    """A label at `start:end`, its colon and the blanks behind it included.

    `role` is that of the units behind it. `firm`: a full label with a colon (责任单位：); behind
    any other (配合：, 责任单位为 …) only what looks like a unit is one.
    """

    start: int
    end: int
    introduces: Introduces
    role: Role = Role.RESPONSIBLE
    firm: bool = True


def labels_in(text: str) -> list[Label]:
    """All labels of `text` in order."""
    if not _may_label(text):
        return []
    found = (match for match in _pattern().finditer(text) if _stands_free(match))
    return [_label_of(match) for match in found]


def label_at(text: str, place: int = 0) -> Label | None:
    """The label that begins at `place`."""
    found = _pattern().match(text, place)
    return _label_of(found) if found and _stands_free(found) else None


def _stands_free(found: re.Match[str]) -> bool:
    """Run together with the name before it (…市教育局配合单位：…) only a full label is one."""
    before = found.string[found.start() - 1 : found.start()]
    full = found.lastgroup in ("units", "term") and found[0].rstrip().endswith(("：", ":"))
    return full or before not in _BEHIND or not before


# Ends of names and of terms.
_BEHIND = "局委办厅署院会处科室心府门位司队校区县镇街所前底末日"


_SIGN = re.compile("：|:|单位|部门|处室|科室|时限")


def _may_label(text: str) -> bool:
    return _SIGN.search(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    who = alternation(_WORDS, "who_lead", "who_responsible", "who_support")
    noun = alternation(_WORDS, "noun")
    aside = r"(?:\s*[（(][^（()）：:]{1,8}[)）])?"
    spaced = r"责\s+任\s+单\s+位|牵\s+头\s+单\s+位|配\s+合\s+单\s+位"
    units = rf"{who}{aside}\s*(?:{who}){{0,2}}{_PLACE}{noun}{aside}{_MORE}|{spaced}"
    other = "|".join(
        (
            rf"(?P<person>{alternation(_WORDS, 'person')}{aside})",
            rf"(?P<term>{alternation(_WORDS, 'term')}|完\s+成\s+时\s+[限间])",
            rf"(?P<sharing>{alternation(_WORDS, 'sharing')})",
            rf"(?P<short>{alternation(_WORDS, 'short')})",
        )
    )
    colon, loose = r"\s*[:：]\s*", r"\s*[为是][:：]?\s*|(?<=单位|部门|处室|科室)\s+"
    timed = r"(?<=完成时限|完成时间)(?:为|\s)\s*(?=[\d到今年全长])"
    kinds = rf"(?P<units>{units})(?:{colon}|{loose})|(?:{other})(?:{colon}|{timed})"
    return re.compile(rf"(?:(?<![一-龥])|(?<=[{_BEHIND}])){_PLACE}(?:{kinds})")


_PLACE = r"(?:[国省市区县镇乡州旗][级直]|[委局厅院校]内|我[省市区县]|本[省市区县级]|相关|有关)?"
_MORE = r"(?:[及和、与/](?:责任人|负责人|责任领导|分管领导|责任人员|部门|科室|处室))?"


def _label_of(found: re.Match[str]) -> Label:
    group = found.lastgroup or ""
    name = "".join(found[group].split())
    colon = found[0].rstrip().endswith(("：", ":"))
    if group not in ("units", "short"):
        return Label(found.start(), found.end(), Introduces(group), firm=group != "sharing")
    firm = group == "units" and colon and "人" not in name and "领导" not in name
    return Label(found.start(), found.end(), Introduces.UNITS, _role(name), firm)


def _role(name: str) -> Role:
    """协同责任单位 supports, 牵头责任单位 leads: the words beside 责任 decide."""
    if re.match(alternation(_WORDS, "who_lead"), name):
        return Role.LEAD
    if re.match(alternation(_WORDS, "who_support"), name):
        return Role.SUPPORT
    return Role.RESPONSIBLE
