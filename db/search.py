"""Search over plans and library documents; it finds two-character words (安全, 医疗) as well.

A line is a sentence, a heading or a title; it is found where every word of the query stands in it,
exactly as `word in line` would say. Plans are few and change all the time: they are scanned. The
lines of documents are many and never change: an FTS5 index holds every pair of neighbouring
characters as a word (加强安全 → 加强 强安 安全), and a query becomes a phrase of such pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.plans import load_outline
from db.serialising import loads
from workbench.numbering import Scheme
from workbench.plan import Plan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.document import Outline

TITLE_NODE = -1


class HitKind(StrEnum):
    """Where a hit stands."""

    DOCUMENT = "document"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that was found, whole. `id` and `title` are those of its plan or document.

    `place` is the heading it stands under (（二）完善院前急救网络) or the part (标题, 前言, 通知,
    结尾). In a plan `section_id` and `task_id` lead to it, "" where it has none; in a document
    `section_id` is the index of its node in the outline.
    """

    kind: HitKind
    id: str
    title: str
    place: str
    text: str
    section_id: str = ""
    task_id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A searchable line of a document: its node's index (-1: the title), its place, its text."""

    node: int
    place: str
    text: str


def search(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The first `limit` lines in which every word of `query` stands.

    Plans come first, the one changed last before the others, then documents in the order of their
    import. Where there are more of both, each gets half.
    """
    words = query.split()
    if not words or limit < 1:
        return ()
    plans = _plan_hits(connection, words, limit)
    documents = _document_hits(connection, words, limit)
    share = max(limit - len(documents), (limit + 1) // 2)
    plans = plans[:share]
    return (*plans, *documents[: limit - len(plans)])


# -- documents ------------------------------------------------------------------------------------


def lines(outline: Outline) -> list[Line]:
    """What of a document can be found."""
    found = [Line(TITLE_NODE, "标题", outline.title)]
    place = "前言"
    for at, node in enumerate(outline.nodes):
        if node.heading:
            place = node.number + node.heading
            found.append(Line(at, place, place))
        here = "通知" if node.in_notice and not node.heading else place
        found += [Line(at, here, sentence) for sentence in node.sentences]
    return found


def add_lines(connection: sqlite3.Connection, document_id: str, found: Sequence[Line]) -> None:
    """Make the lines of a document searchable."""
    first = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM document_line").fetchone()[0]
    connection.executemany(
        "INSERT INTO document_line (id, document_id, node, place, text) VALUES (?, ?, ?, ?, ?)",
        [(first + at, document_id, x.node, x.place, x.text) for at, x in enumerate(found)],
    )
    connection.executemany(
        "INSERT INTO document_index (rowid, pairs) VALUES (?, ?)",
        [(first + at, pairs(line.text)) for at, line in enumerate(found)],
    )


def remove_lines(connection: sqlite3.Connection, document_id: str) -> None:
    """Forget the lines of a document; the index must be told what it held."""
    held = connection.execute(
        "SELECT id, text FROM document_line WHERE document_id = ?", (document_id,)
    ).fetchall()
    connection.executemany(
        "INSERT INTO document_index (document_index, rowid, pairs) VALUES ('delete', ?, ?)",
        [(number, pairs(text)) for number, text in held],
    )
    connection.execute("DELETE FROM document_line WHERE document_id = ?", (document_id,))


def pairs(text: str) -> str:
    """Every two neighbouring characters as one word of eight hexadecimal digits (UTF-16).

    Hexadecimal, because no tokenizer can then split, fold or drop a character: a phrase of pairs
    matches exactly where the text does, punctuation, blanks and upper case included.
    """
    units = text.encode("utf-16-be").hex()
    return " ".join(units[at : at + 8] for at in range(0, len(units) - 4, 4))


def _document_hits(connection: sqlite3.Connection, words: Sequence[str], limit: int) -> list[Hit]:
    first = max(words, key=len)
    phrase = pairs(first)
    table, bound = "document_line AS line", []
    conditions = ["instr(line.text, ?) > 0" for _ in words]
    if phrase:
        table = "document_index CROSS JOIN document_line AS line ON line.id = document_index.rowid"
        conditions.insert(0, "document_index MATCH ?")
        bound = [f'"{phrase}"']
    order = "document_index.rowid" if phrase else "line.id"
    rows = connection.execute(
        f"SELECT document.id, document.title, line.node, line.place, line.text FROM {table}"
        " JOIN document ON document.id = line.document_id"
        f" WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?",
        (*bound, *words, limit),
    )
    return [
        Hit(HitKind.DOCUMENT, name, title, place, text, _node(node))
        for name, title, node, place, text in rows
    ]


def _node(node: int) -> str:
    return "" if node == TITLE_NODE else str(node)


# -- plans ----------------------------------------------------------------------------------------


def _plan_hits(connection: sqlite3.Connection, words: Sequence[str], limit: int) -> list[Hit]:
    hits: list[Hit] = []
    plans = connection.execute("SELECT id FROM plan ORDER BY changed_at DESC, id").fetchall()
    for (plan_id,) in plans:
        hits += _PlanSearch(connection, plan_id, words).hits()
        if len(hits) >= limit:
            break
    return hits[:limit]


_PARTS = {"notice": "通知", "preamble": "前言", "closing": "结尾"}
_Rank = tuple[int, ...]


class _PlanSearch:
    """The lines of one plan in which all words stand, in the order of the paper."""

    def __init__(self, connection: sqlite3.Connection, plan_id: str, words: Sequence[str]) -> None:
        self._connection = connection
        self._plan_id = plan_id
        self._words = words
        self._title, scheme = connection.execute(
            "SELECT title, scheme FROM plan WHERE id = ?", (plan_id,)
        ).fetchone()
        self._scheme = loads(Scheme, scheme)

    def hits(self) -> list[Hit]:
        headings = self._rows("SELECT id, heading FROM section", "heading")
        tasks = self._rows(
            "SELECT paragraph.part, paragraph.section_id, paragraph.position, task.position,"
            " task.id, task.text FROM task JOIN paragraph"
            " ON paragraph.plan_id = task.plan_id AND paragraph.id = task.paragraph_id",
            "task.text",
            "task.plan_id",
        )
        notices = self._rows("SELECT title FROM notice", "title")
        found: list[tuple[_Rank, Hit]] = [
            ((0,), self._hit("通知标题", title)) for (title,) in notices
        ]
        if all(word in self._title for word in self._words):
            found.append(((2,), self._hit("标题", self._title)))
        if headings or tasks:
            found += self._in_sections(headings, tasks)
        return [hit for _, hit in sorted(found, key=lambda pair: pair[0])]

    def _rows(self, select: str, column: str, plan: str = "plan_id") -> list[tuple[str, ...]]:
        conditions = "".join(f" AND instr({column}, ?) > 0" for _ in self._words)
        sql = f"{select} WHERE {plan} = ?{conditions}"
        return self._connection.execute(sql, (self._plan_id, *self._words)).fetchall()

    def _in_sections(
        self, headings: list[tuple[str, ...]], tasks: list[tuple[str, ...]]
    ) -> list[tuple[_Rank, Hit]]:
        bare = Plan(
            self._plan_id,
            self._title,
            scheme=self._scheme,
            sections=load_outline(self._connection, self._plan_id),
        )
        numbers = bare.numbers()
        places = {s.id: numbers[s.id] + s.heading for s, _ in bare.walk()}
        ranks = {name: at for at, name in enumerate(places)}
        found: list[tuple[_Rank, Hit]] = [
            ((4, ranks[name], 0), self._hit(places[name], text, name)) for name, text in headings
        ]
        for part, section, *position, name, text in tasks:
            place = places[section] if section else _PARTS[part]
            rank = _rank(part, ranks.get(section, 0), position)
            found.append((rank, self._hit(place, text, section or "", name)))
        return found

    def _hit(self, place: str, text: str, section_id: str = "", task_id: str = "") -> Hit:
        return Hit(HitKind.PLAN, self._plan_id, self._title, place, text, section_id, task_id)


def _rank(part: str, section: int, position: Sequence[object]) -> _Rank:
    parts = {"notice": 1, "preamble": 3, "section": 4, "closing": 5}
    return (parts[part], section, 1, *(int(str(at)) for at in position))
