"""What the turn of the year proposes: one place in the text, what stands there, what could.

propose   2026年6月底前 → 2027年6月底前        to be looked over
ask       第三届 → 第四届                      the drafter decides
flag      《健康江城行动（2020—2030年）》       never changed
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProposalKind(StrEnum):
    """The class of a proposal (结转类别): what is to be done with it."""

    PROPOSE = "propose"
    ASK = "ask"
    FLAG = "flag"
    EXPIRED = "expired"
    PHRASE = "phrase"
    FIGURE = "figure"
    ORGAN = "organ"

    @property
    def label(self) -> str:
        """What it is about, for the list of classes."""
        return _LABELS[self][0]

    @property
    def action(self) -> str:
        """What the drafter has to do with it."""
        return _LABELS[self][1]


_LABELS = {
    ProposalKind.PROPOSE: ("年份和时限", "建议采纳"),
    ProposalKind.ASK: ("届次和阶段", "需选择"),
    ProposalKind.FLAG: ("跨期名称", "只标记"),
    ProposalKind.EXPIRED: ("已过期", "须处理"),
    ProposalKind.PHRASE: ("提法用语", "需核对"),
    ProposalKind.FIGURE: ("指标", "须填新值"),
    ProposalKind.ORGAN: ("机构名称", "需选择"),
}


class Verdict(StrEnum):
    """What the drafter said to a proposal."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.WAITING: "待核对",
    Verdict.ACCEPTED: "已采纳",
    Verdict.EDITED: "已改写",
    Verdict.REFUSED: "不改",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place the new year touches.

    `before` stands at `start` of `sentence`, which is last year's text whole; `after` is what the
    new plan says there (`applied`) or could say, and equals `before` where nothing is suggested.
    `section` is the place in words (标题, 前言, （二）第1句); the ids are those of the new plan, ""
    where the place has none. `reason` is one Chinese clause.
    """

    kind: ProposalKind
    before: str
    after: str
    sentence: str
    section: str = ""
    section_id: str = ""
    task_id: str = ""
    applied: bool = False
    start: int = 0
    reason: str = ""
    column: str = ""
    verdict: Verdict = Verdict.WAITING
    text: str = ""

    @property
    def id(self) -> str:
        """Names it among the proposals of its plan, whatever is decided about it."""
        place = self.task_id or self.section_id or self.section
        return f"{place}/{self.column}/{self.start}/{self.before}"

    @property
    def says(self) -> str:
        """What the plan says at the place."""
        if self.verdict is Verdict.EDITED:
            return self.text
        return self.after if self.applied else self.before


@dataclass(frozen=True, slots=True)
class Hit:
    """A find in one text: `before` stands at `start`; see `Proposal` for the rest."""

    start: int
    before: str
    after: str
    kind: ProposalKind
    reason: str = ""
    applied: bool = False

    @property
    def end(self) -> int:
        """Where `before` ends."""
        return self.start + len(self.before)


def noted(start: int, text: str, kind: ProposalKind, reason: str) -> Hit:
    """A hit that suggests nothing: it is listed and stays as it is."""
    return Hit(start, text, text, kind, reason)
