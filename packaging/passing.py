"""What comes up for a moment, each brought about as the drafter would, ready to be photographed.

Bars, menus, cards, lines to type in, and panels that lie over the plan in a narrow window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from scenes import act, checked
from waiting import settle

from ui.bars import News, Tone
from ui.library.tree import DOCUMENT
from ui.slots.acts import show_template
from ui.tree_model import Role
from ui.window.header import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from ui.window.main_window import MainWindow

PASTED = "医政科\n疾控科\n市卫生监督所"
"""Units that would be pasted over others."""


def tidy(window: MainWindow) -> None:
    """Nothing of the moment is left."""
    while popup := QApplication.activePopupWidget():
        popup.close()
    window.area.bars.clear()
    window.panel.preview.hide()
    window.keeping.name.left.emit()
    bottom = window.area.bottom
    if bottom is not None:
        bottom.findings.reason.leave()
    if table := window.area.page.widget(TASKS):
        table.paste_bar.decided.emit(False)  # type: ignore[attr-defined]


def menu(number: int) -> Callable[[MainWindow], QWidget]:
    """One of the menus, as it opens."""

    def scene(window: MainWindow) -> QWidget:
        bar = window.menu_row.menus
        shown = bar.actions()[number]
        popup = next(m for m in bar.findChildren(QMenu) if m.title() == shown.text())
        popup.popup(bar.mapToGlobal(bar.actionGeometry(shown).bottomLeft() + QPoint(0, 1)))
        settle()
        return window

    return scene


def preview(window: MainWindow) -> QWidget:
    """A paper of the library, looked at beside its row."""
    window.room.show_left()
    window.panel.library_section.fold(False)
    settle()
    tree = window.panel.library
    window.panel.preview.show_row(_document_row(tree.model.index(1, 0)))
    settle()
    return window


def _document_row(group: QModelIndex) -> QModelIndex:
    rows = (group.model().index(at, 0, group) for at in range(group.model().rowCount(group)))
    return next(row for row in rows if str(row.data(Role.KEY)).startswith(DOCUMENT))


def bars(window: MainWindow) -> QWidget:
    """Three things that are told at once: the newest, and how many wait behind it."""
    told = window.area.bars
    told.tell(News("“江城市2026年工作总结.doc”未能读取：文件已损坏。原文件未改动。", Tone.ERROR))
    told.tell(News("还有 58 处未定，5 条去留未定", buttons=(("继续核对", window.show),)))
    told.tell(News("已导出3个文件。", buttons=(("打开文件", window.show),)))
    return window


def details(window: MainWindow) -> QWidget:
    """详情: beside the plan, or over its edge in a narrow window."""
    window.room.show_side("details")
    settle()
    return window


def reason(window: MainWindow) -> QWidget:
    """Why a finding may stand."""
    bottom = checked(window)
    bottom.findings.reason.ask(bottom.findings.model.rows[0])
    return window


def naming(window: MainWindow) -> QWidget:
    """F12: a name for the present moment, typed in the status line."""
    act(window, "version")
    window.keeping.name.setText("送处长审阅稿")
    return window


def paste(window: MainWindow) -> QWidget:
    """A block that would overwrite units, shown before it is written."""
    act(window, "tasks")
    settle()
    view = window.area.page.widget(TASKS).view  # type: ignore[attr-defined]
    model = view.model()
    heads = [model.headerData(c, view.horizontalHeader().orientation())
             for c in range(model.columnCount())]  # fmt: skip
    here = view.currentIndex().siblingAtColumn(heads.index("牵头单位"))
    view.setCurrentIndex(here)
    view.scrollTo(here, view.ScrollHint.PositionAtTop)
    QApplication.clipboard().setText(PASTED)
    view.paste()
    QApplication.clipboard().clear()
    return window


def doubts(window: MainWindow) -> QWidget:
    """存疑标题: what was not read with certainty in the papers of the plan."""
    window.area.show_list("存疑标题")
    return window


def slots(window: MainWindow) -> QWidget:
    """The places of a template that are to be filled in."""
    show_template(window.area, window.session.workbench.templates()[0].id)
    settle()
    return window


PASSING: dict[str, Callable[[MainWindow], QWidget]] = {
    "menu": menu(6), "menu-file": menu(0), "menu-edit": menu(1),
    "preview": preview, "bars": bars, "details": details, "reason": reason,
    "naming": naming, "paste": paste, "doubts": doubts, "slots": slots,
}  # fmt: skip
