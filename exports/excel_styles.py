"""The named styles of the workbook, under Chinese names that whoever gets it can change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.excel_layout import text_width

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Alignment, Border, PatternFill

_LONG_TITLE = 110.0
_LINE, _HEADER, _PALE = "8A919C", "E9EDF2", "8C939E"

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


def pale_where(condition: str) -> Rule:
    """A rule that pales the cells for which `condition` holds."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font

    return FormulaRule(formula=[condition], font=Font(color=_PALE))


def add_styles(book: Workbook) -> Styles:
    """Register the styles with `book`, once; thousands of cells share them."""
    from openpyxl.styles import Alignment, PatternFill

    centred = Alignment("center", "center", wrap_text=True)
    across = Alignment("centerContinuous", "center")
    grid, ground = _grid(), PatternFill("solid", fgColor=_HEADER)
    left = Alignment("left", "center", wrap_text=True)
    return Styles(
        title=_add(book, "任务表标题", ("方正小标宋简体", 20), across),
        long_title=_add(book, "任务表长标题", ("方正小标宋简体", 15), across),
        header=_add(book, "任务表表头", ("黑体", 11), centred, grid, ground),
        text=_add(book, "任务表正文", ("宋体", 11), left, grid),
        short=_add(book, "任务表短栏", ("宋体", 11), centred, grid),
        number=_add(book, "任务表整数", ("宋体", 11), centred, grid, number_format="#,##0"),
    )


def _grid() -> Border:
    from openpyxl.styles import Border, Side

    line = Side("thin", color=_LINE)
    return Border(left=line, right=line, top=line, bottom=line)


def _add(
    book: Workbook,
    name: str,
    font: tuple[str, int],
    alignment: Alignment,
    border: Border | None = None,
    fill: PatternFill | None = None,
    number_format: str = "General",
) -> StyleId:
    from openpyxl.styles import Border, Font, NamedStyle, PatternFill

    style = NamedStyle(
        name, Font(*font), fill or PatternFill(), border or Border(), alignment, number_format
    )
    book.add_named_style(style)
    return tuple(style.as_tuple())
