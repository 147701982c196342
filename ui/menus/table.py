"""All menus in their order; the bar of menus, keys and the list of actions are made from it."""

from __future__ import annotations

from ui.menus.align import ALIGN_MENU
from ui.menus.assign import ASSIGN
from ui.menus.edit import EDIT
from ui.menus.file import FILE
from ui.menus.help import HELP
from ui.menus.insert import INSERT
from ui.menus.review import REVIEW
from ui.menus.view import VIEW

MENUS = (FILE, EDIT, INSERT, REVIEW, ALIGN_MENU, ASSIGN, VIEW, HELP)
ENTRIES = tuple(entry for menu in MENUS for entry in menu.entries)
