"""The characters of a PDF page as runs: stretches on one line without a wide gap.

The text library gives the characters of a page in the order they were drawn, with line ends; where
they stand is asked for as few of them as possible, for every question costs about as much as
reading a line: the first and the last of a line, and both sides of a blank.

    一、强化服务          江城市卫生健康委员会      2027年1月8日印发
    └ one run            └ one run               └ another run
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.reading.formats.pdf_characters import clean, is_odd, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDE_GAP = 0.9  # of the size of the characters: between two cells, two columns, name and date
_LINE = re.compile(r"[^\r\n\ufffe\x02]+\ufffe?")
_DIVIDED = "\ufffe"  # the library's sign for a hyphen that divides a word
_HIDDEN = "\r\n\x02\ufffe"
_BLANK = re.compile(r"\s+")
_WIDE = re.compile(r"[\u2e80-\ufe4f\uff01-\uff60]")
_FEWEST_STRETCHED = 5  # blanks in a line set so wide that the library sees them everywhere
_SET_APART = 0.36  # of the size: what typesetters put between Chinese and Latin characters
_STEP = 0.35  # of the size: characters further up or down stand on another line
_SKEW = 0.05  # radians by which upright text may lean
_LONGEST_HEADING = 24  # characters; only short lines are asked whether they are drawn bold
_BOLD_NAME = re.compile(
    r"bold|black|heavy|demi|simhei|heiti|\bhei|fzht|fzxbs|fzdbs|xiaobiaosong|stzhongs|黑|标宋|粗",
    re.IGNORECASE,
)
_LONGEST_NAME = 96  # bytes
_BOLD_WEIGHT = 600
_FILLED_AND_STROKED, _INVISIBLE = 2, 3  # how text is drawn: PDF 32000-1, 9.3.6


class Run(NamedTuple):
    """Characters `first` to `last` of a page: where they stand (points, y upwards) and how.

    `base` is the height of the line they stand on, `size` that of the characters. `opens_bold` and
    `ends_bold` tell of its first and last characters. `turn` is in quarter turns against the clock,
    -1 for text that leans. `hyphen`: a word was divided behind it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    opens_bold: bool = False
    ends_bold: bool = False
    turn: int = 0
    hyphen: bool = False
    first: int = 0
    last: int = 0

    @property
    def middle(self) -> float:
        """The height of the middle of its characters."""
        return self.base + 0.35 * self.size

    def turned(self, turn: int, width: float, height: float) -> Run:
        """The run on its page turned upright; `width` and `height` are those of the page before."""
        left, right, base = {
            0: (self.left, self.right, self.base),
            1: (self.base, self.right, width - self.left),
            2: (width - self.left, width - self.right, height - self.base),
            3: (height - self.base, height - self.right, self.left),
        }[turn]
        return self._replace(left=left, right=right, base=base, turn=0)


