"""Real documents beside the project, compared with what a careful reader says is in them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.reading.formats import read
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.document import Outline

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.outline.json"))
SOURCES = sorted((*(SHARED / "seeds").glob("*.txt"), *(SHARED / "examples").glob("*.txt")))
WITHOUT = "the labelled documents (../shared) are not here"
LONGEST_HEADING = 60

needs_gold = pytest.mark.skipif(not GOLD, reason=WITHOUT)
needs_sources = pytest.mark.skipif(not SOURCES, reason=WITHOUT)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("—", "-")
    return "".join(folded.split()).rstrip("。.:;,")


def _source(gold: Path) -> Path:
    stem = gold.name.removesuffix(".outline.json")
    return next(path for path in SOURCES if path.stem == stem)


def _read(path: Path) -> Outline:
    return outline(read(path))


def _f1(found: Counter[tuple[object, ...]], wanted: Counter[tuple[object, ...]]) -> float:
    return 2 * (found & wanted).total() / (found.total() + wanted.total())


def _headings(nodes: list[dict[str, object]]) -> Counter[tuple[object, ...]]:
    sections = (node for node in nodes if node["kind"] == "section")
    return Counter(
        (n["level"], _fold(str(n["number"])), _fold(str(n["heading"]))) for n in sections
    )


def _sentences(nodes: list[dict[str, object]]) -> Iterator[tuple[object, ...]]:
    for node in nodes:
        place = (_fold(str(node["number"])), _fold(str(node["heading"])))
        sentences = node["sentences"]
        assert isinstance(sentences, list | tuple)
        yield from ((*place, _fold(sentence)) for sentence in sentences)


def _nodes(result: Outline) -> list[dict[str, object]]:
    names = ("kind", "level", "number", "heading", "sentences")
    return [{name: getattr(node, name) for name in names} for node in result.nodes]


@needs_gold
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name[:10])
def test_headings_and_sentences_agree_with_the_labels(gold: Path) -> None:
    wanted = json.loads(gold.read_text(encoding="utf-8"))

    found = _nodes(_read(_source(gold)))

    assert _f1(_headings(found), _headings(wanted["nodes"])) >= 0.98
    wanted_sentences = Counter(_sentences(wanted["nodes"]))
    assert _f1(Counter(_sentences(found)), wanted_sentences) >= 0.98


@needs_gold
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name[:10])
def test_title_and_facts_agree_with_the_labels(gold: Path) -> None:
    wanted = json.loads(gold.read_text(encoding="utf-8"))

    result = _read(_source(gold))

    meta = wanted["meta"]
    assert _fold(result.title) == _fold(wanted["title"])
    assert result.meta.date == (meta["doc_date"] or "")
    assert result.meta.issuer == (meta["issuer"] or "")
    assert result.meta.index_number == (meta["index_no"] or "")
    assert _fold(result.meta.addressees) == _fold(meta["addressees"] or "")
    assert _fold(result.meta.notice_title) == _fold(meta.get("notice_title") or "")


@needs_gold
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name[:10])
def test_no_furniture_gets_into_the_text(gold: Path) -> None:
    wanted = json.loads(gold.read_text(encoding="utf-8"))

    chrome = {_fold(line) for line in _read(_source(gold)).chrome}

    assert {_fold(line) for line in wanted["chrome"]} <= chrome


@needs_sources
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name[:10])
def test_the_account_of_a_real_document_is_whole(source: Path) -> None:
    assert _read(source).account.missing == 0


@needs_sources
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name[:10])
def test_headings_of_a_real_document_read_like_headings(source: Path) -> None:
    headings = [node.heading for node in _read(source).nodes]

    assert [h for h in headings if len(h) > LONGEST_HEADING] == []
    assert [h for h in headings if h.endswith(("，", "、", "；"))] == []
