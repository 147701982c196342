"""Following what stands in the text: 《》, figures and units to where else they stand.

Ctrl and a click, or Ctrl+Enter, lists the other places; one is gone to by ↓ and Enter. What was
taken from a paper of the library leads there, too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from ui import icons
from ui.sheet.spans import Mark, characters, width
from ui.state import Message, Selection
from workbench.drafting.echoes import Echo, echoes, followed_at
from workbench.drafting.moving import sentence_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from ui.gateway import HitEntry
    from ui.session import Session
    from ui.sheet.view import SheetView

_MOST = 12
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Subject(NamedTuple):
    """What is followed: its words, where they stand in their block (Qt's count), their sentence."""

    words: str
    start: int
    end: int
    task_id: str
    mark: Mark | None


class Following:
    """Lists where else something stands, and goes there; F3 walks on from place to place."""

    def __init__(self, sheet: SheetView, session: Session) -> None:
        self._sheet = sheet
        self._session = session
        self._walked = ""  # what F3 goes on with, once a place of the list was gone to
        self._at = ""
        session.plan_opened.connect(self.stop)

    def stop(self) -> None:
        """F3 means the list 查找 again."""
        self._walked = self._at = ""

    def walk(self, steps: int) -> bool:
        """To the next (1) or previous (-1) place of what was followed; False if nothing was."""
        self._session.flushing.emit()
        plan = self._session.plan
        found = echoes(plan, self._walked) if plan and self._walked else ()
        if not found:
            return False
        at = next((n for n, echo in enumerate(found) if echo.task_id == self._at), -1)
        at = (at + steps) % len(found) if at >= 0 or steps > 0 else len(found) - 1
        self._go_to(found[at], self._walked)
        said = f"“{self._walked}”第 {at + 1} 处，共 {len(found)} 处（F3 下一处）"
        self._session.message.emit(Message(said))
        return True

    def subject(self, cursor: QTextCursor) -> Subject | None:
        """What can be followed at a place of the text."""
        document, index = self._sheet.sheet, cursor.blockNumber()
        if index >= len(document.blocks):
            return None
        layout, text, at = (
            document.layout_of(index),
            cursor.block().text(),
            cursor.positionInBlock(),
        )
        sentence = layout.sentence_at(at)
        task_id = layout.sentences[sentence].task_id if sentence >= 0 else ""
        for span in layout.spans_in(max(0, at - 1), at + 1):
            if span.start <= at <= span.end and span.mark not in (Mark.SLOT, Mark.WRONG):
                words = text[characters(text, span.start) : characters(text, span.end)]
                return Subject(words, span.start, span.end, task_id, span.mark)
        found = followed_at(text, characters(text, at))
        if found is None:
            return None
        start, end = width(text[: found[0]]), width(text[: found[1]])
        return Subject(text[slice(*found)], start, end, task_id, None)

    def others(self, subject: Subject) -> tuple[Echo, ...]:
        """The other sentences in which it stands."""
        plan = self._session.plan
        found = echoes(plan, subject.words) if plan else ()
        return tuple(echo for echo in found if echo.task_id != subject.task_id)

    def follow(self, cursor: QTextCursor, at: QPoint) -> QMenu | None:
        """List the other places at a point of the screen; None where nothing can be followed."""
        self._session.flushing.emit()
        subject = self.subject(cursor)
        if subject is None:
            self._session.message.emit(Message("光标处没有书名、数字或单位可以跟着看"))
            return None
        menu = self.menu(subject)
        if menu.actions()[1:]:
            self._walked, self._at = subject.words, subject.task_id
            menu.popup(at)
            menu.setActiveAction(menu.actions()[1])
        else:
            self._session.message.emit(Message(f"“{subject.words}”没有在别处出现"))
        return menu

    def menu(self, subject: Subject) -> QMenu:
        """The list: a title, the other places, and where the sentence came from."""
        others = self.others(subject)
        menu = QMenu(self._sheet)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        title = f"“{subject.words}”另有 {len(others)} 处" if others else f"“{subject.words}”"
        menu.addAction(title).setEnabled(False)
        plan = self._session.plan
        for echo in others[:_MOST] if plan else ():
            assert plan is not None
            words = f"{sentence_name(plan, echo.task_id)}　…{echo.around}…"
            menu.addAction(words, partial(self._go_to, echo, subject.words))
        self._offer_sources(menu, subject)
        return menu

    def _offer_sources(self, menu: QMenu, subject: Subject) -> None:
        task = self._sheet.sheet.task(subject.task_id)
        source = icons.icon("source", "ink2")
        if task and task.origin:
            wanted = partial(self._session.source_wanted.emit, task.origin, task.text)
            menu.addAction(source, "这一句的来源", wanted)
        if subject.words.startswith("《"):
            menu.addAction(source, "在资料里找", partial(self._look_up, subject.words))

    def _look_up(self, words: str) -> None:
        """A paper of the library that names it, beside the plan."""
        job = self._session.work("查找", lambda _: self._session.search(words), quiet=True)
        job.succeeded.connect(lambda hits: self._show_source(words, hits))

    def _show_source(self, words: str, hits: Sequence[HitEntry]) -> None:
        found = next((hit for hit in hits if hit.kind == "document"), None)
        if found:
            self._session.source_wanted.emit(found.id, words)
        else:
            self._session.message.emit(Message(f"资料里没有{words}"))

    def _go_to(self, echo: Echo, words: str) -> None:
        """Its sentence is current everywhere, the words are selected here."""
        self._walked, self._at = words, echo.task_id
        self._session.select(Selection(echo.section_id, task_ids=(echo.task_id,)))
        document = self._sheet.sheet
        index = document.index_of(echo.task_id)
        if index < 0:
            return
        layout, text = document.layout_of(index), document.text_of(index)
        tasks = [sentence.task_id for sentence in layout.sentences]
        begin = layout.range_of(tasks.index(echo.task_id))[0] if echo.task_id in tasks else 0
        at = text.find(words, characters(text, begin))
        if at >= 0:
            self._sheet.select_in(index, width(text[:at]), width(text[: at + len(words)]))
