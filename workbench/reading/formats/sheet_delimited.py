"""Tables as plain text (.csv .tsv): cells parted by comma, semicolon, tab or bar.

    序号,任务,责任单位
    1,"新建急救站点6个，
    投用3个。",市卫健委、市财政局

Any encoding of a Chinese office; a quoted cell may hold separators and line breaks.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from workbench.document import Block, BlockKind, Document
from workbench.reading.formats.sheet_limits import MOST_CELLS, MOST_COLUMNS, too_many, too_wide
from workbench.reading.formats.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = ",;\t|，；"
_SAMPLE = 200  # rows looked at for the separator
_TOLD = "sep="  # a first line that names the separator, for one program


def read_delimited(data: bytes, name: str) -> Document:
    """The document in the bytes of a delimited text."""
    return Document(name, "sheet", tuple(_blocks(text_of(data, name), name)))


def _blocks(text: str, name: str) -> Iterator[Block]:
    separator = ""
    if text[:4].lower() == _TOLD:
        first, _, text = text.partition("\n")
        separator = first.strip("\r")[4:5]
        yield Block(first.strip("\r"), BlockKind.FURNITURE)
    rows = _rows(text, separator or _separator(text), name)
    if all(len(cells) == 1 for _, cells in rows):
        yield from (Block(cells[0][1]) for _, cells in rows)
        return
    for row, cells in rows:
        for column, cell in cells:
            yield Block(cell, BlockKind.CELL, table=1, row=row, column=column)


def _rows(text: str, separator: str, name: str) -> list[tuple[int, list[tuple[int, str]]]]:
    """The rows with text: number, then (column, text) of each cell; both count from 1."""
    rows, count = [], 0
    for row, values in enumerate(_split(text, separator), 1):
        cells = [(column, value) for column, value in enumerate(values, 1) if value.strip()]
        if cells:
            rows.append((row, cells))
            count += len(cells)
        if count > MOST_CELLS:
            raise too_many(name)
        if len(values) > MOST_COLUMNS:
            raise too_wide(name)
    return rows


def _split(text: str, separator: str) -> Iterator[list[str]]:
    """The cells of each row; where quotation marks do not pair, they are text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for strict in (True, False) if lines.count('"') % 2 == 0 else (True,):
        try:
            source = io.StringIO(lines, newline="\n")
            yield from list(csv.reader(source, delimiter=separator, strict=strict))
        except csv.Error:
            continue
        return
    yield from (line.split(separator) for line in lines.split("\n"))


def _separator(text: str) -> str:
    """The sign that cuts most rows into the same number of cells, two at least."""
    lines = text[: _SAMPLE * 2000].splitlines()[:_SAMPLE]
    sample = "\n".join(lines)
    scored = [(_evenness(sample, sign), -i, sign) for i, sign in enumerate(_SEPARATORS)]
    return max(scored)[2]


def _evenness(sample: str, sign: str) -> float:
    """The share of rows that have the commonest number of cells, more cells counting more."""
    if sign not in sample:
        return 0.0
    counts = [len(cells) for cells in _split(sample, sign) if any(map(str.strip, cells))]
    if not counts:
        return 0.0
    usual = max((count for count in counts if count > 1), key=counts.count, default=1)
    return counts.count(usual) / len(counts) * min(usual, 6) if usual > 1 else 0.0
