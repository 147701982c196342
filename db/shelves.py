"""The three shelves of a store as its first chapter built them; see `migrations.py`."""

from __future__ import annotations

PLANS = """
CREATE TABLE plan (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year >= 0),
    issuer TEXT NOT NULL,
    scheme TEXT NOT NULL,
    addressees TEXT NOT NULL,
    signature TEXT NOT NULL,
    date TEXT NOT NULL,
    changed_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
    plan_id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    addressees TEXT NOT NULL,
    signature TEXT NOT NULL,
    date TEXT NOT NULL,
    CONSTRAINT notice_of_plan
        FOREIGN KEY (plan_id) REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
    plan_id TEXT NOT NULL,
    id TEXT NOT NULL,
    parent_id TEXT,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('numbered', 'theme', 'annex')),
    run_in INTEGER NOT NULL CHECK (run_in IN (0, 1)),
    deadline TEXT NOT NULL,
    PRIMARY KEY (plan_id, id),
    CONSTRAINT section_of_plan
        FOREIGN KEY (plan_id) REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT section_below_parent
        FOREIGN KEY (plan_id, parent_id) REFERENCES section (plan_id, id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX section_by_parent ON section (plan_id, parent_id, position);

CREATE TABLE paragraph (
    plan_id TEXT NOT NULL,
    id TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('notice', 'preamble', 'section', 'closing')),
    section_id TEXT,
    position INTEGER NOT NULL,
    PRIMARY KEY (plan_id, id),
    CHECK ((part = 'section') = (section_id IS NOT NULL)),
    CONSTRAINT paragraph_of_plan
        FOREIGN KEY (plan_id) REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT paragraph_in_section
        FOREIGN KEY (plan_id, section_id) REFERENCES section (plan_id, id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX paragraph_by_owner ON paragraph (plan_id, part, section_id, position);
CREATE INDEX paragraph_by_section ON paragraph (plan_id, section_id);

CREATE TABLE task (
    plan_id TEXT NOT NULL,
    id TEXT NOT NULL,
    paragraph_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    deadline TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (plan_id, id),
    CONSTRAINT task_in_paragraph
        FOREIGN KEY (plan_id, paragraph_id) REFERENCES paragraph (plan_id, id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX task_by_paragraph ON task (plan_id, paragraph_id, position);

CREATE TABLE target (
    plan_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    id TEXT NOT NULL,
    quote TEXT NOT NULL,
    indicator TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('level', 'increment', 'rate', 'count', 'money', 'fact')),
    op TEXT NOT NULL CHECK (op IN ('>=', '<=', '=', '~', 'range')),
    value REAL,
    value_high REAL,
    unit TEXT NOT NULL,
    deadline TEXT NOT NULL,
    hedged INTEGER NOT NULL CHECK (hedged IN (0, 1)),
    last TEXT NOT NULL,
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    PRIMARY KEY (plan_id, task_id, position),
    CONSTRAINT target_of_task
        FOREIGN KEY (plan_id, task_id) REFERENCES task (plan_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
    plan_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    unit TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'support')),
    PRIMARY KEY (plan_id, task_id, position),
    CONSTRAINT assignment_of_task
        FOREIGN KEY (plan_id, task_id) REFERENCES task (plan_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE section_assignment (
    plan_id TEXT NOT NULL,
    section_id TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    unit TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'support')),
    PRIMARY KEY (plan_id, section_id, position),
    CONSTRAINT assignment_of_section
        FOREIGN KEY (plan_id, section_id) REFERENCES section (plan_id, id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
"""

# No foreign key to plan: the journal of a deleted plan is what brings it back.
JOURNAL = """
CREATE TABLE action (
    plan_id TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('create', 'edit', 'delete')),
    label TEXT NOT NULL,
    at INTEGER NOT NULL,
    join_key TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    plan_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    table_name TEXT NOT NULL CHECK (
        table_name IN (
            'plan', 'notice', 'section', 'paragraph', 'task', 'target',
            'assignment', 'section_assignment'
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
"""

# The index holds pairs of characters as words: see document_search.py. A proposal has no foreign
# key to its plan: it waits for review also while the plan is deleted.
LIBRARY = """
CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    imported_at INTEGER NOT NULL,
    outline TEXT NOT NULL
) STRICT;

CREATE TABLE original (
    document_id TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL CHECK (size >= 0),
    packed BLOB NOT NULL,
    CONSTRAINT original_of_document FOREIGN KEY (document_id) REFERENCES document (id)
) STRICT;

CREATE TABLE document_line (
    id INTEGER NOT NULL PRIMARY KEY,
    document_id TEXT NOT NULL,
    node INTEGER NOT NULL CHECK (node >= -1),
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT line_of_document FOREIGN KEY (document_id) REFERENCES document (id)
) STRICT;

CREATE INDEX document_line_by_document ON document_line (document_id);

CREATE VIRTUAL TABLE document_index USING fts5 (pairs, content = '', tokenize = 'ascii');

CREATE TABLE template (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    template TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE unit_alias (
    unit_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (unit_id, position),
    CONSTRAINT alias_of_unit
        FOREIGN KEY (unit_id) REFERENCES unit (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal (
    plan_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    proposal TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
"""
