"""Sheets that say again what an earlier sheet said: a list for each unit, a list of the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.tables.meanings import Meaning
from workbench.reading.tables.placing import is_empty_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.reading.tables.header import Section

_COUNTED = (Meaning.NUMBER, Meaning.OTHER)
_MOST_LOOKED_FOR = 400  # cells looked for inside others


class Told:
    """What the tables of a document said so far."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._text = ""

    def repeats(self, section: Section) -> bool:
        """Every cell of the table stood before, by itself or inside another; else it is new."""
        keys = set(_quoted(section) or _keys(section))
        new = keys - self._keys
        if self._keys and len(new) <= _MOST_LOOKED_FOR and all(key in self._text for key in new):
            return True
        self._keys |= keys
        self._text = "\n".join((self._text, *keys))
        return False


def _quoted(section: Section) -> list[str]:
    """The cells under 原文, which tells that the table was drawn from another."""
    names = section.header.names
    column = next((column for column, name in names.items() if name == "原文"), 0)
    return [cell.key for row in section.body for cell in row if cell.column == column]


def _keys(section: Section) -> Iterator[str]:
    meanings = section.header.meanings
    for row in section.body:
        for cell in row:
            if meanings.get(cell.column) not in _COUNTED and not is_empty_mark(cell.key):
                yield cell.key
