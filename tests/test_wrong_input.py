"""Whatever is handed in: one calm Chinese sentence with an advice, exit 2, nothing changed."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from workbench.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
TEXT = "2026年江城市工作要点\n\n一、加强管理\n（一）完善制度。制定管理办法，新增示范点3家。\n"


def bomb() -> bytes:
    """A docx of 64 kB that unpacks to 64 MB: more than any text is packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(16):
                part.write(bytes(1 << 22))
    return packed.getvalue()


BAD_FILES = {
    "空.txt": b"",
    "空白.docx": b"",
    "图片.docx": PNG,
    "坏.docx": b"PK\x03\x04" + bytes(50),
    "不是文档.docx": None,  # a zip that holds no document
    "炸弹.docx": bomb,
    "程序.exe": b"MZ" + bytes(100),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one document and one plan."""
    source = tmp_path / "原.txt"
    source.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "s.yaodian"
    assert main(["import", str(source), "--store", str(path)]) == 0
    assert main(["new", "--from", str(source), "--year", "2027", "--store", str(path)]) == 0
    return path


def content(store: Path) -> tuple[object, ...]:
    with Store.open(store) as opened:
        plans = tuple(opened.plan(summary.id) for summary in opened.plans())
        return (*(d.id for d in opened.documents()), *plans)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that must be refused; its sentence on standard error."""
    capsys.readouterr()
    status = main([*arguments])
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    return said.err.strip()


def is_calm(sentence: str) -> bool:
    lines = sentence.splitlines()
    return len(lines) == 1 and sentence.endswith("。") and sentence.count("。") >= 2


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_and_changes_nothing(
    name: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = BAD_FILES[name]
    file = tmp_path / name
    file.write_bytes(made() if callable(made) else made or _plain_zip())
    before = content(store)

    sentence = refused(capsys, "import", str(file), "--store", str(store))

    assert is_calm(sentence)
    assert name in sentence
    assert content(store) == before


def test_a_missing_file_is_named(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = refused(capsys, "import", str(tmp_path / "没有.docx"), "--store", str(store))

    assert is_calm(sentence)
    assert "没有.docx" in sentence


def test_a_directory_is_no_document(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "材料.docx").mkdir()

    sentence = refused(capsys, "import", str(tmp_path / "材料.docx"), "--store", str(store))

    assert is_calm(sentence)


@contextmanager
def as_nobody() -> Iterator[None]:
    """The administrator may read everything, so for a moment be somebody else."""
    if not hasattr(os, "geteuid"):
        pytest.skip("no file permissions of this kind here")
    myself = os.geteuid()
    os.seteuid(myself or NOBODY)
    try:
        yield
    finally:
        os.seteuid(myself)


def test_a_file_without_permission_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["outline", str(_another(tmp_path)), "--out", str(tmp_path)]) == 0  # all is loaded
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "锁.txt"
        file.write_text(TEXT, encoding="utf-8")
        file.chmod(0)

        with as_nobody():
            sentence = refused(capsys, "outline", str(file), "--out", folder)

    assert is_calm(sentence)
    assert "锁.txt" in sentence


@pytest.mark.parametrize(
    "command", ["show", "export", "new", "template", "undo", "redo", "history"]
)
def test_an_unknown_id_is_told_so(
    command: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extra = {
        **dict.fromkeys(("show", "undo", "redo", "history"), ("查无此号",)),
        "export": ("查无此号", "--out", str(tmp_path / "out")),
        "new": ("--from", "查无此号", "--year", "2027"),
        "template": ("查无此号", "--name", "模板"),
    }[command]

    assert is_calm(refused(capsys, command, *extra, "--store", str(store)))


@pytest.mark.parametrize("arguments", [("飞",), ("new",), ("export", "x"), ("new", "--year", "y")])
def test_wrong_usage_is_answered_in_chinese(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = refused(capsys, *arguments)

    assert "命令写法不对" in sentence


def test_a_store_held_by_another_is_not_written(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(store)
    with Store.open(store):
        sentence = refused(capsys, "import", str(_another(tmp_path)), "--store", str(store))

    assert is_calm(sentence)
    assert content(store) == before


def test_a_file_that_is_no_store_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alien = tmp_path / "照片.yaodian"
    alien.write_bytes(PNG)

    sentence = refused(capsys, "list", "--store", str(alien))

    assert is_calm(sentence)
    assert alien.read_bytes() == PNG


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a store and little more."""
    folder = tmp_path / "小盘"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=640k", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only the administrator can make a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_while_exporting_leaves_the_old_file_whole(
    tiny_disk: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(store) as opened:
        (summary,) = opened.plans()
    old = tiny_disk / f"{summary.title}.docx"
    old.write_bytes(b"old")
    (tiny_disk / "占位").write_bytes(bytes(630 << 10))

    sentence = refused(
        capsys,
        "export",
        summary.id,
        "--out",
        str(tiny_disk),
        "--format",
        "docx",
        "--store",
        str(store),
    )

    assert is_calm(sentence)
    assert "磁盘已满" in sentence
    assert old.read_bytes() == b"old"
    assert len(list(tiny_disk.iterdir())) == 2


def test_a_full_disk_while_saving_leaves_the_store_as_it_was(
    tiny_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tiny_disk / "s.yaodian"
    assert main(["import", str(_another(tmp_path)), "--store", str(path)]) == 0
    before = content(path)
    large = tmp_path / "大.txt"
    large.write_text(TEXT + os.urandom(600 << 10).hex(), encoding="utf-8")

    sentence = refused(capsys, "import", str(large), "--store", str(path))

    assert is_calm(sentence)
    assert "磁盘" in sentence
    assert content(path) == before


def _another(folder: Path) -> Path:
    file = folder / "另一份.txt"
    file.write_text(TEXT.replace("管理", "治理"), encoding="utf-8")
    return file


def _plain_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    return packed.getvalue()
