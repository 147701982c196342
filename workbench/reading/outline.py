"""The outline of a document, for all who need no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from workbench.document import Document, Outline


def outline(document: Document) -> Outline:
    """Understand `document`; every non-blank character of it is in the account."""
    return understand(document).outline
