"""The history of a plan from the command line: steps, versions, and what changed since one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from workbench import versions
from workbench.app import Workbench
from workbench.cli import main
from workbench.drafting import editing
from workbench.errors import NotFoundError
from workbench.plan import Paragraph, Plan, Section, Task

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A plan that was made, named 初稿, and changed twice."""
    path = tmp_path / "要点.yaodian"
    paragraph = Paragraph("p1", (Task("t1", "新建急救站点6个。"),))
    plan = Plan("plan", "2027年江城市工作要点",
                sections=(Section("s1", "急救", paragraphs=(paragraph,)),))  # fmt: skip
    with Workbench(path) as workbench:
        workbench.save(None, plan, "新建要点")
        versions.name_moment(workbench, "plan", "初稿")
        once = editing.set_task_text(plan, "t1", "新建急救站点12个。")
        workbench.save(plan, once, "改写第1句")
        workbench.save(once, editing.rename(once, "s1", "院前急救"), "改标题")
    return path


def told(store: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main([*words, "--store", str(store)]) == 0
    return capsys.readouterr().out.splitlines()


def test_history_tells_which_moment_has_a_name(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(store, capsys, "history", "plan")

    assert lines[0].endswith("新建要点  〔第1版 初稿〕")
    assert lines[2].endswith("改标题")


def test_history_is_given_in_json(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = json.loads("".join(told(store, capsys, "history", "plan", "--json")))

    assert [(s["number"], s["label"], s["version"]) for s in steps] == [
        (1, "新建要点", "第1版 初稿"),
        (2, "改写第1句", ""),
        (3, "改标题", ""),
    ]


def test_versions_names_the_present_and_any_step(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(store, capsys, "versions", "plan", "--name", "送审稿")
    found = json.loads(
        "".join(
            told(store, capsys, "versions", "plan", "--name", "中稿", "--at", "第2步", "--json")
        )
    )

    assert [(v["version"], v["name"], v["step"]) for v in found] == [
        (1, "初稿", 1),
        (2, "送审稿", 3),
        (3, "中稿", 2),
    ]


@pytest.mark.parametrize("reference", ["初稿", "第1版", "1", "第1版 初稿", "第1步"])
def test_compare_takes_a_version_of_the_plan(
    store: Path, capsys: pytest.CaptureFixture[str], reference: str
) -> None:
    lines = told(store, capsys, "compare", "plan", reference)

    assert lines == [
        "一、院前急救：标题由“急救”改为“院前急救”",
        "一、院前急救：第1句改写；指标增加“急救站点12个”",
    ]


def test_compare_says_so_where_there_is_no_such_version(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "plan", "第9版", "--store", str(store)]) == 2
    assert "没有找到“第9版”" in capsys.readouterr().err


def test_a_plan_without_versions_says_so(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workbench(store) as workbench:
        workbench.save(None, Plan("other", "另一份"), "新建")

    assert told(store, capsys, "versions", "other") == ["这份要点还没有命名的版本。"]


def test_the_timeline_counts_the_steps_since_the_last_version(store: Path) -> None:
    with Workbench(store) as workbench:
        line = versions.timeline(workbench, "plan")
        workbench.undo("plan")
        shorter = versions.timeline(workbench, "plan")

    assert (line.newest and line.newest.title, line.since, line.present) == ("第1版 初稿", 2, 3)
    assert (shorter.since, shorter.present) == (1, 2)


def test_a_moment_is_shown_as_it_was(store: Path) -> None:
    with Workbench(store) as workbench:
        number = versions.step_of(workbench, "plan", "初稿")
        past = versions.past_plan(workbench, "plan", number)

    assert past.sections[0].heading == "急救"


def test_a_moment_there_is_not_is_told(store: Path) -> None:
    with Workbench(store) as workbench, pytest.raises(NotFoundError, match="没有找到名为“定稿”"):
        versions.step_of(workbench, "plan", "定稿")


def test_a_copy_of_the_store_is_kept_elsewhere(store: Path, tmp_path: Path) -> None:
    with Workbench(store) as workbench:
        versions.save_copy(workbench, tmp_path / "副本.yaodian")

    with Workbench(tmp_path / "副本.yaodian", create=False) as copy:
        assert len(copy.history("plan")) == 3
