"""A document understood: title, notice shell, headings, sentences, furniture, and the account.

Document (blocks) → lines → front matter │ numbered sections │ back matter → Outline
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.document import Document, Meta, Node, NodeKind, Outline
from workbench.reading.account import Fate, Ledger
from workbench.reading.chrome import is_furniture, iso_date, metadata
from workbench.reading.front import Front, Role, bare, is_date, is_number, is_organ, notice_title
from workbench.reading.headings import Counter, mark_of, split_heading
from workbench.reading.lines import Line, lines_of
from workbench.reading.parting import part
from workbench.reading.sentences import split_sentences
from workbench.reading.wrapping import Joiner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.traced import Traced


def outline(document: Document) -> Outline:
    """Understand `document`; every non-blank character of it is in the account."""
    return _Builder(document).build()


class _Builder:
    """Goes through the lines once and books every character."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ledger = Ledger(document)
        self._nodes: list[Node] = []
        self._chrome: list[tuple[int, str]] = []
        self._meta: dict[str, str] = {}
        self._title = ""
        self._counter = Counter()

    def build(self) -> Outline:
        lines = self._text_lines()
        first, last = self._first_heading(lines), self._last_text(lines)
        self._front(lines[:first])
        self._sections(lines[first:last])
        for line in lines[last:]:
            self._drop(line)
        return Outline(
            title=self._title,
            nodes=tuple(self._nodes),
            meta=Meta(**self._meta),
            chrome=tuple(text for _, text in sorted(self._chrome)),
            account=self._ledger.account(),
            changes=self._ledger.changes(),
            remarks=self._document.remarks,
        )

    def _text_lines(self) -> list[Line]:
        lines: list[Line] = []
        pages: set[int] = set()
        for line in part(list(lines_of(self._document))):
            if line.is_furniture or line.is_page_mark:
                self._drop(line)
                pages.add(len(lines))
            else:
                lines.append(line)
        return Joiner(lines, pages).paragraphs()

    def _drop(self, line: Line) -> None:
        self._ledger.mark(line.piece, Fate.CHROME)
        self._chrome.append((line.piece.places[0], line.piece.text))

    def _first_heading(self, lines: Sequence[Line]) -> int:
        for i, line in enumerate(lines):
            mark = mark_of(line.key)
            if mark and self._counter.expects(mark):
                return i
        return len(lines)

    def _last_text(self, lines: Sequence[Line]) -> int:
        end = len(lines)
        cut = end
        for i in range(end - 1, -1, -1):
            if is_furniture(lines[i].key):
                cut = i
            elif len(lines[i].key) > 40 or "。" in lines[i].key:
                break
        return cut

    def _front(self, lines: Sequence[Line]) -> None:
        front = Front(lines)
        front.read()
        for line, role in zip(lines, front.roles, strict=True):
            self._front_line(line, role)

    def _front_line(self, line: Line, role: Role) -> None:
        if role is Role.CHROME:
            self._drop(line)
            if found := notice_title(line.key):
                self._meta.setdefault("notice_title", found["title"])
            self._metadata(line)
        elif role is Role.TITLE:
            self._title = self._text(line.piece)
        elif role is Role.NOTICE_TITLE:
            self._meta["notice_title"] = self._text(line.piece)
        elif role is Role.NUMBER:
            self._meta["document_number"] = self._text(line.piece)
        elif role is Role.ADDRESSEES:
            self._meta["addressees"] = self._text(line.piece).rstrip("：")
        elif role is Role.SIGNATURE:
            self._signature(line, in_notice=True)
        else:
            self._paragraph(line, in_notice=role is Role.NOTICE_BODY)

    def _metadata(self, line: Line) -> None:
        for label, value in metadata(line.key).items():
            if value and "索" in label:
                self._meta.setdefault("index_number", value)
            if value and iso_date(value) and "日期" in label:
                self._meta.setdefault("date", iso_date(value))

    def _signature(self, line: Line, *, in_notice: bool) -> None:
        text = self._text(line.piece)
        self._nodes.append(Node(NodeKind.SIGNATURE, paragraphs=((text,),), in_notice=in_notice))
        if is_date(line.key):
            self._meta["date"] = iso_date(bare(text))
        else:
            self._meta.setdefault("issuer", text)

    def _paragraph(self, line: Line, *, in_notice: bool = False) -> None:
        sentences = self._sentences(line.piece)
        self._nodes.append(Node(NodeKind.PARAGRAPH, paragraphs=(sentences,), in_notice=in_notice))

    def _text(self, piece: Traced) -> str:
        return self._ledger.normalised(piece).text

    def _sentences(self, piece: Traced) -> tuple[str, ...]:
        text = self._ledger.normalised(piece).text
        return tuple(s.strip() for s in split_sentences(text) if s.strip())

    def _sections(self, lines: Sequence[Line]) -> None:
        for i, line in enumerate(lines):
            mark = mark_of(line.key)
            verdict = self._counter.judge(mark) if mark else None
            if mark and verdict:
                self._counter.accept(mark)
                leaf = i + 1 == len(lines) or mark_of(lines[i + 1].key) is not None
                self._section(line, mark.length, verdict.level, verdict.doubt, leaf=leaf)
            elif self._nodes and self._nodes[-1].kind is NodeKind.SECTION:
                self._add_text(line.piece)
            else:
                self._paragraph(line)

    def _section(self, line: Line, start: int, level: int, doubt: str, *, leaf: bool) -> None:
        split = split_heading(line.key, start, leaf=leaf)
        piece = line.piece
        number, heading = piece.cut(0, split.number), piece.cut(split.start, split.end)
        self._ledger.mark(number, Fate.NUMBER)
        self._ledger.mark(piece.cut(split.end, split.rest), Fate.STOP)
        rest = piece.cut(split.rest)
        paragraphs = (self._sentences(rest),) if rest.text.strip() else ()
        self._nodes.append(
            Node(
                NodeKind.SECTION,
                level,
                line.key[: split.number].replace(" ", ""),
                self._text(heading),
                paragraphs,
                run_in=bool(paragraphs),
                doubt=doubt or split.doubt,
            )
        )

    def _add_text(self, piece: Traced) -> None:
        from dataclasses import replace

        node = self._nodes[-1]
        self._nodes[-1] = replace(node, paragraphs=(*node.paragraphs, self._sentences(piece)))
