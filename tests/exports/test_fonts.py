from __future__ import annotations

import json
import os
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports.font_names import PROPER, STAND_INS
from exports.fonts import FOLDER_VARIABLE, FontBook, Found, font_folders, prepare
from exports.sfnt import DamagedFontError, FaceInfo, FontFile, faces_in
from exports.standard import Face
from tests.exports.small_fonts import collection, small_font

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def make_font(tmp_path: Path) -> Callable[..., Path]:
    """Puts a small font under any names into a folder of its own."""

    def made(file: str, family: str, **settings: int) -> Path:
        path = tmp_path / "fonts" / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(small_font(family, **settings))
        return path

    return made


def book_of(path: Path) -> FontBook:
    return FontBook.find([path.parent], cache=path.parent.parent / "cache")


def test_fonts_are_known_by_the_names_inside_not_by_the_file(
    make_font: Callable[..., Path],
) -> None:
    path = make_font("SIMKAI.TTF", "仿宋_GB2312")

    book = book_of(path)

    assert book.chosen(Face.KAITI) is None
    assert (book.chosen(Face.FANGSONG) or pytest.fail("not found")).path == str(path)
    assert not book.found()[1].stand_in


def test_the_proper_font_comes_before_its_stand_in(make_font: Callable[..., Path]) -> None:
    make_font("a.ttf", "FandolFang")
    path = make_font("b.ttf", "方正仿宋_GBK")

    book = book_of(path)

    assert [Path(info.path).name for info in book.candidates(Face.FANGSONG)] == ["b.ttf", "a.ttf"]


def test_a_stand_in_is_told(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "FandolFang")

    found = {entry.face: entry for entry in book_of(path).found()}

    assert found[Face.FANGSONG] == Found(Face.FANGSONG, "Some Font", True, str(path))
    assert found[Face.KAITI] == Found(Face.KAITI)


def test_only_for_a_draft_in_fangsong_or_kaiti_another_style_stands(
    make_font: Callable[..., Path],
) -> None:
    path = make_font("a.ttf", "宋体")

    book = book_of(path)

    assert [f for f in Face if book.chosen(f)] == [Face.FANGSONG, Face.KAITI, Face.SONGTI]
    assert [f for f in Face if book.is_strange(f)] == [Face.FANGSONG, Face.KAITI]
    assert all(entry.stand_in for entry in book.found() if book.is_strange(entry.face))


@pytest.mark.parametrize(
    "flaw",
    [{"rights": 0x0002}, {"rights": 0x0100}, {"rights": 0x0200}, {"look": 2}, {"weight": 700}],
)
def test_restricted_slanted_and_bold_fonts_are_passed_by(
    make_font: Callable[..., Path], flaw: dict[str, int]
) -> None:
    path = make_font("a.ttf", "仿宋_GB2312", **flaw)

    assert book_of(path).chosen(Face.FANGSONG) is None


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x0006])
def test_leave_to_print_is_leave_to_embed(make_font: Callable[..., Path], rights: int) -> None:
    path = make_font("a.ttf", "仿宋_GB2312", rights=rights)

    assert book_of(path).chosen(Face.FANGSONG)


def test_a_family_with_a_bold_gives_it_for_titles_only(make_font: Callable[..., Path]) -> None:
    make_font("a.ttf", "Noto Serif SC")
    path = make_font("b.ttf", "Noto Serif SC", weight=700)

    book = book_of(path)

    assert [Path(i.path).name for i in book.candidates(Face.XIAOBIAOSONG)] == ["b.ttf"]
    assert [Path(i.path).name for i in book.candidates(Face.SONGTI)] == ["a.ttf"]


