"""What a Word paragraph looks like, told by its own properties and its chain of styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.formats.word_numbering import W

if TYPE_CHECKING:
    from lxml import etree

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE_NAME = re.compile(r"(?:title|标题|文件标题|公文标题)$", re.IGNORECASE)
_LONGEST_CHAIN = 20  # styles; a longer one is a circle
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of a paragraph or style that matter; None where nothing is said."""

    level: int | None = None
    centred: bool | None = None
    bold: bool | None = None
    list_id: str | None = None
    depth: int | None = None

    def over(self, base: Look) -> Look:
        """These properties, `base` where nothing is said."""
        return Look(
            base.level if self.level is None else self.level,
            base.centred if self.centred is None else self.centred,
            base.bold if self.bold is None else self.bold,
            base.list_id if self.list_id is None else self.list_id,
            base.depth if self.depth is None else self.depth,
        )


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        for style in () if root is None else root.iter(f"{W}style"):
            style_id = str(style.get(f"{W}styleId", ""))
            self._elements[style_id] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self.default = style_id

    def look(self, style_id: str) -> Look:
        """What the style says, its base styles included."""
        if style_id not in self._looks:
            self._looks[style_id] = self._resolve(style_id)
        return self._looks[style_id]

    def _resolve(self, style_id: str) -> Look:
        look = Look()
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(style_id)
            if element is None:
                break
            look = look.over(_named(element)).over(look_of(element))
            style_id = value(element, "basedOn")
        return look


def _named(style: etree._Element) -> Look:
    name = value(style, "name")
    if found := _HEADING_NAME.match(name):
        return Look(level=int(found[1]))
    return Look(level=0, centred=True) if _TITLE_NAME.match(name) else Look()


def look_of(element: etree._Element) -> Look:
    """What the properties of a paragraph or style element say themselves."""
    properties = element.find(f"{W}pPr")
    bold = _bold(element.find(f"{W}rPr"))
    if properties is None:
        return Look(bold=bold)
    outline = value(properties, "outlineLvl")
    alignment = value(properties, "jc")
    numbers = properties.find(f"{W}numPr")
    return Look(
        _level(outline),
        alignment == "center" if alignment else None,
        bold,
        None if numbers is None else value(numbers, "numId") or None,
        None if numbers is None else int(value(numbers, "ilvl") or 0),
    )


def _level(outline: str) -> int | None:
    return (int(outline) + 1) % 10 if outline.isdigit() else None


def _bold(properties: etree._Element | None) -> bool | None:
    mark = None if properties is None else properties.find(f"{W}b")
    return None if mark is None else mark.get(f"{W}val", "1") not in _OFF


def is_bold(run: etree._Element) -> bool | None:
    """Whether the run itself says bold."""
    return _bold(run.find(f"{W}rPr"))


def is_hidden(run: etree._Element) -> bool:
    """Hidden text: neither shown nor printed."""
    properties = run.find(f"{W}rPr")
    mark = None if properties is None else properties.find(f"{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF


def value(element: etree._Element, tag: str) -> str:
    """The value attribute of the child `tag`, "" without one."""
    child = element.find(f"{W}{tag}")
    return str(child.get(f"{W}val", "")) if child is not None else ""
