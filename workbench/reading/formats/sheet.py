"""Spreadsheets (.xlsx .xlsm .xls .et): every cell with text a block, as it is printed.

    │ 序号 │ 任务            │ 责任单位 │
    │ 1    │ 新建急救站点6个 │ 市卫健委 │   →   CELL table 1 row 2 column 2 “新建急救站点6个”

A sheet is a table. One whose rows hold a single cell each is text typed line by line, and becomes
paragraphs. Formulas stand by the result they were saved with.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind, Document, Remark
from workbench.reading.formats import complaints
from workbench.reading.formats.sheet_compound import SIGNATURE
from workbench.reading.formats.sheet_limits import MOST_CELLS, not_sheet, too_many
from workbench.reading.formats.sheet_package import NO_FACTS, measured_package
from workbench.reading.formats.sheet_records import measured_records
from workbench.reading.formats.sheet_values import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from workbench.reading.formats.sheet_package import Measured

_ZIP = b"PK\x03\x04"
_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表格?|WPS)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_PANIC = "PanicException"
_MOST_NAMED = 8  # rows named in a remark

Rows = list[tuple[int, list[tuple[int, str]]]]
"""The rows with text: number, then (column, text) of each cell; both count from 1."""


def read_sheet(data: bytes, name: str) -> Document:
    """The document in the bytes of a workbook."""
    measured = _measured(data, name)
    try:
        blocks, remarks = _read(measured, name)
    except BaseException as error:
        if type(error).__name__ != _PANIC:  # the cell reader's own; it is no Exception
            raise
        raise complaints.damaged(name) from error
    return Document(name, "sheet", tuple(blocks), tuple(remarks))


def _measured(data: bytes, name: str) -> Measured:
    if data.startswith(SIGNATURE):
        return measured_records(data, name)
    if data.startswith(_ZIP):
        return measured_package(data, name)
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
        self._cells = 0
        self._blocks: list[Block] = []
        self._remarks: list[Remark] = []

    def read(self) -> tuple[list[Block], list[Remark]]:
        sheets = [(sheet, self._rows(sheet)) for sheet in self._shown()]
        filled = [(sheet, rows) for sheet, rows in sheets if rows]
        for table, (sheet, rows) in enumerate(filled, 1):
            self._add_name(sheet.name, rows, alone=len(filled) == 1)
            self._add_rows(sheet, rows, table)
            self._remark(sheet.name, rows)
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

    def _rows(self, sheet: CalamineSheet) -> Rows:
        if sheet.start is None:
            return []
        top, left = sheet.start
        codes = self._facts.get(sheet.name, NO_FACTS).codes
        rows: Rows = []
        for row, values in enumerate(sheet.to_python(), top):
            cells = [
                (
                    column + 1,
                    value if type(value) is str else printed(value, codes.get((row, column), "")),
                )
                for column, value in enumerate(values, left)
                if value != ""
            ]
            cells = [cell for cell in cells if not cell[1].isspace()]
            if cells:
                rows.append((row + 1, cells))
                self._count(len(cells))
        return rows

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise too_many(self._name)

    def _add_name(self, name: str, rows: Rows, *, alone: bool) -> None:
        """The name of a sheet is a heading where several sheets have one and none a title."""
        titled = len(rows[0][1]) == 1
        if alone or titled or _DEFAULT_NAME.fullmatch(name):
            self._blocks.append(Block(name, BlockKind.FURNITURE))
        else:
            self._blocks.append(Block(name, heading_level=1))

    def _add_rows(self, sheet: CalamineSheet, rows: Rows, table: int) -> None:
        if all(len(cells) == 1 for _, cells in rows):
            self._blocks += [Block(cells[0][1]) for _, cells in rows]
            return
        cell = BlockKind.CELL
        self._blocks += [
            Block(text, cell, table=table, row=row, column=column)
            for row, cells in rows
            for column, text in cells
        ]
        merged = sheet.merged_cell_ranges
        if merged:
            self._merge(merged, sum(len(cells) for _, cells in rows))

    def _merge(self, merged: list[tuple[tuple[int, int], tuple[int, int]]], count: int) -> None:
        """Give the last `count` blocks the spans of their cells."""
        from dataclasses import replace

        spans = {
            (top + 1, left + 1): (bottom - top + 1, right - left + 1)
            for (top, left), (bottom, right) in merged
        }
        for i in range(len(self._blocks) - count, len(self._blocks)):
            block = self._blocks[i]
            if span := spans.get((block.row, block.column)):
                self._blocks[i] = replace(block, row_span=span[0], column_span=span[1])

    def _remark(self, name: str, rows: Rows) -> None:
        facts = self._facts.get(name, NO_FACTS)
        hidden = [row for row, _ in rows if row - 1 in facts.hidden]
        if hidden:
            named = "、".join(map(str, hidden[:_MOST_NAMED])) + "等" * (len(hidden) > _MOST_NAMED)
            message = f"第 {named} 行在原表中是隐藏的（共 {len(hidden)} 行），也已收入。"
            self._remarks.append(Remark(message, name))
        if facts.uncached:
            message = f"{facts.uncached} 个公式没有存下结果，未收入；在 WPS 中打开并保存一次即可。"
            self._remarks.append(Remark(message, name))
