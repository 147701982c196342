"""Measures writing a plan as PDF against typst on the same text, whole processes.

    python tests/benchmarks/bench_pdf.py [--typst-python PYTHON] [--text FILE] [--runs N]

Once with the text as it is (some 17 pages) and once with it fifty times over (some 820). Without
--text the first of the shared documents beside the project is taken, or invented text where there
is none. typst is the Python package `typst`; where it is installed for another interpreter, name
that one. Both programs look through the fonts of the machine. Prints the least processor seconds of
runs taken in turn, their ratio and the peak memory, and says with its exit code whether the aims
are kept: other work on the machine moves the hands of a clock, and only ever adds to the seconds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = PROJECT.parent / "shared" / "seeds"
INVENTED = "加强基层卫生服务体系建设，新建社区卫生服务站60个，家庭医生签约率达到74.5%以上。" * 8
AIMS = {1: 2.5, 50: 2.0}
MOST_MEMORY = 250  # MiB

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


@dataclass(frozen=True)
class Cost:
    """The processor seconds of a run, its peak memory in MiB, its output."""

    seconds: float
    memory: float
    output: str


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        kept = [_compare(Path(folder), options, times) for times in AIMS]
    return 0 if all(kept) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path)
    parser.add_argument("--typst-python", default=sys.executable)
    parser.add_argument("--runs", type=int, default=9)
    return parser.parse_args()


def _compare(folder: Path, options: argparse.Namespace, times: int) -> bool:
    """Measure and print; whether the aims are kept."""
    source = _source(folder, options.text, times)
    programs = {"yaodian": [sys.executable, "-c", OURS, str(source), str(folder / "ours.pdf")]}
    if _has_typst(options.typst_python):
        programs["typst"] = _typst_command(options.typst_python, source)
    costs = _costs(programs, max(3, options.runs // times))
    print(f"{costs['yaodian'].output} pages")
    for name, cost in costs.items():
        print(f"  {name:8}  {cost.seconds:.3f} s  {cost.memory:.0f} MiB")
    light = costs["yaodian"].memory <= MOST_MEMORY
    if "typst" not in costs:
        print("  typst is not installed for this interpreter: no comparison")
        return light
    ratio = costs["yaodian"].seconds / costs["typst"].seconds
    print(f"  ratio     {ratio:.2f}  (aim: at most {AIMS[times]}, and {MOST_MEMORY} MiB)")
    return light and ratio <= AIMS[times]


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


def _costs(programs: dict[str, list[str]], runs: int) -> dict[str, Cost]:
    """What each program costs at its best; the first round only warms the disk cache."""
    rounds = [{name: _run(order) for name, order in programs.items()} for _ in range(runs + 1)]
    return {name: min((r[name] for r in rounds[1:]), key=_seconds) for name in programs}


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _run(command: list[str]) -> Cost:
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.strip())


if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))
    sys.exit(main())
