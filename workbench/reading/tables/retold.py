"""A task table that says the sentences of its own document again (附件：任务分解表).

    （一）完善院前急救网络。新建急救站点6个。        the text
    附件 2027年江城市卫生健康工作要点任务分解表
    │ 1 │ 完善院前急救网络 │ 新建急救站点6个。 │ 医政处 │    the same task, with its unit

The tasks are those of the text; units, terms and notes of the rows go to the sentences they repeat.
The table, its title and its line in 附件说明 are furniture, and a remark says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.document import Column, PieceRole, Remark
from workbench.reading.structure.annexes import is_annex
from workbench.reading.tables.drafting import Drafted
from workbench.reading.tables.fields import sentence_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.reading.layout.lines import Line

_REMARK = "第 {} 张表逐条重复正文，单位和时限已归到正文各条，表格未另作任务收入。"
_OTHER_ROWS = "第 {} 张表有 {} 行与正文不同，未收入：{}"

_SHARE = 0.9  # of the rows have to stand in the text
_MOST_ROWS = 5_000
_TRIED = 5  # rows of which one at least has to; other tables are not looked at further
_LONG = 8  # characters; a short row may open a sentence that says something else
_MOST_ABOVE = 4  # lines between the annex's label and its table
_SHOWN = 30  # characters of a row that is told
_NAMES = re.compile(r"[、，,；;\s]+")
_SENTENCES = re.compile(r"[。；;！!？?]")
_OWN = (Column.TARGETS,)  # read from the text itself


def told_by(texts: Iterable[str]) -> str:
    """The sentences of a text as keys between bars, to be looked up by `retells`."""
    keys = (sentence_key(part) for text in texts for part in _SENTENCES.split(text))
    return "|".join(("", *filter(None, keys), ""))


def retells(table: Drafted, told: str) -> bool:
    """Nearly all rows of the table are sentences of `told`, the text above it (see `told_by`)."""
    rows = [piece.text for draft in table.drafts for piece in draft.paragraphs]
    if not 0 < len(rows) <= _MOST_ROWS or not any(_is_told(row, told) for row in rows[:_TRIED]):
        return False
    return sum(_is_told(row, told) for row in rows) >= _SHARE * len(rows)


def _is_told(row: str, told: str) -> bool:
    """The row is a whole sentence, or a long one but for the bracket that closes it in the text."""
    key = told_by((row,)).rstrip("|")
    return bool(key) and (f"{key}|" in told or (len(key) > _LONG and key in told))


def remarks(table: Drafted, told: str, number: int) -> list[Remark]:
    """What is said of table `number`: that it repeats the text, and which rows do not."""
    texts = [piece.text for draft in table.drafts for piece in draft.paragraphs]
    others = [text.strip()[:_SHOWN] for text in texts if not _is_told(text, told)]
    found = [Remark(_REMARK.format(number))]
    if others:
        found.append(Remark(_OTHER_ROWS.format(number, len(others), "；".join(others))))
    return found


def furnished(table: Drafted, paragraphs: Sequence[str]) -> Drafted:
    """The table as furniture; its fields look for the sentences they stand beside.

    Fields that only name what the paragraph of their sentence says, its units and its term, are
    furniture too; `paragraphs` are those above the table, as keys.
    """
    quoted = {
        piece.places[0]: sentence_key(piece.text)
        for draft in table.drafts
        for piece in draft.paragraphs
        if piece.text
    }
    pieces = [piece for draft in table.drafts for piece in draft.pieces if piece.text]
    said = _Said(paragraphs)
    fields, gone = [], []
    for field in table.fields:
        keys = tuple(quoted[place] for place in field.beside if place in quoted)
        if field.column in _OWN or said.covers(field.piece.text, keys):
            gone += [] if field.borrowed else [field.piece]
        else:
            fields.append(replace(field, quoted=keys))
    parts = [(PieceRole.CHROME, piece) for piece in (*pieces, *gone)]
    return Drafted([], [*table.parts, *parts], fields)


class _Said:
    """The paragraphs above a table, to look up in which one a sentence stands."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._text = "".join(paragraphs)
        self._starts = list(accumulate(map(len, paragraphs), initial=0))

    def covers(self, text: str, keys: Sequence[str]) -> bool:
        """All names in `text` stand in the paragraphs of the sentences with these keys."""
        names = [sentence_key(name) for name in _NAMES.split(text)]
        around = [self._around(key) for key in keys]
        return bool(around) and all(name in said for said in around for name in names)

    def _around(self, key: str) -> str:
        at = self._text.find(key)
        return self._paragraphs[bisect_right(self._starts, at) - 1] if at >= 0 else ""


def lines_of_annex(lines: Sequence[Line], at: int) -> Iterator[int]:
    """The lines that belong to the table at line `at`: label and title above, 附件说明."""
    for label in range(at - 1, max(at - 1 - _MOST_ABOVE, -1), -1):
        if not is_annex(lines[label].key):
            continue
        yield from range(label, at)
        name = "".join(sentence_key(line.piece.text) for line in lines[label + 1 : at])
        listed = (i for i in range(label) if lines[i].key[:2] == "附件" and name)
        yield from (i for i in listed if sentence_key(lines[i].piece.text) == f"附件{name}")
        return
