"""The 花脸稿 shows old and new on one paper, told apart by colour and by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.fonts import FontBook
from exports.revisions import write_redline_pdf
from exports.revisions_pages import marked_pages
from exports.standard import GB9704, Face, Ink
from exports.typesetting import compose
from tests.exports.revised import NEW, OLD
from workbench.drafting.compare import compare
from workbench.drafting.redline import redline

if TYPE_CHECKING:
    from pathlib import Path

    from exports.pages import Page

MARKED = redline(OLD, NEW)


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    return marked_pages(compose([one.block for one in MARKED]), MARKED, GB9704)


def printed(pages: tuple[Page, ...], ink: Ink) -> str:
    lines = (line for page in pages for line in page.lines if line.ink is ink)
    return "".join(line.text for line in lines)


def test_what_is_gone_is_red_and_what_came_is_blue(pages: tuple[Page, ...]) -> None:
    assert "按月调度进展。" in printed(pages, Ink.RED)
    assert "（送审稿）" in printed(pages, Ink.BLUE)
    assert "现提出2027年工作要点。" in printed(pages, Ink.BLACK)


def test_no_character_is_lost_by_cutting_lines(pages: tuple[Page, ...]) -> None:
    whole = compose([one.block for one in MARKED])

    assert [line.text for page in whole for line in page.lines] == [
        "".join(line.text for line in page.lines if line.y == y)
        for page in pages
        for y in dict.fromkeys(line.y for line in page.lines)
    ]


def test_every_mark_has_its_line_through_or_below_its_words(pages: tuple[Page, ...]) -> None:
    marked = [line for page in pages for line in page.lines if line.ink is not Ink.BLACK]
    rules = [rule for page in pages for rule in page.rules if rule.ink is not Ink.BLACK]

    assert [rule.ink for rule in rules] == [line.ink for line in marked]
    for rule, line in zip(rules, marked, strict=True):
        assert rule.x == line.strip.xs[0]
        assert rule.to_x > line.strip.xs[-1]
        assert (rule.y < line.y) is (line.ink is Ink.RED)


def test_faces_stay_with_their_characters(pages: tuple[Page, ...]) -> None:
    cut = [line for page in pages for line in page.lines]

    assert all(line.strip.faces[-1][0] == len(line.text) for line in cut)
    assert {face for line in cut for _, face in line.strip.faces} >= {Face.HEITI, Face.KAITI}


def test_the_draft_is_written_as_a_pdf(tmp_path: Path) -> None:
    import pypdfium2

    book = FontBook.find()
    if any(book.chosen(face) is None for face in Face):
        pytest.skip("no font on this machine for some face")
    path = tmp_path / "花脸稿.pdf"

    report = write_redline_pdf(OLD, NEW, compare(OLD, NEW), path, book)

    text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    assert report.pages == 1
    assert "612个" in text
