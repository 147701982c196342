"""Turns the paragraphs of a plan into pages of positioned lines; the only line-breaker.

PDF and preview draw these lines, the page count and “what is on page 3” come from them. Composing
asks no font and touches no file, so it is the same everywhere, and quick.

    pages = compose(manuscript(plan))
    pages[0].lines[3].block, pages[0].lines[3].text     (the paragraph it comes from, its words)

Pages have 22 lines and are full. Two things may end one early: a heading, which never stands alone
at the foot, and signature and date, which never stand on a page without text (7.3.5.4, 7.3.5.5).
Where that would leave more than one row empty, a paragraph of the page is set a little wider or
closer so that it runs a line more or less, as the standard advises (调整字距).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exports.pages import Line, Page, Rule
from exports.paragraphs import Setting, Strip, set_block, set_blocks
from exports.standard import GB9704, Standard
from workbench.manuscript import Block, BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Line", "Page", "Rule", "compose"]

_A_LITTLE = (1.0, -1.0)
"""Cells by which lines may be broken shorter or longer to mend the foot of a page."""

_MORE = (2.0,)
"""The same where a little does not help."""


def compose(blocks: Sequence[Block], standard: Standard = GB9704) -> tuple[Page, ...]:
    """The pages of a manuscript, in order.

    Args:
        blocks: the paragraphs, as `workbench.manuscript` gives them.
        standard: the sheet; the official one if not given.
    """
    return tuple(_Paginator(blocks, standard).pages())


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A line in the run of all lines: its paragraph and its number in it."""

    block: int
    strip: int = 0


@dataclass(frozen=True, slots=True)
class _Filled:
    """A page as filled: where it begins, where each line went, where the next page begins.

    `fault`: more than a row is left empty, or signature and date begin the next page.
    """

    start: _Place
    rows: tuple[tuple[_Place, int], ...]
    end: _Place
    fault: bool = False


