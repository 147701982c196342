"""The text of a plan as the sequence of paragraphs that stands on paper.

The one place that says what is printed in which order: the editor takes its paragraphs from here,
and the whole paper (`issuing.paper`: head, text, annexes, foot) is put around them. A run-in
heading and its first paragraph are one block: （二）完善院前急救网络。新建急救站点6个…
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.chapters import held
from workbench.numbering import Style
from workbench.plan import Notice, Paragraph, Plan, Section, SectionKind
from workbench.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STOP = "。"

PART_NAMES = {
    "notice": "通知",
    "notice.title": "通知标题",
    "notice.number": "发文字号",
    "notice.addressees": "通知主送机关",
    "notice.signature": "通知署名",
    "notice.date": "通知日期",
    "title": "标题",
    "issuer": "发文机关",
    "addressees": "主送机关",
    "preamble": "前言",
    "closing": "结尾",
    "signature": "署名",
    "date": "成文日期",
    "issuance": "公文要素",
}
"""What the reader calls that which stands outside the sections."""


class BlockRole(StrEnum):
    """What a paragraph is on paper (GB/T 9704-2012, 7.2 – 7.4).

    Those of the head (COPY_NUMBER to SIGNERS) and of the foot (COPIES, PRINTED) have places of
    their own on the first and on the last page; STAGE is 征求意见稿 below the title, ANNEX_LIST
    附件说明, NOTE 附注.
    """

    COPY_NUMBER = "copy number"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    LETTERHEAD = "letterhead"
    DOCUMENT_NUMBER = "document number"
    SIGNERS = "signers"
    TITLE = "title"
    STAGE = "stage"
    ADDRESSEES = "addressees"
    HEADING = "heading"
    BODY = "body"
    ANNEX_LIST = "annex list"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    TABLE = "table"
    COPIES = "copies"
    PRINTED = "printed"


BlockKey = tuple[str, str]
"""What a block shows, by kind and id: (section, s1), (paragraph, p1), (part, title)."""

SIGNED = (BlockRole.SIGNATURE, BlockRole.DATE)
"""Who signs a text, and when."""


class RunRole(StrEnum):
    """What a stretch of a block is: a generated number, the words of a heading, or text."""

    NUMBER = "number"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one role; `task_id` names the task whose sentence it is."""

    text: str
    role: RunRole = RunRole.TEXT
    task_id: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table on paper: its title, its share of the width, and how its cells stand."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its text, how many rows it goes down, and the task it comes from ("" for none).

    `across`: how many columns it is wide; a chapter's name stands over all of them. Its
    paragraphs are parted by line ends. `later`: the other tasks whose sentences stand in it, each
    with the place in the text where it begins.
    """

    text: str
    down: int = 1
    task_id: str = ""
    across: int = 1
    later: tuple[tuple[int, str], ...] = ()

    def task_at(self, place: int) -> str:
        """The id of the task whose sentence stands at `place` in the text."""
        if not self.later:
            return self.task_id
        return next((key for start, key in reversed(self.later) if start <= place), self.task_id)

    @property
    def line(self) -> str:
        """Its text without line ends."""
        return self.text.replace("\n", "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table on paper: `rows` have a cell a column, None where another goes down or across.

    `landscape`: it stands on pages of its own, turned (GB/T 9704-2012, 8).
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell | None, ...], ...]
    landscape: bool = False

    @property
    def text(self) -> str:
        """Its cells row by row, the titles first, a line a row, tabs between cells."""
        titles = "\t".join(column.title for column in self.columns)
        rows = ("\t".join(cell.line for cell in row if cell) for row in self.rows)
        return "\n".join((titles, *rows))


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph on paper and the section and paragraph it comes from ("" where it has none).

    `style` is the numbering style of the heading in it, which decides the heading's face;
    `theme` marks an unnumbered theme phrase. `part` names the field of the plan that an unlisted
    block shows (title, notice.title, …). `new_page`: begins on a fresh page.
    `annex`: number and title of an annex (附件1 …), 7.3.7.
    `sealed`: a signature or date that leaves room for a seal. A TABLE has `table` and no runs.
    `letter`: head and foot of a 信函, which has places of its own for them (10.1).
    """

    role: BlockRole
    runs: tuple[Run, ...]
    section_id: str = ""
    paragraph_id: str = ""
    part: str = ""
    level: int = 0
    style: Style = Style.NONE
    theme: bool = False
    new_page: bool = False
    annex: bool = False
    sealed: bool = False
    table: Table | None = None
    letter: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it stands on paper."""
        return self.table.text if self.table else "".join(run.text for run in self.runs)

    @property
    def key(self) -> BlockKey:
        """What makes it the same paragraph after an edit and in another state of the plan."""
        if self.part:
            return "part", self.part
        if self.has_heading:
            return "section", self.section_id
        return "paragraph", self.paragraph_id

    @property
    def has_heading(self) -> bool:
        """A heading stands here, alone or opening the paragraph."""
        return any(run.role is RunRole.HEADING for run in self.runs)

    @property
    def runs_in(self) -> bool:
        """Words of a heading open the paragraph; a numbered sentence (1.建成…。) has none."""
        words = any(run.role is RunRole.HEADING and run.text for run in self.runs)
        return bool(self.paragraph_id) and self.has_heading and (words or not self.has_text)

    @property
    def has_text(self) -> bool:
        """Sentences stand here."""
        return any(run.role is RunRole.TEXT for run in self.runs)


@remembered
def manuscript(plan: Plan) -> tuple[Block, ...]:
    """All paragraphs of `plan` in the order of the paper, notice first."""
    blocks: list[Block] = []
    if plan.notice:
        blocks += _notice(plan.notice)
    blocks.append(_line(BlockRole.TITLE, plan.title, "title", new_page=bool(blocks)))
    blocks += _optional(BlockRole.ADDRESSEES, plan.addressees, "addressees")
    blocks += _bodies(plan.preamble)
    numbers = plan.numbers()
    annexes = [section for section in plan.sections if section.kind is SectionKind.ANNEX]
    for top in (section for section in plan.sections if section.kind is not SectionKind.ANNEX):
        blocks += _sections(plan, top, numbers)
    blocks += _bodies(plan.closing)
    blocks += _optional(BlockRole.SIGNATURE, plan.signature, "signature")
    blocks += _optional(BlockRole.DATE, plan.date, "date")
    for annex in annexes:
        blocks += _sections(plan, annex, numbers)
    return tuple(blocks)


def plain_text(plan: Plan) -> str:
    """The plan's text as it will stand on paper, a line a paragraph."""
    return "\n".join(block.text for block in manuscript(plan)) + "\n"


