"""What a PDF says about itself: title, author, program, and no hour at which it was made.

A time, even an invented one, would be a trace of the office's work or a falsehood. This module is
imported where a PDF is written, never before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

_PROGRAM = "要点工作台"


class PaperInfo(PDFInfo):  # type: ignore[misc]  # the library has no types
    """The information dictionary of a paper."""

    def __init__(self, title: str, author: str) -> None:
        super().__init__()
        self.title, self.author = title, author
        self.creator = self.producer = _PROGRAM

    def format(self, document: PDFDocument) -> bytes:
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        told = {key: PDFString(text) for key, text in entries.items() if text}
        formatted: bytes = PDFDictionary(told).format(document)
        return formatted
