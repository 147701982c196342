"""How sure the reader is that a line is a heading, and why, in one Chinese clause.

The reasons stand beside the headings on the review page; a doubt says what to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.reading.layout.lines import Line
    from workbench.reading.structure.headings import Verdict
    from workbench.reading.structure.splitting import Split


class Certainty(NamedTuple):
    """How sure, 0…1, why, and what one should look at ("" where nothing)."""

    value: float
    reason: str
    doubt: str = ""


ANNEX = Certainty(0.95, "附件另起一行，编号重新排")
DOCUMENT = Certainty(0.8, "像另一份文件的标题，编号重新排")
BOX = Certainty(0.85, "以专栏开头，独占一行")
CHAPTER = Certainty(0.85, "独占一行，下面的编号接着排")
PARALLEL = Certainty(0.8, "独占一行，与其他标题写法一致")
LONE = Certainty(0.6, "独占一行，下面是一段正文", "没有编号的短行")
OPENER = Certainty(0.8, "段首主题句，后有展开")
LINK = Certainty(0.75, "段中主题句，逐句展开")
INNER = Certainty(0.8, "列表中的列表，外层编号随后接续")

_TOO_LONG = "较长，像一句任务"


def styled(level: int) -> Certainty:
    """A heading by the word of its format."""
    return Certainty(0.98, f"样式为标题 {level}")


def numbered(line: Line, verdict: Verdict, split: Split) -> Certainty:
    """A heading by its number: as sure as the number follows and its text looks like one."""
    sure = _by_number(line, verdict)
    if split.start == split.end and split.rest < len(line.key):
        return Certainty(min(sure.value, 0.9), f"{sure.reason}，其后是一句任务", sure.doubt)
    if split.is_long:
        return Certainty(min(sure.value, 0.6), sure.reason, sure.doubt or _TOO_LONG)
    return sure


def _by_number(line: Line, verdict: Verdict) -> Certainty:
    if verdict.doubt:
        return Certainty(0.6, "以编号开头", verdict.doubt)
    if line.block.heading_level:
        return styled(line.block.heading_level)
    if line.block.auto_number:
        return Certainty(0.97, "编号由文件自动生成")
    if verdict.resumes:
        return Certainty(0.85, "接着外层列表的编号")
    if line.mark and line.mark.value == 1:
        return Certainty(0.95, "编号从一开始")
    return Certainty(0.97, "编号接着上一条")
