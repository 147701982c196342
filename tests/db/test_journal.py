"""Undo, redo and history come out of the journal, also after a restart."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from db.serialising import dumps
from db.store import Store
from tests.db.random_plans import grow, mutate
from workbench.drafting import editing
from workbench.plan import Role

if TYPE_CHECKING:
    from workbench.plan import Plan


def renamed(plan: Plan, title: str) -> Plan:
    return replace(plan, title=title)


def test_undo_brings_the_plan_back_byte_for_byte(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, editing.remove_section(plan, "s1"), "删去（一）")

    back = store.undo(plan.id)

    assert back == plan
    assert dumps(back) == dumps(plan)


def test_undo_and_redo_work_after_a_restart(store: Store, plan: Plan, path: Path) -> None:
    after = renamed(plan, "新题")
    store.save(None, plan, "新建")
    store.save(plan, after, "改标题")
    store.close()

    with Store.open(path) as again:
        assert again.undo_label(plan.id) == "改标题"
        assert again.undo(plan.id) == plan
    with Store.open(path) as once_more:
        assert once_more.redo_label(plan.id) == "改标题"
        assert once_more.redo(plan.id) == after


def test_making_a_plan_is_not_undone(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    assert store.undo_label(plan.id) == ""
    assert store.undo(plan.id) is None
    assert store.plan(plan.id) == plan


def test_there_is_nothing_to_redo_before_an_undo(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, renamed(plan, "新题"), "改标题")

    assert store.redo_label(plan.id) == ""
    assert store.redo(plan.id) is None


def test_an_edit_after_an_undo_drops_what_was_undone(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, renamed(plan, "甲"), "改为甲")
    store.undo(plan.id)

    store.save(plan, renamed(plan, "乙"), "改为乙")

    assert store.redo(plan.id) is None
    assert [step.label for step in store.history(plan.id)] == ["新建", "改为乙"]


def test_history_names_the_steps_and_marks_those_undone(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, renamed(plan, "甲"), "改为甲")
    store.undo(plan.id)

    steps = store.history(plan.id)

    assert [(s.number, s.label, s.undone) for s in steps] == [
        (1, "新建", False),
        (2, "改为甲", True),
    ]
    assert steps[0].at.tzinfo is not None


def test_a_deleted_plan_comes_back_by_undo(store: Store, plan: Plan, path: Path) -> None:
    store.save(None, plan, "新建")
    store.save(plan, None, "删除要点")
    store.close()

    with Store.open(path) as again:
        assert again.undo(plan.id) == plan
        assert again.redo(plan.id) is None
        assert again.plans() == ()


def test_typing_on_in_a_paragraph_is_one_step(store: Store, plan: Plan) -> None:
    one = editing.retext(plan, "p4", "各单位")
    two = editing.retext(one, "p4", "各单位每月报送。")
    store.save(None, plan, "新建")

    store.save(plan, one, "改写结尾", join="p4")
    store.save(one, two, "改写结尾第1句", join="p4")

    assert store.undo_label(plan.id) == "改写结尾第1句"
    assert store.undo(plan.id) == plan
    assert store.redo(plan.id) == two


def test_typing_elsewhere_is_another_step(store: Store, plan: Plan) -> None:
    one = editing.retext(plan, "p4", "各单位")
    two = editing.retext(one, "p1", "总的要求。")
    store.save(None, plan, "新建")

    store.save(plan, one, "改写结尾", join="p4")
    store.save(one, two, "改写前言", join="p1")

    assert store.undo(plan.id) == one


def test_typing_after_a_pause_is_another_step(store: Store, plan: Plan) -> None:
    one = editing.retext(plan, "p4", "各单位")
    two = editing.retext(one, "p4", "各单位每月报送。")
    store.save(None, plan, "新建")

    store.save(plan, one, "改写", join="p4")
    store.save(one, two, "改写", join="p4", join_within=0)

    assert store.undo(plan.id) == one


def test_edits_without_a_join_stay_apart(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, renamed(plan, "甲"), "改为甲")

    store.save(renamed(plan, "甲"), renamed(plan, "乙"), "改为乙")

    assert store.undo(plan.id) == renamed(plan, "甲")


def test_a_sentence_typed_and_taken_back_leaves_no_step(store: Store, plan: Plan) -> None:
    typed, _ = editing.add_paragraph(plan, "closing", "多余的一段。", after="p4")
    store.save(None, plan, "新建")

    store.save(plan, typed, "写入", join="p5")
    store.save(typed, plan, "写入", join="p5")

    assert [step.label for step in store.history(plan.id)] == ["新建"]
    assert store.undo(plan.id) is None


class Journal(RuleBasedStateMachine):
    """Any edits, undone, redone, joined, with the store closed and opened in between.

    `past` holds each state with the join it was saved with, `future` what was undone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.db"
        self.past = [(grow(random.Random(0)), "")]
        self.future: list[tuple[Plan, str]] = []
        self.store = Store.open(self.path)
        self.store.save(None, self.plan, "新建")

    @property
    def plan(self) -> Plan:
        return self.past[-1][0]

    @rule(seed=st.integers(0, 2**32), edits=st.integers(1, 4), join=st.sampled_from(["", "", "p"]))
    def edit(self, seed: int, edits: int, join: str) -> None:
        after, chance = self.plan, random.Random(seed)
        for _ in range(edits):
            after = mutate(after, chance)
        self.store.save(self.plan, after, "改", join=join, join_within=3600)
        if repr(after) == repr(self.plan):
            return
        self.future.clear()
        if join and join == self.past[-1][1]:
            self.past.pop()
        if repr(after) != repr(self.plan) or not join:
            self.past.append((after, join))

    @rule(seed=st.integers(0, 2**32))
    def undo_all_and_edit(self, seed: int) -> None:
        while len(self.past) > 1:
            self.undo()
        self.edit(seed, 1, "p")

    @rule()
    def undo(self) -> None:
        back = self.store.undo(self.plan.id)
        if len(self.past) == 1:
            assert back is None
            return
        self.future.append(self.past.pop())
        assert repr(back) == repr(self.plan)

    @rule()
    def redo(self) -> None:
        again = self.store.redo(self.plan.id)
        if not self.future:
            assert again is None
            return
        self.past.append(self.future.pop())
        assert repr(again) == repr(self.plan)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def the_file_holds_the_plan(self) -> None:
        with Store.open(self.path) as other:
            assert other.read_only
            assert repr(other.plan(self.plan.id)) == repr(self.plan)

    def teardown(self) -> None:
        first, last = self.past[0][0], self.plan
        while back := self.store.undo(first.id):
            last = back
        self.store.close()
        self.folder.cleanup()
        assert repr(last) == repr(first)


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_undo_reads_a_journal_older_than_the_paper_of_a_plan(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, replace(plan, title="改名"), "改名")
    store._connection.execute(
        "UPDATE change SET before = json_remove(before, '$.issuance'),"
        " after = json_remove(after, '$.issuance') WHERE table_name = 'plan'"
    )

    store.undo(plan.id)

    assert store.plan(plan.id) == plan


def test_the_steps_of_a_sentence_are_those_that_touched_its_rows(store: Store, plan: Plan) -> None:
    first, second = [task.id for task in plan.tasks()][:2]
    noted = editing.set_note(plan, first, "列入民生实事")
    other = editing.set_note(noted, second, "别的")
    led = editing.assign(other, [first], Role.SUPPORT, ("市财政局",))
    store.save(None, plan, "新建")
    store.save(plan, noted, "写备注")
    store.save(noted, other, "写别的备注")
    store.save(other, led, "配合单位改为市财政局")

    steps = store.steps_of(plan.id, [first], 3)
    latest = store.steps_of(plan.id, [first, second], 1)
    store.undo(plan.id)

    assert [step.label for step in steps] == ["配合单位改为市财政局", "写备注"]
    assert [step.label for step in latest] == ["配合单位改为市财政局"]
    assert [step.label for step in store.steps_of(plan.id, [first], 3)] == ["写备注"]
