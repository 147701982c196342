"""Rules on years: which ones turn with the plan, which stay, which have run out.

2026年6月底前 → 2027年6月底前      the plan's own year
《…行动计划（2020—2025年）》        a name: listed, never changed
较2025年提高2个百分点              a base year of statistics: stays
到2025年                           over by 2027: to be dealt with
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value, year_numeral
from workbench.drafting.proposals import Hit, ProposalKind, noted
from workbench.drafting.rewriting import book_spans
from workbench.drafting.rules.turn import PERIOD, YEAR, period_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.rules.turn import Turn

_DASH = r"\s*(?:[-—–－~～〜]{1,2}|至|到)\s*"
_MONTH = r"(?:\s*\d{1,2}\s*月)?"
_SPAN = re.compile(rf"({YEAR})(?:\s*年{_MONTH})?{_DASH}({YEAR})(?:\s*(?:学年|年度?){_MONTH})?")
_SEASON = re.compile(r"学年|\S{0,2}?(?:年度?)?(?:(?:供暖|采暖|供热)[季期]|冬春)")
_NUMBER = re.compile(rf"[〔\[［【（(]\s*{YEAR}\s*[〕\]］】）)]\s*第?\s*\d+\s*号")
_UNTIL = re.compile(
    rf"(?<![达得截])(?<!截[止至])(?:到|至)\s*({YEAR})\s*年(底|末|年底|年末|\s*\d{{1,2}}\s*月)?"
)
_DATED = re.compile(
    rf"({YEAR})\s*年(?:度)?"
    r"(?P<day>\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号])?"
    r"(?:(?<!日|号)\s*\d{1,2}\s*月(?:份|底|末|初|[上中下]旬)?|年?底|年?末|年?初|年?内|[上下]半年)?"
    r"(?P<before>(?:之前|以前|前)(?!\s*[一二三四\d]\s*[季个])(?!三季))?"
)
_HAN_DATED = re.compile(
    r"(二[〇○零][〇○零一二三四五六七八九]{2})年(?P<day>[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日(?!前|之前|以前))?"
    r"(?:年?[底末初内](?:之?前|以前)?|[一二三四五六七八九十]{1,2}月(?:份|底|末)?(?:之?前|以前)?|[上下]半年)?"
)
_NUMERIC = re.compile(
    rf"({YEAR})(?P<dot>[-./])(?:1[0-2]|0?[1-9])(?P<day>(?P=dot)(?:[12]\d|3[01]|0?[1-9]))?"
    r"(?P<before>(?:之前|以前|前)?)(?![-./\d%‰])(?=$|\W|[前底末初起至到])"
)
_BARE = re.compile(
    rf"({YEAR})"
    r"(?![\d.,%‰/]|\s*(?:年|[-—–~～至、]|[家个名张元例万亿项人次所间台套辆份场期件条米平公处座户多余支部"
    r"床千百月日号页字岁种类批届课学时吨级]))"
)
_STATISTIC = re.compile(r"(?:较|比|与|同|截至|截[止至]到|截止|以|自|从|始于)\s*$")
_FIXED_AFTER = re.compile(
    r"\s*(?:起(?!草|步|点)|以来|之?后(?![备续期])|版|[修订正]{2}(?:版|本|的|[）)])|相比|为?基[数期准]|为基|不变价)"
)
_OF_WHAT = re.compile("[^，。；、：]{1,8}的")
_COMPARED = re.compile(r"(?:较|比|以)\s*$")


def document_names(text: str, turn: Turn) -> Iterator[Hit]:
    """《》 with a year or a period in it: the plan itself, or a name that stays."""
    for start, end in book_spans(text):
        name = text[start:end]
        if turn.title and _plain(name.strip("《》")) == _plain(turn.title) != turn.new_title:
            reason = "书名号内是本文件的标题，请确认后改"
            yield Hit(start, name, f"《{turn.new_title}》", ProposalKind.ASK, reason)
        elif ended := _ended(name, turn.year):
            yield noted(start, name, ProposalKind.EXPIRED, ended)
        elif re.search(YEAR, name) or re.search(r"[三五]年行动", name):
            yield noted(start, name, ProposalKind.FLAG, "文件名称中的年份，不改")


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _ended(name: str, year: int) -> str:
    """Why the document called `name` no longer holds in `year`, "" where it may."""
    for found in _SPAN.finditer(name):
        if int(found[2]) < year:
            return f"实施期到{found[2]}年已满，请换新文件、改提法或退出"
    for found in PERIOD.finditer(name):
        if period_years(found[1])[1] < year:
            return f"“十{found[1]}五”已结束，请换新文件、改提法或退出"
    return ""


def document_numbers(text: str, _turn: Turn) -> Iterator[Hit]:
    """发文字号 〔2016〕1号: names a document, stays."""
    for found in _NUMBER.finditer(text):
        yield noted(found.start(), found[0], ProposalKind.FLAG, "发文字号，不改")


def spans(text: str, turn: Turn) -> Iterator[Hit]:
    """2020—2025年 outside 《》: flagged, or over."""
    for found in _SPAN.finditer(text):
        if _SEASON.match(text, found.end() - len("学年")) and _is_next(found, turn):
            yield _season(found, turn)
        elif int(found[2]) < turn.year:
            reason = f"期限到{found[2]}年已满，请换新提法或退出"
            yield noted(found.start(), found[0], ProposalKind.EXPIRED, reason)
        else:
            yield noted(found.start(), found[0], ProposalKind.FLAG, "起止年份，不改")


def _is_next(found: re.Match[str], turn: Turn) -> bool:
    return int(found[1]) == turn.base == int(found[2]) - 1


def _season(found: re.Match[str], turn: Turn) -> Hit:
    """2026—2027学年 begins in the plan's own year."""
    last = found.start(2) - found.start()
    after = f"{turn.year}{found[0][4:last]}{turn.year + 1}{found[0][last + 4 :]}"
    return Hit(found.start(), found[0], after, ProposalKind.ASK, "跨年的学年、季节，随年度后移")


