"""Findings put right: each fix at its span, all of a text at once; sentences stay their tasks.

落实《甲》、《乙》,抓好急救。   P1 》、《 → 》《, P3 , → ，   →   落实《甲》《乙》，抓好急救。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.drafting.replacing import swapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.checking.findings import Finding
    from workbench.plan import Plan


def fixable(findings: Iterable[Finding], rule: str = "") -> tuple[Finding, ...]:
    """Those that have a fix, of one rule if named."""
    return tuple(f for f in findings if f.fix and rule in ("", f.rule))


def fixed(plan: Plan, findings: Iterable[Finding]) -> Plan:
    """The plan with the fixes of `findings` made; those made for another text are left out.

    Of two that overlap the first is made. Sentences keep ids, units and deadlines.
    """
    return swapped(plan, fixable(findings))
