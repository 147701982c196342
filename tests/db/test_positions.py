"""Places of siblings: ascending, and as few new ones as can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.positions import GAP, placed

NAMES = st.lists(st.sampled_from("abcdefghijkl"), unique=True)


def ascending(order: list[str], places: dict[str, int]) -> bool:
    values = [places[name] for name in order]
    return values == sorted(set(values))


@given(order=NAMES, known=st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(-99, 99)))
def test_places_ascend_whatever_was_known(order: list[str], known: dict[str, int]) -> None:
    assert ascending(order, placed(order, known))


@given(order=NAMES, at=st.integers(0, 12))
def test_an_insertion_places_only_the_new_one(order: list[str], at: int) -> None:
    known = placed(order, {})

    places = placed([*order[:at], "new", *order[at:]], known)

    assert {name: places[name] for name in order} == known


@given(order=NAMES.filter(bool), source=st.integers(0, 11), goal=st.integers(0, 11))
def test_a_move_places_only_the_moved_one(order: list[str], source: int, goal: int) -> None:
    known = placed(order, {})
    moved = order[source % len(order)]
    rest = [name for name in order if name != moved]
    after = [*rest[:goal], moved, *rest[goal:]]

    places = placed(after, known)

    assert ascending(after, places)
    assert len([name for name in order if places[name] != known[name]]) <= 1


def test_a_removal_places_nobody() -> None:
    known = {"a": 1, "b": 2, "c": 3}

    assert placed(["a", "c"], known) == {"a": 1, "c": 3}


def test_where_no_gap_is_left_all_are_spread_anew() -> None:
    assert placed(["a", "new", "b"], {"a": 1, "b": 2}) == {"a": GAP, "new": 2 * GAP, "b": 3 * GAP}


def test_thirty_insertions_at_one_spot_need_no_spread() -> None:
    order = ["a", "z"]
    places = placed(order, {})

    for at in range(30):
        order.insert(1, f"new{at}")
        fresh = placed(order, places)
        assert fresh["z"] == places["z"]
        places = fresh

    assert ascending(order, places)
