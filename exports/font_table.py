"""Tells the drafter which fonts this machine has for the faces of an official document.

用途    字体        来历  GB 2312  GB 18030 二级  连同后备  文件
仿宋    FandolFang  代替  6763     7946           27776     …/FandolFang-Regular.otf
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.coverage import covered
from exports.fonts import own_folder
from exports.standard import Face
from exports.widths import is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.fonts import FontBook, Found

_TITLES = ("用途", "字体", "来历", "GB 2312", "GB 18030 二级", "连同后备", "文件")


def font_table(book: FontBook) -> tuple[tuple[str, ...], ...]:
    """What stands for each face here, a row a face, its titles first; for the drafter.

    Face, font, whether it stands in or was set, how many hanzi of GB 2312 and GB 18030 level 2 it
    has, how many of level 2 together with the fonts behind it, and its file.
    """
    return (_TITLES, *(_row(book, found) for found in book.found()))


def doctor_lines(book: FontBook) -> Iterator[str]:
    """The same in columns, with what is missing and what was set in vain."""
    rows = font_table(book)
    widths = [max(_width(row[at]) for row in rows) for at in range(len(_TITLES))]
    for row in rows:
        cells = (text + " " * (wide - _width(text)) for text, wide in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    yield from book.complaints
    for found in book.found():
        if not found.font:
            yield f"{found.face.label}：未找到。请安装该字体，或把字体文件放入“{own_folder()}”。"


def _row(book: FontBook, found: Found) -> tuple[str, ...]:
    info = book.chosen(found.face)
    if info is None:
        return (found.face.label, "未找到", *[""] * (len(_TITLES) - 2))
    origin = "设定" if found.set_by_user else "代替" if found.stand_in else "标准"
    if found.face is Face.LATIN:
        return (found.face.label, found.font, origin, "", "", "", found.path)
    own, all_of_them = covered([info]), covered(book.chain(found.face))
    counts = (own.basic, own.level_2, all_of_them.level_2)
    return (found.face.label, found.font, origin, *map(str, counts), found.path)


def _width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(2 if is_wide(char) else 1 for char in text)
