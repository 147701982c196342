"""One window writes, the second one reads and says who holds the store."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from db.lock import Holder
from db.store import Store
from workbench.errors import ReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.plan import Plan

NOW = datetime.now().astimezone()
HOLD = (
    "import sys; from pathlib import Path; from db.store import Store\n"
    "store = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
)


@pytest.fixture
def elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the store until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def signed_by(path: Path) -> int:
    """The process that the lock beside the store names."""
    return int(json.loads(path.with_name(f"{path.name}.lock").read_text("utf-8"))["pid"])


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        (Holder("办公室电脑", 7, NOW), f"“办公室电脑”上的窗口（今天 {NOW:%H:%M} 起）"),
        (
            Holder("办公室电脑", 7, datetime(2025, 11, 2, 9, 12).astimezone()),
            "“办公室电脑”上的窗口（11月2日 09:12 起）",
        ),
        (Holder(), "另一个窗口"),
    ],
)
def test_the_holder_is_named_as_the_drafter_knows_it(holder: Holder, words: str) -> None:
    assert str(holder) == words


def test_the_first_window_writes(store: Store) -> None:
    assert not store.read_only
    assert store.holder == ""


def test_the_second_window_reads_and_names_the_holder(
    elsewhere: subprocess.Popen[str], path: Path
) -> None:
    with Store.open(path) as second:
        assert second.read_only
        assert socket.gethostname() in second.holder
        assert signed_by(path) == elsewhere.pid


def test_a_second_store_in_the_same_process_reads(store: Store, path: Path) -> None:
    with Store.open(path) as second:
        assert second.read_only
        assert signed_by(path) == os.getpid()


def test_the_second_window_sees_what_the_first_saves(store: Store, plan: Plan, path: Path) -> None:
    after = replace(plan, title="新题")
    store.save(None, plan, "新建")

    with Store.open(path) as second:
        before_edit = second.plan(plan.id)
        store.save(plan, after, "改标题")
        after_edit = second.plan(plan.id)

    assert (before_edit, after_edit) == (plan, after)


def test_nothing_can_be_written_from_the_second_window(
    store: Store, plan: Plan, path: Path
) -> None:
    store.save(None, plan, "新建")
    with Store.open(path) as second:
        writes = (
            lambda: second.save(plan, replace(plan, title="新题"), "改标题"),
            lambda: second.undo(plan.id),
            lambda: second.redo(plan.id),
            lambda: second.save_units(()),
            lambda: second.save_proposals(plan.id, ()),
        )

        for write in writes:
            with pytest.raises(ReadOnlyError, match=r"正由.*使用，这里只能查看"):
                write()

    assert store.plan(plan.id) == plan


def test_a_killed_window_does_not_lock_the_store_for_ever(
    elsewhere: subprocess.Popen[str], path: Path
) -> None:
    elsewhere.kill()
    elsewhere.wait()

    with Store.open(path) as store:
        assert not store.read_only


def test_the_second_window_may_write_once_the_first_is_closed(
    store: Store, plan: Plan, path: Path
) -> None:
    with Store.open(path) as second:
        assert not second.claim()
        store.save(None, plan, "新建")
        store.close()

        assert second.claim()
        second.save(plan, replace(plan, title="新题"), "改标题")

        assert second.holder == ""
        with Store.open(path) as third:
            assert third.read_only


def test_a_torn_signature_still_names_a_window(store: Store, path: Path) -> None:
    path.with_name(f"{path.name}.lock").write_bytes(b'{"host": "of')

    with Store.open(path) as second:
        assert second.holder == str(Holder()) == "另一个窗口"


def test_the_second_window_leaves_the_log_alone(store: Store, plan: Plan, path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    store.save(None, plan, "新建")
    with Store.open(path) as second:
        size = log.stat().st_size

        second.checkpoint()

        assert log.stat().st_size == size
