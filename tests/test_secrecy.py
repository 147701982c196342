from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.app import Workbench
from workbench.cli import main
from workbench.document import Block, BlockKind, Document
from workbench.errors import SecrecyError
from workbench.secrecy import secrecy_mark

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "2027年江城市卫生健康工作要点\n一、健全公共卫生服务体系\n推进市疾控中心迁建项目。\n"


def document(*lines: str) -> Document:
    return Document("要点.txt", "text", tuple(Block(line) for line in lines))


def table(*rows: tuple[str, ...]) -> Document:
    cells = (
        Block(text, BlockKind.CELL, table=1, row=at, column=column)
        for at, row in enumerate(rows, 1)
        for column, text in enumerate(row, 1)
    )
    return Document("表.docx", "docx", tuple(cells))


@pytest.mark.parametrize(
    "line",
    [
        "机密★1年",
        "秘密★长期",
        "绝密★30年",
        "机　密　★　10年",
        "秘密☆5年",
        "绝密★启用前",
        "秘密",
        "机 密",
        "机密级",
        "【秘密】",
        "（机密★6个月）",
        "000001  秘密★1年  特急",
        "特急  机密",
        "密级：绝密",
        "密级: 秘密★3年",
        "密  级：机密",
        "★秘密",
    ],
)
def test_a_mark_of_secrecy_in_the_head_of_a_paper_is_found(line):
    assert secrecy_mark(document(line, "江城市人民政府文件", "关于印发要点的通知"))


@pytest.mark.parametrize(
    "line",
    [
        "做好保密工作，严守国家秘密。",
        "（三）保守国家秘密",
        "绝密、机密、秘密级文件须在涉密计算机上处理。",
        "标注“机密★10年”的文件由机要室统一保管。",
        "密级：公开",
        "密级：",
        "密级：□绝密 □机密 □秘密",
        "密级分为绝密、机密、秘密三级。",
        "商业秘密",
        "工作秘密",
        "内部资料",
        "不涉密",
        "秘密。",
    ],
)
def test_a_text_that_only_talks_of_secrecy_has_no_mark(line):
    assert secrecy_mark(document(line, "2027年江城市保密工作要点", "一、总体要求")) == ""


def test_a_bare_word_far_from_the_head_is_no_mark_but_one_with_a_star_is():
    lines = [f"第{n}段，按要求抓好落实。" for n in range(1, 30)]

    assert secrecy_mark(document(*lines, "秘密")) == ""
    assert secrecy_mark(document(*lines, "秘密★1年")) == "秘密★1年"


def test_a_cell_beside_the_word_is_a_mark_and_a_table_of_all_levels_is_none():
    assert secrecy_mark(table(("密级", "机密"), ("文号", "江办发1号"))) == "密级：机密"
    assert secrecy_mark(table(("密级", "绝密", "机密", "秘密"), ("期限", "30年"))) == ""
    assert secrecy_mark(table(("密级", "公开"), ("秘密", "2份"))) == ""


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    file = tmp_path / "2026年要点.txt"
    file.write_text("机密★1年\n" + PLAN, encoding="utf-8")
    return file


def test_a_marked_file_is_not_stored_until_she_says_it_is_no_secret(tmp_path, marked):
    with Workbench(tmp_path / "a.yaodian") as workbench:
        with pytest.raises(SecrecyError) as stopped:
            workbench.prepare(marked)
        with pytest.raises(SecrecyError):
            workbench.import_file(marked)
        before = (workbench.documents(), workbench.waiting())

        workbench.clearance.clear(stopped.value.sha256)
        workbench.import_file(marked)

        assert before == ((), ())
        assert stopped.value.path == marked
        assert [d.name for d in workbench.documents()] == ["2026年要点.txt"]


def test_of_a_folder_only_the_marked_file_waits(tmp_path, marked):
    open_file = tmp_path / "2025年要点.txt"
    open_file.write_text(PLAN, encoding="utf-8")
    with Workbench(tmp_path / "a.yaodian") as workbench:
        outcomes = list(workbench.import_all([open_file, marked]))

        assert [isinstance(o.error, SecrecyError) for o in outcomes] == [False, True]
        assert [d.name for d in workbench.documents()] == ["2025年要点.txt"]


def test_naming_columns_keeps_nothing_of_a_marked_file(tmp_path, marked):
    with Workbench(tmp_path / "a.yaodian") as workbench:
        other = tmp_path / "2025年要点.txt"
        other.write_text(PLAN, encoding="utf-8")
        list(workbench.import_all([other, marked], ["承担处室=责任单位"]))

        assert workbench.waiting() == ()


def test_the_command_refuses_a_marked_file_in_one_sentence(tmp_path, marked, capsys):
    store = str(tmp_path / "a.yaodian")

    refused = main(["import", str(marked), "--store", store])
    said = capsys.readouterr()
    allowed = main(["import", str(marked), "--store", store, "--not-secret"])

    assert (refused, allowed) == (2, 0)
    assert said.out == ""
    assert "机密★1年" in said.err
    assert "--not-secret" in said.err
    assert len(said.err.splitlines()) == 1


def test_a_marked_file_is_made_neither_plan_nor_template(tmp_path, marked, capsys):
    store = str(tmp_path / "a.yaodian")

    new = main(["new", "--from", str(marked), "--year", "2027", "--store", store])
    template = main(["template", str(marked), "--name", "甲", "--store", store])
    said = capsys.readouterr()

    assert (new, template) == (2, 2)
    assert said.err.count("机密★1年") == 2
    with Workbench(tmp_path / "a.yaodian") as workbench:
        assert workbench.plans() == ()


def test_whoever_vouches_for_a_marked_file_makes_a_plan_of_it(tmp_path, marked):
    store = str(tmp_path / "a.yaodian")
    year = ["--year", "2027", "--store", store, "--not-secret"]

    assert main(["new", "--from", str(marked), *year]) == 0
