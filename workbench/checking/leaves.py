"""A plan cut into leaves for checking: its front, each section with its own sentences, its back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbench.checking.findings import Finding, Hit, Place, Rule
from workbench.checking.kinds import Duty, Item, Marked, Reach, SectionRule, Tally, TaskRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.checking.context import Facts
    from workbench.checking.sieve import Said, Sieve
    from workbench.plan import Assignment, Paragraph, Plan, Section, Task

FRONT, BACK = "", "back"
"""The keys of the leaves outside the sections; a section's leaf has its id."""

_TITLES = ("notice.title", "title")


@dataclass(slots=True)
class Leaf:
    """What single rules said about a leaf, its marks for the tallies, and its texts in order."""

    key: str
    texts: dict[Place, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    marks: list[tuple[int, Marked]] = field(default_factory=list)
    order: dict[Place, int] = field(default_factory=dict)

    def sort_key(self, finding: Finding) -> tuple[int, int, int, str, str]:
        """The order of findings: as the texts stand, then from left to right."""
        at = self.order.get(finding.place, -1)
        return at, finding.start, finding.end, finding.rule, finding.message


class Inherited(NamedTuple):
    """What the sections above say for those below."""

    assignments: tuple[Assignment, ...] = ()
    deadline: str = ""


class LeafMaker:
    """Asks every rule that looks at less than the whole plan."""

    def __init__(
        self,
        sieve: Sieve,
        tasks: Sequence[TaskRule],
        sections: Sequence[SectionRule],
        tallies: Sequence[Tally],
        facts: Facts,
    ) -> None:
        self._sieve, self._facts = sieve, facts
        self._tasks, self._sections = tasks, sections
        self._task_tallies = [(n, t.note_task) for n, t in enumerate(tallies) if t.note_task]

    def front(self, plan: Plan) -> Leaf:
        """Notice, title, addressees, preamble."""
        leaf = Leaf(FRONT)
        if notice := plan.notice:
            self._part(leaf, "notice.title", notice.title)
            self._part(leaf, "notice.number", notice.number)
            self._part(leaf, "notice.addressees", notice.addressees)
            self._paragraphs(leaf, "", notice.paragraphs)
            self._part(leaf, "notice.signature", notice.signature)
            self._part(leaf, "notice.date", notice.date)
        self._part(leaf, "title", plan.title)
        self._part(leaf, "addressees", plan.addressees)
        self._paragraphs(leaf, "", plan.preamble)
        return self._done(leaf)

    def back(self, plan: Plan) -> Leaf:
        """Closing, signature, date."""
        leaf = Leaf(BACK)
        self._paragraphs(leaf, "", plan.closing)
        self._part(leaf, "signature", plan.signature)
        self._part(leaf, "date", plan.date)
        return self._done(leaf)

    def section(self, section: Section, depth: int, above: Inherited) -> Leaf:
        """A section's heading and its own sentences."""
        leaf = Leaf(section.id)
        place = Place(section.id, "", "heading")
        self._text(leaf, place, section.heading, Reach.HEADING)
        self._paragraphs(leaf, section.id, section.paragraphs)
        duties = tuple(_duty(task, above) for task in section.tasks())
        for duty in duties:
            self._duty(leaf, duty)
        item = Item(section, depth, duties)
        for rule in self._sections:
            for task_id, hit in rule.find(item, self._facts):
                where = Place(section.id, task_id) if task_id else place
                leaf.findings.append(finding(rule.rule, where, hit, leaf.texts[where]))
        return self._done(leaf)

    def _part(self, leaf: Leaf, part: str, text: str) -> None:
        reach = Reach.TITLE if part in _TITLES else Reach.PART
        self._text(leaf, Place(part=part), text, reach)

    def _paragraphs(self, leaf: Leaf, section_id: str, paragraphs: Iterable[Paragraph]) -> None:
        for paragraph in paragraphs:
            for task in paragraph.tasks:
                self._text(leaf, Place(section_id, task.id), task.text, Reach.SENTENCE)
            self._paragraph(leaf, section_id, paragraph)

    def _text(self, leaf: Leaf, place: Place, text: str, reach: Reach) -> None:
        leaf.order[place] = len(leaf.order)
        leaf.texts[place] = text
        if not text:
            return
        said = self._sieve.text(reach, text)
        if said.hits:
            leaf.findings += [finding(rule, place, hit, text) for rule, hit in said.hits]
        if said.marks:
            leaf.marks += [(number, Marked(place, mark)) for number, mark in said.marks]

    def _paragraph(self, leaf: Leaf, section_id: str, paragraph: Paragraph) -> None:
        said: Said = self._sieve.paragraph(paragraph.text)
        for rule, hit in said.hits:
            task, start = _task_at(paragraph, hit.start)
            end = min(hit.end - start, len(task.text))
            inside = hit._replace(start=hit.start - start, end=end)
            leaf.findings.append(finding(rule, Place(section_id, task.id), inside, task.text))

    def _duty(self, leaf: Leaf, duty: Duty) -> None:
        place = Place(leaf.key, duty.task.id)
        for rule in self._tasks:
            if rule.needs and not getattr(duty.task, rule.needs):
                continue
            for hit in rule.find(duty, self._facts):
                leaf.findings.append(finding(rule.rule, place, hit, duty.task.text))
        for number, note in self._task_tallies:
            leaf.marks += [(number, Marked(place, mark)) for mark in note(duty, self._facts)]

    def _done(self, leaf: Leaf) -> Leaf:
        leaf.findings.sort(key=leaf.sort_key)
        return leaf


def finding(rule: Rule, place: Place, hit: Hit, text: str) -> Finding:
    """What a rule found, as it is told."""
    return Finding(
        rule.code,
        hit.severity or rule.severity,
        place.section_id,
        place.task_id,
        hit.start,
        hit.end,
        text[hit.start : hit.end],
        hit.message,
        hit.fix,
        place.part,
        text,
    )


def _duty(task: Task, above: Inherited) -> Duty:
    return Duty(task, task.assignments or above.assignments, task.deadline or above.deadline)


def inherited(section: Section, above: Inherited) -> Inherited:
    """What holds below `section`."""
    return Inherited(section.assignments or above.assignments, section.deadline or above.deadline)


def _task_at(paragraph: Paragraph, offset: int) -> tuple[Task, int]:
    """The task that holds character `offset` of the paragraph, and where it begins."""
    start = 0
    for task in paragraph.tasks[:-1]:
        if offset < start + len(task.text):
            return task, start
        start += len(task.text)
    return paragraph.tasks[-1], start
