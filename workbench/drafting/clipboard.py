"""What other programs put on the clipboard, as plain lines: HTML of Word, WPS, Excel, web pages.

    <p class=MsoNormal><span style='mso-list:Ignore'>（一）<span>&nbsp; </span></span>完善网络。</p>
    →  （一）完善网络。

A paragraph is a line, a row of a table is a sentence with its units and deadline. What the reader
of the page does not see (scripts, deleted and hidden text, notes' marks) is left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from workbench.numbering import recognise

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "pre"))
_BLOCKS |= {"table", "tr", "blockquote", "section", "article", "dt", "dd", "center"}
_UNSEEN = frozenset(("script", "style", "head", "title", "del", "s", "strike", "noscript"))
_UNSEEN |= {"button", "nav", "select"}
_VOID = frozenset(["br", "hr", "img", "meta", "link", "input", "col", "wbr"])
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden")
_NOTE = re.compile(r"\[\d{1,3}\]|[①-⑳]|\d{1,3}")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SEEN_SPACE = re.compile("[\u00a0 \t\u3000]+")
_ORDINAL = "[一二三四五六七八九十]+"
_NUMBERED = re.compile(rf"^({_ORDINAL}、|[（(]{_ORDINAL}[）)]|\d+[.．])\s+")
_CHINESE_GAP = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_COLUMNS = (
    ("牵头单位", re.compile("牵头")),
    ("配合单位", re.compile("配合|协办|参加")),
    ("责任单位", re.compile("责任|承办|主办|单位")),
    ("完成时限", re.compile("时限|时间|期限|进度")),
)
_MATTER = re.compile("内容|任务|事项|工作|举措|要点|措施")
_ORDER = re.compile("^(序号|编号|№|#)$")
_END = "。；！？…"


def lines_of_html(html: str) -> list[str]:
    """The lines of copied HTML, none of them empty; [] where nothing is to be read."""
    start, end = html.find("<!--StartFragment-->"), html.find("<!--EndFragment-->")
    reader = _Reader()
    reader.feed(html[start:end] if 0 <= start < end else html)
    reader.close()
    return reader.finished()


def lines_of_table(rows: list[list[str]]) -> list[str]:
    """Rows of cells as sentences: what is to be done, then who and when in a bracket."""
    rows = [[_clean(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    heads = _heads(rows[0])
    if heads is None:
        return ["".join(_ended(cell) for cell in row if cell) if len(row) > 1 else row[0]
                for row in rows]  # fmt: skip
    return [line for row in rows[1:] if (line := _sentence(row, heads))]


def without_furniture(lines: Sequence[str]) -> list[str]:
    """`lines` without what belongs to a web page: menus, counters, dates of publication.

    The sieve is that of imported papers. A numbered line is none of it; all lines stay where
    nothing else is left.
    """
    kept = [line for line in lines if recognise(line) or not _is_of_page(line)]
    return kept or list(lines)


def _is_of_page(line: str) -> bool:
    from workbench.reading.structure.chrome import (
        is_clock,
        is_menu,
        is_telling_furniture,
        metadata,
    )

    return is_telling_furniture(line) or is_menu(line) or is_clock(line) or bool(metadata(line))


class _Reader(HTMLParser):
    """Collects lines, and the cells of tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._open: list[tuple[str, bool]] = []
        self._unseen = 0
        self._lists: list[int] = []
        self._rows: list[list[str]] = []
        self._tables = 0
        self._raised = ""

    def finished(self) -> list[str]:
        """All lines."""
        self._break()
        self._leave_table()
        return self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag == "br":
                self._break()
            return
        style = next((value or "" for name, value in attrs if name == "style"), "")
        unseen = tag in _UNSEEN or bool(_HIDDEN.search(style))
        self._open.append((tag, unseen))
        self._unseen += unseen
        self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        while self._open:
            name, unseen = self._open.pop()
            self._unseen -= unseen
            self._end(name)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._raised:
            self._raised += data
        else:
            self._line += _SPACES.sub(_unfolded, data)

    def _begin(self, tag: str) -> None:
        if tag == "sup":
            self._raised = " "
        elif tag in ("td", "th"):
            self._line = ""
        elif tag == "tr" and self._tables:
            self._rows.append([])
        elif tag in _BLOCKS:
            self._break()
            self._tables += tag == "table"
            if tag in ("ol", "ul"):
                self._lists.append(1 if tag == "ol" else 0)
            elif tag == "li" and self._lists and self._lists[-1]:
                self._line = f"{self._lists[-1]}. "
                self._lists[-1] += 1

    def _end(self, tag: str) -> None:
        if tag == "sup":
            words, self._raised = self._raised.strip(), ""
            self._line += "" if _NOTE.fullmatch(words) else words
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._line)
            self._line = ""
        elif tag in _BLOCKS:
            self._break()
            if tag == "table":
                self._tables -= 1
                self._leave_table()
            elif tag in ("ol", "ul") and self._lists:
                self._lists.pop()

    def _break(self) -> None:
        """The line ends; inside of a cell it goes on."""
        if self._tables and self._rows:
            return
        if line := _clean(self._line):
            self._lines.append(line)
        self._line = ""

    def _leave_table(self) -> None:
        if not self._tables and self._rows:
            self._lines += lines_of_table(self._rows)
            self._rows = []


def _unfolded(blanks: re.Match[str]) -> str:
    """One blank; none where a source line was only folded beside a Chinese character."""
    text, (start, end) = blanks.string, blanks.span()
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return "" if "\n" in blanks[0] and beside and not beside.isascii() else " "


def _clean(line: str) -> str:
    line = _SEEN_SPACE.sub(" ", line).strip()
    return _CHINESE_GAP.sub("", _NUMBERED.sub(lambda found: found[1], line))


def _heads(row: list[str]) -> list[str] | None:
    """What each column holds, by a row of titles; None where the row is none."""
    if not any(_MATTER.search(cell) and len(cell) <= len("主要工作任务内容") for cell in row):
        return None
    return [_head(cell) for cell in row]


def _head(cell: str) -> str:
    if _ORDER.search(cell):
        return ""
    named = (name for name, pattern in _COLUMNS if pattern.search(cell))
    return next(named, "matter" if _MATTER.search(cell) else "")


def _sentence(row: list[str], heads: list[str]) -> str:
    """新建站点6个（牵头单位：医政处；完成时限：6月底前）。"""
    cells = [(head, cell) for head, cell in zip(heads, row, strict=False) if head and cell]
    matter = "".join(cell for head, cell in cells if head == "matter")
    if not matter:
        return ""
    told = "；".join(f"{head}：{cell}" for head, cell in cells if head != "matter")
    return f"{matter.rstrip(_END)}（{told}）。" if told else _ended(matter)


def _ended(cell: str) -> str:
    return cell if cell[-1] in _END else f"{cell}。"
