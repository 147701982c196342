"""The lines of library documents and their index, in which two-character words are found as well.

The lines are many and never change: an FTS5 index holds every pair of neighbouring characters
as a word (加强安全 → 加强 强安 安全). A query asks for the lines with all of its pairs, and instr
tells whether its words stand there as they are; so the index needs no positions, which are half
of its size, and no punctuation. The tokenizers of FTS5 take a run of Chinese for one word, or
need three characters.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, NamedTuple

from db.hits import Hit, HitKind
from workbench.manuscript import PART_NAMES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from workbench.document import Outline

TITLE_NODE = -1
_NO_LINE = 2**63 - 1  # beyond the last
_OF_LINE = (
    "(SELECT rowid FROM document WHERE first_line <= line.id ORDER BY first_line DESC LIMIT 1)"
)
_END = "\n\n"  # of a line, among its runs
_RUNS = re.compile(f"[0-9A-Za-z\u3007\u3400-\u9fff\U00020000-\U0003ffff]{{2,}}|{_END}")
"""No tokenizer splits or drops these; that it folds upper case makes the index find too much."""
_TOGETHER = 1000  # lines of which the pairs are made at once: some MB
_MOST_PAIRS = 64  # of a query; whoever asks for a whole paragraph has it by then


class Line(NamedTuple):
    """A searchable line of a document: its node's index (-1: the title), its place, its text."""

    node: int
    place: str
    text: str


def lines(outline: Outline) -> list[Line]:
    """What of a document can be found."""
    found = [Line(TITLE_NODE, PART_NAMES["title"], outline.title)]
    place = PART_NAMES["preamble"]
    for at, node in enumerate(outline.nodes):
        if node.heading:
            place = node.number + node.heading
            found.append(Line(at, place, place))
        here = PART_NAMES["notice"] if node.in_notice and not node.heading else place
        found += [Line(at, here, sentence) for sentence in node.sentences]
    return found


def add_lines(connection: sqlite3.Connection, found: Sequence[Line]) -> int:
    """Make the lines of a document searchable; the number of the first, the others follow."""
    first: int = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM document_line").fetchone()[
        0
    ]
    connection.executemany(
        "INSERT INTO document_line (id, node, place, text) VALUES (?, ?, ?, ?)",
        [(number, *line) for number, line in enumerate(found, first)],
    )
    connection.executemany(
        "INSERT INTO document_index (rowid, pairs) VALUES (?, ?)",
        enumerate(pairs([line.text for line in found]), first),
    )
    return first


def build_index(connection: sqlite3.Connection) -> None:
    """Make the index anew from the lines."""
    connection.execute("DROP TABLE document_index")
    connection.execute(
        "CREATE VIRTUAL TABLE document_index"
        " USING fts5 (pairs, content = '', tokenize = 'ascii', detail = 'none', columnsize = 0)"
    )
    held = connection.execute("SELECT id, text FROM document_line ORDER BY id")
    while some := held.fetchmany(_TOGETHER):  # never all the lines of a large library
        connection.executemany(
            "INSERT INTO document_index (rowid, pairs) VALUES (?, ?)", _numbered(some)
        )


def remove_lines(connection: sqlite3.Connection, first: int) -> None:
    """Forget the lines of a document from its first on; the index must be told what it held."""
    (after,) = connection.execute(
        "SELECT min(first_line) FROM document WHERE first_line > ?", (first,)
    ).fetchone()
    span = (first, _NO_LINE if after is None else after)
    held = connection.execute(
        "SELECT id, text FROM document_line WHERE id >= ? AND id < ?", span
    ).fetchall()
    connection.executemany(
        "INSERT INTO document_index (document_index, rowid, pairs) VALUES ('delete', ?, ?)",
        _numbered(held),
    )
    connection.execute("DELETE FROM document_line WHERE id >= ? AND id < ?", span)


def _numbered(held: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    return zip((number for number, _ in held), pairs([text for _, text in held]), strict=True)


def pairs(texts: Sequence[str]) -> list[str]:
    """For each text every two neighbouring characters of its words, numbers, Chinese, as a word."""
    some = (texts[at : at + _TOGETHER] for at in range(0, len(texts), _TOGETHER))
    return [line for each in some for line in _pairs_at_once(each)]


def _pairs_at_once(texts: Sequence[str]) -> list[str]:
    """The characters, those after them, and blanks are laid side by side.

    A loop over the runs of each text would take as long as all else SQLite does with the index.
    What stands across the nul between two runs is cut out again.
    """
    whole = _END.join([text.replace("\n", " ") for text in texts])
    chars = array("I", "\0".join(_RUNS.findall(whole)).encode("utf-32-le"))
    laid = array("I", " ".encode("utf-32-le")) * (3 * max(len(chars) - 1, 0))
    laid[0::3], laid[1::3] = chars[:-1], chars[1:]
    runs = f"  {laid.tobytes().decode('utf-32-le')}".split("\0 \0")
    return "".join([run[2:-1] for run in runs]).split(_END)


def document_hits(connection: sqlite3.Connection, words: Sequence[str], limit: int) -> list[Hit]:
    """The first `limit` lines with all `words`, in the order of import and of reading."""
    asked = " ".join(pairs(words)).split()[:_MOST_PAIRS]
    table, bound = "document_line AS line", []
    conditions = ["instr(line.text, ?) > 0" for _ in words]
    if asked:
        table = "document_index CROSS JOIN document_line AS line ON line.id = document_index.rowid"
        conditions.insert(0, "document_index MATCH ?")
        bound = [" ".join(f'"{pair}"' for pair in asked)]
    order = "document_index.rowid" if asked else "line.id"
    rows = connection.execute(
        f"SELECT document.id, document.title, line.node, line.place, line.text FROM {table}"
        f" CROSS JOIN document ON document.rowid = {_OF_LINE}"
        f" WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?",
        (*bound, *words, limit),
    )
    return [
        Hit(HitKind.DOCUMENT, name, title, place, text, _node(node))
        for name, title, node, place, text in rows
    ]


def _node(node: int) -> str:
    return "" if node == TITLE_NODE else str(node)
