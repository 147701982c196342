"""How the sheet is seen – size, line pitch, which marks – and that it is so again next time.

The window knows it from its start, so nothing of the sheet is loaded here before it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from ui import style

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.sheet.view import SheetView
    from ui.window.plan_page import PlanPage

WIDE = 1600
LARGE = 110
"""From this width of the window on the sheet is as large as that, in percent, at first."""
_RATIO = 2.0


class SheetLooks(QObject):
    """What she chose for the sheet; it may be chosen before there is one.

    `pitch` is "compact" or "official", `hidden` the values of the marks that are not shown.
    """

    def __init__(self, settings: QSettings, page: PlanPage) -> None:
        super().__init__(page)
        page.built.connect(self.tie)
        self._settings = settings
        self._sheet: SheetView | None = None
        self.pitch: str = str(settings.value("text/pitch", "compact"))
        self.hidden = set(str(settings.value("text/hidden-marks", "")).split(",")) - {""}

    def tie(self, view: object) -> None:
        """Show a sheet as it was seen last."""
        from ui.sheet.view import SheetView

        if not isinstance(view, SheetView):
            return
        self._sheet = view
        usual = LARGE if view.window().width() >= WIDE else 100
        view.set_zoom(int(str(self._settings.value("text/zoom", usual))))
        self._show_pitch(view)
        self._show_marks(view)
        view.zoom_changed.connect(lambda percent: self._settings.setValue("text/zoom", percent))

    def set_pitch(self, name: str) -> None:
        """Another pitch of the lines."""
        self.pitch = name
        self._settings.setValue("text/pitch", name)
        if self._sheet:
            self._show_pitch(self._sheet)

    def toggle_mark(self, name: str) -> None:
        """Show the marks of one kind in the text, or no longer."""
        self.hidden ^= {name}
        self._settings.setValue("text/hidden-marks", ",".join(sorted(self.hidden)))
        if self._sheet:
            self._show_marks(self._sheet)

    def shows(self, name: str) -> bool:
        """Marks of this kind are seen in the text."""
        return name not in self.hidden

    def _show_pitch(self, sheet: SheetView) -> None:
        from ui.sheet.page import COMPACT, OFFICIAL

        sheet.set_pitch(OFFICIAL if self.pitch == "official" else COMPACT)

    def _show_marks(self, sheet: SheetView) -> None:
        from ui.sheet.spans import Mark

        for mark in Mark:
            sheet.show_mark(mark, self.shows(mark.value))


def legend(name: str) -> QIcon:
    """A mark as it stands in the text, for the menu that switches it."""
    from ui.sheet.painting import mark_words
    from ui.sheet.spans import Mark

    side = style.em(1.4)
    picture = QPixmap(round(side * _RATIO), round(side * _RATIO))
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setFont(style.font("small"))
    mark_words(painter, Mark(name), QRectF(0, 0, side, side), style.em(1))
    painter.setPen(style.shade("ink"))
    painter.drawText(QRect(0, 0, side, round(side * 0.85)), 0x84, "文")
    painter.end()
    return QIcon(picture)
