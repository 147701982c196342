"""The left panel: search over everything, import, 资料 and 大纲.

While something is sought the results stand in place of the trees; Esc brings these back.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.buttons import Button
from ui.labels import Sign
from ui.library.outline import HEADS, OutlinePanel
from ui.library.preview import LibraryPreview
from ui.library.tree import LibraryTree
from ui.search_field import SearchField
from ui.section import HEAD_EDGE, Section
from ui.tree import count_width
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.library.search_results import SearchResults
    from ui.session import Session

_TYPING_PAUSE_MS = 150
_WIDE = 22
"""From so many characters on there is room for all columns of the outline."""


class LibraryPanel(QFrame):
    """Search, library and outline.

    Signals:
        import_wanted(): she pressed 导入.
        hit_chosen(hit): she chose a place the search found.
    """

    import_wanted = Signal()
    hit_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("ground", "panel")
        self.library = LibraryTree(session)
        self.preview = LibraryPreview(self.library, session)
        self.outline = OutlinePanel(session)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.library_section = Section("资料", self.library)
        self.outline_section = Section("大纲", self.outline)
        self._heads = [Sign(icon, "ink2") for icon, _ in HEADS]
        for head, (_, tip) in zip(self._heads, HEADS, strict=True):
            head.setToolTip(tip)
            head.setAccessibleName(tip)
            head.setProperty("alignment", "AlignRight|AlignVCenter")
            head.setMinimumWidth(count_width())
            self.outline_section.head_row.addWidget(head)
        self.outline.tree.verticalScrollBar().rangeChanged.connect(self._align_heads)
        self.trees = QSplitter()
        self.trees.setProperty("orientation", "Vertical")
        self.trees.setChildrenCollapsible(False)
        self.trees.addWidget(self.library_section)
        self.trees.addWidget(self.outline_section)
        self.layers = QStackedWidget()
        self.layers.addWidget(self.trees)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._search_row())
        column.addWidget(self.layers, 1)

    def _align_heads(self) -> None:
        """Each head stands over its numbers, which a scroll bar moves to the left."""
        bar, row = self.outline.tree.verticalScrollBar(), self.outline_section.head_row
        shift = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        edges = row.contentsMargins()
        row.setContentsMargins(edges.left(), edges.top(), HEAD_EDGE + shift, edges.bottom())

    def _search_row(self) -> QWidget:
        self.search = SearchField("搜索资料和要点", "搜索资料和要点", glass=True)
        self.import_button = Button("导入", "quiet", "import")
        self.import_button.setToolTip("导入（Ctrl+I）\nWord、PDF、网页、表格、纯文本")
        row = QFrame()
        row.setProperty("ground", "panel")
        row.setProperty("edge", "bottom")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.import_button)
        return row

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.seek)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._open_hit)
        self.import_button.clicked.connect(self.import_wanted)
        self.library.listed.connect(self._summarise)
        self._session.state_changed.connect(self._refresh_button)

    @cached_property
    def results(self) -> SearchResults:
        """The list of what was found; made when something is sought first."""
        from ui.library.search_results import SearchResults

        made = SearchResults()
        made.chosen.connect(self.hit_chosen)
        self.layers.addWidget(made)
        return made

    def seek(self) -> None:
        """Look for what stands in the field; the trees come back when it is empty."""
        self._pause.stop()
        query = self.search.text().strip()
        if not query or not self._session.ready:
            self.layers.setCurrentWidget(self.trees)
            return
        try:
            hits = self._session.search(query)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        self.results.show_hits(query, hits)
        self.layers.setCurrentWidget(self.results)

    def leave_search(self) -> None:
        """Empty the field and show the trees again."""
        self.search.clear()
        self.seek()
        self.search.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _open_hit(self) -> None:
        """Enter in the field: to the hit that is current, the first where none is."""
        if self._pause.isActive() or self.layers.currentWidget() is self.trees:
            self.seek()
        self.results.choose_current()

    def focus_search(self) -> None:
        self.search.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _summarise(self) -> None:
        self.library_section.summarise(self.library.summary)

    def _refresh_button(self) -> None:
        self.import_button.setEnabled(self._session.ready and not self._session.read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= style.em(_WIDE)
        self._heads[0].setVisible(wide)
        self.outline.make_wide(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self.search.text():
            self.leave_search()
            return
        if event.key() == QtCore.Qt.Key.Key_Down and self.search.hasFocus():
            self._pause.stop()
            self.seek()
            self.results.enter()
            return
        super().keyPressEvent(event)
