"""The term (完成时限) a tag names: its date phrase, or a word that stands for one.

按季度推进，12月底前完成 → 12月底前     全年推进 → 全年     2027年6月底前并长期坚持 is kept as it is
12月底前#Page12:7 → 12月底前            what a page or the next number left behind it is no term
"""

from __future__ import annotations

import re

from workbench.reading.deadlines import find_deadline
from workbench.reading.wordlists import words

_LONGEST = 40  # characters; a longer term is a story, of which the date is kept


def term_in(value: str) -> str:
    """The term that `value`, printed behind 完成时限, names; verbatim where it tells no more."""
    first = find_deadline(value)
    if first and _is_litter(value.rpartition(first)[2]):
        value = value[: value.rindex(first)] + first
    if len(value) > _LONGEST:
        return first or value[:_LONGEST]
    if not first:
        return standing_term(value)
    clauses = [clause for clause in _COMMA.split(value) if clause.strip()]
    if len(clauses) > 1 and not all(map(_names_term, clauses)):
        return first
    return _DONE.sub("", _URGING.sub("", value))


def _is_litter(rest: str) -> bool:
    """The mark of a page, or a number run into the line: it says nothing of a date."""
    return bool(rest) and bool(_LITTER.fullmatch(rest))


def standing_term(value: str) -> str:
    """全年推进 names 全年; 长期坚持 is all there is."""
    return "全年" if value in words("unit_words", "all_year") else value


def is_standing(value: str) -> bool:
    """Is it a word that stands for a term (长期坚持, 持续推进, 全年)?"""
    return value in words("unit_words", "standing") or value in words("unit_words", "all_year")


def _names_term(clause: str) -> bool:
    return bool(find_deadline(clause)) or is_standing(clause.strip().removeprefix("并"))


_LITTER = re.compile(r"#Page\d.*|[\d#.．:：、\s]+")
_COMMA = re.compile("[，,；;]")
_URGING = re.compile("^(?:力争|争取|确保|务必|计划|预计)(?:于|在)?|^[于在](?=[\\d今明本])")
_DONE = re.compile(
    r"(?<=[前底末日内月度])(?:全部|全面|基本|取得阶段性)?(?:完成|办结|建成|完工|竣工|投用|到位|落实|见效|成效)"
    r"(?:投用|到位|验收|落实|任务|并投入使用)?$"
)
