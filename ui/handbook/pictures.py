"""The pictures of the handbook: their size is known from the file, and few are held at a time.

There are dozens as large as the window; all of them in memory are a quarter of what the program may
take. A picture is read at the size it is shown in when it comes into sight.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage, QImageReader, QPyTextObject

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject, QRect, QRectF
    from PySide6.QtGui import QPainter, QTextDocument, QTextFormat

_MOST = 8
"""More are not seen at once; going back a little does not read them again."""
_LEAST = 200
"""Pixels that a picture is wide on the narrowest page."""


class Pictures(QPyTextObject):
    """Draws the pictures of a text no wider than `room` pixels, at the resolution of the screen."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._room = _LEAST
        self._sizes: dict[str, QSize] = {}
        self._held: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()

    def fit(self, room: int) -> bool:
        """The page lets them be so wide now; False where that changes nothing."""
        room = max(_LEAST, room)
        if room == self._room:
            return False
        self._room = room
        self.let_go()
        return True

    def let_go(self) -> None:
        """Hold none; those in sight are read again."""
        self._held.clear()

    @property
    def held(self) -> int:
        """How many are in memory."""
        return len(self._held)

    def size(self, name: str) -> QSize:
        """How large the picture is shown."""
        if name not in self._sizes:
            self._sizes[name] = QImageReader(str(self._folder / name)).size()
        whole = self._sizes[name]
        if whole.width() <= self._room:
            return whole
        return QSize(self._room, round(whole.height() * self._room / whole.width()))

    def picture(self, name: str, ratio: float = 1.0) -> QImage:
        """The picture in the size it is shown in, on a screen of so many dots a pixel."""
        shown = self.size(name) * ratio
        key = (name, shown.width(), shown.height())
        found = self._held.pop(key, None) or self._read(name, shown)
        self._held[key] = found  # those used last stand last
        if len(self._held) > _MOST:
            self._held.popitem(last=False)
        return found

    def _read(self, name: str, shown: QSize) -> QImage:
        whole = QImage(str(self._folder / name))
        if whole.width() <= shown.width():
            return whole
        smooth = QtCore.Qt.TransformationMode.SmoothTransformation
        return whole.scaled(shown, QtCore.Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    # -- Qt -------------------------------------------------------------------------------------

    def intrinsicSize(self, doc: QTextDocument, at: int, form: QTextFormat) -> QSizeF:
        del doc, at
        return QSizeF(self.size(form.toImageFormat().name()))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        at: int,
        form: QTextFormat,
    ) -> None:
        del doc, at
        ratio = painter.device().devicePixelRatio()
        painter.drawImage(rect, self.picture(form.toImageFormat().name(), ratio))
