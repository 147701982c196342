"""Lines of a PDF joined to the text their author wrote: words and numbers broken by paper whole.

推进服务提质，新建站点1   ┐
2个。                    ┘ 推进服务提质，新建站点12个。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.formats.pdf_lines import Line

_WORDS_MEET = re.compile(r"[A-Za-z][,.;:]?$")
_WORD = re.compile(r"[A-Za-z]")
_CLOCK = re.compile(r"\d{1,2}[:：]\d\d")  # never the end of a number
_DIVIDED = re.compile(r"[a-z]{2}$")


def joined_text(lines: Sequence[Line | str]) -> str:
    """The text of the lines; a blank stays between two Latin words, a divided word is whole."""
    parts: list[str] = []
    hyphen = False
    for line in lines:
        own, divided = (line, False) if isinstance(line, str) else (line.text, line.hyphen)
        own = own.strip()
        if parts and own and (hyphen or (own[0].isascii() and parts[-1][-1:].isascii())):
            parts.append(_seam(parts[-1][-3:], own, hyphen=hyphen))
        parts.append(own)
        hyphen = divided
    return "".join(parts) + ("-" if hyphen else "")


def _seam(before: str, behind: str, *, hyphen: bool) -> str:
    """What stands between two lines that are one."""
    if hyphen:
        return "" if _DIVIDED.search(before) and behind[:1].islower() else "-"
    if _WORDS_MEET.search(before) and _WORD.match(behind):
        return " "
    return " " if before[-1:].isdigit() and _CLOCK.match(behind) else ""
