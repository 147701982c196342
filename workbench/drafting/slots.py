"""Slots: what stands in a text where a drafter still has to put something in.

〔计划年〕年，〔地名〕新增护理站〔数〕家以上。
"""

from __future__ import annotations

import re
from enum import StrEnum

YEAR_SLOT = "〔计划年〕"
FIGURE_SLOT = "〔数〕"
ORGAN_SLOT = "〔机构〕"
PLACE_SLOT = "〔地名〕"
DATE_SLOT = "〔日期〕"
LAST_YEAR_SLOT = "〔上年〕"
NEXT_YEAR_SLOT = "〔下年〕"
PERIOD_SLOT = "〔规划期〕"
TEXT_SLOT = "〔待填〕"

_FORMER_YEAR_SLOT = "〔年份〕"  # as templates of before had it


class SlotKind(StrEnum):
    """What belongs into a slot; the value is what stands in the text."""

    YEAR = YEAR_SLOT
    LAST_YEAR = LAST_YEAR_SLOT
    NEXT_YEAR = NEXT_YEAR_SLOT
    PERIOD = PERIOD_SLOT
    ORGAN = ORGAN_SLOT
    PLACE = PLACE_SLOT
    FIGURE = FIGURE_SLOT
    DATE = DATE_SLOT
    TEXT = TEXT_SLOT

    @property
    def label(self) -> str:
        """The word shown to the drafter: what stands in the slot."""
        return self.value[1:-1]


def kind_of(slot: str) -> SlotKind:
    """The kind of a slot as it stands in a text."""
    return SlotKind.YEAR if slot == _FORMER_YEAR_SLOT else SlotKind(slot)


SLOTS = (*SlotKind, _FORMER_YEAR_SLOT)
SLOT = re.compile("|".join(SLOTS))
