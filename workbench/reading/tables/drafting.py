"""Rows of a task table → sections and tasks.

    │ 领域     │ 序号 │ 任务         │ 举措            │ 责任单位 │
    │ 服务保障 │ 1    │ 完善急救网络 │ 新建站点6个。   │ 市卫健委 │
    │          │      │              │ 投用救护车9辆。 │ 市财政局 │

    → 服务保障 › 1 完善急救网络 › two tasks, each with its unit

A column that groups becomes sections, as does a row over the whole width; a name of a task with its
measures becomes a section, a task alone a sentence: below its group, or numbered where none is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.document import Column, NodeKind, PieceRole
from workbench.reading.layout.traced import EMPTY, joined
from workbench.reading.structure.drafts import Draft, paragraph
from workbench.reading.structure.headings import shape_of
from workbench.reading.tables.beside import Beside
from workbench.reading.tables.fields import FieldPiece
from workbench.reading.tables.grid import together
from workbench.reading.tables.measures import bared, unit_parted, year_piece
from workbench.reading.tables.placing import placed
from workbench.reading.tables.roles import roles_of
from workbench.reading.tables.rows import Kind, kind_of
from workbench.reading.tables.texts import closed, numbered, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.reading.layout.traced import Traced
    from workbench.reading.tables.grid import Cell, Row
    from workbench.reading.tables.header import Section

_GROUP, _ITEM, _ROW = "任务表里的分组", "任务表里的一项", "任务表里的一行"
_LONGEST_HEADING = 60
_DIGIT = re.compile(r"[\d一二三四五六七八九十]")
_BOUND = re.compile(r"\s*(?:及?以[上下内]|左右)$")
_LONGEST_VALUE = 16  # characters of a value that completes the name of an indicator


@dataclass(slots=True)
class Drafted:
    """What a table amounts to; levels count from 1 below where it stands.

    `parts` are pieces outside all nodes: header, numbers of rows, totals.
    """

    drafts: list[Draft] = field(default_factory=list)
    parts: list[tuple[PieceRole, Traced]] = field(default_factory=list)
    fields: list[FieldPiece] = field(default_factory=list)


def drafted(section: Section) -> Drafted:
    """The drafts, parts and fields of a table."""
    return _Drafter(section).read()


@dataclass(slots=True)
class _Open:
    """A section that is open, and the text that opened it."""

    key: str
    draft: Draft


class _Drafter:
    """Goes through the rows of one table."""

    def __init__(self, section: Section) -> None:
        self._section = section
        loose = section.grid.loose
        self._placed = [placed(row, section.header, loose=loose) for row in section.body]
        self._roles = roles_of(section.header, self._placed)
        self._out = Drafted()
        self._beside = Beside(section, self._roles)
        self._shapes: list[str] = []  # of the numbers of the open groups
        self._groups: list[_Open] = []
        self._categories: dict[int, _Open] = {}
        self._item: _Open | None = None
        self._row_draft: Draft | None = None  # the last row, where rows are sections
        self._last: tuple[int, ...] = ()  # where the paragraphs of the last row begin
        self._notes: list[Draft] = []
        self._count = 0
        self._telling = self._tells_mostly()

    def read(self) -> Drafted:
        for row in self._section.top:
            self._drop(row)
        for row, cells in zip(self._section.body, self._placed, strict=True):
            self._take(row, cells)
        drafts = self._out.drafts
        if drafts and not self._section.top:
            drafts[0].doubt = "表格没有表头，各列按内容认定"
        for i, draft in enumerate(drafts):
            if draft.reason == _ITEM and not draft.paragraphs:
                _as_sentence(draft, drafts[i + 1] if i + 1 < len(drafts) else None)
        for draft in self._notes:
            draft.in_table = True
        self._out.drafts += self._notes
        self._out.fields += self._beside.fields()
        self._out.parts += self._beside.parts
        return self._out

    def _take(self, row: Row, cells: Mapping[int, Cell]) -> None:
        free = not any(self._covering(row, column) for column in self._roles.texts)
        kind = kind_of(row, cells, self._section.header, free=free)
        if kind is not Kind.DATA:
            self._beside.ignore(row)
        if kind is Kind.GROUP:
            self._group(row)
        elif kind is Kind.NOTE:
            self._notes += [paragraph(cell.piece) for cell in row]
        elif kind is Kind.DATA:
            self._data(row, cells)
        else:
            self._drop(row)

    def _drop(self, row: Row) -> None:
        for cell in row:
            self._part(PieceRole.CHROME, cell)

    def _part(self, role: PieceRole, cell: Cell) -> None:
        self._out.parts += [(role, line.piece) for line in cell.lines]

    def _covering(self, row: Row, column: int) -> Cell | None:
        """The cell merged down from a row above into this column."""
        cell = self._section.grid.covering(row[0].row, column)
        return cell if cell and cell.row < row[0].row else None

    # -- sections --------------------------------------------------------------------------------

    def _group(self, row: Row) -> None:
        """A heading over the whole width; a number in the column before belongs to it."""
        apart = len(row) > 1 and row[0].key != row[1].key
        title, repeated = (row[1], row[2:]) if apart else (row[0], row[1:])
        self._drop(repeated)
        draft = _heading(title, _GROUP, row[0].piece if apart else EMPTY)
        shape = shape_of(draft.number.text)
        at = self._shapes.index(shape) if shape in self._shapes else len(self._shapes)
        del self._shapes[at:], self._groups[at:]
        self._close()
        self._add(draft)
        self._shapes.append(shape)
        self._groups.append(_Open(title.key, draft))

    def _close(self, depth: int = 0) -> None:
        """Close the item, and the categories from `depth` on."""
        self._item = self._row_draft = None
        for deeper in [d for d in self._categories if d >= depth]:
            del self._categories[deeper]

    def _add(self, draft: Draft) -> None:
        draft.in_table = True
        draft.level = len(self._groups) + len(self._categories) + bool(self._item) + 1
        self._out.drafts.append(draft)

    def _category(self, depth: int, cell: Cell) -> None:
        known = self._categories.get(depth)
        if known and known.key == cell.key:
            self._part(PieceRole.CHROME, cell)  # said again on every row
            return
        self._close(depth)
        draft = _heading(cell, _GROUP)
        self._add(draft)
        self._categories[depth] = _Open(cell.key, draft)

    def _open_item(self, cell: Cell, number: Cell | None) -> bool:
        """Open the section of a task; False where it is open already."""
        if self._item and self._item.key == cell.key:
            self._part(PieceRole.CHROME, cell)
            return False
        self._item = self._row_draft = None
        counted = number is not None and self._roles.counts_items
        draft = _heading(cell, _ITEM, number.piece if number and counted else EMPTY)
        self._add(draft)
        self._item = _Open(cell.key, draft)
        self._last = tuple(draft.heading.places[:1])
        return counted

    # -- rows ------------------------------------------------------------------------------------

    def _data(self, row: Row, cells: Mapping[int, Cell]) -> None:
        for depth, column in enumerate(self._roles.categories):
            if cell := cells.get(column):
                self._category(depth, cell)
        number, item = cells.get(self._roles.number), self._item_of(cells)
        used = bool(item and self._open_item(item, number))
        pieces = self._pieces(cells, item)
        if pieces:
            used = self._place(pieces, number, used) or used
            self._last = tuple(piece.places[0] for piece in pieces)
        if number and not used:
            self._part(PieceRole.NUMBER, number)
        self._beside.row(row, cells, self._last)

    def _item_of(self, cells: Mapping[int, Cell]) -> Cell | None:
        """The name of a task, or of an indicator that is told in whole sentences."""
        if not self._roles.value:
            cell = cells.get(self._roles.item)
            return cell if cell and _is_heading(cell) else None
        name = cells.get(self._roles.texts[0])
        if name and not self._telling and not self._is_told(cells):
            self._item = None
            return None
        return name

    def _tells_mostly(self) -> bool:
        """Most of the values are sentences: a bare one stands below its indicator as they do."""
        rows = [cells for cells in self._placed if self._roles.value in cells]
        return sum(map(self._is_told, rows)) > len(rows) / 2

    def _is_told(self, cells: Mapping[int, Cell]) -> bool:
        value = cells.get(self._roles.value)
        if value is None:
            return False
        return len(value.key) > _LONGEST_VALUE or "。" in value.key or not _DIGIT.search(value.key)

    def _pieces(self, cells: Mapping[int, Cell], item: Cell | None) -> list[Traced]:
        """The paragraphs of the row."""
        if self._roles.value:
            return self._indicator(cells, item)
        named = cells.get(self._roles.item)
        own = [named] if named and named is not item else []
        own += [cells[column] for column in self._roles.texts if column in cells]
        return [piece for cell in own for piece in paragraphs_of(cell)]

    def _indicator(self, cells: Mapping[int, Cell], item: Cell | None) -> list[Traced]:
        """服务覆盖率│%│65 → 服务覆盖率65%: name, value and unit as one sentence."""
        value, unit = cells.get(self._roles.value), cells.get(self._roles.unit)
        names = [cells[c] for c in self._roles.texts if c in cells and cells[c] is not item]
        if item or value is None or not names:
            pieces = [piece for cell in names for piece in paragraphs_of(cell)]
            pieces += paragraphs_of(value) if value else []
            self._unused(unit)
            return pieces
        measured = self._measured(names[-1], value, unit)
        self._due(measured)
        return [together([*(cell.piece for cell in names[:-1]), *measured])]

    def _measured(self, name: Cell, value: Cell, unit: Cell | None) -> list[Traced]:
        """The name, the figure, its unit; 床位（万张）│〔27〕 is 床位27万张."""
        figure, summed = bared(value.piece)
        told = unit is None or unit.key in value.key or not _DIGIT.search(value.key)
        if unit is not None and not told:
            self._brackets(summed)
            return [name.piece, *_with_unit(figure, unit.piece)]
        self._unused(unit)
        bare, own, brackets = unit_parted(name.piece)
        if unit is not None or not own.text or not _DIGIT.search(value.key):
            self._brackets(summed)
            return [name.piece, figure]
        self._brackets([*brackets, *summed])
        return [bare, *_with_unit(figure, own)]

    def _brackets(self, pieces: list[Traced]) -> None:
        self._out.parts += [(PieceRole.STOP, piece) for piece in pieces]

    def _due(self, pieces: list[Traced]) -> None:
        """The year over the column of values is the term of its rows."""
        header = self._section.header.cells.get(self._roles.value)
        year = year_piece(header[-1].piece) if header else EMPTY
        if year.text:
            place = tuple(pieces[0].places[:1])
            self._out.fields.append(FieldPiece(Column.DEADLINE, year, place, borrowed=True))

    def _unused(self, cell: Cell | None) -> None:
        if cell:
            self._part(PieceRole.CHROME, cell)

    def _place(self, pieces: list[Traced], number: Cell | None, used: bool) -> bool:
        """Put the paragraphs of a row where they belong; True where they take its number."""
        draft, fresh = self._target(number)
        if not fresh:
            draft.paragraphs += pieces
            return False
        self._count += 1
        if number and not used:
            draft.number = number.piece
        else:
            draft.number, pieces[0] = numbered(pieces[0])
        if not draft.number.text:
            draft.auto_number = str(self._count)
        draft.paragraphs += pieces
        return bool(number)

    def _target(self, number: Cell | None) -> tuple[Draft, bool]:
        """The draft that takes the sentences of a row, and whether it is a new one."""
        above = self._innermost()
        if above and above is self._out.drafts[-1]:
            return above, False
        if self._row_draft and number is None and self._roles.number:
            return self._row_draft, False
        self._row_draft = Draft(NodeKind.SECTION, run_in=True, reason=_ROW)
        self._add(self._row_draft)
        return self._row_draft, True

    def _innermost(self) -> Draft | None:
        """The section that is open below all others."""
        if self._item:
            return self._item.draft
        if self._categories:
            return self._categories[max(self._categories)].draft
        return self._groups[-1].draft if self._groups else None


def _with_unit(value: Traced, unit: Traced) -> list[Traced]:
    """The unit stands behind the figure: 300以上 and 天 are 300天以上."""
    bound = _BOUND.search(value.text)
    at = bound.start() if bound else len(value)
    return [piece for piece in (value.cut(0, at), unit, value.cut(at)) if piece.text]


def _is_heading(cell: Cell) -> bool:
    return len(cell.key) <= _LONGEST_HEADING and "。" not in cell.key[:-1]


def _heading(cell: Cell, reason: str, number: Traced = EMPTY) -> Draft:
    own, piece = (number, cell.piece) if number.text else numbered(cell.piece)
    title, closer = closed(piece)
    return Draft(
        NodeKind.SECTION,
        number=own,
        heading=title,
        closer=closer,
        run_in=bool(closer.text),
        doubt="" if _is_heading(cell) else "较长，像一句任务",
        reason=reason,
    )


def _as_sentence(draft: Draft, below: Draft | None) -> None:
    """A task named without measures is a sentence."""
    if below and below.level > draft.level:
        return
    draft.paragraphs = [joined([draft.heading, draft.closer])]
    draft.heading = draft.closer = EMPTY
    draft.run_in, draft.reason = True, _ROW
