"""What the menu 对标 does with the window: it shows 对标 first, then acts there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore

from ui.align.known import NO_SUPERIORS
from ui.choosing import EXCEL, chooser_of
from ui.state import Message
from ui.window.header import ALIGN

if TYPE_CHECKING:
    from pathlib import Path

    from ui.align.feed import AlignFeed
    from ui.align.rows import Row
    from ui.align.view import AlignView
    from ui.session import Session
    from ui.window.main_window import MainWindow
    from ui.window.work_area import WorkArea


def align_view(window: MainWindow) -> AlignView | None:
    """对标, shown now; None where no plan is open."""
    from ui.align.view import AlignView

    if window.session.plan is None:
        return None
    window.area.show_view(ALIGN)
    view = window.area.page.widget(ALIGN)
    return view if isinstance(view, AlignView) else None


def show_requirement(area: WorkArea, row: Row) -> None:
    """A requirement in 逐条."""
    from ui.align.view import AlignView

    area.show_view(ALIGN)
    view = area.page.widget(ALIGN)
    if isinstance(view, AlignView):  # a stand-in of a test is none
        view.show_requirement(row)


def ask_superiors(area: WorkArea) -> None:
    """What the plan is to be held against, asked over 对标."""
    from ui.align.view import AlignView

    area.show_view(ALIGN)
    view = area.page.widget(ALIGN)
    if isinstance(view, AlignView):
        view.choose_superiors()


def choose_superiors(window: MainWindow) -> None:
    """选择上级文件…"""
    view = align_view(window)
    if view:
        view.choose_superiors()


def arrange(window: MainWindow, key: str) -> None:
    """逐条 or 矩阵, with the keys in it."""
    view = align_view(window)
    if view:
        view.arrange(key)
        view.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)


def confirm(window: MainWindow) -> None:
    """确认这一对."""
    view = align_view(window)
    if view:
        view.items.confirm()


def draft(window: MainWindow) -> None:
    """由此起草任务."""
    view = align_view(window)
    if view:
        view.items.draft()


def only_missing(window: MainWindow) -> None:
    """只看未对应."""
    view = align_view(window)
    if view:
        view.arrange("items")
        view.items.only_missing()


def export(window: MainWindow) -> None:
    """导出对照表…: asks where, writes beside the window."""
    from ui.align.feed import feed_of
    from workbench.papers import name_ending

    session = window.session
    session.flushing.emit()
    feed = feed_of(session)
    if feed.held is None or not feed.held.pages:
        session.message.emit(Message(NO_SUPERIORS))
        return
    name = name_ending(feed.held.plan.title, "对照表.xlsx")
    path = chooser_of(session).to_write(window, "导出对照表", name, EXCEL)
    if path:
        write(session, feed, path)


def write(session: Session, feed: AlignFeed, path: Path) -> None:
    """Write what is held now."""
    from workbench.aligning import write_alignment

    if feed.held is None:
        return
    work = partial(write_alignment, feed.held.aligned, path)
    job = session.work(f"导出“{path.name}”", lambda _: work(), "导出")
    job.succeeded.connect(lambda _: session.message.emit(Message(f"已导出“{path.name}”")))
