"""The handbook in a window of its own: table of contents, search, and the chapter for this place.

Its text is docs/handbook.md, which stands beside the packages in a checkout and is put into the
data folder of the environment (share/yaodian) when the program is installed.
"""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QSize, QTimer, QUrl
from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui import icons, style
from ui.buttons import Button
from ui.handbook.pictures import Pictures
from ui.labels import text
from workbench.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QTextBlock

_NAME = "handbook.md"
_INDENT = "　"
_SHARE = 0.9
"""How much of the screen the window may take."""
_PAUSE_MS = 80
_BESIDE = 96
"""Pixels of the page that a picture leaves free: both margins and the indent of a list."""
_ABOVE, _TOP = 8, 24
"""Pixels above a heading gone to; where in the page its first line is looked for."""
_PLACES = (
    Path(__file__).resolve().parents[2] / "docs",
    Path(sysconfig.get_path("data")) / "share" / "yaodian",
)


def handbook_file() -> Path:
    """Where the handbook stands.

    Raises:
        NotFoundError: it was not installed with the program.
    """
    for folder in _PLACES:
        if (folder / _NAME).is_file():
            return folder / _NAME
    raise NotFoundError("没有找到使用手册。", "安装时它没有一起放进来，请重新安装一次。")


class Handbook(QWidget):
    """The window of the handbook."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, QtCore.Qt.WindowType.Window)
        self.setWindowTitle("使用手册 - 要点工作台")
        self.setWindowIcon(icons.icon("book", "accent", size=32))
        wanted = QSize(style.em(76), style.em(50))
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE))
        self.page = _Page(handbook_file())
        self.contents = QListWidget()
        self.field = QLineEdit()
        self.said = text("", "small", "ink2")
        self._build()
        self._fill()
        self.contents.currentItemChanged.connect(self._follow)
        self.page.anchorClicked.connect(self._follow_link)
        self.field.returnPressed.connect(self.find_next)
        self.field.textEdited.connect(self._find_anew)

    def show_chapter(self, heading: str) -> None:
        """Bring the window up at the chapter or section `heading`."""
        self.show()
        self.activateWindow()
        found = self.contents.findItems(heading, QtCore.Qt.MatchFlag.MatchEndsWith)
        if found:
            self.contents.setCurrentItem(found[0])
            self._follow(found[0])
        self.contents.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings, in the order of the handbook."""
        return tuple(block.text() for block in self.page.headings())

    @property
    def chapter(self) -> str:
        """The heading that is chosen in the table of contents."""
        item = self.contents.currentItem()
        return item.text().strip(_INDENT) if item else ""

    def find_next(self) -> None:
        """Go to the next place where the words sought stand, round about."""
        words = self.field.text().strip()
        if not words:
            return
        if not self.page.find(words):
            self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
            if not self.page.find(words):
                self._say(f"没有找到“{words}”，可以换一个短些的词")
                return
        self._say("按 Enter 到下一处")

    def _build(self) -> None:
        self.field.setPlaceholderText("在手册里找")
        self.field.setAccessibleName("在手册里找")
        self.field.setClearButtonEnabled(False)
        self.contents.setAccessibleName("手册目录")
        following = Button("下一处", "quiet")
        following.clicked.connect(self.find_next)
        left = QFrame()
        left.setProperty("ground", "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(following)
        column.addLayout(row)
        column.addWidget(self.said)
        self.said.hide()
        column.addWidget(self.contents, 1)
        left.setFixedWidth(style.em(20))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addWidget(self.page, 1)

    def _fill(self) -> None:
        for block in self.page.headings():
            level = block.blockFormat().headingLevel()
            item = QListWidgetItem(_INDENT * max(0, level - 2) + block.text(), self.contents)
            item.setData(QtCore.Qt.ItemDataRole.UserRole, block.position())
            if level < 3:  # the title and the chapters
                item.setFont(style.font("strong"))

    def _follow(self, item: QListWidgetItem | None) -> None:
        if item:
            self.page.go_to(int(item.data(QtCore.Qt.ItemDataRole.UserRole)))

    def _follow_link(self, link: QUrl) -> None:
        if link.hasFragment():
            self.show_chapter(link.fragment())

    def _find_anew(self) -> None:
        self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
        self._say("")
        self.find_next()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = QtCore.Qt.KeyboardModifier.ControlModifier
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.close()
        elif event.key() == QtCore.Qt.Key.Key_F3:
            self.find_next()
        elif event.key() == QtCore.Qt.Key.Key_F and event.modifiers() == ctrl:
            self.field.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()
        else:
            super().keyPressEvent(event)


class _Page(QTextBrowser):
    """The text; its pictures are as wide as the page lets them be."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.pictures = Pictures(file.parent, self)
        self._rested = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._rested.timeout.connect(self._fit_pictures)
        self.setProperty("ground", "surface")
        self.setAccessibleName("手册正文")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(24)
        self.document().setDefaultFont(style.font("body"))
        shown = QTextFormat.ObjectTypes.ImageObject.value
        self.document().documentLayout().registerHandler(shown, self.pictures)
        self.setMarkdown(file.read_text(encoding="utf-8"))
        self._break_long_lines()

    def _break_long_lines(self) -> None:
        """Lines of commands are broken too: nothing is read by scrolling to the side."""
        block = self.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            if shape.nonBreakableLines():
                shape.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(shape)
            block = block.next()

    def headings(self) -> Iterator[QTextBlock]:
        """The blocks that are headings."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                yield block
            block = block.next()

    def go_to(self, position: int) -> None:
        """Bring the block at `position` to the top."""
        block = self.document().findBlock(position)
        self.verticalScrollBar().setValue(self._height(block) - _ABOVE)

    def _fit_pictures(self) -> None:
        """Once the edge rests: to lay all pictures out anew would hold it up at every pixel.

        What stands at the top stays there, though the pictures above have another height.
        """
        top = self.cursorForPosition(QPoint(0, _TOP)).block()
        before = self._height(top)
        if self.pictures.fit(self.viewport().width() - _BESIDE):
            self.document().markContentsDirty(0, self.document().characterCount())
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._height(top) - before)

    def _height(self, block: QTextBlock) -> int:
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pictures.let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rested.start()
