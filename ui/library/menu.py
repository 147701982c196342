"""What can be done with a row of 资料, offered by its context menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from ui.library.tree import DOCUMENT, PLAN, TEMPLATE, WAITING
from ui.plan_removal import remove_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.commands import Commands
    from ui.library.tree import LibraryTree


class LibraryMenu(QObject):
    """The context menu of the library; by the menu key as well."""

    def __init__(self, library: LibraryTree, commands: Commands) -> None:
        super().__init__(library)
        self._library = library
        self._commands = commands
        library.tree.setProperty("contextMenuPolicy", "CustomContextMenu")
        library.tree.customContextMenuRequested.connect(self.pop_up)

    def pop_up(self, at: QPoint) -> None:
        """Offer what the row at `at` allows."""
        kind, key = self._library.current
        if not kind:
            return
        menu = self.menu_for(kind, key)
        menu.popup(self._library.tree.viewport().mapToGlobal(at))

    def menu_for(self, kind: str, key: str) -> QMenu:
        """The menu of a row."""
        menu = QMenu(self._library)
        session = self._commands.session
        writable = session.ready and not session.read_only
        for words, kinds, act, writes in self._offers(kind, key):
            if kind in kinds:
                action = menu.addAction(words, act)
                action.setEnabled(writable or not writes)
        if kind == DOCUMENT:
            self._offer_standings(menu, key, enabled=writable)
        return menu

    def _offer_standings(self, menu: QMenu, key: str, *, enabled: bool) -> None:
        """Whose paper it is: the list is sorted by that, and superiors' are offered first."""
        from workbench.standing import Standing

        choices = menu.addMenu("这份是…")
        choices.setEnabled(enabled)
        for standing in Standing:
            choices.addAction(f"{standing}的", partial(self._say_standing, key, standing))
        choices.addAction("由程序判断", partial(self._say_standing, key, ""))

    def _say_standing(self, key: str, standing: str) -> None:
        session = self._commands.session
        store = session.workbench.store
        job = session.work("正在记下", lambda _: store.set_standing(key, standing), quiet=True)
        job.succeeded.connect(lambda _: session.library_changed.emit())

    def _offers(
        self, kind: str, key: str
    ) -> tuple[tuple[str, tuple[str, ...], Callable[[], object], bool], ...]:
        make = self._commands
        return (
            (
                "打开",
                (PLAN, DOCUMENT, TEMPLATE),
                lambda: self._library.opened.emit(kind, key),
                False,
            ),
            (
                "对照着写",
                (PLAN, DOCUMENT),
                lambda: make.session.source_wanted.emit(key, ""),
                False,
            ),
            ("接着核对", (WAITING,), lambda: make.session.imports.resume(key), True),
            ("重新核对", (DOCUMENT,), lambda: make.session.imports.again(key), True),
            ("放弃导入", (WAITING,), lambda: make.session.imports.forget(key), True),
            ("生成要点…", (PLAN, DOCUMENT, TEMPLATE), lambda: make.new_plan(key), True),
            ("存为模板", (PLAN, DOCUMENT), lambda: make.save_template(key), True),
            ("移除这份要点", (PLAN,), lambda: remove_plan(make.session, key), True),
        )
