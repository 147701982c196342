"""− 100% + in the status line, and Ctrl+= Ctrl+- Ctrl+0: how large the text or the pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import style
from ui.buttons import Button, IconButton

if TYPE_CHECKING:
    from ui.window.plan_page import PlanPage


@runtime_checkable
class Zooming(Protocol):
    """A view that can be seen larger."""

    @property
    def percent(self) -> int: ...
    def zoom(self, step: int) -> None: ...


@runtime_checkable
class Sized(Zooming, Protocol):
    """A view that can be seen at a given size, in percent."""

    def set_zoom(self, percent: int) -> None: ...


ALONE = (100, 150)
"""How large the text may be while it is alone in the window, in percent."""


class ZoomBox(QWidget):
    """Smaller, the size there is (pressed: 100 %), larger."""

    def __init__(self) -> None:
        super().__init__()
        self._page: PlanPage | None = None
        self._before = 0
        self.less = IconButton("minus", "缩小（Ctrl+减号）")
        self.more = IconButton("plus", "放大（Ctrl+加号）")
        for button in (self.less, self.more):
            button.setProperty("place", "status")  # as low as the words beside them
        self.size_button = Button("100%", "status")
        self.size_button.setFont(style.font("small"))
        self.size_button.setToolTip("回到原来的大小（Ctrl+0）")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.less, self.size_button, self.more):
            row.addWidget(part)
        self.less.clicked.connect(lambda: self.zoom(-1))
        self.more.clicked.connect(lambda: self.zoom(1))
        self.size_button.clicked.connect(lambda: self.zoom(0))

    @property
    def tied(self) -> bool:
        """There is something that can be seen larger."""
        return self._view() is not None

    def tie(self, page: PlanPage) -> None:
        """Zoom the views of `page`."""
        self._page = page
        page.built.connect(self._watch)

    def zoom(self, step: int) -> None:
        """One size larger (1) or smaller (-1), 0: as it was made."""
        view = self._view()
        if view is not None:
            view.zoom(step)
            self._bound(view)
            self.refresh()

    def hold(self, held: bool) -> None:
        """While the text is alone it is 100 to 150 % large; afterwards as it was before."""
        view = self._view()
        if not isinstance(view, Sized) or held is bool(self._before):
            return
        before, self._before = self._before, view.percent if held else 0
        if held:
            self._bound(view)
        else:
            view.set_zoom(before)

    def _bound(self, view: Zooming) -> None:
        if self._before and isinstance(view, Sized):
            view.set_zoom(max(ALONE[0], min(view.percent, ALONE[1])))

    def refresh(self) -> None:
        """Say how large the view is that is shown now."""
        view = self._view()
        self.setEnabled(view is not None)
        if view is not None:
            self.size_button.setText(f"{view.percent}%")
            self.size_button.setAccessibleName(f"大小 {view.percent}%")

    def _view(self) -> Zooming | None:
        views = self._page.shown() if self._page else ()
        for view in views:
            for part in (view, getattr(view, "desk", None)):
                if isinstance(part, Zooming):
                    return part
        return None

    def _watch(self, view: object) -> None:
        changed = getattr(view, "zoom_changed", None)
        if changed is not None:
            changed.connect(lambda *_: self.refresh())
        self.refresh()
