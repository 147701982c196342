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
from operator import attrgetter
from types import UnionType
from typing import (
    TYPE_CHECKING,
    NamedTuple,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

T = TypeVar("T")
# A tree of frozen dataclasses cannot hold itself, so nobody need look for circles.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
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


def _same(value: object) -> Json:
    """What JSON has as it is: words, figures; tuples of them are written as lists."""
    return cast("Json", value)


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
        return _Codec(_same, _same)
    raise TypeError(f"no JSON form for {hint!r}")


def _float(value: object) -> float:
    return float(cast("float", value))


def _sequence(item: _Codec) -> _Codec:
    encode, decode = item.encode, item.decode

    def encode_each(value: object) -> Json:
        return [encode(part) for part in cast("tuple[object, ...]", value)]

    def decode_each(value: Json) -> object:
        parts = cast("list[Json]", value)
        return tuple(parts if decode is _same else [decode(part) for part in parts])

    return _Codec(_same if encode is _same else encode_each, decode_each)


def _optional(inner: _Codec) -> _Codec:
    return _Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


class _Fields(NamedTuple):
    """The fields of a dataclass, and how all of its values are taken at once."""

    names: tuple[str, ...]
    codecs: tuple[_Codec, ...]
    defaults: tuple[object, ...]
    values: Callable[[object], Sequence[object]]
    plain: bool  # all of its values are words and figures, which JSON has as they are


def _fields(cls: type) -> _Fields:
    hints, fields = get_type_hints(cls), dataclasses.fields(cls)
    names = tuple(field.name for field in fields)
    codecs = tuple(_codec(hints[name]) for name in names)
    return _Fields(
        names,
        codecs,
        tuple(_default(field) for field in fields),
        # One getter of several attributes is many times as fast as a getattr for each.
        attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, n) for n in names],
        all(codec.decode is _same for codec in codecs),
    )


def _dataclass(cls: type) -> _Codec:
    @cache
    def fields() -> _Fields:
        return _fields(cls)  # at the first value: a section holds sections, and has its codec then

    def encode(value: object) -> Json:
        names, codecs, defaults, values, _ = fields()
        return {
            name: codec.encode(part)
            for name, codec, default, part in zip(
                names, codecs, defaults, values(value), strict=True
            )
            if part is not default and part != default
        }

    def encode_values(value: object) -> Json:
        _, codecs, _, values, plain = fields()
        parts = values(value)
        if plain:
            return cast("Json", parts)
        return [codec.encode(part) for codec, part in zip(codecs, parts, strict=True)]

    def decode(value: Json) -> object:
        names, codecs, _, _, plain = fields()
        if not isinstance(value, list):
            held = cast("dict[str, Json]", value)
            known = zip(names, codecs, strict=True)
            return cls(**{name: codec.decode(held[name]) for name, codec in known if name in held})
        if plain:
            return cls(*value)
        return cls(*[codec.decode(part) for codec, part in zip(codecs, value, strict=False)])

    return _Codec(encode_values if _is_bare(cls) else encode, decode)


def _is_bare(cls: type) -> bool:
    return all(_default(field) is dataclasses.MISSING for field in dataclasses.fields(cls))


def _default(field: dataclasses.Field[object]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
