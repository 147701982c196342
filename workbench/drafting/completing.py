"""What could be written next: sentences and phrases of the library that go on as she began.

推进医|    →  推进医联体建设，新增急救站点3个。        a whole sentence begins so
…，强化监|  →  强化监测预警                          a clause of another sentence begins so
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.reading.sentences import first_end
from workbench.reading.units import without_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEAST = 2
"""So many characters must be written of a sentence or clause before anything is offered."""
MOST = 8
_LONGEST = 60
"""Characters of what she began that are looked up: whoever wrote more needs no offer."""
_NAME = 6
"""A phrase of fewer characters is a name or a term, which may be needed again."""
_SENTENCE_STOPS = "。！？；\n"
_CLAUSE_STOPS = _SENTENCE_STOPS + "，、：,;:"
_CLAUSE_END = re.compile("[，。；：！？]")


class Found(Protocol):
    """A line of the library or of a plan, as the search gives it."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands before the caret since its sentence and since its clause began."""

    sentence: str
    clause: str
    start: int
    """Where the sentence begins in its paragraph."""

    @property
    def queries(self) -> tuple[str, ...]:
        """What to look for, the longer first."""
        wanted = dict.fromkeys((self.sentence, self.clause))
        return tuple(words for words in wanted if LEAST <= len(words) <= _LONGEST)


@dataclass(frozen=True, slots=True)
class Offer:
    """`text` is what would stand there, `rest` what is to be typed for it.

    `origin` is the id of the document a whole sentence is from, "" for a phrase or an own plan.
    """

    text: str
    rest: str
    title: str
    origin: str = ""


def begun(text: str, at: int, start: int = 0) -> Begun | None:
    """What was begun before `at`, its sentence not before `start`; None inside of a sentence."""
    behind = text[at : at + 1]
    if behind and behind not in _CLAUSE_STOPS:
        return None
    head = text[start:at]
    sentence = head[_behind_last(head, _SENTENCE_STOPS) :]
    clause = sentence[_behind_last(sentence, _CLAUSE_STOPS) :].lstrip()
    bare = sentence.lstrip()
    found = Begun(bare, clause, at - len(bare))
    return found if found.queries and len(clause) >= LEAST else None


def offers(
    found: Iterable[Found], wanted: Begun, own: str = "", written: str = ""
) -> tuple[Offer, ...]:
    """What the lines found offer: whole sentences first, then clauses, then other phrases.

    Lines of the plan `own` are left out, and what its text `written` has word for word, wherever
    it is from; a name or other short phrase may stand there twice.
    """
    lines = [line for line in found if line.id != own]
    made: dict[str, Offer] = {}
    for way in (_whole, _clauses, _inside):
        for line in lines:
            for offer in way(line, wanted):
                if not _stands(offer, written, short=way is _inside):
                    made.setdefault(offer.rest.rstrip("。；"), offer)
    return tuple(made.values())[:MOST]


def _stands(offer: Offer, written: str, *, short: bool) -> bool:
    """What is offered is written already."""
    bare = offer.text.rstrip("。；")
    return bool(written) and (not short or len(bare) >= _NAME) and bare in written


def _whole(line: Found, wanted: Begun) -> Iterator[Offer]:
    """The line begins as her sentence does; who is responsible there is not hers to write."""
    if not line.text.startswith(wanted.sentence):
        return
    text = without_tags(line.text) if "（" in line.text else line.text
    if text.startswith(wanted.sentence) and len(text) > len(wanted.sentence):
        origin = line.id if line.kind == "document" else ""
        yield Offer(text, text[len(wanted.sentence) :], line.title, origin)


def _clauses(line: Found, wanted: Begun) -> Iterator[Offer]:
    """A clause of the line begins as hers does: on to the end of its sentence."""
    for at in _places(line.text, wanted.clause):
        if at and line.text[at - 1] in _CLAUSE_STOPS:
            end = at + (first_end(line.text[at:]) or len(line.text) - at)
            yield from _phrase(line, wanted, at, end)


def _inside(line: Found, wanted: Begun) -> Iterator[Offer]:
    """Her words stand inside of a clause: on to its end, without the stop."""
    for at in _places(line.text, wanted.clause):
        stop = _CLAUSE_END.search(line.text, at)
        yield from _phrase(line, wanted, at, stop.start() if stop else len(line.text))


def _phrase(line: Found, wanted: Begun, at: int, end: int) -> Iterator[Offer]:
    text = line.text[at:end]
    if len(text) > len(wanted.clause):
        yield Offer(text, text[len(wanted.clause) :], line.title)


def _places(text: str, words: str) -> Sequence[int]:
    """The first places of the words; a line that repeats them more often offers nothing new."""
    places: list[int] = []
    at = text.find(words)
    while at >= 0 and len(places) < 3:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def _behind_last(text: str, stops: str) -> int:
    return max((text.rfind(stop) for stop in stops), default=-1) + 1
