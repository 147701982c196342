"""Pictures of widgets and pages as small PNG files: the grounds exactly, few colours.

Used by `pictures.py` beside it.
"""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

COLOURS, GROUNDS = 256, 48
WIDEST = 1466
"""Pictures wider than this, in pixels, get a quarter of the colours."""
FRAME = "#DFE3E8"
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
Colour = tuple[int, int, int]


def photograph(widget: QWidget) -> Image.Image:
    """What `widget` shows now, with the menus and cards that have come up over it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    shown = widget.grab()
    painter = QPainter(shown)
    for card in QApplication.topLevelWidgets():
        if card.isVisible() and card.windowType() in _PASSING and card is not widget:
            painter.drawPixmap(widget.mapFromGlobal(card.pos()), card.grab())
    painter.end()
    shown.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGB")


def side_by_side(pictures: Iterable[Image.Image], margin: int = 24) -> Image.Image:
    """Pictures in a row on the grey of the desk."""
    row = list(pictures)
    width = sum(p.width for p in row) + margin * (len(row) + 1)
    desk = Image.new("RGB", (width, max(p.height for p in row) + 2 * margin), FRAME)
    left = margin
    for picture in row:
        desk.paste(picture, (left, margin))
        left += picture.width + margin
    return desk


def save(picture: Image.Image, path: Path, *, small: bool = True) -> None:
    """Write a PNG; a `small` one has few colours and takes seconds to make."""
    if small:
        reduced(picture).save(path, optimize=True)
    else:
        picture.save(path)
    say(f"{path.name}  {path.stat().st_size // 1024} kB")


def reduced(picture: Image.Image) -> Image.Image:
    """`picture` in few colours: the grounds exactly, the edges of letters nearly."""
    pixels = triples(picture.tobytes())
    counted = [colour for colour, _ in Counter(pixels).most_common()]
    palette = counted[:GROUNDS] + spread_palette(picture)
    index = {colour: nearest(colour, palette) for colour in counted}
    small = Image.frombytes("P", picture.size, bytes(index[pixel] for pixel in pixels))
    small.putpalette([value for colour in palette for value in colour])
    return small


def spread_palette(picture: Image.Image) -> list[Colour]:
    """Colours that lie near every colour of `picture`, rare ones too; fewer if it is large."""
    count = (COLOURS if picture.width <= WIDEST else COLOURS // 4) - GROUNDS
    wide = picture.quantize(count, Image.Quantize.MAXCOVERAGE).getpalette() or []
    return triples(wide)[:count]


def triples(values: Sequence[int]) -> list[Colour]:
    """A flat row of red, green, blue as colours."""
    return list(zip(values[0::3], values[1::3], values[2::3], strict=True))


def nearest(colour: Colour, palette: list[Colour]) -> int:
    """Where in `palette` the colour most like `colour` stands."""
    distances = [sum((a - b) ** 2 for a, b in zip(colour, p, strict=True)) for p in palette]
    return distances.index(min(distances))


def pages_of(pdf: Path, *, count: int, scale: float) -> list[Image.Image]:
    """The first pages of a PDF, at `scale` times 72 dots an inch."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        shown = range(min(count, len(document)))
        return [document[i].render(scale=scale).to_pil().convert("RGB") for i in shown]


def printed(workbook: Path, office: str) -> Path:
    """The PDF that LibreOffice prints of a workbook, with a profile of its own."""
    profile = (workbook.parent / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(workbook.parent / "drawn"), str(workbook)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return workbook.parent / "drawn" / f"{workbook.stem}.pdf"


def say(words: str) -> None:
    """Tell how far it is."""
    print(words)  # noqa: T201 - a command
