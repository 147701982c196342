"""The header of the plan: its title and state, the switch between its views, 专注 and 导出.

    2027年江城市卫生健康工作要点 ▾  起草中    正文 任务 对标 版面    对照  专注  导出

Where the window is narrow the views become a list and the rest goes into ⋯.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from ui import style
from ui.action_button import ActionButton
from ui.buttons import Button, IconButton, Switch
from ui.labels import Elided, shown_title
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions
    from ui.session import Session

TEXT, TASKS, ALIGN, PAGES, BOARD = "text", "tasks", "align", "pages", "board"
VIEWS = (
    (TEXT, "正文", "正文（Alt+1）"),
    (TASKS, "任务", "任务（Alt+2）"),
    (ALIGN, "对标", "对标（Alt+3）"),
    (PAGES, "版面", "版面（Alt+4）"),
    (BOARD, "看板", "看板（Alt+5）"),
)
_WORDED = (("reference", "columns"), ("focus", "focus"))
"""Actions that are buttons with words here, and their icons."""


class Header(QFrame):
    """The row above the plan.

    Signals:
        view_chosen(key): she chose a view.
        export_wanted(): she pressed 导出.
        another_wanted(id): she chose another plan.
    """

    view_chosen = Signal(str)
    export_wanted = Signal()
    another_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._compact = False
        self._folding: list[QWidget] = []
        self._unfolding: list[QWidget] = []
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self.setAccessibleName("要点标题栏")
        self._build()
        self._connect()

    def tie(self, actions: Actions) -> None:
        """The actions of the window that stand here: as words, or in little room as icons."""
        worded = [(key, icon) for key, icon in _WORDED if actions.has(key)]
        for key, icon in worded:
            self._row.insertWidget(self._row.indexOf(self.export), self._worded(actions, key, icon))
        left, side = (ActionButton(actions, key) for key in ("panel", "side"))
        self._row.insertWidget(0, left)
        self._row.insertWidget(self._row.indexOf(self.more), side)
        menu = QMenu(self.more)
        for key in ("reference", "beside", "focus", "bottom", "history"):
            if actions.has(key):
                menu.addAction(actions[key])
        self.more.setMenu(menu)
        self._unfolding += [left, side]
        self.set_compact(self._compact)

    def set_compact(self, compact: bool) -> None:
        """Little room: the views are a list, 导出 is its icon, the rest stands in ⋯."""
        self._compact = compact
        for widget in self._folding:
            widget.setHidden(compact)
        for widget in self._unfolding:
            widget.setVisible(compact)
        self.export.setText("" if compact else "导出")

    def show_view(self, key: str) -> None:
        """Show `key` as the chosen view without telling anybody."""
        self.switch.choose(key)
        name = next(name for view, name, _ in VIEWS if view == key)
        self.views.setText(name)
        self.views.setAccessibleName(f"怎样看这份要点：{name}")

    def _build(self) -> None:
        self.title = Elided("title")
        self.plans = IconButton("chevron-down", "打开另一份要点")
        self.plans.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.plans.setMenu(QMenu(self.plans))
        self.state = Button("", "chip")
        self.state.setFont(style.font("small"))
        self.switch = Switch(VIEWS, "怎样看这份要点")
        self.views = Button("正文", "normal", "chevron-down")
        self.views.setProperty("layoutDirection", "RightToLeft")
        self.views.setMenu(self._view_menu())
        self.more = IconButton("more", "更多", 20)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.export = Button("导出", "quiet", "export")
        self.export.setAccessibleName("导出")
        self.export.setToolTip("导出（Ctrl+E）\nPDF、Word、Excel")
        self._folding = [self.switch, self.state]
        self._unfolding = [self.views, self.more]
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(6)
        for part in (self.title, self.plans, self.state):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.switch)
        row.addStretch(1)
        for part in (self.views, self.export, self.more):
            row.addWidget(part)
        self.set_compact(False)

    def _view_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, name, tip in VIEWS:
            menu.addAction(name).triggered.connect(lambda _=False, k=key: self.view_chosen.emit(k))
            menu.actions()[-1].setToolTip(tip)
        return menu

    def _worded(self, actions: Actions, key: str, icon: str) -> Button:
        action = actions[key]
        button = Button(action.text(), "quiet", icon)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        action.changed.connect(lambda: button.setToolTip(action.toolTip()))  # why it is grey
        button.setEnabled(action.isEnabled())
        self._folding.append(button)
        return button

    def _connect(self) -> None:
        self.switch.chosen.connect(self.view_chosen)
        self.export.clicked.connect(self.export_wanted)
        self.plans.menu().aboutToShow.connect(self._list_plans)
        self._session.plan_opened.connect(self._show_plan)
        self._session.plan_changed.connect(self._show_plan)

    def _show_plan(self) -> None:
        plan = self._session.plan
        self.title.show_text(shown_title(plan.title) if plan else "")
        self.state.setText(plan.status.label if plan else "")
        self.state.setAccessibleName(f"状态：{plan.status.label}" if plan else "")
        self.state.setToolTip("这份要点走到哪一步")

    def _list_plans(self) -> None:
        menu = self.plans.menu()
        menu.clear()
        try:
            plans = sorted(self._session.workbench.plans(), key=lambda p: (-p.year, p.title))
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        current = self._session.plan.id if self._session.plan else ""
        for plan in plans:
            action = menu.addAction(shown_title(plan.title))
            action.setCheckable(True)
            action.setChecked(plan.id == current)
            action.triggered.connect(lambda _=False, key=plan.id: self.another_wanted.emit(key))

    # -- Qt -------------------------------------------------------------------------------------

    def changeEvent(self, event: QtCore.QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QtCore.QEvent.Type.FontChange:
            self.updateGeometry()
