"""The outline of a document, for all who need no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from workbench.document import Document, Outline


SHEET = "sheet"  # the format of xlsx, xls, csv and tsv


def outline(document: Document) -> Outline:
    """Understand `document`; every non-blank character of it is in the account."""
    return understand(document).outline


def outline_as_printed(document: Document) -> Outline:
    """The same with the tables of a text left as they stand, cell by cell.

    The rows of a task table are tasks to a plan; who asks what the text says wants all of it, in
    its order. A sheet has nothing but tables, and is the same either way.
    """
    return understand(document, tables=document.format == SHEET).outline
