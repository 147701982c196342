"""大纲: number and title of every item; how many tasks, of them without a unit, how many findings.

一、健全公共卫生服务体系       11   1   3
  （二）完善院前急救网络        3
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.library.opening import empty_page
from ui.library.outline_drag import OutlineDrag
from ui.library.outline_receiver import OutlineReceiver
from ui.state import Selection
from ui.tree import Tree
from ui.tree_model import Role, Row, TreeModel
from workbench.chapters import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtCore import QModelIndex

    from ui.session import Session
    from workbench.checking.findings import Finding
    from workbench.plan import Plan
    from workbench.plan import Section as PlanSection


_AT_ONCE = 200
"""So many rows are made in one turn of the window's."""
HEADS = (
    ("table", "任务：这一条下有几句"),
    ("unassigned", "责任未定：几句还没有单位"),
    ("warning", "审校：几处必错和疑似"),
)
"""The columns of counts: icon and what it says; the first one only where there is room."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of an item with all that stands below it."""

    tasks: int = 0
    unassigned: int = 0
    errors: int = 0
    doubts: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.tasks + other.tasks,
            self.unassigned + other.unassigned,
            self.errors + other.errors,
            self.doubts + other.doubts,
        )

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """As they are shown, zeros left empty; 提示 do not count."""
        found = self.errors + self.doubts
        shown = (
            (self.tasks, "ink2"),
            (self.unassigned, "ink2"),
            (found, "err" if self.errors else "warn"),
        )
        return tuple((str(count) if count else "", tone) for count, tone in shown)

    @property
    def spoken(self) -> str:
        """As they are read out."""
        parts = (
            (self.unassigned, "责任未定{}项"),
            (self.errors, "必错{}处"),
            (self.doubts, "疑似{}处"),
        )
        return "，".join(words.format(count) for count, words in parts if count)


def outline_rows(
    plan: Plan,
    *,
    editable: bool = True,
    findings: Mapping[str, Sequence[Finding]] | None = None,
    wide: bool = False,
) -> tuple[Row, ...]:
    """The rows of the outline of `plan`; a chapter's counts include what stands below it.

    `findings` are those of a sentence or an item, by its id. `wide`: tasks are counted, too.
    """
    grave = {place: _grave(found) for place, found in (findings or {}).items()}
    return OutlineBook().rows(plan, editable=editable, grave=grave, wide=wide)


def _grave(findings: Sequence[Finding]) -> tuple[int, int]:
    severities = [finding.severity.value for finding in findings]
    return severities.count("error"), severities.count("doubt")