def goals(text: str, turn: Turn) -> Iterator[Hit]:
    """到2025年: a goal for several years, still ahead or over; 到2026年底 may be a deadline."""
    for found in _UNTIL.finditer(text):
        year = int(found[1])
        if year == turn.base and found[2] and not PERIOD.search(text):
            continue
        if year < turn.year:
            reason = f"{year}年的目标已到期，请换新目标或退出"
            yield noted(found.start(), found[0], ProposalKind.EXPIRED, reason)
        else:
            yield noted(found.start(), found[0], ProposalKind.FLAG, "多年目标的年份，不改")


def dated(text: str, turn: Turn) -> Iterator[Hit]:
    """Every other year with 年: the plan's own one is proposed, the rest asked or flagged."""
    for found in _DATED.finditer(text):
        own = int(found[1]) == turn.base
        yield _own(found, text, turn) if own else _other(found, text, turn)
    for found in _HAN_DATED.finditer(text):
        if numeral_value(found[1].replace("○", "〇")) == turn.base:
            after = year_numeral(turn.year) + found[0][4:]
            yield _moved(found.start(), found[0], after, fixed_day=bool(found["day"]))


def numeric(text: str, turn: Turn) -> Iterator[Hit]:
    """2026-09-30, 2026.10: dates as tables print them."""
    for found in _NUMERIC.finditer(text):
        own = int(found[1]) == turn.base
        yield _own(found, text, turn) if own else _other(found, text, turn)


def _own(found: re.Match[str], text: str, turn: Turn) -> Hit:
    after = str(turn.year) + found[0][4:]
    if _FIXED_AFTER.match(text, found.end()) or _COMPARED.search(text[: found.start()]):
        return noted(found.start(), found[0], ProposalKind.FLAG, "起算或对比的年份，不改")
    fixed_day = bool(found["day"] and not found["before"])
    return _moved(found.start(), found[0], after, fixed_day=fixed_day)


def _moved(start: int, before: str, after: str, *, fixed_day: bool) -> Hit:
    """The plan's own year a turn on; a day of the calendar may be one that was (a meeting)."""
    if fixed_day:
        return Hit(start, before, after, ProposalKind.ASK, "具体日期，请按新年度安排确认")
    return Hit(start, before, after, ProposalKind.PROPOSE, "本年度年份", applied=True)


def _other(found: re.Match[str], text: str, turn: Turn) -> Hit:
    year = int(found[1])
    if _STATISTIC.search(text[: found.start()]) or _FIXED_AFTER.match(text, found.end()):
        return noted(found.start(), found[0], ProposalKind.FLAG, "起算或对比的年份，不改")
    if turn.base and abs(year - turn.base) == 1 and not (year < turn.base and found["before"]):
        after = str(year + turn.gap) + found[0][4:]
        reason = "随年度后移；如原定年份不变，保留原文"
        return Hit(found.start(), found[0], after, ProposalKind.ASK, reason)
    if found["before"] and _describes(found, text, turn):
        return noted(found.start(), found[0], ProposalKind.FLAG, "说明已有事物的年份，不改")
    if found["before"] and year < turn.year:
        reason = f"{year}年的时限已过，请定新时限或退出"
        return noted(found.start(), found[0], ProposalKind.EXPIRED, reason)
    return noted(found.start(), found[0], ProposalKind.FLAG, "不是本年度的年份，不改")


def _describes(found: re.Match[str], text: str, turn: Turn) -> bool:
    """2000年以前建成的学校: says which schools, and sets nobody a term."""
    ago = (turn.base or turn.year) - int(found[1])
    return ago > 1 and bool(_OF_WHAT.match(text, found.end()))


def named_years(text: str, _turn: Turn) -> Iterator[Hit]:
    """健康中国2030, （2020）: a year in a name, stays."""
    for found in _BARE.finditer(text):
        yield noted(*_with_name(text, found), ProposalKind.FLAG, "名称中的年份，不改")


def _with_name(text: str, found: re.Match[str]) -> tuple[int, str]:
    """The year with the 健康… before it or the quotation marks around it."""
    name = re.search(r"“[^“”]*$|健康[一-龥]{2,3}$", text[: found.start()])
    start = name.start() if name else found.start()
    end = found.end()
    if text[start] == "“":
        close = text.find("”", end)
        end = close + 1 if close >= 0 else end
    return start, text[start:end]


def relative(text: str, _turn: Turn) -> Iterator[Hit]:
    """明年, 去年: move with the year of themselves; whether they still say so is to be read."""
    for found in _RELATIVE.finditer(text):
        yield noted(found.start(), found[0], ProposalKind.FLAG, "随年度所指不同，请核对")


_RELATIVE = re.compile(
    "(?<![比较同与于过达超])(?:明年|去年)(?!同期|增|减|提高|下降|持平|水平|相比)"
)


def title_year(text: str, turn: Turn) -> Iterator[Hit]:
    """In a title the plan's own year also without 年: 2026江城市卫生健康工作要点."""
    for found in re.finditer(rf"(?<!\d){turn.base}(?![\d年])", text) if turn.base else ():
        yield Hit(found.start(), found[0], str(turn.year), ProposalKind.PROPOSE, "本年度年份", True)