def test_the_index_is_kept_and_a_changed_file_read_again(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")
    book_of(path)
    kept = path.parent.parent / "cache" / "fonts.json"
    assert str(path) in json.loads(kept.read_text("utf-8"))["files"]

    make_font("a.ttf", "楷体_GB2312")
    os.utime(path, (1, 1))

    assert book_of(path).chosen(Face.FANGSONG) is None
    assert book_of(path).chosen(Face.KAITI)


def test_a_font_taken_away_is_forgotten(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")
    book_of(path)
    path.unlink()

    assert book_of(path).chosen(Face.FANGSONG) is None


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"ttcf" + b"\xff" * 20, b"OTTO\0\xff"])
def test_damaged_files_are_passed_by(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(content)

    assert faces_in(path) == ()
    with pytest.raises(DamagedFontError, match="未能读取字体文件"):
        FontFile(path, 0)


def test_a_file_shorter_than_its_tables_is_passed_by(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")
    data = bytearray(path.read_bytes())
    struct.pack_into(">L", data, data.index(b"glyf") + 12, len(data))
    path.write_bytes(data)

    assert book_of(path).chosen(Face.FANGSONG) is None


@pytest.mark.skipif(os.name == "nt", reason="pipes and links as on POSIX systems")
def test_a_pipe_and_a_link_in_a_circle_are_passed_by(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")
    os.mkfifo(path.with_name("b.ttf"))
    path.with_name("again").symlink_to(path.parent, target_is_directory=True)
    path.with_name("c.ttf").symlink_to("c.ttf")

    assert [Path(i.path).name for i in book_of(path).candidates(Face.FANGSONG)] == ["a.ttf"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take text only")
def test_a_file_whose_name_is_no_text_is_found_and_kept(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "仿宋_GB2312").rename(
        make_font("b.ttf", "楷体").with_name("\udcff.ttf")
    )

    first, second = book_of(path), book_of(path)

    assert first.chosen(Face.FANGSONG) == second.chosen(Face.FANGSONG)
    assert (first.chosen(Face.FANGSONG) or pytest.fail("not found")).path == str(path)


def test_each_face_of_a_collection_is_known_by_its_number(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttc", "楷体")
    path.write_bytes(collection(small_font("楷体"), small_font("仿宋")))

    book = book_of(path)

    assert [(book.chosen(f) or pytest.fail("?")).index for f in (Face.KAITI, Face.FANGSONG)] == [
        0,
        1,
    ]


@pytest.mark.parametrize("part", ["", "{", "[]", "3", '{"x": 3}', '{"x": [1, 2, [3]]}'])
def test_a_spoilt_index_is_made_anew(make_font: Callable[..., Path], part: str) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")
    book_of(path)
    kept = path.parent.parent / "cache" / "fonts.json"
    version = json.loads(kept.read_text("utf-8"))["version"]
    kept.write_text(f'{{"version": {json.dumps(version)}, "files": {part}}}', "utf-8")

    assert book_of(path).chosen(Face.FANGSONG)


def test_without_a_place_for_the_index_fonts_are_found_all_the_same(
    make_font: Callable[..., Path],
) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")

    book = FontBook.find([path.parent], cache=path)

    assert book.chosen(Face.FANGSONG)


def test_preparing_says_what_stands_for_each_face(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")

    found = prepare([path.parent], cache=path.parent.parent / "cache")

    assert [item.font for item in found if item.font] == ["仿宋_GB2312"]


def test_a_folder_named_in_the_environment_comes_first(tmp_path: Path) -> None:
    assert font_folders({FOLDER_VARIABLE: str(tmp_path)})[0] == tmp_path


def test_every_face_has_names_to_look_for() -> None:
    assert set(PROPER) == set(STAND_INS) == set(Face)


@pytest.mark.parametrize(
    ("family", "postscript", "face"),
    [
        ("仿宋", "FangSong", Face.FANGSONG),
        ("仿宋_GB2312", "FangSong_GB2312", Face.FANGSONG),
        ("方正仿宋_GBK", "FZFSK--GBK1-0", Face.FANGSONG),
        ("方正仿宋简体", "FZFSJW--GB1-0", Face.FANGSONG),
        ("", "FZFSJW--GB1-0", Face.FANGSONG),
        ("华文仿宋", "STFangsong", Face.FANGSONG),
        ("CESI仿宋-GB2312", "CESI_FS_GB2312", Face.FANGSONG),
        ("楷体_GB2312", "KaiTi_GB2312", Face.KAITI),
        ("方正楷体_GB18030", "FZKTK--GB18030", Face.KAITI),
        ("华文楷体", "STKaiti", Face.KAITI),
        ("CESI楷体-GB13000", "CESI_KT_GB13000", Face.KAITI),
        ("黑体", "SimHei", Face.HEITI),
        ("方正黑体_GBK", "FZHTK--GBK1-0", Face.HEITI),
        ("CESI黑体-GB2312", "CESI_HT_GB2312", Face.HEITI),
        ("宋体", "SimSun", Face.SONGTI),
        ("方正书宋_GBK", "FZSSK--GBK1-0", Face.SONGTI),
        ("CESI宋体-GB2312", "CESI_SS_GB2312", Face.SONGTI),
        ("方正小标宋简体", "FZXBSJW--GB1-0", Face.XIAOBIAOSONG),
        ("方正小标宋_GBK", "FZXBSK--GBK1-0", Face.XIAOBIAOSONG),
        ("FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0", Face.XIAOBIAOSONG),
        ("CESI小标宋-GB2312", "CESI_XBS_GB2312", Face.XIAOBIAOSONG),
        ("Times New Roman", "TimesNewRomanPSMT", Face.LATIN),
    ],
)
def test_the_fonts_of_offices_are_known_by_every_name(
    family: str, postscript: str, face: Face
) -> None:
    info = FaceInfo("a.ttf", 0, (family,), (), postscript, 400, usable=True)

    found = {entry.face: entry for entry in FontBook([info]).found() if entry.font}

    assert [one for one, entry in found.items() if not entry.stand_in] == [face]


@pytest.mark.parametrize(
    ("family", "face"),
    [
        ("华文中宋", Face.XIAOBIAOSONG),
        ("新宋体", Face.SONGTI),
        ("微软雅黑", Face.HEITI),
        ("霞鹜文楷", Face.KAITI),
        ("朱雀仿宋", Face.FANGSONG),
    ],
)
def test_a_font_of_the_same_style_stands_in_and_for_no_other_face(family: str, face: Face) -> None:
    info = FaceInfo("a.ttf", 0, (family,), (), "", 400, usable=True)

    found = {entry.face: entry for entry in FontBook([info]).found() if entry.font}

    assert list(found) == [face]
    assert found[face].stand_in