class Glyphs:
    """The characters of one page of text, asked for by number."""

    def __init__(self, page: object) -> None:
        """`page`: the text page of pdfium."""
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = page
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()
        self._get_origin = pdfium.FPDFText_GetCharOrigin
        self._get_box = pdfium.FPDFText_GetLooseCharBox
        self._shifted = False
        self.text = self._read()
        self._odd = is_odd(self.text)

    def _read(self) -> str:
        """The text in UTF-16 units, so that its offsets are the numbers of the characters."""
        count = self._pdfium.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        units = self._pdfium.FPDFText_GetText(self._page, 0, count, buffer) - 1
        self._shifted = units != count
        text = bytes(buffer)[: 2 * units].decode("utf-16-le", "surrogatepass")
        return text if len(text) == units else "".join(map(chr, buffer[:units]))

    def clean(self, text: str) -> str:
        """A piece of the text as a person reads it."""
        return clean(text) if self._odd else text

    def index(self, at: int) -> int:
        """The number of the character at offset `at` of the text."""
        if not self._shifted:
            return at
        return max(0, int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, at)))

    def origin(self, at: int) -> tuple[float, float]:
        """Where the character stands on its line."""
        self._get_origin(self._page, self.index(at) if self._shifted else at, self._x, self._y)
        return self._x.value, self._y.value

    def box(self, at: int) -> tuple[float, float, float, float]:
        """left, right, bottom, top"""
        box = self._box
        self._get_box(self._page, self.index(at) if self._shifted else at, box)
        return box.left, box.right, box.bottom, box.top

    def size(self, at: int) -> float:
        """The size the character is drawn at."""
        matrix = self._matrix(at)
        scale = math.hypot(matrix[2], matrix[3]) or 1.0
        return float(self._pdfium.FPDFText_GetFontSize(self._page, self.index(at))) * scale

    def angle(self, at: int) -> float:
        """The direction of writing in radians, against the clock."""
        matrix = self._matrix(at)
        return math.atan2(matrix[1], matrix[0])

    def _matrix(self, at: int) -> tuple[float, float, float, float]:
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFText_GetMatrix(self._page, self.index(at), matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d

    def is_bold_font(self, at: int) -> bool:
        """The name of the font says that it is bold."""
        self._pdfium.FPDFText_GetFontInfo(
            self._page, self.index(at), self._name, _LONGEST_NAME, self._flags
        )
        return _is_bold_name(self._name.value)

    def is_heavy(self, at: int) -> bool:
        """Its font says that it is bold, or it is drawn with its outline."""
        index = self.index(at)
        if self._pdfium.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT:
            return True
        return self.drawn(at) == _FILLED_AND_STROKED

    def drawn(self, at: int) -> int:
        """How the character is drawn: 0 filled, 2 filled and stroked, 3 not at all."""
        drawn = self._pdfium.FPDFText_GetTextObject(self._page, self.index(at))
        return int(self._pdfium.FPDFTextObj_GetTextRenderMode(drawn)) if drawn else 0

    def is_invisible(self) -> bool:
        """The text is not drawn at all: it lies under the picture of a scan."""
        found = re.search(r"\S", self.text)
        return found is not None and self.drawn(found.start()) == _INVISIBLE

    def is_generated(self, at: int) -> bool:
        """A blank that is not in the file: the library saw a gap."""
        return bool(self._pdfium.FPDFText_IsGenerated(self._page, self.index(at)) == 1)


@cache
def _is_bold_name(name: bytes) -> bool:
    """SimHei, 方正小标宋, NotoSerif-Bold; Chinese names stand in either encoding."""
    return any(
        _BOLD_NAME.search(name.decode(encoding, "ignore")) for encoding in ("utf-8", "gb18030")
    )


def runs_of(glyphs: Glyphs) -> Iterator[Run]:
    """The runs of a page in the order they were drawn."""
    text = glyphs.text
    for line in _LINE.finditer(text):
        start, end = line.span()
        hyphen = text[end - 1] == _DIVIDED
        while start < end and (text[end - 1].isspace() or text[end - 1] == _DIVIDED):
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start == end:
            continue
        if _BLANK.search(text, start, end):
            yield from _runs(glyphs, start, end, hyphen=hyphen)
        else:
            yield _run(glyphs, text[start:end], start, end - 1, hyphen=hyphen)


def _runs(glyphs: Glyphs, start: int, end: int, *, hyphen: bool) -> Iterator[Run]:
    """One line of the library, cut where a blank stands for a gap."""
    text = glyphs.text
    parts: list[str] = []
    first = at = start
    blanks = list(_BLANK.finditer(text, start, end))
    stretched = len(blanks) >= _FEWEST_STRETCHED and 3 * len(blanks) > end - start
    for blank in blanks:
        parts.append(text[at : blank.start()])
        at = blank.end()
        between = _between(glyphs, blank.start() - 1, at)
        if between is None:
            yield _run(glyphs, "".join(parts), first, blank.start() - 1)
            parts, first = [], at
        elif not glyphs.is_generated(blank.start()):
            parts.append(blank[0])
        elif not (stretched and (is_wide(text[at]) or is_wide(text[blank.start() - 1]))):
            parts.append(between)
    parts.append(text[at:end])
    yield _run(glyphs, "".join(parts), first, end - 1, hyphen=hyphen)


def runs_between(glyphs: Glyphs, run: Run, cuts: Sequence[float]) -> Iterator[Run]:
    """An upright run cut at places of its line: each character goes where its middle stands."""
    places = [-math.inf, *cuts, math.inf]
    parts: dict[int, list[int]] = {}
    for at in range(run.first, run.last + 1):
        left, right, _, _ = glyphs.box(at)
        if glyphs.text[at] not in _HIDDEN:
            parts.setdefault(bisect_right(places, (left + right) / 2), []).append(at)
    for inside in parts.values():
        text = "".join(glyphs.text[at] for at in inside)
        if text == glyphs.text[inside[0] : inside[-1] + 1]:
            yield from runs_within(glyphs, inside[0], inside[-1])
        elif text.strip():
            yield _run(glyphs, text.strip(), inside[0], inside[-1])


def runs_within(glyphs: Glyphs, first: int, last: int) -> Iterator[Run]:
    """The runs from one character of a line to another."""
    text = glyphs.text
    end = last + 1
    if end < len(text) and "\udc00" <= text[end] <= "\udfff":
        end += 1
    while first < end and text[first].isspace():
        first += 1
    while first < end and text[end - 1].isspace():
        end -= 1
    if first < end:
        yield from _runs(glyphs, first, end, hyphen=False)


def _between(glyphs: Glyphs, left: int, right: int) -> str | None:
    """What a generated blank between two characters is worth; None where a gap parts them.

    Between Chinese characters a gap that wide was a blank, which many writers leave out.
    """
    x, base = glyphs.origin(right)
    before = glyphs.box(left)
    size = max(before[1] - before[0], 0.45 * (before[3] - before[2]), 1.0)
    if is_wide(glyphs.text[right]):
        ahead = glyphs.box(right)
        size = max(size, ahead[1] - ahead[0])
    gap = x - before[1]
    _, level = glyphs.origin(left)
    if not -size < gap < WIDE_GAP * size or abs(level - base) > size:
        return None
    return "" if gap < _SET_APART * size and _meets(glyphs.text[left], glyphs.text[right]) else " "


def _meets(left: str, right: str) -> bool:
    """Chinese beside a digit or a Latin letter: the typesetter sets them apart by itself."""
    return is_wide(left) != is_wide(right) and left.isalnum() and right.isalnum()


def _run(glyphs: Glyphs, text: str, first: int, last: int, *, hyphen: bool = False) -> Run:
    left, base = glyphs.origin(first)
    end = glyphs.box(last)
    wide = glyphs.text[last] if is_wide(glyphs.text[last]) else ""
    size = end[1] - end[0] if wide else _size(glyphs, first, last)
    if not math.isfinite(left + base + end[1] + size):
        return Run(glyphs.clean(text), 0.0, 0.0, 0.0, 1.0, first=first, last=last)
    upright = end[1] > left and end[2] - _STEP * size <= base <= end[3] + _STEP * size
    if not upright or last == first:
        return _turned(glyphs, text, first, last)
    bold = _is_bold(glyphs, first, last)
    ends = bold and (last - first < 2 or _is_bold(glyphs, last, last))
    return Run(glyphs.clean(text), left, end[1], base, size, bold, ends, 0, hyphen, first, last)


def _is_bold(glyphs: Glyphs, first: int, last: int) -> bool:
    """The first Chinese character there is bold; the font of digits tells less."""
    found = _WIDE.search(glyphs.text, first, last + 1)
    told = found.start() if found else first
    short = last - first < _LONGEST_HEADING
    return glyphs.is_bold_font(told) or (short and glyphs.is_heavy(told))


def _size(glyphs: Glyphs, first: int, last: int) -> float:
    """The size of the characters, by the width of a Chinese one where there is one."""
    found = _WIDE.search(glyphs.text, first, last + 1)
    if not found:
        return max(1.0, glyphs.size(first))
    left, right, _, _ = glyphs.box(found.start())
    return max(1.0, right - left)


def _turned(glyphs: Glyphs, text: str, first: int, last: int) -> Run:
    """A run that may stand upright, on its side, on its head, or lean."""
    turn = _quarter(glyphs.angle(first))
    left, base = glyphs.origin(first)
    end = glyphs.box(last)
    right = {0: end[1], 1: end[3], 2: end[0], 3: end[2]}.get(turn, end[1])
    size = max(1.0, glyphs.size(first))
    if not math.isfinite(size):
        size = 1.0
    bold = glyphs.is_bold_font(first)
    return Run(glyphs.clean(text), left, right, base, size, bold, bold, turn, False, first, last)


def _quarter(angle: float) -> int:
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) * math.pi / 2 <= _SKEW else -1
