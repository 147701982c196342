"""`workbench demo`: the whole way on our own samples, from files to paper, without a window.

samples → library → template → new plan → PDF, Word, Excel. The store is a passing one: what stays
are the papers.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.answers import account_line
from workbench.app import Workbench
from workbench.papers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = 2027


def demo(folder: Path) -> Iterator[str]:
    """Go the whole way, leave the papers in `folder`, and tell each step in a Chinese line."""
    from workbench.drafting.samples import samples

    with (
        tempfile.TemporaryDirectory() as passing,
        Workbench(Path(passing) / "示例.yaodian") as workbench,
    ):
        told: set[str] = set()
        for sample in samples():
            for line in _one(workbench, sample, folder):
                if line not in told:
                    yield line
                told.add(line)


def _one(workbench: Workbench, sample: Path, folder: Path) -> Iterator[str]:
    document = workbench.import_file(sample)
    yield f"导入“{document.title}”：{document.sections}条 {document.tasks}项任务"
    yield f"  {account_line(document.outline.account)}"
    template = workbench.make_template(document.id, f"模板：{document.title}")
    yield f"  存为模板“{template.name}”"
    made = workbench.new_plan(document.id, YEAR)
    yield f"  生成“{made.plan.title}”，{len(made.proposals)}处改动待核对"
    done = workbench.export(made.plan.id, folder, FORMATS, by_unit=True)
    yield from (f"  写出 {path}" for path in done.files)
    yield from (f"  {line}" for line in done.substitutions)
