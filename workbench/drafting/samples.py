"""Our own sample documents about 江城市, a city that does not exist, one for each shape of plan.

| file | shape | what is hard about it |
|---|---|---|
| city-health-points-2026.html | 印发通知 and 工作要点 | web page, metadata table; （一） runs on |
| city-health-quality-plan-2026-2030.txt | 实施方案 for five years | title twice, unit brackets |
| city-primary-care-brief-2025.txt | 简报 | GB18030, half width; （一） restarts, 一是二是三是 |
| city-civil-affairs-plan-2026.txt | 计划安排 | half width; （一）, 1. and theme phrases |
| district-health-points-2026.md | district 工作要点 | Markdown; （一） restarts in each chapter |

They serve `workbench demo`, 示例 on the welcome page, the tests and the pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.wordlists import DATA

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = (
    "city-health-points-2026.html",
    "city-health-quality-plan-2026-2030.txt",
    "city-primary-care-brief-2025.txt",
    "city-civil-affairs-plan-2026.txt",
    "district-health-points-2026.md",
)


def samples() -> tuple[Path, ...]:
    """The five files, the city's work points first."""
    return tuple(DATA / "samples" / name for name in _NAMES)
