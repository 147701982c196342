from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports.cff import Program
from exports.font_names import PROPER, STAND_INS
from exports.fonts import FOLDER_VARIABLE, FontBook, font_folders, prepare
from exports.sfnt import DamagedFontError, FontFile, faces_in
from exports.standard import Face
from exports.truetype import subset_truetype

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.sfnt import FaceInfo


@pytest.fixture
def make_font(tmp_path: Path) -> Callable[..., Path]:
    """Makes a font of one glyph under any names, in a folder of its own."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    def made(file: str, family: str, *, weight: int = 400, rights: int = 0, look: int = 0) -> Path:
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        pen.lineTo((500, 0))
        pen.lineTo((500, 500))
        pen.closePath()
        glyph = pen.glyph()
        builder = FontBuilder(1000)
        builder.setupGlyphOrder([".notdef", "one"])
        builder.setupCharacterMap({ord("健"): "one"})
        builder.setupGlyf({".notdef": glyph, "one": glyph})
        builder.setupHorizontalMetrics({".notdef": (500, 0), "one": (1000, 0)})
        builder.setupHorizontalHeader(ascent=880, descent=-120)
        names = {"familyName": {"en": "Some Font", "zh-Hans": family}, "styleName": "Regular"}
        builder.setupNameTable(names, mac=False)
        builder.setupOS2(usWeightClass=weight, fsType=rights)
        builder.setupPost()
        builder.font["head"].macStyle = look
        path = tmp_path / "fonts" / file
        path.parent.mkdir(exist_ok=True)
        builder.save(path)
        return path

    return made


def book_of(path: Path) -> FontBook:
    return FontBook.find([path.parent], cache=path.parent.parent / "cache")


def installed(face: Face) -> FaceInfo:
    info = FontBook.find().chosen(face)
    if info is None:
        pytest.skip(f"no font for {face.label} on this machine")
    return info


def installed_cff() -> FaceInfo:
    for face in Face:
        for info in FontBook.find().chain(face):
            if info.path.endswith((".otf", ".ttc")):
                with FontFile(Path(info.path), info.index) as font:
                    if font.is_cff:
                        return info
    pytest.skip("no font with PostScript outlines on this machine")


def test_fonts_are_known_by_the_names_inside_not_by_the_file(
    make_font: Callable[..., Path],
) -> None:
    path = make_font("SIMKAI.TTF", "仿宋_GB2312")

    book = book_of(path)

    assert book.chosen(Face.KAITI) is None
    assert (book.chosen(Face.FANGSONG) or pytest.fail("not found")).path == str(path)
    assert not book.is_stand_in(Face.FANGSONG)


def test_the_proper_font_comes_before_its_stand_in(make_font: Callable[..., Path]) -> None:
    make_font("a.ttf", "FandolFang")
    path = make_font("b.ttf", "方正仿宋_GBK")

    book = book_of(path)

    assert [Path(info.path).name for info in book.candidates(Face.FANGSONG)] == ["b.ttf", "a.ttf"]


def test_a_stand_in_is_told(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "FandolFang")

    lines, complete = book_of(path).report()

    assert any(line.startswith("仿宋：") and line.endswith("（代替）") for line in lines)
    assert "楷体：未找到" in lines
    assert not complete


def test_one_style_never_stands_for_another(make_font: Callable[..., Path]) -> None:
    path = make_font("a.ttf", "宋体")

    book = book_of(path)

    assert book.chosen(Face.SONGTI)
    assert [face for face in Face if book.chosen(face)] == [Face.SONGTI]


@pytest.mark.parametrize(
    "flaw", [{"rights": 0x0002}, {"rights": 0x0200}, {"look": 2}, {"weight": 700}]
)
def test_restricted_slanted_and_bold_fonts_are_passed_by(
    make_font: Callable[..., Path], flaw: dict[str, int]
) -> None:
    path = make_font("a.ttf", "仿宋_GB2312", **flaw)

    assert book_of(path).chosen(Face.FANGSONG) is None


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


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 0}', '{"version": 1, "files": 3}'])
def test_a_spoilt_index_is_made_anew(make_font: Callable[..., Path], content: str) -> None:
    path = make_font("a.ttf", "仿宋_GB2312")
    kept = path.parent.parent / "cache" / "fonts.json"
    kept.parent.mkdir()
    kept.write_text(content, "utf-8")

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


def test_postscript_outlines_come_through_the_cut_unchanged() -> None:
    from io import BytesIO

    from fontTools.cffLib import CFFFontSet
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.ttLib import TTFont

    info = installed_cff()
    text = "卫生健康，2027—A"
    with FontFile(Path(info.path), info.index) as font:
        glyphs = [0, *(font.glyph(char) for char in text)]
        cut = Program(font.data, font.tables["CFF "][0]).subset(glyphs, "Cut")

    charstrings = CFFFontSet()
    charstrings.decompile(BytesIO(cut), None)
    outlines = charstrings[0].CharStrings
    with TTFont(info.path, fontNumber=info.index, lazy=True) as whole:
        names = whole.getGlyphOrder()
        source = whole.getGlyphSet()
        for number, glyph in enumerate(glyphs):
            before, after = RecordingPen(), RecordingPen()
            source[names[glyph]].draw(before)
            outlines[".notdef" if number == 0 else f"cid{number:05}"].draw(after)
            assert after.value == before.value


def test_truetype_outlines_come_through_the_cut_with_their_parts() -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    info = installed(Face.LATIN)
    with FontFile(Path(info.path), info.index) as font:
        if font.is_cff:
            pytest.skip("the Latin font here has PostScript outlines")
        glyphs = [0, *(font.glyph(char) for char in "5éÅ")]
        cut = subset_truetype(font, glyphs)

    with TTFont(info.path, fontNumber=info.index) as whole, TTFont(BytesIO(cut)) as small:
        for number, glyph in enumerate(glyphs):
            before = whole["glyf"][whole.getGlyphName(glyph)].getCoordinates(whole["glyf"])[0]
            after = small["glyf"][f"glyph{number:05}" if number else ".notdef"]
            assert after.getCoordinates(small["glyf"])[0] == before
            name = whole.getGlyphName(glyph)
            assert (
                small["hmtx"].metrics[f"glyph{number:05}" if number else ".notdef"]
                == (whole["hmtx"].metrics[name])
            )
