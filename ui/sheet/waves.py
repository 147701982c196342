"""Wavy lines under what is wrong: where the characters of a finding stand by now.

    健康中国建设,抓好急救   the half-width comma is underlined; a right click offers “，”

A finding was seen in the sentence as it read then. What is typed in front of its characters or
behind them moves it along; what is typed in them takes it away, until the next look.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPen

from ui import style
from ui.sheet.spans import width
from workbench.drafting.slots import SLOT
from workbench.manuscript import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from ui.findings.feed import Row
    from ui.sheet.lines import BlockView
    from ui.sheet.painting import Scene
    from ui.sheet.spans import Layout
    from workbench.manuscript import Block

TOKENS = {"error": "err", "doubt": "warn"}
"""The severities that are underlined, and their colours."""
_BELOW = 0.3
"""So far below the baseline, in characters: under the line of a mark."""

_LEAST = 0.7
"""A wave is at least so long, in characters: a comma has no width to speak of."""


class Wave(NamedTuple):
    """A finding whose characters stand at `start` to before `end` of the block, in Qt's count."""

    start: int
    end: int
    row: Row


def waves(
    block: Block, layout: Layout, text: str, scene: Scene, low: int = 0, high: int = -1
) -> Iterator[Wave]:
    """What is underlined in a block that reads `text`, between `low` and `high`."""
    if not scene.findings:
        return
    if layout.headed or block.part:
        place = block.section_id if layout.headed else block.part
        end = layout.heading_end if layout.headed else width(text)
        yield from _waves_in(scene.findings.get(place, ()), text, 0, end)
    high = width(text) if high < 0 else high
    for index in layout.sentences_in(low, high):
        rows = scene.findings.get(layout.sentences[index].task_id, ())
        if rows:
            yield from _waves_in(rows, text, *layout.range_of(index))


def _waves_in(rows: tuple[Row, ...], text: str, start: int, end: int) -> Iterator[Wave]:
    """The findings of one sentence that runs from `start` to `end`."""
    wrong = [row for row in rows if _is_shown(row)]
    if not wrong:
        return
    now = _slice(text, start, end)
    for row in wrong:
        at = place_in(row, now)
        if at is not None:
            begin = start + width(now[: at[0]])
            yield Wave(begin, begin + width(now[at[0] : at[1]]), row)


def _is_shown(row: Row) -> bool:
    """It names characters, not a whole sentence, nor a slot, which has a frame of its own."""
    finding = row.finding
    shown = finding.severity.value in TOKENS and finding.start < finding.end
    whole = finding.end - finding.start >= len(finding.text)
    return shown and not whole and not SLOT.fullmatch(finding.quote)


def place_in(row: Row, now: str) -> tuple[int, int] | None:
    """Where the characters of a finding stand in its sentence as it reads `now`."""
    finding = row.finding
    if now.removesuffix(STOP) == finding.text.removesuffix(STOP):
        return finding.start, finding.end
    shift = len(now) - len(finding.text)
    if now[: finding.end] == finding.text[: finding.end]:
        return finding.start, finding.end
    if now[finding.start + shift :] == finding.text[finding.start :] and finding.start + shift >= 0:
        return finding.start + shift, finding.end + shift
    return None


def _slice(text: str, start: int, end: int) -> str:
    if width(text) == len(text):
        return text[start:end]
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le", "ignore")


def paint_waves(painter: QPainter, view: BlockView, scene: Scene, em: int) -> None:
    """Underline what is wrong in the lines in sight."""
    text = view.block.text()
    for wave in waves(view.content, view.layout, text, scene, view.low, view.high):
        token = TOKENS[wave.row.finding.severity.value]
        for stretch in view.stretches(wave.start, wave.end):
            y = stretch.baseline + em * _BELOW
            paint_wave(painter, token, stretch.left, stretch.right, y, em)


def paint_wave(painter: QPainter, token: str, left: float, right: float, y: float, em: int) -> None:
    """A wavy line from `left` to `right` at the height `y`."""
    wider = max(0.0, em * _LEAST - (right - left)) / 2
    left, right = left - wider, right + wider
    step, height = max(2.0, em / 8), max(1.0, em / 14)
    path = QPainterPath(QPointF(left, y))
    for at in range(1, max(2, math.ceil((right - left) / step)) + 1):
        path.lineTo(min(left + at * step, right), y - height if at % 2 else y + height)
    painter.strokePath(path, QPen(style.shade(token), max(1.2, em / 15)))
