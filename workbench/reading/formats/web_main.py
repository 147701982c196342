"""Which element of a web page holds the text, and what of the page is not shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

SHARE = 0.8  # of the text outside links, that the element to go down into must hold
UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "meta", "link", "svg", "select", "object", "iframe")
)
LINES = frozenset([
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tfoot", "tr", "td", "th",
    "blockquote", "pre", "form", "fieldset", "nav", "aside", "main", "center", "hr", "body",
    "title", "figure", "figcaption", "address", "caption", "html", "head",
])  # fmt: skip
TYPED = frozenset(("pre", "listing", "xmp"))  # lines as typed: HTML 4.01, 9.3.4; HTML 2.0, 5.5.2
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_HIDDEN = 2  # times the text that is shown; a page that hides more shows it by a script


def main_element(root: etree._Element, hidden: frozenset[etree._Element]) -> etree._Element:
    """The element that holds the text of the page."""
    sizes = _sizes(root, hidden)
    body = root.find("body")
    main = root if body is None else body
    while True:
        larger = [c for c in main if sizes.get(c, 0) >= SHARE * max(1, sizes.get(main, 0))]
        blocks = [c for c in larger if c.tag in LINES or len(c)]
        if not blocks or blocks[0].tag == "p" or main.tag in TYPED:
            return main
        main = blocks[0]


def hidden_elements(root: etree._Element) -> frozenset[etree._Element]:
    """The elements that the page itself hides; none where it hides nearly all its text."""
    hidden = frozenset(each for each in root.iter() if _is_hidden(each))
    if not hidden:
        return hidden
    body = root.find("body")
    main = root if body is None else body
    size = _sizes(root, frozenset())[main] or 1
    shown = _sizes(root, hidden)[main]
    return frozenset() if size - shown > _MOST_HIDDEN * shown else hidden


def _is_hidden(element: etree._Element) -> bool:
    if element.tag in ("html", "body"):
        return False
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _sizes(root: etree._Element, hidden: frozenset[etree._Element]) -> dict[etree._Element, int]:
    """Characters of text outside links, by element; children come before their parents."""
    sizes: dict[etree._Element, int] = {}
    for element in root.iter():
        sizes[element] = 0 if element.tag in UNSEEN else len((element.text or "").strip())
    for element in reversed(list(sizes)):
        parent = element.getparent()
        if parent is None or parent.tag in UNSEEN:
            continue
        sizes[parent] += len((element.tail or "").strip())
        if element.tag != "a" and element.tag not in UNSEEN and element not in hidden:
            sizes[parent] += sizes[element]
    return sizes
