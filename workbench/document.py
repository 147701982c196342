"""The document in the middle: what every reader makes and the outline is built from.

file → reader → `Document` (blocks with hints) → `Outline` (title, headings, sentences, chrome, and
the account of characters) → `Plan`. Readers never interpret; the outline never opens a file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True)
class SourceFile:
    """A file as it came: what it is called, and its bytes."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """What it is known by, whatever its name; computed once, when first asked for."""
        return hashlib.sha256(self.data).hexdigest()


class BlockKind(StrEnum):
    """Where a block of text stood in its source."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    FURNITURE = "furniture"  # header, footer, navigation: the format itself says it is no text


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table cell with what its format said about it.

    `text` is verbatim, inner blanks included. `heading_level` is 1… where a style or tag says
    heading, else 0. `auto_number` is a number the format generates (Word's list numbering) and is
    not part of `text`. `row` and `column` are set for cells, `table` counts the tables from 1; a
    merged cell stands where it begins and covers `row_span` rows and `column_span` columns.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    heading_level: int = 0
    auto_number: str = ""
    bold: bool = False
    centred: bool = False
    page: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a column of a table is taken for: its header as printed, and a word for its meaning.

    `meaning` is "" where the column is only kept as text. As a choice of the drafter it holds for
    every column with that header; `table` 0 is any table, `column` 0 any column.
    """

    header: str
    meaning: str
    table: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader left out or could not be sure of, said in one Chinese sentence."""

    message: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its blocks in order, nothing interpreted.

    `columns` is what the drafter said the columns of its tables mean.
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    columns: tuple[ColumnMapping, ...] = ()


class Column(StrEnum):
    """What a column of a task table says; the labels are those of our own sheets."""

    TARGETS = "targets"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    DEADLINE = "deadline"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Field:
    """A cell beside a task: `text` of `column` belongs to sentence number `sentence` of its node.

    `sentence` is -1 where the cell holds for the whole node (merged down over all its rows).
    `header` is the header over an aim (2026年目标（个）), "" over all else.
    """

    sentence: int
    column: Column
    text: str
    header: str = ""


class NodeKind(StrEnum):
    """What a node of an outline is; the values are those of the labelled documents."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Node:
    """A heading with the text up to the next one, a paragraph outside all, or a signature line.

    `level` is the depth of the heading in this document's own scheme, 1 = top, 0 without heading.
    `number` is as printed (（三）, "" for a theme phrase). `paragraphs` holds the sentences by
    paragraph, punctuation already restored to full width. `run_in`: the heading opens its first
    paragraph. `in_notice`: it belongs to the 印发通知 that carries the plan. `certainty` is how
    sure the reader is that this is a heading of this level, 0…1, and `reason` why, in one Chinese
    clause; `doubt` says in one clause why it should be looked at, "" where it need not. `fields`
    are the cells of a task table beside its sentences. `closer` is the mark that ends its heading
    (。 or ：), which is not part of it. `in_table`: it is a row of a table, or a group of rows.
    """

    kind: NodeKind
    level: int = 0
    number: str = ""
    heading: str = ""
    paragraphs: tuple[tuple[str, ...], ...] = ()
    run_in: bool = False
    in_notice: bool = False
    doubt: str = ""
    certainty: float = 1.0
    reason: str = ""
    fields: tuple[Field, ...] = ()
    closer: str = ""
    in_table: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """All its sentences in order, paragraphs joined."""
        return tuple(s for paragraph in self.paragraphs for s in paragraph)


class PieceRole(StrEnum):
    """What became of a piece of the source."""

    TITLE = "title"
    META = "meta"  # addressees, document number, title of the notice
    NUMBER = "number"
    HEADING = "heading"
    STOP = "stop"
    TEXT = "text"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of block number `block`, what they became, and in which node.

    `node` is the place of the node in the outline, -1 for title, metadata and furniture.
    """

    block: int
    start: int
    end: int
    role: PieceRole
    node: int = -1


@dataclass(slots=True, unsafe_hash=True)
class Change:
    """A recorded normalisation: `before` at `offset` of block number `block` became `after`.

    Never changed in place; not frozen, for a text has hundreds of them.
    """

    block: int
    offset: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Account:
    """Where every non-blank character of the source went, in counts of non-blank characters.

    `text` stayed text, `numbers` are regenerated, `stops` closed run-in headings, `chrome` is page
    furniture and metadata, `normalised` was changed and recorded. The rest is `missing`: must be 0.
    """

    source: int = 0
    text: int = 0
    numbers: int = 0
    stops: int = 0
    chrome: int = 0
    normalised: int = 0

    @property
    def missing(self) -> int:
        """Characters nobody accounts for."""
        kinds = self.text + self.numbers + self.stops + self.chrome + self.normalised
        return self.source - kinds


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says about itself; "" where it is silent. `date` is YYYY-MM-DD."""

    issuer: str = ""
    date: str = ""
    index_number: str = ""
    addressees: str = ""
    notice_title: str = ""
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document understood: title, nodes in document order, page furniture, and the account.

    `columns` is what the columns of its task tables were taken for.
    """

    title: str
    nodes: tuple[Node, ...]
    meta: Meta = field(default_factory=Meta)
    chrome: tuple[str, ...] = ()
    account: Account = field(default_factory=Account)
    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()
    columns: tuple[ColumnMapping, ...] = ()

    @property
    def doubtful(self) -> tuple[Node, ...]:
        """The headings the reader is not sure of."""
        return tuple(node for node in self.nodes if node.doubt)
