"""The paper of a plan page by page, as it will print: for the window's 版面 and its printing.

    preview = Preview()
    paper = preview.compose(plan)                 pages of lines, at once
    preview.picture(paper, 0, 636).data           the first, drawn 636 pixels wide

Needs no store and knows no widget: fit for a background thread, for one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.issuing.annexes import NOBODY
from workbench.looks import sheet_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from pathlib import Path

    from exports.fonts import FontBook
    from exports.pages import Page
    from exports.pictures import Picture
    from exports.profiles import Profile
    from exports.standard import Face, Standard
    from exports.typesetting import Composition
    from workbench.manuscript import Block
    from workbench.plan import Plan


@dataclass(frozen=True, slots=True)
class Paper:
    """A composed paper: the paragraphs and the pages their lines stand on.

    `sheet` says which grid and look it is set in, `notes` which fonts stand in for others here, or
    are not there at all; `fonts` are the font files the faces are taken from.
    """

    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    standard: Standard
    sheet: str = ""
    notes: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page as it is shown, in points; landscape pages lie."""
        size = (self.standard.page_width, self.standard.page_height)
        return size[::-1] if self.pages[index].turned else size

    def look(self, index: int) -> tuple[Hashable, ...]:
        """All that is seen of a page: two pages of the same look have the same picture."""
        page = self.pages[index]
        lines = tuple((line.y, line.strip, line.ink) for line in page.lines)
        number = page.numbered and page.number
        return lines, page.rules, number, page.turned, self.standard, self.fonts

    def is_black(self, index: int) -> bool:
        """Nothing on a page is printed in red."""
        from exports.pictures import is_black

        return is_black(self.pages[index])

    def frame(self, index: int) -> tuple[float, float, float, float]:
        """The type area (版心) of a page as it is shown: left, top, width and height in points."""
        sheet = self.standard
        if not self.pages[index].turned:
            return sheet.left, sheet.top, sheet.area_width, sheet.area_height
        foot = sheet.page_height - sheet.top - sheet.area_height
        return foot, sheet.left, sheet.area_height, sheet.area_width


class Preview:
    """Composes papers and draws their pages; what did not change is not composed again."""

    def __init__(self) -> None:
        self._book: FontBook | None = None
        self._last: Composition | None = None

    def renew(self) -> None:
        """Look at the fonts of this machine again: some may have come."""
        self._book = None

    def compose(self, plan: Plan) -> Paper:
        """The whole paper of a plan."""
        from workbench.issuing.paper import paper

        return self._composed(paper(plan), sheet_of(plan))

    def compose_unit(self, plan: Plan, unit: str) -> Paper:
        """The tasks of one unit (or of `NOBODY`) as a table with its title."""
        from workbench.issuing.annexes import unit_paper

        blocks = unit_paper(plan, "" if unit == NOBODY else unit)
        return self._composed(blocks, sheet_of(plan))

    def units(self, plan: Plan) -> tuple[tuple[str, int], ...]:
        """The units of a plan in order of appearance, and how many tasks each has."""
        from workbench.assigning.breakdown import rows_by_unit

        return tuple((unit or NOBODY, len(rows)) for unit, rows in rows_by_unit(plan).items())

    def picture(
        self, paper: Paper, index: int, width: int, *, upright: bool = True, grey: bool = False
    ) -> Picture:
        """A page `width` pixels wide; `grey` where nothing on it is red.

        Not `upright`, a landscape page stands as it is bound, which is how it is printed.
        """
        from exports.pictures import PageArtist

        page, artist = paper.pages[index], PageArtist(self._fonts, paper.standard)
        grey = grey and paper.is_black(index)
        return artist.picture(page, width, upright=upright, grey=grey)

    def write_pdf(self, paper: Paper, indexes: Sequence[int], path: Path) -> None:
        """Write some pages as a PDF.

        Raises:
            ExportError: the file cannot be written; an old one then stays whole.
        """
        from exports.aside import writing
        from exports.pdf import page_pdf

        pages = [paper.pages[index] for index in indexes]
        data = page_pdf(pages, self._fonts, paper.standard)
        with writing(path) as aside:
            aside.write_bytes(data)

    @property
    def _fonts(self) -> FontBook:
        book = self._book
        if book is None:
            from exports.fonts import FontBook

            self._book = book = FontBook.find()
        return book  # the window may ask for a look at the fonts meanwhile

    def _composed(self, blocks: tuple[Block, ...], look: Profile) -> Paper:
        from exports.typesetting import Composition

        last, standard = self._last, look.standard
        if last is not None and last.standard == standard:
            self._last = now = last.changed(blocks)
        else:
            self._last = now = Composition.of(blocks, standard)
        fonts = tuple(entry.path for entry in self._fonts.found())
        notes = (*look.told, *self._notes(now.pages))
        sheet = f"每页{standard.rows}行、每行{standard.columns}字，版式：{look.name}"
        return Paper(now.blocks, now.pages, standard, sheet, notes, fonts)

    def _notes(self, pages: Sequence[Page]) -> tuple[str, ...]:
        used = _faces(pages)
        found = [entry for entry in self._fonts.found() if entry.face in used]
        lacking = (f"本机没有{entry.face.label}字体" for entry in found if not entry.font)
        stood_in = (f"{e.face.label}已用{e.font}代替" for e in found if e.stand_in and e.font)
        told = (*lacking, *stood_in)
        return (f"字体：{told[0]}", *told[1:]) if told else ()


def _faces(pages: Iterable[Page]) -> set[Face]:
    """The faces anything on the pages is set in, the page number's too."""
    from exports.standard import Face, latin_face

    lines = (line for page in pages for line in page.lines)
    wide = {face for line in lines for _, face in line.strip.faces} | {Face.SONGTI}
    return wide | {latin_face(face) for face in wide}
