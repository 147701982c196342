from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.font_report import spans
from exports.pages import Line, Page, Rule
from exports.pdf import page_pdf
from exports.standard import GB9704, MM, Face, Ink
from exports.strips import Strip

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from exports.fonts import FontBook

SIZE = 16.0


def line(text: str, x: float, y: float, ink: Ink = Ink.BLACK, heavy: int = 0) -> Line:
    """Chinese characters one behind the other."""
    xs = tuple(x + SIZE * n for n in range(len(text)))
    return Line(
        0,
        y,
        Strip(0, len(text), text, xs, SIZE, SIZE, ((len(text), Face.FANGSONG),), 0, heavy),
        ink,
    )


def drawn(page: Page, book: FontBook) -> PdfPage:
    import pypdfium2

    return pypdfium2.PdfDocument(page_pdf([page], book))[0]


def boxes(sheet: PdfPage) -> dict[str, tuple[float, float, float, float]]:
    """Left, bottom, right and top of each character on the sheet as it is bound, in points."""
    text = sheet.get_textpage()
    return {
        text.get_text_range(n, 1): text.get_charbox(n, loose=True)
        for n in range(text.count_chars())
    }


def dots(sheet: PdfPage) -> set[tuple[int, int, int]]:
    """The colours on the sheet."""
    colours = sheet.render(scale=3).to_pil().convert("RGB").getcolors(1 << 20)
    return {colour for _, colour in colours}


def test_a_landscape_page_is_a_sheet_like_the_others_with_its_top_at_the_left(
    book: FontBook,
) -> None:
    sheet = drawn(Page(1, (line("健", 100, 50),), turned=True), book)

    left, bottom, right, top = boxes(sheet)["健"]
    assert sheet.get_mediabox() == pytest.approx((0, 0, 210 * MM, 297 * MM), abs=0.01)
    assert sheet.get_rotation() == 90
    assert (left + right) / 2 == pytest.approx(50 - SIZE * 0.38, abs=2)
    assert (bottom + top) / 2 == pytest.approx(100 + SIZE / 2, abs=2)


def test_the_number_of_a_landscape_page_stands_where_the_others_have_it(book: FontBook) -> None:
    upright, turned = (boxes(drawn(Page(3, (), turned=way), book)) for way in (False, True))

    assert turned["3"] == pytest.approx(upright["3"], abs=0.01)


def test_a_page_can_go_without_number(book: FontBook) -> None:
    assert boxes(drawn(Page(3, (), numbered=False), book)) == {}


def test_a_rule_goes_from_end_to_end_in_its_width(book: FontBook) -> None:
    import pypdfium2.raw as raw

    rule = Rule(100, 200, 300, 200, 2.0)

    (path,) = drawn(Page(1, (), (rule,)), book).get_objects([raw.FPDF_PAGEOBJ_PATH])

    height = GB9704.page_height
    assert path.get_bounds() == pytest.approx((99, height - 201, 301, height - 199), abs=1.1)


def test_a_rule_of_a_landscape_page_turns_with_it(book: FontBook) -> None:
    import pypdfium2.raw as raw

    rule = Rule(100, 200, 300, 200, 2.0)

    (path,) = drawn(Page(1, (), (rule,), turned=True), book).get_objects([raw.FPDF_PAGEOBJ_PATH])

    assert path.get_bounds() == pytest.approx((199, 99, 201, 301), abs=1.1)


def test_red_is_red_and_what_follows_black_again(book: FontBook) -> None:
    red = line("健" * 9, 100, 100, Ink.RED)
    black = line("康" * 9, 100, 300)

    colours = dots(drawn(Page(1, (red, black)), book))

    assert any(r > 200 and g < 100 and b < 100 for r, g, b in colours)
    assert any(r == g == b < 90 for r, g, b in colours)
    assert all(r == g == b for r, g, b in dots(drawn(Page(1, (black,)), book)))


def test_the_number_of_a_page_that_ends_in_red_is_black(book: FontBook) -> None:
    sheet = drawn(Page(1, (line("健", 100, 100, Ink.RED),)), book)

    foot = sheet.render(scale=1, crop=(0, 0, 0, 700)).to_pil().convert("RGB")

    colours = {colour for _, colour in foot.getcolors(1 << 20)}
    assert len(colours) > 1
    assert all(r == g == b for r, g, b in colours)


def test_what_is_bold_has_a_stroke_and_the_rest_has_none(book: FontBook) -> None:
    import pypdfium2.raw as raw

    page = Page(1, (line("健康江城", 100, 100, heavy=2),), numbered=False)

    sheet = drawn(page, book)

    texts = sheet.get_objects([raw.FPDF_PAGEOBJ_TEXT])
    modes = [raw.FPDFTextObj_GetTextRenderMode(text.raw) for text in texts]
    assert modes == [raw.FPDF_TEXTRENDERMODE_FILL_STROKE, raw.FPDF_TEXTRENDERMODE_FILL]
    assert sheet.get_textpage().get_text_range() == "健康江城"


@pytest.mark.parametrize(
    ("pages", "words"), [((1,), "1"), ((1, 2), "1、2"), ((1, 2, 3, 7), "1—3、7"), ((), "")]
)
def test_pages_are_told_as_spans(pages: tuple[int, ...], words: str) -> None:
    assert spans(pages) == words
