"""Findings put right: each fix at its span, all of a text at once; sentences stay their tasks.

落实《甲》、《乙》,抓好急救。   P1 》、《 → 》《, P3 , → ，   →   落实《甲》《乙》，抓好急救。
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.drafting.editing import rename, retext, set_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.checking.findings import Finding, Place
    from workbench.plan import Paragraph, Plan


@dataclass(frozen=True, slots=True)
class Preview:
    """A text before and after its fixes."""

    place: Place
    before: str
    after: str


def fixable(findings: Iterable[Finding], rule: str = "") -> tuple[Finding, ...]:
    """Those that have a fix, of one rule if named."""
    return tuple(f for f in findings if f.fix and rule in ("", f.rule))


def previews(findings: Iterable[Finding]) -> tuple[Preview, ...]:
    """Each text with a fix as it is and as it would read, in the order of the findings."""
    return tuple(
        Preview(place, found[0].text, _fixed_text(found))
        for place, found in _by_place(findings).items()
    )


def fixed(plan: Plan, findings: Iterable[Finding]) -> Plan:
    """The plan with the fixes of `findings` made; those made for another text are left out.

    Of two that overlap the first is made. Sentences keep ids, units and deadlines.
    """
    findings = tuple(findings)
    texts = {
        place: _fixed_text(found)
        for place, found in _by_place(findings).items()
        if _text_at(plan, place) in (None, found[0].text)
    }
    sentences = {place.task_id: text for place, text in texts.items() if place.task_id}
    originals = {f.task_id: f.text for f in findings if f.task_id}
    for paragraph in [p for p in plan.paragraphs() if any(t.id in sentences for t in p.tasks)]:
        plan = retext(plan, paragraph.id, _joined(paragraph, sentences, originals))
    for place, text in texts.items():
        if not place.task_id:
            plan = _with_words(plan, place, text)
    return plan


def _by_place(findings: Iterable[Finding]) -> dict[Place, list[Finding]]:
    found: dict[Place, list[Finding]] = defaultdict(list)
    for finding in fixable(findings):
        found[finding.place].append(finding)
    return found


def _fixed_text(findings: list[Finding]) -> str:
    """The text with all fixes that do not overlap, from left to right."""
    text, parts, done = findings[0].text, [], 0
    for finding in _apart(findings):
        parts += [text[done : finding.start], finding.fix]
        done = finding.end
    return "".join(parts) + text[done:]


def _apart(findings: list[Finding]) -> Iterator[Finding]:
    done = 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.start >= done:
            yield finding
            done = finding.end


def _joined(paragraph: Paragraph, sentences: dict[str, str], originals: dict[str, str]) -> str:
    """The paragraph with its fixed sentences; one that reads otherwise by now is left alone."""
    return "".join(
        sentences.get(task.id, task.text) if originals.get(task.id) == task.text else task.text
        for task in paragraph.tasks
    )


def _text_at(plan: Plan, place: Place) -> str | None:
    """What a heading or a part reads now; None for a sentence."""
    if place.task_id:
        return None
    if place.section_id:
        return next((s.heading for s, _ in plan.walk() if s.id == place.section_id), "")
    owner, _, name = place.part.rpartition(".")
    return str(getattr(plan.notice if owner else plan, name, ""))


def _with_words(plan: Plan, place: Place, text: str) -> Plan:
    if place.section_id:
        return rename(plan, place.section_id, text)
    if place.part == "notice.number" and plan.notice:
        return replace(plan, notice=replace(plan.notice, number=text))
    return set_part(plan, place.part, text)
