"""Findings the drafter has looked at and lets stand, with her reason, until the text changes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.checking.findings import Finding


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule does not count for a text: `place` is its task, section or part.

    `digest` is of the text as it was; another text at that place is checked again.
    """

    rule: str
    place: str
    digest: str
    reason: str

    @property
    def key(self) -> str:
        """Under which it is kept: what it is for, but not why."""
        return _digest("\n".join((self.rule, self.place, self.digest)))


def waive(finding: Finding, reason: str) -> Waiver:
    """Let a finding stand.

    Raises:
        MisuseError: no reason is given.
    """
    if not reason.strip():
        raise MisuseError("没有写明不改的理由。", "请写一句理由，如“原文件名称如此”。")
    return Waiver(finding.rule, _place(finding), _digest(finding.text), reason.strip())


def open_findings(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[Finding, ...]:
    """The findings that no waiver covers."""
    covered = {(w.rule, w.place, w.digest) for w in waivers}
    if not covered:
        return tuple(findings)
    rules = {rule for rule, _, _ in covered}
    return tuple(
        f
        for f in findings
        if f.rule not in rules or (f.rule, _place(f), _digest(f.text)) not in covered
    )


def standing(
    findings: Iterable[Finding], waivers: Iterable[Waiver]
) -> tuple[tuple[Finding, Waiver], ...]:
    """The findings that are let stand, each with why."""
    covering = {(w.rule, w.place, w.digest): w for w in waivers}
    rules = {rule for rule, _, _ in covering}
    told = ((f, (f.rule, _place(f), _digest(f.text))) for f in findings if f.rule in rules)
    return tuple((f, covering[key]) for f, key in told if key in covering)


def _place(finding: Finding) -> str:
    return finding.task_id or finding.section_id or finding.part


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
