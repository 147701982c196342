"""The fields of 详情 below its head, and what she does in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import style
from ui.details.chips import ChipField
from ui.details.figures import Figures
from ui.details.milestones import Milestones
from ui.details.names import ChoiceField
from ui.details.parts import EDGE, LinkRow, NoteField, Part, StepRow, hairline, property_row
from ui.details.subject import DIFFERENT, NOTHING, Kind
from ui.labels import text
from workbench.plan import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.details.names import Names
    from ui.details.subject import Subject
    from workbench.particulars import Background, Known, Link

_ROLES = {Role.LEAD: "牵头", Role.RESPONSIBLE: "责任", Role.SUPPORT: "配合"}
_MOST_LINKS = 5


class DetailsBody(QWidget):
    """Shows a subject and hands in what is changed.

    Signals:
        unit_added(role, name), unit_removed(role, name), deadline_set(text), note_set(text):
            what she changed.
        link_wanted(Link): she wants to see where it comes from.
        history_wanted(): she wants all steps.
    """

    unit_added = Signal(object, str)
    unit_removed = Signal(object, str)
    deadline_set = Signal(str)
    note_set = Signal(str)
    link_wanted = Signal(object)
    history_wanted = Signal()

    def __init__(self, unit_names: Callable[[], Names], deadlines: Names) -> None:
        super().__init__()
        self._subject = NOTHING
        self._links: list[LinkRow] = []
        self._steps: list[StepRow] = []
        self._shown_links: tuple[Link, ...] = ()
        self.sentence = text("", "body", wrap=True)
        flags = Qt.TextInteractionFlag
        self.sentence.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.sentence.setContentsMargins(EDGE, 8, EDGE, 4)
        self.sentence.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.chips = {role: ChipField(role.label, unit_names) for role in Role}
        self.deadline = ChoiceField(deadlines)
        self.deadline.setAccessibleName("完成时限")
        self.deadline.setToolTip("完成时限（Alt+↓ 打开候选）")
        self.milestones = Milestones(lambda: deadlines)
        self.targets = Figures()
        self.sources = Part("来源")
        self.sources.act.hide()
        self.note_part = Part("备注")
        self.note = NoteField()
        self.history = Part("改动", "全部历史", "history")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self.sentence)
        column.addWidget(hairline())
        for role, label in _ROLES.items():
            column.addWidget(property_row(label, self.chips[role]))
        column.addWidget(property_row("时限", self.deadline))
        self._milestone_row = property_row("节点", self.milestones)
        column.addWidget(self._milestone_row)
        column.addSpacing(4)
        self.note_part.body.addWidget(self.note)
        for part in (self.targets, self.sources, self.note_part, self.history):
            column.addWidget(part)
        column.addStretch(1)
        self.note.hide()
        self.setMinimumWidth(style.em(14))

    def _connect(self) -> None:
        for role, field in self.chips.items():
            field.added.connect(lambda unit, role=role: self.unit_added.emit(role, unit))
            field.removed.connect(lambda unit, role=role: self.unit_removed.emit(role, unit))
        self.deadline.changed.connect(self.deadline_set)
        self.note.changed.connect(self.note_set)
        self.note_part.act.clicked.connect(self._write_note)
        self.history.act.clicked.connect(self.history_wanted)

    # -- showing --------------------------------------------------------------------------------

    def show_subject(
        self,
        subject: Subject,
        known: Known | None,
        background: Background | None,
        units: frozenset[str],
        *,
        editable: bool,
    ) -> None:
        """Fill all fields; `units` are the names of the drafter's list."""
        self._subject = subject
        self.sentence.setText(subject.text)
        self.sentence.setVisible(bool(subject.text))
        for role, field in self.chips.items():
            field.show_units(subject.units[role], units, editable=editable)
        self._show_deadline(editable=editable)
        one = subject.kind is Kind.TASK
        self._milestone_row.setVisible(one and (editable or bool(subject.milestones)))
        self.milestones.show_milestones(subject.milestones, editable=editable)
        self.targets.setVisible(one)
        histories = known.histories(subject.targets) if known else ()
        compared = background is not None and background.superiors
        self.targets.show_targets(subject.targets, histories, compared=compared, editable=editable)
        self.sources.setVisible(one)
        self._show_links(known.links[:_MOST_LINKS] if known else (), waiting=known is None)
        self._show_note(editable=editable)

    def _show_deadline(self, *, editable: bool) -> None:
        value = self._subject.deadline
        hint = "还没有写时限"
        if value.mixed:
            hint = DIFFERENT
        elif value.above:
            hint = f"承上：{value.above}"
        self.deadline.setReadOnly(not editable)
        self.deadline.show_value(value.text, hint if editable or value.above else "未写")

    def _show_links(self, links: Sequence[Link], *, waiting: bool) -> None:
        self._shown_links = tuple(links)
        while len(self._links) < len(links):
            self._add_link()
        for row, link in zip(self._links, links, strict=False):
            row.show_link(link.title, link.words, link_note(link))
        for at, row in enumerate(self._links):
            row.setVisible(at < len(links))
        count = str(len(links)) if links else ""
        self.sources.tell(count or ("正在比对…" if waiting else "没有找到出处"))

    def _add_link(self) -> None:
        at, row = len(self._links), LinkRow()
        row.wanted.connect(lambda: self.link_wanted.emit(self._shown_links[at]))
        self.sources.body.addWidget(row)
        self._links.append(row)

    def _show_note(self, *, editable: bool) -> None:
        subject = self._subject
        self.note_part.setVisible(bool(subject.task_ids))
        self.note.setReadOnly(not editable)
        hint = DIFFERENT if subject.note.mixed else "只在任务表里，不印在正文"
        self.note.show_note(subject.note.text, hint)
        used = bool(subject.note.text) or subject.note.mixed
        self.note.setVisible(used or self.note.hasFocus())
        self.note_part.act.setVisible(editable and self.note.isHidden())

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """The last steps: when, and what was done."""
        while len(self._steps) < len(steps):
            self._steps.append(StepRow())
            self.history.body.addWidget(self._steps[-1])
        for row, (at, label) in zip(self._steps, steps, strict=False):
            row.show_step(at, label)
        for at_row, row in enumerate(self._steps):
            row.setVisible(at_row < len(steps))
        self.history.tell("" if steps else "还没有改过")

    def forget_steps(self) -> None:
        """Something else is shown: its steps are not known yet."""
        for row in self._steps:
            row.hide()
        self.history.tell("")

    # -- writing --------------------------------------------------------------------------------

    def start(self, field: str) -> None:
        """Begin to write in a field."""
        starts: dict[str, Callable[[], object]] = {
            **{role.value: self.chips[role].start_adding for role in Role},
            "deadline": self._start_deadline,
            "milestone": lambda: self.milestones.edit(-1),
            "target": self.targets.start_adding,
            "note": self._write_note,
        }
        starts[field]()

    def hand_in(self) -> None:
        """Keep what is typed and not yet handed in."""
        self.note.hand_in()
        self.milestones.hand_in()
        if self.deadline.hasFocus():
            self.deadline.leave()

    def _start_deadline(self) -> None:
        self.deadline.setFocus()
        self.deadline.selectAll()

    def _write_note(self) -> None:
        if not self.note.isReadOnly():
            self.note.show()
            self.note_part.act.hide()
            self.note.setFocus()


def link_note(link: Link) -> str:
    """How like it is, and whether she has confirmed it: 相似 81%, 待确认 64%."""
    if not link.score:
        return ""
    return f"{'相似' if link.sure else '待确认'} {round(link.score * 100)}%"
