"""What the dialogs share: title, fields under labels, and a foot with the acts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.buttons import Button
from ui.labels import Sign, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent

_SHARE = 0.9
"""How much of the window a dialog may take."""
_WIDEST = 980
"""The width no dialog goes beyond, in pixels at 100 %."""
_AROUND, _FEWEST = 15, 3
"""What stands above and below the list of a dialog, in characters; the rows seen at least."""
_MARGINS = 40
"""What the edges of a dialog take of its width, in pixels."""


class Form(QDialog):
    """A dialog that says in its title what is asked; Esc and 取消 change nothing.

    The rightmost button is the act itself and says so (导出三个文件, never 确定). A dialog is asked
    once: as a child of the window it would stay there, and be dressed anew with all the rest.
    """

    def __init__(self, title: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.act = Button(act, "primary")
        self.act.setDefault(True)
        self.cancel = Button("取消", "normal")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.act)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addWidget(text(title, "dialog"))
        column.addLayout(self.body)
        column.addLayout(foot)
        self.act.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def ask(self, label: str, field: QWidget) -> None:
        """A field under its label."""
        name = text(label, "body", "ink2")
        name.setBuddy(field)
        field.setAccessibleName(label)
        self.body.addWidget(name)
        self.body.addWidget(field)

    def warn(self, words: str) -> None:
        """Say what has to be known before."""
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Sign("warning", "warn"))
        row.addWidget(text(words, "body", "warn", wrap=True), 1)
        self.body.addLayout(row)

    def most_room(self) -> tuple[int, int]:
        """How wide and how high it may be over this window, in pixels."""
        size = self.screen().availableSize()
        for top in [*_ancestors(self)][-1:]:
            size = size.boundedTo(top.size())
        return min(style.px(_WIDEST), int(size.width() * _SHARE)), int(size.height() * _SHARE)

    def rows_fitting(self, most: int, height: int) -> int:
        """So many of `most` rows of a list as there is room for, each `height` pixels high."""
        room = self.most_room()[1] - style.em(_AROUND)
        return max(_FEWEST, min(most, room // height))

    def exec(self) -> int:
        """Ask; the dialog goes as soon as whoever asked has done with the answer.

        What was looked up beside the window may come while another dialog is open by then: that
        one goes first, and nothing is asked over it.
        """
        late = QApplication.activeModalWidget() not in (None, *_ancestors(self))
        answer = int(QDialog.DialogCode.Rejected) if late else super().exec()
        self.deleteLater()
        return answer

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the fields from the first one on, and then to the acts."""
        if not event.spontaneous():
            fields = [part for part in self.findChildren(QWidget) if self._takes_tab(part)]
            for before, after in pairwise((*fields, self.cancel, self.act)):
                QWidget.setTabOrder(before, after)
            first = next((part for part in fields if not isinstance(part, Button)), self.act)
            _chosen(first).setFocus()
        super().showEvent(event)

    def _takes_tab(self, part: QWidget) -> bool:
        by_tab = bool(part.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)
        ours = part.window() is self and part not in (self.act, self.cancel)
        return by_tab and ours


def _ancestors(part: QWidget) -> Iterator[QWidget]:
    above = part.parentWidget()
    while above:
        yield above
        above = above.parentWidget()


def _chosen(part: QWidget) -> QWidget:
    """The chosen segment where it is one of a switch."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    return (group.checkedButton() if group else None) or part


class TallForm(Form):
    """A form of many fields, which scroll where the window is too low for them.

    Fields go into `body` as in any form.
    """

    def __init__(self, title: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(title, act, parent)
        self.column.removeItem(self.body)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(2, 2, 2, 2)
        self.body.setSpacing(8)
        self.area = QScrollArea()
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self.column.insertWidget(1, self.area, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before it is put in the middle of the window."""
        if not event.spontaneous():
            self.resize(min(self.preferred_width(), self.most_room()[0]), 0)
            self.grow()
        super().showEvent(event)

    def grow(self) -> None:
        """As high as its fields ask for now and the window allows; never lower than it is."""
        height = min(self.wanted_height(), self.most_room()[1])
        self.resize(self.width(), max(height, self.height()))

    def wanted_height(self) -> int:
        """How high it would have to be for all its fields, in pixels."""
        self._inside.ensurePolished()
        margins = self.width() - self.area.width() if self.isVisible() else _MARGINS
        inside = self.body.totalHeightForWidth(self.width() - margins)
        wanted = max(inside, self.body.totalMinimumSize().height())
        rest = self.sizeHint().height() - self.area.sizeHint().height()
        return wanted + rest + 2

    def preferred_width(self) -> int:
        """How wide it would like to be, in pixels."""
        return style.em(46)
