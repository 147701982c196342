"""What a sheet of an office may hold, and the calm words where a file claims more.

A sheet with one cell in its last corner makes a reader lay out 17,000,000,000 cells; one string
used by a million cells becomes a million strings. Both are told before anything is laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.formats import complaints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.errors import UnreadableError

MOST_LAID_OUT = 4_000_000  # cells of the rectangle all cells of a sheet stand in
MOST_COLUMNS = 16_384  # of a spreadsheet; no program wrote a row with more
MOST_CELLS = 90_000  # cells with text in one file: 10,000 rows of nine columns
MOST_CHARACTERS = 20_000_000

_ADVICE = "原文件未改动。请在 WPS 中只保留任务表所在的行和列，另存一份再导入。"


def too_wide(name: str) -> UnreadableError:
    """The rectangle its cells stand in is larger than any table."""
    return complaints.unreadable(name, "工作表占用的行列范围过大，不像任务表", _ADVICE)


def too_many(name: str) -> UnreadableError:
    """More cells than any table of tasks has."""
    fact = f"表格过大，超过 {MOST_CELLS // 10000} 万个有字的单元格"
    return complaints.unreadable(name, fact, _ADVICE)


def not_sheet(name: str) -> UnreadableError:
    """Another kind of file under the name of a table."""
    return complaints.unreadable(name, "内容不是电子表格")


def check_rectangle(places: Iterable[tuple[int, int]], name: str) -> None:
    """Refuse a sheet whose cells at `places` (row, column) span too large a rectangle."""
    pairs = tuple(places)
    if not pairs:
        return
    rows, columns = [row for row, _ in pairs], [column for _, column in pairs]
    size = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    if size > MOST_LAID_OUT:
        raise too_wide(name)
