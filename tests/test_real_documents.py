"""Five real documents, from the file to all three papers; skipped where they are not beside us."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.app import export_plan, read_file
from workbench.assigning.breakdown import answerable
from workbench.drafting.rollforward import roll_forward
from workbench.manuscript import plain_text
from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from workbench.plan import Plan

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
CHECKER = SHARED / "check" / "check_gbt9704.py"


@dataclass(frozen=True)
class Papers:
    """A plan for 2027 made from a real document, and its papers."""

    plan: Plan
    pdf: Path
    word: Path
    excel: Path


@pytest.fixture(scope="session")
def papers(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Papers]:
    made = []
    for number, seed in enumerate(seeds):
        plan, _ = roll_forward(plan_of(read_file(seed).outline), 2027)
        folder = tmp_path_factory.mktemp(f"seed{number}")
        done = export_plan(plan, folder, ("pdf", "docx", "xlsx"))
        made.append(Papers(plan, *done.files))
    return made


@pytest.fixture(scope="session")
def converted(papers: list[Papers], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All Word and Excel files as LibreOffice sees them: PDF of the one, CSV of the other."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    out = tmp_path_factory.mktemp("office")
    utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
    for kind, files in (("pdf", [p.word for p in papers]), (utf8, [p.excel for p in papers])):
        profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return out


def characters(text: str) -> str:
    return "".join(text.split())


def test_every_character_is_accounted_for(seeds: list[Path]) -> None:
    assert [read_file(seed).outline.account.missing for seed in seeds] == [0] * len(seeds)


def test_generated_numbers_are_the_printed_ones(seeds: list[Path]) -> None:
    for seed in seeds:
        outline = read_file(seed).outline
        plan = plan_of(outline)
        printed = [n.number for n in outline.nodes if n.kind == "section"]

        assert list(plan.numbers().values()) == [widened(number) for number in printed]


def widened(number: str) -> str:
    return number.replace("(", "（").replace(")", "）")


def test_the_pdf_passes_the_measuring_of_the_standard(papers: list[Papers], tmp_path: Path) -> None:
    for paper in papers:
        text = tmp_path / "text.txt"
        text.write_text(plain_text(paper.plan), encoding="utf-8")

        done = subprocess.run(
            [sys.executable, str(CHECKER), str(paper.pdf), "--text", str(text)],
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 0, done.stdout


def test_libreoffice_shows_the_text_of_the_word_file(papers: list[Papers], converted: Path) -> None:
    for paper in papers:
        pdf = converted / f"{paper.word.stem}.pdf"

        assert without_folios(pdf) == characters(plain_text(paper.plan))


def without_folios(pdf: Path) -> str:
    """The text of a PDF, page by page, its page numbers — n — left out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "".join(
        characters(text).replace(f"—{number}—", "", 1) for number, text in enumerate(pages, 1)
    )


def test_the_excel_file_has_a_row_a_task(papers: list[Papers], converted: Path) -> None:
    import csv

    for paper in papers:
        with (converted / f"{paper.excel.stem}.csv").open(encoding="utf-8") as file:
            numbers = [row[0] for row in csv.reader(file) if row[0].isdigit()]

        assert numbers == [str(i + 1) for i in range(len(answerable(paper.plan)))]
