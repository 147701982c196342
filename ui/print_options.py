"""What she wants printed: 全文 or a unit's tasks, which pages, how often, on which printer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path

_PART = re.compile(r"(\d{1,5})(?:[-—–－~～至到](\d{1,5}))?")
_BETWEEN = re.compile(r"[,，、;；]")


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What to print. `pages` as typed (1-3，5), "" for all; `unit` "" for the whole paper.

    Where `file` is given the pages go into that PDF and on no printer.
    """

    printer: str = ""
    unit: str = ""
    pages: str = ""
    copies: int = 1
    duplex: bool = False
    file: Path | None = None


def chosen_pages(words: str, count: int) -> tuple[int, ...]:
    """The indexes of the pages that `words` name, in that order, each once; all for "".

    Raises:
        MisuseError: it is no list of pages, or names one the paper does not have.
    """
    bare = "".join(words.replace("第", "").replace("页", "").split())
    if not bare:
        return tuple(range(count))
    found: dict[int, None] = {}
    for part in filter(None, _BETWEEN.split(bare)):
        match = _PART.fullmatch(part)
        if match is None:
            raise MisuseError(f"看不懂页码“{words}”。", "请写成 1-3,5 这样。")
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= count:
            raise MisuseError(f"没有第{part}页，一共{count}页。", "请改页码后再打印。")
        found |= dict.fromkeys(range(first - 1, last))
    if not found:
        raise MisuseError(f"看不懂页码“{words}”。", "请写成 1-3,5 这样。")
    return tuple(found)
