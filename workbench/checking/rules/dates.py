"""Rules on years and dates: written rightly, existing, and of this plan's year."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.checking.context import days_in
from workbench.checking.findings import Hit, Severity, rule
from workbench.checking.kinds import Duty, Reach, TaskRule, TextRule
from workbench.checking.patterns import DIGITS, every
from workbench.drafting.phrases import Phrase, phrase_table
from workbench.drafting.rewriting import book_spans, is_free
from workbench.drafting.rules.turn import PERIOD, period_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts

_LAW = "GB/T 15835-2011 4.1.2"
_MONTH_DAY = re.compile(r"(?<![\d.])(\d{1,2})月(\d{1,2})日")
_MONTH = re.compile(r"(?<![\d.、—～\-])(\d{1,2})月(?:底|份|初|中旬|上旬|下旬|末|前)")
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _impossible(text: str, _facts: Facts) -> Iterator[Hit]:
    """2月30日, 13月底, and 2月29日 in a year that has none."""
    for found in _MONTH_DAY.finditer(text):
        month, day = int(found[1]), int(found[2])
        if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAY[month - 1]:
            yield Hit(*found.span(), f"没有“{found[0]}”这一天。")
    for found in _MONTH.finditer(text):
        if not 1 <= int(found[1]) <= 12:
            yield Hit(*found.span(), f"没有{found[1]}月。")
    for start, end, day_found in days_in(text):
        if day_found is None and "2月29日" in text[start:end]:
            yield Hit(start, end, f"没有“{text[start:end]}”这一天。")


def _weekday(text: str, facts: Facts) -> Iterator[Hit]:
    for found in _WEEKDAY.finditer(text):
        year = int(found[1] or facts.year or 0)
        try:
            real = date(year, int(found[2]), int(found[3])).weekday()
        except ValueError:
            continue
        if "一二三四五六日天".index(found[4]) not in (real, real + 1 if real == 6 else real):
            right = "一二三四五六日"[real]
            message = f"{year}年{found[2]}月{found[3]}日是星期{right}。"
            yield Hit(found.start(4), found.end(4), message, right)


_WEEKDAY = re.compile(
    r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日[（，\s]?(?:星期|周)([一二三四五六日天])"
)


def _spans(text: str, facts: Facts) -> Iterator[Hit]:
    """（2023—2025年） in a plan for 2027, but for looking back on it."""
    if not facts.year or _LOOKING_BACK.search(text):
        return
    for found in _SPAN.finditer(text):
        if int(found[2]) < facts.year and int(found[1]) < int(found[2]):
            message = f"“{found[0]}”到{found[2]}年已期满，{facts.year}年是否仍执行请核对。"
            yield Hit(*found.span(), message)


_SPAN = re.compile(r"(?<!\d)(20\d{2})年?[-—－～~至]{1,2}(20\d{2})年?(?!\d)")
_LOOKING_BACK = re.compile(
    "测算|统计|数据|面对|克服|过去|各位代表|总结|评估|验收|收官|回顾|审计|考核|完成了|以来|同比|相比|增长"
)


def _periods(text: str, facts: Facts) -> Iterator[Hit]:
    if not facts.year or _LOOKING_BACK.search(text):
        return
    books = book_spans(text) if "《" in text else ()
    for found in PERIOD.finditer(text):
        first, last = period_years(found[1])
        told = text.startswith(_PERIOD_OVER, found.end())
        if last < facts.year and not told and is_free(*found.span(), books):
            message = f"“{found[0]}”是{first}—{last}年，{facts.year}年已不在期内。"
            yield Hit(*found.span(), message)
        elif first > facts.year and not _PLANNING.search(text) and is_free(*found.span(), books):
            message = f"“{found[0]}”从{first}年开始，{facts.year}年还没有到。"
            yield Hit(*found.span(), message)


_PERIOD_OVER = ("”期间", "期间", "”时期", "时期", "”末", "”以来")
_PLANNING = re.compile("规划|谋划|编制|前期|研究|起草|展望|启动|思路|衔接|准备")


def _last_year(text: str, facts: Facts) -> Iterator[Hit]:
    """2026年，全市… in a plan for 2027: last year's text left as it was."""
    if not facts.year:
        return
    year = str(facts.year - 1)
    if year not in text or _LOOKING_BACK.search(text):
        return
    for found in re.finditer(_LEFT_OVER.replace("YEAR", year), text):
        if "《" in text and not is_free(*found.span(), book_spans(text)):
            continue
        yield Hit(*found.span(), f"本文是{facts.year}年的，“{found[0]}”疑为上年遗留。")


