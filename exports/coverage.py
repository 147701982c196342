"""How many of the characters a paper may need a font has: those of GB 2312 and of GB 18030.

GB 18030-2022 asks level 2 of programs for offices: the hanzi of level 1 – taken here as the
unified ideographs up to U+9FEF, extension A, the 21 compatibility ideographs of GBK and 〇 – and
those of 通用规范汉字表 (2013) beyond them, which names need.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from exports.sfnt import DamagedFontError, FontFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.sfnt import FaceInfo

_BEYOND = (
    "𠙶𬣙𨙸𬇕𬣞𬘓𫭟𫭢𫇭𫐄𫵷𣲘𣲗𬇙𬣡𫸩𨚕𫘜𬘘𫘝𦭜𬨂𬀩𬀪𬬩𫍣𬣳𬩽𬮿𬯀𫰛𬳵𬳶𫠊𬍛𬜬𦰡𪾢𪨰𫓧"
    "𬬮𬬱𬬭𦙶𬘡𬳽𬘩𫄧𪟝𬍤𫭼𬜯𬂩𫠆𨐈𬌗𫑡𪨶𬬸𬬻𬬹𬬿𬭁𫢸𫗧𬊈𬒈𨺙𬳿𫄨𬘫𫮃𬱖𬟽𫓯𫟹𫟼𠅤𬇹𬍡"
    "𬤇𫍯𬤊𫍲𬯎𬘬𬘭𬴂𫘦𫟅𬘯𫘧𪣻𡎚𬃊𬷕𫐐𬹼𧿹𫶇𫖮𬭊𨱇𫓶𬭎𫖯𬱟𫛭𫷷𬮱𬊤𣸣𬴃𫘨𤧛𬪩𬒔𬨎𫐓𫫇"
    "𫓹𬭚𬭛𬕂𬶋𬶍𦝼𫔶𫌀𫖳𫘪𫘬𫞩𡐓𪤗𣗋𬸘𬒗𥔲𫚖𨱏𬭤𫚕𬶐𬶏𩽾𬸚𬤝𬙂𬭩𩾃𬸣𫍽𬴊𬞟𥕢𫟦𬺈𫠜𪩘"
    "𬭬𨱑𬭯𫗴𬸦𫄷𤩽𬭳𬭶𫔍𬭸𨱔𬭼𫔎𬸪𬶟𬶠𬶨𦈡𫄸𬟁𥖨𦒍𬙊𬶭𩾌𨟠𬶮𨭉𬙋𤫉𬺓𫚭𬉼𠳐𥻗"
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """So many hanzi of GB 2312 and of GB 18030 level 2."""

    basic: int
    level_2: int


@cache
def gb2312() -> frozenset[int]:
    """The 6,763 hanzi of GB 2312, both levels."""
    rows = (bytes((row, at)) for row in range(0xB0, 0xF8) for at in range(0xA1, 0xFF))
    return frozenset(map(ord, "".join(pair.decode("gb2312", "ignore") for pair in rows)))


@cache
def gb18030_level_2() -> frozenset[int]:
    """The hanzi of GB 18030-2022 level 2."""
    compatible = "".join(map(chr, range(0xF900, 0xFA2E))).encode("gbk", "ignore").decode("gbk")
    ranges = chain(range(0x3400, 0x4DB6), range(0x4E00, 0x9FF0), (0x3007,))
    return frozenset((*ranges, *map(ord, compatible + _BEYOND)))


def covered(fonts: Iterable[FaceInfo]) -> Coverage:
    """What these fonts have together."""
    lacking = set(gb18030_level_2())
    for info in fonts:
        lacking -= _in_font(info, lacking)
    basic = gb2312()
    return Coverage(len(basic - lacking), len(gb18030_level_2()) - len(lacking))


def _in_font(info: FaceInfo, wanted: set[int]) -> set[int]:
    try:
        with FontFile(Path(info.path), info.index) as file:
            return {code for code in wanted if file.glyph(chr(code))}
    except DamagedFontError:
        return set()
