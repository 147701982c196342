"""The header of the plan: its title, the switch between its views, 并列 and 导出."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.buttons import Button, Switch
from ui.labels import Elided, shown_title

if TYPE_CHECKING:
    from ui.session import Session

TEXT, TASKS, ALIGN, PAGES = "text", "tasks", "align", "pages"
VIEWS = (
    (TEXT, "正文", "正文（Alt+1）"),
    (TASKS, "任务", "任务（Alt+2）"),
    (ALIGN, "对标", "对标（Alt+3）"),
    (PAGES, "版面", "版面（Alt+4）"),
)


class Header(QFrame):
    """The row above the plan.

    Signals:
        view_chosen(key): she chose a view.
        beside_chosen(bool): she wants text and table side by side, or no longer.
        export_wanted(): she pressed 导出.
    """

    view_chosen = Signal(str)
    beside_chosen = Signal(bool)
    export_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = Elided("title")
        self.switch = Switch(VIEWS, "怎样看这份要点")
        self.beside = Button("并列", "quiet", "columns")
        self.beside.setCheckable(True)
        self.beside.setToolTip("正文和任务（或版面）并列（Ctrl+\\）")
        self.export = Button("导出", "quiet", "export")
        self.export.setToolTip("导出（Ctrl+E）\nPDF、Word、Excel")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.beside)
        row.addWidget(self.export)

    def _connect(self) -> None:
        self.switch.chosen.connect(self.view_chosen)
        self.beside.clicked.connect(self.beside_chosen)
        self.export.clicked.connect(self.export_wanted)
        self._session.plan_opened.connect(self._show_title)
        self._session.plan_changed.connect(self._show_title)

    def _show_title(self) -> None:
        plan = self._session.plan
        self.title.show_text(shown_title(plan.title) if plan else "")
