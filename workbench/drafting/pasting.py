"""What pasting text means for a plan: lines become paragraphs, numbered lines become items.

（三）完善院前急救网络。新建站点6个。   pasted on a line of its own is an item; its number is
generated anew, so cutting an item here and pasting it there moves it. `plain` takes no line for an
item: the number stays text. An item that is one sentence is text, as it is to a reader of papers:
新建急救站点6个。 has no heading, 健全机制。 is one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from workbench.drafting import editing
from workbench.drafting.gestures import cut
from workbench.drafting.identity import continue_tasks
from workbench.drafting.pieces import (
    BODY,
    Change,
    Piece,
    Place,
    changed,
    fresh_paragraph,
    headless,
    pieces,
    read,
)
from workbench.manuscript import STOP
from workbench.numbering import recognise
from workbench.plan import Paragraph, Section, new_id
from workbench.reading.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.plan import Plan


def paste_over(
    plan: Plan, start: Place, end: Place, lines: Sequence[str], *, plain: bool = False
) -> Change | None:
    """`lines` in the place of the text from `start` to `end`; None where there is no such text."""
    if start == end:
        return paste(plan, start, lines, plain=plain)
    gap = cut(plan, start, end)
    if gap is None:
        return None
    index = next(i for i, piece in enumerate(pieces(gap.plan)) if piece.place == gap.at)
    return paste(gap.plan, Place(index, gap.offset), lines, plain=plain)


def paste(plan: Plan, at: Place, lines: Sequence[str], *, plain: bool = False) -> Change:
    """`lines` put in at a place; the first and the last join the text that stands there.

    A numbered line pasted behind the end of a block begins a block of its own, and one pasted into
    an empty item gives the item its level.
    """
    row = pieces(plan)
    piece = row[at.index]
    left, right = piece.text[: at.offset], piece.text[at.offset :]
    if piece.part:
        whole = left + "".join(lines) + right
        offset = len(whole) - len(right)
        return Change(editing.set_part(plan, piece.part, whole), "粘贴", piece.part, offset)
    if left and not right and opens_item(plan, lines[0]):
        lines = ["", *lines]
    if plain:
        return _pasted_text(plan, row, at, lines)
    piece = _risen(plan, piece, lines[0])
    first = lines[0] if left else _unnumbered(plan, piece, lines[0])
    head, added = _laid(piece, left, [first, *lines[1:]], right)
    if _fills(piece) and _is_told(first) and _is_leaf(plan, piece.depth, lines[1:2]):
        head = headless(piece, first, piece.tasks)
    tabular = _in_table(row, at.index)
    follows = [[one.text] for one in added[1:]] + [[]]
    made = [_item(plan, one, n, tabular=tabular) for one, n in zip(added, follows, strict=False)]
    if not left and not piece.text and piece.section is None:
        head = _item(plan, head, lines[1:2], tabular=tabular)
    last = made[-1] if made else head
    rest = [*row[: at.index], head, *made, *row[at.index + 1 :]]
    return changed(plan, rest, f"粘贴 {sum(map(bool, lines))}段", last, len(last.text) - len(right))


def _pasted_text(plan: Plan, row: Sequence[Piece], at: Place, lines: Sequence[str]) -> Change:
    """Each line a paragraph; only an item that has a number already takes no second one."""
    piece = row[at.index]
    left, right = piece.text[: at.offset], piece.text[at.offset :]
    first = lines[0] if left else _unnumbered(plan, piece, lines[0])
    head, added = _laid(piece, left, [first, *lines[1:]], right)
    last = added[-1] if added else head
    rest = [*row[: at.index], head, *added, *row[at.index + 1 :]]
    label = f"粘贴文字 {sum(map(bool, lines))}段"
    return changed(plan, rest, label, last, len(last.text) - len(right))


def opens_item(plan: Plan, line: str) -> bool:
    """The line begins with a number such as this plan's items have."""
    return _depth(plan, line) > 0


def fills_item(plan: Plan, at: Place, line: str) -> bool:
    """`line` is a sentence that becomes the text of the item at `at`, which has no words yet."""
    return _fills(pieces(plan)[at.index]) and _is_told(line)


