"""Targets as an office writes them into a table: 新增护理站 ≥2家, 待填（去年30家以上）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.plan import Target, TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN = "待填"


def target_phrase(target: Target) -> str:
    """What is to be reached, then the figure: 孕产妇死亡率 ≤4.07/10万."""
    phrase = f"{indicator(target)} {_bound(target)}".strip()
    return f"{phrase}（{TargetKind.FACT.label}）" if target.kind is TargetKind.FACT else phrase


def issued_phrases(targets: Iterable[Target]) -> tuple[str, ...]:
    """The phrases as an issued paper has them: one without its figure yet is left blank.

    待填 and the figure of last year are notes for those who draft.
    """
    return tuple(target_phrase(target) for target in targets if target.value is not None)


def indicator(target: Target) -> str:
    """The thing counted or measured; 新增 stands before it where only the increase counts."""
    grows = target.kind is TargetKind.INCREMENT and not target.indicator.startswith(("新", "增"))
    return f"新增{target.indicator}" if grows and target.indicator else target.indicator


def _bound(target: Target) -> str:
    if target.value is None:
        return f"{OPEN}（去年{target.last}）" if target.last else OPEN
    return target.figure
