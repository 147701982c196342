"""Rules on how numbers are written: GB/T 15835-2011 《出版物上数字用法》."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.checking.findings import Hit, Severity, rule
from workbench.checking.kinds import Mark, Reach, Tally, TextRule
from workbench.checking.patterns import DIGITS, HAN_DIGITS, MEASURE, NUMBER, every
from workbench.checking.rules.marks import _one_style as one_style
from workbench.chinese import numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts

_SIZES = {"千": 1000, "百": 100, "十": 10}
_AT_LEAST = "不少于|不低于|不得少于|不得低于|至少|最少|超过|不小于"
_AT_MOST = "不超过|不高于|不多于|不得超过|不大于|最多|至多"


def _in_digits(found: re.Match[str]) -> str:
    """3千 → 3000, 3千万 → 3000万."""
    return f"{Decimal(found[1]) * _SIZES[found[2]]:f}".rstrip(".")


def _han_percent(found: re.Match[str]) -> str:
    return f"{numeral_value(found[1])}%"


def _over_hundred(text: str, _facts: Facts) -> Iterator[Hit]:
    for found in _COVERAGE.finditer(text):
        if float(found[2]) > 100:
            yield Hit(found.start(2), found.end(), f"{found[1]}不能超过100%。")


_COVERAGE = re.compile(
    r"((?:覆盖|合格|达标|及格|知晓|满意|建档|参保|持证|受理|办结|处置|接种|签约|治愈|报告)率)"
    rf"[^，。；：、\d]{{0,8}}({NUMBER})[%％]"
)


def _grouping(text: str, _facts: Facts) -> Iterator[Mark]:
    """12,000 and 12000 side by side."""
    for found in _LONG.finditer(text) if _SEVERAL.search(text) else ():
        yield Mark("grouping", found.start(), found.end(), "1,000" if "," in found[0] else "1000")


_SEVERAL = re.compile(r"\d(?:\d{4}|,\d)")
_LONG = re.compile(r"(?<![\d.〔A-Za-z])(?:\d{1,3}(?:,\d{3})+|\d{5,7})(?![\d.号])")


def _approximate(text: str, _facts: Facts) -> Iterator[Hit]:
    """3、5家 for 三五家: neighbours by one or two, before a measure; 1、2号楼 is a list."""
    for found in _NEIGHBOURS.finditer(text):
        low, high = int(found[1]), int(found[2])
        if high - low == 1 and low:
            yield Hit(*found.span(), f"“{found[0]}”如指概数，应写作汉字且不加顿号。")


_NEIGHBOURS = re.compile(
    r"(?<![\d.、第附件表图])(\d)、(\d)(?=[个家名人次所项天年]\S)(?!年级|次会|人民)"
)

TEXT_RULES = (
    TextRule(
        rule(
            "D1",
            "百分数范围两端都带百分号",
            Severity.ERROR,
            "GB/T 15835-2011 5.3",
            "入住率提高到15～30%。",
            "入住率提高到15%～30%。",
        ),
        every(
            rf"{NUMBER}([～~—\-－])(\d+(?:\.\d+)?[%％‰])",
            "范围两端都要带百分号，应为“{fix}”。",
            lambda found: found[0].replace(found[1], found[2][-1] + found[1], 1),
        ),
        "%％‰",
    ),
    TextRule(
        rule(
            "D2",
            "数值范围两端都带万、亿",
            Severity.DOUBT,
            "GB/T 15835-2011 5.3",
            "年服务量达到9～16亿人次。",
            "年服务量达到9亿～16亿人次。",
        ),
        every(
            rf"{NUMBER}([～~—\-－])(\d+(?:\.\d+)?)([万亿])",
            "前一个数未带“{3}”，容易看成几到几{3}，如是应为“{fix}”。",
            lambda found: found[0].replace(found[1], found[3] + found[1], 1),
        ),
        "万亿",
    ),
    TextRule(
        rule(
            "D3",
            "阿拉伯数字不与十、百、千混写",
            Severity.ERROR,
            "GB/T 15835-2011 5.2",
            "培训骨干3千人。",
            "培训骨干3000人，铺设管线3千米，投资3万元。",
        ),
        every(
            r"(?<![\d.＋+“第])(\d+(?:\.\d+)?)([千百])(?=[万亿]?[个家名人次所项张件户元亩吨余多])",
            "“{0}”应为“{fix}”，阿拉伯数字后只用万、亿。",
            _in_digits,
        ),
        "千百",
    ),
    TextRule(
        rule(
            "D4",
            "概数用汉字，中间不加顿号",
            Severity.DOUBT,
            "GB/T 15835-2011 4.2.2",
            "选取3、4家医院试点。",
            "选取三四家医院试点，建设1、2号楼。",
        ),
        _approximate,
        "、",
        Reach.SENTENCE,
    ),
    TextRule(
        rule(
            "D5",
            "约数重复",
            Severity.ERROR,
            "GB/T 15835-2011 4.2.2",
            "服务群众约300人左右。",
            "服务群众约300人，培训200余人。",
        ),
        every(
            rf"(?:大约|约为|约|将近|近)({NUMBER}[多余]?[万亿千百]?{MEASURE}?(?:左右|上下)"
            rf"|{NUMBER}[多余][万亿千百]?{MEASURE})",
            "“{0}”约数重复，只留一个。",
            "{1}",
        ),
        "约近",
    ),
    TextRule(
        rule(
            "D6",
            "不少于与以上并用",
            Severity.ERROR,
            "GB/T 15835-2011 4.2.2；《民法典》第一千二百五十九条",
            "签约率不低于75%以上。",
            "签约率达到75%以上，不少于3名副高以上职称人员。",
        ),
        every(
            rf"((?:{_AT_LEAST})[^，。；、\d]{{0,6}}{NUMBER}[万亿]?{MEASURE}?)(?:及)?以上(?![学职专岗人年])",
            "“{0}”意思重复，“以上”应删去。",
            "{1}",
        ),
        "以",
    ),
    TextRule(
        rule(
            "D7",
            "不超过与以下、以内并用",
            Severity.ERROR,
            "GB/T 15835-2011 4.2.2；《民法典》第一千二百五十九条",
            "平均等候时间不超过30分钟以内。",
            "平均等候时间控制在30分钟以内。",
        ),
        every(
            rf"((?:{_AT_MOST})[^，。；、\d]{{0,6}}{NUMBER}[万亿]?{MEASURE}?)(?:以下|以内|之内)",
            "“{0}”意思重复，后面的“以内”“以下”应删去。",
            "{1}",
        ),
        "以之",
    ),
    TextRule(
        rule(
            "D8",
            "减少、降低不能用倍",
            Severity.ERROR,
            "出版物数字和数量表达通行规则",
            "办理时限缩短2倍。",
            "办理时限缩短三分之一，服务量增长2倍。",
        ),
        every(
            rf"(?:减少|降低|下降|缩短|压缩|压减)了?({NUMBER}|[{HAN_DIGITS}]+)倍",
            "减少、降低不能用倍数，“{0}”应改为百分数或分数。",
        ),
        "倍",
    ),
    TextRule(
        rule(
            "D9",
            "率的增减用百分点",
            Severity.DOUBT,
            "统计用语通行规则",
            "签约率提高5%。",
            "签约率提高5个百分点，签约率提高到75%，产量增长5%。",
        ),
        every(
            rf"[一-龥](?<![效病亡])率(?!先)[^，。；：、\d增]{{0,4}}?(?:提高|提升|上升|下降|降低)了?(?:约)?({NUMBER})[%％]",
            "“{0}”如指两个率之差，应写“{1}个百分点”。",
        ),
        "率",
    ),
    TextRule(
        rule(
            "D10",
            "率不能超过100%",
            Severity.ERROR,
            "指标口径",
            "适龄儿童接种率达到120%。",
            "适龄儿童接种率达到100%，床位使用率不超过105%。",
        ),
        _over_hundred,
        "率",
    ),
    TextRule(
        rule(
            "D12",
            "汉字数字不与%连用",
            Severity.ERROR,
            "GB/T 15835-2011 4.1.1",
            "达标率达到九十%。",
            "达标率达到90%。",
        ),
        every(f"(?<![{HAN_DIGITS}])([{HAN_DIGITS}]+)[%％]", "“{0}”应为“{fix}”。", _han_percent),
        "%％",
    ),
    TextRule(
        rule(
            "D13",
            "计量单位的规范名称",
            Severity.DOUBT,
            "GB 3100-93",
            "新建用房600平米。",
            "新建用房600平方米。",
        ),
        every(rf"({NUMBER}[万余多]*)(平米|平方(?![米公千厘]))", "“{0}”应为“{fix}”。", "{1}平方米"),
        "平",
    ),
    TextRule(
        rule(
            "D14",
            "增加到与增加的用词",
            Severity.DOUBT,
            "GB/T 15835-2011 4.2",
            "床位翻番到2倍，床位增加了到600张。",
            "床位增加到600张，产值翻一番。",
        ),
        every(
            "(?:增加|提高|减少|降低|提升|增长|下降)了到|翻番到|(?:提高|提升|降低|下降)到了?(\\d+(?:\\.\\d+)?)个百分点",
            "“{0}”分不清是增减的量还是增减后的数，宜改。",
        ),
        "到",
    ),
    TextRule(
        rule(
            "D15",
            "同一数上下两端都含",
            Severity.HINT,
            "《民法典》第一千二百五十九条",
            "60岁以上老年人免费，60岁以下居民优惠。",
            "60岁以上老年人免费，不满60岁居民优惠。",
        ),
        every(
            rf"(?<!\d)(\d+(?:\.\d+)?)({MEASURE})(?:及)?以上[^。]{{0,40}}?(?<![\d.])\1\2(?:及)?以下",
            "“以上”“以下”都含本数，{1}{2}两边都在内，宜改其一。",
        ),
        "以",
    ),
)

TALLIES = (
    Tally(
        rule(
            "D11",
            "大数的分节写法全文统一",
            Severity.HINT,
            "GB/T 15835-2011 5.1",
            "服务群众12,000人，随访15,600人，发放手册20000册。",
            "服务群众12000人，发放手册20000册。",
        ),
        one_style,
        _grouping,
        DIGITS,
    ),
)
