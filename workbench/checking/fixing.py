"""Findings put right: each fix at its span, all of a text at once; sentences stay their tasks.

落实《甲》、《乙》,抓好急救。   P1 》、《 → 》《, P3 , → ，   →   落实《甲》《乙》，抓好急救。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.replacing import by_place, swapped, swapped_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.checking.findings import Finding
    from workbench.drafting.replacing import Place
    from workbench.plan import Plan


@dataclass(frozen=True, slots=True)
class Preview:
    """A text before and after its fixes."""

    place: Place
    before: str
    after: str


def fixable(findings: Iterable[Finding], rule: str = "") -> tuple[Finding, ...]:
    """Those that have a fix, of one rule if named."""
    return tuple(f for f in findings if f.fix and rule in ("", f.rule))


def previews(findings: Iterable[Finding]) -> tuple[Preview, ...]:
    """Each text with a fix as it is and as it would read, in the order of the findings."""
    return tuple(
        Preview(place, found[0].text, swapped_text(found))
        for place, found in by_place(fixable(findings)).items()
    )


def fixed(plan: Plan, findings: Iterable[Finding]) -> Plan:
    """The plan with the fixes of `findings` made; those made for another text are left out.

    Of two that overlap the first is made. Sentences keep ids, units and deadlines.
    """
    return swapped(plan, fixable(findings))
