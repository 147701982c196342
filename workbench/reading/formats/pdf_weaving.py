"""Runs woven into each other on a line of a PDF, taken apart: what stands left is read first.

Where a font lacks characters, office programs draw the line without them and put them into the gaps
afterwards, from another font: 实施“数商兴农”工程 is drawn as 实施 数商兴农 工程 and “ ”.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from workbench.reading.formats.pdf_runs import runs_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.formats.pdf_runs import Glyphs, Run

_STEP = 0.35  # of the size; a run further up or down stands on another line
_SLACK = 0.6  # of the smaller size: kerning and wide boxes, no weaving
_OVERPRINT = 0.5  # of the narrower character
_MOST_PARTS = 500  # of a line
_BASE, _LEFT = attrgetter("base"), attrgetter("left")


def unwoven(runs: Sequence[Run], glyphs: Glyphs) -> list[Run]:
    """The upright runs of a page, cut wherever another run stands in a gap of theirs."""
    done: list[Run] = []
    for line in levels(runs):
        woven = len(line) > 1 and _is_woven(line)
        done += _parted(line, glyphs) if woven else line
    return done


def levels(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs on one height."""
    level: list[Run] = []
    for run in sorted(runs, key=_BASE, reverse=True):
        if level and level[0].base - run.base > _STEP * max(run.size, level[0].size):
            yield level
            level = []
        level.append(run)
    if level:
        yield level


def _is_woven(line: list[Run]) -> bool:
    """One begins before another ends."""
    ordered = sorted(line, key=_LEFT)
    widest = ordered[0]
    for run in ordered[1:]:
        if run.left < widest.right - _SLACK * min(run.size, widest.size):
            return True
        widest = max(widest, run, key=lambda r: r.right)
    return False


def _parted(line: list[Run], glyphs: Glyphs) -> list[Run]:
    """The runs of the line anew, by the places of their characters; as they are when printed over.

    Text printed twice, and cells that run into each other, have no gaps to stand in.
    """
    placed = sorted(_places(line, glyphs))
    for (left, right, _), (begin, end, _) in pairwise(placed):
        if begin < right - _OVERPRINT * min(right - left, end - begin):
            return line
    parts: list[list[int]] = []
    for _, _, at in placed:
        if parts and at > parts[-1][-1] and _is_empty(glyphs.text[parts[-1][-1] + 1 : at]):
            parts[-1].append(at)
        else:
            parts.append([at])
    if len(parts) > _MOST_PARTS:
        return line
    return [run for part in parts for run in runs_within(glyphs, part[0], part[-1])]


def _places(line: list[Run], glyphs: Glyphs) -> Iterator[tuple[float, float, int]]:
    for run in line:
        for at in range(run.first, run.last + 1):
            if not _is_empty(glyphs.text[at]):
                left, right, _, _ = glyphs.box(at)
                yield left, right, at


def _is_empty(text: str) -> bool:
    """Blanks, and the second halves of rare characters, have no place of their own."""
    return all(char.isspace() or "\udc00" <= char <= "\udfff" for char in text)
