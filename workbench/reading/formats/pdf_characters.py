"""Characters of a PDF made those a person reads: a font's own choice of code is no text.

⼯⽅⻓ (signs of radicals, from system fonts) → 工方长; ﬁ → fi; compatibility ideographs → the
common ones; soft hyphens and control characters go.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ODD = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\xad\u2028-\u202e\u2e80-\u2fdf\u3220-\u3243\ud800-\udfff"
    r"\uf900-\ufaff\ufb00-\ufb06\uf06c\uf06e\uf075-\uf077\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\ufe10-\ufe19\ufe30-\ufe44\ufeff\ufffe\uffff]"
)
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff]")
# Radicals that stand for a whole character (Unicode: EquivalentUnifiedIdeograph.txt); the others
# have a compatibility decomposition.
_RADICALS = dict(
    zip(
        "⺁⺄⺈⺋⺍⺓⺘⺟⺠⺧⺩⺬⺮⺶⺼⺽⺾⻁⻄⻅⻆⻉⻋⻌⻍⻎⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻱⻲",
        "厂乙刀㔾小幺扌母民牛王示竹羊肉臼艹虎西见角贝车辶辶辶長镸长门雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿竜龙龜亀",
        strict=True,
    )
)
# Marks of lists in the symbol fonts of office programs (Symbol, Wingdings).
_BULLETS = dict(
    zip(
        "\uf06c\uf06e\uf075\uf076\uf077\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc",
        "●■◆❖◆•▪□•➢✓",
        strict=True,
    )
)
_LEFT_OUT = frozenset(["Cc", "Cf", "Cn", "Cs"])


def is_wide(char: str) -> bool:
    """As wide as it is high: a Chinese character or mark."""
    return "\u2e80" <= char <= "\ufe4f" or "\uff01" <= char <= "\uff60"


def is_odd(text: str) -> bool:
    """There is a code in it that is not the character meant."""
    return _ODD.search(text) is not None


def clean(text: str) -> str:
    """`text` with every odd code made the character it stands for."""
    if not _ODD.search(text):
        return text
    if _PAIR.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _ODD.sub(lambda found: _plain(found[0]), text)


def unreadable(text: str) -> int:
    """How many characters have no meaning outside their font."""
    return len(_UNREADABLE.findall(text))


@cache
def _plain(char: str) -> str:
    if known := _RADICALS.get(char) or _BULLETS.get(char):
        return known
    if char in "\xa0\t":
        return " "
    if unicodedata.category(char) in _LEFT_OUT:
        return ""
    if "\u3220" <= char <= "\u3243":
        return char  # ㈠ is a number of its own
    return unicodedata.normalize("NFKC", char)
