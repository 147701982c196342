"""The word lists in `workbench/data`: one entry a line, columns parted by tabs, # a remark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of the list `name`, columns stripped, "" for the ones left out at the end."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.split("\t")] for line in lines if line.strip()]
    entries = [row for row in cells if not row[0].startswith("#")]
    width = max(len(row) for row in entries)
    return tuple((*row, *("",) * (width - len(row))) for row in entries)
