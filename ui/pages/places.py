"""From a place on a page to the sentence that stands there, and back.

Places are points (1/72 inch) from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.state import Selection
from workbench.manuscript import BlockRole, RunRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ui.gateway import LineEntry, PageEntry
    from workbench.manuscript import Block
    from workbench.preview import Paper

_ABOVE, _BELOW = 0.98, 0.26
"""How far what marks a line goes above and below its baseline, in characters."""
_MIDDLE = 0.38
"""How far above its baseline the middle of a line is."""
_REACH = 0.9
"""So many characters above or below its middle a line can still be pointed at."""

_ELEMENTS = frozenset(
    (
        *(BlockRole.COPY_NUMBER, BlockRole.SECRECY, BlockRole.URGENCY, BlockRole.LETTERHEAD),
        *(BlockRole.DOCUMENT_NUMBER, BlockRole.SIGNERS, BlockRole.NOTE),
        *(BlockRole.COPIES, BlockRole.PRINTED),
    )
)
Mark = tuple[int, QRectF]
"""The index of a page, and what to mark on it."""


class Places:
    """Finds sentences on the pages of one paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._lines: dict[int, list[tuple[int, LineEntry]]] | None = None

    def selection_at(self, index: int, x: float, y: float) -> Selection | None:
        """What stands at a place of page `index`, None where there is no line."""
        line = _line_at(self._paper.pages[index], x, y)
        if line is None or not 0 <= line.block < len(self._paper.blocks):
            return None
        block = self._paper.blocks[line.block]
        task = line.task_id or _task_at(block, line, x)
        home = self._home(task) if block.role is BlockRole.TABLE else block
        if home is None:
            return None
        return Selection(home.section_id, home.paragraph_id, (task,) if task else (), home.part)

    def is_element(self, index: int, x: float, y: float) -> bool:
        """An element of the head or the foot stands there, which is set in 公文要素."""
        line = _line_at(self._paper.pages[index], x, y)
        if line is None or not 0 <= line.block < len(self._paper.blocks):
            return False
        return self._paper.blocks[line.block].role in _ELEMENTS

    def marks(self, selection: Selection) -> list[Mark]:
        """Where what is selected stands, from the first page on."""
        wanted = set(selection.task_ids)
        found: list[Mark] = []
        for at, block in enumerate(self._paper.blocks):
            if block.role is BlockRole.TABLE:
                lines = self._lines_of(at) if wanted else []
                found += [(i, _box(line)) for i, line in lines if line.task_id in wanted]
            elif ranges := _ranges(block, selection):
                found += self._boxes(at, ranges)
        return found

    def _boxes(self, at: int, ranges: list[tuple[int, int]]) -> Iterator[Mark]:
        for index, line in self._lines_of(at):
            for start, end in ranges:
                first, last = max(start, line.strip.start), min(end, line.strip.end)
                if first < last:
                    yield index, _box(line, first - line.strip.start, last - line.strip.start)

    def _lines_of(self, block: int) -> list[tuple[int, LineEntry]]:
        if self._lines is None:
            self._lines = defaultdict(list)
            for index, page in enumerate(self._paper.pages):
                for line in page.lines:
                    self._lines[line.block].append((index, line))
        return self._lines.get(block, [])

    def _home(self, task: str) -> Block | None:
        """The paragraph in which a task of a table stands."""
        homes = (b for b in self._paper.blocks if any(run.task_id == task for run in b.runs))
        return next(homes, None) if task else None


def _line_at(page: PageEntry, x: float, y: float) -> LineEntry | None:
    """The line nearest to a place, across first and then down, if one is near."""
    near = []
    for line in page.lines:
        down = abs(line.y - _MIDDLE * line.strip.size - y)
        if down <= _REACH * line.strip.size and line.strip.xs:
            box = _box(line)
            across = max(box.left() - x, x - box.right(), 0.0)
            near.append((across, down, line))
    return min(near, key=lambda item: item[:2])[2] if near else None


def _task_at(block: Block, line: LineEntry, x: float) -> str:
    """The task whose sentence stands at `x`; the last of the line right of its end."""
    inside = max(0, sum(left <= x for left in line.strip.xs) - 1)
    at = min(line.strip.start + inside, line.strip.end - 1)
    for run in block.runs:
        if at < len(run.text):
            return run.task_id
        at -= len(run.text)
    return ""


def _ranges(block: Block, selection: Selection) -> list[tuple[int, int]]:
    """The stretches of a paragraph that are selected."""
    if selection.task_ids:
        wanted = set(selection.task_ids)
        return _joined(span for span, run_task, _ in _runs(block) if run_task in wanted)
    if selection.section_id:
        if block.section_id != selection.section_id:
            return []
        if block.has_heading and selection.paragraph_id in ("", block.paragraph_id):
            return _joined(span for span, _, role in _runs(block) if role is not RunRole.TEXT)
        same = selection.paragraph_id == block.paragraph_id != ""
        return [(0, len(block.text))] if same else []
    here = (block.part, block.paragraph_id) == (selection.part, selection.paragraph_id)
    named = selection.part or selection.paragraph_id
    return [(0, len(block.text))] if here and named else []


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that follow one another as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and found[-1][1] == start:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _runs(block: Block) -> Iterator[tuple[tuple[int, int], str, RunRole]]:
    start = 0
    for run in block.runs:
        yield (start, start + len(run.text)), run.task_id, run.role
        start += len(run.text)


def _box(line: LineEntry, first: int = 0, last: int | None = None) -> QRectF:
    """What the characters `first` to `last` of a line cover."""
    strip = line.strip
    end = len(strip.xs) if last is None else last
    left = strip.xs[min(first, len(strip.xs) - 1)]
    right = strip.xs[end] if end < len(strip.xs) else strip.xs[-1] + strip.cell
    top = line.y - _ABOVE * strip.size
    return QRectF(left, top, max(0.0, right - left), (_ABOVE + _BELOW) * strip.size)
