"""How page layout set the lines of a plain text: broken or not, spaced out, set in.

（一）完善急救网络。到2027年底，新     ┐ full lines are broken anywhere,
建急救站点6个，缩短反应时间。           │ a short one ends its paragraph,
（二）加强队伍建设。招录医师30名，     ┘ the next one is set in
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.reading.structure.chrome import is_menu, is_telling_furniture, metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

CLOSED = re.compile(r"[。！？；：!?;:][”’）)〕\]】]*$")
_MARK = re.compile("[，。；：]")
_FEWEST = 3  # open lines that make a document hard-wrapped
_OPEN_SHARE = 0.35  # of its long lines are open
_NEAR_SHARE = 0.3  # of the open lines are about as wide as the widest
_CLEAN_SHARE = 0.8  # of them, where nothing but full lines was broken
_SPACED_SHARE = 0.8  # of the lines stand behind a blank one
INDENT = 2  # columns; a single blank is one of the text
_DEEPEST_INDENT = 8  # columns; what is set in deeper is centred
_WIDER_SHARE = 0.03  # of the long lines may be wider still
_STRAY_SHARE = 0.02  # of the lines may be fragments where page layout broke nothing but full ones
_GOES_ON = tuple("，、,（(《“〔")
_OPENERS = tuple("“”，。、；）》")
_LONG = 30  # columns
_WIDEST = 160  # columns
SLACK = 8  # columns by which a full line may fall short (no mark begins a line)
EXCESS = 4  # columns by which narrow digits let it go over


def width(text: str) -> int:
    """Columns of `text`: two for a Chinese character, one for a Latin one."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


@dataclass(frozen=True, slots=True)
class Setting:
    """How page layout set the lines of a plain text.

    `full` are the columns of a full line where it broke them, else 0. `clean`: it broke nothing
    but full lines, so that a short one ends its paragraph. `indented`: paragraphs are set in.
    `spaced`: a blank line stands behind every line and says nothing.
    """

    full: int = 0
    clean: bool = False
    indented: bool = False
    spaced: bool = False


def measure(lines: Sequence[Line]) -> Setting:
    """The setting of the lines.

    Broken lines are told by many that end in mid-sentence, about as wide as each other and as the
    widest.
    """
    spaced = sum(line.gap for line in lines) >= _SPACED_SHARE * len(lines)
    widths = [width(line.key) for line in lines]
    long = [w for w in widths if w >= _LONG]
    broken = [
        (w, following)
        for w, (line, following) in zip(widths, pairwise(lines), strict=False)
        if w >= _LONG
        and not following.mark
        and (spaced or not following.gap)
        and not CLOSED.search(line.key)
        and not _may_be_heading(line)
        and not _is_furniture(line.key)
    ]
    if len(broken) < _FEWEST or len(broken) < _OPEN_SHARE * len(long):
        return Setting()
    full = sorted(w for w, _ in broken)[int(0.9 * (len(broken) - 1))]
    inside = [following for w, following in broken if full - SLACK <= w <= full + EXCESS]
    wider = sum(w > full + 2 * EXCESS for w in long)
    even = len(inside) >= _NEAR_SHARE * len(broken) and wider <= _WIDER_SHARE * len(long)
    if not even or full > _WIDEST:
        return Setting()
    clean = len(inside) >= _CLEAN_SHARE * len(broken)
    clean = clean and _fragments(lines, widths, full) <= max(1, _STRAY_SHARE * len(lines))
    return Setting(full, clean, _is_indented(lines, inside), spaced)


def _fragments(lines: Sequence[Line], widths: Sequence[int], full: int) -> int:
    """How many lines end long before they are full, in mid-sentence by their marks."""
    return sum(
        w + line.indent < full - 2 * SLACK
        and (line.key.endswith(_GOES_ON) or following.key.startswith(_OPENERS))
        and not following.mark
        for w, (line, following) in zip(widths, pairwise(lines), strict=False)
    )


def _may_be_heading(line: Line) -> bool:
    """A numbered line without any mark inside ends where it does because it is a heading."""
    return bool(line.mark) and not _MARK.search(line.key, line.start)


def _is_furniture(key: str) -> bool:
    return is_telling_furniture(key) or is_menu(key) or bool(metadata(key))


def _is_indented(lines: Sequence[Line], inside: Sequence[Line]) -> bool:
    """Sections are set in from the left, lines that go on are not."""
    sections = [line for line in lines if line.mark]
    told = sum(INDENT <= line.indent <= _DEEPEST_INDENT for line in sections)
    strays = sum(line.indent >= INDENT for line in inside)
    return told >= max(_FEWEST, _CLEAN_SHARE * len(sections)) and strays <= 0.05 * len(inside)
