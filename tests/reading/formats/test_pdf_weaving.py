"""Characters drawn into the gaps of a line are read where they stand, whatever drew them when."""

from __future__ import annotations

import pytest

from tests.reading.formats.pdf_sheets import FONT, LEFT, SIZE, Sheets, paragraphs


def drawn(sheets: Sheets, parts: list[str | float], y: float) -> None:
    """One text operation with gaps in it, as office programs write lines."""
    sheets.canvas.setFont(FONT, SIZE)
    text = sheets.canvas.beginText(LEFT, y)
    text.setFont(FONT, SIZE)
    shown = " ".join(
        f"({sheets.canvas._escape(part.encode('utf-16-be'))})"
        if isinstance(part, str)
        else f"{part}"
        for part in parts
    )
    text._code.append(f"[{shown}] TJ")
    sheets.canvas.drawText(text)


@pytest.mark.parametrize("mark", ["①", "〔", "○", "“", "㎡", "囍"])
def test_a_character_of_another_font_stands_in_its_gap(mark: str) -> None:
    sheets = Sheets()
    drawn(sheets, ["推进服务提质", -1000.0, "办好实事"], 700)
    sheets.put(LEFT + 6 * SIZE, 700, mark)

    assert paragraphs(sheets.read()) == [f"推进服务提质{mark}办好实事"]


def test_quotation_marks_drawn_behind_their_line_stand_around_their_word() -> None:
    sheets = Sheets()
    drawn(sheets, ["实施", -1000.0, "一事联办", -1000.0, "工程，办好实事"], 700)
    sheets.put(LEFT + 2 * SIZE, 700, "《").put(LEFT + 7 * SIZE, 700, "》")

    assert paragraphs(sheets.read()) == ["实施《一事联办》工程，办好实事"]


def test_words_drawn_from_right_to_left_are_read_from_left_to_right() -> None:
    sheets = Sheets()
    for n, word in reversed(list(enumerate(["推进", "服务", "提质", "增效"]))):
        sheets.put(LEFT + 2 * n * SIZE, 700, word)

    assert paragraphs(sheets.read()) == ["推进服务提质增效"]


def test_a_line_printed_twice_a_little_aside_stays_one() -> None:
    sheets = Sheets().put(LEFT, 700, "推进服务提质增效").put(LEFT + 0.4, 700, "推进服务提质增效")

    assert paragraphs(sheets.read()) == ["推进服务提质增效"]
