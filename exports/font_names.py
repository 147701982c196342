"""Under which names the faces of an official document are found on the machines of offices.

`PROPER` names are the face itself, as Windows, WPS, UOS, Kylin, 方正, 华文 and CESI have it;
`STAND_INS` are other makers' faces of the same style, used where the face is missing and always
reported. Names are compared without blanks,
hyphens, underscores and capitals; a name that ends in * matches whatever follows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.standard import Face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from exports.sfnt import FaceInfo


@dataclass(frozen=True, slots=True)
class Alias:
    """A name to look for and the weights (400 regular, 700 bold) that are right under it."""

    name: str
    lightest: int = 1
    heaviest: int = 599

    def fits(self, info: FaceInfo) -> bool:
        """Whether a font of that name is of the weight that is meant."""
        return self.lightest <= info.weight <= self.heaviest


_IGNORED = str.maketrans("", "", " -_")


def fold(name: str) -> str:
    """A name with what differs by maker and system taken out: Noto Serif-SC → notoserifsc."""
    return name.casefold().translate(_IGNORED)


def _any_weight(*names: str) -> tuple[Alias, ...]:
    return tuple(Alias(name, 1, 1000) for name in names)


def _regular(*names: str) -> tuple[Alias, ...]:
    return tuple(Alias(name) for name in names)


def _bold(*names: str) -> tuple[Alias, ...]:
    return tuple(Alias(name, 600, 799) for name in names)


PROPER: Mapping[Face, tuple[Alias, ...]] = {
    Face.FANGSONG: _regular(
        *("仿宋_GB*", "FangSong_GB*", "仿宋", "FangSong", "方正仿宋*", "FZFangSong*"),
        *("FZFSK*", "FZFSJW*", "FZFS*", "华文仿宋", "STFangsong", "CESI仿宋*", "CESI_FS*"),
    ),
    Face.KAITI: _regular(
        *("楷体_GB*", "KaiTi_GB*", "楷体", "KaiTi", "方正楷体*", "FZKai*", "FZKTK*"),
        *("华文楷体", "STKaiti", "CESI楷体*", "CESI_KT*"),
    ),
    Face.HEITI: _regular(
        *("黑体", "SimHei", "方正黑体*", "FZHei*", "FZHTK*", "华文黑体", "STHeiti", "CESI黑体*"),
        "CESI_HT*",
    ),
    Face.SONGTI: _regular(
        *("宋体", "SimSun", "方正书宋*", "FZShuSong*", "FZSSK*", "华文宋体", "STSong"),
        *("CESI宋体*", "CESI_SS*"),
    ),
    Face.XIAOBIAOSONG: _any_weight(
        *("方正小标宋*", "FZXiaoBiaoSong*", "FZXBSK*", "FZXBSJW*", "CESI小标宋*", "CESI_XBS*"),
        *("文星标宋", "文星简小标宋"),
    ),
    Face.LATIN: _regular("Times New Roman"),
}

_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "思源宋体")
_SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体")

STAND_INS: Mapping[Face, tuple[Alias, ...]] = {
    Face.FANGSONG: _regular("FandolFang R", "FandolFang", "朱雀仿宋", "Zhuque Fangsong*"),
    Face.KAITI: _regular(
        *("FandolKai", "Kaiti SC", "楷体-简", "AR PL KaitiM GB", "LXGW WenKai", "霞鹜文楷"),
        "AR PL UKai CN",
    ),
    Face.HEITI: _regular(
        *("FandolHei", "WenQuanYi Micro Hei", "文泉驿微米黑", *_SANS, "Heiti SC", "黑体-简"),
        *("Microsoft YaHei", "微软雅黑", "PingFang SC", "苹方-简", "WenQuanYi Zen Hei"),
    ),
    Face.SONGTI: _regular(
        *("NSimSun", "新宋体", "FandolSong", *_SERIF, "Songti SC", "宋体-简", "AR PL SungtiL GB"),
        "AR PL UMing CN",
    ),
    Face.XIAOBIAOSONG: (
        *_any_weight("华文中宋", "STZhongsong"),
        *_bold(*_SERIF, "FandolSong", *(f"{name} SemiBold" for name in _SERIF), "Songti SC"),
    ),
    Face.LATIN: _regular(
        *("Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes", "FreeSerif"),
        "FandolSong",
    ),
}

_SONG = _regular("SimSun", "宋体", *_SERIF, "FandolSong", "Songti SC", "AR PL UMing CN")
OTHER_STYLE: Mapping[Face, tuple[Alias, ...]] = {Face.FANGSONG: _SONG, Face.KAITI: _SONG}
"""What a draft is printed in where no font of the style is there: it can be read and passed round,
its lines and pages are the same, but it is no official paper, and that is said."""

_LAST_SERIF = _regular(
    *("SimSun", "SimSun-ExtB", "SimSun-ExtG", *_SERIF, "MingLiU-ExtB", "花园明朝*", "HanaMin*"),
    *("BabelStone Han", "AR PL UMing CN", "FandolSong"),
)
_LAST_SANS = _regular(
    *("SimHei", *_SANS, "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Microsoft YaHei"),
    *("PingFang SC", "Droid Sans Fallback", "DejaVu Sans", "Segoe UI Symbol"),
)


def last_resorts(face: Face) -> tuple[Alias, ...]:
    """Where a single character is taken from that the face and its stand-ins do not have.

    Fonts with nearly all characters, those that look more like the face first.
    """
    return (*_LAST_SANS, *_LAST_SERIF) if face is Face.HEITI else (*_LAST_SERIF, *_LAST_SANS)


class NamedFonts:
    """Fonts that can be asked for by name; a machine may have hundreds."""

    def __init__(self, faces: Iterable[FaceInfo]) -> None:
        self._by_name: dict[str, list[FaceInfo]] = defaultdict(list)
        for info in faces:
            for name in _folded_names(info):
                self._by_name[name].append(info)
        self._names = sorted(self._by_name)

    def matching(self, aliases: Iterable[Alias]) -> Iterator[FaceInfo]:
        """The fonts under these names, in the order of the names; of one name, the most regular."""
        seen: set[FaceInfo] = set()
        for alias in aliases:
            hits = (info for info in self._named(fold(alias.name)) if alias.fits(info))
            for info in sorted(dict.fromkeys(hits), key=_plainness):
                if info not in seen:
                    seen.add(info)
                    yield info

    def _named(self, wanted: str) -> Iterator[FaceInfo]:
        if not wanted.endswith("*"):
            yield from self._by_name.get(wanted, ())
            return
        start = wanted[:-1]
        for at in range(bisect_left(self._names, start), len(self._names)):
            if not self._names[at].startswith(start):
                return
            yield from self._by_name[self._names[at]]


def _plainness(info: FaceInfo) -> tuple[int, int]:
    """Regular before bold, the plain name before one that says condensed or mono."""
    return abs(info.weight - 400), len(info.postscript)


def _folded_names(info: FaceInfo) -> frozenset[str]:
    return frozenset(fold(name) for name in (*info.families, *info.full, info.postscript) if name)
