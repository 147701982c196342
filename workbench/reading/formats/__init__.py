"""Paper in every format the office has: a table suffix → reader, and calm words when it fails."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from workbench.reading.formats import complaints
from workbench.reading.formats.office import read_office
from workbench.reading.formats.pdf import read_pdf
from workbench.reading.formats.sheet import read_sheet
from workbench.reading.formats.sheet_delimited import read_delimited
from workbench.reading.formats.text import read_markdown, read_text
from workbench.reading.formats.web import read_web

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Document

_READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_web,
    ".htm": read_web,
    ".docx": read_office,
    ".docm": read_office,
    ".dotx": read_office,
    ".doc": read_office,
    ".wps": read_office,
    ".rtf": read_office,
    ".odt": read_office,
    **dict.fromkeys((".dotm", ".dot", ".wpt", ".ott", ".fodt"), read_office),
    **dict.fromkeys((".mht", ".mhtml", ".xhtml", ".shtml"), read_web),
    ".pdf": read_pdf,
    ".xlsx": read_sheet,
    ".xlsm": read_sheet,
    ".xls": read_sheet,
    ".et": read_sheet,
    ".csv": read_delimited,
    ".tsv": read_delimited,
}
SUFFIXES = tuple(_READERS)


def read(path: Path) -> Document:
    """The document at `path`; UnreadableError says what is wrong with the file and what to do."""
    return read_bytes(read_data(path), path.name)


def read_data(path: Path) -> bytes:
    """The bytes of a file whose format is known; UnreadableError where they cannot be had."""
    name = path.name
    try:
        if path.is_dir():
            raise complaints.folder(name)
        _reader(name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise complaints.missing(name) from error
    except PermissionError as error:
        raise complaints.forbidden(name) from error
    except OSError as error:
        raise complaints.broken_disk(name) from error


def read_bytes(data: bytes, name: str) -> Document:
    """The document in `data`, whose format the suffix of `name` tells."""
    reader = _reader(name)
    if not data.strip():
        raise complaints.empty(name)
    document = reader(data, name)
    if not any(block.text.strip() for block in document.blocks):
        raise complaints.empty(name)
    return document


def _reader(name: str) -> Callable[[bytes, str], Document]:
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise complaints.unknown_format(name, SUFFIXES)
    return reader
