"""What was said of other papers' sentences is kept by plan and by their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.store import Store
from workbench.checking.waivers import Waiver
from workbench.drafting.alignment import Confirmed, Relation
from workbench.drafting.fates import Decision, Fate, Result, State
from workbench.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path

FATE = Decision(Fate.MERGED, ("a", "b"), "并入综合考评")
RESULT = Result(State.BEHIND, 80.5, "9个")


def test_what_was_said_comes_back_after_a_restart(path: Path) -> None:
    with Store.open(path) as store:
        store.say("p", Decision, {"d1": FATE})
        store.say("p", Result, {"d1": RESULT, "d2": Result()})
        store.say("p", Confirmed, {"d1": Confirmed(("t",), Relation.PARTLY)})

    with Store.open(path) as store:
        assert store.said("p", Decision) == {"d1": FATE}
        assert store.said("p", Result) == {"d1": RESULT, "d2": Result()}
        assert store.said("p", Confirmed) == {"d1": Confirmed(("t",), Relation.PARTLY)}


def test_each_plan_has_its_own(store: Store) -> None:
    store.say("p", Decision, {"d1": FATE})

    assert store.said("q", Decision) == {}


def test_saying_it_anew_replaces_it_and_none_takes_it_back(store: Store) -> None:
    store.say("p", Decision, {"d1": FATE, "d2": FATE})

    store.say("p", Decision, {"d1": Decision(Fate.CONTINUED), "d2": None})

    assert store.said("p", Decision) == {"d1": Decision(Fate.CONTINUED)}


def test_a_finding_let_stand_is_kept(store: Store) -> None:
    waiver = Waiver("P1", "t1", "0" * 64, "原文件名称如此")

    store.say("p", Waiver, {waiver.key: waiver})

    assert store.said("p", Waiver) == {waiver.key: waiver}


def test_a_choice_and_what_it_does_to_the_plan_are_one_step(store: Store) -> None:
    first = Plan("p", "要点")
    store.save(None, first, "新建")
    second = replace(first, title="2027年要点")
    store.decide(first, second, "（二）完成，不再列入", {"d1": FATE})
    third = Decision(Fate.CONTINUED)
    store.decide(second, second, "（二）定为延续", {"d1": third})

    steps = [step.label for step in store.steps_of("p", ["fate d1"], 5)]
    name = store.undo_label("p")
    once = store.undo("p"), store.said("p", Decision)
    twice = store.undo("p"), store.said("p", Decision)
    again = store.redo("p"), store.said("p", Decision)

    assert steps == ["（二）定为延续", "（二）完成，不再列入"]
    assert name == "（二）定为延续"
    assert once == (second, {"d1": FATE})
    assert twice == (first, {})
    assert again == (second, {"d1": FATE})
    assert store.plan_at("p", 1) == first


def test_a_choice_said_again_is_no_step(store: Store) -> None:
    plan = Plan("p", "要点")
    store.save(None, plan, "新建")
    store.decide(plan, plan, "定为合并", {"d1": FATE})

    store.decide(plan, plan, "定为合并", {"d1": FATE})

    assert [step.label for step in store.history("p")] == ["新建", "定为合并"]
