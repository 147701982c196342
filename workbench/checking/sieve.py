"""Which rules a text must be shown to, and what they said: every text is looked at once.

A rule names the characters without which it cannot fire; most rules are thus never asked. Answers
are kept by the text itself, so that a sentence that did not change costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.checking.kinds import Mark, ParagraphRule, Reach, Tally, TextRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.findings import Hit, Rule

_KEPT = 40_000  # texts; several times the largest plan


class Said(NamedTuple):
    """What all rules say about one text: hits, and marks by the tally's number."""

    hits: tuple[tuple[Rule, Hit], ...]
    marks: tuple[tuple[int, Mark], ...] = ()


class Sieve:
    """Asks rules of texts and remembers the answers, for one set of facts."""

    def __init__(
        self,
        texts: Sequence[TextRule],
        paragraphs: Sequence[ParagraphRule],
        tallies: Sequence[Tally],
        facts: Facts,
    ) -> None:
        self._facts = facts
        self._tallies = tallies
        self._by_reach = {
            reach: _Triggered(
                [r.needs if reach & r.reach else None for r in texts]
                + [t.needs if t.note and reach & t.reach else None for t in tallies]
            )
            for reach in Reach
        }
        self._paragraph_triggers = _Triggered([r.needs for r in paragraphs])
        self._texts, self._paragraphs = texts, paragraphs
        self._functions: dict[tuple[int, ...], _Asked] = {}
        self._known: dict[tuple[Reach, str], Said] = {}
        self._known_paragraphs: dict[str, Said] = {}

    def text(self, reach: Reach, text: str) -> Said:
        """What is said about a sentence, a heading, a title or a part."""
        key = (reach, text)
        said = self._known.get(key)
        if said is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            said = self._known[key] = self._ask(reach, text)
        return said

    def paragraph(self, text: str) -> Said:
        """What is said about a paragraph."""
        said = self._known_paragraphs.get(text)
        if said is None:
            if len(self._known_paragraphs) > _KEPT:
                self._known_paragraphs.clear()
            asked = [self._paragraphs[n] for n in self._paragraph_triggers.of(text)]
            hits = tuple((r.rule, hit) for r in asked for hit in r.find(text, self._facts))
            said = self._known_paragraphs[text] = Said(hits)
        return said

    def _ask(self, reach: Reach, text: str) -> Said:
        hits: list[tuple[Rule, Hit]] = []
        marks: list[tuple[int, Mark]] = []
        facts = self._facts
        finders, notes = self._asked(reach, text)
        for rule, find in finders:
            for hit in find(text, facts):
                hits.append((rule, hit))  # noqa: PERF401 – most rules find nothing
        for number, note in notes:
            for mark in note(text, facts):
                marks.append((number, mark))  # noqa: PERF401
        return Said(tuple(hits), tuple(marks))

    def _asked(self, reach: Reach, text: str) -> _Asked:
        """The functions of the rules and tallies that may have something to say."""
        numbers = self._by_reach[reach].of(text)
        asked = self._functions.get(numbers)
        if asked is None:
            first = len(self._texts)  # the tallies are numbered after the rules
            rules = [self._texts[n] for n in numbers if n < first]
            tallies = [(n - first, self._tallies[n - first].note) for n in numbers if n >= first]
            asked = self._functions[numbers] = _Asked(
                tuple((rule.rule, rule.find) for rule in rules),
                tuple((n, note) for n, note in tallies if note),
            )
        return asked


class _Asked(NamedTuple):
    """Functions to be called on a text, with the rule or the number of the tally."""

    finders: tuple[tuple[Rule, Callable[[str, Facts], Iterable[Hit]]], ...]
    notes: tuple[tuple[int, Callable[[str, Facts], Iterable[Mark]]], ...]


class _Triggered:
    """Numbers of rules by the characters they need; None for a rule that is not to be asked."""

    def __init__(self, needs: Sequence[str | None]) -> None:
        self._always = sum(1 << n for n, chars in enumerate(needs) if chars == "")
        self._by_char: dict[str, int] = {}
        for number, chars in enumerate(needs):
            for char in chars or "":
                self._by_char[char] = self._by_char.get(char, 0) | 1 << number
        self._chars = frozenset(self._by_char)
        self._numbers: dict[int, tuple[int, ...]] = {}

    def of(self, text: str) -> tuple[int, ...]:
        """The rules that may fire on `text`, in order."""
        asked = self._always
        for char in self._chars.intersection(text):
            asked |= self._by_char[char]
        known = self._numbers.get(asked)
        if known is None:
            known = self._numbers[asked] = tuple(
                n for n in range(asked.bit_length()) if asked >> n & 1
            )
        return known
