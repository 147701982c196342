"""What is pasted into the text: lines of plain characters, whatever program they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.sheet.writer import clean_lines
from workbench.drafting.clipboard import lines_of_html, lines_of_table

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def pasted_lines(source: QMimeData) -> list[str]:
    """The lines of a clipboard; HTML is read, as plain text hides what is deleted or a table.

    A few words out of one paragraph come as plain text, which keeps the blanks around them.
    """
    plain = source.text()
    if source.hasHtml() and (lines := lines_of_html(source.html())):
        if len(lines) > 1 or not plain or _differs(lines[0], plain):
            return clean_lines("\n".join(lines))
    elif "\t" in plain.strip():
        rows = [line.split("\t") for line in plain.splitlines()]
        if min(len(row) for row in rows) > 1:
            return clean_lines("\n".join(lines_of_table(rows)))
    return clean_lines(plain)


def _differs(line: str, plain: str) -> bool:
    """The plain text has other characters: something in it is not seen, or it is a table."""
    return "".join(line.split()) != "".join(plain.split())
