"""Finding Chinese words by what one types for them: 到期 by 到期, dq, daoqi or daoq.

A query matches characters that stand side by side; punctuation and blanks between them are passed
over (zihao150 finds 字号：150%), in the query as in the text. Each piece of it stands for one
character: the character itself (Latin without regard to case), its initial, or its whole syllable;
a character with several readings (重: zhong, chong) answers to each. Words between blanks are
looked for one by one. Readings come from pypinyin's table of single characters; its table of
phrases, which costs 44 MiB and 150 ms, is not loaded: initials of any reading are what one types.
"""

from __future__ import annotations

import os
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SPOKEN_TWICE = frozenset(
    "重长行调会还都乐朝传得的地了着发分干间将教觉解空量累率没模难强切曲任塞散少省盛识数说宿提同"
    "为系相校兴血压要应约占正只中种转倒当度更供冠号好和横华划几假角结尽禁卷看壳劳露落论勤"
    "绿泊迫铺奇悄圈似舍什属术缩台挑通徒王委闻吓降巷削旋业宁燕野议与予载脏炸扎粘涨"
    "折征知殖属著幢卒作合查单弹参藏差场称乘处畜创答大待担挡丁斗肚度恶佛服告给贾见节劲绞咳"
    "可夹卡"
)
"""Characters that office texts use with more than one reading.

Rare readings of all others (支 qi) would find what nobody meant.
"""
_WAYS = 40
"""So many ways to cut a query into syllables and initials are tried, the shortest ones first."""
_LONGEST = 6
"""Letters of the longest syllable (zhuang)."""
_TYPED = 60
"""Characters of a word that may stand for others; what is longer was pasted."""
_BOUND = "\n"
"""Stands between two texts; no query contains it."""
_LETTERS = re.compile("[a-z]+")
_PASSED = frozenset(
    " \u3000、。，．：；？！（）［］｛｝“”‘’《》〈〉「」『』【】〔〕…—–·～％"
    ",.:;?!()[]{}'\"<>/\\|+=*#@%&_~-"
)
"""Punctuation: nobody types it to find something."""
_GAP = f"[{re.escape(''.join(sorted(_PASSED)))}]*"
_FOLDED = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)} | {ord(_BOUND): ord(" ")}


class Hit(NamedTuple):
    """Text number `at` matches; `marks` are the places of the characters matched, in order."""

    at: int
    marks: tuple[int, ...]


class Finder:
    """Many texts, made ready once (beside the window), then asked with every key."""

    def __init__(self, texts: Iterable[str]) -> None:
        folded = [text.translate(_FOLDED) for text in texts]
        self._joined = _BOUND.join(folded)
        self._starts: list[int] = []
        start = 0
        for text in folded:
            self._starts.append(start)
            start += len(text) + 1
        self._classes = _classes(set(self._joined))

    def find(self, query: str, most: int | None = None) -> tuple[Hit, ...]:
        """The texts that match all words of `query`, in their order; none for a blank query.

        `most`: so many are enough, for a single letter stands in every text.
        """
        patterns = [_pattern(word, self._classes) for word in query.translate(_FOLDED).split()]
        if not patterns or not self._starts:
            return ()
        return tuple(islice(self._hits(_PASSED.difference(query), *patterns), most))

    def _hits(
        self, passed: frozenset[str], first: re.Pattern[str], *others: re.Pattern[str]
    ) -> Iterator[Hit]:
        """`passed`: the characters that are never marked."""
        starts, joined = self._starts, self._joined
        for found in first.finditer(joined):
            start, end = found.span(1)
            at = bisect_right(starts, start) - 1
            base = starts[at]
            marks = tuple([at - base for at in range(start, end) if joined[at] not in passed])
            if others:
                spans = [each.search(joined, base, found.end()) for each in others]
                if not all(spans):
                    continue
                places = {at for span in spans if span for at in range(*span.span(1))}
                more = {place - base for place in places if joined[place] not in passed}
                marks = tuple(sorted(more.union(marks)))
            yield Hit(at, marks)


def matches(query: str, text: str) -> tuple[int, ...] | None:
    """The places in `text` of the characters that `query` stands for, None if it does not match."""
    hits = Finder([text]).find(query)
    return hits[0].marks if hits else None


@cache
def readings(character: str) -> tuple[str, ...]:
    """The syllables of a character without tones (重: zhong chong tong), () if it has none.

    绿 is read lv and lu, as either is typed for it.
    """
    spoken = _table().get(ord(character), "")
    plain = [_toneless(syllable) for syllable in spoken.split(",") if syllable]
    plain = plain[: 3 if character in _SPOKEN_TWICE else 1]
    written = [way.replace("v", "u") for way in plain if "v" in way]
    return tuple(dict.fromkeys([*plain, *written]))


@cache
def _table() -> Mapping[int, str]:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict


def _toneless(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


def _classes(characters: Iterable[str]) -> dict[str, str]:
    """For each letter and each syllable the characters it may stand for."""
    classes: dict[str, list[str]] = defaultdict(list)
    for character in sorted(characters):
        if character.isascii():
            continue
        syllables = readings(character)
        for piece in {*syllables, *(syllable[0] for syllable in syllables)}:
            classes[piece].append(character)
    return {piece: "".join(found) for piece, found in classes.items()}


def _pattern(word: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """Matches from the first place of `word` (group 1) to the end of its text."""
    bare = "".join(character for character in word if character not in _PASSED)
    if not bare or len(bare) > _TYPED:
        return re.compile(f"({re.escape(word)})[^{_BOUND}]*")
    parts = [
        _branches(_ways(run, classes), classes) if _LETTERS.fullmatch(run) else re.escape(run)
        for run in re.findall("[a-z]+|[^a-z]", bare)
    ]
    spelt = f"{re.escape(word)}|" if bare != word else ""
    return re.compile(f"({spelt}{_GAP.join(parts)})[^{_BOUND}]*")


def _ways(run: str, classes: Mapping[str, str]) -> list[tuple[str, ...]]:
    """How letters can be cut into syllables that occur and initials, few pieces first."""
    ends: list[list[tuple[str, ...]]] = [[] for _ in range(len(run) + 1)]
    ends[0] = [()]
    for at in range(len(run)):
        ends[at] = sorted(ends[at], key=len)[:_WAYS]
        for end in range(at + 1, min(at + _LONGEST, len(run)) + 1):
            if end == at + 1 or run[at:end] in classes:
                ends[end] += [(*way, run[at:end]) for way in ends[at]]
    initials = tuple(run)
    return list(dict.fromkeys([*sorted(ends[-1], key=len)[:_WAYS], initials]))


def _branches(ways: Iterable[tuple[str, ...]], classes: Mapping[str, str]) -> str:
    """One expression for all ways; those that begin alike share their beginning."""
    after: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for way in ways:
        if way:
            after[way[0]].append(way[1:])
    arms = [_arm(piece, rest, classes) for piece, rest in after.items()]
    return f"(?:{'|'.join(arms)})" if len(arms) > 1 else "".join(arms)


def _arm(piece: str, rest: list[tuple[str, ...]], classes: Mapping[str, str]) -> str:
    after = _branches(rest, classes)
    return _piece(piece, classes) + (_GAP + after if after else "")


def _piece(piece: str, classes: Mapping[str, str]) -> str:
    letter = piece if len(piece) == 1 else ""
    return f"[{letter}{classes.get(piece, '')}]" if letter or piece in classes else "(?!)"
