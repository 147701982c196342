"""The left margin of the sheet: what there is to look at, on the line where its sentence begins.

⚠ 哨点医院增至24家…    one sign a line, the gravest; the others stand in its tooltip
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui import icons, style
from ui.findings.known import GRAVITY
from ui.findings.model import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QPainter

    from ui.findings.feed import Row
    from ui.sheet.lines import BlockView
    from ui.sheet.painting import Scene

SIZE = 16
_MOST = 6
"""So many signs of a line are told in its tooltip."""
OPEN = "责任未定"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to be seen to: a finding, or a sentence nobody answers for (no `row`).

    `place` is the id of its sentence or item, or the name of its part.
    """

    place: str
    row: Row | None = None

    @property
    def gravity(self) -> int:
        return GRAVITY[self.row.finding.severity.value if self.row else "open"]

    @property
    def picture(self) -> tuple[str, str]:
        """Its icon and the token of its colour."""
        return SIGNS[self.row.finding.severity.value] if self.row else ("unassigned", "warn")

    @property
    def words(self) -> str:
        """必错：“达到75%以上”低于2026年实绩"""
        if self.row is None:
            return OPEN
        finding = self.row.finding
        return f"{finding.severity.label}：{finding.message}"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the gutter and what it stands for, the gravest first."""

    rect: QRectF
    notes: tuple[Note, ...]

    @property
    def tasks(self) -> tuple[str, ...]:
        """The sentences on its line that nobody answers for."""
        return tuple(note.place for note in self.notes if note.row is None)

    @property
    def words(self) -> str:
        """The tooltip: a line each."""
        return told(self.notes)

    def moved(self, dx: int, dy: int) -> Sign:
        """The same after scrolling by so much."""
        return Sign(self.rect.translated(dx, dy), self.notes)


def told(notes: Sequence[Note]) -> str:
    """Notes in words, a line each, those of unassigned sentences in one."""
    nobody = sum(note.row is None for note in notes)
    lines = [note.words for note in notes if note.row]
    more = len(lines) - _MOST
    if more > 0:
        lines = [*lines[:_MOST], f"另有 {more} 处"]
    if nobody:
        lines.append(OPEN if nobody == 1 else f"{OPEN} {nobody} 句")
    return "\n".join(lines)


def notes_of(scene: Scene, place: str) -> Iterator[Note]:
    """What is to be said of a sentence, an item or a part."""
    for row in scene.findings.get(place, ()):
        yield Note(place, row)
    if place in scene.open_tasks:
        yield Note(place)


def paint_gutter(
    painter: QPainter, view: BlockView, scene: Scene, right: float, em: int
) -> Iterator[Sign]:
    """The signs of a paragraph, drawn so that they end at `right`."""
    lines: dict[int, tuple[float, list[Note]]] = {}
    for offset, place in _places(view):
        line = view.line_at(offset)
        if line is not None and (notes := list(notes_of(scene, place))):
            begun = lines.setdefault(line.lineNumber(), (view.baseline(line), []))
            begun[1].extend(notes)
    for baseline, notes in lines.values():
        ordered = _ordered(notes)
        side = style.px(SIZE)
        rect = QRectF(right - side, baseline - em * 0.36 - side / 2, side, side)
        icons.paint(painter, *ordered[0].picture, rect)
        yield Sign(rect, ordered)


def _ordered(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: note.gravity))


def _places(view: BlockView) -> Iterator[tuple[int, str]]:
    """Where in the paragraph an item, a part or a sentence in sight begins."""
    if view.layout.headed:
        yield 0, view.content.section_id
    elif view.content.part:
        yield 0, view.content.part
    for index in view.layout.sentences_in(view.low, view.high):
        yield view.layout.range_of(index)[0], view.layout.sentences[index].task_id
