"""`workbench compare` tells what changed between two files, and puts it on paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from workbench.app import Workbench
from workbench.cli import main
from workbench.drafting.editing import retext

if TYPE_CHECKING:
    from pathlib import Path

OLD = """2027年江城市卫生健康工作要点
一、健全公共卫生服务体系
（一）完善院前急救网络。新建急救站点6个。推动信息互联互通。
（二）加强队伍建设。培训骨干60名。
二、强化组织保障
（三）压实责任。按月调度进展。
"""
NEW = OLD.replace("6个", "12个").replace("强化组织保障", "强化保障")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "初稿.txt", tmp_path / "二稿.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return str(old), str(new)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "要点.yaodian"


def test_it_prints_a_line_a_change(
    files: tuple[str, str], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workbench(store):
        pass

    status = main(["compare", *files, "--store", str(store)])

    assert status == 0
    assert capsys.readouterr().out.splitlines() == [
        "（一）完善院前急救网络：第1句改写；指标由“急救站点6个”改为“急救站点12个”",
        "二、强化保障：标题由“强化组织保障”改为“强化保障”",
    ]


def test_it_says_that_nothing_changed(
    files: tuple[str, str], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", files[0], files[0], "--store", str(store)]) == 0
    assert capsys.readouterr().out == "两份要点没有不同。\n"


def test_in_json_it_gives_whole_sentences_and_what_differs_in_them(
    files: tuple[str, str], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["compare", *files, "--json", "--store", str(store)])

    answer = json.loads(capsys.readouterr().out)

    assert answer["same"] == 3
    assert answer["changes"][0] == {
        "level": "sentence",
        "kinds": ["reworded", "targets"],
        "old_place": "（一）完善院前急救网络第1句",
        "new_place": "（一）完善院前急救网络第1句",
        "old": "新建急救站点6个。",
        "new": "新建急救站点12个。",
        "spans": [[6, 7, 6, 8]],
    }


def test_it_writes_table_and_tracked_text(
    files: tuple[str, str], store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "对照"

    status = main(["compare", *files, "--out", str(out), "--format", "docx,xlsx"])

    assert status == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "2027年江城市卫生健康工作要点修订对照表.docx",
        "2027年江城市卫生健康工作要点修订对照表.xlsx",
        "2027年江城市卫生健康工作要点修订稿.docx",
    ]


def test_a_format_there_is_not_is_refused(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["compare", *files, "--out", str(tmp_path), "--format", "odt"])

    assert status == 2
    assert "不能导出为“odt”" in capsys.readouterr().err


def test_two_states_of_one_plan_are_compared_by_id(
    files: tuple[str, str], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workbench(store) as workbench:
        plan = workbench.new_plan(files[0], 2027).plan
        paragraph = next(plan.paragraphs())
        workbench.save(plan, retext(plan, paragraph.id, paragraph.text + "开展演练。"), "改写")

    status = main(["compare", files[0], plan.id, "--store", str(store)])

    assert status == 0
    assert capsys.readouterr().out == "（一）完善院前急救网络：新增第3句\n"
