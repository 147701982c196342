"""Chains of themes: one long paragraph in which short sentences open the runs that spell them out.

    强化队伍建设。坚持把…放在前面。落实…。深化校园文化建设。出台…。        what is to be done
    现代农业提质增效。新建…。公共服务不断优化。改造…。民生保障更加有力。…    what has been done
    让街巷更整洁。完成…。让公园更宜人。建设…。让交通更顺畅。打通…。          alike in form
    坚持党建引领、凝聚合力。发挥…。坚持需求导向、精准施策。优先…。         principles

A short sentence beside unrelated ones is none; what cannot be told stays a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from workbench.reading.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LINK = 13  # a theme inside a chain
_LONGEST_FIRST = 22  # the theme that opens a chain
_LONGEST_ALIKE = 24  # a theme that shares its first words with the others
_SHORTEST_CHAIN = 8  # sentences
_SHORTEST_EASED = 5  # sentences, where the sections beside it are chains
_SHORTEST_GROUP = 4  # sentences to a theme where a sentence stands before the first
_LONGEST_INTRO = 3  # sentences before the first theme
_FEWEST_ALIKE = 3
_LONGEST_PRINCIPLE = 20
_MARKED = re.compile(r"[，、；：“《（\d]")
_NO_THEME = re.compile(r"[；：《（\d]|，.*，")
_HALF = r"[^，；：《（\d]"


def links(keys: Sequence[str], *, eased: bool = False) -> list[int]:
    """Where the themes stand among the sentences of a paragraph, [] where it is no chain.

    `keys` are the sentences with full-width marks. `eased`: the sections beside this one are
    chains, so that less has to speak for it.
    """
    if found := _principles(keys):
        return found
    if len(keys) < (_SHORTEST_EASED if eased else _SHORTEST_CHAIN):
        return _alternating(keys)
    return _by_shape(keys) or _by_result(keys) or _alike(keys) or (_eased(keys) if eased else [])


def may_hold_link(text: str) -> bool:
    """Two of the sentences are short enough; told without splitting the text."""
    parts = text.split("。")
    return len(parts) > _SHORTEST_EASED and sum(4 <= len(p) <= _LONGEST_ALIKE for p in parts) > 1


def _apart(found: set[int], keys: Sequence[str]) -> list[int]:
    """Those of `found` that have a sentence of their own behind them."""
    return sorted(i for i in found if i + 1 < len(keys) and i + 1 not in found)


def _by_shape(keys: Sequence[str]) -> list[int]:
    """Short sentences that begin with a verb or an adverb."""
    found = _apart({i for i, key in enumerate(keys) if _is_link(key)}, keys)
    if len(found) < 2:
        return []
    if found[0] == 0:
        return found
    if found[0] == 1:  # one sentence introduces the chain
        return found if len(keys) > _SHORTEST_GROUP * len(found) else []
    return [0, *found] if _is_link(keys[0], _LONGEST_FIRST) else []


def _alternating(keys: Sequence[str]) -> list[int]:
    """Three themes and more from the first sentence on, nothing short beside them."""
    found = [i for i, key in enumerate(keys) if _is_link(key)]
    apart = _apart(set(found), keys)
    return apart if len(apart) >= _FEWEST_ALIKE and apart == found and apart[0] == 0 else []


def _principles(keys: Sequence[str]) -> list[int]:
    """坚持…、…。 before every longer sentence or two, from the first one on."""
    found = {i for i, key in enumerate(keys) if _is_principle(key)}
    apart = _apart(found, keys)
    told = len(apart) >= 2 and len(apart) == len(found) and apart[0] == 0
    plain = told and all(i in found or len(key) > _LONGEST_PRINCIPLE for i, key in enumerate(keys))
    return apart if plain else []


def _is_principle(key: str) -> bool:
    fits = key.startswith("坚持") and 6 <= len(key) <= _LONGEST_PRINCIPLE + 1
    return fits and key.endswith("。") and not _NO_THEME.search(key)


def opens_chain(keys: Sequence[str]) -> list[int]:
    """Themes of any shape, the first of them first: a chain where others open their paragraphs."""
    found = _eased(keys) if len(keys) >= _SHORTEST_EASED else []
    return found if found[:1] == [0] else []


def _by_result(keys: Sequence[str]) -> list[int]:
    """Short sentences that say how something went: 公共服务不断优化。"""
    found = _apart({i for i, key in enumerate(keys) if _is_result(key)}, keys)
    fewest = 2 if found and found[0] <= 1 else 3
    return found if len(found) >= fewest and found[0] <= _LONGEST_INTRO else []


def _alike(keys: Sequence[str]) -> list[int]:
    """Three short sentences or more with the same adverb in front, and no longer one with it."""
    leads = Counter(lead for key in keys if (lead := _lead(key)))
    for lead, n in leads.most_common():
        if n < _FEWEST_ALIKE:
            return []
        found = {i for i, key in enumerate(keys) if key.startswith(lead)}
        apart = _apart(found, keys)
        near = len(apart) == len(found) and apart[0] <= _LONGEST_INTRO
        if near and all(_is_short(keys[i]) for i in found):
            return apart
    return []


def _eased(keys: Sequence[str]) -> list[int]:
    """As the sections beside it: themes of any shape, the first right behind the introduction."""
    shaped = {i for i, key in enumerate(keys) if _is_link(key) or _is_result(key)}
    found = _apart(shaped | _begins(keys), keys)
    return found if len(found) >= 2 and found[0] <= _LONGEST_INTRO else []


def _begins(keys: Sequence[str]) -> set[int]:
    """The short sentence right behind the one that introduces a chain."""
    key = keys[1]
    plain = len(key) <= _LONGEST_LINK + 1 and key.endswith("。") and not _MARKED.search(key)
    return {1} if plain else set()


def _is_short(key: str) -> bool:
    return key.endswith("。") and 5 <= len(key) <= _LONGEST_ALIKE + 1 and not _NO_THEME.search(key)


def _lead(key: str) -> str:
    """The adverb, 让 or 始终做到 a short sentence begins with."""
    found = _leads().match(key) if _is_short(key) else None
    return found[0] if found else ""


def _is_link(key: str, longest: int = _LONGEST_LINK) -> bool:
    if not key.endswith("。") or not 4 <= len(key) - 1 <= longest:
        return False
    return bool(_shape().match(key)) and not _MARKED.search(key)


def _is_result(key: str) -> bool:
    if not key.endswith("。") or not 6 <= len(key) - 1 <= _LONGEST_ALIKE:
        return False
    return bool(_result().fullmatch(key))


@cache
def _words(kind: str) -> str:
    """Alternatives from the word list: "+" adverbs, "~" how things went, "" verbs."""
    known = entries("theme_words")
    words = (w[len(kind) :] for w in known if (w[0] in "+~") == bool(kind) and w.startswith(kind))
    return "|".join(sorted(words, key=len, reverse=True))


def begins_with_verb(key: str) -> bool:
    """What is to be done: 加大科技投入，… or 持续推进…"""
    return bool(_verb().match(key))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('+')})|(?:{_words('')})")


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"让|始终做到|(?:{_words('+')})")


@cache
def _shape() -> re.Pattern[str]:
    """不断推进家校联系制度建设, 强化政治建设, 干部队伍建设持续加强"""
    told = rf".{{2,9}}(?:{_words('+')}|更加|显著|逐步|明显|有效)[^。]{{2,6}}。"
    return re.compile(rf"(?:{_words('+')})|(?:{_words('')})|{told}")


@cache
def _result() -> re.Pattern[str]:
    """现代服务业不断壮大, 工业经济提质增效, 投资稳步增长，质量稳步提升"""
    verbs = rf"(?!{_words('+')}|{_words('~')}|(?!发展|创新|保障)(?:{_words('')}))"
    half = rf"{verbs}{_HALF}{{2,10}}(?:{_words('~')}){_HALF}{{0,4}}"
    return re.compile(rf"{half}(?:，{half})?。")
