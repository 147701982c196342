"""Real documents put on paper by office programs and by ourselves read back as what they were."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.reading.formats.dresses import word_file
from workbench.reading.assembly import plan_of
from workbench.reading.formats import read
from workbench.reading.labels import outline_labels
from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from workbench.document import Outline

SHARED = Path(__file__).resolve().parents[4] / "shared"
LABELS = sorted((SHARED / "gold").glob("00*.outline.json"))
ENOUGH = 0.99

pytestmark = pytest.mark.skipif(not LABELS, reason="the labelled documents are not here")


def seed_of(labels: Path) -> Path:
    return SHARED / "seeds" / labels.name.replace(".outline.json", ".txt")


def as_text(folder: Path) -> None:
    """Text files as a text program prints them."""
    print_out([seed_of(labels) for labels in LABELS], folder)


def as_word(folder: Path) -> None:
    """Word files with typed numbers and plain formatting."""
    files = []
    for labels in LABELS:
        files.append(folder / f"{seed_of(labels).stem}.docx")
        files[-1].write_bytes(word_file(json.loads(labels.read_text(encoding="utf-8")), "typed"))
    print_out(files, folder)


def as_our_paper(folder: Path) -> None:
    """Our own export."""
    from exports.fonts import FontBook
    from exports.pdf import write_pdf

    for labels in LABELS:
        plan = plan_of(understand(read(seed_of(labels))).outline)
        write_pdf(plan, folder / f"{seed_of(labels).stem}.pdf", FontBook.find())


def print_out(files: list[Path], folder: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(
    scope="module", params=[as_text, pytest.param(as_word, marks=pytest.mark.long), as_our_paper]
)
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    make: Callable[[Path], None] = request.param
    folder = tmp_path_factory.mktemp(make.__name__)
    make(folder)
    return folder


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """What compares an outline with the labels."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outlines(papers: Path) -> Iterator[tuple[Outline, dict[str, Any]]]:
    for labels in LABELS:
        path = papers / f"{seed_of(labels).stem}.pdf"
        wanted = json.loads(labels.read_text(encoding="utf-8"))
        yield understand(read(path)).outline, wanted


def f1(found: list[object], wanted: list[object]) -> float:
    shared = (Counter(found) & Counter(wanted)).total()
    return 2 * shared / (len(found) + len(wanted))


def test_headings_and_sentences_agree_with_the_labels(papers: Path, scorer: ModuleType) -> None:
    marks = [
        (f1(keys(outline_labels(outline)), keys(wanted)), outline.title)
        for outline, wanted in outlines(papers)
        for keys in (scorer.heading_keys, scorer.sentence_keys)
    ]

    assert [mark for mark in marks if mark[0] < ENOUGH] == []


def test_every_character_is_accounted_for(papers: Path) -> None:
    assert [outline.account.missing for outline, _ in outlines(papers)] == [0] * len(LABELS)
