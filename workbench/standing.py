"""What a paper of the library is to the drafter: her superior's, another organ's, her own place's.

    standing_of("江南省2027年卫生健康工作要点", "江城市")      上级
    standing_of("临江市2026年工作要点", "江城市")             兄弟单位
    standing_of("江城市2026年卫生健康工作总结", "江城市")       本级

Guessed by the places named in the titles; what the drafter said herself goes before it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Standing(StrEnum):
    """The value is the word shown and kept."""

    SUPERIOR = "上级"
    PEER = "兄弟单位"
    OWN = "本级"


_ABOVE_ALL = re.compile(r"^(?:中共中央|中央|国务院|国家|全国|教育部|人力资源社会保障部)")
_PROVINCE = r"(?!全)[\u4e00-\u9fff]{2,6}?(?:省|自治区)|北京市|天津市|上海市|重庆市|省(?!级)"
_CITY = r"(?!全)[\u4e00-\u9fff]{2,6}?(?:市|自治州|盟|地区)"
_COUNTY = r"(?!全)[\u4e00-\u9fff]{1,6}?(?:新区|开发区|高新区|区|县|旗|市)"
_PLACE = re.compile(rf"^(?P<province>{_PROVINCE})?(?P<city>{_CITY})?(?P<county>{_COUNTY})?")
_LEADS = re.compile(r"^(?:中共|关于印发|关于|\d{4}\s*年|《|“)+")
_AFTER_YEAR = re.compile(r"^(.{0,12}?)\d{4}")


def standing_of(title: str, own: str) -> Standing | None:
    """What the paper called `title` is to somebody whose plan names `own` (its title or issuer).

    None where the titles do not tell.
    """
    title, own = _LEADS.sub("", title.strip()), _LEADS.sub("", own.strip())
    if _ABOVE_ALL.match(title):
        return Standing.SUPERIOR
    theirs, ours = _place(title), _place(own)
    if not theirs or not ours:
        return None
    if theirs == ours:
        return Standing.OWN
    if len(theirs) < len(ours) and ours[: len(theirs)] == theirs:
        return Standing.SUPERIOR
    if _level(theirs[-1]) > _level(ours[-1]):
        return Standing.SUPERIOR
    return Standing.PEER


@lru_cache(maxsize=4096)
def _place(text: str) -> tuple[str, ...]:
    """The places a title begins with, the largest first: 江城市, 青石区."""
    found = _AFTER_YEAR.match(text)
    match = _PLACE.match(found[1] if found else text)
    return tuple(part for part in match.groups() if part) if match else ()


def _level(place: str) -> int:
    """3 for a province, 2 for a city, 1 for what lies below."""
    if re.fullmatch(_PROVINCE, place):
        return 3
    return 2 if re.fullmatch(_CITY, place) else 1
