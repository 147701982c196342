"""Real documents as Word files, rendered by LibreOffice to every format, give the labelled outline.

The labels of each document are made into a Word file in three dresses; LibreOffice renders it to
docx, doc, odt, rtf and html. Left out are the pairs of dress and format in which LibreOffice itself
loses automatic numbers: html has no Chinese ones, doc forgets where a list starts anew.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.reading.formats.dresses import DRESSES, word_file
from workbench.document import NodeKind, Outline
from workbench.punctuation import fold_width
from workbench.reading.formats import office_convert, read, read_bytes
from workbench.reading.labels import outline_labels
from workbench.reading.outline import outline

SHARED = Path(__file__).resolve().parents[4] / "shared"
STEMS = sorted(path.stem for path in (SHARED / "seeds").glob("*.txt"))
FILTERS = {"docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarWriter)"}
needs_labels = pytest.mark.skipif(not STEMS, reason="the labelled documents are not here")
needs_office = pytest.mark.skipif(
    not office_convert.find_program(), reason="LibreOffice is not installed here"
)


def _labels(stem: str) -> dict[str, Any]:
    path = SHARED / "gold" / f"{stem}.outline.json"
    labels: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return labels


def _fold(text: str) -> str:
    return "".join(fold_width(text).split()).strip("。：:")


def _headings(nodes: list[dict[str, Any]]) -> Counter[tuple[object, ...]]:
    return Counter(
        (node["level"], _fold(node["number"]), _fold(node["heading"]))
        for node in nodes
        if node["kind"] == NodeKind.SECTION.value
    )


def _sentences(nodes: list[dict[str, Any]]) -> Counter[tuple[object, ...]]:
    return Counter(
        (_fold(node["number"]), _fold(node["heading"]), _fold(sentence))
        for node in nodes
        for sentence in node["sentences"]
    )


def _agreement(result: Outline, labels: dict[str, Any]) -> float:
    """The lower of the F1 of headings and that of sentences."""
    found: list[dict[str, Any]] = outline_labels(result)["nodes"]  # type: ignore[assignment]
    pairs = [(count(found), count(labels["nodes"])) for count in (_headings, _sentences)]
    return min(2 * (a & b).total() / (a.total() + b.total()) for a, b in pairs)


def _render(files: dict[str, bytes], suffix: str, folder: Path) -> dict[str, Path]:
    """The files, by their names, as LibreOffice renders them; one call for all."""
    sources = []
    for name, data in files.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(data)
    made = folder / "made"
    profile = (folder / "profile").as_uri()
    command = [office_convert.find_program(), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", FILTERS.get(suffix, suffix), "--outdir", str(made)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=120)
    return {name: made / f"{name}.{suffix}" for name in files}


@needs_labels
@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem[:3])
def test_a_word_file_gives_the_labelled_outline_in_every_dress(stem: str, dress: str) -> None:
    labels = _labels(stem)

    result = outline(read_bytes(word_file(labels, dress), f"{stem}.docx"))

    assert _agreement(result, labels) >= 0.99
    assert result.account.missing == 0


@needs_labels
@needs_office
@pytest.mark.parametrize(
    ("suffix", "dress"),
    [
        ("docx", "automatic"),
        ("doc", "typed"),
        ("odt", "automatic"),
        ("rtf", "automatic"),
        ("html", "typed"),
    ],
)
def test_what_the_office_renders_gives_the_labelled_outline(
    suffix: str, dress: str, tmp_path: Path
) -> None:
    labels = _labels(STEMS[1])
    path = _render({"a": word_file(labels, dress)}, suffix, tmp_path)["a"]

    result = outline(read(path))

    assert _agreement(result, labels) >= 0.99
    assert result.account.missing == 0


RENDERED = {
    "docx": DRESSES,
    "doc": ("typed",),
    "odt": ("typed", "automatic"),
    "rtf": ("typed", "automatic"),
    "html": ("typed",),
}


@pytest.mark.long
@needs_labels
@needs_office
@pytest.mark.parametrize("suffix", RENDERED)
def test_all_documents_give_the_labelled_outline_in_every_format(
    suffix: str, tmp_path: Path
) -> None:
    names = [f"{stem}+{dress}" for stem in STEMS for dress in RENDERED[suffix]]
    files = {name: word_file(_labels(name.split("+")[0]), name.split("+")[1]) for name in names}

    results = {name: outline(read(path)) for name, path in _render(files, suffix, tmp_path).items()}

    agreements = {n: _agreement(result, _labels(n.split("+")[0])) for n, result in results.items()}
    assert {name: value for name, value in agreements.items() if value < 0.99} == {}
    assert [name for name, result in results.items() if result.account.missing] == []
