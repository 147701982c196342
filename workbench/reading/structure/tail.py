"""Furniture behind the text and in it: links, share buttons, the foot of a site, the imprint.

……取得实效。
（此件公开发布）                 a remark is furniture wherever it stands
附件：1.任务分解表                text: the furniture begins below it
相关链接：                        ┐
政策解读：……工作要点解读           │ what stands between two lines of furniture
江ICP备05001234号                ┘ is furniture as well, a few lines long
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.reading.structure.chrome import (
    is_copies,
    is_furniture,
    is_remark,
    is_telling_furniture,
    metadata,
)
from workbench.reading.wordlists import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_LONGEST = 60  # characters; behind the text longer lines are text
_LONGEST_FOOT = 160
_LONGEST_STRAY = 2  # characters of a button next above the furniture
_MOST_BETWEEN = 3  # lines of no known kind between two lines of furniture
_MOST_LISTED = 15  # of them below the heading of a list of links
_LIST = re.compile(
    r"(?:相关|热点|热门|推荐|最新|延伸|更多)(?:稿件|链接|阅读|文档|文章|信息|新闻|附件|解读|政策|内容|文件)?"
    r"(?:下载)?：?|(?:政策|文件|图文|图片)?解读：?|友情链接：?"
)
_SURE_LIST = re.compile(r"(?:相关|热门|推荐|延伸)(?:稿件|链接|阅读|文档|文章|新闻|解读)：?")
_TEXT = re.compile(r"附\s*[件表录]|[（(【]|.*[；，：]$")


def furniture_behind(lines: Sequence[Line], first: int) -> frozenset[int]:
    """The indices of the lines from `first` on that are no text."""
    end = _text_end(lines, first)
    inside = (i for i in range(first, end) if _is_imprint(lines[i]))
    return frozenset(inside) | frozenset(range(end, len(lines)))


def _is_imprint(line: Line) -> bool:
    """（此件公开发布）, and 抄送 with the line below it."""
    if line.mark or line.block.kind is BlockKind.CELL:
        return False
    return is_remark(line.key) or is_copies(line.key)


def _text_end(lines: Sequence[Line], first: int) -> int:
    """Where the furniture behind the text begins."""
    end, between = len(lines), 0
    for i in range(len(lines) - 1, first - 1, -1):
        key = lines[i].key
        if _is_told(key, inside=end < len(lines)):
            if between > (_MOST_LISTED if _LIST.fullmatch(key) else _MOST_BETWEEN):
                break
            end, between = i, 0
        elif _is_text(lines[i]):
            break
        else:
            between += not is_furniture(key)
    return _above_strays(lines, first, end)


def _is_told(key: str, *, inside: bool) -> bool:
    if is_remark(key):
        return False
    if is_telling_furniture(key) or is_copies(key):
        return True
    if len(key) <= _LONGEST_FOOT and "。" not in key and _foot().search(key):
        return True
    if _SURE_LIST.fullmatch(key):
        return True
    return inside and (bool(metadata(key)) or bool(_LIST.fullmatch(key)))


def _is_text(line: Line) -> bool:
    if line.block.kind is BlockKind.CELL or line.mark or len(line.key) > _LONGEST:
        return True
    return "。" in line.key or bool(_TEXT.match(line.key))


def _above_strays(lines: Sequence[Line], first: int, end: int) -> int:
    """Single buttons (大, X, --) next above the furniture."""
    while end > first and len(lines[end - 1].key) <= _LONGEST_STRAY:
        if end == len(lines) and not is_furniture(lines[end - 1].key):
            break
        end -= 1
    return end


@cache
def _foot() -> re.Pattern[str]:
    return re.compile(any_of("foot_words"))
