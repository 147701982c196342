"""An import that is looked over: what was decided, what came of it, which place is current.

Panes know the review and nobody else. A correction is said at a place of the source; what came of
it is worked out beside the window and shown when it is there. What is decided is kept at once, so
she may leave in the middle.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.imports.bench import Bench, Step, steps_to
from ui.imports.rows import BELOW_LABEL, RowKind, below_label
from ui.imports.verbs import ANSWERS, DEMOTE, JOIN, PROMOTE, SWAP
from ui.jobs import Runner
from workbench.errors import WorkbenchError
from workbench.reading.corrections import Act, Correction, allowed, corrected

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.gateway import Gateway
    from ui.imports.sight import Sight
    from ui.imports.verbs import Verb
    from workbench.document import ColumnMapping
    from workbench.imports import Review
    from workbench.reading.corrections import Decisions

_KEEP_PAUSE_MS = 400


class ImportReview(QObject):
    """One file under review.

    Signals:
        changed(Sight): this is what stands now.
        moved(place): another place of the source is current.
        refused(str): a correction makes no sense there, and why.
        steps_changed(): undo or redo may differ.
        kept(): the file waits in the library from now on.
        failed(Exception): something went wrong beside the window.
    """

    changed = Signal(object)
    moved = Signal(int)
    refused = Signal(str)
    steps_changed = Signal()
    kept = Signal()
    failed = Signal(object)

    def __init__(
        self, workbench: Gateway, review: Review, parent: QObject | None = None, left_at: int = -1
    ) -> None:
        """`left_at` is the place at which she left it before, -1 for none."""
        super().__init__(parent)
        self.review = review
        self.decisions: Decisions = review.decisions
        self.sight: Sight | None = None
        self.place = 0
        self._left_at = left_at if left_at >= 0 else _last_place(review.decisions)
        self._workbench = workbench
        self._bench = Bench(review)
        self._doubts = 0
        self._answered: tuple[int, int] | None = None
        """The doubt whose answer is being worked out, and the place current then."""
        self._done = list(steps_to(self.decisions))
        self._undone: list[Step] = []
        self._waiting: list[Callable[[], None]] = []
        self._busy = False  # what came of the last decision is not known yet
        self._kept: Decisions | None = None
        self._runner = Runner(self)
        self._pause = QTimer(self, interval=_KEEP_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.keep)

    def begin(self) -> None:
        """Work out what is to be shown at first; ends in `changed`."""
        if self.decisions.corrections:
            first = replace(self.decisions, corrections=())
            job = self._runner.start("读懂文件", lambda _: self._bench.doubts(first))
            job.succeeded.connect(self._count_doubts)
            job.failed.connect(self.failed)
        self._look()
        self.keep()

    # -- what is current ------------------------------------------------------------------------

    def select(self, place: int) -> None:
        """Make a place of the source current in both panes."""
        if place != self.place:
            self.place = place
            self.moved.emit(place)

    def walk(self, steps: int) -> None:
        """To the next (1) or previous (-1) place to look at, round at the ends."""
        stops = self.stops
        if not stops:
            self.refused.emit("没有存疑的地方")
            return
        order = sorted(stops)
        behind = [stop for stop in order if (stop > self.place if steps > 0 else stop < self.place)]
        if not behind:
            behind = order
        self.select(behind[0] if steps > 0 else behind[-1])

    @property
    def stops(self) -> tuple[int, ...]:
        """Places to look at: the doubtful headings; where there is none any more, lost text."""
        if self.sight is None:
            return ()
        return self.sight.doubts or self.sight.gaps[:1]

    @property
    def doubts(self) -> tuple[int, int]:
        """How many headings were doubtful at first, and how many of them are settled."""
        left = len(self.sight.doubts) if self.sight else 0
        return max(self._doubts, left), max(0, self._doubts - left)

    # -- corrections ----------------------------------------------------------------------------

    def do(self, verb: Verb, place: int | None = None) -> None:
        """Do what `verb` says at the current place, or at `place`; ends in changed or refused."""
        at = self.place if place is None else place
        if self._busy:
            self._waiting.append(lambda: self.do(verb, at))
            return
        correction = self.correction(verb, at)
        if correction is None:
            self.refused.emit(self.refusal(verb, at))
            return
        made = (*self.decisions.corrections, correction)
        doubt = self._row_start(at)
        answers = verb in ANSWERS and doubt in self._open_doubts
        self._answered = (doubt, correction.place) if answers else None
        self._step(replace(self.decisions, corrections=made), verb.text, correction.place)

    def swap(self, start: int, end: int) -> None:
        """Furniture between two places is text; where there is none all of it is furniture."""
        if self._busy:
            self._waiting.append(lambda: self.swap(start, end))
            return
        made = self._swaps(start, end)
        if not made:
            self.refused.emit(SWAP.refusal)
            return
        corrections = (*self.decisions.corrections, *made)
        name = f"{SWAP.text}（{len(made)}段）"
        self._step(replace(self.decisions, corrections=corrections), name, made[0].place)

    def promote(self) -> None:
        self.do(PROMOTE)

    def demote(self) -> None:
        self.do(DEMOTE)

    def correction(self, verb: Verb, place: int) -> Correction | None:
        """The correction that `verb` amounts to at a place, None where it makes no sense."""
        if self.sight is None or (verb is JOIN and self._below_label(place)):
            return None
        spot = self._spot(verb, place)
        if spot is None:
            return None
        parsing = self.sight.understanding.parsing
        found = (Correction(act, spot) for act in verb.acts)
        return next((one for one in found if allowed(parsing, one)), None)

    def refusal(self, verb: Verb, place: int) -> str:
        """Why `verb` makes no sense at a place."""
        return BELOW_LABEL if verb is JOIN and self._below_label(place) else verb.refusal

    def undo(self) -> None:
        """Take the last decision back."""
        if self._busy:
            self._waiting.append(self.undo)
        elif self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._go(step.before, step.place)

    def redo(self) -> None:
        """Make the decision last taken back again."""
        if self._busy:
            self._waiting.append(self.redo)
        elif self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._go(step.after, step.place)

    @property
    def undo_label(self) -> str:
        """What 撤销 would take back, "" if nothing."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_label(self) -> str:
        """What 重做 would bring back, "" if nothing."""
        return self._undone[-1].name if self._undone else ""

    def choose_column(self, column: ColumnMapping) -> None:
        """A column of its tables means something else: it is read again."""
        if self._busy:
            self._waiting.append(lambda: self.choose_column(column))
            return
        others = (one for one in self.decisions.columns if one.header != column.header)
        after = replace(self.decisions, columns=(*others, column))
        self._step(after, f"改表头“{column.header}”", self.place)

    # -- keeping --------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what was decided, beside the window."""
        self._pause.stop()
        review, decisions = self.review, self.decisions
        if decisions == self._kept:
            return
        job = self._runner.start(
            "记下改动", lambda _: self._workbench.keep_review(review, decisions)
        )
        job.succeeded.connect(lambda _: self._note_kept(decisions))
        job.failed.connect(self.failed)

    def close(self, *, kept: bool = False) -> None:
        """Keep what is not kept yet, here and now, and stop the work beside the window.

        `kept`: the file is a document now, or given up; there is nothing left to keep.
        """
        self._pause.stop()
        self._runner.close()
        if not kept and self.decisions != self._kept:
            try:
                self._workbench.keep_review(self.review, self.decisions)
            except WorkbenchError as error:
                self.failed.emit(error)
        self.blockSignals(True)  # what the work beside the window still says concerns nobody

    # -- inside ---------------------------------------------------------------------------------

    def _note_kept(self, decisions: Decisions) -> None:
        first, self._kept = self._kept is None, decisions
        if first:
            self.kept.emit()

    def _spot(self, verb: Verb, place: int) -> int | None:
        """Where `verb` is said: at a heading where it concerns one, else at a character."""
        assert self.sight is not None
        if verb.heading:
            at = self.sight.row_at(place)
            row = self.sight.rows[at] if at >= 0 else None
            return row.start if row and row.kind is RowKind.HEADING else None
        return self.sight.character_at(place)

    def _below_label(self, place: int) -> bool:
        if self.sight is None:
            return False
        at = self.sight.row_at(place)
        return at >= 0 and below_label(self.sight.rows, at)

    def _swaps(self, start: int, end: int) -> list[Correction]:
        """One correction for each paragraph for which it makes sense after those before it."""
        if self.sight is None:
            return []
        passages = [p for p in self.sight.passages if p.start < end and p.end > start]
        furniture = [passage for passage in passages if passage.is_chrome]
        act = Act.KEEP if furniture else Act.DROP
        parsing = self.sight.understanding.parsing
        made: list[Correction] = []
        for passage in furniture or passages:
            spot = self.sight.character_at(passage.start)
            one = Correction(act, spot) if spot is not None else None
            if one and allowed(parsing, one):
                parsing = corrected(parsing, [one])
                made.append(one)
        return made

    def _step(self, after: Decisions, name: str, place: int) -> None:
        """Decide something new."""
        self._undone.clear()
        self._done.append(Step(self.decisions, after, name, place))
        self._go(after, place)

    def _go(self, decisions: Decisions, place: int) -> None:
        """These are the decisions now; what they amount to is worked out."""
        self.decisions = decisions
        self.select(place)
        self._pause.start()
        self.steps_changed.emit()
        self._look()

    def _look(self) -> None:
        self._busy = True
        decisions = self.decisions
        job = self._runner.start("核对", lambda _: self._bench.sight(decisions))
        job.succeeded.connect(self._show)
        job.failed.connect(self._fail)

    def _show(self, sight: Sight) -> None:
        self._busy = False
        if self.sight is None:
            self.place = _first_place(sight, self._left_at)
            self._doubts = max(self._doubts, len(sight.doubts))
        self.sight = sight
        self.changed.emit(sight)
        self._go_on()
        while self._waiting and not self._busy:
            self._waiting.pop(0)()

    def _go_on(self) -> None:
        """An answered doubt leads to the next one, round at the end; the last one stays current."""
        answered, self._answered = self._answered, None
        left = self._open_doubts
        if not answered or not left or answered[0] in left or self.place != answered[1]:
            return
        self.select(next((place for place in sorted(left) if place > answered[0]), min(left)))

    def _row_start(self, place: int) -> int:
        at = self.sight.row_at(place) if self.sight else -1
        return self.sight.rows[at].start if self.sight and at >= 0 else -1

    @property
    def _open_doubts(self) -> tuple[int, ...]:
        return self.sight.doubts if self.sight else ()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._waiting.clear()
        self.failed.emit(error)

    def _count_doubts(self, count: int) -> None:
        self._doubts = count


def _last_place(decisions: Decisions) -> int:
    """Where something was decided last, -1 if nothing was."""
    return decisions.corrections[-1].place if decisions.corrections else -1


def _first_place(sight: Sight, left_at: int) -> int:
    """Where to begin: the doubt nearest to where she left, else there; at first the title."""
    if left_at >= 0:
        return sight.doubt_near(left_at)
    titles = (row.start for row in sight.rows if row.kind is RowKind.TITLE)
    return next(iter(sight.doubts), next(titles, 0))
