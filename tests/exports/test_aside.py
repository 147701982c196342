from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from exports.aside import writing
from workbench.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path


def _fail_on_write(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def test_the_result_takes_the_name_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "要点.pdf"

    with writing(target) as aside:
        aside.write_bytes(b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_temporary_file_stands_in_the_same_folder_with_the_same_suffix(tmp_path: Path) -> None:
    with writing(tmp_path / "要点.xlsx") as aside:
        assert aside.parent == tmp_path.resolve()
        assert aside.suffix == ".xlsx"


def test_the_old_file_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "要点.pdf"
    target.write_bytes(b"old")

    with writing(target) as aside:
        aside.write_bytes(b"half")
        assert target.read_bytes() == b"old"

    assert target.read_bytes() == b"half"


def test_a_bug_in_the_writer_leaves_the_old_file_whole_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "要点.pdf"
    target.write_bytes(b"old")

    with pytest.raises(ZeroDivisionError), writing(target) as aside:
        aside.write_bytes(b"half" * (1 // 0))

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "没有写入权限"),
        (errno.EROFS, "只读"),
        (errno.EIO, "系统未能完成写入"),
    ],
)
def test_a_failing_disk_is_told_in_chinese_with_advice(
    tmp_path: Path, code: int, words: str
) -> None:
    target = tmp_path / "要点.pdf"
    target.write_bytes(b"old")

    with pytest.raises(ExportError) as caught, writing(target):
        raise _fail_on_write(code)

    assert "要点.pdf" in caught.value.message
    assert words in caught.value.message
    assert caught.value.advice.startswith("原有文件未改动。")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="rights and links as on POSIX systems")
def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    myself = os.geteuid()
    os.seteuid(myself or 65534)
    try:
        with pytest.raises(ExportError, match="没有写入权限"), writing(closed / "要点.pdf"):
            pass
    finally:
        os.seteuid(myself)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="文件夹不存在"), writing(tmp_path / "无" / "要点.pdf"):
        pass


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "要点.pdf").mkdir()

    with pytest.raises(ExportError, match="同名的文件夹"), writing(tmp_path / "要点.pdf"):
        pass


def test_a_name_that_fills_the_limit_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("要" * 83 + ".pdf")

    with writing(target) as aside:
        aside.write_bytes(b"new")

    assert target.exists()


@pytest.mark.skipif(os.name == "nt", reason="rights and links as on POSIX systems")
def test_the_result_has_the_rights_of_an_ordinary_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()

    with writing(tmp_path / "要点.pdf") as aside:
        aside.write_bytes(b"new")

    rights = [stat.S_IMODE(p.stat().st_mode) for p in (plain, tmp_path / "要点.pdf")]
    assert rights[0] == rights[1]


@pytest.mark.skipif(os.name == "nt", reason="rights and links as on POSIX systems")
def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    real = tmp_path / "real.pdf"
    real.write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(real)

    with writing(link) as aside:
        aside.write_bytes(b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="rights and links as on POSIX systems")
def test_a_link_to_itself_gives_way(tmp_path: Path) -> None:
    link = tmp_path / "要点.pdf"
    link.symlink_to(link)

    with writing(link) as aside:
        aside.write_bytes(b"new")

    assert link.read_bytes() == b"new"
