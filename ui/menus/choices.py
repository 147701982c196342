"""Submenus of entries that are ticked: one of 外观, 字号, 动画, 行距; several of 标记."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui import looks
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon

    from ui.window.main_window import MainWindow


class Choice(NamedTuple):
    """A submenu: `options` are value and words, `does` is handed the window and the value.

    `ticked` says of a value whether it is chosen, `picture` what stands before it;
    of `several` any number may be ticked, and `does` changes the one pressed.
    """

    id: str
    title: str
    tip: str
    options: tuple[tuple[str, str], ...]
    does: Callable[[MainWindow, str], None]
    ticked: Callable[[MainWindow, str], bool] | None = None
    picture: Callable[[str], QIcon] | None = None
    several: bool = False


def _legend(value: str) -> QIcon:
    from ui.sheet.looks import legend

    return legend(value)


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
        "marks",
        "标记",
        "正文里标不标出来",
        (
            *(("m_target", "指标"), ("m_unit", "责任单位"), ("m_due", "时限")),
            *(("warn", "待填"), ("err", "错处")),
        ),
        lambda w, value: w.area.sheet_looks.toggle_mark(value),
        lambda w, value: w.area.sheet_looks.shows(value),
        _legend,
        several=True,
    ),
    Choice(
        "pitch",
        "行距",
        "正文的行距：写的时候紧凑些，或与印出来的一样",
        (("compact", "紧凑"), ("official", "版式（28.95磅）")),
        lambda w, value: w.area.sheet_looks.set_pitch(value),
        lambda w, value: w.area.sheet_looks.pitch == value,
    ),
    Choice(
        "status",
        "状态",
        "这份要点走到哪一步；已印发的要点不能再改",
        tuple((each.value, each.label) for each in Status),
        lambda w, value: w.keeping.set_status(Status(value)),
        lambda w, value: w.session.plan is not None and w.session.plan.status.value == value,
    ),
    Choice(
        "motion",
        "动画",
        "跳到一处时，那里渐隐一下，还是停留一会儿",
        tuple((each.value, each.label) for each in looks.Motion),
        lambda w, value: w.looks.set_motion(value),
    ),
)
