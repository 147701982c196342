"""Saving a plan and reading it again, changed rows only, and refusing what would lose an edit."""

from __future__ import annotations

import random
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import Store
from tests.db.random_plans import grow, mutate
from workbench.drafting import editing
from workbench.errors import MisuseError, NotFoundError, StoreError
from workbench.plan import Paragraph, Plan, Section, Task

if TYPE_CHECKING:
    from pathlib import Path


def changed_rows(path: Path, plan_id: str) -> list[tuple[str, str]]:
    """Table and key of the rows the newest action changed."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT table_name, row_key FROM change WHERE plan_id = :plan AND number ="
            " (SELECT max(number) FROM action WHERE plan_id = :plan) ORDER BY 1, 2",
            {"plan": plan_id},
        ).fetchall()


def reopened(path: Path, plan_id: str) -> Plan:
    with Store.open(path) as store:
        return store.plan(plan_id)


def test_a_plan_is_read_as_it_was_saved(store: Store, plan: Plan, path: Path) -> None:
    store.save(None, plan, "新建")
    store.close()

    assert reopened(path, plan.id) == plan


@given(seed=st.integers(0, 2**32))
@settings(max_examples=10, deadline=None)
def test_any_plan_is_read_as_it_was_saved(tmp_path_factory, seed: int) -> None:
    plan = grow(random.Random(seed))
    path = tmp_path_factory.mktemp("any") / "store.db"
    with Store.open(path) as store:
        store.save(None, plan, "新建")

    assert repr(reopened(path, plan.id)) == repr(plan)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=10, deadline=None)
def test_any_edit_is_read_as_it_was_saved(tmp_path_factory, seed: int) -> None:
    chance = random.Random(seed)
    plan = grow(chance)
    after = mutate(mutate(plan, chance), chance)
    path = tmp_path_factory.mktemp("edit") / "store.db"
    with Store.open(path) as store:
        store.save(None, plan, "新建")
        store.save(plan, after, "改")

    assert repr(reopened(path, plan.id)) == repr(after)


def test_a_reworded_sentence_changes_one_row(store: Store, plan: Plan, path: Path) -> None:
    store.save(None, plan, "新建")

    store.save(plan, editing.set_task_text(plan, "t2", "推动急救信息互通。"), "改写（二）第2句")

    assert changed_rows(path, plan.id) == [("task", "t2")]


def test_a_sentence_typed_before_a_hundred_others_adds_one_row(store: Store, path: Path) -> None:
    tasks = tuple(Task(f"t{at}", f"推进第{at}项工作。") for at in range(100))
    before = Plan("p", "要点", preamble=(Paragraph("g", tasks),))
    after = replace(before, preamble=(Paragraph("g", (Task("new", "抓好开局。"), *tasks)),))
    store.save(None, before, "新建")

    store.save(before, after, "写入")

    assert changed_rows(path, "p") == [("task", "new")]
    assert reopened(path, "p") == after


def test_a_chapter_moved_to_the_front_changes_one_row(store: Store, path: Path) -> None:
    chapters = tuple(Section(f"s{at}", f"第{at}章") for at in range(9))
    before = Plan("p", "要点", sections=chapters)
    store.save(None, before, "新建")

    store.save(before, replace(before, sections=(chapters[8], *chapters[:8])), "移动")

    assert changed_rows(path, "p") == [("section", "s8")]


def test_a_section_moved_below_another_takes_its_text_along(
    store: Store, plan: Plan, path: Path
) -> None:
    store.save(None, plan, "新建")

    after = editing.move_section(plan, "s2", "s3", 0)
    store.save(plan, after, "移动")

    assert changed_rows(path, plan.id) == [("section", "s2")]
    assert reopened(path, plan.id) == after


def test_saving_what_did_not_change_is_no_step(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    store.save(plan, replace(plan), "什么也没改")

    assert [step.label for step in store.history(plan.id)] == ["新建"]


def test_an_edit_of_an_older_state_is_refused_and_changes_nothing(store: Store, plan: Plan) -> None:
    newer = replace(plan, title="新题")
    store.save(None, plan, "新建")
    store.save(plan, newer, "改标题")

    with pytest.raises(StoreError, match="已有别的改动"):
        store.save(plan, replace(plan, issuer="市政府"), "改发文机关")

    assert store.plan(plan.id) == newer


def test_a_plan_cannot_be_made_twice(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    with pytest.raises(StoreError, match="已有别的改动"):
        store.save(None, replace(plan, title="另一份"), "新建")


def test_two_states_of_different_plans_are_not_an_edit(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    with pytest.raises(ValueError, match="not two states"):
        store.save(plan, replace(plan, id="other"), "改")


def test_an_id_that_stands_twice_is_never_written(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    twice = Paragraph("p5", (Task("t1", "同一句。"),))

    with pytest.raises(sqlite3.IntegrityError):
        store.save(plan, replace(plan, closing=(*plan.closing, twice)), "改")

    assert store.plan(plan.id) == plan


def test_half_a_character_is_refused_and_changes_nothing(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    with pytest.raises(MisuseError, match="无法保存的字符"):
        store.save(plan, replace(plan, title="要点\ud83d"), "改标题")

    assert store.plan(plan.id) == plan


def test_a_copy_with_the_same_ids_stands_beside_its_plan(store: Store, plan: Plan) -> None:
    copy = replace(plan, id="copy", title="副本")
    store.save(None, plan, "新建")
    store.save(None, copy, "复制")

    store.save(copy, editing.set_task_text(copy, "t1", "另一句。"), "改写")

    assert store.plan("plan") == plan


def test_a_missing_plan_is_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="没有找到编号为“gone”的要点"):
        store.plan("gone")


def test_plans_are_listed_with_the_one_changed_last_first(store: Store, plan: Plan) -> None:
    other = Plan("other", "2026年要点", 2026)
    store.save(None, plan, "新建")
    store.save(None, other, "新建")
    store.save(plan, replace(plan, title="改过的要点"), "改标题")

    listed = store.plans()

    assert [(p.id, p.title, p.year, p.tasks) for p in listed] == [
        ("plan", "改过的要点", 2027, 2),
        ("other", "2026年要点", 2026, 0),
    ]
    assert listed[0].changed_at >= listed[1].changed_at


def test_a_deleted_plan_is_gone_from_every_table_but_the_journal(
    store: Store, plan: Plan, path: Path
) -> None:
    store.save(None, plan, "新建")

    store.save(plan, None, "删除")

    assert store.plans() == ()
    with closing(sqlite3.connect(path)) as connection:
        tables = ("notice", "section", "paragraph", "task", "target", "assignment")
        counts = [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]
    assert counts == [0] * len(tables)


def test_parts_that_did_not_change_are_the_same_objects_after_undo(
    store: Store, plan: Plan
) -> None:
    after = replace(plan, title="新题")
    store.save(None, plan, "新建")
    store.save(plan, after, "改标题")

    back = store.undo(plan.id)

    assert back is not None
    assert back.sections[0] is after.sections[0]


def test_idle_time_moves_the_log_into_the_file(store: Store, plan: Plan, path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    store.save(None, plan, "新建")
    before = log.stat().st_size

    store.checkpoint()

    assert log.stat().st_size < before
    assert store.plan(plan.id) == plan


def test_two_threads_may_use_one_store(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    read: list[Plan] = []
    thread = threading.Thread(target=lambda: read.append(store.plan(plan.id)))

    thread.start()
    thread.join()

    assert read == [plan]
