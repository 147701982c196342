"""What stands before the first heading: the notice shell, the title, the addressees, furniture.

江城市人民政府办公室关于印发江城市2027年工作要点的通知      notice title
江政办〔2027〕3号                                          document number
各县（市、区）人民政府：                                    addressees
现将《江城市2027年工作要点》印发给你们，请认真贯彻执行。      body
江城市人民政府办公室 / 2027年1月8日                         signature lines
江城市2027年工作要点                                       title
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.numbering import Style
from workbench.reading.structure.chrome import is_furniture, is_menu, metadata
from workbench.reading.structure.metadata import bare_label, is_value, open_label
from workbench.reading.structure.shapes import (
    SENTENCE_MARK,
    bare,
    is_addressees,
    is_date,
    is_number,
    is_organ,
    is_signature,
    is_title_like,
    issued_names,
    notice_title,
    quoted_names,
)
from workbench.reading.tables.meanings import header_key, meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.reading.layout.lines import Line


class Role(Enum):
    """What a line outside the sections is."""

    CHROME = auto()
    NOTICE_TITLE = auto()
    NUMBER = auto()
    ADDRESSEES = auto()
    NOTICE_BODY = auto()
    SIGNATURE = auto()
    TITLE = auto()
    BODY = auto()


_ANNEX = re.compile(r"附\s*件")
_ANNEX_LABEL = re.compile(r"附\s*件\s*\d{0,2}\s*：?")
_LIST_NUMBER = re.compile(r"^\d{1,3}[.．、]")
_PAGE = re.compile(r"(?<!\d)\d{1,3}$")
_HANDS_OUT = re.compile(r"(?:印发|下发|转发|发)给你们")
_LONGEST_TITLE = 90
_LONGEST_SIGNATURE = 44
_LONGEST_HEADLINE = 50
_LONGEST_CHROME = 30  # characters of a sentence above the title that is a site's greeting
_SHORTEST_TITLE = 9  # characters of a title that text may be told by; 规划计划 is a site's channel
_LONGEST_HEAD = 16  # characters of a column's head, blanks and all
_FEWEST_HEADS = 2
_FEWEST_LABELS = 2  # labels without a colon that make a table


class Front:
    """Gives every line before the first heading its role.

    `title` and `notice` are the indices of the two titles, -1 for none; `name` is the plan's name
    as its notice gives it, where no line holds the title.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._names = frozenset(quoted_names("".join(line.key for line in lines)))
        self._table = frozenset(_table(lines))
        self._heads = frozenset(_column_heads(lines))
        self.roles = [Role.BODY] * len(lines)
        self._told: set[Role] = set()
        self.name = ""
        self.notice = self._notice_at()
        self.title = self._title_at()
        self._plan = self._plan_start()

    def read(self) -> None:
        """Fill `roles`."""
        shell = self._shell_start()
        for i, line in enumerate(self._lines):
            self.roles[i] = self._role(i, line, shell)
            self._told.add(self.roles[i])
        self._sign()

    def _notice_at(self) -> int:
        """The notice title next above the addressees or the document number."""
        at = [i for i, line in enumerate(self._lines) if notice_title(line.key)]
        clean = [i for i in at if not notice_title(self._lines[i].key)["date"]]  # type: ignore[index]
        return (clean or at or [-1])[-1]

    def _title_at(self) -> int:
        lines = self._lines
        named = [i for i, line in enumerate(lines) if self._is_named(line) and i != self.notice]
        alike = [i for i, line in enumerate(lines) if self._may_be_title(i, line)]
        after = [i for i in named + alike if i > self.notice]
        if found := named or self._over_text(after) or alike or self._last_short():
            return found[-1]
        issued = issued_names(lines[self.notice].key) if self.notice >= 0 else []
        if issued and any(is_signature(line.key) for line in lines[self.notice :]):
            self.name = issued[0]
            return -1
        return self.notice

    def _over_text(self, alike: Sequence[int]) -> Sequence[int]:
        """The titles that no text stands before, but for that of a notice."""
        if self.notice >= 0 or len(alike) < 2:
            return alike
        start = next((i for i in alike if len(bare(self._lines[i].key)) >= _SHORTEST_TITLE), -1)
        text = [i for i, line in enumerate(self._lines) if i > start >= 0 and _is_text(line.key)]
        return [i for i in alike if i < text[0]] if text else alike

    def _is_named(self, line: Line) -> bool:
        return bare(line.key) in self._names

    def _may_be_title(self, i: int, line: Line) -> bool:
        if i == self.notice or _ANNEX.match(line.key) or notice_title(line.key):
            return False
        if i in self._table or i in self._heads or _is_numbered(line):
            return False
        return is_title_like(line.key) and not (is_furniture(line.key) or metadata(line.key))

    def _last_short(self) -> list[int]:
        """Without a better one: the first line that is no sentence and no furniture."""
        if self.notice >= 0:
            return []
        cells = self._table | self._heads
        lines = [(i, line) for i, line in enumerate(self._lines) if i not in cells]
        names = [i for i, line in lines if _is_short_name(line.key)]
        names = names or [i for i, line in lines if _is_headline(line.key)]
        return sorted(names, key=lambda i: -len(self._lines[i].key))[:1]

    def _plan_start(self) -> int:
        """Where the plan proper begins: its title, or behind the date of the notice."""
        if self.title >= 0:
            return self.title
        dates = [i for i, line in enumerate(self._lines) if is_signature(line.key)]
        return dates[-1] + 1 if dates and self.name else 0

    def _shell_start(self) -> int:
        """Where the document begins; all before is furniture."""
        starts = [i for i in (self.notice, self.title) if i >= 0]
        for i, line in enumerate(self._lines[: max(0, self.title)]):
            if is_addressees(line.key) or _HANDS_OUT.search(line.key):
                starts.append(i)
        return min(starts, default=0)

    def _role(self, i: int, line: Line, shell: int) -> Role:
        if i == self.title:
            return Role.TITLE
        if i == self.notice:
            compiled = notice_title(line.key)
            return Role.CHROME if compiled and compiled["date"] else Role.NOTICE_TITLE
        if line.block.kind is BlockKind.FURNITURE or is_furniture(line.key) or is_menu(line.key):
            return Role.CHROME
        if i in self._table or metadata(line.key):
            return Role.CHROME
        if i < shell:
            told = "。" in line.key and len(line.key) > _LONGEST_CHROME
            return Role.BODY if told else Role.CHROME
        return self._role_inside(i, line)

    def _role_inside(self, i: int, line: Line) -> Role:
        if is_number(line.key):
            return Role.CHROME if Role.NUMBER in self._told else Role.NUMBER
        if is_addressees(line.key) and Role.ADDRESSEES not in self._told:
            return Role.ADDRESSEES
        if i < self._plan and _ANNEX_LABEL.fullmatch(line.key):
            return Role.CHROME
        if self._repeats(i, line):
            return Role.CHROME
        return Role.NOTICE_BODY if i < self._plan else Role.BODY

    def _repeats(self, i: int, line: Line) -> bool:
        """The title once more, or an earlier print of the notice's."""
        if i < self._plan and notice_title(line.key):
            return True
        return self.title >= 0 and _unlisted(line.key) == bare(self._lines[self.title].key)

    def _sign(self) -> None:
        """The date and the organs above it, between the notice's body and the plan's title."""
        for i, line in enumerate(self._lines[: self._plan]):
            if self.roles[i] is Role.NOTICE_BODY and is_signature(line.key):
                self.roles[i] = Role.SIGNATURE
                self._sign_above(i)

    def _sign_above(self, i: int) -> None:
        for j in range(i - 1, max(-1, i - 5), -1):
            short = len(self._lines[j].key) <= _LONGEST_SIGNATURE
            if self.roles[j] is not Role.NOTICE_BODY or not short:
                return
            if SENTENCE_MARK.search(self._lines[j].key) or self._lines[j].mark:
                return
            self.roles[j] = Role.SIGNATURE


