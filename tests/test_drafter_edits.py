"""Thousands of random edits over the store: text as typed, nobody forgotten, undo whole.

In the suite a few hundred on a small plan; with --long ten thousand on a plan made from a real
document.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from db.store import Store
from workbench.app import read_file
from workbench.drafting import editing
from workbench.drafting.tree import paragraph_of
from workbench.errors import MisuseError
from workbench.plan import Assignment, Plan, Role
from workbench.reading.assembly import plan_of

TYPED = st.text(alphabet="新建急救站点推动培训6年底前，。；“”（）责任单位：市委办、", max_size=12)
UNITS = st.sampled_from(["疾控处", "医政医管处", "市急救中心", "各区卫生健康局"])
PLACE = st.floats(0, 0.999)
MOVES = (editing.promote, editing.demote)


def snapshot(plan: Plan) -> bytes:
    return repr(plan).encode()


def who(plan: Plan) -> dict[str, set[Assignment]]:
    """Everybody who answers for a sentence, by its text."""
    found: dict[str, set[Assignment]] = {}
    for paragraph in plan.paragraphs():
        for task in paragraph.tasks:
            found.setdefault(task.text, set()).update(task.assignments)
    return found


class Drafter(RuleBasedStateMachine):
    """Edits at random places; `typed` holds what each paragraph must read."""

    source: Plan

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "s.yaodian")
        self.store.save(None, self.source, "新建")
        self.plan = self.source
        self.steps: list[bytes] = []
        self.undone = 0

    def keep(self, after: Plan) -> None:
        if after == self.plan:
            return
        del self.steps[len(self.steps) - self.undone :]
        self.undone = 0
        self.steps.append(snapshot(self.plan))
        self.store.save(self.plan, after, "改写")
        self.plan = after

    def paragraph_at(self, place: float):
        paragraphs = list(self.plan.paragraphs())
        return paragraphs[int(place * len(paragraphs))]

    def section_at(self, place: float) -> str:
        sections = [section.id for section, _ in self.plan.walk()]
        return sections[int(place * len(sections))]

    def task_at(self, place: float) -> str:
        tasks = [task.id for p in self.plan.paragraphs() for task in p.tasks]
        return tasks[int(place * len(tasks))]

    @rule(place=PLACE, start=PLACE, length=st.integers(0, 20), typed=TYPED)
    def type_over(self, place: float, start: float, length: int, typed: str) -> None:
        paragraph = self.paragraph_at(place)
        at = int(start * (len(paragraph.text) + 1))
        text = paragraph.text[:at] + typed + paragraph.text[at + length :]
        before = who(self.plan)

        self.keep(editing.retext(self.plan, paragraph.id, text))

        assert paragraph_of(self.plan, paragraph.id).text == text
        after = who(self.plan)
        assert all(before[s] <= after[s] for s in before.keys() & after.keys())

    @rule(place=PLACE, offset=PLACE)
    def press_enter(self, place: float, offset: float) -> None:
        paragraph = self.paragraph_at(place)
        at = int(offset * (len(paragraph.text) + 1))

        after, fresh = editing.split_paragraph(self.plan, paragraph.id, at)

        self.keep(after)
        parts = paragraph_of(after, paragraph.id).text, paragraph_of(after, fresh).text
        assert parts == (paragraph.text[:at], paragraph.text[at:])

    @rule(place=PLACE)
    def press_backspace(self, place: float) -> None:
        paragraph = self.paragraph_at(place)
        before = who(self.plan)
        try:
            after = editing.join_paragraph(self.plan, paragraph.id)
        except MisuseError:
            return

        self.keep(after)

        left = {a for units in who(after).values() for a in units}
        assert {a for units in before.values() for a in units} == left

    @rule(place=PLACE, unit=UNITS, role=st.sampled_from(list(Role)))
    def assign(self, place: float, unit: str, role: Role) -> None:
        if not any(True for p in self.plan.paragraphs() for _ in p.tasks):
            return
        task_id = self.task_at(place)

        self.keep(editing.assign(self.plan, [task_id], role, (unit,)))

        task = next(t for p in self.plan.paragraphs() for t in p.tasks if t.id == task_id)
        assert task.units(role) == (unit,)

    @rule(place=PLACE, heading=TYPED)
    def rename(self, place: float, heading: str) -> None:
        self.keep(editing.rename(self.plan, self.section_at(place), heading))

    @rule(place=PLACE, heading=TYPED)
    def add_section(self, place: float, heading: str) -> None:
        after, _ = editing.add_section(self.plan, heading, after=self.section_at(place))
        self.keep(after)

    @rule(place=PLACE, move=st.sampled_from(MOVES))
    def change_level(self, place: float, move) -> None:
        words = [p.text for p in self.plan.paragraphs()]
        try:
            self.keep(move(self.plan, self.section_at(place)))
        except MisuseError:
            return
        assert [p.text for p in self.plan.paragraphs()] == words

    @precondition(lambda self: len(self.steps) > self.undone)
    @rule()
    def undo(self) -> None:
        after = self.store.undo(self.plan.id)
        assert after is not None
        self.undone += 1
        at = len(self.steps) - self.undone
        now, self.steps[at] = self.steps[at], snapshot(self.plan)
        self.plan = after
        assert snapshot(after) == now

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        after = self.store.redo(self.plan.id)
        assert after is not None
        at = len(self.steps) - self.undone
        now, self.steps[at] = self.steps[at], snapshot(self.plan)
        self.undone -= 1
        self.plan = after
        assert snapshot(after) == now

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(Path(self.folder.name) / "s.yaodian")

    @invariant()
    def the_store_holds_what_is_shown(self) -> None:
        assert self.store.plan(self.plan.id) == self.plan

    def teardown(self) -> None:
        while self.undone < len(self.steps):
            self.plan = self.store.undo(self.plan.id) or self.plan
            self.undone += 1
        first = snapshot(self.plan)
        self.store.close()
        self.folder.cleanup()
        assert first == snapshot(self.source)


def edits(source: Plan, runs: int, steps: int) -> None:
    machine = type("DrafterOf", (Drafter,), {"source": source})
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=slow,
            database=None,
        ),
    )


def test_random_edits_keep_text_units_and_the_way_back(sample_plan: Plan) -> None:
    edits(sample_plan, runs=2, steps=60)


@pytest.mark.long
def test_ten_thousand_edits_of_a_real_plan(seeds: list[Path]) -> None:
    edits(plan_of(read_file(seeds[0]).outline), runs=20, steps=500)
