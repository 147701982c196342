"""Every character an office needs prints and copies out right, or the export says which do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.coverage import gb2312, gb18030_level_2
from exports.pdf import PdfReport, write_pdf
from exports.standard import GB9704
from workbench.plan import Paragraph, Plan, Task

if TYPE_CHECKING:
    from pathlib import Path

    from exports.fonts import FontBook

LEVEL_2 = "".join(map(chr, sorted(gb18030_level_2())))
BASIC = "".join(map(chr, sorted(gb2312())))
BEYOND = "".join(char for char in LEVEL_2 if ord(char) > 0xFFFF)
NAMES = "镕喆堃昇赟祎翀頔𠮷䶮"


def printed(text: str, path: Path, book: FontBook) -> tuple[str, PdfReport]:
    """What comes out of a PDF of `text`, page numbers and title left out."""
    import pypdfium2

    plan = Plan("", "要点", preamble=(Paragraph("", (Task("", text),)),))
    report = write_pdf(plan, path, book)
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    texts = [
        "".join(page.split()).removesuffix(f"—{number}—")
        for number, page in enumerate(pages, start=1)
    ]
    return "".join(texts).removeprefix("要点"), report


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BASIC, id="GB 2312"),
        pytest.param(BEYOND, id="beyond the basic plane"),
        pytest.param(LEVEL_2, id="GB 18030 level 2", marks=pytest.mark.long),
    ],
)
def test_every_character_comes_out_as_it_went_in_or_is_named(
    text: str, book: FontBook, tmp_path: Path
) -> None:
    out, report = printed(text, tmp_path / "a.pdf", book)

    assert out == "".join(char for char in text if char not in report.missing)
    assert set(report.missing) <= set("".join(report.substitutions))


@pytest.mark.parametrize("sign", "‰℃％№Ⅻ")
def test_a_sign_that_the_font_has_broader_keeps_to_its_cell(
    sign: str, book: FontBook, tmp_path: Path
) -> None:
    import pypdfium2

    printed(sign * 26, tmp_path / "a.pdf", book)

    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        text = document[0].get_textpage()
        last = text.get_text_range().rindex(sign)
        _, _, right, _ = text.get_charbox(last, loose=True)
    assert right <= GB9704.right + 0.5


def test_rare_names_come_out_as_they_went_in_or_are_named(book: FontBook, tmp_path: Path) -> None:
    text, report = printed(NAMES, tmp_path / "a.pdf", book)

    assert text == "".join(char for char in NAMES if char not in report.missing)
    assert set(report.missing) <= set("".join(report.substitutions))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.sampled_from(LEVEL_2 + "，。、；：？！（）《》“”—…·2027%AZ"), max_size=90))
def test_any_text_comes_out_as_it_went_in(text: str, book: FontBook, tmp_path: Path) -> None:
    out, report = printed(text, tmp_path / "a.pdf", book)

    assert out == "".join(char for char in text if char not in report.missing)


def test_the_pages_of_a_borrowed_character_are_told(book: FontBook, tmp_path: Path) -> None:
    text = "𠮷" + "健康" * 1300 + "𠮷"

    _, report = printed(text, tmp_path / "a.pdf", book)

    told = [told for told in report.substitutions if "𠮷" in told]
    assert report.pages == 5
    assert not told or "“𠮷”（第1、5页）" in told[0]
