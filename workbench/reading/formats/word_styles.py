"""What a Word paragraph looks like, told by its own properties and its chain of styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.formats.limits import number_in
from workbench.reading.formats.word_markup import W, is_on, value

if TYPE_CHECKING:
    from lxml import etree

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE_NAME = re.compile(r"(?:title|标题|文件标题|公文标题)$", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|目录|contents)\s*(?:heading|标题|[1-9])$", re.IGNORECASE)
_LONGEST_CHAIN = 20  # styles; a longer one is a circle
_VALUE = f"{W}val"
_OUTLINE, _ALIGNMENT, _LIST = f"{W}outlineLvl", f"{W}jc", f"{W}numPr"
_PARAGRAPH_MARKS = (_OUTLINE, _ALIGNMENT, _LIST)
_LIST_ID, _DEPTH = f"{W}numId", f"{W}ilvl"
_LIST_MARKS = (_LIST_ID, _DEPTH)
_RUN_STYLE, _BOLD = f"{W}rStyle", f"{W}b"
_RUN_MARKS = (_RUN_STYLE, _BOLD, f"{W}vanish")


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of a paragraph or style that matter; None where nothing is said.

    `contents`: an entry of a table of contents. `hidden`: neither shown nor printed. `style`: the
    character style that a run names.
    """

    level: int | None = None
    centred: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    list_id: str | None = None
    depth: int | None = None
    contents: bool | None = None
    style: str = ""

    def over(self, base: Look) -> Look:
        """These properties, `base` where nothing is said."""
        return Look(
            base.level if self.level is None else self.level,
            base.centred if self.centred is None else self.centred,
            base.bold if self.bold is None else self.bold,
            base.hidden if self.hidden is None else self.hidden,
            base.list_id if self.list_id is None else self.list_id,
            base.depth if self.depth is None else self.depth,
            base.contents if self.contents is None else self.contents,
        )


NOTHING = Look()


class Styles:
    """The paragraph and character styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self.root = root
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        for style in () if root is None else root.iterchildren(f"{W}style"):
            style_id = str(style.get(f"{W}styleId", ""))
            self._elements[style_id] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self.default = style_id

    def look(self, style_id: str) -> Look:
        """What the style says, its base styles included."""
        for each in reversed([] if style_id in self._looks else self.chain(style_id)):
            if each not in self._looks:
                element = self._elements[each]
                base = self._looks.get(value(element, "basedOn"), NOTHING)
                self._looks[each] = look_of(element).over(_named(element)).over(base)
        return self._looks.get(style_id, NOTHING)

    def chain(self, style_id: str) -> list[str]:
        """The style and those it is based on, nearest first."""
        chain: list[str] = []
        while style_id in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(style_id)
            style_id = value(self._elements[style_id], "basedOn")
        return chain


def _named(style: etree._Element) -> Look:
    name = value(style, "name")
    if found := _HEADING_NAME.match(name):
        return Look(level=int(found[1]))
    if _CONTENTS_NAME.search(name):
        return Look(level=0, contents=True)
    return Look(level=0, centred=True) if _TITLE_NAME.match(name) else NOTHING


def look_of(element: etree._Element) -> Look:
    """What the properties of a style element say themselves."""
    own = paragraph_look(element.find(f"{W}pPr"))
    properties = element.find(f"{W}rPr")
    return own if properties is None else own.over(run_look(properties))


def paragraph_look(properties: etree._Element | None) -> Look:
    """What paragraph properties (pPr) say."""
    if properties is None:
        return NOTHING
    told: dict[str, str] = {}
    for mark in properties.iterchildren(*_PARAGRAPH_MARKS):
        inner = mark.iterchildren(*_LIST_MARKS) if mark.tag == _LIST else (mark,)
        told |= {each.tag: str(each.get(_VALUE, "")) for each in inner}
    if not told:
        return NOTHING
    outline, alignment = told.get(_OUTLINE), told.get(_ALIGNMENT)
    depth = told.get(_DEPTH)
    return Look(
        level=(number_in(outline, 9) + 1) % 10 if outline else None,
        centred=alignment == "center" if alignment else None,
        list_id=told.get(_LIST_ID) or None,
        depth=number_in(depth) if depth else None,
    )


def run_look(properties: etree._Element) -> Look:
    """What run properties (rPr) say: bold and hidden, and which style they name."""
    bold, hidden, style = None, None, ""
    for mark in properties.iterchildren(*_RUN_MARKS):
        if mark.tag == _RUN_STYLE:
            style = str(mark.get(f"{W}val", ""))
        elif mark.tag == _BOLD:
            bold = is_on(mark)
        else:
            hidden = is_on(mark)
    if bold is None and hidden is None and not style:
        return NOTHING
    return Look(bold=bold, hidden=hidden, style=style)
