"""Measures composing a paper, and composing it again after one typed character.

    python tests/benchmarks/bench_compose.py [--text FILE]

Without --text the first of the shared documents beside the project is taken, or invented text where
there is none; it is repeated to about 80, 300 and 820 pages. Prints CPU times in milliseconds; the
aims: at most 50 ms for a typed character in 80 pages, and time in proportion to the pages.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from exports.paragraphs import set_block  # noqa: E402
from exports.typesetting import Composition  # noqa: E402
from workbench.manuscript import Block, Run, manuscript  # noqa: E402
from workbench.plan import Paragraph, Plan, Task, new_id  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEEDS = PROJECT.parent / "shared" / "seeds"
INVENTED = "加强基层卫生服务体系建设，新建社区卫生服务站60个，家庭医生签约率达到74.5%以上。" * 8
SIZES = (80, 300, 820)
AIM = 50.0


def main() -> int:
    blocks = _blocks(_options().text)
    pages = len(Composition.of(blocks).pages)
    slow = 0.0
    for size in SIZES:
        paper = [copy for n in range(round(size / pages)) for copy in _again(blocks, n)]
        set_block.cache_clear()
        whole, composition = _timed(lambda paper=paper: Composition.of(paper))
        typed = _typed(composition, paper)
        count = len(composition.pages)
        print(
            f"{count:4d} pages  whole {whole:7.1f} ms  ({whole / count:.2f} ms a page)   "
            f"typed character: median {statistics.median(typed):5.1f} ms, most {max(typed):5.1f} ms"
        )
        slow = slow or max(typed)
    print(f"aim: at most {AIM:g} ms for a typed character in 80 pages")
    return 0 if slow <= AIM else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path)
    return parser.parse_args()


def _blocks(text: Path | None) -> tuple[Block, ...]:
    text = text or next(iter(sorted(SEEDS.glob("*.txt"))), None)
    words = text.read_text("utf-8") if text else "\n".join([INVENTED] * 40)
    title, *lines = [line.strip() for line in words.splitlines() if line.strip()]
    paragraphs = tuple(Paragraph(new_id(), (Task(new_id(), line),)) for line in lines)
    return manuscript(Plan(new_id(), title, preamble=paragraphs))


def _again(blocks: Sequence[Block], number: int) -> list[Block]:
    """The text once more, every paragraph another one."""
    return [replace(block, paragraph_id=f"{block.paragraph_id}.{number}") for block in blocks]


def _typed(composition: Composition, paper: list[Block]) -> list[float]:
    """One character typed at twenty places, one after the other, as an editor would."""
    times = []
    for n in range(20):
        at = len(paper) * (2 * n + 1) // 40
        runs = (*paper[at].runs, Run("好"))
        edited = [*paper[:at], replace(paper[at], runs=runs), *paper[at + 1 :]]
        fresh = [replace(block) for block in edited]  # an editor makes all paragraphs anew
        took, composition = _timed(lambda c=composition, f=fresh: c.changed(f))
        times.append(took)
        paper = edited
    return times


def _timed(made: Callable[[], Composition]) -> tuple[float, Composition]:
    start = time.process_time()
    composition = made()
    return (time.process_time() - start) * 1000, composition


if __name__ == "__main__":
    sys.exit(main())
