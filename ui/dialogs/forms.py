"""What the dialogs share: title, fields under labels, and a foot with the acts."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.buttons import Button
from ui.labels import text


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
