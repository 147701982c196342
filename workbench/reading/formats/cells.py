"""The cells of a table as Word and web pages write it: where each stands, and its blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.document import BlockKind

if TYPE_CHECKING:
    from lxml import etree

    from workbench.document import Block


@dataclass(slots=True)
class Cell:
    """A cell that begins at `row` and `column` (from 1) and covers `rows` × `columns`."""

    element: etree._Element
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def block(self, block: Block, table: int) -> Block:
        """A block read inside the cell, as one of table number `table`."""
        return replace(
            block,
            kind=BlockKind.CELL,
            table=table,
            row=self.row,
            column=self.column,
            row_span=self.rows,
            column_span=self.columns,
        )
