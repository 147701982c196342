"""Which paper a plan goes on from, whether the store tells it, its sentences do, or its title."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.app import Workbench
from workbench.lineage import last_year, years_before

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = Path(__file__).parent / "data" / "江城市2026年教育工作要点.txt"


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(tmp_path / "资料库.yaodian") as opened:
        yield opened


def test_a_plan_goes_on_from_what_it_was_made_of(workbench: Workbench) -> None:
    document = workbench.import_file(OLD)
    plan = workbench.new_plan(document.id, 2027).plan

    known = last_year(workbench, plan)

    assert known is not None
    assert known[0] == document.id
    assert known[1].year == 2026


def test_the_sentences_tell_where_nothing_was_noted(workbench: Workbench, tmp_path: Path) -> None:
    made = workbench.new_plan(str(OLD), 2027).plan
    document = workbench.import_file(OLD)

    known = last_year(workbench, made)

    assert known is not None
    assert known[0] == document.id


def test_a_plan_without_a_year_before_has_none(workbench: Workbench) -> None:
    plan = workbench.find_plan(str(OLD))

    assert last_year(workbench, plan) is None
    assert years_before(workbench, plan) == ()
