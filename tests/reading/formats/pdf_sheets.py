"""PDF pages drawn for the tests: text, ruled tables, furniture; no font file is needed."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from workbench.document import BlockKind
from workbench.reading.formats import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.pdfencrypt import StandardEncryption

    from workbench.document import Block, Document

FONT = "STSong-Light"
SIZE = 16
PITCH = 28
_MARKS = ("，", "。", "、")
LEFT, RIGHT = 80, 80 + 28 * SIZE  # 28 characters a line
CENTRE = (LEFT + RIGHT) / 2
TOP = 720

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@dataclass
class Sheets:
    """A PDF being drawn, line by line from the top of its page."""

    size: tuple[float, float] = A4
    encryption: StandardEncryption | None = None
    at: float = TOP
    _buffer: io.BytesIO = field(default_factory=io.BytesIO)
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas(
            self._buffer,
            pagesize=self.size,
            encrypt=self.encryption,
            invariant=1,
            pageCompression=0,
        )

    def line(self, text: str, *, indent: float = 0, size: float = SIZE) -> Sheets:
        """A line at the margin, `indent` characters in."""
        return self.put(LEFT + indent * SIZE, self.at, text, size)._down()

    def centred(self, text: str, *, size: float = SIZE) -> Sheets:
        self.canvas.setFont(FONT, size)
        self.canvas.drawCentredString(CENTRE, self.at, text)
        return self._down()

    def put(self, x: float, y: float, text: str, size: float = SIZE) -> Sheets:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, text)
        return self

    def skip(self, lines: float = 1) -> Sheets:
        self.at -= lines * PITCH
        return self

    def paragraph(self, text: str, *, indent: int = 2) -> Sheets:
        """A paragraph of Chinese set as paper sets it: lines filled, no mark at their beginning."""
        while text:
            end = _fitting(text, RIGHT - LEFT - indent * SIZE)
            self.line(text[:end], indent=indent)
            text, indent = text[end:], 0
        return self

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        height: float = 30,
        size: float = 12,
    ) -> Sheets:
        """A table ruled all over; a cell of several lines has \\n in it."""
        xs = [LEFT + sum(widths[:n]) for n in range(len(widths) + 1)]
        ys = [self.at - height * n for n in range(len(rows) + 1)]
        self.canvas.grid(xs, ys)
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                for n, line in enumerate(text.split("\n")):
                    self.put(x + 5, y - 13 - 14 * n, line, size)
        self.at = ys[-1] - PITCH
        return self

    def leaning(self, text: str) -> Sheets:
        self.canvas.saveState()
        self.canvas.translate(150, 300)
        self.canvas.rotate(45)
        self.put(0, 0, text, 60)
        self.canvas.restoreState()
        return self

    def foot(self, text: str) -> Sheets:
        self.canvas.setFont(FONT, 14)
        self.canvas.drawCentredString(CENTRE, 60, text)
        return self

    def page(self) -> Sheets:
        self.canvas.showPage()
        self.at = TOP
        return self

    def data(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self) -> Document:
        return read_bytes(self.data(), "要点.pdf")

    def _down(self) -> Sheets:
        self.at -= PITCH
        return self


def _fitting(text: str, room: float) -> int:
    """How many characters go into a line."""
    end = len(text)
    while pdfmetrics.stringWidth(text[:end], FONT, SIZE) > room or text[end:].startswith(_MARKS):
        end -= 1
    return end


def paragraphs(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.kind is BlockKind.PARAGRAPH]


def furniture(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE]


def cells(document: Document) -> list[Block]:
    return [b for b in document.blocks if b.kind is BlockKind.CELL]