_LEFT_OVER = (
    r"(?:^|(?<=[，。；：]))YEAR年(?=[，全我本要将继]|工作|度)"
    r"|(?:到|至)?(?<!\d)YEAR年(?:年?底|末|\d{1,2}月底)(?:之?前)"
)


def _aged_phrases(text: str, facts: Facts) -> Iterator[Hit]:
    """Phrases of the table out of their time; the program writes none itself."""
    aged = _aged(facts.year, facts.context.phrases) if facts.year else None
    if aged is None or not any(word in text for word in aged.words):
        return
    for found in aged.pattern.finditer(text):
        note = next((p.note for p in aged.phrases if p.search.fullmatch(found[0])), "")
        told = f"（{note}）" if note else ""
        yield Hit(*found.span(), f"{found[0]}{told}：请按最新提法核对。")


class _Aged(NamedTuple):
    """The phrases out of time in a year, one pattern for all, words one of which each holds."""

    phrases: tuple[Phrase, ...]
    pattern: re.Pattern[str]
    words: tuple[str, ...]


@lru_cache(maxsize=8)
def _aged(year: int, own: tuple[Phrase, ...]) -> _Aged | None:
    aged = tuple(phrase for phrase in phrase_table(own) if not phrase.in_use(year))
    patterns = [phrase.search.pattern for phrase in aged]
    words = tuple(dict.fromkeys(word for pattern in patterns for word in _words_of(pattern)))
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return _Aged(aged, re.compile(joined), words) if aged else None


def _words_of(pattern: str) -> tuple[str, ...]:
    """A word that must stand in the text for each way to write a phrase; "" where none is sure."""
    bare = _OPTIONAL.sub("/", pattern)
    if not _SIMPLE.fullmatch(bare):
        return ("",)
    return tuple(max(re.findall("[一-龥]*", way), key=len) for way in bare.split("|"))


_OPTIONAL = re.compile(r"\((?:[^()]|\([^()]*\))*\)[?*]?|\[[^\]]*\][?*+]?|[^()\[\]\\|][?*]")
_SIMPLE = re.compile("[一-龥/|“”‘’、0-9]*")


def _overdue(duty: Duty, facts: Facts) -> Iterator[Hit]:
    """The deadline ends before the paper is dated, or in another year than the plan's."""
    phrase = duty.task.deadline
    found = _DUE.search(phrase) if phrase else None
    if not found or "《" in phrase or phrase.endswith("以前"):
        return
    year, month = int(found[1]), int(found[2] or 12)
    at = max(duty.task.text.find(phrase), 0)
    end = at + len(phrase) if phrase in duty.task.text else len(duty.task.text)
    if _PAST.search(duty.task.text):
        return
    if facts.day and (year, month) < (facts.day.year, facts.day.month):
        told = f"{facts.day.year}年{facts.day.month}月{facts.day.day}日"
        yield Hit(at, end, f"时限“{phrase}”早于成文日期{told}。", "", Severity.ERROR)
    elif facts.year and year < facts.year:
        yield Hit(at, end, f"时限“{phrase}”早于本文的{facts.year}年。")
    elif facts.year and year > facts.year and phrase[0] not in "到至" and "到" not in phrase:
        yield Hit(at, end, f"时限“{phrase}”不在{facts.year}年内，请核对。", "", Severity.HINT)


_DUE = re.compile(r"(?<!\d)(20\d{2})年(?:(\d{1,2})月)?")
_PAST = re.compile("已|完成了|取得|实现了|同比")

