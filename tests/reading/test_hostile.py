"""Damaged and hostile files of every format end in a document or one calm sentence."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.reading.hostile.papers import convert, make_papers

CHILD = Path(__file__).parent / "hostile" / "reading_child.py"
OWN = (".docx", ".xlsx", ".pdf", ".html", ".mht", ".txt", ".md", ".csv", ".tsv", ".xls")
BY_OFFICE = (".doc", ".rtf", ".odt")


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers") / "good"
    make_papers(folder)
    return folder


@pytest.fixture(scope="session")
def office_papers(papers: Path) -> Path:
    """The same and what LibreOffice makes of them."""
    convert(papers)
    return papers


def _read(papers: Path, work: Path, first: int, count: int, suffixes: tuple[str, ...]) -> dict:
    work.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(CHILD), str(papers), str(work), str(first), str(count)]
    done = subprocess.run(
        [*command, *suffixes], capture_output=True, text=True, check=False, timeout=3600
    )
    assert done.returncode == 0, f"files {first}…{first + count}: {done.stderr[-2000:]}"
    return json.loads(done.stdout.splitlines()[-1])


def _all_is_well(told: dict, count: int) -> None:
    assert told["faults"] == []
    assert told["documents"] + told["refused"] == count
    assert told["slowest"] <= 10
    assert told["peak_mib"] < 1024
    assert not Path("/tmp/hostile-was-here").exists()


def test_damaged_files_end_in_a_document_or_a_calm_sentence(papers: Path, tmp_path: Path) -> None:
    told = _read(papers, tmp_path, 0, 24, OWN)

    _all_is_well(told, 24)


@pytest.mark.long
@pytest.mark.parametrize("share", range(2))
def test_ten_thousand_damaged_files(papers: Path, tmp_path: Path, share: int) -> None:
    parts = [(10_000 + share * 5000 + start, 500) for start in range(0, 5000, 500)]

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda part: _read(papers, tmp_path, *part, OWN), parts))

    print(json.dumps(told, ensure_ascii=False))  # noqa: T201 - the figures of the long run
    for part in told:
        _all_is_well(part, 500)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_damaged_files_that_go_through_the_office(office_papers: Path, tmp_path: Path) -> None:
    told = _read(office_papers, tmp_path, 0, 90, BY_OFFICE)

    print(json.dumps(told, ensure_ascii=False))  # noqa: T201 - the figures of the long run
    _all_is_well(told, 90)
