"""Which font of this machine stands for each face of a paper, and setting another one.

    fonts = house_fonts()
    fonts.roles[1]        仿宋  FandolFang  代替  6763  7946  27776  …/FandolFang-Regular.otf
    set_font("仿宋", "方正仿宋_GBK")

The table is the one `workbench doctor` prints. Reading it takes a while: fit for a background
thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import MisuseError

if TYPE_CHECKING:
    from exports.font_choices import FontChoices
    from exports.fonts import FontBook
    from exports.standard import Face


@dataclass(frozen=True, slots=True)
class FontRole:
    """What stands for one face: the cells of its row, and the fonts it can be set to.

    `set_to` is the family or file the drafter chose, "" where the program chooses.
    """

    name: str
    cells: tuple[str, ...]
    offers: tuple[str, ...] = ()
    set_to: str = ""


@dataclass(frozen=True, slots=True)
class HouseFonts:
    """The table of fonts: its titles, a role a face, and what was set and cannot be had."""

    titles: tuple[str, ...]
    roles: tuple[FontRole, ...]
    complaints: tuple[str, ...] = ()
    folder: str = ""


def house_fonts() -> HouseFonts:
    """Look through the fonts of this machine."""
    from exports.font_table import font_table
    from exports.fonts import FontBook, own_folder

    book, choices = FontBook.find(), _choices()
    titles, *rows = font_table(book)
    faces = [found.face for found in book.found()]
    roles = tuple(
        FontRole(face.label, row, _offers(book, face), choices.fonts.get(face, ""))
        for face, row in zip(faces, rows, strict=True)
    )
    return HouseFonts(titles, roles, book.complaints, str(own_folder()))


def set_font(role: str, font: str) -> None:
    """Use `font` (a family or a font file) for a face from now on; "" leaves it to the program.

    Raises:
        MisuseError: there is no such face, or the file holds no font that can be used.
        ExportError: the choice cannot be kept.
    """
    face = _face(role)
    if font:
        _require_usable(face, font)
    _choices().with_font(face, font).save()


def _face(role: str) -> Face:
    from exports.standard import Face

    found = next((face for face in Face if role in (face.label, face.value)), None)
    if found is None:
        names = "、".join(face.label for face in Face)
        raise MisuseError(f"没有“{role}”这种用途。", f"用途是{names}。")
    return found


def _require_usable(face: Face, font: str) -> None:
    from exports.font_choices import FontChoices
    from exports.fonts import FontBook

    tried = FontBook.find(choices=FontChoices({face: font}))
    if tried.complaints:
        raise MisuseError(
            f"“{font}”本机没有，或不能用在公文里。", "请换一种字体，或选一个 ttf、otf、ttc 文件。"
        )


def _choices() -> FontChoices:
    """What was set; nothing where the file is damaged, which the table says."""
    from exports.font_choices import FontChoices, FontChoicesError

    try:
        return FontChoices.load()
    except FontChoicesError:
        return FontChoices()


def _offers(book: FontBook, face: Face) -> tuple[str, ...]:
    """The fonts of this face's style first, then all others."""
    from exports.fonts import font_name
    from exports.standard import Face

    chinese = face is not Face.LATIN
    own = (font_name(info) for info in book.candidates(face))
    return tuple(dict.fromkeys((*own, *book.families(chinese=chinese))))