TEXT_RULES = (
    TextRule(
        rule(
            "D20",
            "日期不存在",
            Severity.ERROR,
            "历法",
            "2月30日前报送，13月底前完成。",
            "2月28日前报送，12月底前完成。",
        ),
        _impossible,
        "月",
    ),
    TextRule(
        rule(
            "D21",
            "星期与日期不符",
            Severity.ERROR,
            "历法",
            "2027年1月5日（星期三）召开部署会。",
            "2027年1月5日（星期二）召开部署会。",
        ),
        _weekday,
        "期周",
    ),
    TextRule(
        rule(
            "D22",
            "年份位数、字形有误",
            Severity.ERROR,
            _LAW,
            "20277年底前完成，2O26年印发的方案。",
            "2027年底前完成，距今20000年的遗址。",
        ),
        every(
            r"(?<![\dA-Za-z])(?!20000)(?:20[0-4]\d\d(?=年(?:\d{1,2}月|度|底|初|末|全|工作|，|的))|[12][Oo〇○0][\dOo]{2}(?<=[Oo〇○].{2})(?=年)"
            r"|[12][\dOo]{2}[Oo](?=年)|20[Oo]\d(?=年))",
            "年份“{0}”有误，请核对。",
        ),
        "年",
    ),
    TextRule(
        rule(
            "D23",
            "年份用四位数字",
            Severity.DOUBT,
            _LAW,
            "26年底前完成评估，27年度考核优秀。",
            "2026年底前完成评估，近10年来持续下降。",
        ),
        every(
            r"(?<![\d.近过前后来第了、—～\-])[12]\d年(?=度|底前|初|上半年|下半年|\d{1,2}月)",
            "年份“{0}”宜写四位。",
        ),
        "年",
    ),
    TextRule(
        rule(
            "D24",
            "汉字年份用〇，不与数字混写",
            Severity.ERROR,
            "GB/T 15835-2011 4.2.1、5.1",
            "二零二七年一月印发，二0二六年执行。",
            "二〇二七年一月印发。",
        ),
        every(
            "[一二](?:[零0oOＯ][零0oOＯ〇一二三四五六七八九]{2}|[〇九][零0oOＯ][〇一二三四五六七八九0-9])(?=年)",
            "“{0}”应为“{fix}”。",
            lambda found: re.sub("[零0oOＯ]", "〇", found[0]),
        ),
        "零0oOＯ",
    ),
    TextRule(
        rule(
            "D25",
            "期满的年份区间",
            Severity.DOUBT,
            "文件有效期",
            "落实急救能力提升行动（2023—2025年）。",
            "落实急救能力提升行动（2026—2028年），做好2023—2025年行动总结评估。",
        ),
        _spans,
        "-—－～~至",
        Reach.WORDS,
    ),
    TextRule(
        rule(
            "D26",
            "五年规划期与年度不符",
            Severity.DOUBT,
            "五年规划期",
            "落实“十四五”规划任务。",
            "落实“十五五”规划任务，做好“十四五”规划总结评估。",
        ),
        _periods,
        "五",
        Reach.WORDS,
    ),
    TextRule(
        rule(
            "D27",
            "上年年份遗留",
            Severity.DOUBT,
            "年度一致",
            "2026年，全市新增床位600张。",
            "落实《2026年要点》，对照2026年考核结果改进。",
        ),
        _last_year,
        DIGITS,
        Reach.WORDS,
    ),
    TextRule(
        rule(
            "D28",
            "提法已过时",
            Severity.DOUBT,
            "提法有效期表",
            "深入学习党的十九届四中全会精神。",
            "深入学习党的二十大和二十届历次全会精神。",
        ),
        _aged_phrases,
        "",
    ),
    TextRule(
        rule(
            "D29",
            "截止与截至",
            Severity.DOUBT,
            "《现代汉语词典》",
            "截止2026年底，共建成站点60个。",
            "截至2026年底，共建成站点60个，报名于6月底截止。",
        ),
        every(
            r"截止(?:到|至)?(?=目前|当前|\d{4}年|今年|去年|\d{1,2}月|本年)",
            "表示到某时为止用“截至”。",
            "截至",
        ),
        "截",
    ),
)

TASK_RULES = (
    TaskRule(
        rule(
            "D30",
            "时限早于成文日期或不在本年度",
            Severity.DOUBT,
            "年度一致",
            "date：2027年3月5日\n2027年1月底前印发方案。",
            "date：2027年3月5日\n2027年6月底前印发方案，到2030年全部达标。",
        ),
        _overdue,
        "deadline",
    ),
)
