"""Targets in cells of a table, where indicator, unit and value stand in columns of their own.

重点人群签约率 │ % │ ≥85   →   重点人群签约率 ≥ 85 % (rate)
新增托位（个） │   │ 5-10  →   新增托位 5～10 个 (increment)
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.plan import TargetKind
from workbench.reading.figures.scene import Scene
from workbench.reading.targets import read_target

if TYPE_CHECKING:
    from workbench.plan import Target

_UNIT_IN_NAME = re.compile(
    r"\s*[（(\[［]\s*(?:单位[:：]\s*)?([^（）()\[\]［］\d]{1,9})\s*[)）\]］]\s*$"
)
_NUMBER = re.compile(r"\d[\d,.]*(?:\s*[万亿](?!元|人|亩|吨))?(?![\d年月日])")
_NO_UNIT = ("", "-", "—", "/", "无")
_STAND_IN = "级"  # reads as a level; takes the place of a unit that is in no list


def cell_target(indicator: str, unit: str, value: str) -> Target | None:
    """The target of a row: what is measured, in what unit, and the value asked for.

    The unit may also stand behind the value or in a bracket behind the indicator. None where the
    cell asks for no figure (完成, —, 较上年增加). The quote is the text of the value cell. A cell
    that holds a whole sentence is read by `find_targets`.
    """
    name, bracketed = _parted(indicator)
    printed = value.strip()
    column = unit.strip().strip("（）()")
    wanted = next((u for u in (column, bracketed) if u not in _NO_UNIT), "")
    for text in _spellings(printed, wanted):
        target = _first(name, text)
        if target:
            target = replace(target, quote=printed, indicator=name or printed)
            known = text == printed or wanted.endswith(target.unit)
            return target if known else _in_unlisted(target, wanted)
    return None


def _parted(indicator: str) -> tuple[str, str]:
    """签约率（%） → 签约率 and %."""
    name = indicator.strip()
    found = _UNIT_IN_NAME.search(name)
    return (name[: found.start()], found[1]) if found else (name, "")


def _spellings(value: str, unit: str) -> list[str]:
    """The value as it stands, with its unit behind the number, and with a unit that is known."""
    numbers = list(_NUMBER.finditer(value))
    if not numbers or not unit:
        return [value]
    end = numbers[-1].end()
    return [value, *(value[:end] + each + value[end:] for each in (unit, _STAND_IN))]


def _first(name: str, value: str) -> Target | None:
    scene = Scene.of(f"{name}{value}")
    for index, figure in enumerate(scene.figures):
        if figure.start >= len(name):
            return read_target(scene, index)
    return None


def _in_unlisted(target: Target, unit: str) -> Target:
    kind = TargetKind.RATE if "/" in unit else TargetKind.LEVEL
    return replace(target, unit=unit, kind=kind)
