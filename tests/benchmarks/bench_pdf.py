"""Measures writing a plan as PDF against typst on the same text, whole processes.

    python tests/benchmarks/bench_pdf.py [--typst-python PYTHON] [--text FILE] [--times N]

Without --text the first of the shared documents beside the project is taken, or invented text where
there is none. typst is the Python package `typst`; where it is installed for another interpreter,
name that one. Prints medians in seconds; the aim is a ratio of at most 3.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = PROJECT.parent / "shared" / "seeds"
INVENTED = "加强基层卫生服务体系建设，新建社区卫生服务站60个，家庭医生签约率达到74.5%以上。" * 8

OURS = """
import sys
from pathlib import Path
from exports.fonts import FontBook
from exports.pdf import write_pdf
from workbench.plan import Paragraph, Plan, Task, new_id
title, *lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
paragraphs = tuple(Paragraph(new_id(), (Task(new_id(), line),)) for line in lines)
plan = Plan(new_id(), title, preamble=paragraphs)
print(write_pdf(plan, Path(sys.argv[2]), FontBook.find()).pages)
"""

THEIRS = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:])
"""

TYPST_SETUP = """
#set page(width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer: context align(center)[#counter(page).display()])
#set text(font: ("Liberation Serif", "FandolFang R"), size: 16pt, lang: "zh", tracking: -0.206pt)
#set par(justify: true, leading: 12.99pt, spacing: 12.99pt,
  first-line-indent: (amount: 2em, all: true))
"""


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        source = _source(Path(folder), options.text, options.times)
        command = [sys.executable, "-c", OURS, str(source), str(Path(folder) / "ours.pdf")]
        ours = _median(command, options.runs)
        print(f"yaodian   {ours:.3f} s  ({_output(command)} pages)")
        if not _has_typst(options.typst_python):
            print("typst is not installed for this interpreter: no comparison")
            return 0
        theirs = _median(_typst_command(options.typst_python, source), options.runs)
        print(f"typst     {theirs:.3f} s\nratio     {ours / theirs:.2f}  (aim: at most 3)")
        return 0 if ours <= 3 * theirs else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path)
    parser.add_argument("--typst-python", default=sys.executable)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--times", type=int, default=1, help="repeat the text so many times")
    return parser.parse_args()


def _source(folder: Path, text: Path | None, times: int) -> Path:
    """A file with a title and a paragraph a line; the title stays, the rest is repeated."""
    text = text or next(iter(sorted(SEEDS.glob("*.txt"))), None)
    words = text.read_text("utf-8") if text else "\n".join([INVENTED] * 40)
    title, *lines = [line.strip() for line in words.splitlines() if line.strip()]
    source = folder / "text.txt"
    source.write_text("\n".join([title, *(lines * times)]), "utf-8")
    return source


def _typst_command(python: str, source: Path) -> list[str]:
    from exports.fonts import FontBook
    from exports.standard import Face

    marks = str.maketrans({char: f"\\{char}" for char in r"\#$*_<>@`~-+=/[]"})
    words = source.read_text("utf-8").translate(marks).replace("\n", "\n\n")
    document = source.with_suffix(".typ")
    document.write_text(TYPST_SETUP + words, "utf-8")
    book = FontBook.find()
    fonts = {book.candidates(face)[0].path for face in (Face.FANGSONG, Face.LATIN)}
    folders = sorted({str(Path(font).parent) for font in fonts})
    return [python, "-c", THEIRS, str(document), str(source.with_name("theirs.pdf")), *folders]


def _has_typst(python: str) -> bool:
    return subprocess.run([python, "-c", "import typst"], capture_output=True).returncode == 0


def _output(command: list[str]) -> str:
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def _median(command: list[str], runs: int) -> float:
    times = []
    for _ in range(runs + 1):  # the first warms the disk cache
        start = time.perf_counter()
        _output(command)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))
    sys.exit(main())
