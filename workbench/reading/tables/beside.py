"""The cells beside the tasks of a table, gathered row by row; a merged one holds for all its rows.

│ 任务   │ 一季度   │ 二季度 │ 责任单位 │ 进展     │
│ 建站点 │ 完成选址 │ √      │ 市卫健委 │ 已启动   │

a note “一季度：完成选址” │ a term │ a unit │ a note “进展：已启动”
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.document import Column, PieceRole
from workbench.reading.tables.fields import FieldPiece
from workbench.reading.tables.grid import together
from workbench.reading.tables.meanings import FIELDS, Meaning
from workbench.reading.tables.placing import is_empty_mark
from workbench.reading.unit_names import TRIM, says_first_leads, split_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.reading.layout.traced import Traced
    from workbench.reading.tables.grid import Cell, Row
    from workbench.reading.tables.header import Section
    from workbench.reading.tables.roles import Roles

_TICK = re.compile(r"[√✓✔●○◎■▲△★☆*vV]+")


@dataclass(slots=True)
class _Held:
    """A cell and the places of the paragraphs it holds for."""

    column: int
    cell: Cell
    beside: list[int] = field(default_factory=list)


class Beside:
    """Gathers the cells beside the tasks of one table.

    `parts` are cells that say nothing: ticks, and signs for an empty cell.
    """

    def __init__(self, section: Section, roles: Roles) -> None:
        self._header = section.header
        self._grid = section.grid
        self._roles = roles
        self._first = section.body[0][0].row if section.body else 0
        self._held: dict[int, _Held] = {}
        self._terms: list[FieldPiece] = []
        self._dropped: set[int] = set()
        self.parts: list[tuple[PieceRole, Traced]] = []

    def row(self, row: Row, cells: Mapping[int, Cell], told: tuple[int, ...]) -> None:
        """The cells of a row; `told` is where its sentences begin."""
        unnamed = [column for column in cells if column not in self._header.meanings]
        for column in (*self._roles.beside, *unnamed):
            cell = cells.get(column) or self._merged_down(row[0].row, column)
            if cell is not None:
                self._hold(cell, column, told)
        self._periods(row[0].row, cells, told)

    def _periods(self, row: int, cells: Mapping[int, Cell], told: tuple[int, ...]) -> None:
        """What is to be reached by when is a note; the last period ticked is the term."""
        ticked = 0
        for column in self._roles.periods:
            cell = cells.get(column) or self._merged_down(row, column)
            if cell is None:
                continue
            if _TICK.fullmatch(cell.key):
                self._drop(cell)
                ticked = column
            else:
                self._hold(cell, column, told)
        if ticked:
            self._term(ticked, told)

    def ignore(self, row: Row) -> None:
        """The cells of a row that is no task say nothing of the rows they reach down to."""
        self._dropped |= {id(cell) for cell in row}

    def fields(self) -> list[FieldPiece]:
        """All that was gathered."""
        found = [piece for held in self._held.values() for piece in self._pieces(held)]
        return found + self._terms

    def _merged_down(self, row: int, column: int) -> Cell | None:
        """The cell of this column that reaches down from a row above, below the header."""
        cell = self._grid.covering(row, column)
        if cell is None or cell.column != column or cell.row < self._first:
            return None
        return cell

    def _hold(self, cell: Cell, column: int, places: tuple[int, ...]) -> None:
        if id(cell) in self._dropped:
            return
        if is_empty_mark(cell.key):
            self._drop(cell)
            return
        held = self._held.setdefault(id(cell), _Held(column, cell))
        held.beside += [place for place in places if place not in held.beside[-len(places) :]]

    def _term(self, column: int, places: tuple[int, ...]) -> None:
        """The period of the column as the term of the sentences at `places`."""
        piece = self._header.cells[column][-1].piece
        self._terms.append(FieldPiece(Column.DEADLINE, piece, places, borrowed=True))

    def _pieces(self, held: _Held) -> list[FieldPiece]:
        """Its field; two where the header says that the unit named first leads."""
        field = self._field(held)
        if field.column is not Column.RESPONSIBLE or not self._first_leads(held.column):
            return [field]
        names = split_names(field.piece.text)
        end = field.piece.text.find(names[0]) + len(names[0]) if names else 0
        behind = len(field.piece.text) - len(field.piece.text[end:].lstrip(TRIM))
        self.parts.append((PieceRole.CHROME, field.piece.cut(end, behind)))
        lead = replace(field, column=Column.LEAD, piece=field.piece.cut(0, end))
        rest = replace(field, piece=field.piece.cut(behind))
        return [part for part in (lead, rest) if part.piece.text]

    def _first_leads(self, column: int) -> bool:
        name = self._header.names.get(column, "")
        return "牵头" in name and says_first_leads(name)

    def _field(self, held: _Held) -> FieldPiece:
        meaning = self._header.meanings.get(held.column, Meaning.NOTE)
        pieces = [line.piece for line in held.cell.lines]
        known = FIELDS.get(meaning)
        label = self._label(held.column) if known in (None, Column.TARGETS) else ""
        return FieldPiece(known or Column.NOTE, together(pieces, "\n"), tuple(held.beside), label)

    def _label(self, column: int) -> str:
        """The header of the column as printed, without its line breaks."""
        cells = self._header.cells.get(column)
        if not cells:
            return ""
        return "".join(line.piece.text for line in cells[-1].lines)

    def _drop(self, cell: Cell) -> None:
        if id(cell) in self._dropped:
            return
        self._dropped.add(id(cell))
        self.parts += [(PieceRole.CHROME, line.piece) for line in cell.lines]
