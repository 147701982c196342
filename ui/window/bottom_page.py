"""What a list below the plan is: a table of places with its count, walked by F8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


FINDINGS, REVIEW, FIND = "审校", "结转核对", "查找"
"""The names on the tabs of lists that others ask for."""


class BottomPage(QFrame):
    """A list under a tab of the bottom panel.

    Signals:
        sized(int): so many places are listed.
    """

    sized = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")

    @property
    def bar(self) -> QWidget | None:
        """What stands in the row of the tabs while the list is shown, if anything does."""
        return None

    def walk(self, steps: int) -> None:
        """To the next (1) or previous (-1) place, round the end; the focus stays."""
        raise NotImplementedError
