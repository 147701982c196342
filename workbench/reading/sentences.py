"""Where a task unit begins and ends: one sentence, or one numbered clause of a sentence.

    加强监测。（责任单位：市疾控中心）一是建好站点；二是配齐人员。
    → 加强监测。（责任单位：市疾控中心）│一是建好站点；│二是配齐人员。

Nothing is lost: joining the pieces gives the text back, blanks included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value
from workbench.numbering import CIRCLED
from workbench.widths import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OPENERS = "（(〔[［{｛【《〈“‘「『"
_CLOSERS = "）)〕]］}｝】》〉”’」』"
_KIND = {char: index for pairs in (_OPENERS, _CLOSERS) for index, char in enumerate(pairs)}
_KIND.update({"(": 0, ")": 0, "［": 3, "］": 3, "｛": 5, "｝": 5})
_QUOTES = "“‘「『《〈"
_LONGEST_PAIR = 600  # characters; a bracket that closes later was never closed
_DEEPEST = 6  # pairs left open inside another one; more are strays

_STOPS = "。！？!?"
_PAIRED = re.escape(_OPENERS + _CLOSERS)
_TOKENS = re.compile(rf"[{_STOPS}\n{_PAIRED}]")
_PLAIN_SENTENCE = re.compile(
    rf"[^{_STOPS}\n{_PAIRED}]*[。！？][{_STOPS}]*\s*"
    rf"(?![\s{_STOPS}{_PAIRED}])"
)
"""A sentence with neither bracket nor quote in or behind it."""
_OTHER = rf"[^{_STOPS}\n{_PAIRED}]*"
_CLAUSES = rf"{_OTHER}(?:(?:“{_OTHER}”|《{_OTHER}》|（{_OTHER}）|\({_OTHER}\)){_OTHER})*"
_PLAIN_END = re.compile(r"[。！？\n][。！？]*\s*")
_PLAIN = re.compile(rf"{_CLAUSES}(?:{_PLAIN_END.pattern}(?![\s{_STOPS}{_PAIRED}]){_CLAUSES})*")
"""Sentences that brackets and quotes stand only inside of, and none of them around another."""
_AFTER_STOP = re.compile(rf"[{_STOPS}{re.escape(_CLOSERS)}]*")
_BLANKS = re.compile(r"\s*")
_GOES_ON = re.compile(r"\s*[，、；：,;“‘的等]")
_NUMERAL = re.compile(rf"[一二三四五六七八九十百\d{CIRCLED}]{{1,4}}")
_UNITS = re.compile("单位|部门|牵头|负责|落实|配合|分解|时限")

_HAN = "一二三四五六七八九十"
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "第三": 3, "最后": 99}
_BEFORE_MARKER = rf"，,；;：:。！？）)〕\]{BLANKS}"
_ANY_MARKER = (
    rf"(?:([{_HAN}]{{1,3}})(是|要)|第([{_HAN}]{{1,3}})([，,、：:])"
    rf"|([（(])(\d{{1,2}}|[{_HAN}]{{1,3}})[）)]|(?<!\d)(\d{{1,2}})([.．、])(?!\d)|([{CIRCLED}])"
    rf"|({'|'.join(_ORDER)})[，,]|([{_HAN}]{{1,3}})、)"
)
_MARKER = re.compile(rf"(?<![^{_BEFORE_MARKER}]){_ANY_MARKER}")
_FIRST = rf"{_HAN}第（(\d{CIRCLED}{''.join(word[0] for word in _ORDER)}"
_INNER_MARKER = re.compile(rf"[{_BEFORE_MARKER}](?=[{_FIRST}]){_ANY_MARKER}")  # many times as fast


def split_sentences(text: str) -> tuple[str, ...]:
    """The task units of one paragraph, in order; "".join of them is `text`.

    A unit ends at 。！？ together with the closing quotes and brackets after it and with a bracket
    that follows it (the responsible units); never inside a bracket or quote. A clause numbered
    inside the paragraph (一是…；二是…) is a unit of its own.
    """
    if _PLAIN.fullmatch(text):
        ends = [found.end() for found in _PLAIN_END.finditer(text)]
    else:
        tokens = _tokens(text)
        ends = list(_sentence_ends(text, tokens, _pairs(text, tokens)))
    clauses = list(_clause_starts(text)) if _INNER_MARKER.search(text) else []
    cuts = sorted({*ends, *clauses}) if clauses else ends
    bounds = [0, *(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    pieces = [text[a:b] for a, b in pairwise(bounds)]
    return tuple(pieces if all(map(str.strip, pieces)) else _blank_pieces_joined(pieces))


def first_end(text: str) -> int:
    """The offset behind the first sentence with the brackets that close it; `len(text)` if none."""
    if plain := _PLAIN_SENTENCE.match(text):
        return plain.end()
    tokens = _tokens(text)
    return next(_sentence_ends(text, tokens, _pairs(text, tokens)), len(text))


def _tokens(text: str) -> list[tuple[int, str]]:
    """The stops, brackets, quotes and line ends with their offsets."""
    return [(token.start(), token[0]) for token in _TOKENS.finditer(text)]


def _blank_pieces_joined(pieces: Iterable[str]) -> Iterator[str]:
    held = ""
    for piece in pieces:
        if held.strip() and piece.strip():
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _pairs(text: str, tokens: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Where each bracket or quote that is properly closed closes; strays are ignored."""
    closing: dict[int, int] = {}
    open_at: list[int] = []
    for at, token in tokens:
        if token in _OPENERS:
            open_at.append(at)
        elif token in _CLOSERS and open_at:
            _close(text, open_at, at, closing)
    return closing


