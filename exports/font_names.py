"""Under which names the faces of an official document are found on the machines of offices.

The first names of each list are the face itself; `STAND_INS` are other makers' faces of the same
style, used where the face is missing and always reported. Names are compared without blanks,
hyphens, underscores and capitals; a name that ends in * matches whatever follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from exports.standard import Face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from exports.sfnt import FaceInfo


@dataclass(frozen=True, slots=True)
class Alias:
    """A name to look for and the weights (400 regular, 700 bold) that are right under it."""

    name: str
    lightest: int = 1
    heaviest: int = 599

    def matches(self, name: str, weight: int) -> bool:
        """Whether a face of that name, already folded, and weight is meant."""
        if not self.lightest <= weight <= self.heaviest:
            return False
        wanted = fold(self.name)
        return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name with what differs by maker and system taken out: Noto Serif-SC → notoserifsc."""
    return "".join(char for char in name.casefold() if char not in " -_")


def _any_weight(*names: str) -> tuple[Alias, ...]:
    return tuple(Alias(name, 1, 1000) for name in names)


def _regular(*names: str) -> tuple[Alias, ...]:
    return tuple(Alias(name) for name in names)


def _bold(*names: str) -> tuple[Alias, ...]:
    return tuple(Alias(name, 600, 799) for name in names)


PROPER: Mapping[Face, tuple[Alias, ...]] = {
    Face.FANGSONG: _regular(
        *("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋*", "FZFangSong*"),
        *("FZFSK*", "FZFSJW*", "FZFS*", "华文仿宋", "STFangsong", "CESI仿宋*", "CESI_FS*"),
    ),
    Face.KAITI: _regular(
        *("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体*", "FZKai*", "FZKTK*"),
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

STAND_INS: Mapping[Face, tuple[Alias, ...]] = {
    Face.FANGSONG: _regular("FandolFang R", "FandolFang", "朱雀仿宋", "Zhuque Fangsong*"),
    Face.KAITI: _regular(
        *("FandolKai", "AR PL KaitiM GB", "LXGW WenKai", "霞鹜文楷"),
    ),
    Face.HEITI: _regular(
        *("FandolHei", "WenQuanYi Micro Hei", "文泉驿微米黑", "Noto Sans CJK SC", "Noto Sans SC"),
        *("Source Han Sans SC", "思源黑体", "Microsoft YaHei", "微软雅黑"),
    ),
    Face.SONGTI: _regular(
        *("FandolSong", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "思源宋体"),
        "AR PL SungtiL GB",
    ),
    Face.XIAOBIAOSONG: (
        *_any_weight("华文中宋", "STZhongsong"),
        *_bold("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "思源宋体"),
        *_bold("FandolSong"),
        *_bold(
            "Noto Serif SC SemiBold", "Noto Serif CJK SC SemiBold", "Source Han Serif SC SemiBold"
        ),
    ),
    Face.LATIN: _regular(
        *("Liberation Serif", "Nimbus Roman", "TeX Gyre Termes", "FreeSerif", "FandolSong"),
    ),
}

LAST = _regular(
    *("SimSun-ExtB", "SimSunExtB", "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"),
    *("WenQuanYi Zen Hei", "Source Han Sans SC", "Source Han Serif SC", "Microsoft YaHei"),
    *("FandolSong", "DejaVu Sans", "Segoe UI Symbol"),
)
"""Where a single character is taken from that the face and its stand-ins do not have."""

EVERY_NAME = (*(alias for face in Face for alias in (*PROPER[face], *STAND_INS[face])), *LAST)
"""All that is ever looked for; a machine may have hundreds of other fonts."""


def matching(faces: Sequence[FaceInfo], aliases: Iterable[Alias]) -> Iterator[FaceInfo]:
    """The faces under these names, in the order of the names; of one name, the most regular."""
    named = [(info, _folded_names(info)) for info in faces]
    seen: set[FaceInfo] = set()
    for alias in aliases:
        hits = [info for info, names in named if any(alias.matches(n, info.weight) for n in names)]
        for info in sorted(hits, key=_plainness):
            if info not in seen:
                seen.add(info)
                yield info


def _plainness(info: FaceInfo) -> tuple[int, int]:
    """Regular before bold, the plain name before one that says condensed or mono."""
    return abs(info.weight - 400), len(info.postscript)


def _folded_names(info: FaceInfo) -> frozenset[str]:
    return frozenset(fold(name) for name in (*info.families, *info.full, info.postscript) if name)
