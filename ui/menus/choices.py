"""Submenus of which one entry is ticked: 外观, 字号, 动画."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui import looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Choice:
    """A submenu: `options` are value and words, `does` is handed the window and the value."""

    id: str
    title: str
    tip: str
    options: tuple[tuple[str, str], ...]
    does: Callable[[MainWindow, str], None]


CHOICES = (
    Choice(
        "appearance",
        "外观",
        "",
        tuple((each.value, each.label) for each in looks.Appearance),
        lambda w, value: w.looks.set_appearance(value),
    ),
    Choice(
        "type-size",
        "字号",
        "菜单、清单和按钮的字；正文的大小用 Ctrl+加号、减号",
        tuple((each.value, each.label) for each in looks.TypeSize),
        lambda w, value: w.looks.set_type_size(value),
    ),
    Choice(
        "motion",
        "动画",
        "跳到一处时，那里渐隐一下，还是停留一会儿",
        tuple((each.value, each.label) for each in looks.Motion),
        lambda w, value: w.looks.set_motion(value),
    ),
)
