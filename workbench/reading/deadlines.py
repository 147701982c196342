"""Date phrases: by when something is to be done (2027年6月底前, 年内, 到2027年, 一季度, 三年内).

Two questions are answered. Which phrase binds which figure (`date_phrases`; a year that only opens
a clause binds the figures behind it)? And by when is the sentence's task due (`find_deadline`; a
bare year says nothing about that)? Years of spans (2021—2030年), names, comparisons are neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workbench.reading.figures.covers import cover_names


class Bearing(StrEnum):
    """What a date phrase does: sets a term, names a mere year, a rhythm, or how things stood."""

    TERM = "term"
    YEAR = "year"
    RHYTHM = "rhythm"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date phrase at `start:end`, `text` verbatim."""

    start: int
    end: int
    text: str
    bearing: Bearing


_YEAR = r"(?:(?<!\d)(?:19|20)\d{2}|二[〇零○]\S{2})\s*年(?!度|代|版|期|龄|均|级|鉴)"
_POINT = r"(?:年?[底末]|年?初|中旬|上旬|下旬|上半年|下半年|第?[一二三四1-4]季度[末底]?|年中)"
_HAN = "一二两三四五六七八九十"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*"
_BEFORE = r"(?:\s*(?:之前|以前|前|止))?"
_FEAST = (
    "春节|元旦|国庆节?|中秋节?|端午节?|清明节?|劳动节|汛期|入汛|入冬|入夏|[采供]暖[期季]|"
    "[春秋]季(?:学期)?开学|开学"
)
_GROUPS = (
    rf"(?P<dated>(?:到|至|截至|截止到?|截止)?\s*{_YEAR}\s*(?:{_DAY}月份?\s*(?:{_DAY}日)?)?\s*{_POINT}?内?{_BEFORE})",
    r"(?P<period>到?[■“]?十[一二三四五六七八九]五[■”]?(?:规划)?(?:期?末|期间末))",
    rf"(?P<within>(?<!\d)(?:[{_HAN}\d]{{1,4}}\s*(?:[-—～~至到]\s*[{_HAN}\d]{{1,4}}\s*)?(?:年|个月)|半年)(?:之|以)?内)",
    rf"(?P<plain>(?:到|至)?(?:[今明本当]年|[今明本当](?=年[底末初中内]))?(?:(?<![去上前])年[底末](?:{_BEFORE})|(?<![\d多全去])年内|年中前?|年初前?)(?!会|考|终))",
    rf"(?P<row>\A\s*(?:{_DAY}(?:月份?\s*)?[-—–~～至到]\s*)?{_DAY}月份?(?=\s*[：:，,]|\s+[^\s\d底末上中下]))",
    rf"(?P<month>(?:到|至)?(?:[今明本当]年\s*|(?<![\d年]))\d{{1,2}}\s*月份?\s*(?:[底末]|[上中下]旬|\d{{1,2}}\s*日)?{_BEFORE}"
    rf"|(?<![{_HAN}年])[{_HAN}]{{1,2}}月份?(?:[底末]|[上中下]旬){_BEFORE})",
    rf"(?P<half>(?:今年|明年|本年|到|至)?(?<![每各\d])(?:[上下]半年|第?[一二三四1-4]季度)[末底内]?{_BEFORE})",
    rf"(?P<near>[本当次下]月\s*(?:[底末]|\d{{1,2}}\s*日)?(?:之|以)?前|次年\s*(?:{_DAY}月)?[底末]?(?:之|以)?前"
    rf"|(?:今年|明年)?(?:{_FEAST})(?:之|以)?前(?!后|夕))",
    rf"(?P<rhythm>每年\s*(?:{_DAY}月\s*(?:[底末]|{_DAY}日)?|年?[底末]|第?[一二三四]季度[底末]?)\s*前?"
    r"|(?<![人户床张名次生])每(?:个?季度?|个?月|半年|周)[末底]?(?:\s*\d{1,2}\s*日)?前?)",
)
_PHRASE = re.compile(
    rf"(?=[\d到至截今明本当次下上年每第十半{_HAN}■“春元国中端清劳汛入采供秋开])(?:{'|'.join(_GROUPS)})"
)
_SIGN = re.compile("年|月|季|末|[节汛冬夏期暖学]前")
_BASE = re.compile(r"(?:比|较|以|从|自|于|与|同|按|由|经过|历时|截至|截止)\s*$")
_ENTRY = re.compile(
    r"(?:^|[，；。：、,;:\s]|力争|争取|确保|计划|至|到|前|年[底末]?[和及与]|[●○•◆◇■▲△★※·]"
    r"|(?:^|[，；。：、\s])[—–-]{1,3})\s*$"
)
_AFTER_BASE = re.compile(
    r"\s*(?:起|开始|以来|以后|之后|后(?!续|期)|基础|同期|相比|水平|为基|的?总结)"
)
_EVENT = re.compile(r"\s*(?:新开工|印发|出台|颁布|召开|发布|义务)")


