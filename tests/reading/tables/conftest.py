"""Made sheets of 江城市, as ugly as those of real offices, and a way to read them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from workbench.document import Block, Document
from workbench.reading.formats import read_bytes
from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from workbench.document import Node, Outline

    Rows: TypeAlias = Sequence[Sequence[object]]


@pytest.fixture(scope="session")
def book() -> Callable[..., bytes]:
    """A workbook of one sheet: its rows, the merged ranges, the number formats of cells."""
    from openpyxl import Workbook

    def make(rows: Rows, *merged: str, formats: dict[str, str] | None = None) -> bytes:
        made = Workbook()
        sheet = made.active
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
        for cell, code in (formats or {}).items():
            sheet[cell].number_format = code
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def sheet(book: Callable[..., bytes]) -> Callable[..., Outline]:
    """The outline of such a workbook, its account whole."""

    def read(rows: Rows, *merged: str, formats: dict[str, str] | None = None) -> Outline:
        return _whole(read_bytes(book(rows, *merged, formats=formats), "任务表.xlsx"))

    return read


@pytest.fixture(scope="session")
def plain() -> Callable[[str], Outline]:
    """The outline of a plain text, its account whole."""

    def read(text: str) -> Outline:
        blocks = tuple(Block(line) for line in text.split("\n"))
        return _whole(Document("要点.txt", "txt", blocks))

    return read


def _whole(document: Document) -> Outline:
    understanding = understand(document)
    account = understanding.outline.account
    assert (account.missing, understanding.ledger.twice) == (0, 0)
    return understanding.outline


@pytest.fixture(scope="session")
def tree() -> Callable[[Outline], list[str]]:
    """Every node in a line: level, number, heading, then its sentences."""

    def of(outline: Outline) -> list[str]:
        return [
            " ".join(filter(None, (str(n.level), n.number, n.heading, *n.sentences)))
            for n in outline.nodes
        ]

    return of


@pytest.fixture(scope="session")
def beside() -> Callable[[Node], list[tuple[int, str, str]]]:
    """The cells beside the sentences of a node: sentence, column, text."""

    def of(node: Node) -> list[tuple[int, str, str]]:
        return [(f.sentence, f.column.value, f.text) for f in node.fields]

    return of
