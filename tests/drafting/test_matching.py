"""Matching items of two documents: who is who, and what is certain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.rewordings import reworded, sentences
from workbench.drafting.matching import Item, match, nearest

TEXTS = st.lists(st.text("推进完善社区服务体系建设，。123", min_size=1, max_size=20), max_size=12)


def items(texts: list[str]) -> list[Item]:
    return [Item(text) for text in texts]


def test_reworded_sentences_are_matched_and_none_wrongly_for_certain() -> None:
    old = sentences()

    pairs = match(items(old), items(reworded(old)))

    right = [pair for pair in pairs if pair.old == pair.new]
    assert len(right) >= 0.99 * len(old)
    assert [pair for pair in pairs if pair.certain and pair.old != pair.new] == []
    assert len([pair for pair in right if pair.certain]) > len(old) / 2


def test_the_nearest_sentence_is_the_one_reworded() -> None:
    old = sentences()

    found = nearest(items(reworded(old)), items(old))

    assert len([at for at, near in enumerate(found) if near and near[0].item == at]) >= 1980


def test_the_same_words_under_different_headings_go_to_their_own() -> None:
    old = [Item("完善管理制度。", "基层卫生"), Item("完善管理制度。", "医政管理")]

    pairs = match(old, [Item("完善管理制度。", "医政管理"), Item("完善管理制度。", "基层卫生")])

    assert [(pair.old, pair.new) for pair in pairs] == [(1, 0), (0, 1)]


def test_twins_are_matched_but_not_for_certain() -> None:
    twins = items(["完善社区卫生服务管理制度。", "完善社区卫生服务管理制度。"])

    assert [pair.certain for pair in match(twins, twins)] == [False, False]


def test_figures_do_not_tell_a_sentence_from_itself_a_year_later() -> None:
    [pair] = match(items(["新建社区卫生服务站12个。"]), items(["新建社区卫生服务站30个。"]))

    assert pair.score == 1
    assert pair.certain


def test_what_has_nothing_in_common_is_not_matched() -> None:
    assert match(items(["推进污水管网建设。"]), items(["开展职业技能竞赛。"])) == ()


@given(TEXTS, TEXTS)
def test_every_item_is_in_one_pair_at_most(old: list[str], new: list[str]) -> None:
    pairs = match(items(old), items(new))

    assert len({pair.old for pair in pairs}) == len({pair.new for pair in pairs}) == len(pairs)
    assert all(0 < pair.score <= 1 for pair in pairs)


@given(TEXTS)
def test_a_document_is_matched_with_itself(texts: list[str]) -> None:
    same = match(items(texts), items(texts))

    assert [texts[pair.old] for pair in same] == [texts[pair.new] for pair in same]
