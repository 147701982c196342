"""The rules of the new year in their order: all it touches in one text, each place claimed once.

| module | what it knows | example |
|---|---|---|
| turn | from which year to which, and the five-year periods | 2026 → 2027, 十五五 |
| years | which years turn, stay or have run out | 2026年6月底前 → 2027年6月底前 |
| ordinals | what counts the years | 第三届 → 第四届, 三年内 → 两年内 |
| periods | five-year periods and stages of work | 开局之年 → 第二年, 编制 → 印发实施 |
| wording | renamed organs, phrases of the table | 市卫生计生委 → 市卫生健康委 |
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from workbench.drafting.rewriting import Rewriting, book_spans, is_free, least_edit
from workbench.drafting.rules import ordinals, periods, wording, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.drafting.proposals import Hit
    from workbench.drafting.rewriting import Span
    from workbench.drafting.rules.turn import Turn

    Rule = Callable[[str, Turn], Iterator[Hit]]

_YEARS: tuple[Rule, ...] = (
    years.document_names,
    years.document_numbers,
    years.spans,
    years.goals,
    years.dated,
    years.numeric,
)
_WORDS: tuple[Rule, ...] = (
    ordinals.ordinals,
    ordinals.anniversaries,
    ordinals.terms,
    ordinals.campaigns,
    periods.period_roles,
    periods.periods,
    periods.plan_stages,
    periods.stages,
    wording.organs,
    wording.phrases,
    years.named_years,
    years.relative,
)


def find_hits(
    text: str, turn: Turn, *, figures: Iterable[Hit] = (), title: bool = False
) -> tuple[Hit, ...]:
    """What `turn` touches in `text`, in order and apart from each other.

    `figures` are the hits of the sentence's targets; `title`: the plan's own year counts also
    without 年.
    """
    claims = _Claims(text)
    for rule in _YEARS:
        claims.add(rule(text, turn))
    if title:
        claims.add(years.title_year(text, turn))
    claims.add(figures)
    for rule in _WORDS:
        claims.add(rule(text, turn))
    return tuple(sorted(claims.hits, key=lambda hit: hit.start))


class _Claims:
    """The hits so far: no place is claimed twice, and inside 《》 only a whole name is."""

    def __init__(self, text: str) -> None:
        self.hits: list[Hit] = []
        self._books = book_spans(text)
        self._taken: list[Span] = []  # in order and apart, as the books are

    def add(self, hits: Iterable[Hit]) -> None:
        for hit in hits:
            if self._allowed(hit):
                self.hits.append(hit)
                insort(self._taken, (hit.start, hit.end))

    def _allowed(self, hit: Hit) -> bool:
        span = (hit.start, hit.end)
        outside = _free(span, self._books) or (not hit.applied and span in self._books)
        return outside and _free(span, self._taken)


def _free(span: Span, taken: Sequence[Span]) -> bool:
    """`span` touches none of `taken`; only its neighbours can be touched."""
    at = bisect_left(taken, span)
    return is_free(*span, taken[max(0, at - 1) : at + 1])


def carried_out(text: str, hits: Iterable[Hit]) -> Rewriting:
    """`text` with the applied ones of `hits` carried out, each where it really differs."""
    edits = (least_edit(hit.start, hit.before, hit.after) for hit in hits if hit.applied)
    return Rewriting(text, tuple(edits))
