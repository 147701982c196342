"""Reading PDF files against the text library's own extraction of the same pages: a ratio.

    python tests/benchmarks/bench_read_pdf.py [FILE…]

Without files some are made of our own samples by our own export. Printed, never a pass or fail: a
machine's speed is not a property of the program.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app import read_file
from workbench.drafting.samples import samples
from workbench.reading.assembly import plan_of
from workbench.reading.formats.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 15
FEWEST_PAGES = 47


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name) for name in sys.argv[1:]] or made(Path(folder))
        report(f"{len(files)} files", [file.read_bytes() for file in files])


def made(folder: Path) -> list[Path]:
    """Our samples on paper, as often as it takes to fill the pages."""
    from exports.fonts import FontBook
    from exports.pdf import write_pdf

    book, files, pages = FontBook.find(), [], 0
    while pages < FEWEST_PAGES:
        for sample in samples():
            path = folder / f"{len(files)}.pdf"
            pages += write_pdf(plan_of(read_file(sample).outline), path, book).pages
            files.append(path)
    return files


def report(what: str, data: list[bytes]) -> None:
    pages = extract(data)
    ours, theirs = [], []
    for _ in range(RUNS):
        theirs.append(timed(lambda: extract(data)))
        ours.append(timed(lambda: [read_pdf(each, "a.pdf") for each in data]))
    mine, limit = min(ours), min(theirs)  # the runs least disturbed
    print(f"{what}, {pages} pages: {mine * 1000:.1f} ms, extraction {limit * 1000:.1f} ms")
    print(f"reading against extraction: {mine / limit:.2f} x")


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def extract(data: list[bytes]) -> int:
    """What the text library does by itself; the number of pages."""
    import pypdfium2

    pages = 0
    for each in data:
        with pypdfium2.PdfDocument(each) as document:
            for page in document:
                page.get_textpage().get_text_range()
                pages += 1
    return pages


if __name__ == "__main__":
    main()
