"""What the font files of this machine say about themselves, kept in a file of the user's cache.

Reading hundreds of font files takes seconds, so a file is read again only where its size or time
has changed. A file that is damaged, a pipe or a link to nowhere is passed by.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from exports.sfnt import FaceInfo, faces_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SUFFIXES = frozenset((".ttf", ".otf", ".ttc", ".otc"))
_VERSION = 3
"""The form of the index."""

# Path of a font file → its size and time, and the faces in it.
_Index = dict[str, tuple[int, int, tuple[FaceInfo, ...]]]


def indexed_faces(folders: Sequence[Path], cache: Path) -> list[FaceInfo]:
    """The usable faces of all font files below `folders`.

    They are taken from the index kept in the file `cache` where a font file has not changed.
    """
    known = _load(cache)
    index: _Index = {}
    for path, size, time in _font_files(folders):
        entry = known.get(path)
        if entry is None or entry[:2] != (size, time):
            entry = (size, time, tuple(face for face in faces_in(Path(path)) if face.usable))
        index[path] = entry
    if index != known:
        _save(cache, index)
    return [info for _, _, faces in index.values() for info in faces]


def _font_files(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of every font file, in an order that does not depend on the disk."""
    for folder in folders:
        files: list[tuple[str, int, int]] = []
        for root, names in _walk(folder):
            for name in names:
                if name[-4:].lower() in _SUFFIXES:
                    files += _stat(f"{root}/{name}")
        yield from sorted(files)


def _walk(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Every folder once, with the names in it; a link may lead back to a folder above it."""
    seen: set[str] = set()
    for root, below, names in os.walk(folder, followlinks=True):
        below.sort()
        real = os.path.realpath(root)
        if real in seen:
            below.clear()
            continue
        seen.add(real)
        yield root, names


def _stat(path: str) -> list[tuple[str, int, int]]:
    """Path, size and time of a file; nothing for a link that leads nowhere, or for a pipe."""
    try:
        status = Path(path).stat()
    except OSError:
        return []
    whole = stat.S_ISREG(status.st_mode)
    return [(path, status.st_size, status.st_mtime_ns)] if whole else []


def _load(cache: Path) -> _Index:
    """The index as kept; empty where there is none or it is not ours."""
    try:
        kept = json.loads(cache.read_text("utf-8"))
        if kept["version"] != _VERSION:
            return {}
        return {
            path: (size, time, tuple(_face(*face) for face in faces))
            for path, (size, time, faces) in kept["files"].items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _face(
    path: str,
    index: int,
    families: list[str],
    full: list[str],
    postscript: str,
    weight: int,
    usable: bool,
    chinese: bool,
) -> FaceInfo:
    names = (tuple(families), tuple(full), postscript)
    return FaceInfo(path, index, *names, weight, usable, chinese)


def _save(cache: Path, index: _Index) -> None:
    files = {
        p: (size, time, [astuple(f) for f in faces]) for p, (size, time, faces) in index.items()
    }
    # ASCII, because a file's name need not be text in any encoding.
    text = json.dumps({"version": _VERSION, "files": files})
    with contextlib.suppress(OSError):  # without an index the fonts are read again next time
        cache.parent.mkdir(parents=True, exist_ok=True)
        aside = cache.with_suffix(f".{os.getpid()}")
        aside.write_text(text, "utf-8")
        aside.replace(cache)
