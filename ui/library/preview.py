"""A look at a paper of the library beside the left panel: on Space at once, on resting the mouse.

It shows how the paper begins and goes with the next key, click or movement elsewhere.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from ui import style
from ui.library.tree import DOCUMENT, PLAN, TEMPLATE
from ui.tree_model import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ui.jobs import Job
    from ui.library.tree import LibraryTree
    from ui.session import Session
    from workbench.plan import Plan

_ENDS = {
    *(QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Wheel, QEvent.Type.Hide),
    QEvent.Type.MouseButtonPress,
}
_REST_MS = 400
_LINES = 40
"""So many paragraphs are shown: the look is to tell papers apart, not to read them."""


class LibraryPreview(QObject):
    """Watches the tree of a library and shows what a row stands for."""

    def __init__(self, library: LibraryTree, session: Session) -> None:
        super().__init__(library)
        self._tree = library.tree
        self._session = session
        self._job: Job | None = None
        self._index: QtCore.QPersistentModelIndex | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show_rested)
        self._tree.entered.connect(self._wait)
        self._tree.when_filled(self._watch)

    @cached_property
    def card(self) -> PreviewCard:
        """Where the look is shown; made for the first one."""
        return PreviewCard(self._tree)

    @property
    def shown(self) -> bool:
        """A paper is looked at now."""
        return "card" in vars(self) and self.card.isVisible()

    def show_row(self, index: QModelIndex) -> None:
        """Show what the row stands for, once it is read."""
        kind, _, key = str(index.data(Role.KEY) or "").partition(":")
        if kind not in (DOCUMENT, PLAN, TEMPLATE) or not self._session.ready:
            self.hide()
            return
        self._index = QtCore.QPersistentModelIndex(index)
        gateway = self._session.workbench
        self._job = job = self._session.work(
            "正在预览", lambda _: _look(gateway.find_plan(key)), quiet=True
        )
        job.succeeded.connect(lambda words: self._show(job, words))

    def hide(self) -> None:
        """Nothing is looked at any more."""
        self._rest.stop()
        self._job = None
        if self.shown:
            self.card.hide()

    def _watch(self) -> None:
        for watched in (self._tree, self._tree.viewport()):
            watched.installEventFilter(self)

    def _wait(self, index: QModelIndex) -> None:
        self.hide()
        self._index = QtCore.QPersistentModelIndex(index)
        self._rest.start()

    def _show_rested(self) -> None:
        if self._index and self._index.isValid() and self._tree.underMouse():
            self.show_row(self._tree.model().index(*_at(self._index)))

    def _show(self, job: Job, words: str) -> None:
        if job is not self._job or not self._tree.isVisible() or self._index is None:
            return
        row = self._tree.visualRect(self._tree.model().index(*_at(self._index)))
        corner = self._tree.viewport().mapToGlobal(QPoint(self._tree.width() + 4, row.top()))
        self.card.show_words(words, corner)

    # -- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _ENDS:
            self.hide()
        elif kind is event.Type.KeyPress and watched is self._tree:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QEvent) -> bool:
        shown = self.shown
        self.hide()
        space = getattr(event, "key", int)() == QtCore.Qt.Key.Key_Space
        if space and not shown:
            self.show_row(self._tree.currentIndex())
        return space


class PreviewCard(QFrame):
    """The look: white, with a hairline, above everything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, QtCore.Qt.WindowType.ToolTip)
        self.setProperty("ground", "surface")
        self.setProperty("edge", "all")
        self.setAccessibleName("预览")
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.text)
        self.hide()

    def show_words(self, words: str, corner: QPoint) -> None:
        """At `corner`, moved up where the screen ends."""
        self.text.document().setDocumentMargin(style.em(1))
        self.text.setHtml(words)
        self.resize(style.em(30), style.em(24))
        room = self.screen().availableGeometry()
        top = min(corner.y(), room.bottom() - self.height())
        left = min(corner.x(), room.right() - self.width())
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()


def _at(index: QtCore.QPersistentModelIndex) -> tuple[int, int, QtCore.QModelIndex]:
    return index.row(), index.column(), QtCore.QModelIndex(index.parent())


def _look(paper: Plan) -> str:
    from html import escape

    from workbench.manuscript import manuscript

    lines = []
    for block in manuscript(paper)[:_LINES]:
        words = escape(block.text)
        if block.part == "title":
            lines.append(f"<h3 align='center'>{words}</h3>")
        else:
            lines.append(f"<p><b>{words}</b></p>" if not block.has_text else f"<p>{words}</p>")
    return "".join(lines)
