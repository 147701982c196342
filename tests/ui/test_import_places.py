from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.imports.places import RowPlaces
from ui.imports.rows import Row, RowKind

ROWS = st.lists(
    st.builds(
        lambda start, length: Row(RowKind.SENTENCE, start, start + length, 1, "一句"),
        st.integers(0, 30),
        st.integers(0, 12),
    ),
    max_size=12,
)


@given(rows=ROWS, place=st.integers(-1, 45))
def test_of_the_rows_that_hold_a_place_the_one_that_begins_last_is_found(rows, place):
    inside = [n for n, row in enumerate(rows) if row.start <= place < row.end]
    expected = max(inside, key=lambda n: rows[n].start, default=-1)

    assert RowPlaces(rows).row_at(place) == expected
