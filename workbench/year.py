"""What the turning year asks for, once for window and command line: carry-over and alignment.

Plain functions that are handed the open `Workbench`; a reference is the id of a plan, document or
template, or a file's path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.app import Workbench
    from workbench.drafting.alignment import Alignment
    from workbench.drafting.fates import Ledger


def carried(workbench: Workbench, old: str, new: str) -> Ledger:
    """The fate of every item of the plan `old` in the plan `new`.

    Raises:
        NotFoundError: where one of the references stands for nothing.
    """
    from workbench.drafting.carryover import carry_over

    return carry_over(workbench.find_plan(old), workbench.find_plan(new))


def aligned(
    workbench: Workbench,
    plan: str,
    document: str,
    tell: Callable[[int, int], None] | None = None,
) -> Alignment:
    """What of the superior's `document` stands in `plan`; `tell` as for `alignment.align`.

    Raises:
        NotFoundError: where one of the references stands for nothing.
    """
    from workbench.drafting.alignment import align

    return align(workbench.find_plan(plan), workbench.find_plan(document), tell=tell)
