from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.errors import MisuseError, NotFoundError
from workbench.issuance import Form, Issuance
from workbench.papers import export_plan, file_name
from workbench.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2027年江城市工作要点", "2027年江城市工作要点.pdf"),
        ("江城市/青石区:要点?", "江城市青石区要点.pdf"),
        ("江城市\x00工作\n要点\u200b", "江城市工作要点.pdf"),
        ("半\ud842个字", "半个字.pdf"),
        ("..", "要点.pdf"),
        ("", "要点.pdf"),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "pdf") == name


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_a_long_title_becomes_a_name_a_disk_can_hold(tmp_path: Path, suffix: str) -> None:
    name = file_name("做好工作" * 60, suffix)

    (tmp_path / name).touch()

    assert name.endswith(suffix)


@pytest.mark.parametrize(
    ("formats", "words"), [((), "没有指定导出格式"), (("pdf", "odt"), "不能导出为“odt”")]
)
def test_an_unknown_format_is_told_before_anything_is_written(
    tmp_path: Path, formats: tuple[str, ...], words: str
) -> None:
    with pytest.raises(MisuseError, match=words):
        export_plan(Plan("", "要点"), tmp_path / "out", formats)

    assert not list(tmp_path.iterdir())


@pytest.fixture
def issued(sample_plan: Plan) -> Plan:
    """The sample with its tasks in few pages, issued with a task table."""
    issuance = Issuance(Form.DOCUMENT, ("江城市卫生健康委员会",), task_table=True)
    return replace(sample_plan, sections=sample_plan.sections[:2], issuance=issuance)


def test_an_export_is_told_page_by_page(issued: Plan, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    export_plan(issued, tmp_path, ("pdf", "xlsx"), progress=lambda *step: told.append(step))

    assert told[0] == (0, 200, f"正在写出“{issued.title}.pdf”")
    assert told[1][2].startswith(f"正在写出“{issued.title}.pdf”第1页，共")
    assert told[-1] == (100, 200, f"正在写出“{issued.title}任务分解表.xlsx”")
    assert [done for done, *_ in told] == sorted(done for done, *_ in told)


def test_stopping_within_a_file_leaves_the_old_one_whole(issued: Plan, tmp_path: Path) -> None:
    old = tmp_path / f"{issued.title}.pdf"
    old.write_text("原来的一份")

    def stop(done: int, *_: object) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        export_plan(issued, tmp_path, ("pdf",), progress=stop)

    assert old.read_text() == "原来的一份"
    assert list(tmp_path.iterdir()) == [old]


def test_a_unit_gets_its_own_task_table(issued: Plan, tmp_path: Path) -> None:
    done = export_plan(issued, tmp_path, ("pdf", "docx", "xlsx"), units=("",), whole=False)

    assert [file.name for file in done.files] == [
        f"{issued.title}任务分解表（责任未定）.pdf",
        f"{issued.title}任务分解表（责任未定）.xlsx",
    ]


def test_a_unit_without_a_task_is_told_before_anything_is_written(
    issued: Plan, tmp_path: Path
) -> None:
    with pytest.raises(NotFoundError, match="江城市气象局"):
        export_plan(issued, tmp_path, ("pdf",), units=("江城市气象局",))

    assert not list(tmp_path.iterdir())


def test_a_look_there_is_not_gives_the_standard_and_is_told(issued: Plan, tmp_path: Path) -> None:
    done = export_plan(issued, tmp_path, ("pdf",), profile="某某版式")

    assert done.substitutions[0].startswith("没有名为“某某版式”的版式")


def test_characters_no_font_has_are_told(tmp_path: Path) -> None:
    done = export_plan(Plan("p", "江城市\ue123要点"), tmp_path, ("pdf",))

    assert done.missing == "\ue123"


def test_the_files_of_a_draft_for_comment_say_so(tmp_path: Path) -> None:
    plan = Plan("p", "2027年江城市教育工作要点", 2027, issuance=Issuance(for_comment=True))

    done = export_plan(plan, tmp_path, ("docx",))

    assert [file.name for file in done.files] == ["2027年江城市教育工作要点（征求意见稿）.docx"]
