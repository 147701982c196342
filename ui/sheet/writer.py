"""From keys to the plan: what is typed on the sheet becomes one edit after a short pause.

Typing inside a paragraph stays in the document until she pauses, leaves the paragraph or something
needs the plan (`flush`); Enter, joining, deleting across items and pasting are edits at once. While
an input method composes nothing is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor

from ui.sheet.document import FIRST
from ui.sheet.spans import characters, typed_text, width
from ui.state import Message
from workbench.chapters import tasks_by_id
from workbench.drafting import editing, gestures
from workbench.drafting.enter import press_enter
from workbench.drafting.identity import resplit
from workbench.drafting.moving import step_sentence
from workbench.drafting.pieces import Change, Place
from workbench.errors import MisuseError
from workbench.manuscript import STOP, Block, manuscript
from workbench.one_line import BREAKS, one_line
from workbench.punctuation import restore_punctuation

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session
    from ui.sheet.differing import Spot
    from ui.sheet.document import SheetDocument
    from workbench.plan import Plan, Task

PAUSE = 200
"""Milliseconds without a key after which what was typed is kept."""
QUICK = 120
"""The same while the pages are shown beside the text: they follow what is typed."""
LONGEST = 2000
"""Milliseconds after which it is kept even if she types on."""
UNKEPT = 2500
"""Milliseconds after which it is said that what was typed waits still: for an input method, say.

