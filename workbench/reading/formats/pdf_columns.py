"""Pages set in two columns, as gazettes are, unfolded: the right column stands below the left one.

Only pages of running text are unfolded, whose lines fill their columns; a list of names or a table
without rules is read line by line.
"""

from __future__ import annotations

import itertools
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.formats.pdf_runs import Run

_FEWEST = 8  # lines of a column
_MOST_ACROSS = 0.25  # of the runs reach over both columns: titles, page marks
_FILLED = 0.85  # of its column the usual line takes
_NARROWEST = 0.6  # of the size: the space between the columns
_LIKE = 0.2  # by which two columns may differ in width


def unfolded(runs: Sequence[Run], width: float) -> tuple[list[Run], float]:
    """The runs with columns put below each other, and the width of a sheet of one column.

    Both as they are where there are no columns.
    """
    gutter = _gutter(runs)
    if gutter is None:
        return list(runs), width
    done: list[Run] = []
    drop = 0.0
    band: list[Run] = []
    for run in sorted(runs, key=lambda r: -r.base):
        if run.left < gutter < run.right:
            drop = _lay(band, gutter, drop, done)
            band = []
            done.append(run._replace(base=run.base - drop))
        else:
            band.append(run)
    _lay(band, gutter, drop, done)
    return done, min(run.left for run in runs) + gutter


def _gutter(runs: Sequence[Run]) -> float | None:
    """The middle of the space between two columns of running text."""
    if len(runs) < 2 * _FEWEST:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    middle = (left + right) / 2
    ahead = [run for run in runs if run.right <= middle]
    behind = [run for run in runs if run.left >= middle]
    if min(len(ahead), len(behind)) < _FEWEST:
        return None
    if len(runs) - len(ahead) - len(behind) > _MOST_ACROSS * len(runs):
        return None
    widths = [(_width(own), median(run.right - run.left for run in own)) for own in (ahead, behind)]
    (one, usual), (other, usual_behind) = widths
    alike = abs(one - other) <= _LIKE * max(one, other)
    if not alike or usual < _FILLED * one or usual_behind < _FILLED * other:
        return None
    start, end = max(run.right for run in ahead), min(run.left for run in behind)
    return (start + end) / 2 if end - start >= _NARROWEST * ahead[0].size else None


def _width(runs: Sequence[Run]) -> float:
    return max(run.right for run in runs) - min(run.left for run in runs)


def _lay(band: Sequence[Run], gutter: float, drop: float, done: list[Run]) -> float:
    """Put the columns of a band below each other; how far what follows moves down."""
    ahead = [run for run in band if run.right <= gutter]
    behind = [run for run in band if run.left >= gutter]
    done += [run._replace(base=run.base - drop) for run in ahead]
    if not ahead or not behind:
        done += [run._replace(base=run.base - drop) for run in behind]
        return drop
    aside = min(run.left for run in behind) - min(run.left for run in ahead)
    foot, top = ahead[-1].base, behind[0].base
    drop += top - foot + _pitch(ahead)
    for run in behind:
        moved = run._replace(left=run.left - aside, right=run.right - aside)
        done.append(moved._replace(base=run.base - drop))
    return drop


def _pitch(runs: Sequence[Run]) -> float:
    steps = [above.base - below.base for above, below in itertools.pairwise(runs)]
    usual = [step for step in steps if step > 0.8 * runs[0].size]
    return median(usual) if usual else 1.5 * runs[0].size
