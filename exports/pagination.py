"""Parts the run of paragraphs into pages, a step a page, and mends the foot of one if need be.

Pages are full. Two things may end one early: a heading, which never stands alone at the foot, and
what closes a text, which never stands on a page without text (7.3.5.4, 7.3.5.5). Where that would
leave more than one row empty, a paragraph of the page is set a little wider or closer so that it
runs a line more or less, as the standard advises (调整字距).

A step knows nothing but its `Stage`: the same stage and the same paragraphs from there on give the
same pages. This is what lets a changed paper be composed again from the change on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exports.filling import FIRST, Filled, Filler, Place, Settings
from exports.paragraphs import set_block
from exports.strips import Setting
from workbench.manuscript import BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.standard import Standard
    from workbench.manuscript import Block

_A_LITTLE = (1.0, -1.0)
"""Cells by which lines may be broken shorter or longer to mend the foot of a page."""

_MORE = (2.0,)
"""The same where a little does not help."""

_MOST_TAIL = 8
"""So many paragraphs at most close a text: 附件说明, signature, date, 附注, some of them twice."""

_Change = dict[int, Setting]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a step begins: the next page, the page before it, and what is set unusually there.

    The page before may still be mended together with the next one.
    """

    start: Place = FIRST
    before: Filled | None = None
    mended: tuple[tuple[int, Setting], ...] = ()


class Paginator:
    """Fills page after page; a mended page changes the setting of its own paragraphs only."""

    def __init__(
        self, blocks: Sequence[Block], usual: list[Setting], standard: Standard, filler: Filler
    ) -> None:
        self._blocks = blocks
        self._usual = usual
        self._standard = standard
        self._filler = filler
        self._settings = Settings(usual)

    def step(self, stage: Stage) -> tuple[Stage, Filled | None, Settings]:
        """The next stage, the page that is done with it, if any, and the settings that one is in.

        The settings know how far the step has looked ahead.
        """
        self._settings = Settings(self._usual, dict(stage.mended))
        before = [stage.before] if stage.before else []
        page = self._filler.fill(stage.start, self._settings)
        if page.fault:
            before, page = self._settle(before, page)
        elif before and (closer := self._take_in(before[0], page)):
            return self._stage(closer), None, self._settings
        return self._stage(page), before[0] if before else None, self._settings

    def _stage(self, page: Filled) -> Stage:
        mended = self._settings.mended
        kept = sorted(block for block in mended if block >= page.start.block)
        return Stage(page.end, page, tuple((block, mended[block]) for block in kept))

    def _settle(self, before: list[Filled], page: Filled) -> tuple[list[Filled], Filled]:
        """The page mended, if need be together with the one before it, or as well as can be."""
        for gives in (_A_LITTLE, _MORE):
            if mended := self._mend([page], gives):
                return before, mended[0]
            if before and (mended := self._mend([*before, page], gives)):
                return mended[:1], mended[1]
        return before, self._last_resort(page)

    def _take_in(self, before: Filled, page: Filled) -> Filled | None:
        """The page before set closer so that it takes in the only line of this one."""
        if len(page.rows) != 1 or page.turned or before.turned:
            return None
        for change in self._changes([before], _A_LITTLE[1:]):
            settings = self._changed(change)
            closer = self._filler.fill(before.start, settings)
            if closer.end >= page.end:
                self._settings = settings
                return closer
        return None

    def _mend(self, pages: list[Filled], gives: tuple[float, ...]) -> list[Filled]:
        """The pages with some paragraphs set wider or closer; none where that is no help."""
        start = pages[0].start
        for change in self._changes(pages, gives):
            settings = self._changed(change)
            mended = [self._filler.fill(start, settings)]
            while len(mended) < len(pages) and not settings.ends(mended[-1].end.block):
                mended.append(self._filler.fill(mended[-1].end, settings))
            if len(mended) == len(pages) and not any(page.fault for page in mended):
                self._settings = settings
                return mended
        return []

    def _changes(self, pages: list[Filled], gives: tuple[float, ...]) -> Iterator[_Change]:
        """What to try: a paragraph alone, that with the fewest lines to change first; then more."""
        start = pages[0].start
        here = {put.place.block for page in pages for put in page.rows}
        bodies = [block for block in sorted(here, reverse=True) if self._gives(block)]
        for give in gives:
            anew = [(block, self._reset(start, block, give)) for block in bodies]
            anew = [(block, setting) for block, setting in anew if setting.given]
            anew.sort(key=lambda one: one[1].given)
            yield from ({block: setting} for block, setting in anew)
            yield from (dict(anew[:count]) for count in range(2, len(anew) + 1))

    def _gives(self, block: int) -> bool:
        """Whether a paragraph may be set wider or closer."""
        return self._blocks[block].role is BlockRole.BODY and not self._blocks[block].annex

    def _changed(self, change: _Change) -> Settings:
        settings = self._settings.changed(change)
        self._settings.reach = max(self._settings.reach, settings.reach)
        return settings

    def _reset(self, start: Place, block: int, give: float) -> Setting:
        """`block` set anew from where the page begins; lines on earlier pages stay as they are."""
        if block != start.block or not start.strip:
            return set_block(self._blocks[block], self._standard, "", give)
        setting = self._settings[block]
        since = setting.strips[start.strip].start
        again = set_block(self._blocks[block], self._standard, "", give, since)
        rest = tuple(strip for strip in again.strips if strip.start >= since)
        return replace(setting, strips=setting.strips[: start.strip] + rest, given=again.given)

    def _last_resort(self, page: Filled) -> Filled:
        """What closes the text with fewer blank rows, else with the last lines of the text."""
        at = page.end.block
        if not self._settings[at].tail:
            return replace(page, fault=False)
        for fewer in (1, 2):
            settings = self._settings.changed(self._closer_tail(at, fewer))
            closer = self._filler.fill(page.start, settings)
            if not closer.fault:
                self._settings = settings
                return closer
        return self._with_company(page)

    def _closer_tail(self, at: int, fewer: int) -> dict[int, Setting]:
        """All that closes the text from `at` on, with fewer blank rows."""
        found: dict[int, Setting] = {}
        for block in range(at, at + _MOST_TAIL):
            if self._settings.ends(block) or not (setting := self._settings[block]).tail:
                break
            before = max(setting.least, setting.before - fewer)
            found[block] = replace(setting, before=min(setting.before, before))
        return found

    def _with_company(self, filled: Filled) -> Filled:
        """The page cut short so that two lines of text, or one, go with the signature.

        Where that would leave a heading or the addressees alone, none goes.
        """
        last = filled.rows[-1].place
        here = [put.place for put in filled.rows if put.place.block == last.block]
        cut = here[-2] if len(here) > 2 else here[-1]
        kept = tuple(put for put in filled.rows if put.place < cut)
        if not kept or (cut == here[0] and self._settings[kept[-1].place.block].keep):
            return replace(filled, fault=False)
        return Filled(filled.start, kept, cut)
