"""Dataclasses as JSON and back, for what is kept whole: outlines, templates, numbering schemes.

The types of the fields say how: `tuple[Node, ...]` becomes a list of objects, a StrEnum its value.
Fields at their default are left out, so a field added later is read from older rows as its default.
A dataclass without any default (a `Change`, of which an outline has hundreds) is a list of its
values; objects with their names, as older rows have them, are read as well.
"""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, TypeVar, Union, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

T = TypeVar("T")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def dumps(value: object) -> str:
    """A dataclass as JSON text; the same value always gives the same text."""
    codec = _codec(cast("Hashable", type(value)))
    return compact(codec.encode(value))


def loads(cls: type[T], text: str) -> T:
    """The dataclass `cls` from the text `dumps` made of it."""
    codec = _codec(cast("Hashable", cls))
    return cast("T", codec.decode(json.loads(text)))


def compact(value: Mapping[str, object] | Json) -> str:
    """JSON without blanks, Chinese as it is."""
    return _ENCODER.encode(value)


@dataclasses.dataclass(frozen=True, slots=True)
class _Codec:
    """How a type goes to JSON and comes back."""

    encode: Callable[[object], Json]
    decode: Callable[[Json], object]


_PLAIN = _Codec(lambda value: value, lambda value: value)  # type: ignore[arg-type,return-value]
"""What JSON has as it is."""


@cache
def _codec(hint: Hashable) -> _Codec:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint)
    if get_origin(hint) is tuple:
        return _sequence(_codec(get_args(hint)[0]))
    if get_origin(hint) in (Union, UnionType):
        return _optional(_codec(next(a for a in get_args(hint) if a is not type(None))))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _Codec(lambda value: cast("Enum", value).value, hint)
    if hint is float:
        return _Codec(_float, _float)
    if hint in (str, int, bool):
        return _PLAIN
    raise TypeError(f"no JSON form for {hint!r}")


def _float(value: object) -> float:
    return float(cast("float", value))


def _sequence(item: _Codec) -> _Codec:
    if item is _PLAIN:
        return _Codec(
            lambda value: list(cast("tuple[Json, ...]", value)),
            lambda value: tuple(cast("list[Json]", value)),
        )
    return _Codec(
        lambda value: [item.encode(v) for v in cast("tuple[object, ...]", value)],
        lambda value: tuple(item.decode(v) for v in cast("list[Json]", value)),
    )


def _optional(inner: _Codec) -> _Codec:
    return _Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


def _dataclass(cls: type) -> _Codec:
    @cache
    def fields() -> list[tuple[str, _Codec, object]]:
        # Asked for at the first value: a section holds sections, and has its codec by then.
        hints = get_type_hints(cls)
        return [(f.name, _codec(hints[f.name]), _default(f)) for f in dataclasses.fields(cls)]

    def encode(value: object) -> Json:
        held: dict[str, Json] = {}
        for name, codec, default in fields():
            part = getattr(value, name)
            if part is not default and part != default:
                held[name] = part if codec is _PLAIN else codec.encode(part)
        return held

    def encode_values(value: object) -> Json:
        return [codec.encode(getattr(value, name)) for name, codec, _ in fields()]

    def decode(value: Json) -> object:
        held = cast("dict[str, Json]", value)
        if isinstance(value, list):
            held = dict(zip([name for name, _, _ in fields()], value, strict=False))
        return cls(**{name: c.decode(held[name]) for name, c, _ in fields() if name in held})

    return _Codec(encode_values if _is_bare(cls) else encode, decode)


def _is_bare(cls: type) -> bool:
    return all(_default(field) is dataclasses.MISSING for field in dataclasses.fields(cls))


def _default(field: dataclasses.Field[object]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
