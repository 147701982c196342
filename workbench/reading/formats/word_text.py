"""The characters of a Word paragraph in order, through runs, fields, links and tracked changes.

Kept is what is printed: inserted text, results of fields, base text of ruby. Text boxes are put
aside. What is left out (deleted, hidden, pictures) is tallied for the remarks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.numbering import CIRCLED
from workbench.reading.formats.limits import number_in
from workbench.reading.formats.word_markup import W
from workbench.reading.formats.word_styles import run_look

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from workbench.reading.formats.word_styles import Look, Styles

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_P, _R, _T, _RPR = f"{W}p", f"{W}r", f"{W}t", f"{W}rPr"
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"
}  # fmt: skip
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "fldData", "delText", "delInstrText", "tblPr",
        "bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd",
        "lastRenderedPageBreak", "softHyphen",
    )
)  # fmt: skip
_SYMBOLS = {
    "Wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
        0xD8: "➢", 0xE0: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "Wingdings 2": {0x50: "✓", 0x52: "☑", 0x54: "☒", 0x97: "●", 0xA3: "□", 0xAE: "◆"},
    "Symbol": {0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷"},
}  # fmt: skip
_FIRST_CIRCLED = {"Wingdings": 0x81, "Wingdings 2": 0x6A}  # ① to ⑩ in these fonts
_OVERSTRUCK = re.compile(
    r"\s*eq\s*\\o\s*(?:\\a[cdlr]\s*)?\(([^,，]{1,6})[,，]([^()]{1,6})\)", re.IGNORECASE
)
_CIRCLES = "○〇◯⚪"
_DEEPEST = 16  # fields inside each other
_LONGEST_INSTRUCTION = 200


class Left(StrEnum):
    """What is left out of a text and only counted."""

    DELETED = "deleted"
    MOVED = "moved"
    HIDDEN = "hidden"
    PICTURE = "picture"
    GRAPHIC = "graphic"
    OBJECT = "object"
    SYMBOL = "symbol"


_COUNTED = {
    f"{W}del": Left.DELETED,
    f"{W}moveFrom": Left.MOVED,
    f"{_DRAWING}blip": Left.PICTURE,
    f"{_VML}imagedata": Left.PICTURE,
    f"{_CHART}chart": Left.GRAPHIC,
    f"{_DIAGRAM}relIds": Left.GRAPHIC,
    f"{_OFFICE}OLEObject": Left.OBJECT,
}


@dataclass(slots=True)
class Text:
    """The characters of one paragraph, and whether there are bold and other ones among them."""

    parts: list[str] = field(default_factory=list)
    bold: bool = False
    plain: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    hidden: bool = False

    def add(self, text: str, *, bold: bool) -> None:
        """Append `text`."""
        self.parts.append(text)
        if bold:
            self.bold = self.bold or not text.isspace()
        elif not self.plain:
            self.plain = not text.isspace()


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False


class Gatherer:
    """Gathers the characters of one paragraph after the other."""

    def __init__(self, styles: Styles) -> None:
        self.left_out: Counter[Left] = Counter()
        self._styles = styles
        self._text = Text()
        self._fields: list[_Field] = []
        self._readers: dict[str, Callable[[etree._Element, bool], None]] = {
            _T: self._characters,
            f"{_MATH}t": self._characters,
            **dict.fromkeys(_CHARACTERS, self._character),
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field_mark,
            f"{MC}AlternateContent": self._alternatives,
        }
        self._noted: dict[str, Callable[[etree._Element], None]] = {
            **dict.fromkeys(_COUNTED, self._count),
            f"{W}instrText": self._instruction,
            f"{W}txbxContent": self._box,
            f"{_VML}textpath": self._word_art,
            f"{_DRAWING}t": self._drawn,
            f"{W}commentReference": self._comment,
        }

    def gather(self, paragraph: etree._Element, *, bold: bool) -> Text:
        """The text of one paragraph; `bold` is what its style says."""
        self._text = Text()
        self._collect(paragraph, bold)
        if self._fields:
            self._fields = [each for each in self._fields if each.result]
        return self._text

    @property
    def in_contents(self) -> bool:
        """Inside the field of a table of contents."""
        return any(each.instruction.lstrip()[:4].upper() == "TOC " for each in self._fields)

    def _collect(self, parent: etree._Element, bold: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, bold)
            elif tag not in _SKIPPED:
                self._other(child, tag, bold)

    def _run(self, run: etree._Element, bold: bool) -> None:
        """Nearly all of a document is runs with one text; its properties stand first."""
        for child in run:
            tag = child.tag
            if tag == _T:
                self._characters(child, bold)
            elif tag != _RPR:
                self._other(child, tag, bold)
            elif len(child):
                look = self._run_look(child)
                if look.hidden:
                    self.left_out[Left.HIDDEN] += 1
                    self._text.hidden = True
                    return
                bold = bold if look.bold is None else look.bold

    def _other(self, element: etree._Element, tag: str, bold: bool) -> None:
        if tag in self._readers:
            self._readers[tag](element, bold)
        elif tag in self._noted:
            self._noted[tag](element)
        elif tag not in _SKIPPED:
            self._collect(element, bold)

    def _run_look(self, properties: etree._Element) -> Look:
        own = run_look(properties)
        return own.over(self._styles.look(own.style)) if own.style else own

    def _characters(self, element: etree._Element, bold: bool) -> None:
        text = element.text
        if text and not (self._fields and self._is_instruction()):
            self._text.add(text, bold=bold)

    def _is_instruction(self) -> bool:
        """The result of a field inside the instruction of another is not shown."""
        return len(self._fields) > 1 and not all(each.result for each in self._fields[:-1])

    def _character(self, element: etree._Element, bold: bool) -> None:
        self._text.add(_CHARACTERS[element.tag], bold=bold)

    def _symbol(self, element: etree._Element, bold: bool) -> None:
        char = symbol(str(element.get(f"{W}char", "")), str(element.get(f"{W}font", "")))
        if char:
            self._text.add(char, bold=bold)
        else:
            self.left_out[Left.SYMBOL] += 1

    def _alternatives(self, element: etree._Element, bold: bool) -> None:
        self._collect(chosen(element), bold)

    # -- fields ----------------------------------------------------------------------------------

    def _field_mark(self, element: etree._Element, bold: bool) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            if len(self._fields) >= _DEEPEST:
                self._fields.clear()
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].result = True
        elif self._fields and kind == "end":
            ended = self._fields.pop()
            if not ended.result:
                self._text.add(overstruck(ended.instruction), bold=bold)

    def _instruction(self, element: etree._Element) -> None:
        if self._fields and len(self._fields[-1].instruction) < _LONGEST_INSTRUCTION:
            self._fields[-1].instruction += element.text or ""

    # -- what is left out or put aside -----------------------------------------------------------

    def _count(self, element: etree._Element) -> None:
        self.left_out[_COUNTED[element.tag]] += 1

    def _box(self, element: etree._Element) -> None:
        self._text.boxes.append(element)

    def _word_art(self, element: etree._Element) -> None:
        self._text.drawn.append(str(element.get("string", "")))

    def _drawn(self, element: etree._Element) -> None:
        self._text.drawn.append(element.text or "")

    def _comment(self, element: etree._Element) -> None:
        self._text.comments.append(str(element.get(f"{W}id", "")))


def chosen(alternatives: etree._Element) -> etree._Element:
    """Of two forms of the same content the first that holds text, else the first."""
    forms = list(alternatives.iterchildren(f"{MC}Choice", f"{MC}Fallback"))
    told = (form for form in forms if next(form.iter(_T, f"{_VML}textpath"), None) is not None)
    return next(told, forms[0] if forms else alternatives)


def symbol(code: str, font: str) -> str:
    """A character of a symbol font (FE of Wingdings is ☑), "" for one without meaning outside."""
    try:
        point = int(code[:6], 16)
    except ValueError:
        return ""
    if 0xF000 <= point <= 0xF0FF or point < 0x100:
        known = _SYMBOLS.get(font, {}).get(point & 0xFF, "")
        first = _FIRST_CIRCLED.get(font, 0x100)
        if not known and 0 <= (point & 0xFF) - first < 10:
            return CIRCLED[(point & 0xFF) - first]
        return known or (chr(point) if 0x20 < point < 0x7F and font not in _SYMBOLS else "")
    return chr(point) if 0xFF < point < 0xD800 else ""


def overstruck(instruction: str) -> str:
    r"""What an equation field prints that sets one character on another: EQ \o\ac(○,11) → ⑪."""
    found = _OVERSTRUCK.match(instruction)
    if not found:
        return ""
    under, over = found[1].strip(), found[2].strip()
    if under in _CIRCLES:
        number = number_in(over)
        return CIRCLED[number - 1] if 0 < number <= len(CIRCLED) else over
    return over or under
