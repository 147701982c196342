"""What a sentence is about, apart from the words that only say how hard it is worked at.

    推进城区养老助餐服务，新增助餐点12个。      养老助餐服务 in 城区, whatever the verb and figure
    持续深化城区养老助餐服务，新增助餐点30个。  the same matter a year later
    推进山区养老助餐服务，新增助餐点12个。      nearly the same words, another matter

How alike two sentences look does not tell the last two apart; what they are about does.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FIGURE = re.compile(
    r"[0-9０-９]+(?:[.,][0-9]+)*[%％‰]?(?!号)"  # 3号线 is a name
    r"|〔[^〕]{1,8}〕[%％‰]?"  # a figure that is still open
)
_MARK = re.compile(r"[、，。；：！？“”‘’（）《》()\s,;:.~～—-]")
_CLAUSE_END = re.compile(r"[，。；：！？,;:!?]")
_EFFORT = re.compile(
    "进一步|推进|推动|加强|强化|完善|健全|加快|提速|组织开展|开展|组织|建立|构建|提高|提升|加大|增加|"
    "引入|吸引|优化|改进|深化|持续|继续|全面|深入|扎实|积极|大力|着力|不断|切实|稳步|巩固|落实|"
    "做好|抓好|实施|促进|统筹|力争|全年"
)
_FURTHER = re.compile("深化|巩固|提升|提质|拓展|扩大|扩面|做强|升级|常态化|长效|内涵|攻坚")
_SPOKEN = 4  # characters a main clause must have to say what a sentence is about
_UNKNOWN = 5.0  # what a pair of characters weighs that stands in none of the texts


def plain(text: str) -> str:
    """The text without figures and marks, which change from year to year."""
    return _MARK.sub("", _FIGURE.sub("", text))


def core(text: str) -> str:
    """What is left when the words of effort (推进 加强 持续 …) are taken out as well."""
    return _EFFORT.sub("", plain(text))


def digest(text: str) -> str:
    """A name for a sentence that lasts until its words, marks or figures change."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:24]


def same_matter(a: str, b: str) -> bool:
    """Whether both sentences open with the same matter, and neither says another thing.

    Words of effort and figures may differ, and one may say more; but where each has a clause that
    the other has not, the matter may lie in those.
    """
    ours, theirs = _clauses(a), _clauses(b)
    if not ours or not theirs or ours[0] not in theirs:
        return False
    left, right = Counter(ours), Counter(theirs)
    return not (left - right and right - left)


def _clauses(text: str) -> list[str]:
    """The cores of its clauses, from the first on that says what the sentence is about."""
    bare = _EFFORT.sub("", _FIGURE.sub("", text))
    cores = [_MARK.sub("", clause) for clause in _CLAUSE_END.split(bare)]
    first = next((at for at, spoken in enumerate(cores) if len(spoken) >= _SPOKEN), len(cores))
    return [spoken for spoken in cores[first:] if spoken]


def goes_further(old: str, new: str) -> bool:
    """Whether the new wording says that more is done: 深化 扩大 常态化, where the old did not."""
    return bool(set(_FURTHER.findall(new)) - set(_FURTHER.findall(old)))


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters in the core of a text."""
    words = core(text) or text
    return frozenset(words[at : at + 2] for at in range(max(len(words) - 1, 1)))


class _Known(dict[str, float]):
    """What each pair weighs; one that stands in none of the texts is not kept."""

    def __missing__(self, pair: str) -> float:
        return _UNKNOWN


@dataclass(slots=True)
class Weights:
    """What pairs of characters weigh among some texts: the rarer the more (idf).

    学校 stands everywhere in an education plan and says little; 心理 says a lot.
    """

    _known: _Known = field(default_factory=_Known)
    _totals: dict[frozenset[str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[frozenset[str]]) -> Weights:
        counted: Counter[str] = Counter()
        total = 0
        for pairs in texts:
            counted.update(pairs)
            total += 1
        worth = {n: math.log((total + 1) / n) for n in set(counted.values())}
        return cls(_Known({pair: worth[n] for pair, n in counted.items()}))

    @property
    def of_pair(self) -> Callable[[str], float]:
        """Gives the weight of one pair."""
        return self._known.__getitem__

    def total(self, pairs: Iterable[str]) -> float:
        """The weight of all of `pairs`."""
        return sum(map(self._known.__getitem__, pairs))

    def whole(self, pairs: frozenset[str]) -> float:
        """The weight of a text or a part of one, which is held against many others."""
        known = self._totals.get(pairs)
        if known is None:
            known = self._totals[pairs] = self.total(pairs)
        return known

    def alike(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How much of both is shared, 0 to 1."""
        whole = self.whole(a) + self.whole(b)
        return 2 * self.total(a & b) / whole if whole else 0.0

    def covered(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of `part` stands in `whole`, 0 to 1."""
        own = self.whole(part)
        return self.total(part & whole) / own if own else 0.0
