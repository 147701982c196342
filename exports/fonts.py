"""Finds the fonts of this machine for the faces of an official document; none come with us.

    book = FontBook.find()
    book.chosen(Face.FANGSONG)      仿宋_GB2312, or a stand-in of the same style, or None
    book.report()                   which font stands for which face, for the drafter

Fonts are chosen by the names inside the files, never by file names. What the files say is kept in
the user's cache folder and read again only for files that changed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.font_names import LAST, PROPER, STAND_INS, Alias, fold
from exports.sfnt import FaceInfo, faces_in
from exports.standard import Face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FOLDER_VARIABLE = "YAODIAN_FONTS"
"""Environment variable: a folder of fonts that is searched before all others."""

_SUFFIXES = frozenset((".ttf", ".otf", ".ttc", ".otc"))
_ALL = (*(alias for face in Face for alias in (*PROPER[face], *STAND_INS[face])), *LAST)
_CACHE_VERSION = [1, *(alias.name for alias in _ALL)]


@dataclass(frozen=True, slots=True)
class Found:
    """What the drafter is told of a face: the font that stands for it, "" where there is none.

    `stand_in`: it is another maker's font of the same style.
    """

    face: Face
    font: str
    path: str
    stand_in: bool

    def __str__(self) -> str:
        if not self.font:
            return f"{self.face.label}：未找到"
        note = "（代替）" if self.stand_in else ""
        return f"{self.face.label}：{self.font}{note}"


class FontBook:
    """The fonts that can stand for each face, best first."""

    def __init__(self, faces: Sequence[FaceInfo]) -> None:
        self._proper = {face: tuple(_matching(faces, PROPER[face])) for face in Face}
        self._stand_ins = {face: tuple(_matching(faces, STAND_INS[face])) for face in Face}
        last = tuple(_matching(faces, LAST))
        self._chains = {
            face: tuple(dict.fromkeys((*self.candidates(face), *last))) for face in Face
        }

    @classmethod
    def find(cls, folders: Sequence[Path] | None = None, *, cache: Path | None = None) -> FontBook:
        """Look through the font folders of this machine.

        Args:
            folders: where to look; the system's, the user's and our own folder if not given.
            cache: the folder for the index of fonts; the user's cache folder if not given.
        """
        places = font_folders() if folders is None else folders
        return cls(_indexed(places, (cache or _cache_folder()) / "fonts.json"))

    def chosen(self, face: Face) -> FaceInfo | None:
        """The font for a face: itself if it is there, else the best stand-in of its style."""
        return next(iter(self.candidates(face)), None)

    def candidates(self, face: Face) -> tuple[FaceInfo, ...]:
        """The fonts of a face's own style, best first."""
        return (*self._proper[face], *self._stand_ins[face])

    def chain(self, face: Face) -> tuple[FaceInfo, ...]:
        """Where to look for a character: the face's own fonts, then those that have nearly all."""
        return self._chains[face]

    def is_stand_in(self, face: Face) -> bool:
        """Whether another font of the same style stands for `face`."""
        return not self._proper[face] and bool(self._stand_ins[face])

    def found(self) -> tuple[Found, ...]:
        """What stands for each face."""
        return tuple(self._found(face) for face in Face)

    def report(self) -> tuple[tuple[str, ...], bool]:
        """A line a face for the drafter, and whether every face has a font."""
        found = self.found()
        return tuple(map(str, found)), all(face.font for face in found)

    def _found(self, face: Face) -> Found:
        info = self.chosen(face)
        if info is None:
            return Found(face, "", "", stand_in=False)
        return Found(face, font_name(info), info.path, self.is_stand_in(face))


def font_name(info: FaceInfo) -> str:
    """The name of a font for the drafter: the Chinese one if it has one."""
    families = sorted(info.families, key=len)
    names = (*families, *info.full) if info.weight < 600 else (*info.full, *families)
    known = [name for name in (*names, info.postscript, Path(info.path).stem) if name]
    return next((name for name in known if _is_chinese(name)), known[0])


def _is_chinese(name: str) -> bool:
    return any("一" <= char <= "鿿" for char in name)


def prepare(
    folders: Sequence[Path] | None = None, *, cache: Path | None = None
) -> tuple[Found, ...]:
    """Read all fonts once, so that the first export finds them known; for set-up.

    Returns what stands for each face.
    """
    return FontBook.find(folders, cache=cache).found()


def own_folder() -> Path:
    """The folder in the user's data where fonts may be put for this program alone."""
    from platformdirs import user_data_path

    return user_data_path("yaodian", appauthor=False) / "fonts"


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("yaodian", appauthor=False)


