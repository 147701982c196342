"""Responsible units (责任单位) named in a bracket or on a line of their own.

    …新建急救站点6个。（牵头单位：市卫生健康委；配合单位：市财政局；完成时限：2027年6月底前）
    责任单位：市民政局，各县（市、区）人民政府
    …（市教育局牵头，市财政局、团市委等按职责分工负责）

Names stay as printed; 等, 及 and 各 with a noun stay with the name they belong to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from workbench.plan import Assignment, Role
from workbench.reading.unit_names import (
    CLOSE,
    OPEN,
    ROLE_SUFFIX,
    TRIM,
    NameReader,
    Reading,
    is_organ,
    is_unit_like,
    split_names,
    unique,
    without_bracket,
)
from workbench.reading.wordlists import alternation


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
    line = sentence.strip(TRIM)
    if _label().match(line):
        whole = _read_labelled(line)
        return (_tag((0, len(sentence)), whole, alone=True),) if whole else ()
    read = [(span, _read_bracket(sentence, *span)) for span in _brackets(sentence)]
    found = [(span, reading) for span, reading in read if reading]
    alone = not _cut(sentence, [span for span, _ in found]).strip(TRIM)
    return tuple(_tag(span, reading, alone=alone) for span, reading in found)


def without_tags(sentence: str) -> str:
    """`sentence` with its tags cut out."""
    return _cut(sentence, [(tag.start, tag.end) for tag in find_tags(sentence)])


def _cut(sentence: str, spans: list[tuple[int, int]]) -> str:
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(sentence)]
    return "".join(sentence[a:b] for a, b in zip(starts, ends, strict=True))


def _tag(span: tuple[int, int], reading: Reading, *, alone: bool) -> Tag:
    return Tag(*span, reading.assignments, reading.deadline, alone)


# -- brackets ----------------------------------------------------------------------------


def _brackets(sentence: str) -> list[tuple[int, int]]:
    """The outermost brackets, of whatever kind or width; one left open reaches to the end."""
    spans, depth, start = [], 0, 0
    for place, char in enumerate(sentence):
        if char in OPEN:
            start = start if depth else place
            depth += 1
        elif char in CLOSE and depth:
            depth -= 1
            if not depth:
                spans.append((start, place + 1))
    if depth:
        spans.append((start, len(sentence.rstrip("。 "))))
    return spans


def _read_bracket(sentence: str, start: int, end: int) -> Reading | None:
    closed = sentence[end - 1] in CLOSE
    text = sentence[start + 1 : end - 1 if closed else end].strip(TRIM)
    if len(text) > _LONGEST:
        return None
    if _label().search(text):
        return _read_labelled(text)
    if not closed:
        return None
    before = sentence[max(0, start - 4) : start].strip()
    return _read_unlabelled(text, closing=before[-1:] in "。！？!?；;")


_LONGEST = 1500  # characters; a longer bracket is text


# -- labelled tags -----------------------------------------------------------------------


@cache
def _label() -> re.Pattern[str]:
    groups = "|".join(
        rf"(?P<{name}>{alternation('unit_words', name)})"
        for name in ("term", "person", "support", "lead", "responsible")
    )
    return re.compile(rf"(?<![一-龥])(?:{groups})\s*(?:[:：]|为[:：]?|(?<=单位|部门|时限)\s+)\s*")


_ROLES = {"lead": Role.LEAD, "responsible": Role.RESPONSIBLE, "support": Role.SUPPORT}


def _read_labelled(text: str) -> Reading | None:
    """牵头单位：A；配合单位：B、C；完成时限：2027年6月底前, in any order."""
    marks = list(_label().finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    found: list[Assignment] = []
    deadline = ""
    for mark, end in zip(marks, ends, strict=True):
        value = text[mark.end() : end].strip(TRIM)
        kind = mark.lastgroup or ""
        if kind == "term":
            deadline = deadline or value
        elif kind in _ROLES:
            told = "分" in mark[0] and _read_prose(value, _ROLES[kind])
            reading = told or NameReader(_ROLES[kind]).read(value)
            found += _first_leads(reading.assignments, kind, value, alone=len(marks) == 1)
            deadline = deadline or reading.deadline
    heads = [mark for mark in marks if mark.lastgroup == "person"]
    return Reading(unique(found), deadline) if found or deadline or heads else None


def _first_leads(
    assignments: tuple[Assignment, ...], kind: str, value: str, *, alone: bool
) -> tuple[Assignment, ...]:
    """牵头单位：A、B、C等 without any other role: A leads, the others are responsible."""
    if kind != "lead" or not alone or len(assignments) < _LIST or not value.endswith("等"):
        return assignments
    return assignments[:1] + tuple(replace(a, role=Role.RESPONSIBLE) for a in assignments[1:])


_LIST = 2


def _read_unlabelled(text: str, *, closing: bool) -> Reading | None:
    """A牵头，B、C配合; A、B按职责分工负责; or, behind a full stop, a bare list of organs."""
    reading = NameReader(None).read(text)
    names = [a.unit for a in reading.assignments]
    if not names or not all(map(is_unit_like, names)):
        return None
    organs = sum(map(is_organ, names))
    spoken = any(ROLE_SUFFIX.search(piece) for piece in split_names(text))
    if spoken and organs:
        return reading
    bare = organs * 2 >= len(names) if closing else _unmistakable(names)
    return reading if bare else None


_HOUSED = re.compile(r"^(?:[省市区县州各]|国家|自治)")


def _unmistakable(names: list[str]) -> bool:
    """Before the stop a bracket mostly explains; only plain names of organs count there."""
    strong = re.compile(r"(?:局|委|厅|署|政府|管委会|法院|检察院|妇联|残联|工商联|办公室)等?$")
    return all(_HOUSED.match(n) and strong.search(without_bracket(n)) for n in names)


# -- tasks told in prose -----------------------------------------------------------------


@cache
def _action() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation('unit_words', 'task_verb')}|[在对将要应把]|围绕|依托|聚焦|通过"
    )


def _read_prose(text: str, role: Role) -> Reading | None:
    """市档案局、市气象局等单位做好发布；各镇政府开设专栏: the actors of each clause."""
    clauses = [clause for clause in re.split("[；;。]", text) if clause.strip()]
    heads = [_actors(clause) for clause in clauses]
    if not any(told for _, told in heads):
        return None
    names = [name for head, _ in heads for name in split_names(head)]
    names += [name for clause in clauses for name in _later_actors(clause)]
    return Reading(unique([Assignment(name, role) for name in names]), "")


def _later_actors(clause: str) -> list[str]:
    """市教育局负责制定，市财政局负责保障: organs that open a later part of the clause."""
    found = []
    for part in re.split("[，,]", clause)[1:]:
        head, told = _actors(part)
        names = split_names(head) if told else ()
        found += [name for name in names if is_organ(name)]
    return found


def _actors(clause: str) -> tuple[str, bool]:
    """The units that open `clause` and whether it goes on to tell what they do."""
    for verb in _action().finditer(clause[:_SUBJECT]):
        head = clause[: verb.start()].strip(TRIM)
        rest = clause[verb.start() :]
        if head and not ROLE_SUFFIX.fullmatch(rest.strip(TRIM)) and _all_units(head):
            return head, True
    return clause, False


_SUBJECT = 300  # characters within which the actors of a clause end


def _all_units(head: str) -> bool:
    names = split_names(head)
    return bool(names) and all(is_unit_like(name) for name in names)
