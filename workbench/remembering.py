"""Answers about a plan that several parts ask for after each edit, made once.

A plan never changes, so what was found out about this very object stays true. Only the last few are
remembered: the plan that is open, the one before the edit, one beside them.
"""

from __future__ import annotations

from collections import deque
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_A = TypeVar("_A")
_MOST = 3


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
