"""Two thousand sentences matched with their rewordings against rapidfuzz's cdist, one process.

    python tests/benchmarks/bench_match.py

Goal: half of cdist's time with one worker, and at least 99 % matched right.
"""

from __future__ import annotations

import time

from tests.drafting.rewordings import reworded, sentences
from workbench.drafting.matching import Item, match

GOAL = 0.5


def main() -> None:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    old = sentences()
    new = reworded(old)
    items, others = [Item(text) for text in old], [Item(text) for text in new]
    start = time.process_time()
    pairs = match(items, others)
    ours = time.process_time() - start
    start = time.process_time()
    cdist(new, old, scorer=ratio, workers=1)
    theirs = time.process_time() - start
    right = sum(pair.old == pair.new for pair in pairs) / len(old)
    wrong = sum(pair.certain and pair.old != pair.new for pair in pairs)
    print(f"match {ours:.2f} s, cdist {theirs:.2f} s: {ours / theirs:.2f} x (goal {GOAL} x)")
    print(f"matched right {right:.2%}, wrong though certain {wrong}")


if __name__ == "__main__":
    main()
