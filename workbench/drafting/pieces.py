"""A plan as the flat row of its paragraphs and back: what a text editor takes apart and joins.

    Piece(title) · Piece(一、 heading) · Piece((一) heading + first paragraph) · Piece(paragraph) …

One piece for each block of the manuscript, in its order. Deleting across items, joining and pasting
are list operations here; `rebuild` grows the tree again and shares every section that is as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.drafting.identity import resplit
from workbench.drafting.tree import outside
from workbench.manuscript import STOP, manuscript
from workbench.plan import Paragraph, Plan, Section, Task, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BODY = "body"
"""The zone of paragraphs that stand in a section; else "notice", "preamble", "closing"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: a part (title …), or a heading, a paragraph, or both where it runs in."""

    section: Section | None = None
    depth: int = 0
    paragraph: Paragraph | None = None
    zone: str = ""
    part: str = ""
    text: str = ""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Its sentences."""
        return self.paragraph.tasks if self.paragraph else ()

    @property
    def place(self) -> str:
        """The id, or the name of the part, by which the block is found again."""
        if self.section:
            return self.section.id
        return self.paragraph.id if self.paragraph else self.part

    @property
    def heading_length(self) -> int:
        """Up to where the heading goes, the stop of a run-in one included."""
        if self.section is None:
            return 0
        return len(heading_text(self.section, self.paragraph)) - len(
            self.paragraph.text if self.paragraph else ""
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Character `offset` of the text of block `index`."""

    index: int
    offset: int


@dataclass(frozen=True, slots=True)
class Change:
    """The plan after a gesture, its undo name, and the caret: `offset` in the block of id `at`."""

    plan: Plan
    label: str
    at: str
    offset: int


def pieces(plan: Plan) -> list[Piece]:
    """One piece a block of `manuscript(plan)`."""
    sections = {section.id: (section, depth) for section, depth in plan.walk()}
    paragraphs = {paragraph.id: paragraph for paragraph in plan.paragraphs()}
    zones = dict(_zones(plan))
    found = []
    for block in manuscript(plan):
        section, depth = sections[block.section_id] if block.has_heading else (None, 0)
        paragraph = paragraphs.get(block.paragraph_id)
        typed = heading_text(section, paragraph) if section else block.text
        zone = zones.get(block.paragraph_id, BODY)
        found.append(
            Piece(section, depth, paragraph, "" if block.part else zone, block.part, typed)
        )
    return found


def heading_text(section: Section, paragraph: Paragraph | None) -> str:
    """The text of a block that opens with a heading, without its number."""
    if paragraph is None:
        return section.heading
    return section.heading + (STOP if section.heading else "") + paragraph.text


def read(piece: Piece, text: str, pool: Sequence[Task]) -> Piece:
    """`piece` reading `text`, its sentences continuing the tasks in `pool`."""
    if piece.section is None:
        paragraph = piece.paragraph or Paragraph(new_id())
        return replace(piece, paragraph=_filled(paragraph, text, pool), text=text)
    section = piece.section
    if piece.paragraph and piece.tasks and not section.heading:
        return replace(piece, paragraph=_filled(piece.paragraph, text, pool), text=text)
    if not (section.run_in or piece.paragraph) or STOP not in text:
        return replace(piece, section=replace(section, heading=text), paragraph=None, text=text)
    heading, _, body = text.partition(STOP)
    paragraph = _filled(piece.paragraph or Paragraph(new_id()), body, pool)
    section = replace(section, heading=heading, run_in=True)
    return replace(piece, section=section, paragraph=paragraph, text=text)


def headless(piece: Piece, text: str, pool: Sequence[Task]) -> Piece:
    """The item of `piece` without a heading: all of `text` is its text."""
    assert piece.section is not None
    section = replace(piece.section, heading="", run_in=True)
    paragraph = _filled(piece.paragraph or Paragraph(new_id()), text, pool)
    return replace(piece, section=section, paragraph=paragraph, text=text)


def bare(piece: Piece) -> Piece:
    """`piece` as an ordinary paragraph; its sentences keep the units of the heading it loses."""
    tasks = handed_down(piece)
    paragraph = Paragraph(piece.paragraph.id if piece.paragraph else new_id(), tasks)
    return Piece(paragraph=paragraph, zone=piece.zone or BODY, text=paragraph.text)


def handed_down(piece: Piece) -> tuple[Task, ...]:
    """The sentences, those without units or deadline taking what stands on their heading."""
    section = piece.section
    if section is None:
        return piece.tasks
    return tuple(
        replace(
            task,
            assignments=task.assignments or section.assignments,
            deadline=task.deadline or section.deadline,
        )
        for task in piece.tasks
    )


def rebuild(plan: Plan, row: Iterable[Piece]) -> Plan:
    """The plan whose paragraphs stand in this order; parts (title …) stay as they are."""
    zones: dict[str, list[Paragraph]] = {"notice": [], "preamble": [], "closing": []}
    grown = _Shoot(None, 0)
    for piece in row:
        if piece.section is not None:
            grown.put(piece, piece.section)
        elif piece.paragraph is not None:
            _put(piece.paragraph, piece.zone, zones, grown)
    return replace(
        plan,
        notice=plan.notice and replace(plan.notice, paragraphs=tuple(zones["notice"])),
        preamble=tuple(zones["preamble"]),
        sections=grown.sections(),
        closing=tuple(zones["closing"]),
    )


def _put(paragraph: Paragraph, zone: str, zones: dict[str, list[Paragraph]], grown: _Shoot) -> None:
    last = grown.last()
    if zone in ("notice", "closing"):
        zones[zone].append(paragraph)
    elif last is None:
        zones["preamble"].append(paragraph)
    else:
        last.paragraphs.append(paragraph)


def _zones(plan: Plan) -> Iterator[tuple[str, str]]:
    for zone, paragraphs in outside(plan).items():
        yield from ((paragraph.id, zone) for paragraph in paragraphs)


def _filled(paragraph: Paragraph, text: str, pool: Sequence[Task]) -> Paragraph:
    if text == paragraph.text:
        return paragraph
    return replace(paragraph, tasks=resplit(pool, text))


def fresh_paragraph(like: Piece, text: str) -> Piece:
    """A new paragraph reading `text` that stands where `like` stands."""
    made = Piece(paragraph=Paragraph(new_id()), zone=like.zone or BODY)
    return read(made, text, ())


def changed(plan: Plan, row: Sequence[Piece], label: str, caret: Piece, offset: int) -> Change:
    """The change that makes `plan` of this row and leaves the caret in one of its pieces."""
    return Change(rebuild(plan, row), label, caret.place, offset)


@dataclass(slots=True)
class _Shoot:
    """A section being grown: its paragraphs, and below it the next shoots."""

    section: Section | None
    depth: int
    run_in: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)
    shoots: list[_Shoot] = field(default_factory=list)

    def put(self, piece: Piece, section: Section) -> None:
        """Grow `piece` below the last shoot that stands above its depth."""
        here = self
        while here.shoots and here.shoots[-1].depth < piece.depth:
            here = here.shoots[-1]
        own = [piece.paragraph] if piece.paragraph else []
        here.shoots.append(_Shoot(section, piece.depth, bool(own), own))

    def last(self) -> _Shoot | None:
        """The section that a paragraph put down now stands in."""
        here = self
        while here.shoots:
            here = here.shoots[-1]
        return here if here is not self else None

    def sections(self) -> tuple[Section, ...]:
        return tuple(shoot.grown(shoot.section) for shoot in self.shoots if shoot.section)

    def grown(self, section: Section) -> Section:
        """The section; a heading whose own text is gone does not run into another paragraph."""
        run_in = self.run_in or (section.run_in and not self.paragraphs)
        paragraphs, sections = tuple(self.paragraphs), self.sections()
        unchanged = (
            run_in == section.run_in
            and _same(paragraphs, section.paragraphs)
            and _same(sections, section.sections)
        )
        if unchanged:
            return section
        return replace(section, run_in=run_in, paragraphs=paragraphs, sections=sections)


def _same(new: Sequence[object], old: Sequence[object]) -> bool:
    return len(new) == len(old) and all(a is b for a, b in zip(new, old, strict=True))
