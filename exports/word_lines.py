"""Lets Word break the lines of a paragraph where the composed page breaks them.

    composed     …继续以“补短板、|强基层、…      the mark is drawn in, the line is squeezed
    Word alone   …继续以“补短|板、强基层、…      and every line after it differs too

Words and marks keep their places by the spacing of characters (字符间距) in the lines Word would
break elsewhere: a little less where the line holds more than it has room for, a little more where
it ends early. There are no hard line breaks: who goes on writing finds running text.

LibreOffice puts a fifth of an em between ideographs and digits whatever the file says; Word and
WPS do not (autoSpaceDE). Lines are spaced so that both end them at the same place; where a line
has more than two numbers this may not be possible, and it is LibreOffice that follows. Nor does
LibreOffice begin a line with a number behind a mark, unless the number is said to be Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from exports.widths import NO_END, NO_START, cells_of, is_wide, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.standard import Standard
    from exports.strips import Strip

_AIR = 1.0
"""Points a line stays below its width: programs round the widths of characters."""


_GAP = 0.235
"""What LibreOffice puts between an ideograph and a digit, in ems: a fifth, and it rounds up."""


_COMMON = frozenset("“”‘’—…")
_LATIN_MARKS = {"“": 0.444, "”": 0.444, "‘": 0.333, "’": 0.333}
"""How wide marks common to all scripts are in Times, in ems."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a paragraph, set wider by `spacing` (1/20 pt a character).

    `begins_line`: a number or Latin word that begins a line behind a mark.
    """

    start: int
    end: int
    spacing: int = 0
    begins_line: bool = False


PLAIN = Stretch(0, 0)
"""As the paragraph has it."""


def scale_of(standard: Standard) -> int:
    """The character scale, per cent, at which a full line of characters fits the type area."""
    return int(100 * standard.cell / standard.body_size)


def spaced(strips: Sequence[Strip], text: str, standard: Standard) -> list[Stretch]:
    """The stretches of a paragraph whose lines are `strips`; all of it, in order."""
    found: list[Stretch] = []
    for strip in strips:
        spacing, start = _spacing(strip, text, standard), strip.start
        if word := _word_behind_mark(text, start):
            found.append(Stretch(start, start := start + len(word), spacing, begins_line=True))
        if found and not found[-1].begins_line and found[-1].spacing == spacing:
            start = found.pop().start
        found.append(Stretch(start, strip.end, spacing))
    return [stretch for stretch in found if stretch.start < stretch.end]


def _word_behind_mark(text: str, start: int) -> str:
    if start and is_wide(text[start - 1]) and not text[start - 1].isalnum():
        return "".join(takewhile(lambda char: char.isascii() and char.isalnum(), text[start:]))
    return ""


def _spacing(strip: Strip, text: str, standard: Standard) -> int:
    """0 where all programs end the line there by themselves."""
    line = text[strip.start : strip.end].rstrip()
    if not line:
        return 0
    em = strip.size * scale_of(standard) / 100
    room = standard.area_width - max(0.0, strip.xs[0] - standard.left)
    widths = em * cells_of(line), em * _width_in_libreoffice(line)
    least, most = min(widths), max(widths)
    following = em * cells_of(_unbroken(text, strip.end))
    ends_there = strip.end >= len(text) or least + following > room + _AIR
    if most <= room - _AIR and ends_there:
        return 0
    wide = is_wide(text[strip.end : strip.end + 1] or " ")
    return _steps(room - _AIR - most, len(line)) - (
        most > least and wide
    )  # a digit would still fit


def _width_in_libreoffice(line: str) -> float:
    """In cells with its gaps; marks common to all scripts stand in the face of what is before."""
    width, latin, ideograph = 0.0, False, False
    for char in line:
        plain = is_wide(char) and char not in _COMMON
        before = latin, ideograph
        latin = not plain and (latin or char.isalnum())
        ideograph = plain and char.isalpha()
        meets = (latin and before[1]) or (ideograph and before[0])
        width += width_of(char) if not latin else _LATIN_MARKS.get(char, width_of(char))
        width += _GAP if meets else 0.0
    return width


def _steps(points: float, count: int) -> int:
    """`points` shared by `count` characters, rounded down, in twentieths."""
    return int(points * 20 // max(count, 1)) - 1


def _unbroken(text: str, start: int) -> str:
    """What the next line must at least begin with: a word or a character, and its marks."""
    return text[start : next(_ends(text, start), len(text))]


def _ends(text: str, start: int) -> Iterator[int]:
    for at in range(start + 1, len(text)):
        before, char = text[at - 1], text[at]
        torn = not (is_wide(before) or is_wide(char) or before.isspace())
        if char not in NO_START and before not in NO_END and not torn:
            yield at
