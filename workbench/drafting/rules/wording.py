"""Rules on words that age: political phrases with their years, and organs that were renamed.

党的十九届四中全会精神       valid until 2022: listed, never rewritten by the program
市卫生计生委 → 市卫生健康委  renamed in 2018: suggested
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.drafting.proposals import Hit, ProposalKind, noted
from workbench.drafting.rewriting import is_free
from workbench.wordlists import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.rewriting import Span
    from workbench.drafting.rules.turn import Turn


def phrases(text: str, turn: Turn) -> Iterator[Hit]:
    """Phrases of the phrase table that are not in use in the new year."""
    for phrase in turn.phrases:
        if phrase.in_use(turn.year):
            continue
        for found in phrase.search.finditer(text):
            reason = f"{phrase.note}，请按最新提法核对" if phrase.note else "请按最新提法核对"
            yield noted(found.start(), found[0], ProposalKind.PHRASE, reason)


def organs(text: str, turn: Turn) -> Iterator[Hit]:
    """Old names of organs in `organs.tsv`, those inside a longer current name left out."""
    old_names = [row for row in rows("organs") if row[0] in text and int(row[2]) <= turn.year]
    current = _current_names(text) if old_names else ()
    for old, new, since, note in old_names:
        for found in re.finditer(re.escape(old), text):
            if is_free(*found.span(), current):
                reason = f"{since}年{note or '更名'}"
                yield Hit(found.start(), old, new, ProposalKind.ORGAN, reason)


def _current_names(text: str) -> tuple[Span, ...]:
    names = {row[1] for row in rows("organs")} | {row[0] for row in rows("organs_kept")}
    return tuple(m.span() for name in names if name for m in re.finditer(re.escape(name), text))