def _close(text: str, open_at: list[int], at: int, closing: dict[int, int]) -> None:
    """Close the nearest open bracket of the kind; what stood open inside it was a stray."""
    for i in range(len(open_at) - 1, max(-1, len(open_at) - _DEEPEST), -1):
        if _KIND[text[open_at[i]]] == _KIND[text[at]]:
            if at - open_at[i] <= _LONGEST_PAIR:
                closing[open_at[i]] = at
            del open_at[i:]
            return


def _sentence_ends(
    text: str, tokens: Sequence[tuple[int, str]], pairs: dict[int, int]
) -> Iterator[int]:
    done = 0
    for at, token in tokens:
        if at < done:
            continue
        if at in pairs:
            done = pairs[at] + 1
            if not _ends_inside(text, at, pairs[at]):
                continue
        elif token in _OPENERS or token in _CLOSERS or _inside_word(text, at):
            continue
        else:
            done = at + 1
        done = _with_brackets(text, _AFTER_STOP.match(text, done).end(), pairs)  # type: ignore[union-attr]
        yield done


def _ends_inside(text: str, opener: int, closer: int) -> bool:
    """A quote that holds the stop: 他说：“一定办好。” ends, “办好。”、“办快。” goes on."""
    inner = text[opener + 1 : closer].rstrip(_CLOSERS + " ")
    held = text[opener] in _QUOTES and inner[-1:] in tuple(_STOPS)
    return held and not _GOES_ON.match(text, closer + 1)


def _inside_word(text: str, at: int) -> bool:
    """A ? or ! of an address, not of a sentence."""
    following = text[at + 1 : at + 2]
    return text[at] in "!?" and following.isascii() and following.isalnum()


def _with_brackets(text: str, end: int, pairs: dict[int, int]) -> int:
    """The end moved behind the blanks and the brackets that close the sentence."""
    while True:
        end = _BLANKS.match(text, end).end()  # type: ignore[union-attr]
        if end not in pairs or not _closes_sentence(text[end : pairs[end] + 1]):
            return end
        end = _AFTER_STOP.match(text, pairs[end] + 1).end()  # type: ignore[union-attr]


def _closes_sentence(bracket: str) -> bool:
    """（责任单位：市教育局） closes the sentence before it; （二） and 【亮点】 open the next."""
    if bracket[0] in _QUOTES or _NUMERAL.fullmatch(bracket[1:-1].strip()):
        return False
    return bracket[0] != "【" or bool(_UNITS.search(bracket))


def _clause_starts(text: str) -> Iterator[int]:
    """Starts of the clauses of a numbered run: 一是 followed, after ； or 。, by 二是."""
    markers = list(_MARKER.finditer(text))
    if len(markers) < 2:
        return
    runs: dict[str, list[tuple[int, int]]] = {}
    covered = _Covered(_pairs(text, _tokens(text)))
    for marker in markers:
        if covered.holds(marker.start()):
            continue
        kind, value = _kind_and_value(marker)
        run = runs.setdefault(kind, [])
        if run and (value == run[-1][0] + 1 or value == _ORDER["最后"]):
            run.append((value, marker.start()))
            yield from (at for _, at in run[-2:] if text[at - 1 : at] not in tuple("，,"))
        elif value == 1:
            runs[kind] = [(1, marker.start())]


def _kind_and_value(marker: re.Match[str]) -> tuple[str, int]:
    han, word, nth, comma, bracket, inner, point, mark, circle, order, bare = marker.groups()
    if han or nth:
        return word or comma, numeral_value(han or nth)
    if circle:
        return "①", CIRCLED.index(circle) + 1
    if order or bare:
        return ("首先", _ORDER[order]) if order else ("一、", numeral_value(bare))
    if inner:
        return _kind_in_brackets(bracket, inner)
    return mark, int(point)


def _kind_in_brackets(bracket: str, inner: str) -> tuple[str, int]:
    if inner.isdigit():
        return bracket, int(inner)
    return f"{bracket}一", numeral_value(inner)


class _Covered:
    """Tells whether an offset lies inside a closed pair of brackets or quotes."""

    def __init__(self, pairs: dict[int, int]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start in sorted(pairs):
            if not self._ends or start > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(pairs[start])

    def holds(self, at: int) -> bool:
        i: int = bisect_right(self._starts, at - 1) - 1
        return i >= 0 and at < self._ends[i]
