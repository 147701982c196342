"""Unnumbered theme phrases: a short sentence that opens a run of sentences which spell it out.

    强化队伍建设。坚持把…放在前面。落实…。深化校园文化建设。出台…。
    └ theme ────┘ └ its sentences ───────┘└ theme ─────────────┘ └ …

They show in two ways: every paragraph of a section opens with one, or one long paragraph is a chain
of them. A short sentence beside unrelated ones is none; what cannot be told stays a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.chinese import fold_width
from workbench.document import NodeKind
from workbench.reading.sentences import split_sentences
from workbench.reading.structure.drafts import Draft
from workbench.reading.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.reading.layout.traced import Traced

_LONGEST_OPENER = 26  # a theme that opens its paragraph
_LONGEST_LINK = 13  # a theme inside a chain
_LONGEST_FIRST = 22  # the theme that opens a chain
_SHORTEST_CHAIN = 8  # sentences
_SHORTEST_GROUP = 4  # sentences to a theme where a sentence stands before the first
_OPENERS_SHARE = 0.6
_MARKED = re.compile(r"[，、；：“《（\d]")
_NOT_OPENER = re.compile(
    r"[：；《（\d]|以下|如下|，.*，|^各|^全[省市区县]|^[到其]|要(?![素求点件闻])"
)


def expand(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, themes made sections of their own one level below their parent."""
    for draft in drafts:
        if draft.kind is NodeKind.SECTION and any(map(_may_hold_theme, draft.paragraphs)):
            yield from _with_themes(draft)
        else:
            yield draft


def _may_hold_theme(paragraph: Traced) -> bool:
    """One of its first two sentences is short; told without splitting it."""
    first = paragraph.text.find("。")
    second = paragraph.text.find("。", first + 1)
    return 0 <= first <= _LONGEST_OPENER or 0 < second - first <= _LONGEST_LINK + 1


def _with_themes(draft: Draft) -> Iterator[Draft]:
    sentences = [_pieces(paragraph) for paragraph in draft.paragraphs]
    openers = _openers(draft, sentences)
    current, kept = draft, list(draft.paragraphs)
    draft.paragraphs = []
    for i, (paragraph, pieces) in enumerate(zip(kept, sentences, strict=True)):
        starts = [0] if i in openers else _links(pieces)
        if not starts:
            current.paragraphs.append(paragraph)
            continue
        if starts[0]:
            current.paragraphs.append(_span(paragraph, pieces[: starts[0]]))
        for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
            yield current
            current = _theme(draft, paragraph, pieces[start:end])
    yield current


def _pieces(paragraph: Traced) -> list[Traced]:
    return list(paragraph.pieces(split_sentences(paragraph.text)))


def _theme(parent: Draft, paragraph: Traced, pieces: list[Traced]) -> Draft:
    """The section of a theme: its phrase, the stop behind it and the sentences after it."""
    phrase = pieces[0]
    rest = _span(paragraph, pieces[1:])
    return Draft(
        NodeKind.SECTION,
        parent.level + 1,
        heading=phrase.cut(0, len(phrase) - 1),
        closer=phrase.cut(len(phrase) - 1),
        paragraphs=[rest],
        run_in=True,
        in_notice=parent.in_notice,
    )


def _span(paragraph: Traced, pieces: list[Traced]) -> Traced:
    """The part of the paragraph the pieces stand in."""
    places = list(paragraph.places)
    start = places.index(pieces[0].places[0])
    return paragraph.cut(start, places.index(pieces[-1].places[-1]) + 1)


def _openers(draft: Draft, sentences: list[list[Traced]]) -> set[int]:
    """The paragraphs that open with a theme, where most of the section's paragraphs do."""
    own = range(1 if draft.run_in else 0, len(sentences))
    opening = [i for i in own if len(sentences[i]) > 1 and _is_opener(sentences[i][0])]
    if len(opening) < 2:
        return set()
    after = [i for i in own if i >= opening[0] and len(sentences[i]) > 1]
    return set(opening) if len(opening) >= _OPENERS_SHARE * len(after) else set()


def _is_opener(piece: Traced) -> bool:
    text = fold_width(piece.text)
    return (
        text.endswith("。")
        and 4 <= len(text) - 1 <= _LONGEST_OPENER
        and not _NOT_OPENER.search(text)
    )


def _links(pieces: list[Traced]) -> list[int]:
    """Where the themes of a chain stand in one long paragraph, [] where it is no chain."""
    if len(pieces) < _SHORTEST_CHAIN:
        return []
    shaped = {i for i, piece in enumerate(pieces) if _is_link(piece)}
    links = sorted(i for i in shaped if i + 1 < len(pieces) and i + 1 not in shaped)
    if len(links) >= 2 and links[0] == 0:
        return links
    if len(links) >= 2 and links[0] == 1:  # one sentence introduces the chain
        return links if len(pieces) > _SHORTEST_GROUP * len(links) else []
    longer = len(links) >= 2 and _is_link(pieces[0], _LONGEST_FIRST)
    return [0, *links] if longer else []


def _is_link(piece: Traced, longest: int = _LONGEST_LINK) -> bool:
    text = fold_width(piece.text)
    if not text.endswith("。") or not 4 <= len(text) - 1 <= longest:
        return False
    return bool(_shape().match(text)) and not _MARKED.search(text)


@cache
def _shape() -> re.Pattern[str]:
    """不断推进家校联系制度建设, 强化政治建设, 干部队伍建设持续加强"""
    known = entries("theme_words")
    adverbs = "|".join(word[1:] for word in known if word[0] == "+")
    verbs = "|".join(word for word in known if word[0] != "+")
    told = rf".{{2,9}}(?:{adverbs}|更加|显著|逐步|明显|有效)[^。]{{2,6}}。"
    return re.compile(rf"(?:{adverbs})|(?:{verbs})|{told}")
