"""The schema as a story: what a store holds, chapter by chapter; a released one is never edited.

A store is one SQLite file with three shelves:

    the plans        plan ← section ← paragraph ← task ← target, assignment    (what is written)
    their journal    action ← change                                           (how it came to be)
    the library      document, template, unit, proposal, review, saying        (what it is made of)

Every row of a plan is found by (plan_id, id), so two copies of a plan can stand side by side.
sqlite-utils keeps the book of what was applied; it is imported only where there is work for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.shelves import JOURNAL, LIBRARY, PLANS

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x59616F44  # "YaoD", shown by file(1) and checked before anything is written

REVIEWS = """
CREATE TABLE review (
    sha256 TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    packed BLOB,
    decisions TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
"""


# The id of its document with every line, once more in an index, was a third of the lines' size, and
# to write it half of their time. The numbers of lines stay what they are, and so does the index.
LINES = """
ALTER TABLE document ADD COLUMN first_line INTEGER;

UPDATE document
SET first_line = (SELECT min(id) FROM document_line WHERE document_id = document.id);

CREATE UNIQUE INDEX document_by_line ON document (first_line);

CREATE TABLE line (
    id INTEGER NOT NULL PRIMARY KEY,
    node INTEGER NOT NULL CHECK (node >= -1),
    place TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

INSERT INTO line (id, node, place, text)
SELECT id, node, place, text FROM document_line ORDER BY id;

DROP TABLE document_line;

ALTER TABLE line RENAME TO document_line;
"""


# By the words it was said of; without a foreign key, for the same reason as a proposal.
SAYINGS = """
CREATE TABLE saying (
    plan_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('fate', 'result', 'answer', 'waiver')),
    digest TEXT NOT NULL,
    saying TEXT NOT NULL,
    PRIMARY KEY (plan_id, kind, digest)
) STRICT, WITHOUT ROWID;
"""


# The drafter's own entries only: those that come with the program are no rows.
PHRASES = """
CREATE TABLE phrase (
    text TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    note TEXT NOT NULL,
    pattern TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_tick (
    plan_id TEXT NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (plan_id, fact)
) STRICT, WITHOUT ROWID;
"""


# Where her papers stand: a plan's state, its named moments, a document's place in the hierarchy.
# A preference is a setting that belongs to the store rather than to the machine, as JSON.
STANDING = """
ALTER TABLE plan ADD COLUMN status TEXT NOT NULL DEFAULT 'drafting'
    CHECK (status IN ('drafting', 'circulated', 'submitted', 'issued'));
ALTER TABLE task ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN milestones TEXT NOT NULL DEFAULT '[]';
ALTER TABLE document ADD COLUMN standing TEXT NOT NULL DEFAULT '';

CREATE TABLE version (
    plan_id TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL,
    named_at INTEGER NOT NULL,
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE preference (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


# What she says of an item of last year is a step of the plan: the journal holds rows of `saying`.
CHOICES = """
CREATE TABLE change_now (
    plan_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    table_name TEXT NOT NULL CHECK (
        table_name IN (
            'plan', 'notice', 'section', 'paragraph', 'task', 'target',
            'assignment', 'section_assignment', 'saying'
        )
    ),
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (plan_id, number, table_name, row_key),
    CONSTRAINT change_of_action
        FOREIGN KEY (plan_id, number) REFERENCES action (plan_id, number)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

INSERT INTO change_now (plan_id, number, table_name, row_key, before, after)
SELECT plan_id, number, table_name, row_key, before, after FROM change;

DROP TABLE change;

ALTER TABLE change_now RENAME TO change;
"""


def m0001_initial(db: Database) -> None:
    """Plans, their journal, and the library."""
    for shelf in (PLANS, JOURNAL, LIBRARY):
        db.executescript(shelf)


def m0002_reviews(db: Database) -> None:
    """Imports that are looked over: files that wait, and what was decided about them."""
    db.executescript(REVIEWS)


def m0003_smaller_index(db: Database) -> None:
    """The index of the library without positions: it is built anew from the lines."""
    from db.document_search import build_index

    build_index(db.conn)


def m0004_issuance(db: Database) -> None:
    """How a plan goes out as a paper, and which sections are rows of a table on it."""
    db.executescript(
        "ALTER TABLE plan ADD COLUMN issuance TEXT NOT NULL DEFAULT '{}';"
        "ALTER TABLE section ADD COLUMN tabular INTEGER NOT NULL DEFAULT 0"
        " CHECK (tabular IN (0, 1));"
    )


def m0005_lines_in_a_row(db: Database) -> None:
    """The lines of a document stand together: it knows the first, they need not know it."""
    db.executescript(LINES)


def m0006_sayings(db: Database) -> None:
    """What the drafter said of last year's items and of the superior's requirements."""
    db.executescript(SAYINGS)


def m0007_phrases(db: Database) -> None:
    """The drafter's phrase table, and the ticks on facts that differ from last year's."""
    db.executescript(PHRASES)


def m0008_standing(db: Database) -> None:
    """How far a plan has come, its named moments; what a document is to it; settings."""
    db.executescript(STANDING)


def m0009_choices(db: Database) -> None:
    """Choices for last year's items stand in the journal."""
    db.executescript(CHOICES)


STORY = (
    m0001_initial,
    m0002_reviews,
    m0003_smaller_index,
    m0004_issuance,
    m0005_lines_in_a_row,
    m0006_sayings,
    m0007_phrases,
    m0008_standing,
    m0009_choices,
)
VERSION = len(STORY)  # kept in the file as user_version


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty or older store up to date, all of it or nothing.

    Raises:
        sqlite3.Error: as it comes; the store is then what it was.
    """
    from sqlite_utils import Database

    db = Database(connection, execute_plugins=False)
    with db.atomic():
        workbench_migrations().apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(STORY)}")


def workbench_migrations() -> Migrations:
    """The chapters in order, for sqlite-utils."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("workbench")
    for chapter in STORY:
        migrations(name=chapter.__name__)(chapter)
    return migrations
