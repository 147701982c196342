"""正文: the plan as one continuous white sheet, 28 characters a line, edited where it stands.

The sheet shows the manuscript and hands every key to the plan; numbers cannot be typed into since
they are not in the text. Undo and redo are those of the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from ui import faces
from ui.arrival import Arrival
from ui.keystrokes import is_command
from ui.sheet.completion import Completion
from ui.sheet.composition import Composition
from ui.sheet.keys import Keys
from ui.sheet.menu import fill_menu
from ui.sheet.mouse import SheetMouse
from ui.sheet.pages import PageEdges
from ui.sheet.pasting import Paster, clip_of, own_words
from ui.sheet.spans import number_of, open_tasks
from ui.sheet.speaking import Speaker
from ui.sheet.writer import PAUSE, QUICK, SheetWriter
from ui.state import Selection

if TYPE_CHECKING:
    from ui.session import Session
    from ui.sheet.differing import Spot
    from ui.sheet.pages import Edges
    from workbench.drafting.pieces import Change
    from workbench.plan import Plan

_READ_ONLY = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_NEAREST = {"notice.number": "notice.title", "issuer": "title"}
"""Where to look for a part that has no line of its own on the sheet."""
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Sheet(SheetMouse):
    """The text of the open plan, in step with the session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        faces.load_missing()
        super().__init__(session, parent)
        self._writer = SheetWriter(session, self.sheet, self)
        self._keys = Keys(self, self._writer)
        self._composition = Composition(self, session, self._writer)
        self.paster = Paster(session, self._writer, self)
        self.completion = Completion(self, session, self._writer)
        self._edges = PageEdges(session, self)
        self.scene.arrival = self.arrival = Arrival(self)
        self._following = self._due = False
        self._wants_keys = True
        self._connect()
        self.speaker = Speaker(self, session)
        self._open()

    def _connect(self) -> None:
        self._session.plan_opened.connect(self._open)
        self._session.plan_changed.connect(self._show_change)
        self._session.selection_changed.connect(self._show_selection)
        self._session.flushing.connect(self.flush)
        self._session.state_changed.connect(self._show_state)
        self._session.findings.changed.connect(self._show_findings)
        self._edges.found.connect(self._show_edges)
        self.sheet.grown.connect(self._show_due)
        self._writer.changed.connect(self._place_caret)
        self.cursorPositionChanged.connect(self._follow_caret)
        self.selectionChanged.connect(self.viewport().update)

    def flush(self) -> None:
        """Hand in what is typed but not yet kept."""
        self._writer.flush()

    def hasten(self, quick: bool) -> None:
        """Hand in what is typed sooner, for the pages beside the text, or as usual."""
        self._writer.pause = QUICK if quick else PAUSE

    def shift_level(self, *, deeper: bool) -> None:
        """The current item, or all items selected, one level down or up."""
        self._keys.shift_level(deeper=deeper)

    def move_on(self, step: int) -> None:
        """The current sentence or item one place up (-1) or down (+1)."""
        self._keys.move_on(step)

    def sentence_id(self) -> str:
        """The sentence of the caret among several of its paragraph; "" in a heading or alone."""
        cursor = self.textCursor()
        index = cursor.blockNumber()
        if index >= len(self.sheet.blocks) or cursor.hasSelection():
            return ""
        layout = self.sheet.layout_of(index)
        at = layout.sentence_at(cursor.positionInBlock())
        return layout.sentences[at].task_id if at >= 0 and len(layout.sentences) > 1 else ""

    def section_ids(self) -> list[str]:
        """The item of the caret, or those whose headings are selected."""
        start, end = self.selected()
        first, last = self._writer.place(start).index, self._writer.place(end).index
        blocks = self.sheet.blocks[first : last + 1]
        headed = [b.section_id for b in blocks if b.has_heading]
        return headed or [b.section_id for b in blocks[:1] if b.section_id]

    def selected_text(self) -> str:
        """The selected text as it reads on paper: a line a block, with its number."""
        start, end = self.selected()
        first, last = self._writer.place(start).index, self._writer.place(end).index
        return "\n".join(self._selected_line(i, start, end) for i in range(first, last + 1))

    def _selected_line(self, index: int, start: int, end: int) -> str:
        block = self.sheet.findBlockByNumber(index)
        begin, stop = block.position(), block.position() + block.length() - 1
        cursor = QTextCursor(block)
        cursor.setPosition(max(start, begin))
        cursor.setPosition(min(end, stop), _KEEP)
        whole = begin < end and (start < begin or (start == begin and end >= stop))
        number = number_of(self.sheet.blocks[index]) if whole and self.sheet.blocks else ""
        return number + cursor.selectedText()

    # -- following the session --------------------------------------------------------------------

    def _open(self) -> None:
        self._following = True
        self._writer.open(self._session.plan)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._following = False
        self.scene.open_tasks = open_tasks(self._session.plan)
        self._show_findings()
        self._show_state()
        self._show_selection(self._session.selection)
        self._wants_keys = True
        if self.isVisible():
            self._take_keys()

    def _take_keys(self) -> None:
        """What is typed after a plan was opened goes into it, unless a field is being typed in."""
        if self._wants_keys and not isinstance(QApplication.focusWidget(), QLineEdit):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wants_keys = False

    def _show_state(self) -> None:
        editable = self._session.editable
        if self.isReadOnly() is editable:
            self.setReadOnly(not editable)
            if not editable:
                self.setTextInteractionFlags(_READ_ONLY)

    def _show_findings(self) -> None:
        self.scene.findings = self._session.findings.places
        self.viewport().update()

    def _show_edges(self, found: Edges) -> None:
        self.scene.edges = found
        self.viewport().update()

    def _show_change(self, _before: object, after: Plan) -> None:
        top = self.top()
        self._following = True
        spots = self._writer.show(after)
        self._following = False
        self.scene.open_tasks = open_tasks(after)
        self.return_to(top)
        self._show_spots(spots)
        if self.hasFocus():
            self._follow_caret()
        self.viewport().update()

    def _show_spots(self, spots: list[Spot]) -> None:
        """What was changed from elsewhere is brought into sight if none of it is."""
        cursors = [self._cursor_at(index, offset) for index, offset in spots]
        if not cursors or any(self.in_sight(cursor) for cursor in cursors):
            return
        self.scroll_to(cursors[0])
        if self.hasFocus():
            self._set_caret(cursors[0])

    def _cursor_at(self, index: int, offset: int) -> QTextCursor:
        cursor = self.textCursor()
        cursor.setPosition(self.sheet.findBlockByNumber(index).position() + offset)
        return cursor

    def _set_caret(self, cursor: QTextCursor) -> None:
        """Put the caret there without telling the others."""
        self._following = True
        self.setTextCursor(cursor)
        self._following = False

    def _show_due(self) -> None:
        """What was selected before it was shown is there now, or will be."""
        if self._due:
            self._show_selection(self._session.selection)

    def _show_selection(self, selection: Selection) -> None:
        self._due = False
        self.scene.tasks = frozenset(selection.task_ids)
        self.scene.section_id = selection.section_id
        self.scene.part = _NEAREST.get(selection.part, selection.part)
        here = self._selection_at(self.textCursor())
        there = selection.task_ids and here.task_ids == selection.task_ids[:1]
        if not self._following:
            if there or selection == here:
                self.scroll_to(self.textCursor())
            else:
                self._reveal(selection)
                self.arrival.begin()
        self.viewport().update()

    def _reveal(self, selection: Selection) -> None:
        """Put the caret where the selection begins and scroll there if it is out of sight."""
        task = selection.task_ids[0] if selection.task_ids else ""
        place = task or selection.paragraph_id or selection.section_id or self.scene.part
        self._due = self.sheet.to_follow(place)
        index = self.sheet.index_of(place) if place and not self._due else -1
        if index < 0 or self._writer.composing:
            return
        layout = self.sheet.layout_of(index)
        tasks = [sentence.task_id for sentence in layout.sentences]
        offset = layout.range_of(tasks.index(task))[0] if task in tasks else 0
        cursor = self._cursor_at(index, offset)
        self.scroll_to(cursor)  # first: setting the caret would show it on the last line
        self._set_caret(cursor)

    def _follow_caret(self) -> None:
        """The caret moved: what it left is kept, its sentence is current everywhere."""
        if self._following:
            return
        self.arrival.end()
        index = self.textCursor().blockNumber()
        self._writer.leave(index)
        if self._session.plan is not None and self.sheet.blocks:
            self._following = True
            self._session.select(self._selection_at(self.textCursor()))
            self._following = False

    def _selection_at(self, cursor: QTextCursor) -> Selection:
        index = cursor.blockNumber()
        if index >= len(self.sheet.blocks):
            return Selection()
        block, layout = self.sheet.blocks[index], self.sheet.layout_of(index)
        at = layout.sentence_at(cursor.positionInBlock())
        tasks = (layout.sentences[at].task_id,) if at >= 0 else ()
        return Selection(block.section_id, block.paragraph_id, tasks, block.part)

    def _place_caret(self, change: Change) -> None:
        """Where the gesture says; at the start of what was selected if its block is gone."""
        cursor = self.textCursor()
        if change.at:  # else several items moved: they stay selected
            position = self._writer.position(change)
            cursor.setPosition(position if position >= 0 else cursor.selectionStart())
            self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._follow_caret()

    # -- keys, mouse, clipboard -------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._claims(event):
            event.accept()
            return True
        return super().event(event)

    def _claims(self, event: QKeyEvent) -> bool:
        return self._keys.claims(event) or self.completion.claims(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.sheet.complete()  # Ctrl+A and Ctrl+End mean all of the plan
        if self.completion.press(event):
            return
        if event.key() == Qt.Key.Key_Escape and self.handle.dragging:
            self.handle.give_up()
        elif self._away() or is_command(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._session.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._session.redo()
        elif not self._keys.step(event) and (self.isReadOnly() or not self._keys.press(event)):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly() or self._away():
            event.ignore()
            return
        self.sheet.complete()
        self._composition.begin(event, over_items=self._keys.spans_blocks())
        super().inputMethodEvent(event)
        self._composition.end(event)
        self.sheet.dress_composition(self.textCursor().block())

    def _away(self) -> bool:
        """Another view is shown in its place: what is typed is not meant for it."""
        return self.isHidden() and not self.isWindow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.completion.close()
        self.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scroll_to(self.textCursor())
        self._take_keys()
        self._edges.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._edges.watch(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.bring_caret(event.pos())
            point = QPointF(event.pos())
        else:
            point = QPointF(self.cursorRect().center())
        self.menu_at(point).popup(self.viewport().mapToGlobal(point.toPoint()))

    def menu_at(self, point: QPointF) -> QMenu:
        """What can be done at a point of the viewport."""
        return fill_menu(self, self._session, self.wrong_at(point), self._keys.cut)

    def createMimeDataFromSelection(self) -> QMimeData:
        return own_words(self.selected_text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        clip = clip_of(source)
        if clip.lines and not self.isReadOnly():
            self.paster.paste(self.textCursor(), clip)
            self.ensureCursorVisible()
