"""Levels by the scheme of the document where a section leaves one of them out.

一、任务 / （一）网络 / 1.站点 / （二）队伍 / 1.招录 / 二、保障 / 1.经费
                                                              └ the third level, here too
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.numbering import Style, recognise
from workbench.punctuation import fold_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.structure.drafts import Draft

_TWINS = {Style.POINT_COMMA: Style.POINT}
_FREE = (Style.DECIMAL, Style.NONE)  # the number itself tells the level, or there is none


@dataclass(slots=True)
class _Placed:
    """A section with the style of its number, the one it stands in and what stands in it."""

    draft: Draft
    style: Style
    parent: _Placed | None = None
    depth: int = 1
    children: set[Style] = field(default_factory=set)

    @property
    def is_inner(self) -> bool:
        """A list within a list of its own style."""
        outer = self.parent
        while outer and outer.style is not self.style:
            outer = outer.parent
        return outer is not None


def by_scheme(drafts: Sequence[Draft]) -> None:
    """Deepen the sections of a style that elsewhere, and mostly, stands a level deeper."""
    for part in _parts(drafts):
        placed = _place(part)
        depths = _scheme(placed)
        for section in placed:
            _settle(section, depths)


def _parts(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """The document and each annex; every one has a scheme of its own."""
    part: list[Draft] = []
    for draft in drafts:
        if draft.kind is not NodeKind.SECTION:
            continue
        if draft.level == 1 and draft.number.text.startswith("附"):
            yield part
            part = []
        part.append(draft)
    yield part


def _place(drafts: Sequence[Draft]) -> list[_Placed]:
    placed: list[_Placed] = []
    open_: list[_Placed] = []
    for draft in drafts:
        while open_ and open_[-1].draft.level >= draft.level:
            open_.pop()
        parent = open_[-1] if open_ else None
        section = _Placed(draft, _style(draft), parent, len(open_) + 1)
        if parent:
            parent.children.add(section.style)
        open_.append(section)
        placed.append(section)
    return placed


def _style(draft: Draft) -> Style:
    number = draft.auto_number or draft.number.text
    return _style_of(number) if number else Style.NONE


@lru_cache(maxsize=2048)
def _style_of(number: str) -> Style:
    """The style of a number, of which all documents have the same."""
    mark = recognise(fold_width(number))
    return _TWINS.get(mark.style, mark.style) if mark else Style.NONE


def _scheme(placed: Sequence[_Placed]) -> dict[Style, int]:
    """The depth of each style that stands at two depths, if most of its rows are at the deeper."""
    rows: dict[Style, Counter[int]] = {}
    for section in placed:
        for style in section.children:
            if style not in _FREE and style is not section.style:
                rows.setdefault(style, Counter())[section.depth + 1] += 1
    return {
        style: max(depths)
        for style, depths in rows.items()
        if len(depths) == 2 and depths[max(depths)] >= depths[min(depths)]
    }


def _settle(section: _Placed, depths: dict[Style, int]) -> None:
    above = section.parent.draft.level if section.parent else 0
    wanted = depths.get(section.style, 0)
    section.draft.level = above + 1 if not wanted or section.is_inner else max(above + 1, wanted)