def _fills(piece: Piece) -> bool:
    """An item that has no words yet."""
    return piece.section is not None and not piece.text


def _is_told(text: str) -> bool:
    """The words of an item have no heading: they are what is to be done."""
    if STOP not in text:
        return False
    from workbench.reading.structure.splitting import opening_of

    split = opening_of(text, 0).split(leaf=True)
    return split.start == split.end


def _is_leaf(plan: Plan, depth: int, following: Sequence[str]) -> bool:
    """Neither text nor items stand below an item of `depth` before the `following` line."""
    return not following or 0 < _depth(plan, following[0]) <= depth


def _laid(piece: Piece, left: str, lines: Sequence[str], right: str) -> tuple[Piece, list[Piece]]:
    """The lines as blocks; a line put into a heading stays there, the others follow below it."""
    if piece.paragraph is not None and len(left) >= piece.heading_length:
        return _spread(piece, [left + lines[0], *lines[1:]], right)
    if len(lines) > 1 and not piece.paragraph:
        head = read(piece, left + lines[0], piece.tasks)
        last = [fresh_paragraph(piece, lines[-1] + right)]
        return head, [*(fresh_paragraph(piece, line) for line in lines[1:-1]), *last]
    head = read(piece, left + lines[0] + right, piece.tasks)
    return head, [fresh_paragraph(piece, line) for line in lines[1:]]


def _spread(piece: Piece, texts: Sequence[str], right: str) -> tuple[Piece, list[Piece]]:
    """The sentences of `piece` found again in several paragraphs; the first keeps the heading."""
    assert piece.paragraph is not None
    texts = [*texts[:-1], texts[-1] + right]
    split = [split_sentences(text) for text in (texts[0][piece.heading_length :], *texts[1:])]
    tasks = iter(continue_tasks(piece.tasks, [s for sentences in split for s in sentences]))
    parts = [tuple(next(tasks) for _ in sentences) for sentences in split]
    head = replace(piece, paragraph=replace(piece.paragraph, tasks=parts[0]), text=texts[0])
    made = [Paragraph(new_id(), own) for own in parts[1:]]
    return head, [Piece(paragraph=p, zone=piece.zone or BODY, text=p.text) for p in made]


def _in_table(row: Sequence[Piece], index: int) -> bool:
    """Whether block `index` stands in a row of a table."""
    sections = (piece.section for piece in reversed(row[: index + 1]) if piece.section)
    return any(section.tabular for section in islice(sections, 1))


def _item(plan: Plan, piece: Piece, following: Sequence[str], *, tabular: bool) -> Piece:
    """A paragraph that begins with a number as the item it means; any other as it is."""
    depth = _depth(plan, piece.text)
    if not depth or piece.zone in ("notice", "closing"):
        return piece
    text = _bare(piece.text)
    heading, _, body = text.partition(STOP)
    section = Section(new_id(), heading, run_in=bool(body), tabular=tabular)
    made = Piece(section, depth, None, BODY, "", heading)
    if _is_told(text) and _is_leaf(plan, depth, following):
        return headless(made, text, piece.tasks)
    return read(made, text, piece.tasks) if body else made


def _risen(plan: Plan, piece: Piece, line: str) -> Piece:
    """An empty item on the level that the number of `line` means."""
    depth = _depth(plan, line)
    if not depth or depth == piece.depth or piece.section is None or piece.text:
        return piece
    return replace(piece, depth=depth, section=replace(piece.section, run_in=STOP in line))


def _unnumbered(plan: Plan, piece: Piece, line: str) -> str:
    """What is pasted at the start of an item has the item's number, not its own."""
    return _bare(line) if piece.section and _depth(plan, line) else line


def _bare(line: str) -> str:
    mark = recognise(line)
    return line[mark.length :] if mark else line


def _depth(plan: Plan, line: str) -> int:
    """The depth whose numbers look like the one `line` begins with, 0 for none."""
    mark = recognise(line)
    styles = [level.style for level in plan.scheme.reach]
    return styles.index(mark.style) + 1 if mark and mark.style in styles else 0
