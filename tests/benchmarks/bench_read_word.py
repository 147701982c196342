"""Reading of Word files against lxml's bare parse of their document.xml: a ratio, and milliseconds.

    python tests/benchmarks/bench_read_word.py

Files are made from the labelled documents beside the project where they are, else from our own
samples: once with typed numbers, once with heading styles and automatic numbers; and one of 500,000
characters. Printed, never a pass or fail.
"""

from __future__ import annotations

import io
import json
import statistics
import sys
import time
import zipfile
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.reading.formats.dresses import word_file  # noqa: E402  # the root must be found first
from workbench.drafting.samples import samples  # noqa: E402
from workbench.reading.formats import read  # noqa: E402
from workbench.reading.formats.word import read_word  # noqa: E402
from workbench.reading.labels import outline_labels  # noqa: E402
from workbench.reading.outline import outline  # noqa: E402

GOLD = ROOT.parent / "shared" / "gold"
RUNS = 15
LARGE = 500_000


def main() -> None:
    labels = documents()
    for dress in ("typed", "styled"):
        files = [word_file(each, dress) for each in labels]
        report(f"{len(files)} documents, {dress}", files)
    report(f"one of {LARGE:,} characters", [large_file(labels[0])])


def documents() -> list[dict]:
    found = sorted(GOLD.glob("00*.outline.json"))
    if found:
        return [json.loads(path.read_text(encoding="utf-8")) for path in found]
    return [outline_labels(outline(read(path))) for path in samples()]


def large_file(labels: dict) -> bytes:
    length = sum(len(s) for node in labels["nodes"] for s in node["sentences"])
    return word_file({**labels, "nodes": labels["nodes"] * (LARGE // length + 1)}, "typed")


def report(what: str, files: list[bytes]) -> None:
    parts = [unpacked(data) for data in files]
    parsed, packed, ours = milliseconds(
        lambda: [etree.fromstring(part) for part in parts],
        lambda: [etree.fromstring(unpacked(data)) for data in files],
        lambda: [read_word(data, "要点.docx") for data in files],
    )
    print(
        f"{what}: {ours:.2f} ms, {ours / parsed:.1f} x the bare parse ({parsed:.2f} ms), "
        f"{ours / packed:.1f} x unpacking and parsing ({packed:.2f} ms)"
    )


def milliseconds(*works) -> list[float]:
    """The medians of works done in turn, so that a busy machine is busy for all of them."""
    times = [[] for _ in works]
    for _ in range(RUNS):
        for own, work in zip(times, works, strict=True):
            start = time.process_time()
            work()
            own.append(time.process_time() - start)
    return [statistics.median(own) * 1000 for own in times]


def unpacked(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")


if __name__ == "__main__":
    main()
