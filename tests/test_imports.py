"""Imports: many files at once, and those looked over, of which each decision is kept."""

from __future__ import annotations

import errno
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.app import Workbench, files_in
from workbench.cli import main
from workbench.errors import NotFoundError
from workbench.imports import passed_over
from workbench.reading.corrections import Act, Correction, Decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.document import Outline

needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs links and names of bytes")
_PLAN = """2027年江城市民政工作要点
一、健全救助体系
（一）完善低保制度。将低保边缘家庭纳入监测。
二、发展养老服务
（一）建设社区食堂。新建社区食堂30个。
"""
_DEMOTED = Decisions((Correction(Act.DEMOTE, _PLAN.index("二、")),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(_PLAN, encoding="utf-8")
    return path


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(tmp_path / "库.yaodian") as opened:
        yield opened


def _level(outline: Outline, heading: str) -> int:
    return next(node.level for node in outline.nodes if node.heading == heading)


def test_a_correction_is_found_in_the_library(workbench: Workbench, file: Path) -> None:
    review = workbench.prepare(file)

    made = workbench.finish(review, _DEMOTED)

    assert _level(workbench.document(made.id).outline, "发展养老服务") == 2


def test_what_was_decided_waits_until_she_comes_back(workbench: Workbench, file: Path) -> None:
    workbench.keep_review(workbench.prepare(file), _DEMOTED)
    file.unlink()

    (waiting,) = workbench.waiting()
    review = workbench.resume(waiting.sha256)

    assert (waiting.name, review.decisions) == ("要点.txt", _DEMOTED)
    assert workbench.documents() == ()


def test_a_finished_import_waits_no_more(workbench: Workbench, file: Path) -> None:
    review = workbench.prepare(file)
    workbench.keep_review(review, _DEMOTED)

    workbench.finish(review, _DEMOTED)

    assert workbench.waiting() == ()


def test_the_same_file_imported_again_keeps_its_corrections(
    workbench: Workbench, file: Path
) -> None:
    workbench.finish(workbench.prepare(file), _DEMOTED)

    again = workbench.import_file(file)

    assert _level(again.outline, "发展养老服务") == 2


def test_a_document_can_be_looked_over_again(workbench: Workbench, file: Path) -> None:
    made = workbench.import_file(file)

    again = workbench.finish(workbench.review(made.id), _DEMOTED)

    assert again.id == made.id
    assert _level(workbench.document(made.id).outline, "发展养老服务") == 2


def test_corrections_taken_back_are_forgotten(workbench: Workbench, file: Path) -> None:
    made = workbench.finish(workbench.prepare(file), _DEMOTED)

    workbench.finish(workbench.review(made.id), Decisions())

    assert workbench.review(made.id).decisions == Decisions()
    assert _level(workbench.document(made.id).outline, "发展养老服务") == 1


def test_an_import_given_up_leaves_nothing(workbench: Workbench, file: Path) -> None:
    review = workbench.prepare(file)
    workbench.keep_review(review, _DEMOTED)

    workbench.discard(review.key)

    assert (workbench.waiting(), workbench.documents()) == ((), ())
    with pytest.raises(NotFoundError, match="待核对"):
        workbench.resume(review.key)


# -- many files ------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A drafter's folder: two plans, one of them twice, an empty file, and what is none of ours."""
    top = tmp_path / "来稿"
    (top / "民政局").mkdir(parents=True)
    (top / "1.txt").write_text(_PLAN, encoding="utf-8")
    (top / "2.txt").write_text(_PLAN.replace("民政", "教育"), encoding="utf-8")
    (top / "民政局" / "1（副本）.txt").write_text(_PLAN, encoding="utf-8")
    (top / "空.txt").touch()
    (top / "~$1.docx").write_bytes(b"lock")
    (top / "照片.jpg").write_bytes(b"x")
    return top


def test_a_folder_stands_for_the_files_that_can_be_read(folder: Path) -> None:
    names = [file.name for file in files_in([folder])]

    assert names == ["1.txt", "2.txt", "1（副本）.txt", "空.txt"]


def test_what_is_passed_over_in_a_folder_is_named(folder: Path) -> None:
    assert passed_over([folder]) == ("~$1.docx", "照片.jpg")
    assert passed_over([folder / "1.txt"]) == ()


def test_one_bad_file_stops_none_of_the_others(workbench: Workbench, folder: Path) -> None:
    outcomes = list(workbench.import_all(files_in([folder])))

    assert [(o.path.stem, bool(o.error), o.repeated) for o in outcomes] == [
        ("1", False, False),
        ("2", False, False),
        ("1（副本）", False, True),
        ("空", True, False),
    ]
    assert len(workbench.documents()) == 2


def test_what_was_given_out_is_kept_when_the_rest_is_called_off(
    workbench: Workbench, tmp_path: Path
) -> None:
    files = [tmp_path / f"{at}.txt" for at in range(60)]
    for at, file in enumerate(files):
        file.write_text(_PLAN.replace("30个", f"{at + 1}个"), encoding="utf-8")

    first = next(iter(workbench.import_all(files)))

    names = [document.name for document in workbench.documents()]
    assert first.path.name in names
    assert len(names) < len(files)


def test_after_an_import_all_garbage_is_collected_again(workbench: Workbench, file: Path) -> None:
    list(workbench.import_all([file]))

    assert gc.get_freeze_count() == 0


def test_the_command_line_reports_a_folder(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["import", str(folder), "--store", str(tmp_path / "库.yaodian")])

    printed = capsys.readouterr()
    assert status == 1
    assert "资料库里已有" in printed.out
    assert "  2.txt：4条 2项任务 1个指标\n" in printed.out
    assert printed.out.splitlines()[-1].startswith("未能读取“空.txt”：文件是空的。")
    assert "共4份：新导入2份，已有1份，未能读取1份。" in printed.err


def test_a_folder_without_readable_files_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空").mkdir()

    status = main(["import", str(tmp_path / "空"), "--store", str(tmp_path / "库.yaodian")])

    assert status == 2
    assert "没有可以导入的文件" in capsys.readouterr().err


@needs_posix
def test_a_file_with_a_name_of_other_bytes_stops_none_of_the_others(
    workbench: Workbench, folder: Path
) -> None:
    (folder / os.fsdecode("要点.txt".encode("gb18030"))).write_text("抓好落实。", encoding="utf-8")

    found = list(workbench.import_all(files_in([folder])))

    assert [outcome.name for outcome in found if outcome.error] == ["空.txt"]
    assert "要点.txt" in [document.name for document in workbench.documents()]


@needs_posix
def test_a_folder_linked_into_itself_is_read_once(folder: Path) -> None:
    (folder / "民政局" / "上级").symlink_to(folder)

    assert len(files_in([folder])) == 4


def test_a_folder_below_that_is_closed_is_told(
    workbench: Workbench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = folder / "民政局"
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "no", path)
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != closed)

    found = {o.name: str(o.error) for o in workbench.import_all(files_in([folder])) if o.error}

    assert "未能读取“民政局”：没有读取权限。" in found["民政局"]


def test_what_was_looked_over_is_kept_though_the_file_changed_meanwhile(
    workbench: Workbench, file: Path
) -> None:
    review = workbench.prepare(file)
    file.write_text("改过的文件。", encoding="utf-8")

    made = workbench.finish(review, Decisions())

    assert workbench.store.original(made.id) == review.data
    assert made.outline.title == "2027年江城市民政工作要点"
