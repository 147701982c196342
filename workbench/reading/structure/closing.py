"""Second looks at the sections of a document, once all of them are known.

Text said of the whole closes the document instead of its last section; a list of numbered tasks is
one list, though some of its tasks are as short as headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.reading.layout.traced import EMPTY, joined
from workbench.reading.structure.annexes import is_glossary
from workbench.reading.structure.drafts import Draft, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS_TO_ALL = re.compile(r"各位(?:代表|委员|同志|领导)|同志们")
_CONTACT = re.compile(r"[（(]?\s*[^，。：:（(]{0,12}联\s*系\s*(?:人|电话|方式)\s*[：:]")
_IN_FORCE = re.compile(
    r"本(?!级|市|[区县省])[^，。；]{1,14}[自从][^，。；]{2,14}起(?:正式)?(?:施行|实施|执行|生效)"
)
_FEWEST_SIBLINGS = 3


def tasks_aligned(drafts: list[Draft]) -> None:
    """In a list of tasks without headings the short ones are tasks as well."""
    for siblings in _sibling_groups(drafts):
        if any(_is_task(draft) for draft in siblings):
            for draft in filter(_is_short_leaf, siblings):
                draft.paragraphs = [joined([draft.heading, draft.closer])]
                draft.heading = draft.closer = EMPTY
                draft.run_in = True


def _sibling_groups(drafts: list[Draft]) -> Iterator[list[Draft]]:
    """Consecutive leaves of one level; a leaf has nothing below it."""
    group: list[Draft] = []
    for i, draft in enumerate(drafts):
        below = drafts[i + 1].level if i + 1 < len(drafts) else 0
        leaf = draft.kind is NodeKind.SECTION and below <= draft.level
        if group and (not leaf or draft.level != group[0].level):
            yield group
            group = []
        if leaf:
            group.append(draft)
    if group:
        yield group


def _is_task(draft: Draft) -> bool:
    return bool(draft.number.text and not draft.heading.text and len(draft.paragraphs) == 1)


def _is_short_leaf(draft: Draft) -> bool:
    return bool(draft.number.text and draft.closer.text and not draft.paragraphs)


def closed(drafts: list[Draft]) -> None:
    """Move the closing text of the document out of its last section."""
    end = next((i for i, draft in enumerate(drafts) if _is_appended(draft)), len(drafts))
    last = next((i for i in range(end - 1, -1, -1) if drafts[i].kind is NodeKind.SECTION), -1)
    if last < 0 or not drafts[last].paragraphs:
        return
    own = drafts[last].paragraphs
    keep = _kept(drafts, last)
    drafts[last].paragraphs = own[:keep]
    drafts[last + 1 : last + 1] = [paragraph(piece) for piece in own[keep:]]


def _is_appended(draft: Draft) -> bool:
    """An annex or a glossary; the closing text stands before it."""
    return draft.level == 1 and (
        draft.number.text.startswith("附") or is_glossary(draft.heading.text)
    )


def _kept(drafts: list[Draft], last: int) -> int:
    """How many paragraphs the last section keeps.

    What opens with 各位代表, names whom to call or says from when the document is in force is said
    of the whole, and so is what goes on where all its siblings are one paragraph long.
    """
    own = drafts[last].paragraphs
    for i, piece in enumerate(own):
        if _ADDRESS_TO_ALL.match(piece.text) or _CONTACT.match(piece.text):
            return i
        if i > 0 and _IN_FORCE.match(piece.text):
            return i
    level = drafts[last].level
    siblings = [d for d in drafts[:last] if d.kind is NodeKind.SECTION and d.level == level]
    single = all(d.run_in and len(d.paragraphs) == 1 for d in siblings)
    alone = single and len(siblings) >= _FEWEST_SIBLINGS and drafts[last].run_in
    return 1 if alone and level == 1 else len(own)
