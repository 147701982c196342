"""What is opened, what is refused, and that a refused file is left as it was."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import migrations, opening
from db.store import Store
from workbench.document import Node, NodeKind, Outline, SourceFile
from workbench.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.plan import Plan

HEAVY = ("sqlite_utils", "pandas", "openpyxl", "reportlab", "docx", "lxml", "rapidfuzz")


def ask(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def ask_and_keep(path: Path, sql: str, *bound: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql, bound)


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def refused(path: Path, match: str) -> None:
    """Opening fails calmly with these words, and not a byte of the file changes."""
    before = path.read_bytes()
    with pytest.raises(StoreError, match=match) as caught:
        Store.open(path)
    assert caught.value.advice.endswith("。")
    assert path.read_bytes() == before


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of the next release, with one chapter more."""

    def m9999_reminders(db) -> None:
        db.execute("CREATE TABLE reminder (id TEXT NOT NULL PRIMARY KEY) STRICT")

    monkeypatch.setattr(migrations, "STORY", (*migrations.STORY, m9999_reminders))
    monkeypatch.setattr(opening, "VERSION", migrations.VERSION + 1)


# -- made -----------------------------------------------------------------------------------------


def test_a_missing_store_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "数据" / "要点" / "store.db"

    Store.open(path).close()

    assert names_in(path.parent) == ["store.db", "store.db.lock"]


def test_a_missing_store_is_not_made_where_none_is_wanted(path: Path) -> None:
    with pytest.raises(StoreError, match=r"没有找到资料库“要点 资料库\.db”"):
        Store.open(path, create=False)

    assert names_in(path.parent) == []


def test_an_empty_file_becomes_a_store(path: Path, plan: Plan) -> None:
    path.touch()

    with Store.open(path) as store:
        store.save(None, plan, "新建")

    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_store_says_what_it_is(store: Store, path: Path) -> None:
    assert ask(path, "PRAGMA application_id") == [(migrations.APPLICATION_ID,)]
    assert ask(path, "PRAGMA user_version") == [(migrations.VERSION,)]
    assert ask(path, "PRAGMA journal_mode") == [("wal",)]
    assert ask(path, "SELECT name FROM _sqlite_migrations") == [
        ("m0001_initial",),
        ("m0002_reviews",),
        ("m0003_smaller_index",),
        ("m0004_issuance",),
        ("m0005_lines_in_a_row",),
        ("m0006_sayings",),
        ("m0007_phrases",),
        ("m0008_standing",),
        ("m0009_choices",),
    ]


def test_every_table_is_strict_and_every_foreign_key_has_a_name(store: Store, path: Path) -> None:
    loose = ask(path, "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict")
    schema = migrations.PLANS + migrations.JOURNAL + migrations.LIBRARY

    assert [name for (name,) in loose if not name.startswith("sqlite_")] == ["_sqlite_migrations"]
    assert schema.count("FOREIGN KEY") == schema.count("CONSTRAINT") > 10


def test_every_connection_keeps_our_rules(store: Store) -> None:
    rules = {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal"}

    held = {name: store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in rules}

    assert held == rules


def test_a_closed_store_is_one_file_and_the_lock(path: Path, plan: Plan) -> None:
    with Store.open(path) as store:
        store.save(None, plan, "新建")

    assert names_in(path.parent) == [path.name, f"{path.name}.lock"]


def test_opening_a_store_loads_no_heavy_module(path: Path, plan: Plan) -> None:
    with Store.open(path) as store:
        store.save(None, plan, "新建")
    program = (
        "import sys; from pathlib import Path; from db.store import Store\n"
        "with Store.open(Path(sys.argv[1])) as s:\n"
        "    s.plans(), s.documents(), s.units(), s.search('安全'), s.plan('plan')\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


# -- refused --------------------------------------------------------------------------------------


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="是一个文件夹"):
        Store.open(tmp_path)

    assert names_in(tmp_path) == []


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreError, match="上级路径不是文件夹"):
        Store.open(tmp_path / "file" / "store.db")


