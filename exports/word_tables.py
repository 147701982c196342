"""Tables of a paper in Word: the header again on every page, cells that go down, rows kept whole.

The columns are as wide as in the composed table (`table_columns`), the text as large.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from exports import word_styles as styles
from exports.table_columns import BESIDE, columns_of
from exports.table_grid import ABOVE, LEADING, free_columns
from exports.word_looks import ParagraphLook, black_line, twips
from exports.word_text import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.standard import Standard
    from exports.strips import Strip
    from exports.table_columns import Columns
    from workbench.manuscript import Table, TableCell

_FRAME, _INSIDE = 8, 4  # eighths of a point
_RULE = _INSIDE / 8  # which programs add to the height of a row
_MARGINS = (("top", ABOVE - _RULE), ("left", BESIDE), ("bottom", ABOVE), ("right", BESIDE))
_Cells = tuple["TableCell | None", ...]


def table_xml(table: Table, sheet: Standard, pages: Sequence[Sequence[Strip]] = ()) -> str:
    """The table as wide as the type area of `sheet`, which is turned for a landscape one.

    A cell that goes down over several rows cannot repeat its text on a new page in Word: where a
    page begins it is written as a cell of its own again.

    Args:
        table: the table.
        sheet: the sheet it stands on.
        pages: its lines as composed, page by page.
    """
    columns = columns_of(table, sheet.area_width)
    second = sheet.left + columns.edges[1] if len(columns.edges) > 1 else sheet.right
    firsts = [sum(not s.start and s.xs[0] < second for s in strips if s.xs) for strips in pages]
    return _Writer(table, columns, _beginning(firsts, len(table.rows))).xml()


def _beginning(firsts: Sequence[int], rows: int) -> frozenset[int]:
    """The rows that begin a page, given the cells of the first column on each, with its title.

    None where the cells are not those of the rows: some are empty, merged or cut.
    """
    ends = list(accumulate(count - 1 for count in firsts))
    return frozenset(ends[:-1]) if ends and ends[-1] == rows else frozenset()


class _Writer:
    """Writes one table, row by row; merged cells begin anew in the rows `beginning` a page."""

    def __init__(self, table: Table, columns: Columns, beginning: frozenset[int]) -> None:
        self._table = table
        self._beginning = beginning
        self._size = columns.size
        self._widths = [twips(width) for width in columns.widths]
        self._down = [0] * len(columns.widths)  # rows the cell above still goes down
        self._across = [1] * len(columns.widths)  # and how wide it is
        self._above: list[TableCell | None] = [None] * len(columns.widths)  # the cell itself

    def xml(self) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        rows = "".join(self._row(at, row) for at, row in enumerate(self._table.rows))
        return f"<w:tbl>{self._look()}<w:tblGrid>{grid}</w:tblGrid>{self._header()}{rows}</w:tbl>"

    def _look(self) -> str:
        frame = [black_line(side, _FRAME) for side in ("top", "left", "bottom", "right")]
        inside = [black_line(side, _INSIDE) for side in ("insideH", "insideV")]
        margins = "".join(
            f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>' for side, points in _MARGINS
        )
        return (
            f'<w:tblPr><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f"<w:tblBorders>{''.join(frame + inside)}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        )

    def _header(self) -> str:
        cells = "".join(
            self._cell(at, 1, "", self._text(column.title, styles.HEITI, centred=True))
            for at, column in enumerate(self._table.columns)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, number: int, row: _Cells) -> str:
        cells = (*row, *[None] * len(self._widths))[: len(self._widths)]
        written = "".join(self._cells(cells, anew=number in self._beginning))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>"

    def _cells(self, cells: Sequence[TableCell | None], *, anew: bool) -> Iterator[str]:
        at = 0
        while at < len(cells):
            cell = cells[at]
            if cell is not None:
                across = free_columns(cells, at, cell.across)
                self._down[at], self._across[at], self._above[at] = cell.down, across, cell
                yield self._opened(cell, at, across)
            else:
                across = free_columns(cells, at, self._across[at] if self._down[at] else 1)
                yield self._gone_on(at, across, anew=anew)
            self._down[at] = max(0, self._down[at] - 1)
            at += across

    def _opened(self, cell: TableCell, at: int, across: int) -> str:
        """A cell with its text, merged with those below it as far as it still goes down."""
        merge = '<w:vMerge w:val="restart"/>' if self._down[at] > 1 else ""
        return self._cell(at, across, merge, self._content(cell, at, across))

    def _gone_on(self, at: int, across: int, *, anew: bool) -> str:
        above = self._above[at] if self._down[at] else None
        if above is not None and anew:
            return self._opened(above, at, across)
        return self._cell(at, across, "<w:vMerge/>" if above else "", self._text(""))

    def _content(self, cell: TableCell, at: int, across: int) -> str:
        if across == len(self._widths) > 1:
            return self._text(cell.text, styles.HEITI)
        return self._text(cell.text, centred=self._table.columns[at].centred)

    def _cell(self, at: int, across: int, merge: str, content: str) -> str:
        width = sum(self._widths[at : at + across])
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
            f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        )

    def _text(self, text: str, style: str = "", *, centred: bool = False) -> str:
        line = twips(self._size * LEADING)
        look = ParagraphLook(styles.CELL, line=line, align="center" if centred else "")
        size = "" if self._size == styles.CELL_SIZE else f"{int(self._size * 2)}"
        return "".join(
            paragraph(look, run(words, style, size=size) if words else "")
            for words in text.split("\n")
        )
