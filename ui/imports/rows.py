"""The rows of the tree beside the source: title, headings, sentences, and what each holds.

    一、健全公共卫生服务体系                      3条 8项
      （一）提升疾病预防控制能力                      3项
        监测哨点医院增至20家，传染病报告及时率…    指标 2

The rows are flat and carry their depth: a heading that changes its level changes its row and those
below it, and nothing else moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ui.sheet.spans import Mark
from workbench.document import Column, NodeKind, PieceRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.imports.sentences import Sentence
    from workbench.document import Field, Node
    from workbench.reading.understanding import Understanding


BELOW_LABEL = "上一行只写单位或时限，标题不能并进去"
"""Why a heading cannot be joined with the line before it."""
_UNITS = {Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT}


class RowKind(StrEnum):
    """What a row stands for; `ANSWERS` offers what can be said to the doubt of the row above."""

    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    ANSWERS = "answers"


Key = tuple[RowKind, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `start` and `end` are the places of what it stands for, `key` stays its own.

    `why` is how sure the reader is of a heading and for what reason; of answers why the last of
    them cannot be given. `below` counts the rows that
    fold with it. `label`: a line that only says who answers or by when, which is no task.
    """

    kind: RowKind
    start: int
    end: int
    depth: int
    text: str
    right: str = ""
    doubt: str = ""
    why: str = ""
    below: int = 0
    label: bool = False

    @property
    def key(self) -> Key:
        """What it is found by after a correction."""
        return self.kind, self.start

    @property
    def spoken(self) -> str:
        """What is read out."""
        level = f"第{self.depth}级，" if self.kind is RowKind.HEADING else ""
        doubt = f"，存疑：{self.doubt}" if self.doubt else ""
        right = f"，{self.right}" if self.right else ""
        return f"{level}{self.text}{right}{doubt}"


def rows_of(
    understanding: Understanding, sentences: Sequence[Sequence[Sentence]]
) -> tuple[Row, ...]:
    """All rows in the order of the plan: the notice, the title, preamble, headings and text."""
    nodes = understanding.outline.nodes
    numbers = range(len(nodes))
    rows: list[Row] = []
    for number in (n for n in numbers if nodes[n].in_notice):
        rows += _text_rows(nodes[number], sentences[number], 1)
    rows += _title_row(understanding)
    for number in (n for n in numbers if not nodes[n].in_notice):
        rows += _node_rows(understanding, number, sentences[number])
    return tuple(_counted(_reasoned(rows)))


def below_label(rows: Sequence[Row], at: int) -> bool:
    """The heading at `at` comes right after a line that only says who answers or by when."""
    return rows[at].kind is RowKind.HEADING and at > 0 and rows[at - 1].label


def _title_row(understanding: Understanding) -> Iterator[Row]:
    starts = understanding.ledger.starts
    pieces = [p for p in understanding.pieces if p.role is PieceRole.TITLE]
    if pieces:
        start = starts[pieces[0].block] + pieces[0].start
        end = starts[pieces[-1].block] + pieces[-1].end
        yield Row(RowKind.TITLE, start, end, 0, understanding.outline.title, "标题")


def _node_rows(
    understanding: Understanding, number: int, sentences: Sequence[Sentence]
) -> Iterator[Row]:
    node = understanding.outline.nodes[number]
    if node.kind is not NodeKind.SECTION:
        yield from _text_rows(node, sentences, 1)
        return
    depth = max(1, node.level)
    start = max(0, understanding.place(number))
    end = max(start + 1, sentences[0].start if sentences else _end(understanding, number))
    text = f"{node.number}{node.heading}"
    yield Row(RowKind.HEADING, start, end, depth, text, doubt=node.doubt, why=_why(node))
    if node.doubt:
        yield Row(RowKind.ANSWERS, start, start, depth, "", doubt=node.doubt)
    yield from _text_rows(node, sentences, depth + 1)


def _end(understanding: Understanding, number: int) -> int:
    pieces = understanding.parsing.drafts[number].pieces
    return max((piece.places[-1] + 1 for piece in pieces if piece.text), default=0)


def _text_rows(node: Node, sentences: Sequence[Sentence], depth: int) -> Iterator[Row]:
    for number, sentence in enumerate(sentences):
        fields = [field for field in node.fields if field.sentence in (-1, number)]
        right = "落款" if node.kind is NodeKind.SIGNATURE else _holds(sentence, fields)
        right = "通知" if node.in_notice and not right else right
        text = sentence.text.rstrip("。；")
        label = sentence.named.label
        yield Row(RowKind.SENTENCE, sentence.start, sentence.end, depth, text, right, label=label)


def _why(node: Node) -> str:
    """编号接着上一条（把握 97%）."""
    return f"{node.reason}（把握 {node.certainty:.0%}）" if node.reason else ""


def _holds(sentence: Sentence, fields: Sequence[Field]) -> str:
    """What a sentence names or a table says beside it, in words: 单位 时限 指标 2."""
    named = sentence.named
    columns = {field.column for field in fields}
    found = ((Mark.UNIT, "单位", _UNITS), (Mark.DUE, "时限", {Column.DEADLINE}))
    words = [word for mark, word, beside in found if named.has(mark) or columns & beside]
    return " ".join([*words, *([f"指标 {named.targets}"] if named.targets else [])])


def _reasoned(rows: Sequence[Row]) -> list[Row]:
    """Answers that cannot all be given say why."""
    return [
        replace(row, why=BELOW_LABEL)
        if row.kind is RowKind.ANSWERS and below_label(rows, at - 1)
        else row
        for at, row in enumerate(rows)
    ]


def _counted(rows: Sequence[Row]) -> Iterator[Row]:
    """Each heading with what stands below it: 3条 8项."""
    for at, row in enumerate(rows):
        if row.kind is not RowKind.HEADING:
            yield row
            continue
        below = _below(rows, at)
        items = sum(r.kind is RowKind.HEADING for r in below)
        tasks = sum(r.kind is RowKind.SENTENCE and not r.label for r in below)
        counts = [f"{items}条"] if items else []
        counts += [f"{tasks}项"] if tasks else []
        right = f"存疑：{row.doubt}" if row.doubt else " ".join(counts)
        yield replace(row, right=right, below=len(below))


def _below(rows: Sequence[Row], at: int) -> Sequence[Row]:
    end = at + 1
    while end < len(rows) and (
        rows[end].depth > rows[at].depth or rows[end].kind is RowKind.ANSWERS
    ):
        end += 1
    return rows[at + 1 : end]
