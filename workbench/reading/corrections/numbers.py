"""Numbers for the headings a drafter opened at a sentence, which has none of its own.

    （一）完善低保制度。            the sentence was made an item: it is numbered like those
      1.将低保边缘家庭纳入监测。    beside it, as it will be in the plan

The number stands in no source text, like one that Word generates.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.numbering import RESTARTING, Style, recognise, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.numbering import Mark
    from workbench.reading.parsing import Parsing
    from workbench.reading.structure.drafts import Draft


def with_numbers(parsing: Parsing) -> Parsing:
    """The parsing; what was opened by hand has the number that is its turn."""
    drafts = list(parsing.drafts)
    opened = [at for at, draft in enumerate(drafts) if _asks(draft)]
    for at in opened:
        drafts[at] = replace(drafts[at], auto_number=_number(drafts, at))
    return replace(parsing, drafts=tuple(drafts)) if opened else parsing


def _asks(draft: Draft) -> bool:
    return draft.opened and not draft.number.text


def _number(drafts: Sequence[Draft], at: int) -> str:
    """The one behind its sibling's; "" among theme phrases, and below the levels of numbers."""
    own = drafts[at]
    before = _sibling(drafts, at)
    if before is not None:
        mark = _mark(before)
        return render(mark.style, mark.value + 1, mark.above) if mark else ""
    alike = [d for d in drafts if _is_like(d, own) and not _asks(d)]
    mark = next((found for d in alike if (found := _mark(d))), None)
    if alike and mark is None:
        return ""
    style = mark.style if mark else RESTARTING.level(own.level).style
    return "" if style is Style.NONE else render(style, 1)


def _sibling(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The heading before it on its level, below the same heading."""
    own = drafts[at]
    for draft in reversed(drafts[:at]):
        if draft.kind is NodeKind.SECTION and draft.level <= own.level:
            return draft if draft.level == own.level else None
    return None


def _is_like(draft: Draft, own: Draft) -> bool:
    return draft.kind is NodeKind.SECTION and draft.level == own.level and draft is not own


def _mark(draft: Draft) -> Mark | None:
    return recognise(draft.number.text or draft.auto_number)
