"""Two thousand requirements against two thousand sentences of ours, and again after one edit.

    PYTHONPATH=. python tests/benchmarks/bench_align.py

Goal: no longer than rapidfuzz's cdist with one worker; after an edit a quarter of that. It runs
beside the window.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.drafting.rewordings import reworded, sentences
from tests.drafting.years import plain_plan
from workbench.drafting import editing
from workbench.drafting.alignment import Aligner

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    asked = sentences()
    said = reworded(asked)
    ours, theirs = plain_plan(2027, said), plain_plan(2027, asked)
    task = next(iter(ours.tasks()))
    edited = editing.set_task_text(ours, task.id, f"{task.text[:-1]}，开展回头看。")
    aligner = Aligner(theirs)
    first = _timed(lambda: aligner.align(ours, {}))
    again = _timed(lambda: aligner.align(edited, {}))
    whole = _timed(lambda: cdist(said, asked, scorer=ratio, workers=1))
    print(f"align {first:.2f} s, cdist {whole:.2f} s: {first / whole:.2f} x (goal 1 x)")
    print(f"after one edit {again:.2f} s: {again / whole:.2f} x (goal 0.25 x)")


def _timed(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


if __name__ == "__main__":
    main()