class _Paginator:
    """Fills page after page; a mended page changes the setting of its own paragraphs only."""

    def __init__(self, blocks: Sequence[Block], standard: Standard) -> None:
        self._blocks = blocks
        self._standard = standard
        self._settings = set_blocks(blocks, standard)

    def pages(self) -> Iterator[Page]:
        """At least one page, blank where there is no text."""
        filled = [page for page in self._fill_all() if page.rows]
        for number, page in enumerate(filled, start=1):
            yield Page(number, tuple(self._lines(page)))
        if not filled:
            yield Page(1, ())

    def _fill_all(self) -> list[_Filled]:
        done: list[_Filled] = []
        start = _Place(0)
        while start.block < len(self._settings):
            page = self._fill(start, self._settings)
            if page.fault:
                done[-1:], page = self._settle(done[-1:], page)
            elif len(page.rows) == 1 and done and (closer := self._take_in(done[-1], page)):
                page = closer
                done.pop()
            done.append(page)
            start = page.end
        return done

    def _settle(self, before: list[_Filled], page: _Filled) -> tuple[list[_Filled], _Filled]:
        """The page mended, if need be together with the one before it, or as well as can be."""
        for gives in (_A_LITTLE, _MORE):
            if mended := self._mend([page], gives):
                return before, mended[0]
            if before and (mended := self._mend([*before, page], gives)):
                return mended[:1], mended[1]
        return before, self._last_resort(page)

    def _take_in(self, before: _Filled, page: _Filled) -> _Filled | None:
        """The page before set closer so that it takes in the only line of this one."""
        for change in self._changes([before], _A_LITTLE[1:]):
            settings = self._changed(before.start, change)
            closer = self._fill(before.start, settings)
            if closer.end >= page.end:
                self._settings = settings
                return closer
        return None

    def _lines(self, filled: _Filled) -> Iterator[Line]:
        for place, row in filled.rows:
            strip = self._strip(place)
            yield Line(place.block, self._standard.baseline(row, strip.size), strip)

    def _strip(self, place: _Place) -> Strip:
        return self._settings[place.block].strips[place.strip]

    def _fill(self, start: _Place, settings: list[Setting]) -> _Filled:
        """The page that begins at `start`, ended early where its foot asks for it."""
        rows, end = self._pour(start, settings)
        cut = _before_headings(end, settings, start)
        kept = tuple(item for item in rows if item[0] < cut)
        if not kept or cut.block >= len(settings) or settings[cut.block].fresh:
            return _Filled(start, kept or tuple(rows), cut if kept else end)
        empty = self._standard.rows - kept[-1][1] - 1
        starts_tail = settings[cut.block].tail and not cut.strip
        return _Filled(start, kept, cut, starts_tail or (empty > 1 and cut < end))

    def _pour(
        self, start: _Place, settings: list[Setting]
    ) -> tuple[list[tuple[_Place, int]], _Place]:
        """Lines in rows until the page is full or a paragraph wants a fresh one."""
        rows: list[tuple[_Place, int]] = []
        row, after = 0, 0
        for block in range(start.block, len(settings)):
            setting = settings[block]
            first = start.strip if block == start.block else 0
            if rows and setting.fresh:
                return rows, _Place(block)
            row += max(setting.before, after) if rows and setting.strips else 0
            for number in range(first, len(setting.strips)):
                row += setting.strips[number].gap if rows else 0
                if row >= self._standard.rows:
                    return rows, _Place(block, number)
                rows.append((_Place(block, number), row))
                row += 1
            after = setting.after if setting.strips else after
        return rows, _Place(len(settings))

    def _mend(self, pages: list[_Filled], gives: tuple[float, ...]) -> list[_Filled]:
        """The pages with some paragraphs set wider or closer; none where that is no help."""
        start = pages[0].start
        for change in self._changes(pages, gives):
            settings = self._changed(start, change)
            mended = [self._fill(start, settings)]
            while len(mended) < len(pages) and mended[-1].end.block < len(settings):
                mended.append(self._fill(mended[-1].end, settings))
            if len(mended) == len(pages) and not any(page.fault for page in mended):
                self._settings = settings
                return mended
        return []

    def _changes(
        self, pages: list[_Filled], gives: tuple[float, ...]
    ) -> Iterator[list[tuple[int, float]]]:
        """What to try: each paragraph of the pages alone, the last first, then more and more."""
        here = {place.block for page in pages for place, _ in page.rows}
        roles = ((block, self._blocks[block].role) for block in sorted(here, reverse=True))
        bodies = [block for block, role in roles if role is BlockRole.BODY]
        for give in gives:
            yield from ([(block, give)] for block in bodies)
        for give in gives:
            yield from ([(b, give) for b in bodies[:count]] for count in range(2, len(bodies) + 1))

    def _changed(self, start: _Place, change: list[tuple[int, float]]) -> list[Setting]:
        settings = list(self._settings)
        for block, give in change:
            settings[block] = self._reset(start, block, give)
        return settings

    def _reset(self, start: _Place, block: int, give: float) -> Setting:
        """`block` set anew from where the page begins; lines on earlier pages stay as they are."""
        if block != start.block or not start.strip:
            return set_block(self._blocks[block], self._standard, "", give)
        since, setting = self._strip(start).start, self._settings[block]
        again = set_block(self._blocks[block], self._standard, "", give, since)
        rest = tuple(strip for strip in again.strips if strip.start >= since)
        return replace(setting, strips=setting.strips[: start.strip] + rest)

    def _last_resort(self, page: _Filled) -> _Filled:
        """Signature without its blank row, else with the last lines of the text on a new page."""
        at = page.end.block
        if not self._settings[at].tail:
            return replace(page, fault=False)
        settings = list(self._settings)
        settings[at] = replace(settings[at], before=0)
        closer = self._fill(page.start, settings)
        if not closer.fault:
            self._settings = settings
            return closer
        return _with_company(page)


def _before_headings(end: _Place, settings: list[Setting], start: _Place) -> _Place:
    """`end` moved up before headings that would stand last on the page or be cut by its end.

    A signature holds its date in the same way.
    """
    block = end.block
    if end.strip == 0:
        block -= 1
    elif end.strip >= settings[block].together:
        return end
    first = start.block + (1 if start.strip else 0)
    cut = end
    while block >= first and _holds(settings, block, end):
        cut = _Place(block)
        block -= 1
    return cut if cut > start and cut.block > start.block else end


def _holds(settings: list[Setting], block: int, end: _Place) -> bool:
    """Whether `block` must take the next paragraph with it; an empty one asks the one before."""
    setting = settings[block]
    if end.block >= len(settings) or (end.strip == 0 and settings[end.block].fresh):
        return False
    cut_short = block == end.block and end.strip < setting.together
    return setting.keep or cut_short or not setting.strips


def _with_company(filled: _Filled) -> _Filled:
    """The page cut short so that two lines of text, or one, go with the signature."""
    last = filled.rows[-1][0]
    here = [place for place, _ in filled.rows if place.block == last.block]
    cut = here[-2] if len(here) > 2 else here[-1]
    kept = tuple(item for item in filled.rows if item[0] < cut)
    return _Filled(filled.start, kept, cut) if kept else replace(filled, fault=False)
