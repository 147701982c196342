"""The looks a paper can go out in are listed with what they change; a house may add its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Pt

from workbench.issuance import Issuance
from workbench.looks import looks, sheet_of
from workbench.papers import export_plan
from workbench.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the house's own looks, with one good file and one that is none."""
    (tmp_path / "江城市政府办公室.json").write_text('{"行距": 28, "三级标题加粗": true}', "utf-8")
    (tmp_path / "坏.json").write_text("不是", "utf-8")
    monkeypatch.setattr("exports.profiles.own_profiles", lambda: tmp_path)
    return tmp_path


def test_the_standard_comes_first_and_changes_nothing() -> None:
    found = looks().found[0]

    assert (found.name, found.changes) == ("国家标准", ())


def test_a_house_adds_its_own(house: Path) -> None:
    own = looks().named("江城市政府办公室")

    assert own is not None
    assert own.changes == (
        "行距28磅，每页22行（标准为28.99磅，每页22行）",
        "三级标题（1.）加粗（标准不加粗）",
    )


def test_a_file_that_holds_no_look_is_told(house: Path) -> None:
    (complaint,) = looks().complaints

    assert complaint.startswith("版式文件“坏.json”不能用")


def test_a_plan_goes_out_in_its_own_look_unless_another_is_named(house: Path) -> None:
    plan = Plan("p", "要点", issuance=Issuance(profile="江城市政府办公室"))

    assert sheet_of(plan).standard.exact_pitch == 28
    assert not sheet_of(plan, "").standard.exact_pitch


def test_the_look_of_a_house_reaches_word(house: Path, tmp_path: Path) -> None:
    plan = Plan("p", "要点", issuance=Issuance(profile="江城市政府办公室"))

    done = export_plan(plan, tmp_path, ("docx",))

    normal = docx.Document(str(done.files[0])).styles["Normal"].paragraph_format
    assert normal.line_spacing == Pt(28)
    assert done.substitutions == ()
