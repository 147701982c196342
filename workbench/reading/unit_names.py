"""Names of units in a list, and the words that give them a role (牵头, 配合, 按职责分工负责).

市教育局牵头，市财政局、团市委等按职责分工负责
各县（市、区）人民政府，市民政局会同市财政局负责
市教育局（牵头）、市财政局（配合）
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from workbench.plan import Assignment, Role
from workbench.reading.deadlines import find_deadline
from workbench.reading.tag_terms import is_standing, standing_term
from workbench.reading.wordlists import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN, CLOSE = "（([〔【［{｛", "）)]〕】］}｝"
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
    r"(?P<split>(?:按照?|依照?|依据|根据)?(?:各自|各有关)?(?:工作)?(?:职责|职能)?(?:任务)?分工"
    r"|(?:按照?|依照?|依据|根据)?(?:各自)?(?:工作)?(?:职责|职能)(?:范围)?|各司其职)?"
    r"(?P<verb>(?:共同|具体|分别|统筹|协同|联合|分头|各自|密切|积极)*"
    r"(?:(?:负责)?总?牵头(?:负责|抓总|落实|实施|办理|组织实施|推进|会同)?|(?:负责)?主办|抓好落实"
    r"|(?:负责)?组织(?:实施|落实)|分工负责|负责(?:抓好)?(?:落实|实施|推进|办理|完成)?"
    r"|(?:贯彻|推进|推动|抓好)?落实|推进|办理|承办|实施|(?:负责|协助)?配合(?:落实|做好|实施|负责|推进)?"
    r"|(?:负责)?参与(?:配合|落实)?|协助(?:落实|推进)?|协办|会办|督办|督促落实|参加|支持))$"
    r"|(?P<share>按照?(?:各自)?(?:工作)?(?:职责|职能)?分工|按照?(?:各自)?(?:工作)?(?:职责|职能))$"
)
_MARKED = re.compile(
    r"[（(](?P<verb>(?:总)?牵头|主办|主责|责任|负责|配合|协办|参与)(?:单位|部门)?[)）]$"
)
_SUPPORTS = ("配合", "参与", "协助", "协办", "参加", "会办", "督办", "督促", "支持")
_FIRST_LEADS = re.compile(
    r"[（(][^（()）：:、，,]{0,16}(?:第一|首)[^（()）]{0,16}"
    r"[为是](?:工作|任务|该项|总)?(?:牵头|主办|主责)[^（()）]{0,20}[)）]"
    r"|[，,；;（(]?\s*[^，,；;、。（(]{0,12}(?:第一|首)(?:位|个|家)?的?[^，,；;、。（(]{0,8}"
    r"[为是](?:工作|任务|该项|总)?(?:牵头|主办|主责)[^，,；;、。）)]{0,12}"
)


def says_first_leads(text: str) -> bool:
    """排在第一位的为牵头单位: does the text say that the first of each list leads?"""
    return ("第一" in text or "首" in text) and bool(_FIRST_LEADS.search(text))


def without_first_leads(text: str) -> str:
    """`text` without the note that the first of each list leads."""
    return _FIRST_LEADS.sub("", text) if says_first_leads(text) else text


def first_leading(assignments: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """The first of several units leads where none of them does."""
    if len(assignments) < _SEVERAL or any(a.role is Role.LEAD for a in assignments):
        return assignments
    return (replace(assignments[0], role=Role.LEAD), *assignments[1:])


_SEVERAL = 2


class NameReader:
    """Collects names until a word (牵头, 配合, 按职责分工负责) says what role they have.

    `default`: the role of names that no word follows. `strict`: only what ends as a name of a unit
    is one.
    """

    def __init__(self, default: Role | None, *, strict: bool = False) -> None:
        self._default = default
        self._strict = strict
        self._pending: list[str] = []
        self._found: list[Assignment] = []
        self._deadline = ""
        self._joined = False

    def read(self, text: str) -> Reading:
        """The units of `text` in order, each with its role, and its date phrase."""
        led = says_first_leads(text)
        for piece in split_names(_ASIDE.sub("", without_first_leads(text))):
            self._piece(piece)
        self._settle(self._leftover())
        found = unique(self._found)
        return Reading(first_leading(found) if led else found, self._deadline)

    def _piece(self, piece: str) -> None:
        if is_standing(piece):
            self._deadline = self._deadline or standing_term(piece)
            return
        marked = _MARKED.search(piece)
        suffix = marked or ROLE_SUFFIX.search(piece)
        name = piece[: suffix.start()] if suffix else piece
        name = name.strip(TRIM).removeprefix("由").removeprefix("会同").removesuffix("会同")
        if not is_unit_like(name) and (term := find_deadline(piece)):
            self._deadline = self._deadline or term
            return
        self._joined = self._joined or piece.startswith("会同")
        if marked:
            self._settle(self._leftover())
        if self._is_name(name):
            self._pending.append(name)
        if suffix:
            self._settle(self._role(suffix))

    def _is_name(self, name: str) -> bool:
        if not 1 < len(name) <= _LONGEST_NAME or _ROLE_ONLY.fullmatch(name):
            return False
        return is_unit_like(name) or not (self._strict or _deed().match(name))

    def _role(self, suffix: re.Match[str]) -> Role:
        said = suffix.groupdict()
        verb = said["verb"] or ""
        if "牵头" in verb or "主办" in verb:
            return Role.LEAD
        if any(word in verb for word in _SUPPORTS):
            return Role.SUPPORT
        shared = said.get("split") or said.get("share") or "分工" in verb
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


# 以下责任单位均包含各区政府，不再列出: only the name is of interest. What 以下均需… says is of
# later tasks, not of this list.
_ASIDE = re.compile(
    r"[。；;，,]\s*以下[^，；、。]{0,10}?均(?:需|须|应|要|由)[^。；;]*"
    r"|以下[^，；、。]{0,10}(?:包含|包括|均含|均为)"
    r"|[，,；;]?\s*(?:以下)?(?:均)?(?:不再(?:逐一|一一|单独)?列出|不再重复|下同)|[（(](?:以)?下同[）)]"
)
_ROLE_ONLY = re.compile(r"(?:等|按照?职责分工|分别|具体|统筹)+|暂?无|[^一-龥]+")


def split_names(text: str) -> tuple[str, ...]:
    """The names of a list: split at 、 ， ； and 会同, and at blanks between complete names.

    Nothing inside inner brackets is split (各县（市、区）人民政府), nor 各市、县政府, 中、省单位.
    """
    pieces, depth, start = [], 0, 0
    for token in _TOKEN.finditer(text):
        place = token.start()
        if token[0] in OPEN:
            depth += 1
        elif token[0] in CLOSE:
            depth -= depth > 0
        elif not depth and _splits(text[start:place].strip(TRIM), text, place):
            pieces.append(text[start:place])
            start = place
    pieces.append(text[start:])
    names = ("".join(piece.split()).strip(TRIM) for piece in pieces)
    return tuple(name for name in names if name)


_TOKEN = re.compile(rf"[{re.escape(OPEN + CLOSE)}、，,；;。]|\s+|会同")
_KIND = r"(?:[市县区州盟旗镇乡]|地市|乡镇|镇街|街道|自治[州县旗]|直管市)"
_SHARED_HEAD = re.compile(
    rf"(?:各{_KIND}{{1,2}}(?:[（(〔][^）)〕]*[）)〕])?(?:、{_KIND})*|[中省市县区乡]|中央|自治区)"
)
_SHARED_TAIL = re.compile(r"、(?:[县区市旗镇乡省州盟](?![级直委])|街道|自治[州县旗]|直管市)")
_SHARED_ANY = re.compile(r"、[县区市旗镇乡省州盟]")
_BARE = re.compile(r"、(?:人民)?(?:政府|管委会|办事处|党委|党工委)(?:$|[，,；;、。）)])")
_FOLLOWING = re.compile(r"\s*([^、，,；;\s]{3,})")


def _splits(piece: str, text: str, place: int) -> bool:
    """Does a new name begin at `place`, behind `piece`?"""
    char = text[place]
    if char == "、":
        return not _goes_on(piece, text, place)
    if char.isspace():
        following = _FOLLOWING.match(text, place, place + _LONGEST_NAME)
        pair = (piece, following[1]) if following else ("",)
        return all(map(is_unit_like, pair))
    return char in "，,；;。" or bool(piece)


def _goes_on(piece: str, text: str, place: int) -> bool:
    """各市、县政府; 省、市级单位; 各县（市、区）党委、政府: the 、 at `place` parts no names."""
    if _SHARED_HEAD.fullmatch(piece):
        tail = _SHARED_ANY if len(piece) == 1 else _SHARED_TAIL
        return tail.match(text, place) is not None
    return "党委" in piece[-4:] and _BARE.match(text, place) is not None


def is_unit_like(name: str) -> bool:
    """Does `name` end as names of organs, bodies or places do? 学校2所 counts, it names nobody."""
    if not 1 < len(name) <= _LONGEST_NAME or name[-2].isdigit():
        return False
    return _bare(name).endswith(_endings())


def is_organ(name: str) -> bool:
    """Does `name` end as only names of organs do (局, 委, 政府)?"""
    return len(name) <= _LONGEST_NAME and _bare(name).endswith(_organs())


def _bare(name: str) -> str:
    return without_bracket(name).removesuffix("等")


def without_bracket(name: str) -> str:
    """`name` without the bracket at its end: 开发区（园区） → 开发区."""
    if name[-1:] not in CLOSE:
        return name
    return re.sub(r"[（(〔\[][^（()）〔〕\[\]]*[）)〕\]]$", "", name)


@cache
def _organs() -> tuple[str, ...]:
    return words("unit_words", "organ")


@cache
def _endings() -> tuple[str, ...]:
    return words("unit_words", "ending") + _organs()


@cache
def _deed() -> re.Pattern[str]:
    """What tells a deed, not a name: 加强…, 要…, 做好…."""
    return re.compile(rf"{alternation('unit_words', 'task_verb')}|[要应须对将把按]")
