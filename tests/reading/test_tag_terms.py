"""The term behind 完成时限 is read without what a page or the next number left there."""

from __future__ import annotations

import pytest

from workbench.reading.tag_terms import term_in


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("2027年12月底前#Page23:7", "2027年12月底前"),
        ("2027年12月底前#Page3:（责任单位", "2027年12月底前"),
        ("2027年12月底前23", "2027年12月底前"),
        ("2027年12月底前、", "2027年12月底前"),
        ("2027年12月底前并长期坚持", "2027年12月底前并长期坚持"),
        ("6月底前、12月底前", "6月底前、12月底前"),
        ("2027.12.31", "2027.12.31"),
    ],
)
def test_what_is_no_term_is_left_out(value: str, term: str) -> None:
    assert term_in(value) == term