It is longer than `LONGEST`, else it would come and go while she types.
"""
PATIENCE = 1000
"""Milliseconds without a key for which the 。 behind a heading may be missing."""

_CALM = 100
"""Milliseconds after opening a plan: it is seen, and the long work beside it not yet begun."""
_SENTENCES = (
    "年底前新建站点6个，开展培训三十期，组织一次演练，及时率达到95%以上（责任单位：医政处）。"
    "内设机构压减不少于两个，力争达到30家，比上年下降5个百分点。"
)
"""They have all that is read out of one."""
_BREAKS = re.compile(f"[{BREAKS}]+")
_INDENT = " \u3000"


def clean_lines(text: str) -> list[str]:
    """Pasted text as lines of plain characters with full-width marks, none of them empty.

    Blanks that indent a line and invisible marks go; a Latin phrase keeps the blanks around it.
    """
    lines = [one_line(line) for line in _BREAKS.split(text)]
    if len(lines) > 1:
        return [restore_punctuation(bare) for line in lines if (bare := line.strip(_INDENT))]
    if lines[0].isascii():
        return lines if lines[0] else []
    bare = lines[0].lstrip(_INDENT)
    return [restore_punctuation(bare)] if bare else []


class SheetWriter(QObject):
    """Keeps the plan in step with what is typed in the document.

    Signals:
        changed(Change): a gesture was carried out; put the caret where it says.
    """

    changed = Signal(object)

    def __init__(self, session: Session, document: SheetDocument, parent: QObject) -> None:
        super().__init__(parent)
        self.composing = False
        self.pause = PAUSE
        self._session = session
        self._document = document
        self._dirty = -1  # the block that differs from the plan, -1 if none does
        self._own = -1
        self._stale = self._writing = False
        self._cold = True
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._warm_up)
        self._pool: dict[str, tuple[Task, ...]] = {}
        self._since = QElapsedTimer()
        self._unkept = QTimer(self, singleShot=True, interval=UNKEPT)
        self._unkept.timeout.connect(lambda: self._tell_waiting(waits=True))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_after_pause)
        document.typed.connect(self._note_typing)

    # -- typing ---------------------------------------------------------------------------------

    def flush(self) -> None:
        """Make one edit of what is typed but not yet kept."""
        if self.composing:
            QGuiApplication.inputMethod().commit()
        plan, index = self._session.plan, self._dirty
        if self.composing or index < 0 or plan is None:
            return
        self._timer.stop()
        self._dirty = -1
        self._tell_waiting(waits=False)
        block, text = self._document.blocks[index], self._document.text_of(index)
        if text == typed_text(block):
            return
        after = gestures.retype(plan, block, text, self._remember(plan, block))
        self._own = index
        kept = self._apply(after, self._label(plan, block, text), _join(block))
        if self._own >= 0 or not kept:  # the plan is as it was: the text goes back to it
            self.show(self._session.plan)

    def leave(self, index: int) -> None:
        """The caret stands in block `index` now: what is typed in another is handed in."""
        if self._dirty not in (-1, index):
            self.flush()
        here = self._document.blocks[index].section_id if index < len(self._document.blocks) else ""
        if here not in self._pool:
            self._pool.clear()

    def _remember(self, plan: Plan, block: Block) -> tuple[Task, ...]:
        """The sentences that stood in this item since the caret came, to be found again."""
        if not block.has_heading:
            return ()
        known = self._pool.get(block.section_id, ())
        ids = {task.id for task in known}
        own = [run.task_id for run in block.runs if run.task_id and run.task_id not in ids]
        tasks = tasks_by_id(plan) if own else {}
        self._pool = {block.section_id: (*known, *(tasks[i] for i in own if i in tasks))}
        return known

    def compose(self, composing: bool) -> None:
        """An input method begins or ends a composition."""
        overdue = self._dirty >= 0 and self._since.elapsed() >= LONGEST
        if composing and not self.composing and overdue:
            self.flush()
        ended = self.composing and not composing
        self.composing = composing
        if ended and self._stale:
            self.show(self._session.plan)
        if ended and self._dirty >= 0:
            self._timer.start(PATIENCE if self._stop_missing() else self.pause)

    def show(self, plan: Plan | None) -> list[Spot]:
        """Bring the document in step with `plan`; what is being typed stays.

        Answers block and offset of what came from elsewhere, undo included.
        """
        if self.composing:
            self._stale = True
            return []
        self._stale = False
        own, self._own = self._own, -1
        typing = self._dirty if own < 0 else -1
        block = self._document.blocks[typing] if typing >= 0 else None
        text = self._document.text_of(typing) if typing >= 0 else ""
        self._dirty = -1
        spots: list[Spot] = []
        if plan:
            spots = self._document.sync(manuscript(plan), tasks_by_id(plan), max(own, typing))
        if block:
            self._type_again(block, text)
        return [] if self._writing else [spot for spot in spots if spot[0] != typing]

    def _type_again(self, block: Block, text: str) -> None:
        """The plan changed elsewhere while `text` was typed: it stands again where it stood."""
        index = self._document.index_of(block.section_id if block.has_heading else _join(block))
        if index >= 0 and typed_text(self._document.blocks[index]) == typed_text(block):
            self._document.retype(index, text)

    def open(self, plan: Plan | None) -> None:
        """Show another plan from its beginning."""
        self._timer.stop()
        self._dirty = self._own = -1
        self._pool.clear()
        self._stale = self.composing = False
        tasks = tasks_by_id(plan) if plan else {}
        self._document.show_manuscript(manuscript(plan) if plan else (), tasks, FIRST)
        self._calm.start()

    def _note_typing(self, index: int) -> None:
        if self._dirty not in (-1, index):
            here = self._document.findBlockByNumber(index)
            self.flush()
            index = here.blockNumber()  # a paragraph above it may have gone
        if self._dirty < 0:
            self._since.start()
            self._unkept.start()
        self._dirty = index
        if not self._timer.isActive() or self._since.elapsed() < LONGEST:
            self._timer.start(PATIENCE if self._stop_missing() else self.pause)

    def _tell_waiting(self, *, waits: bool) -> None:
        """Said once it has waited for long, and taken back only then."""
        if waits:
            self._session.saving.waits.emit(self._dirty >= 0)
        elif not self._unkept.isActive():
            self._session.saving.waits.emit(False)
        self._unkept.stop()

    def _warm_up(self) -> None:
        """Beside the window, what reads a sentence is made ready before the first one is kept."""
        if self._cold and self._session.plan:
            self._cold = False
            self._session.work("正在准备", lambda _: _read_twice(), quiet=True)

    def _keep_after_pause(self) -> None:
        if not self.composing:
            self.flush()

    def _stop_missing(self) -> bool:
        """The 。 behind a heading is gone for a moment: wait, else its sentences become heading."""
        if self._dirty < 0:
            return False
        block = self._document.blocks[self._dirty]
        return block.runs_in and STOP not in self._document.text_of(self._dirty)

    def _label(self, plan: Plan, block: Block, text: str) -> str:
        old = typed_text(block)
        same = next(
            (i for i, (a, b) in enumerate(zip(old, text, strict=False)) if a != b), len(old)
        )
        return f"改写{gestures.place_name(plan, block, min(same, max(len(old) - 1, 0)))}"

    # -- gestures -------------------------------------------------------------------------------

    def press_enter(self, cursor: QTextCursor) -> None:
        """A new item or paragraph, or the paragraph in two."""
        self.carry_out(lambda plan: press_enter(plan, self.place(cursor.position())))

    def join(self, cursor: QTextCursor, *, below: bool = False) -> None:
        """The caret's block, or the one `below` it, goes on where the one above it ends."""
        step = 1 if below else 0
        self.carry_out(
            lambda plan: gestures.press_backspace(plan, self.place(cursor.position()).index + step)
        )

    def cut(self, cursor: QTextCursor) -> None:
        """The selected text, over several blocks, is gone."""
        # asked when typing has been kept: keeping it may set the text anew
        self.carry_out(
            lambda plan: gestures.cut(
                plan, self.place(cursor.selectionStart()), self.place(cursor.selectionEnd())
            )
        )

    def carry_out(self, gesture: Callable[[Plan], Change | None]) -> Change | None:
        """One edit, made of the plan with all that is typed in it; None if nothing came of it."""
        self.flush()
        plan = self._session.plan
        if plan is None or self.composing:
            return None
        try:
            change = gesture(plan)
        except MisuseError as error:
            self._session.message.emit(Message(str(error)))
            return None
        if change is None or not self._apply(change.plan, change.label):
            return None
        self.changed.emit(change)
        return change

    def shift_levels(self, section_ids: list[str], *, deeper: bool) -> None:
        """Items one level down or up; the first that cannot go says why."""
        self._restructure(section_ids, gestures.demote if deeper else editing.promote, deeper)

    def move(self, section_id: str, step: int) -> None:
        """An item one place up (-1) or down (+1) among those of its level."""
        self.carry_out(lambda plan: gestures.move_item(plan, section_id, step))

    def move_sentence(self, task_id: str, step: int) -> None:
        """A sentence one place up (-1) or down (+1), over the edge of its item, too."""
        self.carry_out(lambda plan: step_sentence(plan, task_id, step))

    def refuse(self, why: str) -> None:
        """Say in the status line why a key does nothing here."""
        self._session.message.emit(Message(why))

    def place(self, position: int) -> Place:
        """Block and character of a position in the document."""
        block = self._document.findBlock(position)
        return Place(block.blockNumber(), characters(block.text(), position - block.position()))

    def position(self, change: Change) -> int:
        """The position in the document where `change` leaves the caret, -1 if its block is gone."""
        index = self._document.index_of(change.at)
        if index < 0:
            return -1
        block = self._document.findBlockByNumber(index)
        return block.position() + width(block.text()[: change.offset])

    def _restructure(
        self, section_ids: list[str], edit: Callable[[Plan, str], Plan], deeper: bool
    ) -> None:
        def all_of_them(plan: Plan) -> Change:
            after = plan
            for section_id in section_ids:
                after = edit(after, section_id)
            label = "降级" if deeper else "升级"
            return Change(after, f"{label}{gestures.section_name(plan, section_ids)}", "", 0)

        self.carry_out(all_of_them)

    def _apply(self, plan: Plan, label: str, join: str = "") -> bool:
        self._writing = True
        try:
            return self._session.apply(plan, label, join)
        finally:
            self._writing = False


def _read_twice() -> None:
    """Sentences read, and read again with other words."""
    resplit(resplit((), _SENTENCES), _SENTENCES.replace("6个", "一个"))


def _join(block: Block) -> str:
    return block.paragraph_id or block.section_id or block.part
