"""Puts the fonts of a document into its PDF, each once, cut down to the characters it has.

Every font is a Type 0 font with two-byte codes (ISO 32000-1, 9.7): outlines go in as they are,
PostScript or TrueType, and the map back to Unicode is right beyond the Basic Multilingual Plane
too, which names need (𠮷).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from exports.typefaces import Typeface, pdf_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.pdfdoc import (
        PDFDictionary,
        PDFDocument,
        PDFObjectReference,
        PDFStream,
    )

_BLOCK = 100  # entries a bfchar block may have
_SYMBOLIC = 4
_FULL_WIDTH = 1000


def embed(document: PDFDocument, typeface: Typeface) -> PDFObjectReference:
    """Add the font to the document; a reference to it."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    name = f"{_tag(typeface)}+{pdf_name(typeface.info)}"
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": PDFName(f"{name}-Identity-H" if typeface.file.is_cff else name),
        "Encoding": PDFName("Identity-H"),
        "DescendantFonts": PDFArray([document.Reference(_descendant(document, typeface, name))]),
        "ToUnicode": document.Reference(_stream(_to_unicode(tuple(typeface.codes)))),
    }
    return document.Reference(PDFDictionary(font))


def _descendant(document: PDFDocument, typeface: Typeface, name: str) -> PDFDictionary:
    """The font itself, its glyphs numbered by the codes of the document."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

    cff = typeface.file.is_cff
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if cff else "CIDFontType2"),
        "BaseFont": PDFName(name),
        "CIDSystemInfo": PDFDictionary(system),
        "FontDescriptor": document.Reference(_descriptor(document, typeface, name)),
        "DW": _FULL_WIDTH,
        "W": PDFArray(_widths(typeface.advances)),
    }
    if not cff:
        font["CIDToGIDMap"] = PDFName("Identity")
    return PDFDictionary(font)


def _descriptor(document: PDFDocument, typeface: Typeface, name: str) -> PDFDictionary:
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    file = typeface.file
    ascent, descent = file.scaled(file.ascent), file.scaled(file.descent)
    key = "FontFile3" if file.is_cff else "FontFile2"
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([file.scaled(edge) for edge in file.box]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": 50 + int((typeface.info.weight / 65) ** 2),
            key: document.Reference(_program(typeface, name)),
        }
    )


def _program(typeface: Typeface, name: str) -> PDFStream:
    """The font program with the glyphs of the document."""
    content = typeface.outlines.subset(typeface.glyphs, name)
    stream = _stream(content)
    if typeface.file.is_cff:
        stream.dictionary["Subtype"] = "/CIDFontType0C"
    else:
        stream.dictionary["Length1"] = len(content)
    return stream


def _stream(content: bytes) -> PDFStream:
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

    return PDFStream(content=content, filters=[PDFZCompress])


def _tag(typeface: Typeface) -> str:
    """Six capitals that stand for this choice of characters, the same for the same text."""
    text = "".join(typeface.codes) + typeface.info.postscript
    digest = hashlib.sha256(text.encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(advances: Sequence[int]) -> list[object]:
    """The widths that are not those of a full cell: first code, [widths], …"""
    from reportlab.pdfbase.pdfdoc import PDFArray

    entries: list[object] = []
    for code, advance in enumerate(advances):
        if advance != _FULL_WIDTH:
            entries += [code, PDFArray([advance])]
    return entries


def _to_unicode(chars: Sequence[str]) -> bytes:
    """The map from codes to characters, in UTF-16 as the format asks."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    pairs = [f"<{n:04X}> <{c.encode('utf-16-be').hex()}>" for n, c in enumerate(chars, start=1)]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    end = "endcmap CMapName currentdict /CMap defineresource pop end end"
    return "\n".join([*lines, end]).encode("ascii")
