"""Metadata tables that came as a cell a line: a label, and its value on the next line.

发布机构：
江城市教育局
"""

from __future__ import annotations

import re

from workbench.reading.structure.chrome import is_clock, iso_date, labels, metadata
from workbench.reading.structure.shapes import SENTENCE_MARK, is_number, is_organ, is_title_like

_BLANKS = re.compile(r"\s+")
_CODE = re.compile(r"(?=.*\d)[\w/\-—.:（）()〔〕\[\]]{4,40}")
_LONGEST_VALUE = 16
_LONGEST_CLASS = 8  # characters of the name of a class of documents: 规划计划
_LONGEST_NAME = 90
_LONGEST_LABEL = 12
_ORGANS = ("机构", "机关", "单位", "部门", "来源")


def open_label(key: str) -> str:
    """The label whose value must stand on the next line, "" for none."""
    rows = metadata(key)
    return "" if not rows or any(rows.values()) else list(rows)[-1]


def bare_label(key: str) -> str:
    """A label alone on its line, without colon; "" for none. 发布机构"""
    bare = _BLANKS.sub("", key) if len(key) <= _LONGEST_LABEL else ""
    return bare if bare in labels() else ""


def is_value(label: str, key: str) -> bool:
    """`key`, on a line of its own, is what the table says under `label`."""
    if label.endswith(("日期", "时间", "时限", "有效期")):
        return bool(iso_date(key)) or is_clock(key)
    if label.endswith(("号", "编号")):
        return is_number(key) or bool(_CODE.fullmatch(_BLANKS.sub("", key)))
    if label.endswith(("名称", "标题")):
        return len(key) <= _LONGEST_NAME and "。" not in key and not key.endswith("：")
    if SENTENCE_MARK.search(key) or (is_title_like(key) and len(key) > _LONGEST_CLASS):
        return False
    return len(key) <= _LONGEST_VALUE or (label.endswith(_ORGANS) and is_organ(key))
