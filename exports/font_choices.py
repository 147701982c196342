"""Which fonts the drafter set for the faces of a document: a small file in the user's data folder.

    {"仿宋": "方正仿宋_GBK", "小标宋": "D:/字体/小标宋.ttf"}

A font is named by its family or by its file. A face that is not in the file is found by itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from exports.aside import explain, writing
from exports.font_names import PROPER, STAND_INS, Alias, NamedFonts
from exports.sfnt import faces_in
from exports.standard import Face
from workbench.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.sfnt import FaceInfo

_FILE = "fonts.json"
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


class FontChoicesError(ExportError):
    """The file with the chosen fonts cannot be understood."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"字体设置文件“{path.name}”无法识别，没有采用其中的设置。",
            f"请重新选择各用途的字体，或删除文件“{path}”。",
        )


@dataclass(frozen=True)
class FontChoices:
    """The fonts that were set: face → the name of a family, or the path of a font file."""

    fonts: Mapping[Face, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> FontChoices:
        """What was set; nothing where there is no such file.

        Args:
            path: the file; that in the user's data folder if not given.

        Raises:
            FontChoicesError: the file is damaged, or not ours.
        """
        path = path or choices_file()
        try:
            kept = json.loads(path.read_text("utf-8"))
            return cls({Face(face): _text(font) for face, font in kept.items()})
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, AttributeError, TypeError, RecursionError) as error:
            raise FontChoicesError(path) from error

    def save(self, path: Path | None = None) -> None:
        """Keep what is set.

        Raises:
            ExportError: the file cannot be written; the old one is then as it was.
        """
        path = path or choices_file()
        kept = {face.value: self.fonts[face] for face in Face if self.fonts.get(face)}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explain(path, error) from error
        with writing(path) as aside:
            aside.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")

    def with_font(self, face: Face, font: str) -> FontChoices:
        """The same with another font for `face`; "" leaves the choice to the program again."""
        others = {other: name for other, name in self.fonts.items() if other is not face}
        return FontChoices(others | ({face: font} if font else {}))

    def found(self, face: Face, named: NamedFonts) -> FaceInfo | None:
        """The font set for `face`; None where nothing is set, or it is not on this machine."""
        font = self.fonts.get(face, "")
        if font.lower().endswith(_ENDINGS):
            return _in_file(face, Path(font))
        heaviest = 1000 if face is Face.XIAOBIAOSONG else 599
        aliases = [Alias(font, 1, heaviest), Alias(font, 1, 1000)] if font else []
        return next(named.matching(aliases), None)


def _in_file(face: Face, path: Path) -> FaceInfo | None:
    """The font of a file; of several the one that a name says is for `face`, else the first."""
    usable = [info for info in faces_in(path) if info.usable]
    named = NamedFonts(usable).matching((*PROPER[face], *STAND_INS[face]))
    return next(chain(named, usable), None)


def _text(font: object) -> str:
    if not isinstance(font, str):
        raise TypeError(font)
    return font


def choices_file() -> Path:
    """Where the choice of fonts is kept."""
    from platformdirs import user_data_path

    return user_data_path("yaodian", appauthor=False) / _FILE
