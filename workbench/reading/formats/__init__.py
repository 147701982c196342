"""Paper in every format the office has: a table suffix → reader, and calm words when it fails."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import TYPE_CHECKING

from workbench.file_names import shown_name
from workbench.reading.formats import complaints
from workbench.reading.formats.limits import LARGEST_FILE, MOST_CHARACTERS
from workbench.reading.formats.office import read_office
from workbench.reading.formats.pdf import read_pdf
from workbench.reading.formats.sheet import read_sheet
from workbench.reading.formats.sheet_delimited import read_delimited
from workbench.reading.formats.text import read_markdown, read_text
from workbench.reading.formats.web import read_web

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Document
    from workbench.errors import UnreadableError

_READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_text,
    ".md": read_markdown,
    **dict.fromkeys((".html", ".htm"), read_web),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt"), read_office),
    **dict.fromkeys((".dotm", ".dot", ".wpt", ".ott", ".fodt"), read_office),
    **dict.fromkeys((".mht", ".mhtml", ".xhtml", ".shtml"), read_web),
    ".pdf": read_pdf,
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".et", ".ods"), read_sheet),
    **dict.fromkeys((".csv", ".tsv"), read_delimited),
}
SUFFIXES = tuple(_READERS)


def read(path: Path) -> Document:
    """The document at `path`; UnreadableError says what is wrong with the file and what to do."""
    return read_bytes(read_data(path), shown_name(path))


def read_data(path: Path) -> bytes:
    """The bytes of a file whose format is known; UnreadableError where they cannot be had."""
    name = shown_name(path)
    try:
        if path.is_dir():
            raise _folder(path, name)
        _reader(name)
        state = path.stat()
        if not S_ISREG(state.st_mode):
            raise complaints.no_file(name)
        if state.st_size > LARGEST_FILE:
            raise complaints.too_big(name, LARGEST_FILE)
        return path.read_bytes()
    except OSError as error:
        raise complaints.refused(name, error) from error


def _folder(path: Path, name: str) -> UnreadableError:
    """A folder is no file; one that may not be looked into says so."""
    open_to_us = os.access(path, os.R_OK | os.X_OK)
    return complaints.folder(name) if open_to_us else complaints.forbidden(name)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in `data`, whose format the suffix of `name` tells."""
    reader = _reader(name)
    if not data.strip():
        raise complaints.empty(name)
    document = reader(data, name)
    if not any(block.text.strip() for block in document.blocks):
        raise complaints.empty(name)
    if sum(len(block.text) for block in document.blocks) > MOST_CHARACTERS:
        raise complaints.too_long(name)
    return document


def _reader(name: str) -> Callable[[bytes, str], Document]:
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise complaints.unknown_format(name)
    return reader
