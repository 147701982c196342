"""Tables lifted out of a document: each stands for one line where its header stood.

What is above a header stays a line of text (the title of the table); what is no task table or
indicator table is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.document import BlockKind, ColumnMapping, Remark
from workbench.errors import MisuseError
from workbench.reading.layout.lines import Line
from workbench.reading.structure.annexes import is_annex
from workbench.reading.structure.drafts import paragraph
from workbench.reading.structure.headings import mark_of
from workbench.reading.tables.drafting import Drafted, drafted
from workbench.reading.tables.grid import grids, together
from workbench.reading.tables.guessing import guessed
from workbench.reading.tables.header import chosen_of, sections
from workbench.reading.tables.meanings import header_key, meaning_named
from workbench.reading.tables.repeats import Told
from workbench.reading.tables.rows import is_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.document import Document
    from workbench.reading.tables.grid import Grid
    from workbench.reading.tables.header import Chosen, Section

_SHEET = "sheet"
_REPEATED = "第 {} 张表的内容在前面的表里都有，未再收入。"
_LONGEST_NAME = 40  # characters of a cell in a list
_MOST_TITLES = 4  # lines of a title above its table
_LOOSE = ("txt", "md", "html", "mht")  # formats that give merged cells once and leave them out


@dataclass
class Lifted:
    """The lines left, the tables by the place of the line that stands for each.

    `captions` are the places of the lines that name a table: the last line above it. `columns` is
    what the columns were taken for, table by table, from the left.
    """

    lines: list[Line] = field(default_factory=list)
    tables: dict[int, Drafted] = field(default_factory=dict)
    captions: set[int] = field(default_factory=set)
    chrome: list[Line] = field(default_factory=list)
    columns: list[ColumnMapping] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def on(self, lines: Sequence[Line]) -> dict[int, Drafted]:
        """The tables by the index of the line among `lines` that stands for each."""
        if not self.tables:
            return {}
        starts = {line.piece.places[0]: i for i, line in enumerate(lines) if line.key}
        return {starts[place]: table for place, table in self.tables.items() if place in starts}

    def captions_on(self, lines: Sequence[Line], first: int) -> frozenset[int]:
        """The indices of the captions among `lines`, from `first` on."""
        if not self.captions:
            return frozenset()
        rest = range(first, len(lines))
        return frozenset(i for i in rest if lines[i].piece.places[0] in self.captions)

    def first(self, lines: Sequence[Line], first: int) -> int:
        """The first heading, where a table may stand before it: the table, or its annex.

        A single annex that is the whole document is named by the title below it. The name of a
        sheet is a heading.
        """
        table = min(self.on(lines), default=len(lines))
        annexes = [i for i, line in enumerate(lines) if is_annex(line.key)]
        if table >= first:
            whole = annexes == [first] and first == 0 and table - first <= _MOST_TITLES
            return table if whole else first
        above = lines[table - 1] if table else None
        if above and above.block.heading_level and above.piece.places[0] in self.captions:
            return table - 1
        return annexes[0] if len(annexes) > 1 and annexes[0] < table else table


def lifted(lines: Sequence[Line], document: Document) -> Lifted:
    """The tables of `document`, whose lines are `lines`, understood and taken out."""
    lifter = _Lifter(document)
    done, book = 0, document.format == _SHEET
    found = [
        (start, end, grid, tables_of(grid, lifter.chosen, told=book))
        for start, end, grid in grids(lines, loose=document.format in _LOOSE)
    ]
    aside = book and any(own for *_, own in found)
    for start, end, grid, own in found:
        taken = own or (aside and _is_list(grid))
        lifter.out.lines += lines[done : start if taken else end]
        for section in own:
            lifter.take(section)
        if taken and not own:
            lifter.lay_aside(grid)
        done = end
    lifter.out.lines += lines[done:]
    return lifter.out


def _is_list(grid: Grid) -> bool:
    """Short cells without a heading among them, as of a list of names and telephones."""
    keys = [cell.key for row in grid.rows for cell in row]
    return all(len(key) <= _LONGEST_NAME and "。" not in key and not mark_of(key) for key in keys)


def tables_of(grid: Grid, chosen: Chosen, *, told: bool) -> list[Section]:
    """The tables in a grid; one without a header counts where it is `told` to be a table."""
    found = list(sections(grid, chosen))
    guess = guessed(grid, chosen) if told and not found else None
    return [guess] if guess else found


def chosen_columns(said: Sequence[str]) -> tuple[ColumnMapping, ...]:
    """What a drafter typed: 承担处室=责任单位, nothing behind the sign for a mere note.

    Raises:
        MisuseError: where the sign is missing or a word is no meaning of a column.
    """
    pairs = [each.replace("＝", "=").partition("=") for each in said]
    if wrong := next((header for header, sign, _ in pairs if not (sign and header.strip())), None):
        raise MisuseError(f"看不懂“{wrong}”。", "请写成 表头=含义，如 承担处室=责任单位。")
    return tuple(ColumnMapping(header, meaning_named(word).label) for header, _, word in pairs)


def ensure_columns(chosen: Sequence[ColumnMapping], found: Sequence[ColumnMapping]) -> None:
    """Check that every header a drafter named stands over a column that was `found`.

    Raises:
        MisuseError: where none of the tables has such a header.
    """
    headers = tuple(header_key(each.header) for each in found)
    for each in chosen:
        key = header_key(each.header)
        if not any(header.endswith(key) for header in headers):
            known = "、".join(dict.fromkeys(headers))
            advice = f"表里有这些列：{known}。请照表头写。" if known else "文件里没有认出任务表。"
            raise MisuseError(f"表里没有“{each.header}”这一列。", advice)


def _columns(section: Section) -> list[ColumnMapping]:
    header = section.header
    return [
        ColumnMapping(header.names[column], meaning.label, section.grid.table, column)
        for column, meaning in header.meanings.items()
    ]


def _chosen(document: Document) -> Chosen:
    return chosen_of([(each.header, meaning_named(each.meaning)) for each in document.columns])


class _Lifter:
    """Takes the tables of one document, in order."""

    def __init__(self, document: Document) -> None:
        self.out = Lifted()
        self.chosen = _chosen(document)
        self._told = Told() if document.format == _SHEET else None

    def take(self, section: Section) -> None:
        """Put a table in place of its lines."""
        if self._told is not None and self._told.repeats(section):
            rows = (*section.captions, *section.top, *section.body)
            self.out.chrome += [line for row in rows for cell in row for line in cell.lines]
            self.out.remarks.append(Remark(_REPEATED.format(section.grid.table)))
            return
        self.out.columns += _columns(section)
        self._captions(section)
        anchor = _anchor((*section.top, *section.body)[0][0].lines[0])
        self.out.lines.append(anchor)
        self.out.tables[anchor.piece.places[0]] = drafted(section)

    def lay_aside(self, grid: Grid) -> None:
        """A list beside the task tables of a workbook: paragraphs under the name of its sheet."""
        above = self.out.lines[-1:]
        name = [self.out.lines.pop().piece] if above and above[0].block.heading_level else []
        rows = [together([cell.piece for cell in row], "　") for row in grid.rows]
        drafts = [paragraph(piece) for piece in (*name, *rows)]
        for draft in drafts:
            draft.in_table = True
        anchor = _anchor(above[0] if name else grid.rows[0][0].lines[0])
        self.out.lines.append(anchor)
        self.out.tables[anchor.piece.places[0]] = Drafted(drafts)

    def _captions(self, section: Section) -> None:
        """The lines above the header; what is filled in there is furniture."""
        lines = [line for row in section.captions for cell in row for line in cell.lines]
        kept = [line for line in lines if not is_form(line.key)]
        self.out.chrome += [line for line in lines if is_form(line.key)]
        self.out.lines += [_as_paragraph(line) for line in kept]
        above = self.out.lines[-1:]
        if kept or (above and above[0].block.heading_level and self._told is not None):
            self.out.captions.add(above[0].piece.places[0])


def _as_paragraph(line: Line) -> Line:
    block = replace(line.block, kind=BlockKind.PARAGRAPH, table=0, row=0, column=0)
    return Line.of(line.piece, block, gap=True)


def _anchor(line: Line) -> Line:
    """A closed line that nothing is joined to, of the same length as the first of the header."""
    block = replace(line.block, kind=BlockKind.CELL, auto_number="")
    return Line(line.piece, "□" * (len(line.key) - 1) + "。", block, gap=True)
