"""A proposal of the new year as a row: what it is about, its change, and what was said to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.proposals import ProposalKind, Verdict
from workbench.drafting.slots import FIGURE_SLOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.drafting.deciding import Standing
    from workbench.drafting.proposals import Proposal
    from workbench.plan import Plan

_NUMBER = re.compile(r"\d[\d,，.]*(?:\s*[-—–~～至]\s*\d[\d,，.]*)?")
_BARE = re.compile(r"[\d,，.\-—–~～至\s]+")
_KINDS = {
    ProposalKind.PROPOSE: "年份",
    ProposalKind.ASK: "届次",
    ProposalKind.FLAG: "跨期",
    ProposalKind.EXPIRED: "过期",
    ProposalKind.PHRASE: "用语",
    ProposalKind.FIGURE: "指标",
    ProposalKind.ORGAN: "机构",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How what was said to a proposal is shown: word, icon and colour token."""

    word: str
    icon: str
    token: str


WAITING = Look("待定", "doubt", "warn")
_EXPIRED = Look("须处理", "warning-filled", "err")
_KEPT = Look("保留原文", "keep", "ink2")
_ACCEPTED = Look("已采纳", "check-filled", "ok")
_EDITED = Look("已改写", "check-filled", "ok")
_REMOVED = Look("已退出", "close", "ink2")
_TOLD = {Verdict.ACCEPTED: _ACCEPTED, Verdict.EDITED: _EDITED, Verdict.REFUSED: _KEPT}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row: the proposal, whether its words stand in the plan still, and last year's result."""

    proposal: Proposal
    found: bool
    present: bool = True
    actual: str = ""
    standing: Standing | None = None

    @property
    def place(self) -> str:
        """Where it stands, by the numbers of now."""
        return (self.standing and self.standing.place) or self.proposal.section

    @property
    def sentence(self) -> str:
        """How the whole sentence reads now; last year's where it is gone."""
        return (self.standing and self.standing.text) or self.proposal.sentence

    @property
    def waiting(self) -> bool:
        """Whether the drafter has to say something still."""
        flag = self.proposal.kind is ProposalKind.FLAG
        return self.found and not flag and self.proposal.verdict is Verdict.WAITING

    @property
    def suggests(self) -> bool:
        """Whether another wording is suggested."""
        return self.proposal.after != self.proposal.before

    @property
    def open_figure(self) -> bool:
        """Whether a new figure is asked for."""
        return self.proposal.kind is ProposalKind.FIGURE

    @property
    def asks_figure(self) -> bool:
        """Whether a new figure is asked for and none is given."""
        return self.open_figure and self.found and self.proposal.verdict is Verdict.WAITING

    @property
    def expired(self) -> bool:
        """Whether what it names is over: a span, a term, a five-year plan."""
        return self.found and self.proposal.kind is ProposalKind.EXPIRED

    @property
    def kind_word(self) -> str:
        """What it is about, in two characters."""
        return _KINDS[self.proposal.kind]

    @property
    def look(self) -> Look:
        """How it stands."""
        if not self.found:
            return _EDITED if self.present else _REMOVED
        told = _TOLD.get(self.proposal.verdict)
        if told:
            return told
        if self.proposal.kind is ProposalKind.FLAG:
            return _KEPT
        return _EXPIRED if self.proposal.kind is ProposalKind.EXPIRED else WAITING

    @property
    def kept(self) -> bool:
        """She said that the words stay as they are."""
        return self.found and self.proposal.verdict is Verdict.REFUSED

    @property
    def words(self) -> str:
        """What it was before anything was written there, with the punctuation it has now."""
        now = self.standing
        return (
            now.words if now and now.words and not self.proposal.applied else self.proposal.before
        )

    @property
    def old_words(self) -> str:
        """What stood there; of a figure also what was reached."""
        if self.kept:
            return self.words
        if not self.open_figure:
            return self.proposal.before
        reached = f"，完成{self.actual}" if self.actual else ""
        return f"去年{self.proposal.before}{reached}"

    @property
    def new_words(self) -> str:
        """What stands there now or could; "" where nothing is suggested or all stays as it is."""
        if self.kept:
            return ""
        if self.proposal.verdict is Verdict.EDITED:
            return self.proposal.text
        if self.open_figure:
            return "填新值" if self.proposal.verdict is Verdict.WAITING else self.proposal.after
        if not self.suggests:
            return ""
        return self.proposal.after or "（清空）"

    @property
    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        arrow = f"，改为{self.new_words}" if self.new_words else ""
        return f"{self.kind_word}，{self.old_words}{arrow}，{self.look.word}"


@dataclass(frozen=True, slots=True)
class ClassCount:
    """A class of proposals at the left: how many there are and how many wait."""

    kind: ProposalKind | None
    total: int
    waiting: int

    @property
    def label(self) -> str:
        """What the class is about."""
        return self.kind.label if self.kind else "全部"

    @property
    def hint(self) -> str:
        """What is to be done with it."""
        return self.kind.action if self.kind else ""

    @property
    def count(self) -> str:
        """待 6 / 9, or the total alone."""
        return f"待 {self.waiting} / {self.total}" if self.waiting else str(self.total)


def change_rows(
    stood: Iterable[Standing], plan: Plan, actuals: Mapping[str, str]
) -> tuple[ChangeRow, ...]:
    """The rows; `actuals` are last year's results by the sentence they are told of."""
    tasks = {task.id for task in plan.tasks()}
    return tuple(
        ChangeRow(
            each.proposal,
            each.found,
            not each.proposal.task_id or each.proposal.task_id in tasks,
            actuals.get(each.proposal.sentence, ""),
            each,
        )
        for each in stood
    )


def class_counts(rows: Sequence[ChangeRow]) -> tuple[ClassCount, ...]:
    """All, then each class there is."""
    found = [ClassCount(None, len(rows), sum(row.waiting for row in rows))]
    for kind in ProposalKind:
        own = [row for row in rows if row.proposal.kind is kind]
        if own:
            found.append(ClassCount(kind, len(own), sum(row.waiting for row in own)))
    return tuple(found)


def edited_words(row: ChangeRow, typed: str) -> str:
    """What she typed; a bare number is put in place of last year's (21 → 不少于21家)."""
    words = typed.strip()
    if not row.open_figure or not _BARE.fullmatch(words):
        return words
    if FIGURE_SLOT in row.proposal.after:
        return row.proposal.after.replace(FIGURE_SLOT, words, 1)
    return _NUMBER.sub(lambda _: words, row.proposal.before, count=1)


def now_in_sentence(row: ChangeRow) -> tuple[str, str, str, str]:
    """The sentence as it reads now, cut up: before the words, the old, the new ones, behind."""
    p, now = row.proposal, row.standing
    if now is None or not now.text:
        end = p.start + len(p.before)
        return p.sentence[: p.start], p.before, row.new_words, p.sentence[end:]
    return now.text[: now.at], row.words, row.new_words, now.text[now.at + len(now.words) :]
