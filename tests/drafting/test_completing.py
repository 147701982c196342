"""What is offered while a sentence is begun."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from workbench.drafting.completing import MOST, Begun, begun, offers


@dataclass(frozen=True)
class Line:
    text: str
    kind: str = "document"
    id: str = "d1"
    title: str = "江北省2026年工作要点"


def _begun(text: str) -> Begun:
    found = begun(text, len(text))
    assert found is not None
    return found


def test_a_sentence_is_begun_behind_the_last_stop() -> None:
    found = _begun("抓好急救。推进医联体，强化监测")

    assert (found.sentence, found.clause, found.start) == ("推进医联体，强化监测", "强化监测", 5)


@pytest.mark.parametrize("text", ["", "推", "推进医联体，强", "推进医联体。"])
def test_nothing_is_begun_before_two_characters(text: str) -> None:
    assert begun(text, len(text)) is None


def test_inside_of_a_sentence_nothing_is_begun() -> None:
    assert begun("推进医联体", 2) is None


def test_before_a_stop_a_sentence_may_go_on() -> None:
    assert begun("推进。", 2) is not None


def test_what_stands_before_the_given_start_is_not_looked_at() -> None:
    found = begun("完善网络推进", 6, 4)

    assert found is not None
    assert found.sentence == "推进"


def test_a_sentence_that_begins_so_is_offered_whole_with_its_source() -> None:
    (offer,) = offers([Line("推进医联体建设。")], _begun("推进医"))

    assert (offer.text, offer.rest, offer.origin) == ("推进医联体建设。", "联体建设。", "d1")


def test_a_sentence_of_an_own_plan_has_no_source() -> None:
    (offer,) = offers([Line("推进医联体建设。", "plan", "p1")], _begun("推进医"))

    assert offer.origin == ""


def test_the_plan_that_is_written_offers_nothing() -> None:
    assert offers([Line("推进医联体建设。", "plan", "p1")], _begun("推进医"), own="p1") == ()


def test_a_clause_goes_on_to_the_end_of_its_sentence() -> None:
    line = Line("健全体系，强化监测预警，提升能力。")

    whole, part = offers([line], _begun("抓好急救，强化监测"))

    assert (whole.rest, whole.origin) == ("预警，提升能力。", "")
    assert part.rest == "预警"


def test_the_units_named_behind_a_sentence_stay_there() -> None:
    (offer,) = offers([Line("推进医养结合。（责任单位：医政处）")], _begun("推进医"))

    assert offer.text == "推进医养结合。"


def test_words_inside_of_a_clause_go_on_to_its_end() -> None:
    (offer,) = offers([Line("全面推进分级诊疗，提升能力。")], _begun("分级"))

    assert offer.text == "分级诊疗"


def test_whole_sentences_come_before_phrases() -> None:
    lines = [Line("健全机制，推进医联体提质。"), Line("推进医养结合。")]

    assert [o.text for o in offers(lines, _begun("推进医"))] == [
        "推进医养结合。",
        "推进医联体提质。",
    ]


def test_the_same_words_are_offered_once() -> None:
    lines = [Line("推进医养结合。"), Line("推进医养结合。", id="d2"), Line("推进医养结合")]

    assert len(offers(lines, _begun("推进医"))) == 1


def test_a_sentence_that_is_written_already_is_not_offered() -> None:
    assert offers([Line("推进医养结合")], _begun("推进医养结合")) == ()


def test_what_the_plan_has_word_for_word_is_not_offered_from_another_paper() -> None:
    lines = [Line("推进医养结合，新增床位200张。"), Line("推进医联体建设。")]
    written = "推进医养结合，新增床位200张（责任单位：医政处）。"

    assert [o.text for o in offers(lines, _begun("推进医"), written=written)] == [
        "推进医联体建设。"
    ]


def test_a_term_that_the_plan_has_is_offered_again() -> None:
    (offer,) = offers([Line("全面推进分级诊疗。")], _begun("分级"), written="做好分级诊疗。")

    assert offer.text == "分级诊疗"


def test_no_more_are_offered_than_can_be_seen_at_once() -> None:
    lines = [Line(f"推进第{at}项改革。") for at in range(20)]

    assert len(offers(lines, _begun("推进第"))) == MOST
