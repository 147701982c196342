"""`workbench demo`: the whole way on our own samples, from files to paper, without a window.

samples → library → template → new plan → PDF, Word, Excel; the first as an official paper with its
task table. The store is a passing one: what stays are the papers.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.answers import account_line
from workbench.app import Workbench
from workbench.issuance import Form, Issuance
from workbench.papers import FORMATS, export_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.plan import Plan

YEAR = 2027
_NUMBER = "江卫发〔2027〕1号"
_ELEMENTS = Issuance(
    Form.DOCUMENT,
    letterhead=("江城市卫生健康委员会",),
    copy_number="000001",
    urgency="加急",
    sealed=True,
    note="此件公开发布",
    copies_to="省卫生健康委员会，市委办公室，市政府办公室",
    printed_by="江城市卫生健康委员会办公室",
    printed_on="2027年1月8日",
    task_table=True,
)
"""How the first of the samples goes out as an official paper; 江城市 is invented."""


def demo(folder: Path) -> Iterator[str]:
    """Go the whole way, leave the papers in `folder`, and tell each step in a Chinese line."""
    from workbench.drafting.samples import samples

    with (
        tempfile.TemporaryDirectory() as passing,
        Workbench(Path(passing) / "示例.yaodian") as workbench,
    ):
        told: set[str] = set()
        for sample in samples():
            for line in _one(workbench, sample, folder, issued=sample == samples()[0]):
                if line not in told:
                    yield line
                told.add(line)


def _one(workbench: Workbench, sample: Path, folder: Path, *, issued: bool) -> Iterator[str]:
    document = workbench.import_file(sample)
    yield f"导入“{document.title}”：{document.sections}条 {document.tasks}项任务"
    yield f"  {account_line(document.outline.account)}"
    template = workbench.make_template(document.id, f"模板：{document.title}")
    yield f"  存为模板“{template.name}”"
    made = workbench.new_plan(document.id, YEAR)
    yield f"  生成“{made.plan.title}”，{len(made.proposals)}处改动待核对"
    plan = _issued(workbench, made.plan) if issued else made.plan
    if issued:
        yield f"  设为{plan.issuance.form.label}公文，附任务分解表"
    done = export_plan(plan, folder, FORMATS, by_unit=True)
    yield from (f"  写出 {path}" for path in done.files)
    yield from (f"  {line}" for line in done.substitutions)


def _issued(workbench: Workbench, plan: Plan) -> Plan:
    """The plan as an official paper: 版头, seal, the task table as its annex, 版记."""
    from workbench.issuing.elements import issuance_of, with_issuance

    number = issuance_of(plan).number or _NUMBER
    issued = with_issuance(plan, replace(_ELEMENTS, number=number))
    workbench.save(plan, issued, "设置公文要素")
    return issued
