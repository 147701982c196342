from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.coverage import Coverage, covered, gb2312, gb18030_level_2
from exports.font_choices import FontChoices, FontChoicesError, choices_file
from exports.font_table import doctor_lines, font_table
from exports.fonts import FontBook
from exports.standard import Face
from tests.exports.small_fonts import collection, small_font
from workbench.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, file: str, family: str, **settings: int) -> Path:
    """A small font under that name in the folder of a machine's fonts."""
    path = folder / "fonts" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(small_font(family, **settings))
    return path


def book_of(folder: Path, choices: FontChoices) -> FontBook:
    return FontBook.find([folder / "fonts"], cache=folder / "cache", choices=choices)


def test_what_was_set_comes_back(tmp_path: Path) -> None:
    choices = FontChoices({Face.FANGSONG: "方正仿宋_GBK", Face.LATIN: "D:/字体/times.ttf"})

    choices.save(tmp_path / "new" / "fonts.json")

    assert FontChoices.load(tmp_path / "new" / "fonts.json") == choices


def test_nothing_is_set_at_first(tmp_path: Path) -> None:
    assert FontChoices.load(tmp_path / "fonts.json") == FontChoices()


def test_a_choice_can_be_taken_back() -> None:
    choices = FontChoices().with_font(Face.KAITI, "楷体").with_font(Face.HEITI, "黑体")

    assert choices.with_font(Face.KAITI, "").fonts == {Face.HEITI: "黑体"}


def test_choices_are_kept_in_the_users_data_folder() -> None:
    assert choices_file().name == "fonts.json"
    assert choices_file().parent.name == "yaodian"


@pytest.mark.parametrize("content", ["", "[]", "3", '{"仿宋": 3}', '{"隶书": "x"}', "\ud800"])
def test_a_spoilt_file_is_refused_in_one_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "fonts.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))

    with pytest.raises(FontChoicesError, match=r"字体设置文件“fonts\.json”无法识别"):
        FontChoices.load(path)


def test_with_a_spoilt_file_the_fonts_of_the_machine_are_taken_and_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.ttf", "仿宋_GB2312")
    path = tmp_path / "fonts.json"
    path.write_text("?", "utf-8")
    monkeypatch.setattr("exports.font_choices.choices_file", lambda: path)

    book = FontBook.find([tmp_path / "fonts"], cache=tmp_path / "cache")

    assert book.chosen(Face.FANGSONG)
    assert "无法识别" in book.complaints[0]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("", "utf-8")

    with pytest.raises(ExportError, match=r"未能写入“fonts\.json”"):
        FontChoices().save(tmp_path / "blocked" / "fonts.json")


def test_a_family_that_was_set_comes_before_the_standard_font(tmp_path: Path) -> None:
    put(tmp_path, "a.ttf", "仿宋_GB2312")
    path = put(tmp_path, "b.ttf", "某某仿宋")

    book = book_of(tmp_path, FontChoices({Face.FANGSONG: "某某仿宋"}))

    entry = {found.face: found for found in book.found()}[Face.FANGSONG]
    assert (entry.font, entry.path, entry.set_by_user) == ("某某仿宋", str(path), True)
    assert not entry.stand_in
    assert len(book.candidates(Face.FANGSONG)) == 2


def test_a_file_that_was_set_need_not_stand_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    path = tmp_path / "some.TTF"
    path.write_bytes(small_font("某某标宋"))

    book = book_of(tmp_path, FontChoices({Face.XIAOBIAOSONG: str(path)}))

    assert (book.chosen(Face.XIAOBIAOSONG) or pytest.fail("not found")).path == str(path)


def test_of_a_collection_that_was_set_the_font_for_the_face_is_taken(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    path = tmp_path / "some.ttc"
    path.write_bytes(collection(small_font("Noto Serif CJK JP"), small_font("Noto Serif CJK SC")))

    chosen = book_of(tmp_path, FontChoices({Face.SONGTI: str(path)})).chosen(Face.SONGTI)

    assert (chosen or pytest.fail("not found")).index == 1


@pytest.mark.parametrize("font", ["没有的字体", "/没有/a.ttf"])
def test_what_was_set_and_is_not_here_is_told_and_replaced(tmp_path: Path, font: str) -> None:
    put(tmp_path, "a.ttf", "仿宋_GB2312")

    book = book_of(tmp_path, FontChoices({Face.FANGSONG: font}))

    assert book.chosen(Face.FANGSONG)
    assert book.complaints == (f"仿宋：设定的字体“{font}”本机没有或不能使用，另选了字体。",)


def test_a_font_that_may_not_be_embedded_cannot_be_set(tmp_path: Path) -> None:
    path = put(tmp_path, "a.ttf", "仿宋_GB2312", rights=2)

    assert book_of(tmp_path, FontChoices({Face.FANGSONG: str(path)})).complaints


def test_the_fonts_to_choose_from_are_those_with_chinese(tmp_path: Path) -> None:
    put(tmp_path, "a.ttf", "某某仿宋", chars="的健康")
    put(tmp_path, "b.ttf", "Some Latin", chars="AB")

    book = book_of(tmp_path, FontChoices())

    assert book.families() == ("某某仿宋",)
    assert book.families(chinese=False) == ("Some Font",)


def test_the_sets_of_the_standards_are_whole() -> None:
    assert len(gb2312()) == 6763
    assert len(gb18030_level_2()) == 27_776
    assert set(map(ord, "镕喆堃昇赟祎翀頔䶮〇兀𬭩")) <= gb18030_level_2()


def test_a_font_is_measured_by_what_it_has(tmp_path: Path) -> None:
    put(tmp_path, "a.ttf", "仿宋_GB2312", chars="健康翀𬭩A")

    assert covered(book_of(tmp_path, FontChoices()).candidates(Face.FANGSONG)) == Coverage(2, 4)


def test_the_table_says_font_origin_and_coverage(tmp_path: Path) -> None:
    path = put(tmp_path, "a.ttf", "仿宋_GB2312", chars="健康翀𬭩A")

    rows = {row[0]: row for row in font_table(book_of(tmp_path, FontChoices()))}

    assert rows["仿宋"] == ("仿宋", "仿宋_GB2312", "标准", "2", "4", "4", str(path))
    assert rows["楷体"][1] == "未找到"


def test_the_doctor_says_what_to_do_about_a_face_without_font(tmp_path: Path) -> None:
    put(tmp_path, "a.ttf", "仿宋_GB2312")

    lines = list(doctor_lines(book_of(tmp_path, FontChoices({Face.KAITI: "没有"}))))

    assert any(line.startswith("楷体：设定的字体“没有”") for line in lines)
    assert any(line.startswith("楷体：未找到。请安装该字体") for line in lines)
    assert not any(line.startswith("仿宋：") for line in lines)
