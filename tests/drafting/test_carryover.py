"""What became of last year's items: each gets its fate, and what is called certain is right."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.rewordings import reworded, sentences
from tests.drafting.years import plain_plan, plan_of_year
from workbench.app import read_file
from workbench.drafting.alignment import align
from workbench.drafting.carryover import carry_over, figures
from workbench.drafting.dropping import without_tasks
from workbench.drafting.editing import retext
from workbench.drafting.entries import items
from workbench.drafting.fates import TOTAL, Decision, Fate, Result, State, into, statistic
from workbench.drafting.matter import digest
from workbench.drafting.rollforward import roll_forward
from workbench.drafting.texts import fresh_copy
from workbench.drafting.tree import section_of
from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from workbench.drafting.fates import ItemFate, Ledger
    from workbench.plan import Plan

DATA = Path(__file__).parent.parent / "data"

OLD = plan_of_year(
    2026,
    {
        "民生保障": {
            "推进养老助餐": ["新增城区养老助餐点12个。", "制定助餐点星级评定办法。"],
            "完成旱厕改造": ["改造农村旱厕730座，6月底前全部验收。"],
            "加强托育服务": ["新增普惠托位500个，每个街道至少建成托育点1处。"],
        },
        "安全稳定": {"加强燃气安全": ["更换老旧燃气管道36公里，入户安检率达到98%。"]},
    },
)
NEW = plan_of_year(
    2027,
    {
        "民生保障": {
            "扩大养老助餐覆盖面": ["新增城区养老助餐点20个。", "制定助餐点星级评定办法。"],
            "加强托育服务": ["新增普惠托位600个，每个街道至少建成托育点2处。"],
            "建设儿童友好公园": ["建成儿童友好公园8座，划定无障碍游戏区。"],
        },
        "安全稳定": {"加强燃气安全": ["更换老旧燃气管道12公里，入户安检率达到100%。"]},
    },
)


def fate_of(ledger: Ledger, heading: str) -> ItemFate:
    return next(f for f in ledger.items if f.old and f.old.heading == heading)


def made_pair() -> tuple[Plan, Plan]:
    old, new = (
        plan_of(read_file(DATA / f"江城市{year}年教育工作要点.txt").outline)
        for year in (2026, 2027)
    )
    return old, new


def rows(ledger: Ledger) -> set[tuple[str | None, str | None, str]]:
    return {
        (f.old.heading if f.old else None, entry.heading if entry else None, f.fate.label[:2])
        for f in ledger.items
        for entry in f.new or (None,)
    }


# -- fates -------------------------------------------------------------------------------


def test_every_item_of_the_made_pair_has_the_fate_of_the_key() -> None:
    key = json.loads((DATA / "教育要点两年对照.json").read_text("utf-8"))
    told = {(row["old"], row["new"], row["fate"]) for row in key}

    ledger = carry_over(*made_pair())

    assert len(rows(ledger) & told) >= 0.97 * len(told)
    certain = {(f.old.heading, f.new[0].heading) for f in ledger.items if f.certain and f.old}
    assert certain <= {(row["old"], row["new"]) for row in key}
    assert len(certain) > 30


def test_items_go_on_go_further_are_done_and_are_new() -> None:
    ledger = carry_over(OLD, NEW)

    assert fate_of(ledger, "推进养老助餐").fate is Fate.DEEPENED
    assert fate_of(ledger, "加强托育服务").fate is Fate.CONTINUED
    assert [entry.heading for entry in ledger.dropped] == ["完成旱厕改造"]
    assert [entry.heading for entry in ledger.added] == ["建设儿童友好公园"]


def test_two_items_made_one_are_merged_and_one_made_two_is_split() -> None:
    one = {
        "做好托育和助餐服务": [
            "新增城区养老助餐点20个，制定助餐点星级评定办法。",
            "新增普惠托位600个，每个街道至少建成托育点2处。",
        ]
    }
    two = {
        "推进养老助餐": ["新增城区养老助餐点12个。", "制定助餐点星级评定办法。"],
        "加强托育服务": ["新增普惠托位500个，每个街道至少建成托育点1处。"],
    }
    whole, parts = plan_of_year(2027, {"民生": one}), plan_of_year(2026, {"民生": two})

    merged = carry_over(parts, whole)
    split = carry_over(whole, parts)

    assert [f.fate for f in merged.items] == [Fate.MERGED, Fate.MERGED]
    assert [f.fate for f in split.items] == [Fate.SPLIT]
    assert [entry.heading for entry in split.items[0].new] == list(two)
    assert "拆分为" in split.items[0].reason


def test_a_closing_word_to_all_is_no_part_of_the_last_item() -> None:
    old, _ = made_pair()

    assert "对照本要点" not in items(old)[-1].text


def test_a_long_stretch_of_sentences_is_taken_one_by_one() -> None:
    old = plain_plan(2026, sentences(12))

    assert len(items(old)) == 12
    assert [f.fate for f in carry_over(old, old).items] == [Fate.CONTINUED] * 12


def test_a_sentence_without_a_heading_has_one_fate_in_both_views() -> None:
    made = sentences(40)
    ledger = carry_over(plain_plan(2026, made), plain_plan(2027, reworded(made[5:])))

    assert ledger.items == ledger.sentences


def test_a_sentence_may_become_an_item_with_a_heading() -> None:
    made = [*sentences(12), "新增城区养老助餐点12个，制定助餐点星级评定办法。"]

    ledger = carry_over(plain_plan(2026, made), NEW)

    assert [entry.heading for entry in ledger.items[12].new] == ["扩大养老助餐覆盖面"]


# -- identity ----------------------------------------------------------------------------


def test_a_plan_rolled_forward_knows_each_item_by_its_sentences() -> None:
    old, _ = made_pair()
    new, _ = roll_forward(old, 2027)

    ledger = carry_over(old, new)

    assert [f.fate for f in ledger.items] == [Fate.CONTINUED] * len(items(old))
    assert all(f.certain for f in ledger.items)


def test_an_item_reworded_after_rolling_forward_is_still_the_one_it_was() -> None:
    copy = fresh_copy(OLD)
    chapter = copy.sections[0]
    item = replace(chapter.sections[1], heading="巩固农村厕所革命成果")
    rest = (chapter.sections[0], item, *chapter.sections[2:])
    new = replace(copy, sections=(replace(chapter, sections=rest), *copy.sections[1:]))

    fate = fate_of(carry_over(OLD, new), "完成旱厕改造")

    assert (fate.fate, fate.new[0].heading) == (Fate.DEEPENED, "巩固农村厕所革命成果")


# -- sentences ---------------------------------------------------------------------------


def test_sentences_pair_below_items_that_are_one() -> None:
    found = {
        f.old.text: [entry.text for entry in f.new] for f in carry_over(OLD, NEW).sentences if f.old
    }

    assert found["新增城区养老助餐点12个。"] == ["新增城区养老助餐点20个。"]
    assert found["改造农村旱厕730座，6月底前全部验收。"] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_sentences_dropped_and_added_are_never_certain_to_be_one(seed: int) -> None:
    """A third stays and is reworded, a third goes, and as many come that look like those gone."""
    made = sentences(300, seed)
    kept, gone = made[:200], made[200:]
    dice = random.Random(seed)
    alike = [
        text.replace(text[2:5], dice.choice(("西城区", "港口镇", "各县市")), 1) for text in gone
    ]
    new = reworded(kept, seed) + alike

    ledger = carry_over(plain_plan(2026, made), plain_plan(2027, new))

    places = {text: at for at, text in enumerate(new)}
    certain = [f for f in ledger.sentences if f.certain and f.old]
    wrong = [f for f in certain if places[f.new[0].text] != made.index(f.old.text if f.old else "")]
    assert wrong == []
    assert len(certain) > 80


TEXTS = st.lists(
    st.text("推进完善社区服务体系建设，12", min_size=1, max_size=12), min_size=1, max_size=8
)


@given(TEXTS, TEXTS)
def test_every_sentence_of_both_years_is_accounted_for(old: list[str], new: list[str]) -> None:
    ledger = carry_over(plain_plan(2026, old), plain_plan(2027, new))

    told = [f.old.text for f in ledger.sentences if f.old]
    found = {entry.tasks[0].id for f in ledger.sentences for entry in f.new}
    assert told == old
    assert len(found) == len(new)


# -- results and decisions ---------------------------------------------------------------


def test_what_last_year_left_unfinished_is_tagged_and_asks_for_a_reason() -> None:
    name = items(OLD)[0].digest
    ledger = carry_over(OLD, NEW, {name: Result(State.BEHIND, 80, "9个")})

    fate = fate_of(ledger, "推进养老助餐")

    assert (fate.label, fate.asks_reason) == ("深化·结转", True)
    assert fate in ledger.to_ask


def test_an_item_came_to_what_its_sentences_did() -> None:
    done, late = (task.text for task in items(OLD)[0].tasks)
    results = {digest(done): Result(State.DONE), digest(late): Result(State.BEHIND)}

    ledger = carry_over(OLD, NEW, results)

    assert fate_of(ledger, "推进养老助餐").carried
    carried = [f.old.text for f in ledger.sentences if f.carried and f.old]
    assert carried == [late]


def test_a_reason_given_is_not_asked_again() -> None:
    name = items(OLD)[0].digest
    said = Decision(Fate.CONTINUED, (items(NEW)[0].digest,), "场地未落实")
    results = {name: Result(percent=80)}

    fate = fate_of(carry_over(OLD, NEW, results, {name: said}), "推进养老助餐")

    assert (fate.label, fate.reason, fate.asks_reason) == ("延续·结转", "场地未落实", False)


def test_the_drafter_may_say_that_an_item_became_nothing() -> None:
    said = Decision(Fate.FINISHED, (), "并入日常工作")

    ledger = carry_over(OLD, NEW, decided={items(OLD)[2].digest: said})

    assert fate_of(ledger, "加强托育服务").new == ()
    assert "加强托育服务" in [entry.heading for entry in ledger.added]


def test_a_decision_about_words_that_changed_since_is_void() -> None:
    said = Decision(Fate.MERGED, ("没有这一项",))

    fate = fate_of(carry_over(OLD, NEW, decided={items(OLD)[2].digest: said}), "加强托育服务")

    assert (fate.fate, fate.confirmed) == (Fate.CONTINUED, False)


def test_a_decision_outlasts_new_words_of_the_item_it_names() -> None:
    was, there = items(OLD)[2], items(NEW)[0]
    said = into(Fate.MERGED, [there], "两项合一")
    turned = retext(NEW, _first_paragraph(NEW, there.section_id), "全部换成别的话。")

    fate = fate_of(carry_over(OLD, turned, decided={was.digest: said}), was.heading)

    assert (fate.fate, fate.confirmed, fate.reason) == (Fate.MERGED, True, "两项合一")
    assert there.section_id in [entry.section_id for entry in fate.new]


def test_a_decision_is_void_when_the_item_it_names_is_gone() -> None:
    was, there = items(OLD)[2], items(NEW)[0]
    said = into(Fate.MERGED, [there])
    without = without_tasks(NEW, {task.id for task in there.tasks})

    fate = fate_of(carry_over(OLD, without, decided={was.digest: said}), was.heading)

    assert not fate.confirmed


def _first_paragraph(plan: Plan, section_id: str) -> str:
    return section_of(plan, section_id).paragraphs[0].id


@pytest.mark.parametrize(
    ("result", "unfinished"),
    [
        (Result(State.DONE), False),
        (Result(State.ON_TRACK), True),
        (Result(percent=100), False),
        (Result(percent=99.5), True),
        (Result(), False),
    ],
)
def test_unfinished_is_what_was_reported_on_and_is_not_done(
    result: Result, *, unfinished: bool
) -> None:
    assert result.unfinished is unfinished


# -- figures -----------------------------------------------------------------------------


def test_figures_show_last_year_what_was_reached_and_what_the_superior_asks() -> None:
    results = {items(OLD)[3].digest: Result(State.DONE, 100, "更换38公里，入户安检率99.5%")}
    above = plan_of_year(2027, {"安全": {"燃气": ["更换老旧燃气管道15公里。"]}})

    fate = fate_of(carry_over(OLD, NEW, results), "加强燃气安全")
    asked = align(NEW, above).asked_of(fate.new[0])
    pipes, checks = figures(fate, asked)

    assert (pipes.last, pipes.reached, pipes.below_asked) == ("36公里", 38, True)
    assert (checks.last, checks.reached, checks.warning) == ("≥98%", 99.5, "")


# -- the leader's page -------------------------------------------------------------------


def test_the_statistic_counts_by_chapter_and_in_all() -> None:
    *chapters, total = statistic(carry_over(OLD, NEW))

    assert [row.chapter for row in chapters] == ["民生保障", "安全稳定"]
    assert (total.chapter, total.total) == (TOTAL, 5)
    assert dict(zip(Fate, total.fates, strict=True))[Fate.CONTINUED] == 2
