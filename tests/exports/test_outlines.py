from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.cff import Program
from exports.charstrings import flattened
from exports.embedding import _to_unicode, _widths
from exports.fonts import FontBook
from exports.sfnt import DamagedFontError, FaceInfo, FontFile, faces_in
from exports.standard import Face
from exports.truetype import TrueTypeOutlines
from exports.typefaces import Typeface
from tests.exports.small_fonts import collection, saved, small_font

if TYPE_CHECKING:
    from collections.abc import Callable

CHARS = "健康𠮷"


class Pieces:
    """Subroutines for a test."""

    def __init__(self, *pieces: bytes) -> None:
        self.count = len(pieces)
        self._pieces = pieces

    def __getitem__(self, number: int) -> bytes:
        return self._pieces[number]


def call(number: int) -> bytes:
    """A call of global subroutine `number`."""
    return bytes((139 - 107 + number, 29))


def installed(face: Face) -> FaceInfo:
    info = FontBook.find().chosen(face)
    if info is None:
        pytest.skip(f"no font for {face.label} on this machine")
    return info


def installed_cff() -> FaceInfo:
    for face in Face:
        for info in FontBook.find().chain(face):
            with FontFile(Path(info.path), info.index) as font:
                if font.is_cff and Path(info.path).suffix == ".ttc":
                    return info
    pytest.skip("no collection with PostScript outlines on this machine")


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[bytes], Typeface]:
    """Opens the first face of a font file as a document would."""

    def typeface(data: bytes, index: int = 0) -> Typeface:
        path = tmp_path / "a.ttf"
        path.write_bytes(data)
        return Typeface(FaceInfo(str(path), index, (), (), "", 400, usable=True))

    return typeface


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
        cut = TrueTypeOutlines(font).subset(glyphs, "")

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


@pytest.mark.parametrize("postscript", [False, True])
def test_a_character_beyond_the_first_plane_has_its_own_glyph(
    opened: Callable[[bytes], Typeface], postscript: bool
) -> None:
    typeface = opened(small_font(chars=CHARS, postscript=postscript))

    codes = [typeface.code(char) for char in CHARS + "无"]

    assert codes == [1, 2, 3, 0]
    assert typeface.glyphs == [0, 1, 2, 3]
    assert typeface.advances == [1000, 999, 998, 997]


def test_the_map_of_the_first_plane_is_read_where_there_is_no_other(
    opened: Callable[[bytes], Typeface],
) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(small_font(chars=CHARS)))
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format == 4]

    typeface = opened(saved(font))

    assert [typeface.code(char) for char in CHARS] == [1, 2, 0]


def test_a_map_to_glyphs_that_are_not_there_maps_to_nothing(
    opened: Callable[[bytes], Typeface],
) -> None:
    data = bytearray(small_font(chars=CHARS))
    at = data.rindex(struct.pack(">LLL", ord("𠮷"), ord("𠮷"), 3))
    struct.pack_into(">L", data, at + 8, 70_000)

    typeface = opened(bytes(data))

    assert [typeface.code(char) for char in CHARS] == [1, 2, 0]


def test_a_face_of_a_collection_has_its_own_glyphs(
    opened: Callable[..., Typeface],
) -> None:
    data = collection(small_font(chars="健"), small_font(chars="康", postscript=False))

    assert [opened(data, 1).code(char) for char in "健康"] == [0, 1]


def test_parts_of_parts_come_through_the_cut(opened: Callable[[bytes], Typeface]) -> None:
    from fontTools.ttLib import TTFont

    typeface = opened(small_font(chars=CHARS))
    typeface.code("𠮷")

    cut = typeface.outlines.subset(typeface.glyphs, "")

    with TTFont(BytesIO(cut)) as small:
        glyphs = small["glyf"]
        assert [part.glyphName for part in glyphs["glyph00001"].components] == [
            "glyph00002",
            "glyph00003",
        ]
        assert glyphs["glyph00001"].getCoordinates(glyphs)[0][0] == (21, 40)
        assert small["hmtx"].metrics["glyph00001"] == (997, 3)


