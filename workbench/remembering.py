"""Answers about a plan that several parts ask for after each edit, made once.

A plan never changes, so what was found out about this very object stays true. Only the last few are
remembered: the plan that is open, the one before the edit, one beside them. An edit makes one
chapter anew and shares the others: what was found out about these stays true as well.
"""

from __future__ import annotations

from collections import deque
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable


class _Part(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T")
_P = TypeVar("_P", bound=_Part)
_A = TypeVar("_A")
_With = ParamSpec("_With")
_MOST = 3
_MOST_PARTS = 2_000


def remembered(asked: Callable[[_T], _A]) -> Callable[[_T], _A]:
    """`asked`, whose answers for the last few things are kept; nobody may change an answer."""
    known: deque[tuple[_T, _A]] = deque(maxlen=_MOST)

    @wraps(asked)
    def answer(of: _T) -> _A:
        for thing, found in tuple(known):
            if thing is of:
                return found
        made = asked(of)
        known.append((of, made))
        return made

    return answer


def remembered_of_parts(
    asked: Callable[Concatenate[_P, _With], _A],
) -> Callable[Concatenate[_P, _With], _A]:
    """`asked` of a part of a plan, its last answer kept.

    It holds as long as the part stays the same one and what else is handed over stays equal.
    """
    known: dict[str, tuple[_P, object, _A]] = {}

    @wraps(asked)
    def answer(of: _P, /, *args: _With.args, **named: _With.kwargs) -> _A:
        found, beside = known.get(of.id), (args, named)
        if found is None or found[0] is not of or found[1] != beside:
            if len(known) >= _MOST_PARTS:
                known.clear()
            found = known[of.id] = of, beside, asked(of, *args, **named)
        return found[2]

    return answer
