"""Odd codes that fonts bring along are made the characters a person reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reading.formats.pdf_characters import clean
from workbench.reading.formats.pdf_joining import joined_text

COMMON = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("推进⼯作⽅案", "推进工作方案"),
        ("⻓期⻋站⻅效", "长期车站见效"),
        ("ﬁnance oﬃce", "finance office"),
        ("樂龍", "樂龍"),
        ("强\xad化\x07服务\ufeff", "强化服务"),
        ("A\xa0B", "A B"),
        ("\ud842\udfb7祥镇", "𠮷祥镇"),
    ],
)
def test_odd_codes_become_plain_characters(odd: str, plain: str) -> None:
    assert clean(odd) == plain


@given(COMMON)
def test_common_characters_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("text", ["“十五五”，（一）①1.2%—……《》〔2027〕3号", "㈠完善网络", "ⅣⅤ级"])
def test_marks_and_numbers_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["新建站点1", "2个。"], "新建站点12个。"),
        (["推进服务", "提质。"], "推进服务提质。"),
        (["open data", "and sharing"], "open data and sharing"),
        (["时间：2027-02-20", "10:30"], "时间：2027-02-20 10:30"),
    ],
)
def test_lines_are_joined_as_they_were_written(lines: list[str], whole: str) -> None:
    assert joined_text(lines) == whole
