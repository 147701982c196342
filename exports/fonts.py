"""Finds the fonts of this machine for the faces of an official document; none come with us.

    book = FontBook.find()
    book.chosen(Face.FANGSONG)      仿宋_GB2312, or a stand-in of the same style, or None
    book.found()                    which font stands for which face, for the drafter

What the drafter set for a face comes first (`font_choices`). Else fonts are chosen by the names
inside the files, never by file names.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.font_choices import FontChoices, FontChoicesError
from exports.font_index import indexed_faces
from exports.font_names import OTHER_STYLE, PROPER, STAND_INS, NamedFonts, last_resorts
from exports.standard import Face

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from exports.sfnt import FaceInfo

FOLDER_VARIABLE = "YAODIAN_FONTS"
"""Environment variable: a folder of fonts that is searched before all others."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the drafter is told of a face: the font that stands for it, "" where there is none.

    `stand_in`: it is another maker's font of the same style. `path`: its file. `set_by_user`: the
    drafter chose it.
    """

    face: Face
    font: str = ""
    stand_in: bool = False
    path: str = ""
    set_by_user: bool = False


class FontBook:
    """The fonts that can stand for each face, best first.

    `complaints` are sentences for the drafter: what was set and cannot be had.
    """

    def __init__(self, faces: Iterable[FaceInfo], choices: FontChoices | None = None) -> None:
        self._faces = tuple(faces)
        named = NamedFonts(self._faces)
        choices = choices or FontChoices()
        self._set = {face: choices.found(face, named) for face in choices.fonts}
        self.complaints: tuple[str, ...] = tuple(
            f"{face.label}：设定的字体“{choices.fonts[face]}”本机没有或不能使用，另选了字体。"
            for face, info in self._set.items()
            if info is None
        )
        self._strange: set[Face] = set()
        self._proper = {face: self._own(face, named) for face in Face}
        self._candidates = {
            face: _unique(*self._proper[face], *named.matching(STAND_INS[face])) for face in Face
        }
        for face, others in OTHER_STYLE.items():
            if not self._candidates[face]:
                self._candidates[face] = _unique(*named.matching(others))
                self._strange.add(face)
        self._chains = {
            face: _unique(*self._candidates[face], *named.matching(last_resorts(face)))
            for face in Face
        }

    def _own(self, face: Face, named: NamedFonts) -> tuple[FaceInfo, ...]:
        """The font that was set, and those that are the face itself."""
        chosen = self._set.get(face)
        return _unique(*([chosen] if chosen else []), *named.matching(PROPER[face]))

    @classmethod
    def find(
        cls,
        folders: Sequence[Path] | None = None,
        *,
        cache: Path | None = None,
        choices: FontChoices | None = None,
    ) -> FontBook:
        """Look through the font folders of this machine.

        Args:
            folders: where to look; the system's, the user's and our own folder if not given.
            cache: the folder for the index of fonts; the user's cache folder if not given.
            choices: the fonts that were set; those kept in the user's data folder if not given.
        """
        places = font_folders() if folders is None else folders
        faces = indexed_faces(places, (cache or _cache_folder()) / "fonts.json")
        try:
            return cls(faces, FontChoices.load() if choices is None else choices)
        except FontChoicesError as error:  # the work goes on with the fonts found
            book = cls(faces)
            book.complaints = (str(error),)
            return book

    def chosen(self, face: Face) -> FaceInfo | None:
        """The font for a face: itself if it is there, else the best stand-in of its style."""
        return next(iter(self.candidates(face)), None)

    def candidates(self, face: Face) -> tuple[FaceInfo, ...]:
        """The fonts of a face's own style, best first."""
        return self._candidates[face]

    def chain(self, face: Face) -> tuple[FaceInfo, ...]:
        """Where to look for a character: the face's own fonts, then those that have nearly all."""
        return self._chains[face]

    def is_stand_in(self, face: Face, info: FaceInfo) -> bool:
        """Whether `info` is not the face itself but another font of the same style."""
        return info not in self._proper[face]

    def is_strange(self, face: Face) -> bool:
        """Whether nothing of the face's own style is here, and 宋体 has to do for a draft."""
        return face in self._strange

    def found(self) -> tuple[Found, ...]:
        """What stands for each face."""
        return tuple(self._found(face) for face in Face)

    def families(self, *, chinese: bool = True) -> tuple[str, ...]:
        """The names of the fonts of this machine that a face can be set to."""
        names = {font_name(info) for info in self._faces if info.chinese is chinese}
        return tuple(sorted(names))

    def _found(self, face: Face) -> Found:
        info = self.chosen(face)
        if info is None:
            return Found(face)
        chosen = info == self._set.get(face)
        return Found(face, font_name(info), self.is_stand_in(face, info), info.path, chosen)


def _unique(*faces: FaceInfo) -> tuple[FaceInfo, ...]:
    return tuple(dict.fromkeys(faces))


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
