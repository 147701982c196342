"""A thousand documents into a fresh store: documents a second on one core, and where it goes.

    python tests/benchmarks/bench_import.py [COUNT]

Real documents beside the project are used where they are, else our own samples; each copy is made
unlike the others, as the same file twice would be kept once. The goal is 100 documents a second,
reading, understanding, search index and disk together. Printed, never a pass or fail: a machine's
speed is not a property of the program.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app import Workbench, read_file
from workbench.drafting.samples import samples

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
GOAL = 100  # documents a second
COUNT = 1000


def main(count: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})  # one core
    with tempfile.TemporaryDirectory() as folder:
        files = copies(Path(folder), count)
        read_file(files[0])  # the first one loads the modules
        limit = timed(lambda: [file.read_text(encoding="utf-8") for file in files])
        understood = timed(lambda: [read_file(file) for file in files])
        imported = timed(lambda: import_all(Path(folder) / "库.yaodian", files))
    print(f"{count} documents imported: {count / imported:.0f} a second (goal {GOAL})")
    print(f"of these {imported:.2f} s: understanding {understood:.2f} s")
    print(f"against decoding the files: {imported / limit:.0f} x ({limit:.3f} s)")


def copies(folder: Path, count: int) -> list[Path]:
    """`count` documents, no two alike."""
    sources = sorted(SEEDS.glob("*.txt")) or [p for p in samples() if p.suffix == ".txt"]
    texts = [read_file(source).file.data.decode("utf-8", "ignore") for source in sources]
    files = [folder / f"{number}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(f"{texts[number % len(texts)]}\n{number}", encoding="utf-8")
    return files


def import_all(store: Path, files: list[Path]) -> None:
    with Workbench(store) as workbench:
        for _ in workbench.import_all(files):
            pass


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
