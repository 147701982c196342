"""The plan an outline amounts to: tree, notice, tasks with their targets, units and terms, scheme.

Numbers are not taken over: the scheme is chosen so that those it generates are the printed ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace

from workbench.document import Node, NodeKind, Outline
from workbench.numbering import RUNNING_ON, Level, Scheme, Style, recognise
from workbench.plan import (
    Assignment,
    Notice,
    Paragraph,
    Plan,
    Section,
    SectionKind,
    Task,
    new_id,
)
from workbench.reading.indicator_names import named_by_heading
from workbench.reading.leaves import as_printed
from workbench.reading.reports import Stance, stances, year_of
from workbench.reading.tables.claims import added, aim_targets, notes
from workbench.reading.tables.measures import by_year
from workbench.reading.tagging import Tagged, of_sentences, tagged
from workbench.reading.unit_defaults import defaults, first_of_list_leads
from workbench.reading.unit_names import Reading


def plan_of(outline: Outline) -> Plan:
    """A plan with fresh ids that says what `outline` says; its tasks joined are the text."""
    parts = _parts(outline)
    sections, printed = _tree(parts.sections_grown())
    plan = Plan(
        id=new_id(),
        title=outline.title,
        year=year_of(outline),
        issuer=outline.meta.issuer,
        addressees="" if parts.notice else outline.meta.addressees,
        notice=parts.notice,
        preamble=tuple(parts.preamble),
        sections=sections,
        closing=tuple(parts.closing),
        signature=parts.signature,
        date=parts.date,
    )
    return replace(plan, scheme=_scheme(plan, printed))


# -- front matter, sections, back matter -------------------------------------------------


@dataclass
class _Parts:
    sections: list[tuple[Node, Section]] = field(default_factory=list)
    notice: Notice | None = None
    preamble: list[Paragraph] = field(default_factory=list)
    behind: dict[int, list[Paragraph]] = field(default_factory=dict)  # section by index → its own
    closing: list[Paragraph] = field(default_factory=list)
    signature: str = ""
    date: str = ""

    def sections_grown(self) -> list[tuple[Node, Section]]:
        """The sections with the paragraphs behind them that belong to them."""
        grown = list(self.sections)
        for i, paragraphs in self.behind.items():
            node, section = grown[i]
            own = (*section.paragraphs, *paragraphs)
            grown[i] = (node, replace(section, paragraphs=own))
        return grown


def _parts(outline: Outline) -> _Parts:
    parts = _Parts(notice=_notice(outline))
    last = max((i for i, node in enumerate(outline.nodes) if _is_body(node)), default=-1)
    for place, view in enumerate(_views(outline)):
        node = view.node
        if node.in_notice:
            continue
        if node.kind is NodeKind.SECTION:
            parts.sections.append((node, _section(view)))
        elif node.kind is NodeKind.SIGNATURE:
            _sign(parts, node)
        else:
            _place(parts, _paragraphs(view), between=place < last)
    return parts


_UNTOLD = Reading(())


@dataclass(frozen=True, slots=True)
class _View:
    """A node with what the rest of its document says about it."""

    node: Node
    stance: Stance
    tags: tuple[Tagged, ...] = ()
    default: Reading = _UNTOLD


def _views(outline: Outline) -> list[_View]:
    told = (outline.nodes, stances(outline), defaults(outline), first_of_list_leads(outline))
    printed = as_printed(outline.nodes)
    return [
        _View(shown, stance, tagged(node, first_leads=first), default)
        for shown, node, stance, default, first in zip(printed, *told, strict=True)
    ]


def _is_body(node: Node) -> bool:
    return node.kind is NodeKind.SECTION and not _is_annex(node)


def _place(parts: _Parts, paragraphs: tuple[Paragraph, ...], *, between: bool) -> None:
    """Text before all sections is preamble, behind all closing, between two of the first."""
    if not parts.sections:
        parts.preamble += paragraphs
    elif between:
        parts.behind.setdefault(len(parts.sections) - 1, []).extend(paragraphs)
    else:
        parts.closing += paragraphs


_DATE = re.compile(r"\s*(?:\d{4}|[二一][〇零○一二三四五六七八九]{3})\s*年.{1,8}日\s*")
_BLANK = "　"


def _sign(parts: _Parts, node: Node) -> None:
    parts.signature, parts.date = _signed(parts.signature, parts.date, node)


def _signed(signature: str, date: str, node: Node) -> tuple[str, str]:
    text = "".join(node.sentences) or node.heading
    if not date and _DATE.fullmatch(text):
        return signature, text.strip()
    return (signature + _BLANK + text if signature else text), date


def _notice(outline: Outline) -> Notice | None:
    nodes = [node for node in outline.nodes if node.in_notice]
    meta = outline.meta
    if not nodes and not meta.notice_title:
        return None
    signature = date = ""
    for node in nodes:
        if node.kind is NodeKind.SIGNATURE:
            signature, date = _signed(signature, date, node)
    bodies = [node for node in nodes if node.kind is not NodeKind.SIGNATURE]
    return Notice(
        title=meta.notice_title,
        number=meta.document_number,
        addressees=meta.addressees,
        paragraphs=tuple(p for node in bodies for p in _paragraphs(_View(node, Stance()))),
        signature=signature,
        date=date,
    )


# -- sections and tasks ------------------------------------------------------------------


def _is_annex(node: Node) -> bool:
    return node.number.startswith(("附件", "附表"))


def _section(view: _View) -> Section:
    node = view.node
    kind = SectionKind.NUMBERED if node.number else SectionKind.THEME
    return Section(
        id=new_id(),
        heading=node.heading,
        kind=SectionKind.ANNEX if _is_annex(node) else kind,
        run_in=node.run_in,
        paragraphs=_paragraphs(view),
        assignments=_of_section(view),
        deadline=next((tag.deadline for tag in _whole(view) if tag.deadline), "")
        or view.default.deadline,
        tabular=node.in_table,
    )


def _whole(view: _View) -> list[Tagged]:
    return [tag for tag in view.tags if tag.sentence < 0]


def _of_section(view: _View) -> tuple[Assignment, ...]:
    """Its own units; for a role it leaves open those named for all tasks (以下各项均由…负责)."""
    own = tuple(dict.fromkeys(a for tag in _whole(view) for a in tag.assignments))
    roles = {a.role for a in own}
    return own + tuple(a for a in view.default.assignments if a.role not in roles)


def _paragraphs(view: _View) -> tuple[Paragraph, ...]:
    own = of_sentences(view.tags)
    remarks = notes(view.node, view.stance) if view.node.fields else {}
    paragraphs, place = [], 0
    for sentences in view.node.paragraphs:
        tasks = []
        for sentence in sentences:
            task = _task(sentence, view, own.get(place))
            tasks.append(_beside(task, view, place, remarks) if view.node.fields else task)
            place += 1
        paragraphs.append(Paragraph(new_id(), tuple(tasks)))
    return tuple(paragraphs)


def _beside(task: Task, view: _View, place: int, remarks: dict[int, str]) -> Task:
    """A row of a task table with its remark and the figures of its column of aims.

    Those figures do not follow the sentence, which does not hold them.
    """
    told = aim_targets(view.node, place, view.stance)
    aims = tuple(replace(target, pinned=True) for target in told)
    targets = by_year(added(task.targets, aims), view.node, place)
    return replace(task, targets=targets, note=remarks.get(place, ""))


def _task(sentence: str, view: _View, tag: Tagged | None) -> Task:
    stance = view.stance
    return Task(
        id=new_id(),
        text=sentence,
        assignments=tag.assignments if tag else (),
        deadline=(tag.deadline if tag else "") or stance.deadline(sentence),
        targets=named_by_heading(stance.targets(sentence), view.node.heading),
    )


def _tree(flat: list[tuple[Node, Section]]) -> tuple[tuple[Section, ...], dict[str, str]]:
    """The sections nested by level, and the number printed before each, by id."""
    printed = {section.id: _with_mark(node.number) for node, section in flat}
    levels = [node.level for node, _ in flat]
    sections, _ = _nested(levels, [section for _, section in flat], 0, 0)
    return sections, printed


def _with_mark(number: str) -> str:
    """A number as it is set in text: the 3 of a table is 3. there, its 三 is 三、"""
    if number.isdecimal():
        return f"{number}."
    return f"{number}、" if _NUMERAL.fullmatch(number) else number


_NUMERAL = re.compile(r"[一二三四五六七八九十百]{1,4}")


def _nested(
    levels: list[int], sections: list[Section], place: int, above: int
) -> tuple[tuple[Section, ...], int]:
    found = []
    while place < len(sections) and levels[place] > above:
        section = sections[place]
        children, following = _nested(levels, sections, place + 1, levels[place])
        found.append(replace(section, sections=children))
        place = following
    return tuple(found), place


# -- the numbering scheme ----------------------------------------------------------------


def _scheme(plan: Plan, printed: dict[str, str]) -> Scheme:
    """The scheme that generates the printed numbers: a style a level, restarting or not."""
    styles = _styles(plan, printed)
    if not any(style is not Style.NONE for style in styles):
        return RUNNING_ON
    scheme = Scheme(tuple(Level(style) for style in styles))
    for depth in range(len(styles)):
        levels = list(scheme.levels)
        levels[depth] = replace(levels[depth], runs_on=True)
        running = Scheme(tuple(levels))
        if _agreement(plan, running, printed) > _agreement(plan, scheme, printed):
            scheme = running
    return scheme


def _styles(plan: Plan, printed: dict[str, str]) -> list[Style]:
    """The commonest style of each depth.

    An annex has a say only where the text has none, rows of a table where no other section has.
    """
    body = [s for s in plan.sections if s.kind is not SectionKind.ANNEX]
    annexes = [s for s in plan.sections if s.kind is SectionKind.ANNEX]
    votes: dict[int, Counter[Style]] = {}
    for sections, tabular in ((annexes, True), (annexes, False), (body, True), (body, False)):
        votes |= _votes(sections, printed, tabular=tabular)
    deepest = max(votes, default=0)
    return [
        votes[depth].most_common(1)[0][0] if depth in votes else Style.NONE
        for depth in range(1, deepest + 1)
    ]


def _votes(
    sections: list[Section], printed: dict[str, str], *, tabular: bool
) -> dict[int, Counter[Style]]:
    votes: dict[int, Counter[Style]] = {}
    for top in sections:
        for section, depth in top.walk():
            mark = recognise(printed[section.id])
            told = section.kind is SectionKind.NUMBERED and section.tabular is tabular
            if mark and told:
                votes.setdefault(depth, Counter())[mark.style] += 1
    return votes


def _agreement(plan: Plan, scheme: Scheme, printed: dict[str, str]) -> int:
    numbers = replace(plan, scheme=scheme).numbers()
    return sum(same_number(numbers[key], number) for key, number in printed.items())


def same_number(generated: str, printed: str) -> bool:
    """Are two numbers alike but for width and blanks: （一） and (一)?"""
    return _folded(generated) == _folded(printed)


def _folded(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).split())
