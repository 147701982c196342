"""Looks of a paper with a name: the standard's, and what a house does otherwise (版式).

    {"名称": "江城市政府办公室", "行距": 29, "三级标题加粗": true, "二级标题字体": "楷体"}

A few are built in; a house keeps its own as such small files (*.json) in a folder. What a file does
not name is as GB/T 9704-2012 has it. `Profile.changes` lists what differs, for the drafter.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from exports.standard import GB9704, Face, Standard
from workbench.errors import UnreadableError
from workbench.numbering import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

STANDARD_NAME = "国家标准"

_LEVELS = {
    "一级标题字体": (Style.CHAPTER, Style.NAMED_PART, Style.NAMED_CHAPTER, Style.NAMED_CLAUSE),
    "二级标题字体": (Style.ARTICLE, Style.NAMED_SECTION),
    "三级标题字体": (Style.POINT, Style.POINT_COMMA),
}
_THIRD = _LEVELS["三级标题字体"]
_FACES = {face.label: face for face in Face if face is not Face.LATIN}
_LARGEST_FILE = 65_536
_NEAR = 0.05  # of a row: 22 rows of 29 pt are 0.2 pt more than the type area is high
_ADVICE = "请按手册“版式”一节改正后再导出；删去该文件则按国家标准排版。"


@dataclass(frozen=True, slots=True)
class Profile:
    """A look: its name, its sheet, and what has to be told of how it was found."""

    name: str
    standard: Standard = GB9704
    told: tuple[str, ...] = ()

    def changes(self) -> tuple[str, ...]:
        """What it does otherwise than the standard, a Chinese phrase each."""
        return tuple(
            phrase for key in _KEYS.values() if (phrase := key.phrase(self.standard)) is not None
        )


class Shelf(NamedTuple):
    """The looks there are, and what is wrong with the files that hold none."""

    profiles: tuple[Profile, ...]
    complaints: tuple[UnreadableError, ...] = ()


def profile_named(name: str, folder: Path | None = None) -> Profile:
    """The look of that name, "" for the standard's; where there is none, that one, and it is told.

    Args:
        name: as the plan has it.
        folder: where the house keeps its own; `own_profiles` if not given.
    """
    for profile in BUILT_IN:
        if profile.name == (name or STANDARD_NAME):
            return profile
    shelf = profiles(folder)
    for profile in shelf.profiles:
        if profile.name == name:
            return profile
    wrong = (str(error) for error in shelf.complaints)
    told = f"没有名为“{name}”的版式，已按国家标准（GB/T 9704-2012）排版。"
    return replace(BUILT_IN[0], told=(told, *wrong))


def profiles(folder: Path | None = None) -> Shelf:
    """The built-in looks and those in `folder`, by name; one of a built-in name is left aside."""
    found, complaints = list(BUILT_IN), []
    for path in sorted((folder or own_profiles()).glob("*.json")):
        try:
            profile = read_profile(path)
        except UnreadableError as error:
            complaints.append(error)
            continue
        if profile.name not in (known.name for known in found):
            found.append(profile)
    return Shelf(tuple(found), tuple(complaints))


def own_profiles() -> Path:
    """The folder in the user's data where a house keeps its own looks."""
    from platformdirs import user_data_path

    return user_data_path("yaodian", appauthor=False) / "版式"


def read_profile(path: Path) -> Profile:
    """The look in a file; without 名称 it has the file's name.

    Raises:
        UnreadableError: where the file holds none; the message names file and entry.
    """
    fields = _fields(path)
    name = fields.pop("名称", path.stem)
    if not isinstance(name, str) or not name.strip():
        raise _wrong(path, "“名称”应是一段文字")
    standard = GB9704
    for word, value in fields.items():
        if word not in _KEYS:
            raise _wrong(path, f"“{word}”不是可以设定的项目，可设定{'、'.join(_KEYS)}")
        changed = _KEYS[word].read(standard, value)
        if changed is None:
            raise _wrong(path, f"“{word}”应是{_KEYS[word].wanted}")
        standard = changed
    return Profile(name.strip(), standard)


