"""Slots: what stands in a text where a drafter still has to put something in.

〔年份〕年，〔地名〕新增护理站〔数〕家以上。
"""

from __future__ import annotations

import re

YEAR_SLOT = "〔年份〕"
FIGURE_SLOT = "〔数〕"
ORGAN_SLOT = "〔机构〕"
PLACE_SLOT = "〔地名〕"
DATE_SLOT = "〔日期〕"

SLOTS = (YEAR_SLOT, FIGURE_SLOT, ORGAN_SLOT, PLACE_SLOT, DATE_SLOT)
SLOT = re.compile("|".join(SLOTS))
