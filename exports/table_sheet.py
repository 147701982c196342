"""The turned sheet on which a landscape table stands (GB/T 9704-2012, 8)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.standard import Standard


@lru_cache(maxsize=64)
def turned(standard: Standard) -> Standard:
    """The sheet on its side, its type area turned with it: its upper edge is the left one."""
    rows = int(standard.area_width / standard.pitch)
    return replace(
        standard,
        page_width=standard.page_height,
        page_height=standard.page_width,
        top=standard.left,
        left=standard.page_height - standard.top - standard.area_height,
        area_width=standard.area_height,
        area_height=standard.area_width,
        rows=rows,
        columns=int(standard.area_height / standard.cell),
    )
