"""Pictures of pages: what is seen is what the PDF holds, and landscape pages stand upright."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from exports.pdf import page_pdf, write_pdf
from exports.pictures import PageArtist, is_black
from exports.standard import Ink
from exports.typesetting import compose
from workbench.manuscript import manuscript
from workbench.plan import Paragraph, Plan, Section, Task

if TYPE_CHECKING:
    from pathlib import Path

    from exports.fonts import FontBook
    from exports.pages import Page

SENTENCE = "新建社区卫生服务站60个，家庭医生签约率达到74.5%以上；“手机+上门护理”试点扩大到8个街道。"


@pytest.fixture(scope="module")
def plan() -> Plan:
    tasks = tuple(Task(f"t{n}", SENTENCE) for n in range(30))
    text = Section("s1", "健全公共卫生服务体系", paragraphs=(Paragraph("p1", tasks),))
    return Plan("x", "2027年江城市卫生健康工作要点", 2027, sections=(text,))


@pytest.fixture(scope="module")
def pages(plan: Plan) -> tuple[Page, ...]:
    return compose(manuscript(plan))


def test_a_picture_has_every_dot_of_the_exported_page(
    book: FontBook, plan: Plan, pages: tuple[Page, ...], tmp_path: Path
) -> None:
    write_pdf(plan, tmp_path / "a.pdf", book)
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    scale = 635.5 / document[1].get_width()
    printed = document[1].render(scale=scale, prefer_bgrx=True, may_draw_forms=False)

    picture = PageArtist(book).picture(pages[1], 636)

    assert (picture.width, picture.height, picture.stride) == (636, printed.height, 636 * 4)
    assert bytes(picture.data) == bytes(printed.buffer)


def test_a_grey_picture_has_a_byte_for_a_dot(book: FontBook, pages: tuple[Page, ...]) -> None:
    picture = PageArtist(book).picture(pages[0], 300, grey=True)

    assert len(picture.data) == picture.stride * picture.height
    assert picture.stride < 304


def test_a_landscape_page_is_shown_upright_and_printed_as_it_is_bound(
    book: FontBook, pages: tuple[Page, ...]
) -> None:
    turned = replace(pages[1], turned=True)
    artist = PageArtist(book)

    shown, bound = artist.picture(turned, 800), artist.picture(turned, 800, upright=False)

    assert shown.width > shown.height
    assert bound.width < bound.height


def test_the_pdf_of_some_pages_holds_these_alone(book: FontBook, pages: tuple[Page, ...]) -> None:
    document = pypdfium2.PdfDocument(page_pdf(pages[1:2], book))

    assert len(document) == 1
    assert "— 2 —" in document[0].get_textpage().get_text_range()


def test_red_makes_a_page_no_longer_black(pages: tuple[Page, ...]) -> None:
    mark = replace(pages[0].lines[0], ink=Ink.RED)

    assert is_black(pages[0])
    assert not is_black(replace(pages[0], lines=(mark,)))
