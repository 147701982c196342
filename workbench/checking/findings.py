"""What a check says: findings at exact places, and the rules they come from.

落实《甲办法》、《乙细则》。   →   P1 必错 “》、《” 并列的书名号之间不用顿号, fix 》《
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from workbench.checking.context import Context
from workbench.drafting.replacing import Place

__all__ = ["Example", "Finding", "Hit", "Place", "Rule", "Severity", "rule"]


class Severity(StrEnum):
    """How sure a rule is, and how bad it would be."""

    ERROR = "error"
    DOUBT = "doubt"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return {"error": "必错", "doubt": "疑似", "hint": "提示"}[self.value]


class Hit(NamedTuple):
    """What a rule found in one text, at `start:end`.

    `fix` takes the place of that span, "" where there is none that is mechanical. `severity` is
    only given where it is not the rule's own.
    """

    start: int
    end: int
    message: str
    fix: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at a place: `quote` is what stands at `start:end` of that text, `text` all of it."""

    rule: str
    severity: Severity
    section_id: str
    task_id: str
    start: int
    end: int
    quote: str
    message: str
    fix: str = ""
    part: str = ""
    text: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.section_id, self.task_id, self.part)

    @property
    def fixed_text(self) -> str:
        """The whole text with this one fix made; "" where there is none."""
        return self.text[: self.start] + self.fix + self.text[self.end :] if self.fix else ""


@dataclass(frozen=True, slots=True)
class Example:
    """A short text as `examples.example_plan` reads it, and what the rule is told besides.

    `superior` is the text of a superior's plan.
    """

    text: str
    context: Context = field(default_factory=Context)
    superior: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `code` (P1), `name` in the drafter's words, where it comes from, and two examples.

    It fires on `fires` and must not on `quiet`.
    """

    code: str
    name: str
    severity: Severity
    source: str
    fires: Example
    quiet: Example


def rule(
    code: str,
    name: str,
    severity: Severity,
    source: str,
    fires: str | Example,
    quiet: str | Example,
) -> Rule:
    """A rule whose examples may be plain texts."""
    return Rule(code, name, severity, source, _example(fires), _example(quiet))


def _example(given: str | Example) -> Example:
    return Example(given) if isinstance(given, str) else given
