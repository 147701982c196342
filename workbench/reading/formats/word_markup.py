"""What all readers of WordprocessingML ask of an element (ECMA-376, part 1, 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{W}val"
_OFF = ("0", "false", "off", "none")


def value(element: etree._Element, tag: str) -> str:
    """The value attribute of the child `tag`, "" without one."""
    for child in element.iterchildren(f"{W}{tag}"):
        return str(child.get(_VALUE, ""))
    return ""


def is_on(mark: etree._Element) -> bool:
    """A mark without a value, like <w:b/>, is on."""
    return mark.get(_VALUE, "1") not in _OFF
