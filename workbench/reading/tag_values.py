"""What stands in a tag: units, term and persons behind labels, or units with a word for their role.

牵头单位：市教育局；配合单位：市财政局、团市委；完成时限：长期坚持；责任领导：王某
市教育局牵头，市财政局配合，2027年6月底前完成
任务分解：市档案局、市气象局等单位做好发布；各镇政府开设专栏
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from workbench.plan import Assignment, Role
from workbench.reading.deadlines import find_deadline
from workbench.reading.tag_labels import Introduces, Label, labels_in
from workbench.reading.tag_terms import term_in
from workbench.reading.unit_names import (
    CLOSE,
    OPEN,
    ROLE_SUFFIX,
    TRIM,
    NameReader,
    Reading,
    first_leading,
    is_organ,
    is_unit_like,
    says_first_leads,
    split_names,
    unique,
    without_bracket,
    without_first_leads,
)
from workbench.reading.wordlists import alternation


def names_all(reading: Reading) -> bool:
    """Does every name look like one of a unit?"""
    return all(is_unit_like(a.unit) for a in reading.assignments)


# -- behind labels -----------------------------------------------------------------------


def read_labelled(text: str) -> Reading | None:
    """牵头单位：A；配合单位：B、C；完成时限：2027年6月底前, in any order."""
    led = says_first_leads(text)
    text = without_first_leads(text)
    labels = labels_in(text)
    if not labels:
        return None
    ends = [label.start for label in labels[1:]] + [len(text)]
    found = list(_before_labels(text[: labels[0].start]))
    deadline = ""
    for label, end in zip(labels, ends, strict=True):
        value = _value(text[label.end : end])
        reading = _behind(label, value)
        found += _first_leads(reading.assignments, label, value, alone=len(labels) == 1)
        deadline = deadline or reading.deadline
    heads = any(label.introduces is Introduces.PERSON for label in labels)
    if led:
        found = list(first_leading(tuple(found)))
    return Reading(unique(found), deadline) if found or deadline or heads else None


def _value(text: str) -> str:
    """What stands behind a label, without the bracket the next label stands in."""
    text = text.strip(TRIM)
    if text and text[-1] in OPEN:
        text = text[:-1].strip(TRIM)
    depth = 0
    for place, char in enumerate(text):
        depth += (char in OPEN) - (char in CLOSE)
        if depth < 0:
            return text[:place].strip(TRIM)
    return text


def _before_labels(text: str) -> tuple[Assignment, ...]:
    """（市教育局牵头，配合单位：…）: units named before the first label."""
    text = text.strip(TRIM)
    if not text:
        return ()
    reading = NameReader(None, strict=True).read(text)
    complete = len(reading.assignments) == len(split_names(text))
    return reading.assignments if complete else ()


def _behind(label: Label, value: str) -> Reading:
    if label.introduces is Introduces.TERM:
        return Reading((), term_in(value))
    if label.introduces is Introduces.PERSON:
        return _behind_persons(value)
    if label.introduces is Introduces.SHARING:
        return _read_prose(value, label.role) or _strict(value, label.role)
    reading = NameReader(label.role).read(value) if label.firm else _strict(value, label.role)
    if reading.assignments and names_all(reading):
        return reading
    return (_read_prose(value, label.role) if _tells(value) else None) or reading


def _strict(value: str, role: Role) -> Reading:
    return NameReader(role, strict=True).read(_BLANKS.sub("、", value))


_BLANKS = re.compile(r"\s+")


def _tells(value: str) -> bool:
    return any(
        not is_unit_like(name) and not ROLE_SUFFIX.search(name) and _action().search(name)
        for name in split_names(value)
    )


def _behind_persons(value: str) -> Reading:
    """责任领导：王某；市教育局牵头: units only where a word gives them a role."""
    _, _, rest = re.sub("[;]", "；", value).partition("；")
    reading = read_unlabelled(rest.strip(TRIM), closing=False) if rest else None
    return reading or Reading(())


def _first_leads(
    assignments: tuple[Assignment, ...], label: Label, value: str, *, alone: bool
) -> tuple[Assignment, ...]:
    """牵头单位：A、B、C等 without any other role: A leads, the others are responsible."""
    leads = label.introduces is Introduces.UNITS and label.role is Role.LEAD
    if not leads or not alone or len(assignments) < _LIST or not value.endswith("等"):
        return assignments
    return assignments[:1] + tuple(replace(a, role=Role.RESPONSIBLE) for a in assignments[1:])


_LIST = 2


# -- without labels ----------------------------------------------------------------------


def read_unlabelled(text: str, *, closing: bool) -> Reading | None:
    """A牵头，B、C配合; A、B按职责分工负责; or, behind a full stop, a bare list of organs."""
    reading = NameReader(None).read(text)
    names = [a.unit for a in reading.assignments]
    if not names or not all(map(is_unit_like, names)) or any(map(_EXPLAINS.match, names)):
        return None
    organs = sum(map(is_organ, names))
    spoken = any(ROLE_SUFFIX.search(piece) for piece in split_names(text))
    if spoken and organs:
        return reading
    bare = organs * 2 >= len(names) if closing else _unmistakable(names)
    return reading if bare else None


_EXPLAINS = re.compile("以下|包括|不?含|详?见|如|即|指|原|其中|注")
_HOUSED = re.compile(r"^(?:[省市区县州各]|国家|自治)")
_STRONG = re.compile(r"(?:局|委|厅|署|政府|管委会|法院|检察院|妇联|残联|工商联|办公室)等?$")


def _unmistakable(names: list[str]) -> bool:
    """Before the stop a bracket mostly explains; only plain names of organs count there."""
    return all(_HOUSED.match(n) and _STRONG.search(without_bracket(n)) for n in names)


# -- tasks told in prose -----------------------------------------------------------------


@cache
def _action() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation('unit_words', 'task_verb')}|[在对将要应把]|围绕|依托|聚焦|通过"
    )


@dataclass(frozen=True, slots=True)
class _Actors:
    """The units that open a clause; `verb` tells what they do, "" where nothing is told."""

    head: str
    verb: str = ""


def _read_prose(text: str, role: Role) -> Reading | None:
    """市档案局、市气象局等单位做好发布；各镇政府开设专栏: the actors of each clause."""
    clauses = [clause for clause in re.split("[；;。]", text) if clause.strip()]
    heads = [_actors(clause) for clause in clauses]
    if not any(head.verb for head in heads):
        return None
    found = []
    for clause, head in zip(clauses, heads, strict=True):
        found += [Assignment(name, _role(head, role)) for name in split_names(head.head)]
        found += _later_actors(clause, role)
    kept = [a for a in found if is_unit_like(a.unit)]
    return Reading(unique(kept), find_deadline(text) if len(clauses) == 1 else "")


def _role(actors: _Actors, role: Role) -> Role:
    """市司法局牵头做好…: the verb may say more than the label."""
    if actors.verb in ("牵头", "总牵头"):
        return Role.LEAD
    return Role.SUPPORT if actors.verb in ("配合", "协助", "参与") else role


def _later_actors(clause: str, role: Role) -> list[Assignment]:
    """市教育局负责制定，市财政局负责保障: organs that open a later part of the clause."""
    found = []
    for part in _COMMA.split(clause)[1:]:
        actors = _actors(part)
        names = split_names(actors.head) if actors.verb else ()
        found += [Assignment(name, _role(actors, role)) for name in names if is_organ(name)]
    return found


def _actors(clause: str) -> _Actors:
    """The units that open `clause` and the word with which it goes on to tell what they do."""
    for verb in _action().finditer(clause[:_SUBJECT]):
        head = clause[: verb.start()].strip(TRIM)
        rest = _COMMA.split(clause[verb.start() :], maxsplit=1)[0]
        if head and not ROLE_SUFFIX.fullmatch(rest.strip(TRIM)) and _all_units(head):
            return _Actors(head, verb[0])
    return _Actors(clause)


_COMMA = re.compile("[，,]")
_SUBJECT = 300  # characters within which the actors of a clause end


def _all_units(head: str) -> bool:
    names = split_names(head)
    return bool(names) and all(is_unit_like(name) for name in names)
