"""A Word file with the changes tracked: 接受 gives the new text, 拒绝 the old one.

    <w:del>…6…</w:del><w:ins>…12…</w:ins>      ECMA-376-1, 17.13.5

A paragraph that is gone or came has its mark tracked too; one that looks otherwise now keeps its
old look in pPrChange. Author and date are the program's: a file tells nothing of who made it when.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

from exports import word_styles as styles
from exports.aside import writing
from exports.office_package import PRODUCT, repacked
from exports.profiles import profile_named
from exports.word_looks import ParagraphLook, rows
from exports.word_parts import fit_parts
from exports.word_sections import XMLNS, Sections, SheetLook
from exports.word_text import run
from workbench.drafting.redline import Mark, MarkedBlock, redline
from workbench.manuscript import Block, BlockRole, RunRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from exports.standard import Standard
    from workbench.drafting.compare import Comparison
    from workbench.drafting.redline import Stretch
    from workbench.plan import Plan

_WHOLE = "2000-01-01T00:00:00Z"
_WITHIN = ("2000-01-01T01:00:00Z", "2000-01-01T02:00:00Z")
"""Of changes of whole paragraphs, and within one and the next paragraph.

LibreOffice joins changes of one kind and one minute across the end of a paragraph that stays, and
rejects that end with them: so neighbours are never of one minute.
"""

_TAGS = {Mark.GONE: "del", Mark.COME: "ins"}
_SPACE_ABOVE = 2  # rows above a signature


def write_tracked_word(
    old: Plan, new: Plan, comparison: Comparison, path: Path, standard: Standard | None = None
) -> None:
    """Write the text of both plans to `path`, the changes tracked.

    Head and foot of the paper are left out of a draft, tables stand as paragraphs.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    sheet = standard or profile_named(new.issuance.profile).standard
    marked = redline(old, new, comparison)
    depth = max((depth for plan in (old, new) for _, depth in plan.walk()), default=1)
    with writing(path) as aside:
        aside.write_bytes(repacked(_package(new, marked, depth, sheet), new.title))


def _package(plan: Plan, marked: Iterable[MarkedBlock], depth: int, standard: Standard) -> bytes:
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    fit_parts(document, plan.scheme, depth, standard)
    sections = Sections(document, standard)
    text = "".join(_Writer(standard).blocks(marked)) + sections.xml(SheetLook())
    body = document.element.body
    for element in list(body):
        body.remove(element)
    for element in list(parse_xml(f"<w:body {XMLNS}>{text}</w:body>")):
        body.append(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Writes paragraphs; every change has a number of its own."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._changes = 0
        self._paragraphs = 0
        self._date = _WHOLE

    def blocks(self, marked: Iterable[MarkedBlock]) -> Iterator[str]:
        for block in marked:
            if block.stretches:
                yield from self._annex(block) if block.block.annex else [self._block(block)]

    def _block(self, marked: MarkedBlock) -> str:
        look, was = self._look(marked.block), marked.old and self._look(marked.old)
        return self._paragraph(marked, look, was or look, marked.stretches)

    def _annex(self, marked: MarkedBlock) -> Iterator[str]:
        """附件1 and its title, each a paragraph."""
        for role, stretches in groupby(marked.stretches, key=lambda one: one.role):
            name = styles.ANNEX_NUMBER if role is RunRole.NUMBER else styles.ANNEX_TITLE
            look = ParagraphLook("" if role is RunRole.TEXT else name)
            yield self._paragraph(marked, look, look, stretches)

    def _paragraph(
        self,
        marked: MarkedBlock,
        look: ParagraphLook,
        was: ParagraphLook,
        stretches: Iterable[Stretch],
    ) -> str:
        """A paragraph; `was` is its look in the old text."""
        self._paragraphs += 1
        self._date = _WHOLE if marked.mark in _TAGS else _WITHIN[self._paragraphs % 2]
        tail = f"<w:rPr>{self._opened(marked.mark, '/>')}</w:rPr>" if marked.mark in _TAGS else ""
        if was != look:
            tail += f"<w:pPrChange {self._attributes()}>{was.xml()}</w:pPrChange>"
        properties = look.xml().replace("</w:pPr>", f"{tail}</w:pPr>")
        text = "".join(self._stretch(one, marked.block) for one in stretches)
        return f"<w:p>{properties}{text}</w:p>"

    def _stretch(self, stretch: Stretch, block: Block) -> str:
        written = run(stretch.text, _face(stretch, block))
        if stretch.mark is Mark.KEPT:
            return written
        if stretch.mark is Mark.GONE:
            written = written.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"{self._opened(stretch.mark, '>')}{written}</w:{_TAGS[stretch.mark]}>"

    def _opened(self, mark: Mark, end: str) -> str:
        return f"<w:{_TAGS[mark]} {self._attributes()}{end}"

    def _attributes(self) -> str:
        self._changes += 1
        return f'w:id="{self._changes}" w:author="{PRODUCT}" w:date="{self._date}"'

    def _look(self, block: Block) -> ParagraphLook:
        """How a paragraph stands, by what it is; an old one by the styles of the new text."""
        standard = self._standard
        match block.role:
            case BlockRole.TITLE:
                after = rows(1, standard)
                return ParagraphLook(styles.TITLE, new_page=block.new_page, after=after, gaps=True)
            case BlockRole.ADDRESSEES:
                return ParagraphLook(styles.ADDRESSEES)
            case BlockRole.SIGNATURE:
                before = rows(_SPACE_ABOVE, standard)
                return ParagraphLook(
                    styles.SIGNATURE, before=before, right=standard.signature_indent
                )
            case BlockRole.DATE:
                return ParagraphLook(styles.DATE, right=standard.signature_indent)
        return _text_look(block)


def _text_look(block: Block) -> ParagraphLook:
    """A heading, or a paragraph with or without one."""
    if block.role is BlockRole.HEADING:
        if block.theme:
            return ParagraphLook(styles.THEME, level=block.level)
        return ParagraphLook(styles.heading(block.level))
    return ParagraphLook(styles.clause(block.level) if block.has_heading else "")


def _face(stretch: Stretch, block: Block) -> str:
    """The character style of a heading that begins a paragraph."""
    opens = block.role is BlockRole.BODY and block.has_heading and not block.theme
    return styles.heading_face(block.level) if opens and stretch.role is not RunRole.TEXT else ""
