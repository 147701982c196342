"""A process that edits a store for ever and says each edit it has kept; made to be killed.

    python -m tests.db.editing_child STORE SEED

Says "next <digest>" before an edit and "kept <digest>" when a state is on disk.
"""

from __future__ import annotations

import hashlib
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from db.serialising import dumps
from db.store import Store
from tests.db.random_plans import grow, mutate

if TYPE_CHECKING:
    from workbench.plan import Plan


def digest(plan: Plan) -> str:
    return hashlib.sha256(dumps(plan).encode()).hexdigest()


def say(word: str, plan: Plan) -> None:
    sys.stdout.write(f"{word} {digest(plan)}\n")
    sys.stdout.flush()


def edit(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = Store.open(path)
    known = store.plans()
    plan = store.plan(known[0].id) if known else grow(chance)
    if not known:
        store.save(None, plan, "新建")
    while True:
        say("kept", plan)
        plan = _step(store, plan, chance)


def _step(store: Store, plan: Plan, chance: random.Random) -> Plan:
    act = chance.random()
    if act < 0.1:
        return store.undo(plan.id) or plan
    if act < 0.15:
        return store.redo(plan.id) or plan
    if act < 0.17:
        store.checkpoint()
    after = mutate(plan, chance)
    say("next", after)
    store.save(plan, after, "改", join=chance.choice(("", "p")))
    return after


if __name__ == "__main__":
    edit(Path(sys.argv[1]), int(sys.argv[2]))
