"""Our own outline icons (ui/icons/*.svg), drawn on demand in a token's colour, and cached.

Each file is drawn on a grid of 20 with strokes of 1.5 and named by what it means; `currentColor`
in it becomes the token's colour of the present theme.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.style import shade_name

_FOLDER = Path(__file__).with_name("icons")


def icon(name: str, token: str = "ink2", *, size: int = 16, ratio: float = 2.0) -> QIcon:
    """The icon `name` in the colour of `token`; it looks the same on a disabled button.

    It is the same object as long as it looks the same; it is not to be changed.
    """
    return _icon(name, shade_name(token), size, ratio)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, size: int, ratio: float) -> QIcon:
    picture = _draw(name, colour, size, ratio)
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Disabled)
    return made


def pixmap(name: str, token: str = "ink2", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` px at the screen's `ratio`; for delegates and labels."""
    return _draw(name, shade_name(token), size, ratio)


def paint(painter: QPainter, name: str, token: str, rect: QRectF) -> None:
    """Draw the icon into `rect` of a delegate or a painted widget."""
    ratio = painter.device().devicePixelRatio()
    side = int(min(rect.width(), rect.height()))
    at = rect.center() - QRectF(0, 0, side, side).center()
    painter.drawPixmap(at, pixmap(name, token, side, ratio))


def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.svg")))


@lru_cache(maxsize=512)
def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = (_FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(drawing).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
