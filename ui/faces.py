"""The faces of official paper on screen: which installed family stands for each role.

    title 小标宋 · 一、 黑体 · （一） 楷体 · 1. 仿宋加粗 · text 仿宋 · figures in a half-em serif

The order of the names follows what Windows, WPS, UOS and Debian bring along. A family that stands
in for another look (Noto Serif Bold for 小标宋) is told by `stand_in`, never taken silently.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from workbench.manuscript import Block, BlockRole
from workbench.numbering import Style

if TYPE_CHECKING:
    from pathlib import Path


class Face(StrEnum):
    """A role of type on official paper; the value is its name there."""

    TITLE = "小标宋"
    BLACK = "黑体"
    KAI = "楷体"
    FANG = "仿宋"
    FANG_BOLD = "仿宋加粗"
    LATIN = "西文"


_TRUE: dict[Face, tuple[str, ...]] = {
    Face.TITLE: (
        *("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S"),
        *("CESI小标宋-GB2312", "文星标宋", "文星简小标宋"),
    ),
    Face.BLACK: ("黑体", "SimHei", "方正黑体_GBK", "华文黑体", "CESI黑体-GB2312", "FandolHei"),
    Face.KAI: (
        *("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "华文楷体", "STKaiti"),
        *("CESI楷体-GB2312", "FandolKai", "AR PL KaitiM GB"),
    ),
    Face.FANG: (
        *("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "华文仿宋"),
        *("STFangsong", "CESI仿宋-GB2312", "FandolFang"),
    ),
    Face.LATIN: ("Times New Roman", "Liberation Serif", "FandolSong"),
}
_STAND_IN: dict[Face, tuple[str, ...]] = {
    Face.TITLE: ("Noto Serif CJK SC", "Noto Serif SC", "华文中宋", "STZhongsong", "FandolSong"),
    Face.BLACK: ("Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei"),
    Face.KAI: ("LXGW WenKai", "AR PL UKai CN", "Noto Serif CJK SC", "宋体", "SimSun"),
    Face.FANG: ("Noto Serif CJK SC", "Noto Serif SC", "宋体", "SimSun"),
}
_RARE = ("Noto Serif CJK SC", "Noto Serif SC", "SimSun-ExtB", "WenQuanYi Micro Hei")
"""Asked last, for characters of names that the face itself lacks (镕 喆 祎)."""

_HEADING: dict[Style, Face] = {
    Style.CHAPTER: Face.BLACK,
    Style.NAMED_PART: Face.BLACK,
    Style.NAMED_CHAPTER: Face.BLACK,
    Style.NAMED_CLAUSE: Face.BLACK,
    Style.SIGN: Face.BLACK,
    Style.ARTICLE: Face.KAI,
    Style.NAMED_SECTION: Face.KAI,
    Style.POINT: Face.FANG_BOLD,
    Style.POINT_COMMA: Face.FANG_BOLD,
}


def load_missing(folder: Path | None = None) -> tuple[str, ...]:
    """Make known the fonts of the application's own folder for the faces the system lacks.

    The families loaded are returned; without `folder` it is the one `fonts install` fills.
    """
    folder = folder or _own_folder()
    wanted = [
        name for face in _TRUE if stand_in(face) or not _installed(face) for name in _TRUE[face]
    ]
    stems = tuple(name.replace(" ", "") for name in wanted)
    found: list[str] = []
    for path in sorted(folder.glob("*.[ot]t[fc]")):
        if path.stem.startswith(stems):
            found += QFontDatabase.applicationFontFamilies(
                QFontDatabase.addApplicationFont(str(path))
            )
    family.cache_clear()
    return tuple(found)


def heading_face(block: Block) -> Face:
    """The face of the number and heading in `block` (GB/T 9704-2012, 7.3.3)."""
    if block.role is BlockRole.TITLE:
        return Face.TITLE
    if block.theme:
        return Face.FANG_BOLD
    if block.style is Style.NONE and block.has_heading:
        return Face.BLACK
    return _HEADING.get(block.style, Face.FANG)


@lru_cache(maxsize=16)
def family(face: Face) -> str:
    """The installed family for `face`; the first of its list where none is installed."""
    plain = Face.FANG if face is Face.FANG_BOLD else face
    names = (*_TRUE[plain], *_STAND_IN.get(plain, ()))
    return next((name for name in names if QFontDatabase.hasFamily(name)), names[0])


def stand_in(face: Face) -> str:
    """The family that stands in for another look of `face`, "" where the true one is there."""
    plain = Face.FANG if face is Face.FANG_BOLD else face
    found = family(face)
    return "" if found in _TRUE[plain] else found


def font(face: Face, pixels: int) -> QFont:
    """`face` at a character width of `pixels`, ready for fast layout of long paragraphs."""
    made = QFont()
    rare = [name for name in _RARE if name != family(face)]
    made.setFamilies([family(face), *rare])
    made.setPixelSize(pixels)
    made.setBold(_bold(face))
    made.setKerning(False)
    made.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _installed(face: Face) -> bool:
    return QFontDatabase.hasFamily(family(face))


def _own_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("yaodian", appauthor=False) / "fonts"


def _bold(face: Face) -> bool:
    """小标宋 is heavy by itself; the Song that stands in for it is set in bold."""
    return face is Face.FANG_BOLD or (face is Face.TITLE and bool(stand_in(Face.TITLE)))
