"""The chart of a sheet: a bar for each row, its parts stacked in quiet colours (结转统计)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from exports.excel_sheets import Chart

_COLOURS = ("4472A8", "7FA7D0", "6E9F6E", "B49BC8", "8E7BB0", "A6ACB5", "D9963D", "3F8F8B")
"""Told apart in print, too; the last are 结转, which is to be seen, and 新增."""
_WIDTH, _HEIGHT, _MORE = 33.5, 4.5, 0.6
"""In centimetres: of the chart, and of each bar."""


def stacked_bars(page: WriteOnlyWorksheet, chart: Chart, header: int, rows: int) -> BarChart:
    """Bars from the left of the `rows` below the row `header`, the first row on top."""
    from openpyxl.chart import BarChart, Reference

    made = BarChart(barDir="bar", grouping="stacked", overlap=100, gapWidth=60)
    made.title = chart.title
    made.width, made.height = _WIDTH, _HEIGHT + _MORE * rows
    values = Reference(
        page,
        min_col=chart.first + 1,
        max_col=chart.last + 1,
        min_row=header,
        max_row=header + rows,
    )
    made.add_data(values, titles_from_data=True)
    made.set_categories(Reference(page, min_col=1, min_row=header + 1, max_row=header + rows))
    made.legend.position = "b"
    made.x_axis.scaling.orientation = "maxMin"
    made.x_axis.delete = made.y_axis.delete = False
    made.y_axis.number_format, made.y_axis.majorGridlines = "0", None
    for series, colour in zip(made.series, _COLOURS, strict=False):
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.noFill = True
    return made
