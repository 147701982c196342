"""`workbench check` and the use cases behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from workbench import checks
from workbench.app import Workbench
from workbench.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """2027年江城市卫生健康工作要点

一、加强急救体系建设
（一）建好急救站。落实《急救条例》、《护理办法》。新建急救站6个。
（二）抓好队伍。抓好工作布署。培训骨干60名。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "要点.yaodian"


def test_a_file_is_checked_without_a_store(
    file: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", str(file), "--json", "--store", str(store)])

    found = json.loads(capsys.readouterr().out)
    keys = {"rule", "severity", "section", "sentence", "message", "fix"}
    assert status == 0
    assert not store.exists()
    assert all(set(finding) == keys for finding in found)
    assert {
        "rule": "P1",
        "severity": "必错",
        "section": "一、（一）",
        "sentence": "落实《急救条例》、《护理办法》。",
        "message": "并列的书名号之间不用顿号，“》、《”中的顿号应删去。",
        "fix": "落实《急救条例》《护理办法》。",
    } in found


def test_a_check_for_the_eye_ends_with_its_counts(
    file: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(file), "--store", str(store)])

    lines = capsys.readouterr().out.splitlines()
    assert "[必错] C1  一、（二）  “布署”应为“部署”。" in lines
    assert lines[-1].startswith("共")


def test_a_superior_plan_is_held_against(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    above = tmp_path / "上级.txt"
    above.write_text(TEXT.replace("培训骨干60名", "家庭医生签约率达到80%以上"), encoding="utf-8")
    ours = tmp_path / "本级.txt"
    ours.write_text(TEXT.replace("培训骨干60名", "家庭医生签约率达到70%以上"), encoding="utf-8")

    main(["check", str(ours), "--with", str(above), "--json", "--store", str(store)])

    rules = [finding["rule"] for finding in json.loads(capsys.readouterr().out)]
    assert "T22" in rules


def test_a_finding_let_stand_stays_away_after_a_restart(file: Path, store: Path) -> None:
    with Workbench(store) as workbench:
        plan = workbench.new_plan(str(file), 2027).plan
        found = checks.checked(workbench, plan.id)[1]
        typo = next(finding for finding in found if finding.rule == "C1")
        checks.let_stand(workbench, plan, typo, "原文如此")

    with Workbench(store) as workbench:
        rules = [finding.rule for finding in checks.checked(workbench, plan.id)[1]]

    assert "C1" not in rules
    assert "P1" in rules


def test_a_finding_is_taken_up_again(file: Path, store: Path) -> None:
    with Workbench(store) as workbench:
        plan = workbench.new_plan(str(file), 2027).plan
        found = checks.checked(workbench, plan.id)[1]
        waiver = checks.let_stand(workbench, plan, found[0], "原文如此")

        checks.take_up_again(workbench, plan, waiver)

        assert checks.checked(workbench, plan.id)[1] == found


def test_the_drafters_words_and_places_are_held_against(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "用词表.txt"
    words.write_text("骨干\t业务骨干\n", encoding="gb18030")
    file.write_text(TEXT + "推动长沙急救站联网运行。\n", encoding="utf-8")
    extra = ["--words", str(words), "--place", "江城"]

    main(["check", str(file), "--json", "--store", str(store), *extra])

    rules = {finding["rule"] for finding in json.loads(capsys.readouterr().out)}
    assert rules >= {"C2", "C22"}


def test_a_list_of_words_with_a_broken_line_is_told(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "用词表.txt"
    words.write_text("骨干\t\t骨头\t骨\n", encoding="utf-8")

    status = main(["check", str(file), "--words", str(words), "--store", str(store)])

    assert status == 2
    assert "第1行" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "why"), [("nosuch", "没有这个文件"), ("", "这不是文本文件")])
def test_a_list_of_words_that_is_not_there_is_called_by_its_name(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    main(["check", str(file), "--words", str(tmp_path / name), "--store", str(store)])

    told = capsys.readouterr().err
    assert told.startswith(f"未能读取用词表“{(tmp_path / name).name}”：{why}。")
    assert "导入" not in told


def test_a_list_of_words_may_have_any_name(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "用词表"
    words.write_text("骨干→业务骨干\n", encoding="utf-8")

    main(["check", str(file), "--json", "--words", str(words), "--store", str(store)])

    assert "C2" in {finding["rule"] for finding in json.loads(capsys.readouterr().out)}
