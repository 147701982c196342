"""How near a sentence of ours is to what a superior's document asks (对标): by topic and by clause.

    theirs  推进老年友好社区试点，开展老年友善医疗机构创建活动，为老年人购买意外伤害保险。
    ours    持续推进老年医学科建设、老年友善医疗机构创建。

The words of two organs differ, so the whole sentences share little; one clause shares nearly all.
Words that every plan is full of (体系 机制 实施方案 标准化 …) say nothing about the topic.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.matter import Weights, core

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_GENRE = re.compile(
    "标准化|规范化|常态化|制度化|信息化|一体化|体系|机制|制度|建设|工作|管理|服务|实施方案|行动方案|"
    "方案|办法|意见|试点|制定|制订|印发|出台|探索|支持|指导|鼓励|创新|能力|水平|质量|项目|重点|"
    "试行|培训|相关|各区|各县|全市|全区|全省|全县|全国|达到|不少于|不低于|以上|以内|左右|年底前|月底前"
)
_PART = re.compile(r"[，。；：、！？,;:!?]")
_CLAUSE = re.compile(r"[，。；：！？,;:!?]")
_FEWEST = 3  # pairs of characters a clause must have to count by itself: 糖尿病 alone does not
_PARTS = 40  # of a sentence that lists hundreds only so many are held against others
_RARE_PAIRS = 4  # so many pairs that stand nowhere else prove that two parts are one
_CANDIDATES = 12
_LOOKED = 500  # places of rare pairs looked at for one requirement
_HEADING = 0.1  # what like headings above make up for
_COVERED = 0.4  # so much of a clause stands in ours where it is met


def topic_pairs(text: str) -> frozenset[str]:
    """The pairs of characters of a text that tell its topic."""
    runs = _GENRE.sub(" ", core(text)).split()
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is about, whole, by its parts (between 、 as well), and by its clauses."""

    whole: frozenset[str]
    parts: tuple[frozenset[str], ...]
    clauses: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str) -> Topic:
        return cls.read(text, topic_pairs)

    @classmethod
    def read(cls, text: str, pairs: Callable[[str], frozenset[str]]) -> Topic:
        """The topic of a text; `pairs` reads it, and its parts, which come again elsewhere."""
        whole = topic_pairs(text)
        parts = [pairs(part) for part in _PART.split(text)]
        clauses = [pairs(clause) for clause in _CLAUSE.split(text)]
        return cls(
            whole,
            tuple(part for part in parts if len(part) >= _FEWEST)[:_PARTS],
            tuple(filter(None, clauses)) or (whole,),
        )


