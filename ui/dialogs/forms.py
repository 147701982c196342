"""What the dialogs share: title, fields under labels, and a foot with the acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import style
from ui.buttons import Button
from ui.labels import text

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_SHARE = 0.9
"""How much of the window a dialog may take."""
_WIDEST = 980


class Form(QDialog):
    """A dialog that says in its title what is asked; Esc and 取消 change nothing.

    The rightmost button is the act itself and says so (导出三个文件, never 确定).
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
        column = QVBoxLayout(self)
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


class TallForm(Form):
    """A form of many fields, which scroll where the window is too low for them.

    Fields go into `body` as in any form.
    """

    def __init__(self, title: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(title, act, parent)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.removeItem(self.body)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(2, 2, 8, 2)
        self.body.setSpacing(8)
        self.area = QScrollArea()
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        column.insertWidget(1, self.area, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as its fields ask for, and no larger than the window allows."""
        super().showEvent(event)
        room = self._room()
        width = min(self.preferred_width(), room[0])
        inside = self._inside.heightForWidth(width) if self._inside.hasHeightForWidth() else -1
        wanted = max(inside, self._inside.sizeHint().height())
        rest = self.sizeHint().height() - self.area.sizeHint().height()
        self.resize(width, min(wanted + rest + 4, room[1]))

    def preferred_width(self) -> int:
        """How wide it would like to be, in pixels."""
        return style.em(46)

    def _room(self) -> tuple[int, int]:
        parent = self.parentWidget()
        size = parent.window().size() if parent else self.screen().availableSize()
        return min(_WIDEST, int(size.width() * _SHARE)), int(size.height() * _SHARE)
