"""Names of units in a list, and the words that give them a role (牵头, 配合, 按职责分工负责).

市教育局牵头，市财政局、团市委等按职责分工负责
各县（市、区）人民政府，市民政局会同市财政局负责
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbench.plan import Assignment, Role
from workbench.reading.deadlines import find_deadline
from workbench.reading.wordlists import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN, CLOSE = "（([〔【［", "）)]〕】］"
TRIM = "　 \t\xa0\u2002；;，,。、.：:"
_LONGEST_NAME = 40  # characters; a longer piece is prose


@dataclass(frozen=True, slots=True)
class Reading:
    """The units a piece of text names, and the date phrase among them."""

    assignments: tuple[Assignment, ...]
    deadline: str = ""


def unique(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The assignments in order, each once."""
    return tuple(dict.fromkeys(assignments))


ROLE_SUFFIX = re.compile(
    r"(?P<split>(?:按照?|依)?(?:各自|各有关)?(?:职责|职能)?(?:任务)?分工|按照?(?:各自)?(?:职责|职能))?"
    r"(?P<verb>(?:共同|具体|分别|统筹)?(?:总?牵头(?:负责|落实|实施|办理|组织实施)?|主办|抓好落实"
    r"|组织实施|分工负责|负责(?:落实|实施)?|(?:贯彻)?落实|办理|承办|实施|积极配合"
    r"|(?:协助)?配合(?:落实|做好|实施)?|参与(?:配合)?|协助|协办|参加))$"
)


class NameReader:
    """Collects names until a word (牵头, 配合, 按职责分工负责) says what role they have."""

    def __init__(self, default: Role | None) -> None:
        self._default = default
        self._pending: list[str] = []
        self._found: list[Assignment] = []
        self._deadline = ""
        self._joined = False

    def read(self, text: str) -> Reading:
        for piece in split_names(_ASIDE.sub("", text)):
            self._piece(piece)
        self._settle(self._leftover())
        return Reading(unique(self._found), self._deadline)

    def _piece(self, piece: str) -> None:
        suffix = ROLE_SUFFIX.search(piece)
        name = piece[: suffix.start()] if suffix else piece
        name = name.strip(TRIM).removeprefix("由").removeprefix("会同").removesuffix("会同")
        term = find_deadline(piece) or _standing(piece)
        if not suffix and term and not is_unit_like(name):
            self._deadline = self._deadline or term
            return
        self._joined = self._joined or piece.startswith("会同")
        if 1 < len(name) <= _LONGEST_NAME and not _ROLE_ONLY.fullmatch(name):
            self._pending.append(name)
        if suffix:
            self._settle(self._role(suffix))

    def _role(self, suffix: re.Match[str]) -> Role:
        verb = suffix["verb"]
        if "牵头" in verb or "主办" in verb:
            return Role.LEAD
        if any(word in verb for word in ("配合", "参与", "协助", "协办", "参加")):
            return Role.SUPPORT
        shared = suffix["split"] or "分工" in verb
        return Role.SUPPORT if shared and self._led() else Role.RESPONSIBLE

    def _led(self) -> bool:
        return any(a.role is Role.LEAD for a in self._found)

    def _leftover(self) -> Role:
        if self._default:
            return self._default
        return Role.SUPPORT if self._led() and not self._joined else Role.RESPONSIBLE

    def _settle(self, role: Role) -> None:
        self._found += [Assignment(name, role) for name in self._pending]
        self._pending = []


# 以下责任单位均包含各区政府，不再列出: only the name is of interest.
_ASIDE = re.compile(
    r"以下[^，；、。]{0,10}(?:包含|包括|均含|均为)"
    r"|[，,；;]?\s*(?:以下)?(?:均)?(?:不再(?:逐一|一一)?列出|不再重复|下同)|[（(]下同[）)]"
)
_ROLE_ONLY = re.compile(r"(?:等|按照?职责分工|分别|具体|统筹)+|暂?无|[^一-龥]+")


def _standing(piece: str) -> str:
    """长期坚持: a term without a date."""
    return piece if piece in words("unit_words", "standing") else ""


def split_names(text: str) -> tuple[str, ...]:
    """The names of a list: split at 、 ， ； and 会同, and at blanks between complete names.

    Nothing inside inner brackets is split (各县（市、区）人民政府), nor 各市、县政府, 中、省单位.
    """
    pieces, depth, piece = [], 0, ""
    for place, char in enumerate(text):
        depth += (char in OPEN) - (char in CLOSE and depth > 0)
        if not depth and _splits(piece, text, place):
            pieces.append(piece)
            piece = ""
        if (char not in "，,；;。" and not char.isspace()) or depth:
            piece += char
    return tuple(p for p in (raw.strip(TRIM) for raw in (*pieces, piece)) if p)


_SHARED_HEAD = re.compile(
    r"、?(?:各(?:[市县区州盟旗镇乡]|乡镇|街道){1,2}(?:[（(〔][^）)〕]*[）)〕])?|[中省市县区]|中央)"
)
_SHARED_TAIL = re.compile(r"、(?:[县区市旗镇乡省](?![级直])|街道)")


def _splits(piece: str, text: str, place: int) -> bool:
    """Does a new name begin at `place`, behind `piece`?"""
    char = text[place]
    if char == "、":
        shared = _SHARED_HEAD.fullmatch(piece) and _SHARED_TAIL.match(text, place)
        return not shared
    if char.isspace():
        following = re.match(r"\s*([^、，,；;\s]{3,})", text[place : place + _LONGEST_NAME])
        return following is not None and all(map(is_unit_like, (piece.strip(TRIM), following[1])))
    return char in "，,；;。" or (bool(piece) and text.startswith("会同", place))


def is_unit_like(name: str) -> bool:
    """Does `name` end as names of organs, bodies or places do?"""
    return 1 < len(name) <= _LONGEST_NAME and bool(_ending().search(without_bracket(name)))


def is_organ(name: str) -> bool:
    """Does `name` end as only names of organs do (局, 委, 政府)?"""
    return len(name) <= _LONGEST_NAME and bool(_organ().search(without_bracket(name)))


def without_bracket(name: str) -> str:
    """`name` without the bracket at its end: 开发区（园区） → 开发区."""
    return re.sub(r"[（(〔\[][^（()）〔〕\[\]]*[）)〕\]]$", "", name)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"{alternation('unit_words', 'ending', 'organ')}等?$")


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(rf"{alternation('unit_words', 'organ')}等?$")
