"""Plan → Word file, paragraph by paragraph as the manuscript has them.

    — 公文标题 —      2027年江城市卫生健康工作要点
    — 一级标题 —      一、健全公共卫生服务体系
    — 二级条文 —      （二）完善院前急救网络。新建急救站点6个…

One paragraph in the file is one block of the manuscript, so the text is complete and in order, and
an edited file can be read back. Look and styles: `word_styles`; page and parts: `word_parts`.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

from exports import word_styles as styles
from exports.aside import writing
from exports.office_package import repacked
from exports.paragraphs import set_block
from exports.standard import GB9704
from exports.typesetting import compose
from exports.widths import width_of
from exports.word_parts import fit_parts
from exports.word_styles import ParagraphLook
from exports.word_text import paragraph, run, runs_of
from workbench.issuing.paper import paper
from workbench.manuscript import Block, BlockRole, RunRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from exports.paragraphs import Strip
    from workbench.plan import Plan


def write_word(plan: Plan, path: Path) -> None:
    """Write `plan` to `path` on official paper (GB/T 9704-2012), with real styles.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    with writing(path) as aside:
        aside.write_bytes(repacked(_package(plan), plan.title))


def _package(plan: Plan) -> bytes:
    """The file as its library makes it."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    depth = max((depth for _, depth in plan.walk()), default=1)
    fit_parts(document, plan.scheme, depth)
    body = document.element.body
    blocks = paper(plan)
    text = "".join(_paragraphs(blocks, _lines(blocks)))
    for element in list(parse_xml(f'<w:body xmlns:w="{styles.NAMESPACE}">{text}</w:body>')):
        body.insert(len(body) - 1, element)  # before the properties of the page
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(blocks: Sequence[Block]) -> list[list[Strip]]:
    """The lines of each block as the composed pages have them."""
    found: list[list[Strip]] = [[] for _ in blocks]
    for page in compose(blocks):
        for line in page.lines:
            found[line.block].append(line.strip)
    return found


def _paragraphs(blocks: Sequence[Block], lines: Sequence[Sequence[Strip]]) -> Iterator[str]:
    """The paragraphs of the file; each block knows its neighbours, for signature and date."""
    both = zip(blocks, lines, strict=True)
    printed = [(block, strips) for block, strips in both if block.text.strip()]
    for at, (block, strips) in enumerate(printed):
        before = printed[at - 1][0] if at else None
        after = printed[at + 1][0] if at + 1 < len(printed) else None
        yield from _block(block, strips, before, after)


def _block(
    block: Block, strips: Sequence[Strip], before: Block | None, after: Block | None
) -> Iterator[str]:
    if block.role is BlockRole.TITLE:
        look = ParagraphLook(styles.TITLE, new_page=block.new_page)
        yield paragraph(look, _title(block))
    elif block.annex:
        yield from _annex(block)
    elif block.role in (BlockRole.SIGNATURE, BlockRole.DATE):
        yield paragraph(_sign_off(block, before, after), run(block.text))
    else:
        signed = after is not None and after.role in (BlockRole.SIGNATURE, BlockRole.DATE)
        yield paragraph(_look(block, keeps_next=signed), runs_of(block, strips, GB9704))


def _look(block: Block, *, keeps_next: bool) -> ParagraphLook:
    """The look of a heading, of a paragraph with or without one, of the addressees.

    The text above a signature stays on its page: no signature stands alone (7.3.5.5).
    """
    if block.role is BlockRole.ADDRESSEES:
        return ParagraphLook(styles.ADDRESSEES)
    if block.role is BlockRole.HEADING and block.theme:
        return ParagraphLook(styles.THEME, level=block.level)
    if block.role is BlockRole.HEADING:
        return ParagraphLook(styles.heading(block.level))
    style = styles.clause(block.level) if block.has_heading else ""
    return ParagraphLook(style, keeps_next=keeps_next)


def _annex(block: Block) -> Iterator[str]:
    """附件1 on the first line of a page, its title below, then the text where it runs on."""
    looks = {
        RunRole.NUMBER: styles.ANNEX_NUMBER,
        RunRole.HEADING: styles.ANNEX_TITLE,
        RunRole.TEXT: "",
    }
    for role, runs in groupby(block.runs, key=lambda run: run.role):
        text = "".join(run.text for run in runs)
        yield paragraph(ParagraphLook(looks[role]), run(text))


def _sign_off(block: Block, before: Block | None, after: Block | None) -> ParagraphLook:
    """Signature or date where the composed page has it (7.3.5.2).

    A signature keeps its distance from the right edge, a date below it the one from the left, so
    that another day moves neither.
    """
    signs = block.role is BlockRole.SIGNATURE
    beside = after if signs else before
    wanted = BlockRole.DATE if signs else BlockRole.SIGNATURE
    paired = beside is not None and beside.role is wanted
    first = set_block(block, beside=beside.text if beside and paired else "").strips[0]
    left = (first.xs[0] - GB9704.left) / GB9704.cell
    right = max(0.0, GB9704.columns - left - sum(map(width_of, first.text.strip())))
    if signs:
        return ParagraphLook(styles.SIGNATURE, right=right)
    if paired:
        return ParagraphLook(styles.DATE, left=left, align="left")
    return ParagraphLook(styles.DATE, before=1, right=right)


def _title(block: Block) -> str:
    """The title, broken by its meaning where the composed page breaks it."""
    return "<w:r><w:br/></w:r>".join(run(strip.text) for strip in set_block(block).strips)