def test_a_glyph_made_of_itself_is_cut_out_all_the_same(
    opened: Callable[[bytes], Typeface],
) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(small_font(chars=CHARS)), recalcBBoxes=False)
    font["glyf"]["glyph2"].components[0].glyphName = "glyph3"
    font["maxp"].recalc = lambda _: None

    typeface = opened(saved(font))

    assert typeface.code("𠮷")
    assert typeface.outlines.subset(typeface.glyphs, "")


def test_a_glyph_that_cannot_be_read_is_one_the_font_does_not_have(
    opened: Callable[[bytes], Typeface],
) -> None:
    from fontTools.ttLib import TTFont

    data = bytearray(small_font(chars=CHARS))
    with TTFont(BytesIO(data)) as font:
        loca = font.reader.tables["loca"]
        last = loca.offset + loca.length - 2
    struct.pack_into(">H", data, last, 0xFFFF)

    typeface = opened(bytes(data))

    assert [typeface.code(char) for char in CHARS] == [1, 2, 0]


@pytest.mark.parametrize("tag", ["head", "hhea", "maxp", "hmtx", "cmap", "glyf", "loca"])
def test_without_a_table_that_drawing_needs_a_file_is_damaged(
    opened: Callable[[bytes], Typeface], tag: str
) -> None:
    data = small_font().replace(tag.encode(), b"none", 1)

    with pytest.raises(DamagedFontError):
        opened(data)


@settings(max_examples=80, deadline=None)
@given(data=st.data(), postscript=st.booleans())
def test_no_damage_ends_in_anything_but_a_font_passed_by(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, postscript: bool
) -> None:
    content = bytearray(small_font(chars=CHARS, postscript=postscript))
    places = st.integers(0, len(content) - 1)
    for at in data.draw(st.lists(places, min_size=1, max_size=8)):
        content[at] = data.draw(st.sampled_from((0, 1, 0x7F, 0x80, 0xFF)))
    path = tmp_path_factory.getbasetemp() / "damaged.ttf"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])

    for info in faces_in(path):
        try:
            typeface = Typeface(info)
        except DamagedFontError:
            continue
        with typeface.file:
            for char in CHARS:
                typeface.code(char)
            assert typeface.outlines.subset([0, *typeface.glyphs], "Cut")


def test_subroutines_are_written_out_where_they_are_called() -> None:
    line, end = bytes((149, 149, 5)), bytes((14,))
    shared = Pieces(line + bytes((11,)), call(0) + end)

    assert flattened(call(0) + call(1), shared, None) == line + line + end


@pytest.mark.parametrize(
    ("charstring", "pieces"),
    [
        (b"", ()),
        (bytes((139, 139, 5)), ()),
        (call(3), ()),
        (call(0), (call(0),)),
        (call(9), tuple(call(n - 1) * 9 for n in range(10))),
        (bytes((139, 139, 139, 139, 14)), ()),
    ],
    ids=["empty", "not closed", "call of nothing", "call of itself", "bomb", "two standard glyphs"],
)
def test_an_outline_the_format_does_not_allow_is_refused(
    charstring: bytes, pieces: tuple[bytes, ...]
) -> None:
    with pytest.raises((ValueError, LookupError)):
        flattened(charstring, Pieces(*pieces), None)


def test_the_map_back_to_characters_is_utf16_in_blocks_of_a_hundred() -> None:
    chars = [*map(chr, range(0x4E00, 0x4E00 + 149)), "𠮷"]

    lines = _to_unicode(chars).decode("ascii").splitlines()

    assert lines[4] == "100 beginbfchar"
    assert lines[5] == "<0001> <4e00>"
    assert lines[106] == "50 beginbfchar"
    assert lines[156] == "<0096> <d842dfb7>"


def test_widths_are_told_where_a_glyph_does_not_fill_its_cell() -> None:
    entries = _widths([500, 1000, 1000, 333])

    assert [getattr(entry, "sequence", entry) for entry in entries] == [0, [500], 3, [333]]
