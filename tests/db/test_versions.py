"""Any past moment of a plan comes back equal to what was saved, and a name keeps a moment."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.store import Store
from tests.db.random_plans import grow, mutate
from workbench.errors import NotFoundError, StoreError
from workbench.status import Status

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.plan import Plan

HOLD = (
    "import sys; from pathlib import Path; from db.store import Store\n"
    "store = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
)
DEEDS = st.lists(
    st.tuples(st.sampled_from(["edit", "edit", "join", "undo", "redo", "name"]), st.integers(0)),
    max_size=25,
)


class Remembering:
    """A store and, beside it, what each of its steps was saved as."""

    def __init__(self, path: Path) -> None:
        self.store = Store.open(path)
        self.plan = grow(random.Random(1))
        self.store.save(None, self.plan, "新建")
        self.named: list[tuple[int, Plan]] = []

    def do(self, deed: str, seed: int) -> None:
        getattr(self, deed)(seed)

    def edit(self, seed: int, join: str = "") -> None:
        after = mutate(self.plan, random.Random(seed))
        self.store.save(self.plan, after, "改", join=join, join_within=3600)
        self.plan = after

    def join(self, seed: int) -> None:
        self.edit(seed, "p")

    def undo(self, _seed: int) -> None:
        self.plan = self.store.undo(self.plan.id) or self.plan

    def redo(self, _seed: int) -> None:
        self.plan = self.store.redo(self.plan.id) or self.plan

    def name(self, seed: int) -> None:
        version = self.store.name_version(self.plan.id, str(seed))
        self.named.append((version.number, self.plan))

    def walked(self) -> dict[int, Plan]:
        """Every step there is, and the plan after it as undo and redo show it."""
        name = self.plan.id
        while back := self.store.undo(name):
            self.plan = back
        numbers = [step.number for step in self.store.history(name)]
        found = {numbers[0]: self.plan}
        for number in numbers[1:]:
            found[number] = self.store.redo(name) or self.plan
        return found


@given(deeds=DEEDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_moment_is_what_undo_and_redo_show(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int]]
) -> None:
    desk = Remembering(tmp_path_factory.mktemp("s") / "store.db")
    for deed, seed in deeds:
        desk.do(deed, seed)
    name = desk.plan.id

    moments = {step.number: desk.store.plan_at(name, step.number)
               for step in desk.store.history(name)}  # fmt: skip
    named = [(desk.store.plan_at(name, number), plan) for number, plan in desk.named]

    assert all(repr(moments[number]) == repr(plan) for number, plan in desk.walked().items())
    assert all(repr(found) == repr(plan) for found, plan in named)
    desk.store.close()


def test_what_did_not_change_since_is_shared(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, replace(plan, title="改题"), "改标题")

    past = store.plan_at(plan.id, 1)

    assert past == plan
    assert past.sections[0] is store.plan(plan.id).sections[0]


def test_a_deleted_plan_can_still_be_looked_at(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, None, "删除要点")

    assert store.plan_at(plan.id, 1) == plan
    with pytest.raises(NotFoundError):
        store.plan_at(plan.id, 2)


def test_a_step_there_is_not_is_told(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    with pytest.raises(NotFoundError):
        store.plan_at(plan.id, 9)
    with pytest.raises(NotFoundError):
        store.name_version(plan.id, "没有", 9)


def test_versions_are_counted_in_the_order_of_naming(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    store.save(plan, replace(plan, title="改题"), "改标题")

    store.name_version(plan.id, " 征求意见稿 ")
    store.name_version(plan.id, "", 1)

    assert [(v.number, v.title) for v in store.versions(plan.id)] == [
        (1, "第2版"),
        (2, "第1版 征求意见稿"),
    ]


def test_a_moment_named_again_is_renamed(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    store.name_version(plan.id, "一稿")
    store.name_version(plan.id, "初稿")

    assert [v.title for v in store.versions(plan.id)] == ["第1版 初稿"]


def test_typing_on_does_not_change_a_moment_with_a_name(store: Store, plan: Plan) -> None:
    one, two = replace(plan, title="甲"), replace(plan, title="乙")
    store.save(None, plan, "新建")
    store.save(plan, one, "改标题", join="title")
    named = store.name_version(plan.id, "送审稿")

    store.save(one, two, "改标题", join="title")

    assert store.plan_at(plan.id, named.number) == one
    assert store.undo(plan.id) == one


def test_a_named_moment_taken_back_outlives_the_next_edit(store: Store, plan: Plan) -> None:
    one, two = replace(plan, title="甲"), replace(plan, title="乙")
    store.save(None, plan, "新建")
    store.save(plan, one, "改标题")
    named = store.name_version(plan.id, "送审稿")
    store.undo(plan.id)

    store.save(plan, two, "另改标题")

    assert store.plan_at(plan.id, named.number) == one
    labels = [step.label for step in store.history(plan.id)]
    assert labels == ["新建", "改标题", "撤销：改标题", "另改标题"]
    assert store.undo(plan.id) == plan
    assert store.undo(plan.id) == one


def test_a_list_of_plans_tells_how_far_each_has_come(store: Store, plan: Plan) -> None:
    store.save(None, replace(plan, status=Status.SUBMITTED), "新建")

    assert store.plans()[0].status is Status.SUBMITTED


def test_a_thousand_steps_back_take_no_longer_than_a_glance(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    for at in range(1000):
        after = replace(plan, title=str(at))
        store.save(plan, after, "改标题")
        plan = after

    begin = time.process_time()
    past = store.plan_at(plan.id, 1)

    assert time.process_time() - begin < 0.3
    assert past.title == "2027年江城市卫生健康工作要点"


def test_a_copy_is_a_store_of_its_own(store: Store, plan: Plan, tmp_path: Path) -> None:
    store.save(None, plan, "新建")
    store.copy_to(tmp_path / "副本" / "副本.yaodian")

    with Store.open(tmp_path / "副本" / "副本.yaodian") as copy:
        assert copy.plan(plan.id) == plan
        assert not copy.read_only


def test_a_copy_takes_the_place_of_nothing(store: Store, plan: Plan, tmp_path: Path) -> None:
    store.save(None, plan, "新建")
    goal = tmp_path / "旧.yaodian"
    goal.write_bytes(b"old")

    with pytest.raises(StoreError, match="没有另存"):
        store.copy_to(goal)

    assert goal.read_bytes() == b"old"


def test_a_store_another_process_writes_to_can_be_copied(
    path: Path, plan: Plan, tmp_path: Path
) -> None:
    with Store.open(path) as first:
        first.save(None, plan, "新建")
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        with Store.open(path) as second:
            assert second.read_only
            second.copy_to(tmp_path / "副本.yaodian")
        process.kill()

    with Store.open(tmp_path / "副本.yaodian") as copy:
        assert copy.plan(plan.id) == plan
