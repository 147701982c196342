from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.app import Workbench
from workbench.drafting.samples import samples
from workbench.errors import MisuseError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path


def test_resting_before_the_store_is_needed_opens_none(tmp_path: Path) -> None:
    with Workbench(tmp_path / "s.yaodian") as workbench:
        workbench.rest()

    assert not list(tmp_path.iterdir())


def test_resting_copies_what_was_saved_out_of_the_log(tmp_path: Path) -> None:
    log = tmp_path / "s.yaodian-wal"
    with Workbench(tmp_path / "s.yaodian") as workbench:
        workbench.import_file(samples()[0])
        before = log.stat().st_size

        workbench.rest()

        assert log.stat().st_size < before / 10
        assert workbench.documents()


@pytest.mark.parametrize("year", [-1, 0, 27, 20270])
def test_a_year_no_plan_can_have_is_told(tmp_path: Path, year: int) -> None:
    with (
        Workbench(tmp_path / "s.yaodian") as workbench,
        pytest.raises(MisuseError, match=f"没有{year}年的要点"),
    ):
        workbench.new_plan(str(samples()[0]), year)


@pytest.mark.parametrize("year", [1999, 2045, 2100])
def test_a_plan_can_be_made_for_a_far_year(tmp_path: Path, year: int) -> None:
    with Workbench(tmp_path / "s.yaodian") as workbench:
        made = workbench.new_plan(str(samples()[0]), year)

    assert made.plan.year == year


def test_a_name_that_stands_for_nothing_is_told(tmp_path: Path) -> None:
    with (
        Workbench(tmp_path / "s.yaodian") as workbench,
        pytest.raises(NotFoundError, match="没有找到“没有的要点”"),
    ):
        workbench.find_plan("没有的要点" * 1)


def test_a_name_too_long_for_a_file_is_told(tmp_path: Path) -> None:
    with Workbench(tmp_path / "s.yaodian") as workbench, pytest.raises(NotFoundError):
        workbench.find_plan("要点" * 300)


def test_what_was_closed_lays_claim_to_nothing(tmp_path):
    path = tmp_path / "资料库.yaodian"
    first = Workbench(path)
    first.store.preference("x")
    second = Workbench(path)
    second.store.preference("x")
    held = second.claim()
    second.close()
    first.close()

    claimed = second.claim()

    assert (held, claimed) == (False, False)
