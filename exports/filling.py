"""Fills one page: lines and pieces of tables in rows, ended early where its foot asks for it.

A page knows only where it begins. Settings are looked at through `Settings`, which remembers how
far ahead a page looked: what stands behind that can change without changing the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from exports.endings import SHORT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.standard import Standard
    from exports.strips import Setting
    from exports.table_setting import TablePiece


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line in the run of all lines: its paragraph and its number in it.

    Of a table the number of the piece, and the row in which the table began on its first page.
    """

    block: int
    strip: int = 0
    row: int = 0


FIRST = Place(0)
"""Where the first page begins."""


@dataclass(frozen=True, slots=True)
class Put:
    """A line or a piece of a table in its row; `below` is the first row it leaves free."""

    place: Place
    row: int
    below: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A page as filled: where it begins, what stands on it, where the next page begins.

    `fault`: more than a row is left empty, or what closes a text begins the next page.
    """

    start: Place
    rows: tuple[Put, ...]
    end: Place
    fault: bool = False
    turned: bool = False


@dataclass(slots=True)
class Settings:
    """All paragraphs as set, some of them wider or closer than usual (`mended`)."""

    usual: list[Setting]
    mended: Mapping[int, Setting] = field(default_factory=dict)
    reach: int = -1

    def __len__(self) -> int:
        return len(self.usual)

    def __getitem__(self, block: int) -> Setting:
        self.reach = max(self.reach, block)
        return self.mended.get(block) or self.usual[block]

    def ends(self, block: int) -> bool:
        """Whether there is no such paragraph; to ask is to look as far."""
        self.reach = max(self.reach, block)
        return block >= len(self.usual)

    def changed(self, change: Mapping[int, Setting]) -> Settings:
        """The same with some paragraphs set anew."""
        return Settings(self.usual, {**self.mended, **change}, self.reach)


class Filler:
    """Fills pages of a sheet; `head` rows of the first page are taken by the paper's head."""

    def __init__(self, standard: Standard, head: int = 0) -> None:
        self._standard = standard
        self._head = head
        self._tables: dict[tuple[int, int], tuple[TablePiece, ...]] = {}

    def fill(self, start: Place, settings: Settings) -> Filled:
        """The page that begins at `start`."""
        if not settings.ends(start.block) and settings[start.block].turned:
            return self._turned(start, settings)
        rows, end = self._pour(start, settings)
        cut = _before_headings(end, settings, start)
        kept = tuple(put for put in rows if put.place < cut)
        if not kept or settings.ends(cut.block) or settings[cut.block].fresh:
            return Filled(start, kept or tuple(rows), cut if kept else end)
        empty = self._standard.rows - kept[-1].below
        starts_tail = settings[cut.block].tail and not cut.strip
        return Filled(start, kept, cut, starts_tail or (empty > 1 and cut < end))

    def piece(self, settings: Settings, place: Place) -> TablePiece:
        """The piece of a table that stands at `place`."""
        return self._pieces(settings, place.block, place.row)[place.strip]

    def _pieces(self, settings: Settings, block: int, row: int) -> tuple[TablePiece, ...]:
        """The pieces of a table that begins in `row`; set once."""
        table = settings[block].table
        if table and (block, row) not in self._tables:
            from exports.table_setting import set_table  # with all that sets cells

            self._tables[block, row] = set_table(block, table, self._standard, row)
        return self._tables[block, row]

    def _pour(self, start: Place, settings: Settings) -> tuple[list[Put], Place]:
        """Lines in rows until the page is full or a paragraph wants a fresh one."""
        rows: list[Put] = []
        row, after, block = self._head if start == FIRST else 0, 0, start.block
        while not settings.ends(block):
            setting = settings[block]
            if rows and setting.fresh:
                return rows, Place(block)
            if rows and (setting.strips or setting.table) and not setting.close:
                row += max(setting.before, after)
            at = start if block == start.block else Place(block)
            put, end = self._put(at, row, settings, opens=not rows)
            rows += put
            if end:
                return rows, end
            row = put[-1].below if put else row
            after = setting.after if setting.strips else after
            block += 1
        return rows, Place(block)

    def _put(
        self, at: Place, row: int, settings: Settings, *, opens: bool
    ) -> tuple[list[Put], Place | None]:
        """A paragraph from `at` on, and where the next page begins if it does not go in."""
        setting = settings[at.block]
        if setting.table:
            return self._put_table(at, row, settings)
        put: list[Put] = []
        last = len(setting.strips) - 1
        for number in range(at.strip, last + 1):
            row += 0 if opens and not put else setting.strips[number].gap
            if row + (setting.room if number == last else 0) >= self._standard.rows:
                return put, Place(at.block, number)
            put.append(Put(Place(at.block, number), row, row + 1))
            row += 1
        return put, None

    def _put_table(self, at: Place, row: int, settings: Settings) -> tuple[list[Put], Place | None]:
        """The piece of a table that goes into the page from `row` on."""
        at = at if at.strip else replace(at, row=row)
        pieces = self._pieces(settings, at.block, at.row)
        here = pieces[at.strip]
        if not here.rows:
            return [], Place(at.block)
        put = [Put(at, row, row + here.rows)]
        if at.strip + 1 == len(pieces):
            return put, None
        return put, replace(at, strip=at.strip + 1)

    def _turned(self, start: Place, settings: Settings) -> Filled:
        """A turned page: the title of a landscape table, if any, and a piece of the table."""
        rows: list[Put] = []
        row, block = 0, start.block
        if not settings[block].table:
            put, _ = self._put(start, 0, settings, opens=True)
            rows += put
            row = put[-1].below + settings[block].after if put else 0
            block += 1
        at = start if block == start.block else Place(block)
        put, end = self._put_table(at, row, settings)
        return Filled(start, (*rows, *put), end or Place(block + 1), turned=True)


def _before_headings(end: Place, settings: Settings, start: Place) -> Place:
    """`end` moved up before headings that would stand last on the page or be cut by its end.

    A signature holds its date in the same way.
    """
    block = end.block
    if end.strip == 0:
        block -= 1
    elif settings[block].table or end.strip >= settings[block].together:
        return end
    first = start.block + (1 if start.strip else 0)
    cut = end
    while block >= first and _holds(settings, block, end):
        cut = Place(block)
        block -= 1
    return cut if cut > start and cut.block > start.block else end


def _holds(settings: Settings, block: int, end: Place) -> bool:
    """Whether `block` must take the next paragraph with it; an empty one asks the one before."""
    setting = settings[block]
    if settings.ends(end.block) or (end.strip == 0 and settings[end.block].fresh):
        return False
    if setting.tail and len(setting.strips) <= SHORT and _closes(settings, block + 1):
        return True
    cut_short = block == end.block and end.strip < setting.together
    return setting.keep or cut_short or not (setting.strips or setting.table)


def _closes(settings: Settings, block: int) -> bool:
    return not settings.ends(block) and settings[block].tail
