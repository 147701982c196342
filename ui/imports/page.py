"""The review of an import: the account of characters, the source, the tree, and what to do.

Takes the whole work area. She may leave in the middle: what is decided is kept, and the file waits
in the library as 待核对.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QVBoxLayout

from ui.imports.account import AccountBar
from ui.imports.columns import ColumnRow
from ui.imports.frame import Foot, Head, PaneHead, column
from ui.imports.source import SourceView
from ui.imports.tree import TreeView
from ui.imports.verbs import SWAP, VERBS
from ui.state import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ui.imports.importing import Imports
    from ui.imports.review import ImportReview
    from ui.imports.sight import Sight
    from ui.imports.verbs import Verb
    from ui.session import Session
    from workbench.document import ColumnMapping, Remark

_KEYS = "Tab 降级　Enter 分条　Backspace 并入　Delete 杂项"

_REMARKS = 20


class ImportPage(QFrame):
    """Shows the review that is open.

    Signals:
        left(): she goes back; the review stays as it is.
    """

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._imports: Imports = session.imports
        self._review: ImportReview | None = None
        self._source_turn = QTimer(self, interval=0, singleShot=True)
        self._source_turn.timeout.connect(self._show_source)
        self.setProperty("ground", "surface")
        self._build()
        self._connect()

    def open(self, review: ImportReview, *, known: bool) -> None:
        """Show another review; `known`: the file is a document of the library already."""
        self._review = review
        self.head.title.show_text(f"{'重新核对' if known else '核对导入'}：{review.review.name}")
        self.foot.say(known=known)
        self.foot.template.setChecked(False)
        self.account.chrome.setChecked(False)
        self.foot.finish.setEnabled(False)
        self.head.show_reading()
        self.account.show_reading()
        self.columns.show_columns(())
        self.source.open(review.review.document)
        self.tree.show_rows((), -1)
        review.changed.connect(self._show)
        review.moved.connect(self._follow)
        review.refused.connect(self._tell)
        if review.sight:
            self._show(review.sight)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks: both panes, then the rows above and below them."""
        return (self.tree, self.source, self.head, self.account, self.columns, self.foot)

    def forget(self) -> None:
        """The review is over: let go of what it showed, which may be much."""
        self._review = None
        self.tree.show_rows((), -1)
        self.source.forget()

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head, self.foot, self.account = Head(), Foot(), AccountBar()
        self.columns = ColumnRow()
        self.source, self.tree = SourceView(), TreeView()
        self.panes = QSplitter()
        self.panes.setChildrenCollapsible(False)
        self.panes.addWidget(
            column("surface", PaneHead("原文", "左边一列说明每段成了什么"), self.source)
        )
        self.panes.addWidget(
            column("panel", PaneHead("要点结构", "点一行，原文跟着走", _KEYS), self.tree)
        )
        self.panes.setStretchFactor(0, 13)
        self.panes.setStretchFactor(1, 12)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        for part in (self.head, self.account, self.columns, self.panes, self.foot):
            stack.addWidget(part, 1 if part is self.panes else 0)

    def _connect(self) -> None:
        self._imports.closed.connect(self.forget)
        self.head.back.connect(self.left)
        self.head.walk_wanted.connect(self.walk)
        self.account.chrome_toggled.connect(self.source.show_only_chrome)
        self.account.gap_wanted.connect(self._go_to_gap)
        self.account.remarks_wanted.connect(self._show_remarks)
        self.foot.discard_wanted.connect(self._imports.discard)
        self.foot.finish_wanted.connect(self.finish)
        for pane in (self.source, self.tree):
            pane.placed.connect(self._select)
            pane.menu_wanted.connect(self.pop_up)
        self.source.verb_pressed.connect(self._do_in_source)
        self.tree.verb_pressed.connect(lambda verb: self._do(verb, self._row_place()))
        self.columns.chosen.connect(self._choose_column)
        self.tree.answered.connect(self._do)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    # -- what is asked for ----------------------------------------------------------------------

    def walk(self, steps: int) -> None:
        """To the next (1) or previous (-1) place to look at."""
        if self._review:
            self._review.walk(steps)

    def finish(self) -> None:
        """Into the library, as a template too if that is ticked."""
        if self._review and self._review.sight and self.foot.finish.isEnabled():
            self.foot.finish.setEnabled(False)
            self._imports.finish(template=self.foot.template.isChecked())

    def allow_finish(self) -> None:
        """The attempt came to nothing: it may be tried again."""
        self.foot.finish.setEnabled(True)

    def pop_up(self, at: QPoint) -> None:
        """Offer what can be done to the current line."""
        self.menu().popup(at)

    def menu(self) -> QMenu:
        """What can be done to the current line; the rest grey, with the reason."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        review = self._review
        place = self._row_place() if self.tree.hasFocus() else review.place if review else 0
        for verb in VERBS:
            action = QAction(f"{verb.text}\t{verb.key}" if verb.key else verb.text, menu)
            can = bool(review and review.correction(verb, place))
            action.setEnabled(can)
            action.setToolTip("" if can or not review else review.refusal(verb, place))
            action.triggered.connect(lambda _=False, verb=verb: self._do(verb, place))
            menu.addAction(action)
        return menu

    def _do(self, verb: Verb, place: int | None = None) -> None:
        if self._review:
            self._review.do(verb, place)

    def _do_in_source(self, verb: Verb) -> None:
        """Of several selected paragraphs all are taken out, or made text, at once."""
        start, end = self.source.selected
        sight = self._review.sight if self._review else None
        several = sight and sight.passage_at(start) != sight.passage_at(max(start, end - 1))
        if self._review and verb is SWAP and several:
            self._review.swap(start, end)
        else:
            self._do(verb)

    def _row_place(self) -> int:
        """Where the tree acts: beside a paragraph that has no row its current row is another."""
        review, place = self._review, self.tree.place
        if review is None or review.sight is None or place is None:
            return review.place if review else 0
        return review.place if review.sight.row_at(review.place) >= 0 else place

    def _choose_column(self, column: ColumnMapping) -> None:
        if self._review:
            self._review.choose_column(column)

    def _select(self, place: int) -> None:
        if self._review:
            self._review.select(place)

    def _go_to_gap(self) -> None:
        if self._review and self._review.sight and self._review.sight.gaps:
            self._review.select(self._review.sight.gaps[0])

    def _show_remarks(self) -> None:
        from ui.dialogs.details import show_details

        if self._review and self._review.sight:
            show_details("读取说明", remark_lines(self._review.sight.outline.remarks), self)

    # -- what is shown --------------------------------------------------------------------------

    def _show(self, sight: Sight) -> None:
        review = self._review
        if review is None:
            return
        self.columns.show_columns(sight.columns)
        outline = sight.outline
        self.account.show_account(outline.account, _place_words(sight), len(outline.remarks))
        self.tree.show_rows(sight.rows, sight.row_near(review.place))
        self.head.show_counts(sight.counts, *review.doubts, gaps=bool(sight.gaps))
        self.foot.finish.setEnabled(True)
        self._source_turn.start()

    def _show_source(self) -> None:
        """The source too, in a turn of its own: to lay it in takes as long as all the rest."""
        if self._review and self._review.sight:
            self.source.show_sight(self._review.sight)
            self._tint(self._review.sight, self._review.place)

    def _follow(self, place: int) -> None:
        """Another place is current: both panes show it."""
        sight = self._review.sight if self._review else None
        if sight:
            number = sight.row_near(place)
            self.tree.show_current(sight.rows[number] if number >= 0 else None)
            self._tint(sight, place)

    def _tint(self, sight: Sight, place: int) -> None:
        number = sight.row_at(place)
        if number >= 0:
            row = sight.rows[number]
            self.source.show_range(row.start, row.end)
        else:
            passage = sight.passages[sight.passage_at(place)]
            self.source.show_range(passage.start, passage.end)

    def _tell(self, words: str) -> None:
        self._session.message.emit(Message(words))

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        width = self.width()
        self.panes.setSizes([round(width * 0.52), round(width * 0.48)])


def remark_lines(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """What the reader says, each with its place where it names one; the rest is counted."""
    lines = (f"{r.place}：{r.message}" if r.place else r.message for r in remarks[:_REMARKS])
    more = len(remarks) - _REMARKS
    return (*lines, *([f"另有 {more} 条"] if more > 0 else []))


def _place_words(sight: Sight) -> str:
    """Where the first lost character stands: 第12段“建设……”."""
    if not sight.gaps:
        return ""
    number = sight.passage_at(sight.gaps[0])
    passage = sight.passages[number]
    start = sight.understanding.ledger.source[passage.start : passage.end].strip()[:10]
    return f"第{number + 1}段“{start}…”"
