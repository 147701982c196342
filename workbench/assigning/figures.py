"""Targets as an office writes them into a table: 新增三甲医院 ≥2家, 待填（去年50家以上）."""

from __future__ import annotations

from decimal import Decimal

from workbench.plan import Comparator, Target, TargetKind

OPEN = "待填"
_MYRIADS = ((100_000_000, "亿"), (10_000, "万"))


def target_phrase(target: Target) -> str:
    """What is to be reached, then the figure: 孕产妇死亡率 ≤4.07/10万."""
    phrase = f"{indicator(target)} {_bound(target)}".strip()
    return f"{phrase}（{TargetKind.FACT.label}）" if target.kind is TargetKind.FACT else phrase


def indicator(target: Target) -> str:
    """The thing counted or measured; 新增 stands before it where only the increase counts."""
    grows = target.kind is TargetKind.INCREMENT and not target.indicator.startswith(("新", "增"))
    return f"新增{target.indicator}" if grows and target.indicator else target.indicator


def figure(value: float, unit: str = "") -> str:
    """`value` in full digits, large round ones by 万 and 亿 as printed: 12000 例 → 1.2万例."""
    number = Decimal(repr(value))
    for size, name in _MYRIADS:
        if number >= size and number % (size // 100) == 0 and not unit.startswith(("万", "亿")):
            return f"{_digits(number / size)}{name}{unit}"
    return f"{_digits(number)}{unit}"


def _bound(target: Target) -> str:
    if target.value is None:
        return f"{OPEN}（去年{target.last}）" if target.last else OPEN
    if target.op is Comparator.RANGE and target.value_high is not None:
        return f"{figure(target.value)}～{figure(target.value_high, target.unit)}"
    return f"{target.op.label}{figure(target.value, target.unit)}"


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