class Known:
    """What stays from one look at two papers to the next: topics, and what words weigh."""

    def __init__(self) -> None:
        self._topics: dict[str, Topic] = {}
        self._pairs: dict[str, frozenset[str]] = {}
        self._weights: Weights | None = None

    def topics(self, texts: Sequence[str]) -> list[Topic]:
        """What each text is about."""
        for text in texts:
            if text not in self._topics:
                self._topics[text] = Topic.read(text, self.pairs)
        return [self._topics[text] for text in texts]

    def heads(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """The pairs of headings, of which one stands above many sentences."""
        return [self.pairs(text) for text in texts]

    def pairs(self, text: str) -> frozenset[str]:
        """The pairs of a clause or a heading, the same set whenever it comes again."""
        known = self._pairs.get(text)
        if known is None:
            known = self._pairs[text] = topic_pairs(text)
        return known

    def weights(self, topics: Sequence[Topic]) -> Weights:
        """What words weigh: as when first asked."""
        if self._weights is None:
            self._weights = Weights.of(topic.whole for topic in topics)
        return self._weights


class Finder:
    """Finds among our sentences those near a requirement."""

    def __init__(
        self, ours: Sequence[str], theirs: Sequence[str], known: Known | None = None
    ) -> None:
        self._known = known or Known()
        self._ours = self._known.topics(ours)
        self._theirs = self._known.topics(theirs)
        self._weights = self._known.weights((*self._ours, *self._theirs))
        self._enough = _RARE_PAIRS * math.log(len(ours) + len(theirs) + 1)
        self._texts = ours, theirs
        self._heads: tuple[list[frozenset[str]], list[frozenset[str]]] = [], []
        self._headings: dict[tuple[frozenset[str], frozenset[str]], float] = {}
        self._weigh = self._weights.of_pair
        self._our_parts, self._their_parts = self._weighed(self._ours), self._weighed(self._theirs)
        self._index: dict[str, list[int]] = defaultdict(list)
        for at, topic in enumerate(self._ours):
            for pair in topic.whole:
                self._index[pair].append(at)

    def put_under(self, ours: Sequence[str], theirs: Sequence[str]) -> None:
        """Tell what headings stand above each sentence: those under like ones are nearer."""
        self._heads = self._known.heads(ours), self._known.heads(theirs)

    def near(self, requirement: int, floor: float, count: int) -> list[tuple[float, int]]:
        """Up to `count` of ours that score `floor` or more, the best first."""
        scored = [(self.score(requirement, at), at) for at in self._candidates(requirement)]
        kept = sorted((s for s in scored if s[0] >= floor), key=lambda s: (-s[0], s[1]))
        return kept[:count]

    def score(self, requirement: int, own: int) -> float:
        """How near they are, 0 to 1: the whole sentences, and the two parts that are nearest."""
        if self._texts[0][own] == self._texts[1][requirement]:
            return 1.0
        ours, theirs = self._ours[own], self._theirs[requirement]
        parts = self._parts(own, requirement)
        said = (self._weights.alike(ours.whole, theirs.whole) + parts) / 2
        return round(said + _HEADING * (1 - said) * self._headed(requirement, own), 4)

    def _headed(self, requirement: int, own: int) -> float:
        ours, theirs = self._heads
        if not ours or not theirs:
            return 0.0
        pair = ours[own], theirs[requirement]
        known = self._headings.get(pair)
        if known is None:
            known = self._headings[pair] = self._weights.alike(*pair)
        return known

    def _weighed(self, topics: Sequence[Topic]) -> list[list[tuple[frozenset[str], float]]]:
        """The parts of each with what they weigh."""
        whole = self._weights.whole
        return [[(part, whole(part)) for part in topic.parts] for topic in topics]

    def _parts(self, own: int, requirement: int) -> float:
        """How alike their nearest parts are; a short one proves little: 绩效考核 asks everybody."""
        weigh, enough, best = self._weigh, self._enough, 0.0
        said, ours = self._ours[own].whole, self._our_parts[own]
        for asked, worth in self._their_parts[requirement]:
            if said.isdisjoint(asked):
                continue
            for part, other in ours:
                if common := asked & part:
                    shared = sum(map(weigh, common))
                    alike = 2 * shared / (worth + other) * min(1.0, shared / enough)
                    best = alike if alike > best else best
        return best

    def coverage(self, requirement: int, own: Sequence[int]) -> float:
        """How much of the requirement, by its clauses, stands in `own` together, 0 to 1."""
        said = frozenset().union(*(self._ours[at].whole for at in own))
        clauses = self._theirs[requirement].clauses
        worth = [self._weights.total(clause) for clause in clauses]
        met = [self._weights.covered(clause, said) >= _COVERED for clause in clauses]
        whole = sum(worth)
        return sum(w for w, m in zip(worth, met, strict=True) if m) / whole if whole else 0.0

    def _candidates(self, requirement: int) -> list[int]:
        index, weigh = self._index, self._weigh
        pairs = [(len(index[p]), p) for p in self._theirs[requirement].whole if p in index]
        shared = [0.0] * len(self._ours)
        places: list[list[int]] = []
        looked = 0
        for count, pair in sorted(pairs):
            worth = weigh(pair)
            found = index[pair]
            for at in found:
                shared[at] += worth
            places.append(found)
            looked += count
            if looked > _LOOKED:
                break
        touched = set().union(*places)
        least = sorted(map(shared.__getitem__, touched), reverse=True)[:_CANDIDATES][-1:]
        best = sorted((-shared[at], at) for at in touched if shared[at] >= least[0])
        return [at for _, at in best[:_CANDIDATES]]
