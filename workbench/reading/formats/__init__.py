"""Paper in every format the office has: a table suffix → reader, and calm words when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import UnreadableError
from workbench.reading.formats.text import read_markdown, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Document

_READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_text,
    ".md": read_markdown,
}
SUFFIXES = tuple(_READERS)


def read(path: Path) -> Document:
    """The document at `path`; UnreadableError says what is wrong with the file and what to do."""
    return read_bytes(path.read_bytes(), path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in `data`, whose format the suffix of `name` tells."""
    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise UnreadableError(f"未能读取“{name}”：还不认识这种格式。", "")
    return reader(data, name)
