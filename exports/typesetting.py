"""Turns the paragraphs of a paper into pages of positioned lines; the only line-breaker.

PDF and preview draw these lines, the page count and “what is on page 3” come from them. Composing
asks no font and touches no file, so it is the same everywhere, and quick.

    pages = compose(paper(plan))
    pages[0].lines[3].block, pages[0].lines[3].text     (the paragraph it comes from, its words)

    composition = Composition.of(paper(plan))
    composition = composition.changed(paper(edited))    pages before and behind the change are kept
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exports.colophon import FOOT_ROLES, set_foot
from exports.filling import FIRST, Filled, Filler, Put, Settings
from exports.letterhead import HEAD_ROLES, Head, set_head
from exports.pages import Line, Page, Rule
from exports.pagination import Paginator, Stage
from exports.paragraphs import set_among
from exports.reuse import NOTHING, Known, Same, Step, halfway
from exports.standard import GB9704, Standard
from exports.table_sheet import turned

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from exports.strips import Setting
    from workbench.manuscript import Block, BlockRole

__all__ = ["Composition", "Line", "Page", "Rule", "compose"]


def compose(blocks: Sequence[Block], standard: Standard = GB9704) -> tuple[Page, ...]:
    """The pages of a paper, in order.

    Args:
        blocks: the paragraphs, as `workbench.issuing.paper` or `workbench.manuscript` gives them.
        standard: the sheet; the official one if not given.
    """
    return Composition.of(blocks, standard).pages


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed paper that can be composed again quickly when some paragraphs have changed."""

    blocks: tuple[Block, ...]
    standard: Standard
    pages: tuple[Page, ...]
    _usual: list[Setting]
    _steps: tuple[Step, ...]
    _text: tuple[Page, ...]  # the pages without 版记

    @classmethod
    def of(cls, blocks: Sequence[Block], standard: Standard = GB9704) -> Composition:
        """All of a paper composed."""
        blocks = tuple(blocks)
        usual = [set_among(blocks, at, standard) for at in range(len(blocks))]
        return _Composer(blocks, usual, standard).composed([Step(Stage(), 0, -1)], (), NOTHING)

    def changed(self, blocks: Sequence[Block]) -> Composition:
        """The paper with other paragraphs: the same as composing it anew.

        Only pages from the first changed paragraph on are composed again, up to where pages begin
        as they did.
        """
        blocks = tuple(blocks)
        if first := halfway(self.blocks, blocks):
            return self.changed_in_one(first).changed_in_one(blocks)
        return self.changed_in_one(blocks)

    def changed_in_one(self, blocks: tuple[Block, ...]) -> Composition:
        """The same, all that lies between the first and the last change being composed again."""
        same = Same.of(self.blocks, blocks)
        if same.all:
            return self
        usual = [
            *self._usual[: same.before],
            *(set_among(blocks, at, self.standard) for at in range(same.before, same.behind)),
            *self._usual[same.behind - same.moved :],
        ]
        steps = [step for step in self._steps if step.reach < same.before]
        kept = self._text[: steps[-1].pages]
        known = Known(self._steps, self._text, same)
        return _Composer(blocks, usual, self.standard).composed(steps, kept, known)


class _Composer:
    """Makes the pages of one paper."""

    def __init__(self, blocks: tuple[Block, ...], usual: list[Setting], standard: Standard) -> None:
        self._blocks = blocks
        self._usual = usual
        self._standard = standard
        self._head = set_head(_those(blocks, HEAD_ROLES), standard)
        self._filler = Filler(standard, self._head.rows)
        self._pages: list[Page] = []

    def composed(self, steps: list[Step], pages: Sequence[Page], known: Known) -> Composition:
        """The paper, the first `steps` and their `pages` being made.

        Where a step begins as a `known` one did, the rest is taken from there.
        """
        paginator = Paginator(self._blocks, self._usual, self._standard, self._filler)
        self._pages = list(pages)
        while steps[-1].stage.start.block < len(self._blocks):
            stage, done, settings = paginator.step(steps[-1].stage)
            if done:
                self._add(done, settings)
            steps.append(Step(stage, len(self._pages), max(steps[-1].reach, settings.reach)))
            if rest := known.rest(steps[-1]):
                steps += rest.steps
                return self._made(steps, (*self._pages, *rest.pages))
        last = steps[-1].stage
        if last.before:
            self._add(last.before, Settings(self._usual, dict(last.mended)))
        return self._made(steps, tuple(self._pages))

    def _made(self, steps: Sequence[Step], text: tuple[Page, ...]) -> Composition:
        pages = self._with_foot(text, steps[-1].stage.before)
        return Composition(self._blocks, self._standard, pages, self._usual, tuple(steps), text)

    def _add(self, filled: Filled, settings: Settings) -> None:
        """A page with its lines; none where there is nothing on it."""
        head = self._head if filled.start == FIRST else Head()
        if not filled.rows and not head.lines:
            return
        sheet = turned(self._standard) if filled.turned else self._standard
        lines, rules = list(head.lines), list(head.rules)
        for put in filled.rows:
            setting = settings[put.place.block]
            if setting.table:
                piece = self._filler.piece(settings, put.place)
                lines += piece.lines
                rules += piece.rules
            else:
                lines.append(_line(put, setting, sheet))
        number = len(self._pages) + 1
        numbered = number > 1 or not self._head.letter
        self._pages.append(
            Page(number, tuple(lines), tuple(rules), numbered=numbered, turned=filled.turned)
        )

    def _with_foot(self, pages: tuple[Page, ...], last: Filled | None) -> tuple[Page, ...]:
        """At least one page, blank where there is no text; 版记 on the last, or on one more."""
        foot = set_foot(_those(self._blocks, FOOT_ROLES), self._standard)
        if not foot.rows:
            return pages or (Page(1, ()),)
        used = last.rows[-1].below if last and last.rows else self._head.rows
        room = self._standard.area_height - used * self._standard.pitch
        if not pages or pages[-1].turned or room < foot.rows * self._standard.pitch - 0.5:
            alone = Page(len(pages) + 1, foot.lines, foot.rules, numbered=False)
            return (*pages, alone)
        page = pages[-1]
        lines, rules = (*page.lines, *foot.lines), (*page.rules, *foot.rules)
        return (*pages[:-1], replace(page, lines=lines, rules=rules))


def _those(blocks: Sequence[Block], roles: Collection[BlockRole]) -> list[tuple[int, Block]]:
    return [(at, block) for at, block in enumerate(blocks) if block.role in roles]


def _line(put: Put, setting: Setting, sheet: Standard) -> Line:
    strip = setting.strips[put.place.strip]
    return Line(put.place.block, sheet.baseline(put.row, strip.size), strip)
