"""The library: documents with their original bytes, templates, the list of units, proposals.

A document is known by the SHA-256 of its file: the same file twice is one document, and the
original can be taken out again to the last byte.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from db.document_search import add_lines, lines, remove_lines
from db.moments import moment, now
from db.serialising import dumps, loads
from workbench.document import Outline, SourceFile
from workbench.errors import NotFoundError, StoreError
from workbench.plan import Unit, new_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from workbench.drafting.proposals import Proposal
    from workbench.drafting.templates import Template
    from workbench.plan import Plan


@dataclass(frozen=True)
class LibraryDocument:
    """A document of the library (资料).

    Its outline is read from the store when first asked for: listing thousands costs little.
    `standing` is what the drafter said it is to her: 上级, 兄弟单位 or 本级; "" if nothing.
    """

    id: str
    name: str
    title: str
    sha256: str
    imported_at: datetime
    standing: str
    stored: Callable[[], str] = field(repr=False, compare=False)

    @cached_property
    def outline(self) -> Outline:
        """The document as it was understood at its import.

        Raises:
            StoreError: the stored text is not what was written; the original may still be whole.
        """
        try:
            return loads(Outline, self.stored())
        except (ValueError, TypeError, LookupError) as error:
            raise StoreError(
                f"未能读取资料“{self.name}”：内容已损坏。", "请把原来的文件再导入一次。"
            ) from error

    @property
    def plan(self) -> Plan:
        """What it says as a plan, with the same ids whenever it is asked for."""
        from workbench.reading.steady import steady_plan

        return steady_plan(self.outline, self.sha256)


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """A file just kept; `repeated`: it was a document before."""

    id: str
    repeated: bool


_PACKING = 1  # of an original: 8 % larger than at zlib's usual 6, in half the time
_DOCUMENT = "SELECT id, name, title, sha256, imported_at, standing FROM document"


def add_document(
    connection: sqlite3.Connection, file: SourceFile, outline: Outline
) -> AddedDocument:
    """Keep a file and its outline; one that is already here keeps its id and gets the outline."""
    stored = dumps(outline)
    found = connection.execute(
        "SELECT id, outline, first_line FROM document WHERE sha256 = ?", (file.sha256,)
    ).fetchone()
    if found is None:
        return AddedDocument(_insert(connection, file, outline, stored), repeated=False)
    document_id, known, first = found
    if known != stored:
        remove_lines(connection, first)
        first = add_lines(connection, lines(outline))
        connection.execute(
            "UPDATE document SET title = ?, outline = ?, first_line = ? WHERE id = ?",
            (outline.title, stored, first, document_id),
        )
    return AddedDocument(document_id, repeated=True)


def _insert(connection: sqlite3.Connection, file: SourceFile, outline: Outline, stored: str) -> str:
    document_id, first = new_id(), add_lines(connection, lines(outline))
    connection.execute(
        "INSERT INTO document (id, name, title, sha256, imported_at, outline, first_line)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (document_id, file.name, outline.title, file.sha256, now(), stored, first),
    )
    connection.execute(
        "INSERT INTO original (document_id, size, packed) VALUES (?, ?, ?)",
        (document_id, len(file.data), zlib.compress(file.data, _PACKING)),
    )
    connection.execute("UPDATE review SET packed = NULL WHERE sha256 = ?", (file.sha256,))
    return document_id


def documents(
    connection: sqlite3.Connection, outline: Callable[[str], str]
) -> tuple[LibraryDocument, ...]:
    """All documents in the order of their import; `outline` reads the stored one of an id."""
    rows = connection.execute(f"{_DOCUMENT} ORDER BY rowid")
    return tuple(_document(row, outline) for row in rows)


def document_count(connection: sqlite3.Connection) -> int:
    """How many documents there are."""
    return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])


def document(connection: sqlite3.Connection, document_id: str) -> LibraryDocument:
    """One document.

    Raises:
        NotFoundError: no document has this id.
    """
    row = connection.execute(f"{_DOCUMENT} WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        raise _missing("资料", document_id)
    stored = stored_outline(connection, document_id)
    return _document(row, lambda _: stored)


def _document(
    row: tuple[str, str, str, str, int, str], outline: Callable[[str], str]
) -> LibraryDocument:
    key, file, title, digest, imported_at, standing = row
    imported = moment(imported_at)
    return LibraryDocument(key, file, title, digest, imported, standing, partial(outline, key))


def stored_outline(connection: sqlite3.Connection, document_id: str) -> str:
    """What was understood of a document, as it is stored.

    Raises:
        NotFoundError: no document has this id any more.
    """
    sql = "SELECT outline FROM document WHERE id = ?"
    row = connection.execute(sql, (document_id,)).fetchone()
    if row is None:
        raise _missing("资料", document_id)
    return str(row[0])


def set_standing(connection: sqlite3.Connection, document_id: str, standing: str) -> None:
    """Say what a document is to the drafter: 上级, 兄弟单位 or 本级; "" takes it back."""
    sql = "UPDATE document SET standing = ? WHERE id = ?"
    connection.execute(sql, (standing, document_id))


def original(connection: sqlite3.Connection, document_id: str) -> bytes:
    """The file as it was imported.

    Raises:
        NotFoundError: no document has this id.
    """
    row = connection.execute(
        "SELECT packed FROM original WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is None:
        raise _missing("资料", document_id)
    return zlib.decompress(row[0])


def add_template(connection: sqlite3.Connection, template: Template) -> None:
    """Keep a template; one with the same id takes the place of the old."""
    connection.execute(
        "INSERT INTO template (id, position, template)"
        " VALUES (?, (SELECT ifnull(max(position), 0) + 1 FROM template), ?)"
        " ON CONFLICT (id) DO UPDATE SET template = excluded.template",
        (template.id, dumps(template)),
    )


def templates(connection: sqlite3.Connection) -> tuple[Template, ...]:
    """The drafter's own templates in the order they were made."""
    from workbench.drafting.templates import Template

    rows = connection.execute("SELECT template FROM template ORDER BY position")
    return tuple(loads(Template, text) for (text,) in rows)


