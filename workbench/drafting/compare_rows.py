"""What changed as the rows of a 修订对照表: 原文 beside 修改后, with what happened.

    （二）完善院前急救网络第1句 | 新建急救站点6个。 | 新建急救站点12个。 | 改写

What came and went with an item stands in one row with it; a sentence cut in two stands beside both.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.drafting.compare_changes import ChangeKind
from workbench.drafting.compare_spans import Piece, new_pieces, old_pieces, spans
from workbench.drafting.compare_tree import Level
from workbench.drafting.compare_words import (
    number_range,
    only_renumbered,
    outlined,
    part_name,
    remark,
    runs,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.compare_changes import Change, Comparison, PartChange, Side


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where, the old wording, the new one, what happened."""

    place: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    remark: str


def rows(comparison: Comparison) -> tuple[Row, ...]:
    """All rows in the order of places, those of title, signature and so on first."""
    found = [_part_row(part) for part in comparison.parts]
    told = [one for one in outlined(comparison) if not _is_wordless(*one)]
    for renumbered, group in groupby(told, key=lambda one: only_renumbered(one[0])):
        changes = list(group)
        if renumbered:
            found += map(_number_row, runs([change for change, _ in changes]))
        else:
            found += [_row(change, below) for change, below in changes]
    return tuple(found)


def _is_wordless(change: Change, below: Sequence[Change]) -> bool:
    """Paragraphs drawn otherwise around the same sentences."""
    drawn = change.level is Level.PARAGRAPH and not (below or (change.old and change.new))
    return drawn or change.kinds == (ChangeKind.PARAGRAPHED,)


def _row(change: Change, below: Sequence[Change]) -> Row:
    place, told = change.side.place, remark(change)
    if change.old is None or change.new is None:
        text = "\n".join(_lines(change.side, below))
        whole = (Piece(text, changed=True),) if text else ()
        return Row(place, () if change.new else whole, whole if change.new else (), told)
    old = "".join(side.text for side in change.sources) or change.old.text
    new = "".join(side.text for side in change.parts) or change.new.text
    found = spans(old, new)
    other = change.old.number != change.new.number
    before, after = _number(change.old, changed=other), _number(change.new, changed=other)
    return Row(place, before + old_pieces(old, found), after + new_pieces(new, found), told)


def _number(side: Side, *, changed: bool) -> tuple[Piece, ...]:
    return (Piece(side.number, changed),) if side.number else ()


def _wording(side: Side) -> str:
    return side.number + side.text


def _lines(side: Side, below: Sequence[Change]) -> Iterator[str]:
    """The words of what came or went, headings and paragraphs on lines of their own."""
    words = _wording(side)
    for change in below:
        if change.level is not Level.SENTENCE:
            yield from filter(None, (words,))
            words = ""
        words += _wording(change.side)
    yield from filter(None, (words,))


def _number_row(run: Sequence[Change]) -> Row:
    before = number_range([change.old for change in run if change.old])
    after = number_range([change.new for change in run if change.new])
    place = run[0].side.owner if len(run) == 1 else "序号"
    return Row(place, _all(before), _all(after), "序号顺次改变" if len(run) > 1 else "序号改变")


def _part_row(part: PartChange) -> Row:
    old, new = shown(part.old), shown(part.new)
    name = part_name(part.part)
    if old is None or new is None:
        return Row(name, (), (), f"{name}改变")
    found = spans(old, new)
    return Row(name, old_pieces(old, found), new_pieces(new, found), "改写")


def _all(text: str) -> tuple[Piece, ...]:
    return (Piece(text, changed=True),)
