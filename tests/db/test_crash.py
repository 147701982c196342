"""A process is killed while it edits: each edit it said it had kept is there, the file whole."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.store import Store
from tests.db.editing_child import digest

ROOT = Path(__file__).resolve().parents[2]


def kill_while_editing(path: Path, seed: int) -> set[str]:
    """Start an editor, kill it at a random moment; the states that may now be in the file.

    They are the last one it said it had kept, and the one it was about to keep.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.db.editing_child", str(path), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, 0.2))
        process.kill()
        said = (first + process.stdout.read()).split("\n")[:-1]
    last = max(at for at, line in enumerate(said) if line.startswith("kept"))
    return {line.split()[1] for line in said[last:]}


def found(path: Path) -> set[str]:
    """The state in the file and its neighbours: a step back or forth is not announced."""
    with Store.open(path, create=False) as store:
        plan = store.plan(store.plans()[0].id)
        states = {digest(plan)}
        for there, back in ((store.undo, store.redo), (store.redo, store.undo)):
            if neighbour := there(plan.id):
                states.add(digest(neighbour))
                assert back(plan.id) == plan
        return states


def survive(path: Path, kills: int) -> None:
    for seed in range(kills):
        possible = kill_while_editing(path, seed)

        assert possible & found(path)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_acknowledged_edit_is_lost_in_8_kills(path: Path) -> None:
    survive(path, 8)


@pytest.mark.long
def test_no_acknowledged_edit_is_lost_in_200_kills(path: Path) -> None:
    survive(path, 200)