def font_folders(environment: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """Where fonts are looked for, in order; folders that are not there are passed by."""
    settings = os.environ if environment is None else environment
    named = [Path(settings[FOLDER_VARIABLE])] if settings.get(FOLDER_VARIABLE) else []
    return (*named, own_folder(), *_system_folders(settings))


def _system_folders(settings: Mapping[str, str]) -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        windows, local = settings.get("WINDIR", "C:/Windows"), settings.get("LOCALAPPDATA", "")
        own = [Path(local) / "Microsoft/Windows/Fonts"] if local else []
        return (Path(windows) / "Fonts", *own)
    if sys.platform == "darwin":
        system = (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
        return (*system, home / "Library/Fonts")
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    office = (Path("/opt/kingsoft/wps-office/office6/fonts"),)
    return (*shared, home / ".local/share/fonts", home / ".fonts", *office)


def _matching(faces: Sequence[FaceInfo], aliases: Iterable[Alias]) -> Iterator[FaceInfo]:
    """The faces under these names, in the order of the names; of one name, the most regular."""
    named = [(info, _folded_names(info)) for info in faces]
    seen: set[FaceInfo] = set()
    for alias in aliases:
        hits = [info for info, names in named if any(alias.matches(n, info.weight) for n in names)]
        for info in sorted(hits, key=_plainness):
            if info not in seen:
                seen.add(info)
                yield info


def _plainness(info: FaceInfo) -> tuple[int, int]:
    """Regular before bold, the plain name before one that says condensed or mono."""
    return abs(info.weight - 400), len(info.postscript)


def _folded_names(info: FaceInfo) -> frozenset[str]:
    return frozenset(fold(name) for name in (*info.families, *info.full, info.postscript) if name)


# Path of a font file → its size and time, and the faces in it.
_Index = dict[str, tuple[int, int, tuple[FaceInfo, ...]]]


def _indexed(folders: Sequence[Path], cache: Path) -> list[FaceInfo]:
    """The faces of all font files, taken from the index where the file has not changed."""
    known = _load(cache)
    index: _Index = {}
    for path, size, time in _font_files(folders):
        entry = known.get(path)
        if entry is None or entry[:2] != (size, time):
            entry = (size, time, _wanted(faces_in(Path(path))))
        index[path] = entry
    if index != known:
        _save(cache, index)
    return [info for _, _, faces in index.values() for info in faces]


def _wanted(faces: tuple[FaceInfo, ...]) -> tuple[FaceInfo, ...]:
    """Those that some list of names asks for; a machine may have hundreds of others."""
    return tuple(_matching([info for info in faces if info.usable], _ALL))


def _font_files(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of every font file, in an order that does not depend on the disk."""
    for folder in folders:
        files: list[tuple[str, int, int]] = []
        for root, _, names in os.walk(folder, followlinks=True):
            for name in names:
                if name[-4:].lower() in _SUFFIXES:
                    files += _stat(f"{root}/{name}")
        yield from sorted(files)


def _stat(path: str) -> list[tuple[str, int, int]]:
    """Path, size and time of a file; nothing for a link that leads nowhere."""
    try:
        status = Path(path).stat()
    except OSError:
        return []
    return [(path, status.st_size, status.st_mtime_ns)]


def _load(cache: Path) -> _Index:
    """The index as kept; empty where there is none or it is not ours."""
    try:
        kept = json.loads(cache.read_text("utf-8"))
        if kept["version"] != _CACHE_VERSION:
            return {}
        return {
            path: (size, time, tuple(_face(*face) for face in faces))
            for path, (size, time, faces) in kept["files"].items()
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _face(
    path: str,
    index: int,
    families: list[str],
    full: list[str],
    postscript: str,
    weight: int,
    usable: bool,
) -> FaceInfo:
    return FaceInfo(path, index, tuple(families), tuple(full), postscript, weight, usable)


def _save(cache: Path, index: _Index) -> None:
    files = {
        p: (size, time, [astuple(f) for f in faces]) for p, (size, time, faces) in index.items()
    }
    text = json.dumps({"version": _CACHE_VERSION, "files": files}, ensure_ascii=False)
    with contextlib.suppress(OSError):  # without an index the fonts are read again next time
        cache.parent.mkdir(parents=True, exist_ok=True)
        aside = cache.with_suffix(f".{os.getpid()}")
        aside.write_text(text, "utf-8")
        aside.replace(cache)
