"""Damage done to good files: by chance (flipped bits, lost halves) and by design (bombs)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 10}">'
        for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
_OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY i SYSTEM "http://1.1.1.1/">]>'
)
_BAITS = (
    "（" * 50_000,
    "一、" * 30_000,
    "1." * 40_000 + "加强管理。",
    "“" * 30_000,
    "一是抓落实，二是" * 8_000,
    "（责任单位：市教育局" * 5_000,
    "新增1～" * 20_000,
    "<div>" * 60_000,
    "<table><tr><td>" * 20_000,
    "\t".join("字" for _ in range(60_000)),
    "a.b" * 40_000,
    "第一条" * 20_000,
    "2027年" * 20_000,
    "9" * 200_000,
    "加强管理 " * 40_000,
    "……" * 60_000,
    "\u200b" * 60_000,
    "{\\rtf1" * 20_000,
    "<p " + " ".join(f"a{n}='{n}'" for n in range(20_000)) + ">",
    "\r\n".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}" for n in range(5000)),
    '"' + "加强管理，" * 100_000,
    "".join(f"{n} 0 obj <</Kids[{n + 1} 0 R 1 0 R]>> endobj " for n in range(1, 20_000)),
)


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """`data` after one to three kinds of damage; `other` is a file to be mixed in."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(_KINDS)(data, other, chance)
    return data


def _flipped(data: bytes, _: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        if held:
            held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def _cut_short(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _with_hole(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(1, 4000) :]


def _repeated(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.randrange(1, 500)]
    return data[:start] + piece * chance.choice((2, 50, 1000)) + data[start:]


def _noisy(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + chance.randbytes(chance.randrange(1, 2000)) + data[start:]


def _mixed(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + other[chance.randrange(len(other) + 1) :]


def _baited(data: bytes, _: bytes, chance: random.Random) -> bytes:
    bait = chance.choice(_BAITS).encode(chance.choice(("utf-8", "gb18030", "utf-16")))
    start = chance.randrange(len(data) + 1)
    return data[:start] + bait + data[start:]


def _inside(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A sound package with one part damaged, so that the damage is met further in."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return _flipped(data, other, chance)
    except Exception:  # noqa: BLE001 - zlib and struct errors of packages damaged before
        return _cut_short(data, other, chance)
    if not parts:
        return data
    name = chance.choice(sorted(parts))
    harm = chance.choice(_PART_KINDS)
    parts |= harm(name, parts[name], data, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return packed.getvalue()


def _part_by_chance(
    name: str, part: bytes, whole: bytes, chance: random.Random
) -> dict[str, bytes]:
    kinds = (_flipped, _cut_short, _with_hole, _repeated, _noisy, _baited)
    return {name: chance.choice(kinds)(part, whole, chance)}


def _part_gone(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    return {name: b""}


def _bombed(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    text = part.decode("utf-8", "replace")
    start = text.find("?>") + 2 if text.startswith("<?xml") else 0
    said = chance.choice((_BOMB, _OUTSIDE))
    body = text[start:].replace("</w:t>", "&i;</w:t>", 3).replace("</t>", "&i;</t>", 3)
    return {name: (text[:start] + said + body).encode()}


def _deep(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    """The body of the part in ten thousand levels of its own tags."""
    tag = chance.choice(("w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:p><w:r", "row><c"))
    opened = "".join(f"<{piece}>" for piece in tag.split("><"))
    return {name: part.replace(b"<w:body>", b"<w:body>" + opened.encode() * 10_000)}


def _nested(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    return {name: whole, "word/embeddings/内.docx": whole}


def _outside(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    """Parts with the names of files that are none of the package's business."""
    return {"../../../../hostile-was-here": part, "/tmp/hostile-was-here": part}


def _inflated(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    """A part of 300 MB that takes 300 KB in the package."""
    return {name: part[: len(part) // 2] + b" " * 300_000_000 + part[len(part) // 2 :]}


def _endless_sheet(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    """A million rows, told or real."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 200_000))
    told = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = chance.choice((rows, told)).encode()
    return {
        key: content.replace(b"</sheetData>", sheet + b"</sheetData>")
        for key, content in {name: part, "xl/worksheets/sheet1.xml": part}.items()
    }


def _crowded(name: str, part: bytes, whole: bytes, chance: random.Random) -> dict[str, bytes]:
    """Styles, numbering levels and shared strings by the hundred thousand."""
    style = '<w:style w:type="paragraph" w:styleId="S{0}"><w:basedOn w:val="S{1}"/></w:style>'
    level = '<w:lvl w:ilvl="{0}"><w:lvlText w:val="%{1}."/></w:lvl>'
    string = "<si><t>{0}</t></si>"
    for end, entry in (("w:styles", style), ("w:abstractNum", level), ("sst", string)):
        many = "".join(entry.format(n, n + 1) for n in range(100_000)).encode()
        closing = f"</{end}>".encode()
        part = part.replace(closing, many + closing, 1)
    return {name: part}


Harm = "Callable[[str, bytes, bytes, random.Random], dict[str, bytes]]"
_PART_KINDS: tuple[Harm, ...] = (
    *((_part_by_chance,) * 12),
    *((_part_gone, _bombed, _deep, _nested, _outside) * 2),
    _endless_sheet,
    _inflated,
    _crowded,
)
_KINDS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flipped,
    _flipped,
    _cut_short,
    _with_hole,
    _repeated,
    _noisy,
    _mixed,
    _baited,
    *((_inside,) * 8),
)