def _fields(path: Path) -> dict[str, object]:
    try:
        data = path.read_bytes()[: _LARGEST_FILE + 1]
        fields = json.loads(data.decode("utf-8-sig")) if len(data) <= _LARGEST_FILE else None
    except OSError as error:
        raise _wrong(path, "文件打不开") from error
    except (ValueError, RecursionError) as error:
        raise _wrong(path, "内容不是 JSON 格式") from error
    if not isinstance(fields, dict):
        raise _wrong(path, "内容不是一组“项目: 值”")
    return fields


def _wrong(path: Path, what: str) -> UnreadableError:
    return UnreadableError(f"版式文件“{path.name}”不能用：{what}。", _ADVICE)


class _Key(NamedTuple):
    """An entry: what it wants, how it changes a sheet (None for a wrong value), how it is told."""

    wanted: str
    read: Callable[[Standard, object], Standard | None]
    phrase: Callable[[Standard], str | None]


def _pitch(standard: Standard, value: object) -> Standard | None:
    if not _number(value, 20, 40):
        return None
    return with_pitch(standard, float(value))


def with_pitch(standard: Standard, pitch: float) -> Standard:
    """The sheet with lines `pitch` points apart, and as many rows as the type area holds."""
    rows = int(standard.area_height / pitch + _NEAR)
    return replace(standard, exact_pitch=pitch, rows=rows)


def _pitch_phrase(standard: Standard) -> str | None:
    if not standard.exact_pitch:
        return None
    return f"行距{standard.exact_pitch:g}磅，每页{standard.rows}行（标准为28.99磅，每页22行）"


def _title_size(standard: Standard, value: object) -> Standard | None:
    if not _number(value, 16, 30):
        return None
    return replace(standard, title_size=float(value))


def _title_phrase(standard: Standard) -> str | None:
    if standard.title_size == GB9704.title_size:
        return None
    return f"标题{standard.title_size:g}磅（标准为22磅，即二号）"


def _heavy(standard: Standard, value: object) -> Standard | None:
    if not isinstance(value, bool):
        return None
    return replace(standard, heavy=_THIRD if value else ())


def _heavy_phrase(standard: Standard) -> str | None:
    return "三级标题（1.）加粗（标准不加粗）" if standard.heavy else None


def _number(value: object, least: float, most: float) -> TypeGuard[float]:
    return isinstance(value, int | float) and value is not True and least <= value <= most


def _face_key(word: str) -> _Key:
    """The entry that sets the face of one level of headings."""
    styles = _LEVELS[word]

    def read(standard: Standard, value: object) -> Standard | None:
        face = _FACES.get(value) if isinstance(value, str) else None
        if face is None:
            return None
        others = tuple(pair for pair in standard.faces if pair[0] not in styles)
        unusual = ((s, face) for s in styles if GB9704.heading_face(s) is not face)
        return replace(standard, faces=(*others, *unusual))

    def phrase(standard: Standard) -> str | None:
        face, usual = standard.heading_face(styles[0]), GB9704.heading_face(styles[0])
        level = word.removesuffix("字体")
        return None if face is usual else f"{level}用{face.label}（标准为{usual.label}）"

    return _Key(f"{'、'.join(_FACES)}之一", read, phrase)


_KEYS: Mapping[str, _Key] = {
    "行距": _Key("20至40之间的磅数", _pitch, _pitch_phrase),
    "标题字号": _Key("16至30之间的磅数", _title_size, _title_phrase),
    **{word: _face_key(word) for word in _LEVELS},
    "三级标题加粗": _Key(" true 或 false", _heavy, _heavy_phrase),
}

BUILT_IN = (
    Profile(STANDARD_NAME),
    Profile("行距28磅", with_pitch(GB9704, 28.0)),
    Profile("行距29磅", with_pitch(GB9704, 29.0)),
    Profile("三级标题加粗", replace(GB9704, heavy=_THIRD)),
)
"""The looks every house finds."""
