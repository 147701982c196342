"""How many characters (字数) a plan has: those of its 正文, the one number shown and checked.

The limit of 5,000 or 4,000 is one of the text that is read: preamble, headings with their numbers,
sentences, closing. Title, addressees, signature, date, annexes and the notice are not in it, nor
are blanks. (中办国办《整治形式主义为基层减负若干规定》, 2024-08-06)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.manuscript import manuscript
from workbench.plan import SectionKind
from workbench.remembering import remembered

if TYPE_CHECKING:
    from workbench.manuscript import Block
    from workbench.plan import Plan

GENERAL_LIMIT, SPECIAL_LIMIT = 5000, 4000
"""Most characters of a department's paper, and of one for a special task."""

_SPECIAL = re.compile("专项|整治|攻坚|行动(?:方案|计划)|实施(?:方案|细则)|工作方案|活动方案")
"""What the title of a paper for one task has, and that of a year's 工作要点 has not."""


@remembered
def letters(plan: Plan) -> int:
    """The characters of the text of `plan`."""
    return sum(map(_letters, _body(plan)))


def letters_by_chapter(plan: Plan) -> dict[str, int]:
    """The same chapter by chapter, by the id of the chapter."""
    tops = {part.id: top.id for top in plan.sections for part, _ in top.walk()}
    found = {top.id: 0 for top in plan.sections}
    for block in manuscript(plan):
        if top := tops.get(block.section_id, ""):
            found[top] += _letters(block)
    return found


def usual_limit(plan: Plan) -> int:
    """The limit that applies to such a paper: less for a special task, told by its title."""
    return SPECIAL_LIMIT if _SPECIAL.search(plan.title) else GENERAL_LIMIT


def _body(plan: Plan) -> list[Block]:
    own = {paragraph.id for paragraph in (*plan.preamble, *plan.closing)}
    tops = (top for top in plan.sections if top.kind is not SectionKind.ANNEX)
    own |= {part.id for top in tops for part, _ in top.walk()}
    return [b for b in manuscript(plan) if (b.section_id or b.paragraph_id) in own]


def _letters(block: Block) -> int:
    return sum(map(len, block.text.split()))
