"""Fonts of a few glyphs, made for a test: TrueType with a composed glyph, or PostScript."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import TTFont

FAMILY = "仿宋_GB2312"


def small_font(
    family: str = FAMILY,
    *,
    chars: str = "健康𠮷",
    weight: int = 400,
    rights: int = 0,
    look: int = 0,
    postscript: bool = False,
) -> bytes:
    """A font with a glyph for each of `chars`; in TrueType all but the first use the first."""
    from fontTools.fontBuilder import FontBuilder

    names = [".notdef", *(f"glyph{n}" for n in range(1, len(chars) + 1))]
    builder = FontBuilder(1000, isTTF=not postscript)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): n for c, n in zip(chars, names[1:], strict=True)})
    (_add_postscript if postscript else _add_truetype)(builder, names)
    builder.setupHorizontalMetrics({n: (1000 - at, at) for at, n in enumerate(names)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": {"en": "Some Font", "zh": family}, "styleName": "Regular"}, mac=False
    )
    builder.setupOS2(usWeightClass=weight, fsType=rights)
    builder.setupPost()
    builder.font["head"].macStyle = look
    return saved(builder.font)


def saved(font: TTFont) -> bytes:
    """The bytes of a font file."""
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def collection(*fonts: bytes) -> bytes:
    """Fonts in one file (.ttc)."""
    from fontTools.ttLib import TTCollection, TTFont

    made = TTCollection()
    made.fonts = [TTFont(BytesIO(font)) for font in fonts]
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _add_truetype(builder: FontBuilder, names: list[str]) -> None:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs: dict[str, object] = {}
    for at, name in enumerate(names):
        pen = TTGlyphPen(glyphs)
        if at < 2:
            pen.moveTo((at, 0))
            pen.lineTo((500, 0))
            pen.lineTo((500, 500))
            pen.closePath()
        else:
            pen.addComponent(names[at - 1], (1, 0, 0, 1, 10, 20))
            pen.addComponent(names[1], (0.5, 0, 0, 0.5, 0, 0))
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)


def _add_postscript(builder: FontBuilder, names: list[str]) -> None:
    from fontTools.cffLib import SubrsIndex
    from fontTools.misc.psCharStrings import T2CharString

    line = T2CharString(program=[500, "hlineto", 500, "vlineto", "return"])
    strings = {
        name: T2CharString(program=[at, 0, "rmoveto", -107, "callsubr", "endchar"])
        for at, name in enumerate(names)
    }
    builder.setupCFF("SomeFont", {}, strings, {})
    top = builder.font["CFF "].cff[0]
    top.Private.Subrs = SubrsIndex()
    top.Private.Subrs.append(line)
    for string in strings.values():
        string.private = top.Private