def test_a_text_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("2027年江城市工作要点\n" * 50, encoding="utf-8")

    refused(path, "不是要点工作台的资料库")
    assert names_in(path.parent) == [path.name]


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    ask(path, "CREATE TABLE plan (id TEXT)")

    refused(path, "不是要点工作台的资料库")
    assert names_in(path.parent) == [path.name]


def test_a_store_of_a_newer_program_is_refused(path: Path) -> None:
    Store.open(path).close()
    ask(path, "PRAGMA user_version = 99")

    refused(path, "更新版本的要点工作台")


def test_half_a_store_is_refused(path: Path) -> None:
    Store.open(path).close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    refused(path, "文件已损坏")


def test_a_store_overwritten_in_the_middle_never_breaks_the_program(path: Path, plan: Plan) -> None:
    with Store.open(path) as store:
        store.save(None, plan, "新建")
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    path.write_bytes(whole)

    with pytest.raises(StoreError, match="文件已损坏"), Store.open(path) as store:
        store.plan(plan.id)


@pytest.mark.parametrize("seed", range(12))
def test_a_store_with_a_page_of_rubbish_is_refused_calmly_or_read(
    path: Path, plan: Plan, seed: int
) -> None:
    chance = random.Random(seed)
    with Store.open(path) as store:
        store.save(None, plan, "新建")
    whole = bytearray(path.read_bytes())
    at = chance.randrange(1, len(whole) // 4096) * 4096
    whole[at : at + 4096] = chance.randbytes(4096)
    path.write_bytes(whole)

    with contextlib.suppress(StoreError), Store.open(path) as store:
        for use in (store.plans, store.documents, store.units, lambda: store.search("急救")):
            with contextlib.suppress(StoreError):
                use()
        assert store.plan(plan.id) == plan


def test_a_log_without_its_store_is_not_swallowed(path: Path, plan: Plan) -> None:
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"the newest edits")

    with pytest.raises(StoreError, match="日志还在"):
        Store.open(path)

    assert log.read_bytes() == b"the newest edits"


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of somebody else's, seen by a user without any rights."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can put on another user's shoes")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        Store.open(folder / "store.db").close()
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_a_store_without_the_right_to_write_is_refused(unprivileged: Path) -> None:
    with pytest.raises(StoreError, match=r"未能写入资料库“store\.db”：没有读写权限"):
        Store.open(unprivileged / "store.db")


def test_a_folder_without_the_right_to_write_is_refused(unprivileged: Path) -> None:
    with pytest.raises(StoreError, match="没有读写权限"):
        Store.open(unprivileged / "new.db")


def test_a_store_another_program_is_writing_to_is_refused(
    path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.01)
    with Store.open(path) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError, match="正被其他程序占用"):
            store.save(None, plan, "新建")

        other.rollback()
        store.save(None, plan, "新建")
        assert store.plan(plan.id) == plan


# -- brought up to date ---------------------------------------------------------------------------


def test_an_older_store_is_copied_aside_and_brought_up_to_date(
    path: Path, plan: Plan, request: pytest.FixtureRequest
) -> None:
    with Store.open(path) as store:
        store.save(None, plan, "新建")
    request.getfixturevalue("newer")

    with Store.open(path) as store:
        assert store.plan(plan.id) == plan

    copy = path.with_name(f"{path.name}.v{migrations.VERSION}.bak")
    assert ask(path, "PRAGMA user_version") == [(migrations.VERSION + 1,)]
    assert ask(path, "SELECT count(*) FROM reminder") == [(0,)]
    assert ask(copy, "PRAGMA user_version") == [(migrations.VERSION,)]
    assert ask(copy, "SELECT title FROM plan") == [(plan.title,)]


