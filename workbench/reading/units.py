"""Responsible units (责任单位) named in a bracket or on a line of its own.

    …新建急救站点6个。（牵头单位：市卫生健康委；配合单位：市财政局；完成时限：2027年6月底前）
    责任单位：市民政局，各县（市、区）人民政府
    …（市教育局牵头，市财政局、团市委等按职责分工负责）

Names stay as printed; 等, 及 and 各 with a noun stay with the name they belong to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.reading.tag_labels import label_at, labels_in
from workbench.reading.tag_values import names_all, read_labelled, read_unlabelled
from workbench.reading.unit_names import CLOSE, OPEN, TRIM, Reading

if TYPE_CHECKING:
    from workbench.plan import Assignment


@dataclass(frozen=True, slots=True)
class Tag:
    """The stretch `start:end` of a sentence that names units; `deadline` is the phrase in it.

    `alone`: the sentence is nothing but the tag (a line of its own).
    """

    start: int
    end: int
    assignments: tuple[Assignment, ...]
    deadline: str = ""
    alone: bool = False


def find_tag(sentence: str) -> Tag | None:
    """The tag that closes `sentence`, failing that the first in it; None where no unit is named."""
    tags = find_tags(sentence)
    if not tags:
        return None
    closing = not sentence[tags[-1].end :].strip(TRIM + "！？")
    return tags[-1] if closing else tags[0]


def find_tags(sentence: str) -> tuple[Tag, ...]:
    """Every bracket of `sentence` that names units, their term or their head; or itself."""
    if not _SIGN.search(sentence):
        return ()
    return _known(sentence) if len(sentence) <= _REMEMBERED else _read(sentence)


def is_label(sentence: str) -> bool:
    """Nothing but names of units or their term: 牵头单位：市教育局 on a line of its own."""
    tags = find_tags(sentence)
    return bool(tags) and tags[0].alone


def without_tags(sentence: str) -> str:
    """`sentence` with its tags cut out."""
    spans = [(tag.start, tag.end) for tag in find_tags(sentence)]
    return _cut(sentence, spans) if spans else sentence


# Whoever reads a sentence (its targets, its deadline, its units) asks for its tags again.
_REMEMBERED = 2000  # characters
_SIGN = re.compile(
    r"（|\(|\[|〔|【|［|\{|｛|：|:|单位|部门|处室|科室|责\s+任\s+单|牵\s+头\s+单|完成时限"
)


@lru_cache(maxsize=1024)
def _known(sentence: str) -> tuple[Tag, ...]:
    return _read(sentence)


def _read(sentence: str) -> tuple[Tag, ...]:
    line = sentence.strip(_BULLETS)
    if label_at(line) and len(line) <= _LONGEST_LINE:
        whole = read_labelled(line)
        return (_tag((0, len(sentence)), whole, alone=True),) if whole else ()
    read = [(span, _read_bracket(sentence, *span)) for span in _brackets(sentence)]
    found = [(span, reading) for span, reading in read if reading]
    if not found:
        return _trailing(sentence)
    alone = not _cut(sentence, [span for span, _ in found]).strip(_BULLETS)
    return tuple(_tag(span, reading, alone=alone) for span, reading in found)


_LONGEST_LINE = 3000  # characters; a longer line is text
_BULLETS = TRIM + "●○■□◆◇▲△★☆※*·•-—–>》"


def _cut(sentence: str, spans: list[tuple[int, int]]) -> str:
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(sentence)]
    return "".join(sentence[a:b] for a, b in zip(starts, ends, strict=True))


def _tag(span: tuple[int, int], reading: Reading, *, alone: bool) -> Tag:
    return Tag(*span, reading.assignments, reading.deadline, alone)


# -- brackets ----------------------------------------------------------------------------


def _brackets(sentence: str) -> list[tuple[int, int]]:
    """The outermost brackets, of whatever kind or width; one left open reaches to the end.

    A bracket that opens with a label is outermost wherever it stands: what is open before it was
    left open by mistake.
    """
    spans, depth, start = [], 0, 0
    for found in _BRACKET.finditer(sentence):
        place = found.start()
        if found[0] in OPEN:
            if not depth or label_at(sentence, place + 1):
                start, depth = place, 0
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((start, place + 1))
    if depth:
        spans.append((start, len(sentence.rstrip("。 "))))
    return spans


_BRACKET = re.compile(f"[{re.escape(OPEN + CLOSE)}]")


def _read_bracket(sentence: str, start: int, end: int) -> Reading | None:
    closed = sentence[end - 1] in CLOSE
    text = sentence[start + 1 : end - 1 if closed else end].strip(TRIM)
    if len(text) > _LONGEST:
        return None
    labelled = read_labelled(text)
    if labelled or labels_in(text):
        return labelled
    if not closed or not _TELLING.search(text):
        return None
    return read_unlabelled(text, closing=_closes(sentence, start, end))


_LONGEST = 1500  # characters; a longer bracket is text
_TELLING = re.compile(
    "局|委|办|厅|署|政府|单位|部门|牵头|负责|配合|落实|分工|处|中心|公司|院|会|社"
)


def _closes(sentence: str, start: int, end: int) -> bool:
    """Does the bracket stand behind the stop of its sentence, or is it all there is?"""
    before = sentence[max(0, start - 6) : start].rstrip(" 　\t”’》）)〕]】")
    if not before:
        return not sentence[end:].strip(TRIM)
    return before[-1] in "。！？!?；;"


# -- a label behind a comma --------------------------------------------------------------


def _trailing(sentence: str) -> tuple[Tag, ...]:
    """新建学校2所，责任单位：市教育局，完成时限：12月底。"""
    if len(sentence) > _LONGEST_LINE or ("：" not in sentence and ":" not in sentence):
        return ()
    for label in labels_in(sentence):
        if label.firm and label.start and sentence[label.start - 1] in "，,；;。 　\t":
            text = sentence[label.start :].strip(TRIM)
            reading = read_labelled(text)
            if reading and reading.assignments and names_all(reading):
                start = label.start - (sentence[label.start - 1] in "，,；;")
                return (_tag((start, len(sentence.rstrip("。 "))), reading, alone=False),)
    return ()