def template(connection: sqlite3.Connection, template_id: str) -> Template:
    """One template.

    Raises:
        NotFoundError: no template has this id.
    """
    from workbench.drafting.templates import Template

    row = connection.execute(
        "SELECT template FROM template WHERE id = ?", (template_id,)
    ).fetchone()
    if row is None:
        raise _missing("模板", template_id)
    return loads(Template, row[0])


def units(connection: sqlite3.Connection) -> tuple[Unit, ...]:
    """The drafter's list of units (机构名录) in her order."""
    aliases: dict[str, list[str]] = {}
    for unit_id, alias in connection.execute(
        "SELECT unit_id, alias FROM unit_alias ORDER BY unit_id, position"
    ):
        aliases.setdefault(unit_id, []).append(alias)
    rows = connection.execute("SELECT id, name FROM unit ORDER BY position")
    return tuple(Unit(name, text, tuple(aliases.get(name, ()))) for name, text in rows)


def save_units(connection: sqlite3.Connection, wanted: Sequence[Unit]) -> None:
    """Make `wanted` the list of units."""
    connection.execute("DELETE FROM unit")
    connection.executemany(
        "INSERT INTO unit (id, position, name) VALUES (?, ?, ?)",
        [(unit.id, at, unit.name) for at, unit in enumerate(wanted)],
    )
    connection.executemany(
        "INSERT INTO unit_alias (unit_id, position, alias) VALUES (?, ?, ?)",
        [(unit.id, at, alias) for unit in wanted for at, alias in enumerate(unit.aliases)],
    )


def proposals(connection: sqlite3.Connection, plan_id: str) -> tuple[Proposal, ...]:
    """What the turn of the year proposed for a plan; none for one that was written afresh."""
    from workbench.drafting.proposals import Proposal

    rows = connection.execute(
        "SELECT proposal FROM proposal WHERE plan_id = ? ORDER BY position", (plan_id,)
    )
    return tuple(loads(Proposal, text) for (text,) in rows)


def save_proposals(
    connection: sqlite3.Connection, plan_id: str, wanted: Sequence[Proposal]
) -> None:
    """Make `wanted` the proposals for a plan."""
    connection.execute("DELETE FROM proposal WHERE plan_id = ?", (plan_id,))
    connection.executemany(
        "INSERT INTO proposal (plan_id, position, proposal) VALUES (?, ?, ?)",
        [(plan_id, at, dumps(proposal)) for at, proposal in enumerate(wanted)],
    )


def change_proposals(
    connection: sqlite3.Connection, plan_id: str, changed: Mapping[int, Proposal]
) -> None:
    """Put other proposals in the places of some, as counted from 0."""
    connection.executemany(
        "UPDATE proposal SET proposal = ? WHERE plan_id = ? AND position = ?",
        [(dumps(proposal), plan_id, at) for at, proposal in changed.items()],
    )


def _missing(kind: str, wanted: str) -> NotFoundError:
    return NotFoundError(f"没有找到编号为“{wanted}”的{kind}。", f"请在{kind}列表中另选一份。")
