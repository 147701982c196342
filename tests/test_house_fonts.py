"""What stands for each face here is the table of `workbench doctor`, and another can be set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.font_table import font_table
from exports.fonts import FontBook
from workbench.errors import MisuseError
from workbench.house_fonts import HouseFonts, house_fonts, set_font

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The choice of fonts is kept beside the test."""
    file = tmp_path / "fonts.json"
    monkeypatch.setattr("exports.font_choices.choices_file", lambda: file)
    return file


@pytest.fixture
def fonts() -> HouseFonts:
    found = house_fonts()
    if not found.roles[1].offers:
        pytest.skip("this machine has no Chinese font")
    return found


def test_the_table_is_that_of_the_doctor(fonts: HouseFonts) -> None:
    assert (fonts.titles, *(role.cells for role in fonts.roles)) == font_table(FontBook.find())


def test_another_font_is_set_and_given_up_again(fonts: HouseFonts) -> None:
    role, other = fonts.roles[1].name, fonts.roles[1].offers[-1]

    set_font(role, other)
    chosen = house_fonts().roles[1]
    set_font(role, "")
    again = house_fonts().roles[1]

    assert (chosen.set_to, chosen.cells[1:3]) == (other, (other, "设定"))
    assert again.cells == fonts.roles[1].cells


def test_a_font_file_is_set_by_its_path(fonts: HouseFonts) -> None:
    path = fonts.roles[1].cells[-1]

    set_font("楷体", path)

    assert house_fonts().roles[2].cells[-1] == path


@pytest.mark.parametrize("font", ["没有这种字体", "没有/这个文件.ttf"])
def test_a_font_that_is_not_here_is_refused_and_nothing_kept(own_choices: Path, font: str) -> None:
    with pytest.raises(MisuseError, match="本机没有，或不能用在公文里"):
        set_font("仿宋", font)

    assert not own_choices.exists()


def test_a_face_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(MisuseError) as told:
        set_font("隶书", "")

    assert "小标宋" in told.value.advice


def test_a_damaged_file_of_choices_is_told_and_can_be_set_anew(own_choices: Path) -> None:
    own_choices.write_text("坏了", "utf-8")

    told = house_fonts().complaints
    set_font("仿宋", "")

    assert told[0].startswith("字体设置文件“fonts.json”无法识别")
    assert house_fonts().complaints == ()
