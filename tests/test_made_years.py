"""The made pair of years under tests/data and the key of what became of each item agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.app import read_file
from workbench.reading.assembly import plan_of

DATA = Path(__file__).parent / "data"
KEY: list[dict[str, str | None]] = json.loads((DATA / "教育要点两年对照.json").read_text("utf-8"))


def headings(year: int) -> set[str]:
    plan = plan_of(read_file(DATA / f"江城市{year}年教育工作要点.txt").outline)
    return {item.heading for chapter in plan.sections for item in chapter.sections}


@pytest.mark.parametrize(("side", "year"), [("old", 2026), ("new", 2027)])
def test_the_key_names_every_item_of_both_years(side: str, year: int) -> None:
    named = {row[side] for row in KEY} - {None}

    assert named == headings(year)
