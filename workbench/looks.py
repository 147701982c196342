"""The looks (版式) a paper can go out in: the built-in ones and those of the house's own files.

    looks()                     国家标准, 行距28磅, …, each with what it does otherwise
    sheet_of(plan)              the sheet of the look the plan has

A house keeps its own as small files (*.json) in `exports.profiles.own_profiles`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from exports.profiles import Profile
    from workbench.plan import Plan


@dataclass(frozen=True, slots=True)
class Look:
    """A look: its name and what it does otherwise than the standard, a Chinese phrase each."""

    name: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks there are, the standard's first, and what is wrong with files that hold none."""

    found: tuple[Look, ...]
    complaints: tuple[str, ...] = ()

    def named(self, name: str) -> Look | None:
        """The look of that name, "" for the standard's; None where there is none."""
        if not name:
            return self.found[0]
        return next((look for look in self.found if look.name == name), None)


def looks(folder: Path | None = None) -> Looks:
    """The built-in looks and those in `folder`, the house's own if not given."""
    from exports.profiles import profiles

    shelf = profiles(folder)
    found = tuple(Look(profile.name, profile.changes()) for profile in shelf.profiles)
    return Looks(found, tuple(map(str, shelf.complaints)))


def sheet_of(plan: Plan, name: str | None = None) -> Profile:
    """The look a plan goes out in; `name` takes another one for this time."""
    from exports.profiles import profile_named

    return profile_named(plan.issuance.profile if name is None else name)
