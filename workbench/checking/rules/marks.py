"""Rules on single punctuation marks: GB/T 15834-2011 《标点符号用法》."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Severity, rule
from workbench.checking.kinds import Mark, Reach, Tally, TextRule
from workbench.checking.patterns import every
from workbench.punctuation import edits_of
from workbench.widths import IS_HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Place
    from workbench.checking.kinds import Marked

_ADJOINING = re.compile("(?:》、《|”、“)")


def _adjoining(text: str, _facts: Facts) -> Iterator[Hit]:
    """》、《 in a list of nothing but names: sure; beside other members a doubt.

    A note behind one of the names (《甲》（国发〔2026〕1号）、《乙》) asks for the comma.
    """
    if not _ADJOINING.search(text):
        return
    for found in _ADJOINING.finditer(text):
        opening, closing = found[0][2], found[0][0]
        before = text.rfind(opening, 0, found.start())
        after = text.find(closing, found.end())
        mixed = text[before - 1 : before] == "、" and text[before - 2 : before - 1] != closing
        mixed |= text[after + 1 : after + 2] == "、" and text[after + 2 : after + 3] != opening
        noted = text[after + 1 : after + 2] == "（" or text[before - 2 : before] == "）、"
        if noted:
            continue
        fix = closing + opening
        severity = Severity.DOUBT if mixed else None
        name = "书名号" if fix == "》《" else "引号"
        message = f"并列的{name}之间不用顿号，“{found[0]}”中的顿号应删去。"
        yield Hit(*found.span(), message, fix, severity)


def _narrow(text: str, _facts: Facts) -> Iterator[Hit]:
    for edit in edits_of(text):
        if edit.before in _NARROW and edit.after:
            message = f"半角标点“{edit.before}”应为全角“{edit.after}”。"
            yield Hit(edit.offset, edit.offset + len(edit.before), message, edit.after)


_NARROW = frozenset(",;:?!()\"'")


def _blanks(text: str, _facts: Facts) -> Iterator[Hit]:
    """A blank that Chinese text does not have; taken out with the character before it."""
    if not _BLANK.search(text):
        return
    for edit in edits_of(text):
        start, end = edit.offset, edit.offset + len(edit.before)
        if not edit.before.isspace() or edit.after or not 0 < start < end < len(text):
            continue
        fix = text[start - 1] + text[end]
        yield Hit(start - 1, end + 1, f"“{text[start - 1 : end + 1]}”中的空格应删去。", fix)


_BLANK = re.compile(r"\s")


def _doubled_fix(found: re.Match[str]) -> str:
    """。。。 stands for ……; else the mark that ends a sentence wins, else the first."""
    if found[0].startswith("。。。"):
        return "……"
    return next((mark for mark in found[0] if mark in "。！？"), found[0][0])


def _range_fix(found: re.Match[str]) -> str:
    """一字线 between years and months, ～ between quantities."""
    dated = found[1][-1] in "年月" or re.fullmatch("(?:19|20)[0-9]{2}", found[1])
    return found[1] + ("—" if dated else "～")


def _one_style(found: Sequence[Marked], _facts: Facts) -> Iterator[tuple[Place, Hit]]:
    """The rarer of two ways to write the same is told, where both occur."""
    ways = [marked.mark.word for marked in found]
    usual = max(dict.fromkeys(ways), key=ways.count)
    for place, mark in found:
        if mark.word != usual:
            message = f"全文多用“{usual}”，此处用“{mark.word}”，同一文件宜统一。"
            yield place, Hit(mark.start, mark.end, message)


def _ranges(text: str, _facts: Facts) -> Iterator[Mark]:
    for found in _RANGE.finditer(text):
        yield Mark("range", found.start(1), found.end(1), found[1])


_RANGE = re.compile(r"(?<![\d年月.])\d+(?:\.\d+)?[%％万]?([～—])\d+(?:\.\d+)?(?![\d年月.])")


def _tag_stops(text: str, _facts: Facts) -> Iterator[Mark]:
    """。（责任单位：…） or （责任单位：…）。"""
    for found in _TAG_STOP.finditer(text):
        word = "。（责任单位）" if found[1] else "（责任单位）。"
        yield Mark("tag", found.start(), found.end(), word)


_TAG_STOP = re.compile(r"(?:(。)|(?<!。))（(?:责任|牵头)单位[^（）]*）(?(1)|。)")

_LISTING = (
    "(?:等等|等(?=[，。；）]|方面|工作)|以及|及(?![时早格])"
    "|和(?![平谐睦解美顺林县静硕龙政布面风服声音]))"
)

TEXT_RULES = (
    TextRule(
        rule(
            "P1",
            "并列的书名号、引号之间不用顿号",
            Severity.ERROR,
            "GB/T 15834-2011 4.5.3.5",
            "落实《基本医疗服务办法》、《院前急救条例》。",
            "落实《办法》（江政发〔2026〕1号）、《条例》和《细则》，深化“甲”“乙”行动。",
        ),
        _adjoining,
        "、",
    ),
    TextRule(
        rule(
            "P3",
            "中文里的半角标点",
            Severity.ERROR,
            "GB/T 15834-2011 5.1",
            "加强队伍建设,提升服务能力。",
            "比例控制在1:2以内，投资1,000万元，10:30前报送。",
        ),
        _narrow,
        ",;:?!()\"'",
    ),
    TextRule(
        rule(
            "P6",
            "全角数字和字母",
            Severity.ERROR,
            "GB/T 15835-2011 4.1",
            "新增床位６０张。",
            "新增床位60张，推进5G应用。",
        ),
        every(
            "[０-９Ａ-Ｚａ-ｚ]+",
            "“{0}”应为半角“{fix}”。",
            lambda found: found[0].translate({c: c - 0xFEE0 for c in range(0xFF10, 0xFF5B)}),
        ),
        "".join(chr(c) for c in range(0xFF10, 0xFF5B)),
    ),
    TextRule(
        rule(
            "P4",
            "数值、年份范围的连接号",
            Severity.DOUBT,
            "GB/T 15834-2011 4.13.3",
            "新增临床重点专科3-5个。",
            "新增临床重点专科3～5个，落实2026—2030年规划，咨询电话010-1234567。",
        ),
        every(
            r"(?<![\d\-－.A-Za-z])(\d{1,4}(?:\.\d+)?[年月%％万]?)(-|－|~|——|--)"
            r"(?=\d{1,4}(?:\.\d+)?(?:年|月|%|％|万|亿|个|家|名|人|所|项|张|件|场|次|辆|岁|天|倍))",
            "范围用“～”或一字线“—”，“{2}”应改。",
            _range_fix,
            books=False,
        ),
        "-－~—",
    ),
    TextRule(
        rule(
            "P7",
            "顿号后面不接和、及、等",
            Severity.DOUBT,
            "GB/T 15834-2011 4.5.3",
            "加强人员、经费、和设备保障。",
            "加强人员、经费和设备保障，做好急救、等级评审、及时转运。",
        ),
        every(f"、({_LISTING})", "“{0}”中的顿号多余。", "{1}"),
        "、",
    ),
    TextRule(
        rule(
            "P8",
            "省略号与“等”并用",
            Severity.DOUBT,
            "GB/T 15834-2011 4.11.3",
            "推进急救、护理……等工作。",
            "推进急救、护理等工作。",
        ),
        every("……等等?|等等?……", "省略号与“等”只用一个。", "等"),
        "…",
    ),
    TextRule(
        rule(
            "P10",
            "标点重复",
            Severity.ERROR,
            "GB/T 15834-2011 4.1",
            "完成年度任务。。",
            "完成年度任务！推进急救……护理——一项长期工作。",
        ),
        every(
            "[。，、；：]{2,}|%%",
            "“{0}”标点重复，应为“{fix}”。",
            _doubled_fix,
        ),
        "。，、；：%",
    ),
    TextRule(
        rule(
            "P11",
            "多余的空格",
            Severity.DOUBT,
            "GB/T 15835-2011 5.1",
            "新增床位 60 张。",
            "新增床位60张，引进AI model。",
        ),
        _blanks,
        " \t\u3000\xa0",
        Reach.WORDS,
    ),
    TextRule(
        rule(
            "P12",
            "省略号、破折号写法",
            Severity.DOUBT,
            "GB/T 15834-2011 4.11、4.12",
            "推进急救、护理...，健康--共同的责任。",
            "推进急救、护理……，健康——共同的责任。",
        ),
        every(
            r"(?<=[一-龥])(?:\.{3,}|…(?!…)(?<!……)|--+)(?=[一-龥，。]|$)",
            "“{0}”应为“{fix}”。",
            lambda found: "——" if found[0][0] == "-" else "……",
        ),
        ".…-",
    ),
    TextRule(
        rule(
            "P13",
            "句首不能是点号",
            Severity.ERROR,
            "GB/T 15834-2011 5.1.1",
            "，加强队伍建设。",
            "“三医”协同发展。",
        ),
        every(
            "^[，。、；：！？）》”](?=(.))",
            "句首的“{0}”多余。",
        ),
        "，。、；：！？）》”",
        Reach.WORDS,
    ),
    TextRule(
        rule(
            "P14",
            "一句里冒号套冒号",
            Severity.HINT,
            "GB/T 15834-2011 4.8.3.4",
            "重点做好三项工作：一件实事：新建急救站。",
            "重点做好三项工作：急救、护理、随访（责任单位：医政处）。",
        ),
        lambda text, _facts: _nested_colons(text),
        "：",
        Reach.SENTENCE,
    ),
    TextRule(
        rule(
            "P17",
            "百分号、度数等的写法",
            Severity.ERROR,
            "GB/T 15835-2011 4.1.1",
            "签约率达到百分之85。",
            "签约率达到85%，百分之八十五的村达标。",
        ),
        every(r"百分之(\d+(?:\.\d+)?)", "“{0}”应为“{fix}”。", "{1}%"),
        "百",
    ),
)


def _nested_colons(text: str) -> Iterator[Hit]:
    bare = _INSIDE.sub(lambda found: "■" * len(found[0]), text)
    places = [at for at, char in enumerate(bare) if char == "："]
    listed = any(mark in bare for mark in "；;") or bool(_LISTED.search(bare))
    if len(places) > 1 and not listed and IS_HAN.search(bare[places[0] : places[1]]):
        message = "一句里有两个冒号，前一个管到哪里看不清，宜改其一。"
        yield Hit(places[1], places[1] + 1, message)


_INSIDE = re.compile("（[^（）]*）|《[^《》]*》|“[^“”]*”")
_LISTED = re.compile("一是|1[.．、]|①|第一|责任|牵头|配合|时限|联系")

TALLIES = (
    Tally(
        rule(
            "P5",
            "数值范围的连接号全文统一",
            Severity.HINT,
            "GB/T 15834-2011 4.13.3",
            "新增护理站3～5家。培育骨干2～3名。新建站点1—2个。",
            "新增护理站3～5家。培育骨干2～3名。落实2026—2030年规划。",
        ),
        _one_style,
        _ranges,
        "～—",
    ),
    Tally(
        rule(
            "P15",
            "责任单位括注与句号的先后全文统一",
            Severity.HINT,
            "文稿体例一致",
            "新建急救站6个。（责任单位：医政处）\n培训骨干60名（责任单位：科教处）。",
            "新建急救站6个。（责任单位：医政处）\n培训骨干60名。（责任单位：科教处）",
        ),
        _one_style,
        _tag_stops,
        "（",
        Reach.SENTENCE,
    ),
)
