"""The phrase table and ticked facts come back as they were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.store import Store
from workbench.drafting.phrases import Phrase

if TYPE_CHECKING:
    from pathlib import Path


def test_phrases_come_back_in_order_the_last_of_a_name(tmp_path: Path) -> None:
    first, again = Phrase("双区驱动", "2019"), Phrase("双区驱动", "2019", "2026-12", "改用新提法")
    other = Phrase("新提法", "2027")

    with Store.open(tmp_path / "s.yaodian") as store:
        assert store.phrases() == ()
        store.save_phrases([first, other, again])
    with Store.open(tmp_path / "s.yaodian") as store:
        assert store.phrases() == (other, again)


def test_ticks_belong_to_a_plan(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.yaodian") as store:
        store.tick_facts("one", ["a", "b"])
        store.tick_facts("one", ["b", "c"])

        assert store.fact_ticks("one") == {"a", "b", "c"}
        assert store.fact_ticks("two") == frozenset()
