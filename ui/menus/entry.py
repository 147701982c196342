"""What one action is: its words, its key, what it needs, and what it does to the window."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ui.align.known import NO_SUPERIORS, has_superiors

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session
    from ui.window.main_window import MainWindow

BREAK = "-"
"""A line between two groups of a menu."""


class Needs(StrEnum):
    """What must be so before an action can run."""

    NOTHING = "nothing"
    STORE = "store"
    PLAN = "plan"
    EDIT = "edit"
    ITEM = "item"
    LEVEL = "level"
    WALK = "walk"
    SIGHT = "sight"
    UNDO = "undo"
    NAME = "name"
    ISSUED = "issued"
    HELD = "held"
    HELD_EDIT = "held-edit"
    REDO = "redo"


class Entry(NamedTuple):
    """One action. `tip` says in one line why one would use it, "" where that is plain.

    `native`: the editors hear its shortcut themselves; the menu only shows it. `words` are other
    words one may look for it by (English, too) in the list of actions.
    """

    id: str
    text: str
    shortcut: str
    does: Callable[[MainWindow], object]
    icon: str = ""
    tip: str = ""
    needs: Needs = Needs.NOTHING
    native: bool = False
    words: str = ""


class Below(NamedTuple):
    """A submenu of actions that belong together."""

    title: str
    order: tuple[str, ...]


class Menu(NamedTuple):
    """A menu: its title, the letter that opens it with Alt, its actions and their order.

    `order` names every action once, and `BREAK` between groups; it may name submenus, too.
    """

    title: str
    letter: str
    entries: tuple[Entry, ...]
    order: tuple[str | Below, ...]

    @property
    def placed(self) -> tuple[str, ...]:
        """What `order` names, in submenus too."""
        parts = (part.order if isinstance(part, Below) else (part,) for part in self.order)
        return tuple(key for part in parts for key in part)


def hindrance(needs: Needs, session: Session) -> str:
    """Why an action with these `needs` cannot run now, "" if it can."""
    if _CONDITIONS[needs](session):
        return ""
    writes = needs not in (Needs.PLAN, Needs.NOTHING, Needs.SIGHT, Needs.WALK, Needs.HELD)
    if writes and session.read_only:
        return "资料库现在是只读的"
    if needs in (Needs.EDIT, Needs.ITEM, Needs.LEVEL, Needs.HELD_EDIT) and session.locked:
        return session.locked
    if needs in (Needs.HELD, Needs.HELD_EDIT) and not has_superiors(session):
        return NO_SUPERIORS
    return _REASONS[needs]


_REASONS = {
    Needs.STORE: "资料库还不能写",
    Needs.PLAN: "先打开一份要点",
    Needs.EDIT: "先打开一份要点",
    Needs.ITEM: "先在大纲里选一条",
    Needs.LEVEL: "先在大纲里选一条",
    Needs.WALK: "先打开一份要点",
    Needs.SIGHT: "先打开一份要点，正在核对的请先返回",
    Needs.HELD: "先打开一份要点",
    Needs.HELD_EDIT: "先打开一份要点",
    Needs.NAME: "先打开一份要点",
    Needs.ISSUED: "这份要点还没有印发",
    Needs.UNDO: "还没有可以撤销的步骤",
    Needs.REDO: "还没有可以重做的步骤",
}


def _in_hand(session: Session) -> bool:
    """The open plan may be changed, and no import is looked over in its place."""
    return session.editable and not session.imports.review


def _is_issued(session: Session) -> bool:
    return session.plan is not None and session.plan.status.value == "issued"


def _writable(session: Session) -> bool:
    return session.ready and not session.read_only


_CONDITIONS: dict[Needs, Callable[[Session], bool]] = {
    Needs.NOTHING: lambda _: True,
    Needs.STORE: _writable,
    Needs.PLAN: lambda session: session.plan is not None,
    Needs.EDIT: _in_hand,
    Needs.ITEM: lambda session: _in_hand(session) and bool(session.selection.section_id),
    Needs.LEVEL: lambda session: (
        bool(session.imports.review) or (session.editable and bool(session.selection.section_id))
    ),
    Needs.SIGHT: lambda session: session.plan is not None and not session.imports.review,
    Needs.WALK: lambda session: session.plan is not None or bool(session.imports.review),
    Needs.NAME: lambda session: session.plan is not None and not session.read_only,
    Needs.HELD: lambda session: session.plan is not None and has_superiors(session),
    Needs.HELD_EDIT: lambda session: _in_hand(session) and has_superiors(session),
    Needs.ISSUED: lambda session: _writable(session) and _is_issued(session),
    Needs.UNDO: lambda session: _writable(session) and bool(session.stepping.undo_label),
    Needs.REDO: lambda session: _writable(session) and bool(session.stepping.redo_label),
}
