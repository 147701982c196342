"""The list under the caret while a sentence is begun: how the library and earlier plans go on.

Nothing in it is chosen: Enter makes a new item as ever. ↓ then Enter, or Tab, takes it; Esc hides
it for this sentence. While an input method composes there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from ui.sheet.offers import Offers
from ui.sheet.spans import characters, width
from ui.state import Message
from workbench.drafting.completing import Begun, Offer, begun, offers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from ui.gateway import HitEntry
    from ui.jobs import Job
    from ui.session import Session
    from ui.sheet.view import SheetView
    from ui.sheet.writer import SheetWriter
    from workbench.plan import Plan

PAUSE_MS = 150
_TAIL = "。；"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Completion(QObject):
    """Looks for offers a moment after a key, beside the window, and types what is taken."""

    def __init__(self, sheet: SheetView, session: Session, writer: SheetWriter) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._session = session
        self._writer = writer
        self._offers: tuple[Offer, ...] = ()
        self._wanted: Begun | None = None
        self._refused = (-1, -1)  # block and offset of the sentence for which she hid the list
        self._job: Job | None = None
        self._taking = False
        self.list = Offers(sheet)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.list.clicked.connect(self._click)
        sheet.sheet.typed.connect(self._note)
        sheet.cursorPositionChanged.connect(self._follow)
        sheet.verticalScrollBar().valueChanged.connect(self.list.follow)
        session.plan_opened.connect(self._forget)

    @property
    def open(self) -> bool:
        """The list is shown."""
        return self.list.isVisible()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the open list offers."""
        return self._offers if self.open else ()

    def press(self, event: QKeyEvent) -> bool:
        """A key while the list is open; False if it goes on to the text."""
        if not self.open or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        chosen = self.list.currentIndex().row()
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self.list.step(1),
            Qt.Key.Key_Up: lambda: self.list.step(-1),
            Qt.Key.Key_Tab: lambda: self.take(max(chosen, 0)),
            Qt.Key.Key_Escape: self.refuse,
        }
        if chosen >= 0:
            acts |= dict.fromkeys(_ENTER, lambda: self.take(chosen))
        act = acts.get(event.key())
        if act is None:
            return False
        act()
        return True

    def claims(self, event: QKeyEvent) -> bool:
        """Esc hides the open list before it means anything else."""
        return self.open and event.key() == Qt.Key.Key_Escape

    def take(self, at: int) -> None:
        """Type what the line offers; a whole sentence keeps its source."""
        offer = self._offers[at]
        self.close()
        self._taking = True
        cursor = self._sheet.textCursor()
        behind = cursor.block().text()[
            characters(cursor.block().text(), cursor.positionInBlock()) :
        ]
        rest = offer.rest.rstrip(_TAIL) if behind[:1] in _TAIL and behind else offer.rest
        cursor.insertText(rest)
        self._sheet.setTextCursor(cursor)
        self._taking = False
        if offer.origin:
            self._keep_origin(offer)

    def refuse(self) -> None:
        """Esc: nothing more is offered for this sentence."""
        self._refused = self._sentence()
        self.close()

    def close(self) -> None:
        """Hide the list; what is still looked for is no longer wanted."""
        self._pause.stop()
        self._job = None
        self.list.hide()

    # -- looking --------------------------------------------------------------------------------

    def _note(self) -> None:
        if not self._taking:
            self.close()
            self._pause.start()

    def _follow(self) -> None:
        """The caret went elsewhere, not by typing: typing starts the pause again at once."""
        if self.open and not self._taking and self._begun() != self._wanted:
            self.list.hide()

    def _forget(self) -> None:
        self._refused = (-1, -1)
        self.close()

    def _begun(self) -> Begun | None:
        """What she began at the caret; None while nothing can be offered."""
        sheet, cursor = self._sheet, self._sheet.textCursor()
        index = cursor.blockNumber()
        blocks = sheet.sheet.blocks
        busy = self._writer.composing or sheet.isReadOnly() or cursor.hasSelection()
        if busy or not sheet.hasFocus() or index >= len(blocks) or not blocks[index].section_id:
            return None
        text, layout = cursor.block().text(), sheet.sheet.layout_of(index)
        at, heading = cursor.positionInBlock(), layout.heading_end
        start = characters(text, heading) if layout.run_in and at >= heading else 0
        return begun(text, characters(text, at), start)

    def _sentence(self) -> tuple[int, int]:
        wanted = self._begun()
        return (self._sheet.textCursor().blockNumber(), wanted.start) if wanted else (-1, -1)

    def _look(self) -> None:
        wanted = self._begun()
        if wanted is None or self._refused == self._sentence():
            return
        self._refused = (-1, -1)
        plan, search = self._session.plan, self._session.search
        job = self._session.work(
            "找可以接着写的话", lambda _: _found(search, wanted, plan), quiet=True
        )
        self._job, self._wanted = job, wanted
        job.succeeded.connect(lambda found: self._take_found(job, found))

    def _take_found(self, job: Job, found: tuple[Offer, ...]) -> None:
        wanted = self._wanted
        if job is not self._job or not found or self._begun() != self._wanted:
            return
        self._offers = found
        block = self._sheet.textCursor().block()
        begin = block.position() + width(block.text()[: wanted.start]) if wanted else 0
        self.list.show_lines([(offer.text, offer.title) for offer in found], begin)

    # -- taking ---------------------------------------------------------------------------------

    def _click(self, index: QModelIndex) -> None:
        self.take(index.row())

    def _keep_origin(self, offer: Offer) -> None:
        """The sentence remembers the document, in the same step as its words."""
        from workbench.drafting.adopting import with_origin

        self._writer.flush()
        cursor, document = self._sheet.textCursor(), self._sheet.sheet
        layout = document.layout_of(cursor.blockNumber())
        at = layout.sentence_at(max(0, cursor.positionInBlock() - 1))
        plan = self._session.plan
        task = document.task(layout.sentences[at].task_id) if at >= 0 else None
        if plan is None or task is None or task.text.rstrip(_TAIL) != offer.text.rstrip(_TAIL):
            return
        block = document.blocks[cursor.blockNumber()]
        after = with_origin(plan, task.id, offer.origin)
        if self._session.apply(after, "写入资料里的一句", block.paragraph_id or block.section_id):
            self._session.message.emit(Message(f"这一句取自“{offer.title}”，来源已记下"))


def _found(
    search: Callable[[str], Sequence[HitEntry]], wanted: Begun, plan: Plan | None
) -> tuple[Offer, ...]:
    """By the whole sentence first; by its last clause where that gives too little."""
    own = plan.id if plan else ""
    written = "\n".join(task.text for task in plan.tasks()) if plan else ""
    hits: list[HitEntry] = []
    made: tuple[Offer, ...] = ()
    for words in wanted.queries:
        hits += search(words)
        made = offers(hits, wanted, own, written)
        if len(made) > 1:
            break
    return made