def _notice(notice: Notice) -> Iterator[Block]:
    yield _line(BlockRole.TITLE, notice.title, "notice.title")
    yield from _optional(BlockRole.ADDRESSEES, notice.addressees, "notice.addressees")
    yield from _bodies(notice.paragraphs)
    yield from _optional(BlockRole.SIGNATURE, notice.signature, "notice.signature")
    yield from _optional(BlockRole.DATE, notice.date, "notice.date")


def _line(role: BlockRole, text: str, part: str, *, new_page: bool = False) -> Block:
    return Block(role, (Run(text),), part=part, new_page=new_page)


def _optional(role: BlockRole, text: str, part: str) -> Iterator[Block]:
    if not text:
        return
    if role is BlockRole.ADDRESSEES and not text.endswith(("：", ":")):
        text += "："
    yield _line(role, text, part)


def _bodies(
    paragraphs: Iterable[Paragraph], section_id: str = "", depth: int = 0
) -> Iterator[Block]:
    for paragraph in paragraphs:
        yield Block(BlockRole.BODY, _sentences(paragraph), section_id, paragraph.id, level=depth)


def _sentences(paragraph: Paragraph) -> tuple[Run, ...]:
    return tuple(Run(task.text, RunRole.TEXT, task.id) for task in paragraph.tasks)


_known: dict[str, tuple[Section, object, tuple[Block, ...]]] = {}
"""The paragraphs of sections that were set lately: an edit changes one of a thousand."""
_MOST = 20_000
_chapters: dict[str, tuple[Section, object, tuple[Block, ...]]] = {}
"""The same of whole chapters, by the id of the section on top."""
_MOST_CHAPTERS = 2_000


def _sections(plan: Plan, top: Section, numbers: dict[str, str]) -> tuple[Block, ...]:
    """The paragraphs of a chapter; those of one that stayed under the same numbers as they are."""
    told = plan.scheme, [numbers[section_id] for section_id in held(top).sections]
    known = _chapters.get(top.id)
    if known is None or known[0] is not top or known[1] != told:
        if len(_chapters) > _MOST_CHAPTERS:
            _chapters.clear()
        known = _chapters[top.id] = top, told, tuple(_set(plan, top, numbers))
    return known[2]


def _set(plan: Plan, top: Section, numbers: dict[str, str]) -> Iterator[Block]:
    for section, depth in top.walk():
        told = (depth, numbers[section.id], plan.scheme)
        known = _known.get(section.id)
        if known is None or known[0] is not section or known[1] != told:
            if len(_known) > _MOST:
                _known.clear()
            known = section, told, tuple(_section(plan, section, depth, numbers[section.id]))
            _known[section.id] = known
        yield from known[2]


def _section(plan: Plan, section: Section, depth: int, number: str) -> Iterator[Block]:
    opening = section.paragraphs[:1] if section.run_in else ()
    text = tuple(run for paragraph in opening for run in _sentences(paragraph))
    yield Block(
        BlockRole.BODY if text else BlockRole.HEADING,
        _heading_runs(section, number, bool(text)) + text,
        section.id,
        opening[0].id if opening else "",
        level=depth,
        style=_style(plan, section, depth),
        theme=section.kind is SectionKind.THEME,
        annex=section.kind is SectionKind.ANNEX,
    )
    yield from _bodies(section.paragraphs[len(opening) :], section.id, depth)


def _heading_runs(section: Section, number: str, joined: bool) -> tuple[Run, ...]:
    """The number, the heading, and the stop that closes a heading run into its text."""
    runs = (Run(number, RunRole.NUMBER),) if number else ()
    stop = STOP if joined and section.heading else ""
    return (*runs, Run(section.heading + stop, RunRole.HEADING))


def _style(plan: Plan, section: Section, depth: int) -> Style:
    return plan.scheme.level(depth).style if section.kind is SectionKind.NUMBERED else Style.NONE
