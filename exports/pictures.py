"""Pages as pictures for screen and printer, drawn from the very PDF of the page.

    artist = PageArtist(FontBook.find())
    artist.picture(page, 636).data          (a picture 636 pixels wide, 4 bytes a pixel)

What is seen is what the export writes: the same lines, glyphs and places. A landscape page is shown
upright, or turned as it is bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.pdf import page_pdf
from exports.standard import GB9704, Ink

if TYPE_CHECKING:
    from exports.fonts import FontBook
    from exports.pages import Page
    from exports.standard import Standard


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its size and `stride` (bytes from line to line), its pixels from the upper left.

    `grey`: a byte a pixel, else four: blue, green, red and one that means nothing.
    """

    width: int
    height: int
    stride: int
    data: memoryview
    grey: bool = False


def is_black(page: Page) -> bool:
    """Nothing on the page is printed in red."""
    inks = {*(line.ink for line in page.lines), *(rule.ink for rule in page.rules)}
    return inks <= {Ink.BLACK}


class PageArtist:
    """Draws pages with the fonts of this machine. Not for two threads at a time: pdfium is not."""

    def __init__(self, book: FontBook, standard: Standard = GB9704) -> None:
        self._book = book
        self._standard = standard

    def picture(
        self, page: Page, width: int, *, upright: bool = True, grey: bool = False
    ) -> Picture:
        """The page `width` pixels wide.

        Args:
            page: the page.
            width: of the whole sheet as it is shown, in pixels.
            upright: a landscape page has its text level; else the sheet stands as it is bound.
            grey: shades of grey instead of colours.
        """
        import pypdfium2

        document = pypdfium2.PdfDocument(page_pdf([page], self._book, self._standard))
        try:
            sheet = document[0]
            turn = _turn(page, upright) - sheet.get_rotation()
            broad = sheet.get_width() if turn % 180 == 0 else sheet.get_height()
            bitmap = sheet.render(
                scale=(width - 0.5) / broad,  # the library rounds up
                rotation=turn % 360,
                grayscale=grey,
                prefer_bgrx=True,
                may_draw_forms=False,
            )
            size = (bitmap.width, bitmap.height, bitmap.stride)
            return Picture(*size, memoryview(bitmap.buffer).cast("B"), grey)
        finally:
            document.close()


def _turn(page: Page, upright: bool) -> int:
    """By how many degrees the sheet as bound is turned to the right to be shown."""
    return 90 if page.turned and upright else 0
