"""Sentences are found again: same text, most similar, same place – each at most once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.similarity import match_sentences, ratio

SENTENCES = st.lists(st.text(alphabet="新建急救站点培训推动6个。", max_size=12), max_size=8)


def test_the_same_text_is_matched_wherever_it_went() -> None:
    old = ["新建站点。", "开展培训。", "完善机制。"]

    assert match_sentences(old, ["完善机制。", "新建站点。"]) == {0: 2, 1: 0}


def test_a_reworded_sentence_is_matched_to_the_most_similar() -> None:
    old = ["新建急救站点6个。", "开展急救知识培训。"]
    new = ["开展全市急救知识培训。", "新建城区急救站点8个。"]

    assert match_sentences(old, new) == {0: 1, 1: 0}


def test_a_sentence_written_anew_continues_the_one_in_its_place() -> None:
    old = ["甲项工作。", "乙类事务另行安排。", "丙。"]

    assert match_sentences(old, ["甲项工作。", "召开动员部署会。", "丙。"])[1] == 1


def test_equal_sentences_are_paired_in_order() -> None:
    assert match_sentences(["同句。", "同句。"], ["同句。", "同句。"]) == {0: 0, 1: 1}


@given(old=SENTENCES, new=SENTENCES)
def test_no_old_sentence_is_given_twice(old: list[str], new: list[str]) -> None:
    pairs = match_sentences(old, new)

    assert len(set(pairs.values())) == len(pairs)
    assert all(0 <= i < len(new) and 0 <= j < len(old) for i, j in pairs.items())


def test_likeness_goes_from_nought_to_one() -> None:
    assert ratio("新建站点", "新建站点") == 1
    assert ratio("新建站点", "深化改革") == 0
