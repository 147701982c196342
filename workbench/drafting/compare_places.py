"""How a reader calls the places of a plan: （二）完善院前急救网络第2句, 前言第1句, 第2段第3句."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.drafting.compare_tree import Level, Ref, Tree
from workbench.manuscript import PART_NAMES

if TYPE_CHECKING:
    from workbench.plan import Plan

_LONGEST = 20  # characters of a heading


class Places:
    """The names of the places of one plan."""

    def __init__(self, plan: Plan, tree: Tree) -> None:
        self._numbers = plan.numbers()
        self._tree = tree
        self._order: dict[Ref, int] = {}
        for refs in tree.children.values():
            self._order |= {ref: at for at, ref in enumerate(refs, 1)}

    def number(self, ref: Ref) -> str:
        """The generated number of an item, "" for what has none."""
        return self._numbers.get(ref.id, "") if ref.level is Level.ITEM else ""

    def owner(self, ref: Ref) -> str:
        """The item or part: （二）完善院前急救网络, 前言."""
        if ref.level is Level.PART:
            return PART_NAMES.get(ref.id, "")
        if ref.level is not Level.ITEM:
            return self.owner(self._tree.owner(ref))
        number, heading = self.number(ref), self._tree.text(ref)
        gap = " " if number.startswith("附件") and heading else ""
        name = number + gap + _short(heading)
        return name or f"第{self._order[ref]}条"

    def within(self, ref: Ref) -> str:
        """Where in its owner: 第2句, 第2段, 第2段第1句; "" for an item."""
        if ref.level is Level.PARAGRAPH:
            return f"第{self._order[ref]}段"
        if ref.level is not Level.SENTENCE:
            return ""
        paragraph = self._tree.parent(ref)
        siblings = self._tree.below(self._tree.parent(paragraph), Level.PARAGRAPH)
        before = self.within(paragraph) if len(siblings) > 1 else ""
        return f"{before}第{self._order[ref]}句"


def _short(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else f"{heading[: _LONGEST - 1]}…"
