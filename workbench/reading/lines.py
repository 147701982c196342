"""Blocks of a document → paragraphs: page marks out, hard-wrapped lines joined, long lines parted.

加强监测预警，│# Page 7:│及时报告。   →   加强监测预警，及时报告。
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.chinese import fold_width
from workbench.document import Block, BlockKind
from workbench.reading.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.document import Document

_PLAIN_BLOCK = Block("")
_PAGE_MARK = re.compile(
    r"#?\s*Page\s*\d+\s*[:：]?|第\s*\d+\s*页(?:\s*[,，/／]?\s*共\s*\d+\s*页)?"
    r"|[—－\-–─]+\s*\d{1,4}\s*[—－\-–─]+|\d{1,4}\s*/\s*\d{1,4}|[·.…]{1,3}\s*\d{1,4}\s*[·.…]{1,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of the source, stripped; `key` is its text with marks made full-width.

    `gap`: a blank line stands before it. `indent` counts the blanks it began with.
    """

    piece: Traced
    block: Block = _PLAIN_BLOCK
    gap: bool = False
    indent: int = 0
    key: str = field(default="", compare=False)

    @classmethod
    def of(cls, piece: Traced, block: Block = _PLAIN_BLOCK, *, gap: bool = False) -> Line:
        """The line for `piece`, stripped."""
        bare = piece.strip()
        indent = len(piece) - len(piece.text.lstrip())
        return cls(bare, block, gap, indent, fold_width(bare.text))

    def with_piece(self, piece: Traced) -> Line:
        """The same line with another text."""
        bare = piece.strip()
        return replace(self, piece=bare, key=fold_width(bare.text))

    @property
    def is_furniture(self) -> bool:
        """The format itself says that it is no text."""
        return self.block.kind is BlockKind.FURNITURE

    @property
    def is_page_mark(self) -> bool:
        """A page number that stands alone on its line."""
        return len(self.key) <= 24 and bool(_PAGE_MARK.fullmatch(self.key))


def lines_of(document: Document) -> Iterator[Line]:
    """The non-blank blocks as lines."""
    at, gap = 0, False
    for block in document.blocks:
        end = at + len(block.text)
        if block.text and not block.text.isspace():
            yield Line.of(Traced(block.text, range(at, end)), block, gap=gap)
            gap = False
        else:
            gap = True
        at = end + 1
