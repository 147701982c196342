"""Small plans for the examples of rules, written as a text.

    date：2027年3月5日        a part of the plan (also notice.title, addressees, form, scheme …)
    # 2027年江城市…           the title
    一、加强急救              a chapter; （一）an article, with its text behind 。
    新建急救站6个。           a paragraph: of the section above, else of one of its own

Before the first chapter, where there is any, paragraphs are the preamble.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.drafting.identity import resplit
from workbench.issuance import Form
from workbench.numbering import Level, Scheme, Style
from workbench.plan import Notice, Paragraph, Plan, Section, SectionKind, Task, new_id

if TYPE_CHECKING:
    from workbench.checking.context import Context
    from workbench.checking.findings import Example

TITLE = "2027年江城市卫生健康工作要点"
_PART = re.compile(
    r"(date|addressees|signature|notice|notice\.title|notice\.signature|printed_on|form|scheme|last)"
    "：(.*)"
)
_CHAPTER = re.compile("[一二三四五六七八九十]、(.+)")
_ARTICLE = re.compile("（[一二三四五六七八九十]）([^、。，]+)(?:。(.+))?$")
_POINT = re.compile(r"\d\.(.+)")


def example_plan(text: str) -> Plan:
    """The plan for 2027 that an example's text describes."""
    plan = Plan(new_id(), TITLE, 2027)
    lines = text.split("\n")
    bodies = []
    for line in lines:
        part = _PART.fullmatch(line)
        if line.startswith("# "):
            plan = replace(plan, title=line[2:])
        elif part and part[1] != "last":
            plan = _with_part(plan, part[1], part[2])
        else:
            bodies.append(line)
    return _with_body(plan, bodies)


def around(example: Example) -> Context:
    """What the rule of an example is told besides its text."""
    if not example.superior:
        return example.context
    return replace(example.context, superiors=(example_plan(example.superior),))


def _with_part(plan: Plan, part: str, value: str) -> Plan:
    if part == "printed_on":
        return replace(plan, issuance=replace(plan.issuance, printed_on=value))
    if part == "form":
        return replace(plan, issuance=replace(plan.issuance, form=Form(value)))
    if part == "scheme":
        return replace(plan, scheme=Scheme(tuple(Level(Style(mark)) for mark in value.split())))
    if part in ("notice.title", "notice.signature"):
        return replace(plan, notice=_notice(plan.notice or Notice(""), part, value))
    if part == "notice":
        notice = plan.notice or Notice("关于印发要点的通知")
        return replace(plan, notice=replace(notice, paragraphs=(_paragraph(value),)))
    if part == "date":
        return replace(plan, date=value)
    return replace(plan, **{part: value})  # type: ignore[arg-type]


def _notice(notice: Notice, part: str, value: str) -> Notice:
    if part == "notice.title":
        return replace(notice, title=value)
    return replace(notice, signature=value)


def _with_body(plan: Plan, lines: list[str]) -> Plan:
    preamble: list[Paragraph] = []
    sections: list[Section] = []
    last = ""
    chaptered = any(_CHAPTER.fullmatch(line) for line in lines)
    for line in lines:
        if line.startswith("last："):
            last = line.removeprefix("last：")
        elif found := _CHAPTER.fullmatch(line):
            sections.append(Section(new_id(), found[1]))
        elif line.startswith("附件："):
            sections.append(Section(new_id(), line[3:], SectionKind.ANNEX))
        elif sections:
            sections[-1] = _with_line(sections[-1], line)
        elif chaptered:
            preamble.append(_paragraph(line))
        elif line:
            sections.append(Section(new_id(), "加强体系建设", paragraphs=(_paragraph(line, last),)))
    return replace(plan, preamble=tuple(preamble), sections=tuple(sections))


def _with_line(section: Section, line: str) -> Section:
    if found := _ARTICLE.fullmatch(line):
        run_in = (_paragraph(found[2]),) if found[2] else ()
        child = Section(new_id(), found[1], run_in=bool(run_in), paragraphs=run_in)
        return replace(section, sections=(*section.sections, child))
    if section.sections:
        *others, child = section.sections
        return replace(section, sections=(*others, _with_line(child, line)))
    return replace(section, paragraphs=(*section.paragraphs, _paragraph(line)))


def _paragraph(text: str, last: str = "") -> Paragraph:
    return Paragraph(new_id(), tuple(_with_last(task, last) for task in resplit((), text)))


def _with_last(task: Task, last: str) -> Task:
    return replace(task, targets=tuple(replace(t, last=last) for t in task.targets))