def _table(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of a metadata table that holds a cell a line: labels and their values."""
    bare = sum(bool(bare_label(line.key)) for line in lines) >= _FEWEST_LABELS
    label = ""
    for i, line in enumerate(lines):
        if label and is_value(label, line.key):
            yield i
            label = ""
            continue
        label = open_label(line.key)
        if bare and not label and (label := bare_label(line.key)):
            yield i


def _column_heads(lines: Sequence[Line]) -> Iterator[int]:
    """The heads of a table's columns, a line each: 序号 / 主要工作任务 / 责任单位

    A title may read like the head below it: 重点任务 / 序号 / 责任单位
    """
    told = [_is_column_head(line.key) for line in lines]
    if sum(told) < _FEWEST_HEADS:
        return
    titled = False
    for i, line in enumerate(lines):
        first = told[i] and not (i and told[i - 1])
        beside = told[i] and (not first or (titled and i + 1 < len(told) and told[i + 1]))
        if beside:
            yield i
        titled = titled or is_title_like(line.key)


def _is_column_head(key: str) -> bool:
    return len(key) <= _LONGEST_HEAD and meaning_of(header_key(key)) is not None


def _is_text(key: str) -> bool:
    """A line of running text: 现将有关情况汇报如下："""
    told = len(key) > _LONGEST_CHROME and ("。" in key or key.endswith("："))
    return told and not (is_furniture(key) or metadata(key) or is_addressees(key))


def _is_numbered(line: Line) -> bool:
    """A title may have a compiler's number before it, but not that of a chapter."""
    return line.mark is not None and line.mark.style in (Style.CHAPTER, Style.ARTICLE)


def _unlisted(key: str) -> str:
    """An entry of an index without its number and its page: 3. 江城市2027年工作要点……12"""
    name = _LIST_NUMBER.sub("", bare(key))
    page = _PAGE.search(name, max(0, len(name) - 4))
    return name[: page.start()].rstrip(".．…·") if page else name


def _is_short_name(key: str) -> bool:
    if len(key) > _LONGEST_TITLE or SENTENCE_MARK.search(key) or is_date(key) or is_organ(key):
        return False
    return not (is_furniture(key) or is_menu(key) or metadata(key))


def _is_headline(key: str) -> bool:
    """A newspaper's headline may hold a colon or commas."""
    if len(key) > _LONGEST_HEADLINE or re.search(r"[。；！？]|：$", key):
        return False
    shell = is_furniture(key) or is_menu(key) or metadata(key)
    return not (shell or is_addressees(key) or is_date(key))