class OutlineBook:
    """The rows of an outline, kept chapter by chapter: an edit makes only those it touched anew."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._told: tuple[bool, bool] = (False, False)

    def rows(
        self,
        plan: Plan,
        *,
        editable: bool,
        grave: Mapping[str, tuple[int, int]],
        wide: bool,
    ) -> tuple[Row, ...]:
        """As `outline_rows` says; chapters that stayed, and what is found in them, keep theirs.

        `grave`: how many findings are 必错 and 疑似, by place.
        """
        maker = self._maker(plan, editable=editable, grave=grave, wide=wide)
        self._kept = {s.id: self._entry(s, maker) for s in plan.sections}
        return tuple(kept.row for kept in self._kept.values())

    def steps(
        self,
        plan: Plan,
        *,
        editable: bool,
        grave: Mapping[str, tuple[int, int]],
        wide: bool,
    ) -> Iterator[int]:
        """Make the rows of `plan` ready, a chapter a step; so many rows a chapter has.

        Afterwards `rows` finds them made.
        """
        maker = self._maker(plan, editable=editable, grave=grave, wide=wide)
        for section in plan.sections:
            self._kept[section.id] = self._entry(section, maker)
            yield len(held(section).sections)

    def _maker(
        self, plan: Plan, *, editable: bool, grave: Mapping[str, tuple[int, int]], wide: bool
    ) -> _Rows:
        if self._told != (editable, wide):
            self._kept, self._told = {}, (editable, wide)
        return _Rows(plan.numbers(), grave, editable=editable, wide=wide)

    def _entry(self, section: PlanSection, maker: _Rows) -> _Kept:
        told, old = maker.told(section), self._kept.get(section.id)
        if old and old.section is section and old.told == told:
            return old
        return _Kept(section, told, maker.row(section, answered=False)[0])


class _Kept(NamedTuple):
    """The row of a chapter, and what it was made of."""

    section: PlanSection
    told: tuple[object, object]
    row: Row


class _Rows:
    def __init__(
        self,
        numbers: Mapping[str, str],
        grave: Mapping[str, tuple[int, int]],
        *,
        editable: bool,
        wide: bool,
    ) -> None:
        self._numbers, self._grave = numbers, grave
        self._editable, self._wide = editable, wide

    def told(self, chapter: PlanSection) -> tuple[list[str], dict[str, tuple[int, int]]]:
        """What its row is made of beside the chapter itself: numbers and findings."""
        parts, grave = held(chapter), self._grave
        places = filter(grave.__contains__, (*parts.sections, *parts.tasks) if grave else ())
        own = list(map(self._numbers.__getitem__, parts.sections))
        return own, {place: grave[place] for place in places}

    def row(self, section: PlanSection, *, answered: bool) -> tuple[Row, Counts]:
        """`answered`: somebody answers for a section above."""
        answered = answered or bool(section.assignments)
        below = [self.row(child, answered=answered) for child in section.sections]
        counts = sum((c for _, c in below), start=self._own(section, answered=answered))
        text = f"{self._numbers[section.id]}{section.heading}"
        spoken = counts.spoken
        row = Row(
            section.id,
            text,
            edit=section.heading if self._editable else None,
            spoken=f"{text}，{spoken}" if spoken else text,
            tip="\n".join(part for part in (text, spoken) if part),
            counts=counts.columns if self._wide else counts.columns[1:],
            rows=tuple(row for row, _ in below),
        )
        return row, counts

    def _own(self, section: PlanSection, *, answered: bool) -> Counts:
        tasks = list(section.tasks())
        places = (section.id, *(task.id for task in tasks))
        grave = [self._grave[place] for place in places if place in self._grave]
        return Counts(
            len(tasks),
            0 if answered else sum(not task.assignments for task in tasks),
            sum(errors for errors, _ in grave),
            sum(doubts for _, doubts in grave),
        )


class _Asked(TypedDict):
    """What the rows depend on beside the plan."""

    editable: bool
    grave: Mapping[str, tuple[int, int]]
    wide: bool


class OutlinePanel(QWidget):
    """The outline of the open plan, in step with the selection; F2 renames in place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = TreeModel(self._rename, self)
        self.tree = Tree(self.model, "大纲")
        self.drag = OutlineDrag(self.tree, session)
        self.receiver = OutlineReceiver(self.tree, session)
        self.wide = False
        self._book = OutlineBook()
        self._fresh = False
        self._steps: Iterator[int] = iter(())
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._step)
        self._layers = QStackedLayout(self)
        words = ("还没有打开要点", "点资料里的一份，或新建一份")
        self.empty = empty_page(session, "outline", *words, session.begun)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self.tree)
        self._connect()

    def rename_current(self) -> None:
        """Offer the current heading for renaming, as F2 does."""
        self.tree.setFocus()
        if self.tree.currentIndex().isValid():
            self.tree.edit(self.tree.currentIndex())

    def make_wide(self, wide: bool) -> None:
        """There is room to count the tasks, or no longer."""
        if wide is not self.wide:
            self.wide = wide
            self._refresh()

    def _connect(self) -> None:
        self._session.plan_opened.connect(self._open)
        self._session.plan_changed.connect(self._refresh)
        self._session.selection_changed.connect(self._follow)
        self._session.findings.changed.connect(self._begin)
        self.tree.selectionModel().currentChanged.connect(self._choose)

    def _open(self) -> None:
        """Another plan: what stands there goes at once, what is to stand there may take turns."""
        self._fresh = True
        if self._session.plan:
            self.model.show(())
            self._layers.setCurrentIndex(1)
        self._begin()

    def _begin(self) -> None:
        """Make the rows anew; those of a long plan in several turns, shown all at once."""
        plan = self._session.plan
        if plan is None or len(plan.numbers()) <= _AT_ONCE:
            self._refresh()
            return
        self._steps = self._book.steps(plan, **self._asked())
        self._turns.start()

    def _step(self) -> None:
        made = 0
        for rows in self._steps:
            made += rows
            if made >= _AT_ONCE:
                return
        self._refresh()

    def _refresh(self) -> None:
        """Make the rows of the open plan anew that changed, and show them."""
        self._turns.stop()
        plan = self._session.plan
        folded = set() if self._fresh else self.tree.folded()
        rows = self._book.rows(plan, **self._asked()) if plan else ()
        if self.model.show(rows) or self._fresh:
            self.tree.unfold_all_but(folded) if folded else self.tree.expandAll()
            self._follow(self._session.selection)
        self._fresh = False
        self._layers.setCurrentIndex(1 if rows else 0)

    def _asked(self) -> _Asked:
        session = self._session
        return {
            "editable": session.editable,
            "grave": session.findings.grave,
            "wide": self.wide,
        }

    def _follow(self, selection: Selection) -> None:
        self.tree.show_current(selection.section_id)

    def _choose(self, current: QModelIndex) -> None:
        key = str(current.data(Role.KEY) or "")
        if key and key != self._session.selection.section_id:
            self._session.select(Selection(section_id=key))

    def _rename(self, section_id: str, heading: str) -> None:
        from workbench.drafting.editing import rename

        plan = self._session.plan
        number = plan.numbers()[section_id] if plan else ""
        self._session.edit(lambda p: rename(p, section_id, heading), f"改标题{number}")
