"""The annexes a plan goes out with: those it has, the task table, and the list that names them.

GB/T 9704-2012, 7.3.4 (附件说明) and 7.3.7 (附件): number and title are the same in both places; a
single annex has no number; no mark stands behind a title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.issuance import Form
from workbench.manuscript import Block, BlockRole, Run, RunRole
from workbench.plan import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.plan import Paragraph, Plan

TABLE_TITLE = "任务分解表"
NOBODY = "责任未定"
"""What the tasks without any unit are listed under."""


def annex_titles(plan: Plan) -> tuple[str, ...]:
    """The titles of all annexes in order, the task table last."""
    own = tuple(s.heading for s in plan.sections if s.kind is SectionKind.ANNEX)
    return (*own, f"{plan.title}{TABLE_TITLE}") if plan.issuance.task_table else own


def annex_list(plan: Plan) -> tuple[Block, ...]:
    """附件说明, a run an annex: 附件：1.… 2.…; none where the text names its annexes itself."""
    titles = annex_titles(plan)
    issued = plan.issuance.form is not Form.PLAIN or plan.issuance.task_table
    if not titles or not issued or any(_names_annexes(p) for p in _ending(plan)):
        return ()
    numbers = [""] if len(titles) == 1 else [f"{n}." for n in range(1, len(titles) + 1)]
    names = (number + title for number, title in zip(numbers, titles, strict=True))
    runs = (Run("附件：", RunRole.NUMBER), *(Run(name, RunRole.HEADING) for name in names))
    return (Block(BlockRole.ANNEX_LIST, runs, part="issuance"),)


def _ending(plan: Plan) -> tuple[Paragraph, ...]:
    return plan.notice.paragraphs if plan.notice else plan.closing


def _names_annexes(paragraph: Paragraph) -> bool:
    return paragraph.text.lstrip().startswith(("附件：", "附件:"))


def issued_tables(plan: Plan) -> Iterator[Block]:
    """The task table as the last annex, where the plan goes out with it: its title, then itself."""
    if not plan.issuance.task_table:
        return
    from workbench.issuing.task_table import task_table  # with all that reads sentences

    *_, title = titles = annex_titles(plan)
    number = f"附件{len(titles)}" if len(titles) > 1 else "附件"
    runs = (Run(number, RunRole.NUMBER), Run(title, RunRole.HEADING))
    yield Block(BlockRole.HEADING, runs, part="issuance", level=1, annex=True, new_page=True)
    yield Block(BlockRole.TABLE, (), part="issuance", table=task_table(plan))


def unit_paper(plan: Plan, unit: str) -> tuple[Block, ...]:
    """The paper of one unit: whose tasks these are, and their table; "" for those without a unit.

    Raises:
        NotFoundError: where the unit answers for nothing.
    """
    from workbench.issuing.task_table import unit_table

    words = f"{plan.title}{TABLE_TITLE}（{unit or NOBODY}）"
    runs = (Run("", RunRole.NUMBER), Run(words, RunRole.HEADING))
    title = Block(BlockRole.HEADING, runs, part="title", annex=True)
    return title, Block(BlockRole.TABLE, (), table=unit_table(plan, unit))
