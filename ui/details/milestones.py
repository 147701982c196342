"""The milestones of a sentence: date and words in a row each, edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import style
from ui.buttons import Button, IconButton
from ui.details.names import ChoiceField, Names
from ui.labels import Elided, text
from workbench.plan import Milestone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent


NOTHING = Milestone("", "")


class MilestoneRow(QWidget):
    """A milestone; Enter or a click edits it, Delete takes it away.

    Signals:
        wanted(), removed(): what she asks for.
    """

    wanted = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._date = text("", "body", "ink2")
        self._words = Elided("body")
        self._remove = IconButton("close", "去掉这个节点", 12)
        self._remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._remove.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._date)
        line.addWidget(self._words, 1)
        line.addWidget(self._remove)
        self.setProperty("row", "edit")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_milestone(self, milestone: Milestone, *, editable: bool) -> None:
        """Show it."""
        self._date.setText(milestone.deadline)
        self._words.show_text(milestone.text)
        self._remove.setVisible(editable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"节点 {milestone.deadline} {milestone.text}")
        self.setToolTip("点击修改，Delete 去掉" if editable else milestone.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        if self.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self.wanted.emit()


class MilestoneForm(QWidget):
    """Date and words of one milestone; what ends the date goes on to the words.

    Signals:
        handed_in(Milestone): she is done.
        given_up(): Esc or 取消.
    """

    handed_in = Signal(object)
    given_up = Signal()

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._date = ChoiceField(names)
        self._date.setAccessibleName("节点时间")
        self._date.setPlaceholderText("6月底前")
        self._words = QLineEdit()
        self._words.setAccessibleName("节点内容")
        self._words.setPlaceholderText("做到哪一步")
        self._keep = Button("完成", "quiet")
        self._drop = Button("取消", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(self._date)
        column.addWidget(self._words)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._drop)
        foot.addWidget(self._keep)
        column.addLayout(foot)
        self._date.handed_in.connect(lambda _: self._words.setFocus())
        self._date.given_up.connect(self.given_up)
        self._words.returnPressed.connect(self._hand_in)
        self._keep.clicked.connect(self._hand_in)
        self._drop.clicked.connect(self.given_up)

    def begin(self, milestone: Milestone) -> None:
        """Start with what there is."""
        self._date.show_value(milestone.deadline, "6月底前")
        self._words.setText(milestone.text)
        (self._words if milestone.deadline else self._date).setFocus()

    @property
    def milestone(self) -> Milestone:
        """What stands in the fields."""
        return Milestone(self._date.text().strip(), self._words.text().strip())

    def _hand_in(self) -> None:
        self.handed_in.emit(self.milestone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class Milestones(QWidget):
    """All milestones of a sentence, and the way to add one.

    Signals:
        put(Milestone, at), dropped(at): what she did; `at` -1 for a new one.
    """

    put = Signal(object, int)
    dropped = Signal(int)

    def __init__(self, names: Callable[[], Names]) -> None:
        super().__init__()
        self._names = names
        self._milestones: tuple[Milestone, ...] = ()
        self._rows: list[MilestoneRow] = []
        self._editable = False
        self._at = -1
        self.form: MilestoneForm | None = None
        self.add = Button("添加节点", "link", "plus")
        self.add.clicked.connect(lambda: self.edit(-1))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(style.em(8))

    def show_milestones(self, milestones: Sequence[Milestone], *, editable: bool) -> None:
        """Show them in their order; what she is writing stays."""
        if (tuple(milestones), editable) != (self._milestones, self._editable):
            self._follow(milestones)
            self._milestones, self._editable = tuple(milestones), editable
            if not editable:
                self.close_form()
            while len(self._rows) < len(milestones):
                self._add_row()
            for row, milestone in zip(self._rows, milestones, strict=False):
                row.show_milestone(milestone, editable=editable)
            for at, row in enumerate(self._rows):
                row.setVisible(at < len(milestones))
        self.add.setVisible(editable and self.form is None)

    def _follow(self, milestones: Sequence[Milestone]) -> None:
        """The form goes with its milestone; what has lost it becomes a new one."""
        if self._at >= 0:
            mine = self._milestones[self._at]
            self._at = milestones.index(mine) if mine in milestones else -1

    def edit(self, at: int) -> None:
        """Edit milestone `at`, a new one for -1."""
        if not self._editable:
            return
        self.hand_in()
        self._at = at
        self.form = form = MilestoneForm(self._names())
        form.handed_in.connect(self._hand_in)
        form.given_up.connect(self._give_up)
        self._column.insertWidget(self._column.count() - 1, form)
        self.add.hide()
        form.show()
        form.begin(self._milestones[at] if at >= 0 else NOTHING)

    def hand_in(self) -> None:
        """Keep what stands in the form, were it half a milestone, and close it."""
        form, at = self.form, self._at
        self.close_form()
        if form is None or form.milestone == NOTHING:
            return
        if at < 0 or self._milestones[at] != form.milestone:
            self.put.emit(form.milestone, at)

    def close_form(self) -> None:
        """Without the form, whatever stands in it."""
        form, self.form, self._at = self.form, None, -1
        if form is not None:
            form.hide()
            form.deleteLater()
            self.add.setVisible(self._editable)

    def _give_up(self) -> None:
        self.close_form()
        self.add.setFocus()

    def _hand_in(self, milestone: Milestone) -> None:
        at, known = self._at, self._milestones
        if milestone == (known[at] if at >= 0 else NOTHING):
            self._give_up()
            return
        self.put.emit(milestone, at)
        if self._milestones != known:
            self._give_up()

    def _add_row(self) -> None:
        at, row = len(self._rows), MilestoneRow()
        row.wanted.connect(lambda: self.edit(at))
        row.removed.connect(lambda: self.dropped.emit(at))
        self._column.insertWidget(at, row)
        self._rows.append(row)
