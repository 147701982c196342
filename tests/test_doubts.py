"""Doubtful headings of the papers a plan goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import aligning
from workbench.app import Workbench
from workbench.doubts import doubts

if TYPE_CHECKING:
    from pathlib import Path

PAPER = (
    "南江省2027年卫生工作要点\n一、保健\n（一）筛查工作。筛查覆盖率达到80%以上。\n"
    "（三）养老服务。建成护理站6个。\n（七）宣传。举办讲座2场。\n二、队伍\n（八）培训。培训200人。\n"
)


def test_only_papers_of_the_plan_are_looked_through(tmp_path: Path) -> None:
    file = tmp_path / "省要点.txt"
    file.write_text(PAPER, "utf-8")
    with Workbench(tmp_path / "s.yaodian") as workbench:
        document = workbench.import_file(file)
        plan = workbench.new_plan(str(file), 2027, at_once=False).plan
        doubtful = workbench.document(document.id).outline.doubtful

        before = doubts(workbench, (), plan)
        aligning.choose(workbench, plan.id, [document.id])
        found = doubts(workbench, workbench.documents(), plan)

    assert before == ()
    assert [one.heading for one in found] == [f"{n.number}{n.heading}" for n in doubtful]
    assert all(one.reason and one.document == document.id for one in found)
    assert found