def date_phrases(sentence: str) -> tuple[DatePhrase, ...]:
    """All date phrases of `sentence` in order, without those that compare or count from."""
    if not _SIGN.search(sentence):
        return ()
    return _known(sentence) if len(sentence) <= _REMEMBERED else _read(sentence)


# The targets of a sentence and its own term are asked for one after the other.
_REMEMBERED = 2000  # characters


@lru_cache(maxsize=1024)
def _known(sentence: str) -> tuple[DatePhrase, ...]:
    return _read(sentence)


def _read(sentence: str) -> tuple[DatePhrase, ...]:
    if not _PHRASE.search(sentence):
        return ()
    bare = _spans_covered(cover_names(_open_periods(sentence)))
    found = (_phrase(m, bare, sentence) for m in _PHRASE.finditer(bare))
    return tuple(phrase for phrase in found if phrase)


def find_deadline(sentence: str) -> str:
    """The first phrase that says by when, verbatim; failing that the rhythm; "" for none."""
    phrases = date_phrases(sentence)
    for bearing in (Bearing.TERM, Bearing.RHYTHM):
        for phrase in phrases:
            if phrase.bearing is bearing:
                return phrase.text
    return ""


_SPAN = re.compile(r"(?<!\d)\d{4}\s*年?\s*[-—–－~～至]{1,2}\s*\d{4}\s*年?(?!\d)")
_PERIOD = re.compile(r"“(十[一二三四五六七八九]五)”(?=(?:规划)?(?:期?末|期间末))")


def _open_periods(sentence: str) -> str:
    """“十五五”末 is a date, though its name stands in quotation marks."""
    return _PERIOD.sub(lambda m: f"■{m[1]}■", sentence)


def _spans_covered(text: str) -> str:
    return _SPAN.sub(lambda m: "■" * len(m[0]), text)


def _phrase(found: re.Match[str], bare: str, sentence: str) -> DatePhrase | None:
    text = found[0].rstrip()
    start = found.start() + len(text) - len(text.lstrip())
    end = found.start() + len(text)
    bearing = _bearing(found, bare, end)
    if bearing is None:
        return None
    if sentence[start - 1 : start] == "“":
        start -= 1
    return DatePhrase(start, end, sentence[start:end], bearing)


def _bearing(found: re.Match[str], bare: str, end: int) -> Bearing | None:
    text = found[0].strip()
    before = bare[max(0, found.start() - 6) : found.start()]
    if text.startswith("截") or before.endswith(("截", "截至", "截止", "截止到")):
        return Bearing.STATE
    if found["rhythm"]:
        return Bearing.RHYTHM
    if not found["row"] and _is_span(text, before, bare, end):
        return None
    if _AFTER_BASE.match(bare, end) or (_BASE.search(before) and not _ends_term(text)):
        return None
    if found["dated"] and not _ends_term(text) and _is_compared(bare, found.start(), end):
        return None
    return _dated(found, text, before)


def _is_span(text: str, before: str, bare: str, end: int) -> bool:
    """2026年6月至12月: neither end of a span of months is a term."""
    if text[0] in "到至" and not _ends_term(text) and before.endswith(("月", "日", "季度")):
        return True
    return text.endswith(("月", "日")) and bool(_ON.match(bare, end))


_ON = re.compile(r"\s*(?:至|到|[-—–~～])\s*(?:\d|次年|年底)")


def _is_compared(bare: str, start: int, end: int) -> bool:
    """2026年印发的…, 达到2020年的2倍: the year tells of another matter."""
    if _EVENT.match(bare, end) or _MULTIPLE.match(bare, end):
        return True
    level = _PART.match(bare, end) and _LEVEL.search(bare, max(0, start - 10), start + 1)
    return bool(level) and not re.search("[从由]", bare[max(0, start - 40) : start])


_MULTIPLE = re.compile(
    r"\s*的?\s*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十])\s*(?:倍|番)|\s*的?[^，；。\d]{0,8}水平"
)
_PART = re.compile(r"\s*的\s*\d")
_LEVEL = re.compile("(?:达到?|降至|降到|控制在|超过|恢复到|不[高低]于|相当于|[为是占])$")


def _dated(found: re.Match[str], text: str, before: str) -> Bearing | None:
    bare_date = found["dated"] or found["month"]
    if _ends_term(text) or text[0] in "到至" or not bare_date:
        return Bearing.TERM
    if text.endswith("日") or not _ENTRY.search(before):
        return None
    if found["month"]:
        return Bearing.TERM if text[-1] in "底末旬份" else None
    mere = text.endswith("年") and not text.endswith("半年")
    return Bearing.YEAR if mere else Bearing.TERM


def _ends_term(text: str) -> bool:
    return text.endswith(("前", "底", "末", "止", "内"))
