"""Text documents of every office program, each read as what it is, whatever its suffix says.

docx is read from its parts and saved web pages as pages; doc, wps, rtf and odt go through
LibreOffice, where it is installed, and are read from the docx it makes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import UnreadableError
from workbench.reading.formats import complaints
from workbench.reading.formats.office_convert import to_word
from workbench.reading.formats.office_kinds import Kind, kind_of
from workbench.reading.formats.text import read_text
from workbench.reading.formats.web import read_web
from workbench.reading.formats.word import read_word

if TYPE_CHECKING:
    from workbench.document import Document

_CONVERTED = (Kind.OLD_WORD, Kind.RICH, Kind.OPEN, Kind.FLAT_OPEN, Kind.WORD_2003)


def read_office(data: bytes, name: str) -> Document:
    """The document in the bytes of a docx, doc, wps, rtf or odt file, or of what it really is."""
    kind = kind_of(data)
    if kind is Kind.WORD:
        return read_word(data, name)
    if kind in _CONVERTED:
        return replace(read_word(to_word(data, kind.value, name), name), format=kind.value)
    if kind in (Kind.WEB, Kind.WEB_ARCHIVE):
        return read_web(data, name)
    if kind is Kind.TEXT:
        return _text(data, name)
    raise _complaint(kind, name)


def _text(data: bytes, name: str) -> Document:
    """Plain text under the name of a Word document; bytes without sense are no document."""
    try:
        return read_text(data, name)
    except UnreadableError as error:
        raise complaints.not_word(name) from error


def _complaint(kind: Kind, name: str) -> UnreadableError:
    if kind is Kind.LOCKED:
        return complaints.locked(name)
    if kind is Kind.DAMAGED:
        return complaints.damaged(name)
    if kind in (Kind.SHEET, Kind.SLIDES, Kind.PDF):
        return complaints.other_kind(name, kind.value)
    return complaints.not_word(name)
