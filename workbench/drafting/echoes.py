"""Where a name, a figure or a unit of a plan stands again: 《》, 24家, 医政处.

（一）增至24家。 … （四）24家哨点医院…     24家 of （一） stands once more, in （四）第1句
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.plan import Plan

_FOLLOWED = re.compile(
    r"《[^《》]{1,80}》|\d+(?:[.,]\d+)*(?:[%％‰]|[余多]?[万亿]?[个家项人次所张台件天年])?"
)
_FIGURE = re.compile(r"[\d.,]")
_AROUND = 8


@dataclass(frozen=True, slots=True)
class Echo:
    """`words` stand at `start` of a sentence; `around` shows them in it."""

    section_id: str
    task_id: str
    start: int
    around: str


def followed_at(text: str, offset: int) -> tuple[int, int] | None:
    """The 《》 or the figure at a character of a text, None where neither stands."""
    spans = (found.span() for found in _FOLLOWED.finditer(text))
    return next((span for span in spans if span[0] <= offset <= span[1]), None)


def echoes(plan: Plan, words: str) -> tuple[Echo, ...]:
    """All sentences in which `words` stand, each once, in the order of the plan."""
    owners = {task.id: section.id for section, _ in plan.walk() for task in section.tasks()}
    found = []
    for task in plan.tasks():
        at = next(_places(task.text, words), -1)
        if at >= 0:
            around = task.text[max(0, at - _AROUND) : at + len(words) + _AROUND]
            found.append(Echo(owners.get(task.id, ""), task.id, at, around))
    return tuple(found)


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words stand, a figure not inside of a longer one."""
    at = text.find(words)
    while at >= 0:
        longer = words[0].isdigit() and at > 0 and _FIGURE.match(text[at - 1])
        on = words[-1].isdigit() and _FIGURE.match(text[at + len(words) : at + len(words) + 1])
        if not longer and not on:
            yield at
        at = text.find(words, at + 1)
