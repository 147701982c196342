"""A document taken apart: front matter, sections, furniture, each a piece of its source.

    Document (blocks) → lines → front matter │ sections │ furniture behind → Parsing

Nothing is normalised or booked yet: a parsing can still be corrected by hand (`corrections`).
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from pathlib import PurePath
from typing import TYPE_CHECKING

from workbench.document import NodeKind, PieceRole
from workbench.punctuation import fold_width, restore_punctuation
from workbench.reading.layout.contents import contents_lines
from workbench.reading.layout.lines import Line, lines_of
from workbench.reading.layout.parting import part
from workbench.reading.layout.wrapping import Joiner
from workbench.reading.structure.annexes import is_annex
from workbench.reading.structure.chapters import chapter_lines
from workbench.reading.structure.drafts import Draft, paragraph, signature
from workbench.reading.structure.facts import Facts
from workbench.reading.structure.front import Front, Role
from workbench.reading.structure.headings import Counter
from workbench.reading.structure.plain_numbers import with_plain_numbers
from workbench.reading.structure.sections import SectionReader
from workbench.reading.structure.shapes import bare, notice_title, quoted_names
from workbench.reading.structure.tail import furniture_behind
from workbench.reading.structure.themes import expand
from workbench.reading.tables.fields import sentence_key
from workbench.reading.tables.lifting import Lifted, lifted
from workbench.reading.tables.retold import furnished, lines_of_annex, remarks, retells, told_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.document import ColumnMapping, Document, Meta, Remark
    from workbench.reading.layout.traced import Traced
    from workbench.reading.tables.drafting import Drafted
    from workbench.reading.tables.fields import FieldPiece


@dataclass(frozen=True, slots=True)
class Part:
    """A piece outside all nodes: of the title or metadata, a stop behind them, or furniture."""

    role: PieceRole
    piece: Traced


@dataclass(frozen=True, slots=True)
class Parsing:
    """The pieces of a document, by what they are; together they are all of its text.

    `name` is the title of a document in which no title stands; `fields` are the cells beside the
    tasks of its tables, `columns` what the columns of these were taken for. Drafts are never
    changed in place.
    """

    document: Document
    drafts: tuple[Draft, ...]
    parts: tuple[Part, ...]
    name: str
    meta: Meta
    fields: tuple[FieldPiece, ...] = ()
    columns: tuple[ColumnMapping, ...] = ()
    remarks: tuple[Remark, ...] = ()


def parse(document: Document, *, tables: bool = True) -> Parsing:
    """Take `document` apart; every non-blank character of it is in one of the pieces.

    Without `tables` their cells stay text, line by line as they stand.
    """
    return _Parser(document, tables=tables).parse()


class _Parser:
    """Goes through the lines once: front matter, sections, furniture."""

    def __init__(self, document: Document, *, tables: bool) -> None:
        self._document = document
        self._lifts = tables
        self._drafts: list[Draft] = []
        self._parts: list[Part] = []
        self._facts = Facts()
        self._title = ""
        self._tables = Lifted()

    def parse(self) -> Parsing:
        lines = with_plain_numbers(self._paragraphs())
        tables = self._tables.on(lines)
        chapters = chapter_lines(lines)
        first = self._tables.first(lines, _first_heading(lines, chapters))
        chapters |= self._tables.captions_on(lines, first)
        retold = self._retold(lines, tables)
        self._front([line for i, line in enumerate(lines[:first]) if i not in retold])
        furniture = (furniture_behind(lines, first) - tables.keys()) | retold
        for i in sorted(furniture):
            self._drop(lines[i])
        taken = furniture | {i for i in tables if not tables[i].drafts}
        text = [i for i in range(first, len(lines)) if i not in taken]
        below = frozenset(n for n, i in enumerate(text) if i in chapters)
        beside = {n: tables[i].drafts for n, i in enumerate(text) if i in tables}
        sections = SectionReader([lines[i] for i in text], below, beside).read()
        signed = [draft.paragraphs[0] for draft in sections if draft.kind is NodeKind.SIGNATURE]
        self._facts.signed_below([fold_width(piece.text) for piece in signed])
        self._drafts += sections
        for table in tables.values():
            self._parts += [Part(role, piece) for role, piece in table.parts]
        name = self._title or self._facts.name or PurePath(self._document.name).stem
        return Parsing(
            self._document,
            tuple(expand(self._drafts)),
            tuple(self._parts),
            name,
            self._facts.meta(name),
            tuple(field for table in tables.values() for field in table.fields),
            tuple(self._tables.columns),
            tuple(self._tables.remarks),
        )

    def _retold(self, lines: Sequence[Line], tables: dict[int, Drafted]) -> set[int]:
        """The lines of tables that only say the text again, which become furniture themselves."""
        if not tables or self._document.format == "sheet":
            return set()
        gone: set[int] = set()
        above: list[str] = []
        told, seen = "", 0
        for at, table in sorted(tables.items(), key=itemgetter(0)):
            fresh = [
                line.piece.text for i, line in enumerate(lines[seen:at], seen) if i not in tables
            ]
            told, seen = told + told_by(fresh), at
            above += fresh
            if retells(table, told):
                tables[at] = furnished(table, [sentence_key(text) for text in above])
                gone.update(lines_of_annex(lines, at))
                self._tables.remarks += remarks(table, told, lines[at].block.table)
        return gone

    def _paragraphs(self) -> list[Line]:
        """The lines of text, page furniture dropped, broken ones joined and long ones parted."""
        lines: list[Line] = []
        pages: set[int] = set()
        for line in part(self._lift(lines_of(self._document))):
            if line.is_furniture or line.is_page_mark:
                self._drop(line)
                self._facts.learn(line)
                pages.add(len(lines))
            else:
                lines.append(line)
        plain = self._document.format in ("txt", "md", "pdf")
        if self._document.format == "pdf":
            pages.clear()  # its reader knows how wide the lines are, and joined them
        paragraphs = part(Joiner(lines, pages, plain=plain).paragraphs())
        contents = contents_lines(paragraphs)
        for line in paragraphs[contents.start : contents.stop]:
            self._drop(line)
        return paragraphs[: contents.start] + paragraphs[contents.stop :]

    def _lift(self, lines: list[Line]) -> list[Line]:
        """The lines with the tables taken out, whose furniture is dropped."""
        self._tables = lifted(lines, self._document) if self._lifts else Lifted(lines)
        for line in self._tables.chrome:
            self._drop(line)
        return self._tables.lines

    def _drop(self, line: Line) -> None:
        self._parts.append(Part(PieceRole.CHROME, line.piece))

    def _front(self, lines: Sequence[Line]) -> None:
        front = Front(lines)
        front.read()
        for line, role in zip(lines, front.roles, strict=True):
            self._front_line(line, role)
        self._title = self._title or front.name

    def _front_line(self, line: Line, role: Role) -> None:
        if role is Role.CHROME:
            self._drop(line)
            self._facts.learn(line)
        elif role is Role.SIGNATURE:
            self._drafts.append(signature(line.piece, in_notice=True))
            self._facts.signed(line.key)
        elif role in (Role.BODY, Role.NOTICE_BODY):
            self._drafts.append(paragraph(line.piece, in_notice=role is Role.NOTICE_BODY))
            self._facts.spoken(line.key)
        elif role is Role.ADDRESSEES:
            self._parts.append(Part(PieceRole.STOP, line.piece.cut(len(line.key) - 1)))
            self._facts.addressees = self._meta(line.piece.cut(0, len(line.key) - 1))
        elif role is Role.TITLE:
            self._parts.append(Part(PieceRole.TITLE, line.piece))
            self._title += restore_punctuation(line.piece.text)
        elif role is Role.NOTICE_TITLE:
            self._facts.notice_title = self._meta(line.piece)
        else:
            self._facts.number = self._meta(line.piece)

    def _meta(self, piece: Traced) -> str:
        self._parts.append(Part(PieceRole.META, piece))
        return restore_punctuation(piece.text)


def _first_heading(lines: Sequence[Line], chapters: frozenset[int]) -> int:
    """The first heading of the plan proper; demands numbered in its notice are none."""
    first = _first_number(lines, chapters, 0)
    notice = any(notice_title(line.key) for line in lines[:first])
    names = set(quoted_names("".join(line.key for line in lines[:first]))) if notice else ()
    if any(bare(line.key) in names for line in lines[:first]):
        return first  # a second plan may follow under the same notice
    titles = (i for i, line in enumerate(lines) if i > first and bare(line.key) in names)
    return _first_number(lines, chapters, next(titles, 0)) if notice else first


def _first_number(lines: Sequence[Line], chapters: frozenset[int], start: int) -> int:
    """The first line from `start` on whose number can open a scheme, or an annex without any."""
    counter = Counter()
    for i, line in enumerate(lines[start:], start):
        if i in chapters or (line.mark and counter.expects(line.mark)):
            return i
    annexes = (i for i, line in enumerate(lines) if is_annex(line.key))
    return next(annexes, len(lines))
