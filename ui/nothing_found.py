"""What stands where the filters of a list let nothing through: what was sought, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.buttons import Button
from ui.labels import Empty


class NothingFound(Empty):
    """An empty list; its link takes the filters off.

    Signals:
        all_wanted(): everything is to be listed again.
    """

    all_wanted = Signal()

    def __init__(self, icon: str, what: str, hint: str, link: str) -> None:
        super().__init__(icon, what, hint)
        self.link = Button(link, "link")
        self.link.clicked.connect(self.all_wanted)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            self.link.setProperty("alignment", "AlignHCenter")
            column.insertWidget(column.count() - 1, self.link)

    def offer(self, *, all_of_it: bool) -> None:
        """Whether there is something the filters hide."""
        self.link.setVisible(all_of_it)
