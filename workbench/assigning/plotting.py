"""A figure as it is drawn by year: where it stands, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.plan import Comparator

if TYPE_CHECKING:
    from workbench.plan import Target


def plotted(target: Target) -> float:
    """Where it stands: its value, of a range (1～2个) the upper end."""
    high = target.value_high if target.op is Comparator.RANGE else None
    return (target.value or 0.0) if high is None else high


def printed(target: Target) -> str:
    """Its words without the unit: 1～2."""
    low, high = target.value or 0.0, plotted(target)
    return f"{high:g}" if low == high else f"{low:g}～{high:g}"
