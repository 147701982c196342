"""Unnumbered theme phrases: a short sentence that opens a run of sentences which spell it out.

    强化队伍建设。坚持把…放在前面。落实…。深化校园文化建设。出台…。
    └ theme ────┘ └ its sentences ───────┘└ theme ─────────────┘ └ …

They show in two ways: every paragraph of a section opens with one, or one long paragraph is a chain
of them. A short sentence beside unrelated ones is none; what cannot be told stays a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.punctuation import fold_width
from workbench.reading.sentences import split_sentences
from workbench.reading.structure import certainty
from workbench.reading.structure.chains import begins_with_verb, links, may_hold_link, opens_chain
from workbench.reading.structure.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.reading.layout.traced import Traced

_LONGEST_OPENER = 26  # a theme that opens its paragraph
_OPENERS_SHARE = 0.6  # of the paragraphs; two have to be all there are
_FEWEST_CHAINS = 2  # sections or paragraphs that make it likely that the others are chains too
_ADDRESS = re.compile(r"各位(?:代表|委员|同志)|同志们")
_NOT_OPENER = re.compile(
    r"[：；《（\d]|以下|如下|，.*，|^各|^全[省市区县]|^[到其]|要(?![素求点件闻])"
    r"|^[一二三四五六七八九十]{1,2}是|^第[一二三四五六七八九十]{1,2}[，、]|^(?:首先|其次|再次|最后)，"
)


@dataclass(slots=True)
class _Look:
    """A section whose paragraphs may hold themes: their sentences and where themes begin."""

    draft: Draft
    keys: list[list[str]]
    openers: set[int]
    starts: list[list[int]]

    @classmethod
    def at(cls, draft: Draft) -> _Look:
        """The first look at `draft`."""
        keys = [_keys(paragraph.text) for paragraph in draft.paragraphs]
        openers = _openers(draft, keys)
        starts = [[0] if i in openers else links(own) for i, own in enumerate(keys)]
        return cls(draft, keys, openers, starts)

    def ease(self) -> None:
        """Look again, knowing that the sections beside this one are chains."""
        for i, own in enumerate(self.keys):
            self.starts[i] = self.starts[i] or links(own, eased=True)

    def open(self) -> None:
        """Look again, knowing that the paragraphs of the sections beside this one open so."""
        for i, own in enumerate(self.keys):
            self.starts[i] = self.starts[i] or opens_chain(own)


def expand(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, themes made sections of their own one level below their parent."""
    drafts = list(drafts)
    looks = {i: _Look.at(draft) for i, draft in enumerate(drafts) if _may_hold_themes(draft)}
    chains: Counter[int] = Counter()
    opened = Counter(look.draft.level for look in looks.values() if look.openers)
    for look in looks.values():
        chains[look.draft.level] += sum(
            len(starts) > 1 for i, starts in enumerate(look.starts) if i not in look.openers
        )
    for i, draft in enumerate(drafts):
        if i not in looks:
            yield draft
            continue
        if chains[draft.level] >= _FEWEST_CHAINS:
            looks[i].ease()
        elif opened[draft.level] >= _FEWEST_CHAINS:
            looks[i].open()
        yield from _with_themes(looks[i])


def _may_hold_themes(draft: Draft) -> bool:
    told = draft.kind is NodeKind.SECTION and not draft.in_table
    return told and any(
        0 <= paragraph.text.find("。") <= _LONGEST_OPENER or may_hold_link(paragraph.text)
        for paragraph in draft.paragraphs
    )


def _with_themes(look: _Look) -> Iterator[Draft]:
    draft = current = look.draft
    kept = list(draft.paragraphs)
    if not any(look.starts):
        yield draft
        return
    draft.paragraphs = []
    for i, (paragraph, starts) in enumerate(zip(kept, look.starts, strict=True)):
        if not starts:
            current.paragraphs.append(paragraph)
            continue
        pieces = paragraph.pieces(split_sentences(paragraph.text))
        if starts[0]:
            current.paragraphs.append(_span(paragraph, pieces[: starts[0]]))
        sure = certainty.OPENER if i in look.openers else certainty.LINK
        for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
            yield current
            current = _theme(draft, paragraph, pieces[start:end])
            current.certainty, current.reason = sure.value, sure.reason
    yield current


def _keys(text: str) -> list[str]:
    """The sentences of a paragraph with full-width marks, without the blanks around them."""
    folded, keys, at = fold_width(text), [], 0
    for sentence in split_sentences(text):
        keys.append(folded[at : at + len(sentence)].strip())
        at += len(sentence)
    return [key for key in keys if key]


def _theme(parent: Draft, paragraph: Traced, pieces: Sequence[Traced]) -> Draft:
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


def _span(paragraph: Traced, pieces: Sequence[Traced]) -> Traced:
    """The part of the paragraph the pieces stand in."""
    places = paragraph.places
    start = places.index(pieces[0].places[0])
    return paragraph.cut(start, places.index(pieces[-1].places[-1]) + 1)


def _openers(draft: Draft, keys: Sequence[Sequence[str]]) -> set[int]:
    """The paragraphs that open with a theme, where most of the section's paragraphs do."""
    own = range(1 if draft.run_in else 0, len(keys))
    opening = [i for i in own if len(keys[i]) > 1 and _is_opener(keys[i][0])]
    if len(opening) < 2 or _are_tasks([keys[i][0] for i in own if keys[i]], opening, keys):
        return set()
    after = [
        i for i in own if i >= opening[0] and len(keys[i]) > 1 and not _ADDRESS.match(keys[i][0])
    ]
    share = _OPENERS_SHARE if len(opening) > 2 else 1
    return set(opening) if len(opening) >= share * len(after) else set()


def _are_tasks(first: Sequence[str], opening: Sequence[int], keys: Sequence[Sequence[str]]) -> bool:
    """加强监管，建立体系。 beside 加大投入，开展合作，建立基地。: all are tasks, none a theme."""
    paired = all("，" in keys[i][0] for i in opening)
    return paired and any(key.count("，") > 1 and begins_with_verb(key) for key in first)


def _is_opener(key: str) -> bool:
    return (
        key.endswith("。") and 4 <= len(key) - 1 <= _LONGEST_OPENER and not _NOT_OPENER.search(key)
    )