def test_a_chapter_that_fails_leaves_the_older_store_as_it_was(
    path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m9999_broken(db) -> None:
        db.execute("CREATE TABLE reminder (id TEXT) STRICT")
        db.execute("CREATE TABLE plan (id TEXT) STRICT")

    with Store.open(path) as store:
        store.save(None, plan, "新建")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STORY", (*migrations.STORY, m9999_broken))
        patch.setattr(opening, "VERSION", migrations.VERSION + 1)
        with pytest.raises(sqlite3.OperationalError):
            Store.open(path)

    with Store.open(path) as store:
        assert store.plan(plan.id) == plan
    assert ask(path, "SELECT name FROM sqlite_master WHERE name = 'reminder'") == []


OLD_LIBRARY = """
INSERT INTO document (id, name, title, sha256, imported_at, outline) VALUES
    ('one', '1.txt', '教育要点', printf('%064d', 1), 1, '{}'),
    ('two', '2.txt', '民政要点', printf('%064d', 2), 2, '{}');
INSERT INTO document_line (id, document_id, node, place, text) VALUES
    (3, 'two', -1, '标题', '民政要点'),
    (4, 'two', 0, '前言', '抓好安全生产。'),
    (7, 'one', -1, '标题', '教育要点'),
    (8, 'one', 0, '前言', '保障生产安全。'),
    (9, 'one', 0, '前言', '抓好安全生产。');
INSERT INTO document_index (rowid, pairs) VALUES
    (3, '民政 政要 要点'),
    (4, '抓好 好安 安全 全生 生产'),
    (7, '教育 育要 要点'),
    (8, '保障 障生 生产 产安 安全'),
    (9, '抓好 好安 安全 全生 生产');
"""


@pytest.fixture(params=[2, 4])
def old_library(path: Path, monkeypatch: pytest.MonkeyPatch, request) -> Path:
    """A store of an older program with two documents, the first imported again after the second."""
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STORY", migrations.STORY[: request.param])
        patch.setattr(opening, "VERSION", request.param)
        Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD_LIBRARY)
    return path


def test_the_library_of_an_older_store_is_found_in_its_new_index(old_library: Path) -> None:
    with Store.open(old_library) as store:
        found = [(hit.id, hit.place, hit.text) for hit in store.search("安全 生产")]
        titles = [hit.id for hit in store.search("要点")]

    assert found == [
        ("two", "前言", "抓好安全生产。"),
        ("one", "前言", "保障生产安全。"),
        ("one", "前言", "抓好安全生产。"),
    ]
    assert titles == ["two", "one"]
    assert "detail = 'none'" in str(ask(old_library, "SELECT sql FROM sqlite_master"))


def test_a_document_of_an_older_store_can_be_imported_again(old_library: Path) -> None:
    file = SourceFile("2.txt", b"2")
    outline = Outline("民政要点", (Node(NodeKind.PARAGRAPH, paragraphs=(("建设社区食堂。",),)),))
    ask_and_keep(old_library, "UPDATE document SET sha256 = ? WHERE id = 'two'", file.sha256)

    with Store.open(old_library) as store:
        added = store.add_document(file, outline)
        found = [(hit.id, hit.text) for hit in store.search("安全 生产")]
        fresh = [hit.id for hit in store.search("食堂")]

    assert (added.id, added.repeated) == ("two", True)
    assert found == [("one", "保障生产安全。"), ("one", "抓好安全生产。")]
    assert fresh == ["two"]
    assert ask(old_library, "SELECT count(*) FROM document_line") == [(5,)]


def test_the_version_counts_the_chapters() -> None:
    assert len(migrations.STORY) == migrations.VERSION
    assert [m.name for m in migrations.workbench_migrations().pending(_empty())] == [
        "m0001_initial",
        "m0002_reviews",
        "m0003_smaller_index",
        "m0004_issuance",
        "m0005_lines_in_a_row",
        "m0006_sayings",
        "m0007_phrases",
        "m0008_standing",
        "m0009_choices",
    ]


def _empty():
    from sqlite_utils import Database

    return Database(memory=True)
