from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.linebreak import Measure, break_paragraph
from exports.widths import BLANK_AFTER, NO_END, NO_START, width_of

BODY = Measure(28, 2)

_words = st.text("推进基层卫生健康服务体系建设加强人才队伍", min_size=1, max_size=9)
_numbers = st.sampled_from(
    ["2027年", "74.42%", "4.07/10万", "60个", "2026—2028年", "2027年6月底前", "1.28‰", "5G", "DRG"]
)
_quotes = st.sampled_from(["“{}”", "《{}》", "（{}）", "“《{}》”", "{}"])
_marks = st.sampled_from(["，", "。", "；", "、", "：", "——", "……", ""])
_clauses = st.tuples(_words, _numbers | st.just(""), _quotes, _marks).map(
    lambda parts: parts[2].format(parts[0] + parts[1]) + parts[3]
)
sentences = st.lists(_clauses, min_size=1, max_size=30).map("".join)
measures = st.builds(Measure, st.just(28.0), st.sampled_from([0.0, 2.0]))


def lines(text: str, measure: Measure = BODY) -> list[str]:
    return [text[row.start : row.end] for row in break_paragraph(text, measure)]


@given(st.text(max_size=200), st.sampled_from([0.0, 1.0, -1.0]))
def test_joining_the_lines_gives_the_text_whatever_it_is(text: str, give: float) -> None:
    assert "".join(lines(text, Measure(28, 2, give))) == text


@given(sentences, measures)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(
    text: str, measure: Measure
) -> None:
    broken = lines(text, measure)

    starts = [line[0] for line in broken if line[:2] not in ("——", "……")]
    assert not NO_START & set(starts)
    assert not NO_END & {line[-1] for line in broken}


@given(sentences, measures)
def test_no_number_is_split_and_no_pair_of_dashes(text: str, measure: Measure) -> None:
    broken = lines(text, measure)
    ends = [a[-1] + b[0] for a, b in pairwise(broken)]

    assert not [end for end in ends if end.isdigit() or end in ("——", "……")]
    assert not [end for end in ends if end[0].isdigit() and end[1] in "%‰./年"]
    assert not [end for end in ends if end[0] in "./:" and end[1].isdigit()]


@pytest.mark.parametrize("before", range(10, 28))
@pytest.mark.parametrize("years", ["（2020-2025年）", "2020—2025年", "2020年～2025年"])
def test_a_range_of_years_is_never_torn(before: int, years: str) -> None:
    text = "推进基层卫生健康服务体系建设加强人才队伍建设提升服务水平"[:before]

    broken = lines(f"{text}{years}，加强基层卫生人才队伍建设，提升服务水平。")

    assert [line for line in broken if years in line]


@given(sentences, measures)
def test_lines_end_at_the_edge_or_before_it(text: str, measure: Measure) -> None:
    for row in break_paragraph(text, measure):
        last = text[row.end - 1]
        blank = 0.5 if last in BLANK_AFTER else 0.0
        assert row.xs[-1] + width_of(last) - blank <= 28 + 1e-6


@given(sentences, measures)
def test_characters_stand_in_order_and_never_overlap_by_more_than_a_blank_half(
    text: str, measure: Measure
) -> None:
    for row in break_paragraph(text, measure):
        widths = [width_of(char) for char in text[row.start : row.end]]
        steps = [b - a for a, b in pairwise(row.xs)]
        assert all(s >= w - 1 - 1e-6 for s, w in zip(steps, widths, strict=False))
        assert all(step > 0 for step in steps)


@given(sentences)
def test_no_paragraph_of_more_lines_ends_in_a_single_character(text: str) -> None:
    broken = lines(text)

    assert len(broken) == 1 or len(broken[-1]) > 1


def test_a_plain_line_has_twenty_eight_characters_after_an_indent_of_two() -> None:
    assert [len(line) for line in lines("健" * 80)] == [26, 28, 26]


def test_a_full_line_without_marks_stands_on_the_grid() -> None:
    first, second, _ = break_paragraph("健" * 80, BODY)

    assert first.xs[0] == 2
    assert second.xs == tuple(range(28))


def test_a_closing_mark_is_drawn_in_when_marks_can_give_way() -> None:
    text = "健" * 10 + "，" + "康" * 15 + "。" + "卫" * 10

    broken = lines(text)

    assert broken[0] == "健" * 10 + "，" + "康" * 15 + "。"


def test_a_character_goes_down_with_the_mark_when_none_can_give_way() -> None:
    text = "健" * 26 + "。" + "卫" * 10

    first, second = break_paragraph(text, BODY)

    assert text[first.start : first.end] == "健" * 25
    assert text[second.start : second.start + 2] == "健。"
    assert first.xs[-1] == 27


def test_digits_take_half_a_cell() -> None:
    (row,) = break_paragraph("2027年", Measure())

    assert row.xs == (0, 0.5, 1.0, 1.5, 2.0)


def test_a_date_stays_whole_where_it_can() -> None:
    text = "健" * 25 + "2027年6月底前完成"

    assert lines(text)[1].startswith("2027年6月")


@pytest.mark.parametrize("number", ["74.5%", "4.07/10万", "1:0.65", "12,000.5"])
@pytest.mark.parametrize("before", range(20, 28))
def test_a_number_is_never_cut_at_its_point(number: str, before: int) -> None:
    whole = number.rstrip("%万")

    broken = lines("健" * before + number + "以上的机构达到标准，其余的按期整改。")

    assert [line for line in broken if whole in line]


@pytest.mark.parametrize("before", range(20, 28))
@pytest.mark.parametrize(
    "whole", ["《健康法》", "60个", "95.5%", "1.2亿元", "300人次", "15分钟", "2027年", "6月30日"]
)
def test_short_names_and_numbers_with_their_unit_stay_whole(before: int, whole: str) -> None:
    broken = lines("健" * before + whole + "等内容按要求完成，其余的按期整改到位。")

    assert [line for line in broken if whole in line]


def test_a_line_is_filled_by_ending_the_one_before_it_earlier() -> None:
    text = "健" * 26 + "康" * 26 + "12.5万人次以上" + "生" * 20

    first, second, third = (len(line) for line in lines(text)[:3])

    assert (first, second) == (25, 27)
    assert third > 28


def test_as_many_lines_as_told_are_given() -> None:
    text = "健" * 300

    given = [len(line) for line in lines(text, Measure(28, 2, 1.0, lines=3))]

    assert given[:5] == [25, 27, 27, 28, 28]


def test_a_long_address_is_cut_where_it_must_be() -> None:
    text = "网址" + "x" * 120

    assert "".join(lines(text)) == text
    assert len(lines(text)) > 2


def test_a_paragraph_can_be_made_to_run_a_line_more() -> None:
    text = "健" * 26 + "康" * 28 * 5 + "生" * 25

    assert len(lines(text, Measure(28, 2, 1.0))) == len(lines(text)) + 1


@pytest.mark.parametrize("piece", ["12345678.9", "1", "1.", "第1", "〔2027", " 健", "《", "，。《"])
def test_time_grows_with_the_text_whatever_it_repeats(piece: str) -> None:
    text = piece * (60_000 // len(piece))

    assert "".join(lines(text)) == text
