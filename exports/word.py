"""Plan → Word file: the whole paper as it is issued, on the page of GB/T 9704-2012.

    — 公文标题 —      2027年江城市卫生健康工作要点
    — 一级标题 —      一、健全公共卫生服务体系
    — 二级条文 —      （二）完善院前急救网络。新建急救站点6个…

An edited file can be read back. Text: `word_paper`, with `word_head`, `word_foot`, `word_tables`;
look: `word_styles`; sheets and page numbers: `word_sections`; the other parts: `word_parts`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from exports.aside import writing
from exports.office_package import repacked
from exports.standard import GB9704
from exports.word_paper import body_xml
from exports.word_parts import fit_parts
from exports.word_sections import XMLNS, Sections
from workbench.issuing.paper import paper

if TYPE_CHECKING:
    from pathlib import Path

    from exports.standard import Standard
    from workbench.plan import Plan


def write_word(plan: Plan, path: Path, standard: Standard = GB9704) -> None:
    """Write the paper `plan` goes out as to `path`, with real styles.

    Args:
        plan: the plan.
        path: the file; one that stood there is replaced when the new one is whole.
        standard: the sheet; the official one if not given.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    with writing(path) as aside:
        aside.write_bytes(repacked(_package(plan, standard), plan.title))


def _package(plan: Plan, standard: Standard) -> bytes:
    """The file as its library makes it."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    depth = max((depth for _, depth in plan.walk()), default=1)
    fit_parts(document, plan.scheme, depth, standard)
    text = body_xml(paper(plan), Sections(document, standard), standard)
    body = document.element.body
    for element in list(body):
        body.remove(element)
    for element in list(parse_xml(f"<w:body {XMLNS}>{text}</w:body>")):
        body.append(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
