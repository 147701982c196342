"""The turning year from the command line, and what it keeps in the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli import main

DATA = Path(__file__).parent / "data"
YEARS = [str(DATA / f"江城市{year}年教育工作要点.txt") for year in (2026, 2027)]


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "s.yaodian")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str):
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    assert main([*arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_carry_answers_with_whole_sentences(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "carry", *YEARS, "--store", store)

    assert set(found) == {"pairs", "dropped", "added"}
    assert set(found["pairs"][0]) == {"old", "new", "fate", "score", "certain"}
    assert {pair["fate"] for pair in found["pairs"]} == {"延续", "深化", "合并", "拆分"}
    assert all(text.endswith(("。", "）")) for text in found["dropped"] + found["added"])


def test_carry_tells_each_fate_and_counts_them(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = lines(capsys, "carry", *YEARS, "--store", store)

    assert "[延续] 强化政治引领 → 强化政治引领" in told
    assert told[-1].startswith("合计：共82项")


def test_align_answers_with_pairs_and_what_is_missing_and_lower(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = tmp_path / "市要点.txt", tmp_path / "省要点.txt"
    ours.write_text("市2027年要点\n一、保健\n筛查覆盖率达到75%以上。举办歌会2场。\n", "utf-8")
    theirs.write_text("省2027年要点\n一、保健\n筛查覆盖率达到80%以上。建成病房6个。\n", "utf-8")

    found = answer(capsys, "align", str(ours), "--with", str(theirs), "--store", store)

    below = {"theirs": "筛查覆盖率达到80%以上。", "ours": "筛查覆盖率达到75%以上。"}
    assert found["lower"] == [below]
    assert [{**pair, "score": 1} for pair in found["pairs"]] == [
        {**below, "relation": "partly", "score": 1}
    ]
    assert found["missing"] == ["建成病房6个。"]
    assert found["extra"] == ["举办歌会2场。"]


def test_align_tells_the_relation_of_each_requirement(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = lines(capsys, "align", YEARS[1], "--with", YEARS[1], "--store", store)

    assert told[0].startswith("[全部覆盖] ")
    assert told[-1] == "未对应0条，本级多出0条"
