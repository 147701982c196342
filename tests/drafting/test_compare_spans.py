"""What differs in a sentence is told as a reader would mark it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.compare_spans import new_pieces, old_pieces, spans

WORDS = st.text("推进建设加快12 6个。，", max_size=30)


def marked(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[a:b], new[c:d]) for a, b, c, d in spans(old, new)]


def test_a_figure_differs_as_a_whole() -> None:
    assert marked("开展2026年检查。", "开展2027年检查。") == [("2026", "2027")]
    assert marked("达到92.5%以上。", "达到93.5%以上。") == [("92.5", "93.5")]


def test_words_put_in_and_left_out_are_marked_alone() -> None:
    assert marked("加强队伍建设。", "加强人才队伍建设。") == [("", "人才")]
    assert marked("加强人才队伍建设。", "加强队伍建设。") == [("人才", "")]


def test_a_single_character_between_two_changes_counts_as_changed() -> None:
    assert marked("完善监管机制。", "健全监测机制。") == [("完善监管", "健全监测")]
    assert marked("甲乙丙丁。", "子乙寅丁。") == [("甲乙丙", "子乙寅")]


@given(WORDS, WORDS)
def test_spans_make_the_new_wording_of_the_old_one(old: str, new: str) -> None:
    made, at = "", 0
    for span in spans(old, new):
        made += old[at : span.old_start] + new[span.new_start : span.new_end]
        at = span.old_end

    assert made + old[at:] == new


@given(WORDS, WORDS)
def test_pieces_are_both_wordings_and_share_what_is_unmarked(old: str, new: str) -> None:
    found = spans(old, new)
    before, after = old_pieces(old, found), new_pieces(new, found)

    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new
    kept = ["".join(p.text for p in side if not p.changed) for side in (before, after)]
    assert kept[0] == kept[1]
