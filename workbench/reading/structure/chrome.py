"""Page furniture: menus, counters, share buttons, metadata rows, page marks, publication remarks.

首页 > 信息公开 > 年度计划       浏览次数：       索 引 号：JC02/2027-00031       （此件公开发布）
"""

from __future__ import annotations

import re
from functools import cache

from workbench.chinese import numeral_value
from workbench.reading.wordlists import entries

_LONGEST = 80  # characters; furniture is short
_PUBLIC = re.compile(r"[（(【]?\s*(?:此件|本件|本文|此文)[^。）]{0,12}公开[^。）]{0,12}[）)】]?")
_CRUMBS = re.compile(r"^\S{1,12}(?:\s*[>＞»›→]+\s*\S{1,20}){1,8}\s*[>＞»›]*$")
_NO_TEXT = re.compile(r"[\W_]*[A-Za-z]?[\W_]*")
_ADDRESS = re.compile(r"\S{0,12}(?:https?://|www\.)[!-~]+")
_BULLET = r"(?:[•·●∙▪◆■□※*-]\s*)?"
_BLANKS = re.compile(r"\s+")
_FILE = re.compile(
    r".{0,60}\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|jpg|png)(?:（.{0,12}）)?$", re.IGNORECASE
)
_COPIES = re.compile(r"抄\s*[送报]\s*：|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发$|[（(]?此页无正文")
_DISCLAIMERS = re.compile(
    r"免责声明|版权归|侵权[^。]{0,12}(?:联系|删除)|网络转载|转载请注明|本站(?:所有|文章|资源|转载)|下载网址|扫码关注"
)
_LONGEST_DISCLAIMER = 400
_LONGEST_ROW = 200  # but for 内容概述
_ROW_NONE = re.compile(r"[，。；：！？]")
_CODED = re.compile(r"\d{4}")
_MENU_GAP = re.compile(r"\s*[|｜]\s*|\s+")
_MENU_NONE = re.compile(r"[，。；：！？、《》（）\d]")
_ORGAN_ENDS = tuple("局委厅办部院府处")
_FEWEST_BUTTONS = 4
_LONGEST_BUTTON = 8
_CLOCK = re.compile(r"(?:20|19)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?\d{1,2}[:：]\d\d(?:[:：]\d\d)?")
_CLOCK_AND_SOURCE = re.compile(rf"{_CLOCK.pattern}(?:[\u4e00-\u9fff]{{2,20}})?")
_HAN_YEAR = "[二一][〇○Ｏ零０O九][〇○Ｏ零０O一二三四五六七八九]{2}"
_HAN_DATE = re.compile(
    rf"({_HAN_YEAR})年([一二三四五六七八九十元]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
DATE = re.compile(rf"(?:20|19)\d\d\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|{_HAN_DATE.pattern}")
_ISO_DATE = re.compile(r"((?:20|19)\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})")


def is_furniture(key: str) -> bool:
    """A line that belongs to the page, not to the document; `key` has its marks full-width."""
    if len(key) > _LONGEST or ("。" in key and not _COPIES.match(key)):
        return False
    bare = _BLANKS.sub("", key).lstrip("•·●∙▪◆■□※*-")
    return bool(
        not bare
        or bare.rstrip("：") in _whole()
        or _NO_TEXT.fullmatch(bare)
        or _CLOCK_AND_SOURCE.fullmatch(bare)
        or _COPIES.match(bare)
        or _FILE.fullmatch(bare)
        or _PUBLIC.fullmatch(bare)
        or _CRUMBS.match(key)
        or _ADDRESS.fullmatch(bare)
        or _parts().search(bare)
    )


def is_remark(key: str) -> bool:
    """（此件公开发布）"""
    return len(key) <= _LONGEST and bool(_PUBLIC.fullmatch(_BLANKS.sub("", key)))


def is_menu(key: str) -> bool:
    """A row of buttons: 首页　走进江城　新闻中心　政务公开"""
    if len(key) > _LONGEST or _MENU_NONE.search(key):
        return False
    buttons = _MENU_GAP.split(key.strip())
    organs = sum(button.endswith(_ORGAN_ENDS) for button in buttons)
    short = len(buttons) >= _FEWEST_BUTTONS and max(map(len, buttons)) <= _LONGEST_BUTTON
    words = sum(map(len, buttons)) >= 2 * len(buttons)  # else one word, spaced out
    return short and words and 2 * organs < len(buttons)


def is_clock(key: str) -> bool:
    """2027-01-12 10:31"""
    return bool(_CLOCK.fullmatch(_BLANKS.sub("", key)))


def is_copies(key: str) -> bool:
    """抄送：市委各部门，… and the line below it, 江城市人民政府办公室 2027年1月8日印发."""
    return len(key) <= _LONGEST_DISCLAIMER and bool(_COPIES.match(_BLANKS.sub("", key)))


def is_telling_furniture(key: str) -> bool:
    """Furniture by its words, not only by being no text (a table has cells of / and --)."""
    if len(key) <= _LONGEST_DISCLAIMER and _DISCLAIMERS.search(key):
        return True
    return is_furniture(key) and not _NO_TEXT.fullmatch(_BLANKS.sub("", key))


@cache
def _whole() -> frozenset[str]:
    return frozenset(word[1:] for word in entries("furniture_words") if word[0] == "=")


@cache
def _parts() -> re.Pattern[str]:
    parts = (re.escape(word) for word in entries("furniture_words") if word[0] != "=")
    return re.compile("|".join(parts))


@cache
def labels() -> frozenset[str]:
    """The labels of metadata tables."""
    return frozenset(entries("metadata_labels"))


@cache
def _label() -> re.Pattern[str]:
    labels = sorted(entries("metadata_labels"), key=len, reverse=True)
    spaced = "|".join(r"\s*".join(label) for label in labels)
    return re.compile(rf"(?<!\S){_BULLET}(?:({spaced})\s*：|[【\[]\s*({spaced})\s*[】\]])")


@cache
def _bare_label() -> re.Pattern[str]:
    labels = sorted(entries("metadata_labels"), key=len, reverse=True)
    spaced = "|".join(r"\s*".join(label) for label in labels)
    return re.compile(rf"(?<!\S)({spaced})(?=\s)")


@cache
def _first() -> frozenset[str]:
    """What a metadata row can begin with; most lines begin otherwise."""
    return frozenset(label[0] for label in labels()) | frozenset("•·●∙▪◆■□※*-【[")


def metadata(key: str) -> dict[str, str]:
    """The labels and values of a metadata row, {} where `key` is none.

    主题分类：教育　公开方式：主动公开 holds two of them.
    """
    if key[:1] not in _first() or (len(key) > _LONGEST_ROW and not key.startswith("内容")):
        return {}
    starts = list(_label().finditer(key))
    if not starts or starts[0].start() > 0:
        return _blank_row(key)
    return _row(key, starts)


def _row(key: str, starts: list[re.Match[str]]) -> dict[str, str]:
    ends = [m.start() for m in starts[1:]] + [len(key)]
    return {
        _BLANKS.sub("", m[m.lastindex or 1]): key[m.end() : end].strip()
        for m, end in zip(starts, ends, strict=True)
    }


def _blank_row(key: str) -> dict[str, str]:
    """A row without colons: 发布机构 江城市教育局 文 号 江教〔2027〕1号"""
    if len(key) > _LONGEST or not _BLANKS.search(key) or _ROW_NONE.search(key):
        return {}
    starts = list(_bare_label().finditer(key))
    if not starts or starts[0].start() > 0:
        return {}
    row = _row(key, starts)
    told = [value for value in row.values() if value]
    coded = any(map(_CODED.search, told))
    return row if len(told) == len(starts) and (len(told) > 1 or (told and coded)) else {}


def iso_date(text: str) -> str:
    """The first date in `text` as YYYY-MM-DD, "" for none; 二〇二七年一月八日 as well."""
    if found := _ISO_DATE.search(text):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    if found := _HAN_DATE.search(text):
        year = numeral_value(re.sub("[○Ｏ零０O]", "〇", found[1]))
        return f"{year}-{_month(found[2]):02}-{numeral_value(found[3]):02}"
    return ""


def _month(text: str) -> int:
    return 1 if text == "元" else numeral_value(text)
