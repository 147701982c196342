"""Which chapter of the handbook tells of what stands in front (F1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.window.header import ALIGN, PAGES, TASKS, TEXT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.window.main_window import MainWindow

FIRST, LIBRARY, IMPORT = "五分钟上手", "资料和这份账", "核对导入"
_VIEWS = {TEXT: "正文怎么改", TASKS: "任务表", ALIGN: "对标", PAGES: "版面与打印"}
_LISTS = {"审校": "审校", "结转核对": "新一年的要点", "查找": "查找"}
_WHOLE = {"rollforward": "新一年的要点", "fates": "去留与结转"}
CHAPTERS = frozenset(
    (FIRST, LIBRARY, IMPORT, "窗口", *_VIEWS.values(), *_LISTS.values(), *_WHOLE.values())
)
"""Every heading that F1 may open."""


def chapter_for(window: MainWindow) -> str:
    """The heading that fits what she is at: the list or panel with the focus, else the page."""
    area = window.area
    if window.session.imports.review:
        return IMPORT
    if area.bottom and _has_focus(area.bottom):
        return _LISTS.get(area.bottom.tab, "审校")
    if window.session.plan and _has_focus(window.panel.outline):
        return "窗口"
    front = area.pages.currentWidget()
    if front is area.welcome:
        return FIRST
    for key, page in area.whole.items():
        if front is page:
            return _WHOLE.get(key, "新一年的要点")
    if front is area.below:
        return _VIEWS.get(area.page.view, "窗口")
    return LIBRARY


def _has_focus(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is part or part.isAncestorOf(focus))
