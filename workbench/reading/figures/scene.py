"""A sentence laid out for the search of targets: its clauses, dates and figures known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from workbench.plan import Comparator  # noqa: TC001 - a field of a dataclass
from workbench.reading.deadlines import Bearing, DatePhrase, date_phrases
from workbench.reading.figures.covers import NAME, cover_dates, cover_names, cover_spans
from workbench.reading.figures.grammar import find_figures
from workbench.reading.figures.measures import Figure  # noqa: TC001 - a field of a dataclass
from workbench.reading.units import find_tags

_STOP = re.compile(r"[，；：。！？,;:!?\n]")
_BRACKET = re.compile(r"[（(][^（）()]{0,200}[)）]")
_PHRASES = 20  # date phrases looked back over
_REACH = 160  # characters a clause is looked back or ahead; keeps the search linear on any text


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in three layers of one length.

    `text` as printed; `bare` without names, dates and unit tags; `flat` also without stops inside
    brackets, so that 县（市、区） is no end of a clause. `nouns` and `bounds` remember what was
    found for a figure (`spans.noun_end`, `binding.bound`): several questions ask for it again.
    """

    text: str
    bare: str
    flat: str
    figures: tuple[Figure, ...]
    phrases: tuple[DatePhrase, ...]
    stops: tuple[int, ...]
    leads: tuple[str, ...] = ()
    nouns: dict[int, int] = field(default_factory=dict, compare=False, repr=False)
    bounds: dict[int, Comparator | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, sentence: str) -> Scene:
        """The scene of one sentence."""
        phrases = date_phrases(sentence)
        tags = [(tag.start, tag.end) for tag in find_tags(sentence)]
        dates = [(p.start, p.end) for p in phrases if p.bearing is not Bearing.RHYTHM]
        bare = cover_names(sentence)
        bare = cover_dates(cover_spans(bare, sorted(tags + dates)))
        figures = find_figures(bare)
        flat = _BRACKET.sub(_flatten, bare) if figures else bare
        stops = tuple(found.start() for found in _STOP.finditer(flat)) if figures else ()
        return cls(sentence, bare, flat, (), phrases, stops).holding(figures)

    def holding(self, figures: tuple[Figure, ...]) -> Scene:
        """The same sentence with these figures."""
        leads: list[str] = []
        tail = 0
        for figure in figures:
            leads.append(self.flat[max(self.clause_start(figure.start), tail) : figure.start])
            tail = figure.tail
        layers = (self.text, self.bare, self.flat)
        return Scene(*layers, figures, self.phrases, self.stops, tuple(leads))

    def clause_start(self, place: int) -> int:
        """Where the clause around `place` begins, at most some 160 characters before it."""
        index = bisect_left(self.stops, place)
        begin = self.stops[index - 1] + 1 if index else 0
        return max(begin, place - _REACH)

    def clause_end(self, place: int) -> int:
        """Where the clause around `place` ends, its stop left out."""
        index = bisect_left(self.stops, place)
        end = self.stops[index] if index < len(self.stops) else len(self.text)
        return min(end, place + _REACH)

    def before(self, figure: Figure) -> str:
        """The clause up to the figure."""
        return self.flat[self.clause_start(figure.start) : figure.start]

    def after(self, figure: Figure) -> str:
        """The clause behind the figure and its bound word."""
        return self.flat[figure.tail : self.clause_end(figure.tail)]

    def lead(self, index: int) -> str:
        """The clause up to figure `index`, but not beyond the figure before it."""
        return self.leads[index]

    def binding_before(self, place: int) -> DatePhrase | None:
        """The last term or year that stands before `place`."""
        index = bisect_right(self.phrases, place, key=lambda phrase: phrase.start)
        for phrase in reversed(self.phrases[max(0, index - _PHRASES) : index]):
            if phrase.bearing in (Bearing.TERM, Bearing.YEAR):
                return phrase
        return None

    def listed_before(self, place: int) -> list[DatePhrase]:
        """The last term or year before `place`, and those side by side with it (2027年、2028年)."""
        last = bisect_right(self.phrases, place, key=lambda phrase: phrase.start)
        listed: list[DatePhrase] = []
        for phrase in reversed(self.phrases[max(0, last - _PHRASES) : last]):
            binds = phrase.bearing in (Bearing.TERM, Bearing.YEAR)
            if listed and not (binds and self._side_by_side(phrase, listed[-1])):
                break
            if binds:
                listed.append(phrase)
        return listed[::-1]

    def _side_by_side(self, earlier: DatePhrase, later: DatePhrase) -> bool:
        return self.text[earlier.end : later.start].strip() in ("、", "和", "及", "与", "以及")

    def phrase_before(self, place: int) -> DatePhrase | None:
        """The last date phrase that stands before `place`."""
        index = bisect_right(self.phrases, place, key=lambda phrase: phrase.start)
        return self.phrases[index - 1] if index else None


def _flatten(found: re.Match[str]) -> str:
    text = found[0]
    if re.search(r"\d", text):
        return text
    return "（" + NAME * (len(text) - 2) + "）"
