"""Import of five documents into a fresh store against reading the same files: a ratio, and seconds.

    python tests/benchmarks/bench_import.py

Real documents beside the project are used where they are, else our own samples. Printed, never a
pass or fail: a machine's speed is not a property of the program.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from workbench.app import Workbench
from workbench.drafting.samples import samples

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
RUNS = 7


def main() -> None:
    files = sorted(SEEDS.glob("*.txt")) or list(samples())
    import_files(files)  # the first one loads the modules
    read, imported = [], []
    for _ in range(RUNS):
        read.append(timed(read_files, files))
        imported.append(timed(import_files, files))
    ours, limit = statistics.median(imported), statistics.median(read)
    print(f"import of {len(files)} documents: {ours:.3f} s, {len(files) / ours:.0f} a second")
    print(f"against reading the files: {ours / limit:.0f} x ({limit * 1000:.2f} ms)")


def timed(work, files: list[Path]) -> float:
    start = time.perf_counter()
    work(files)
    return time.perf_counter() - start


def read_files(files: list[Path]) -> None:
    for file in files:
        file.read_bytes()


def import_files(files: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder, Workbench(Path(folder) / "s") as workbench:
        for file in files:
            workbench.import_file(file)


if __name__ == "__main__":
    main()
