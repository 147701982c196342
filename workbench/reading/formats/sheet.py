"""Spreadsheets (.xlsx .xlsm .xls .et .ods): every cell with text a block, as it is printed.

    │ 序号 │ 任务            │ 责任单位 │
    │ 1    │ 新建急救站点6个 │ 市卫健委 │   →   CELL table 1 row 2 column 2 “新建急救站点6个”

A sheet is a table. One whose rows hold a single cell each is text typed line by line, and becomes
paragraphs. Formulas stand by the result they were saved with. An ods goes through LibreOffice,
where it is installed: what it claims to hold is measured in the xlsx that this makes of it.
"""

from __future__ import annotations

import io
import re
from collections import deque
from dataclasses import dataclass, field, fields, replace
from itertools import repeat
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind, Document, Remark
from workbench.reading.formats import complaints
from workbench.reading.formats.office_convert import to_sheet
from workbench.reading.formats.office_kinds import OLE, ZIP
from workbench.reading.formats.sheet_limits import MOST_CELLS, not_sheet, too_many
from workbench.reading.formats.sheet_package import NO_FACTS, measured_package
from workbench.reading.formats.sheet_quiet import quiet
from workbench.reading.formats.sheet_records import measured_records
from workbench.reading.formats.sheet_values import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from workbench.reading.formats.sheet_package import Measured

_OPEN = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"  # begins every ods
_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表格?|WPS)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_PANIC = "PanicException"
_MOST_NAMED = 8  # rows named in a remark


@dataclass(slots=True)
class Cells:
    """The cells of a sheet that hold text, row by row: three lists of one length."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def is_lines(self) -> bool:
        """No row holds more than one cell."""
        return len(set(self.rows)) == len(self.rows)

    @property
    def is_titled(self) -> bool:
        """The first row is a single cell."""
        return self.rows.count(self.rows[0]) == 1


def read_sheet(data: bytes, name: str) -> Document:
    """The document in the bytes of a workbook."""
    measured = _measured(data, name)
    try:
        with quiet():
            blocks, remarks = _read(measured, name)
    except BaseException as error:
        if type(error).__name__ != _PANIC:  # the cell reader's own; it is no Exception
            raise
        raise complaints.damaged(name) from error
    return Document(name, "sheet", tuple(blocks), tuple(remarks))


def _measured(data: bytes, name: str) -> Measured:
    if data.startswith(OLE):
        return measured_records(data, name)
    if data.startswith(ZIP):
        package = to_sheet(data, "ods", name) if _OPEN in data[:200] else data
        return measured_package(package, name)
    raise not_sheet(name)


def _read(measured: Measured, name: str) -> tuple[list[Block], list[Remark]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(measured.data))
        reader = _Reader(book, measured, name)
        return reader.read()
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise complaints.damaged(name) from error


class _Reader:
    """Goes through the sheets of one workbook."""

    def __init__(self, book: CalamineWorkbook, measured: Measured, name: str) -> None:
        self._book = book
        self._facts = measured.facts
        self._name = name
        self._count = 0
        self._blocks: list[Block] = []
        self._remarks: list[Remark] = []

    def read(self) -> tuple[list[Block], list[Remark]]:
        sheets = [(sheet, self._cells(sheet)) for sheet in self._shown()]
        filled = [(sheet, cells) for sheet, cells in sheets if cells.texts]
        for table, (sheet, cells) in enumerate(filled, 1):
            self._add_name(sheet.name, cells, alone=len(filled) == 1)
            self._add_cells(sheet, cells, table)
            self._remark(sheet.name, cells)
        return self._blocks, self._remarks

    def _shown(self) -> Iterator[CalamineSheet]:
        """The sheets to be seen; a hidden one is left out, and told."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        for sheet in self._book.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible == SheetVisibleEnum.Visible or len(self._book.sheet_names) == 1:
                yield self._book.get_sheet_by_name(sheet.name)
            else:
                message = f"工作表“{sheet.name}”是隐藏的，未收入；需要时请取消隐藏再导入。"
                self._remarks.append(Remark(message, sheet.name))

    def _cells(self, sheet: CalamineSheet) -> Cells:
        cells = Cells()
        if sheet.start is None:
            return cells
        top, left = sheet.start
        codes = self._facts.get(sheet.name, NO_FACTS).codes
        for row, values in enumerate(sheet.to_python(), top):
            for column, value in enumerate(values, left):
                if value == "" or (type(value) is str and value.isspace()):
                    continue
                cells.rows.append(row + 1)
                cells.columns.append(column + 1)
                text = value if type(value) is str else printed(value, codes.get((row, column), ""))
                cells.texts.append(text)
        self._count += len(cells.texts)
        if self._count > MOST_CELLS:
            raise too_many(self._name)
        return cells

    def _add_name(self, name: str, cells: Cells, *, alone: bool) -> None:
        """The name of a sheet is a heading where several sheets have one and none a title."""
        if alone or cells.is_titled or _DEFAULT_NAME.fullmatch(name):
            self._blocks.append(Block(name, BlockKind.FURNITURE))
        else:
            self._blocks.append(Block(name, heading_level=1))

    def _add_cells(self, sheet: CalamineSheet, cells: Cells, table: int) -> None:
        if cells.is_lines:
            self._blocks += map(Block, cells.texts)
            return
        self._blocks += _blocks(cells, table)
        if merged := sheet.merged_cell_ranges:
            self._merge(merged, len(cells.texts))

    def _merge(self, merged: list[tuple[tuple[int, int], tuple[int, int]]], count: int) -> None:
        """Give the last `count` blocks the spans of their cells."""
        spans = {
            (top + 1, left + 1): (bottom - top + 1, right - left + 1)
            for (top, left), (bottom, right) in merged
        }
        for i in range(len(self._blocks) - count, len(self._blocks)):
            block = self._blocks[i]
            if span := spans.get((block.row, block.column)):
                self._blocks[i] = replace(block, row_span=span[0], column_span=span[1])

    def _remark(self, name: str, cells: Cells) -> None:
        facts = self._facts.get(name, NO_FACTS)
        hidden = sorted(facts.hidden & {row - 1 for row in cells.rows})
        if hidden:
            named = "、".join(str(row + 1) for row in hidden[:_MOST_NAMED]) + "等" * (
                len(hidden) > _MOST_NAMED
            )
            message = f"第 {named} 行在原表中是隐藏的（共 {len(hidden)} 行），也已收入。"
            self._remarks.append(Remark(message, name))
        if facts.uncached:
            message = f"{facts.uncached} 个公式没有存下结果，未收入；在 WPS 中打开并保存一次即可。"
            self._remarks.append(Remark(message, name))


def _blocks(cells: Cells, table: int) -> list[Block]:
    """A block a cell, all made at once.

    Field by field over all blocks, in loops that run outside Python: made one by one by their
    constructor, a hundred thousand blocks take longer than reading the file.
    """
    made = [Block.__new__(Block) for _ in cells.texts]
    given = {
        "text": cells.texts,
        "kind": repeat(BlockKind.CELL),
        "table": repeat(table),
        "row": cells.rows,
        "column": cells.columns,
    }
    for part in fields(Block):
        values = given.get(part.name, repeat(part.default))
        deque(map(getattr(Block, part.name).__set__, made, values), maxlen=0)
    return made
