"""The named styles of the workbook; imported only when one is written, since openpyxl is heavy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from exports.excel_layout import text_width

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONG_TITLE = 110.0

_LINE = Side("thin", color="8A919C")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER_FILL = PatternFill("solid", fgColor="E9EDF2")
_PALE = "8C939E"

StyleId = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of the workbook, each as the key a cell carries."""

    title: StyleId
    long_title: StyleId
    header: StyleId
    text: StyleId
    short: StyleId
    number: StyleId

    def title_for(self, title: str) -> StyleId:
        """A long title is set smaller, so that it stands on one line."""
        return self.long_title if text_width(title) > _LONG_TITLE else self.title

    def pale(self, condition: str) -> FormulaRule:
        """A rule that pales the cells for which `condition` holds."""
        return FormulaRule(formula=[condition], font=Font(color=_PALE))


def add_styles(book: Workbook) -> Styles:
    """Register the styles with `book`, under Chinese names that its users can change."""
    centred = Alignment("center", "center", wrap_text=True)
    across = Alignment("centerContinuous", "center")
    return Styles(
        title=_add(book, "任务表标题", Font("方正小标宋简体", 20), across),
        long_title=_add(book, "任务表长标题", Font("方正小标宋简体", 15), across),
        header=_add(book, "任务表表头", Font("黑体", 11), centred, _GRID, _HEADER_FILL),
        text=_add(
            book, "任务表正文", Font("宋体", 11), Alignment("left", "center", wrap_text=True), _GRID
        ),
        short=_add(book, "任务表短栏", Font("宋体", 11), centred, _GRID),
        number=_add(book, "任务表整数", Font("宋体", 11), centred, _GRID, number_format="#,##0"),
    )


def _add(
    book: Workbook,
    name: str,
    font: Font,
    alignment: Alignment,
    border: Border | None = None,
    fill: PatternFill | None = None,
    number_format: str = "General",
) -> StyleId:
    style = NamedStyle(
        name, font, fill or PatternFill(), border or Border(), alignment, number_format
    )
    book.add_named_style(style)
    return tuple(style.as_tuple())
