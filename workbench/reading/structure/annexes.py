"""Where another part of the same file begins: annexes, boxes, a second document.

附件1                      附件：江城市2027年任务清单         专栏1 重点项目
江城市2027年任务清单        一、…                          江城市2027年宣传方案 / 一、…
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.reading.structure.headings import mark_of
from workbench.reading.structure.shapes import SENTENCE_MARK, is_date, is_organ, is_title_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_N = r"(?:\d{1,2}(?:[-－—.]\d{1,2})?|[一二三四五六七八九十]{1,2})"
ANNEX = re.compile(
    rf"(?P<label>附\s*[件表录图]\s*(?P<n>{_N})?)\s*(?P<colon>[:：]?)\s*(?P<title>.*)"
)
_NAMED = re.compile(rf"(?P<label>附\s*[件表录图]?\s*{_N}?)\s*(?P<colon>：)\s*(?P<title>\S.*)")
_BOX = re.compile(rf"(?P<label>(?:专\s*栏|表)\s*{_N})\s*(?P<colon>[:：]?)\s*(?P<title>.*)")
_GLOSSARY = re.compile(
    r"(?:《?政府工作报告》?)?(?:有关|相关|部分)?(?:名词|术语|名词术语|用语)(?:解释|注释|说明)：?"
)
_LONGEST = 60
_LONGEST_TITLE = 50
_SHORTEST_TITLE = 9  # characters; 重点任务 is a heading, 江城市2027年重点任务 a title
_SHORTEST_TEXT = 30
_NEAR = 6  # lines between a title and the first number of its document


def is_annex(key: str) -> bool:
    """附件1 on a line of its own, or with the title of the annex behind it."""
    found = ANNEX.fullmatch(key)
    if not found or SENTENCE_MARK.search(found["title"]) or len(key) > _LONGEST:
        return False
    return not found["title"] or bool(found["n"]) or is_title_like(found["title"])


def label_of(lines: Sequence[Line], i: int) -> re.Match[str] | None:
    """The label and title of the annex or box that line `i` opens."""
    key = lines[i].key
    if key[:1] == "附":
        if opens_named_annex(lines, i):
            return _NAMED.fullmatch(key)
        listed = names_annexes(key)
        return ANNEX.fullmatch(key) if is_annex(key) and not listed else None
    if key[:1] not in ("专", "表"):
        return None
    found = _BOX.fullmatch(key)
    short = found and len(key) <= _LONGEST_TITLE and not SENTENCE_MARK.search(found["title"])
    return found if short and not lines[i].mark else None


def is_glossary(key: str) -> bool:
    """名词解释, which closes a work report."""
    return len(key) <= _LONGEST and bool(_GLOSSARY.fullmatch("".join(key.split())))


def names_annexes(key: str) -> bool:
    """附件：1.任务清单, which only names what comes with the document."""
    return key[:1] == "附" and bool(_NAMED.fullmatch(key))


def opens_named_annex(lines: Sequence[Line], i: int) -> bool:
    """附件：任务清单, and the list itself follows."""
    found = _NAMED.fullmatch(lines[i].key)
    if not found or i + 1 >= len(lines) or mark_of(found["title"]):
        return False
    below = lines[i + 1]
    if below.block.kind is BlockKind.CELL or below.key.startswith("序号"):
        return True
    if below.mark:
        return below.mark.value == 1 and not is_title_like(below.key)
    return len(below.key) >= _SHORTEST_TEXT and "。" in below.key


def table_head(found: re.Match[str]) -> int:
    """Where the head of a table (序号…) is glued to the title, else its end."""
    at = found["title"].find("序号")
    return found.start("title") + at if at > 1 else found.end()


def may_name_annex(line: Line) -> bool:
    """The title of an annex below 附件1."""
    return not line.mark and len(line.key) <= _LONGEST_TITLE and not SENTENCE_MARK.search(line.key)


def opens_document(lines: Sequence[Line], i: int) -> bool:
    """The title of another document: behind it the numbers of the first one begin again."""
    line = lines[i]
    if line.mark or len(line.key) < _SHORTEST_TITLE or line.block.kind is BlockKind.CELL:
        return False
    if not is_title_like(line.key) or is_date(line.key) or is_organ(line.key):
        return False
    first = next((below.mark for below in lines[: _NEAR + 1] if below.mark), None)
    marks = (below.mark for below in lines[i + 1 : i + 1 + _NEAR] if below.mark)
    again = next(marks, None)
    return bool(first and again) and again.value == 1 and again.style is first.style  # type: ignore[union-attr]
