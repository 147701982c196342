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
from workbench.reading.chrome import DATE, is_furniture, metadata
from workbench.reading.words import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.lines import Line


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


_BLANKS = re.compile(r"\s+")
_END_BRACKET = r"(?:\s*[（(][^（）()]{1,30}[）)]|\s*征求意见稿|\s*送审稿|\s*试行)*"
_NOTICE = re.compile(
    r"(?:\d{1,3}\s*[.．、]\s*)?(?P<title>.{4,140}(?:通知|通告|函|批复|决定))"
    r"(?P<date>\s*[（(]\s*\d{4}\s*年.{3,12}[）)])?"
)
_ISSUES = re.compile("关于|印发|转发|下发|下达")
NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Z]{1,14}\s*[〔\[［【（(]\s*\d{4}\s*[〕\]］】）)]\s*第?\s*\d{1,5}\s*号"
)
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》|〈[^〈〉]*〉){4,120})》")
_ISSUED = re.compile(r"关于(?:印发|转发|下发)(.{4,120}?)的(?:通知|函)")
_TITLE_END = re.compile(rf"{any_of('title_words')}{_END_BRACKET}$")
_SENTENCE_MARK = re.compile(r"[。；！？，：]")
_ORGAN = re.compile(rf".*{any_of('organ_endings')}(?:\s*[（(].{{1,6}}[）)])?$")
_ADDRESSED = re.compile(r"局|委|办|政府|单位|部门|公司|街道|乡镇|镇|代表|同志|医院|学校|机构|处|科")
_ANNEX = re.compile(r"附\s*件")
_ANNEX_LABEL = re.compile(r"附\s*件\s*\d{0,2}\s*：?")
_LONGEST_TITLE = 90
_LONGEST_SIGNATURE = 44


def bare(text: str) -> str:
    """Without any blank, for comparing."""
    return _BLANKS.sub("", text)


def is_date(key: str) -> bool:
    """A line that is a date and nothing else."""
    return bool(DATE.fullmatch(bare(key)))


def is_number(key: str) -> bool:
    """江政办〔2027〕3号"""
    return len(key) <= 40 and bool(NUMBER.fullmatch(bare(key)))


def notice_title(key: str) -> re.Match[str] | None:
    """…关于印发…的通知, perhaps with a compiler's number before and a date behind."""
    found = _NOTICE.fullmatch(key)
    if found and "。" not in key and "：" not in key and _ISSUES.search(key):
        return found
    return None


def is_addressees(key: str) -> bool:
    """各县（市、区）人民政府，市直各单位："""
    return key.endswith("：") and "。" not in key and bool(_ADDRESSED.search(key))


def is_title_like(key: str) -> bool:
    """A short line without sentence marks that ends like the title of a plan."""
    if len(key) > _LONGEST_TITLE or _SENTENCE_MARK.search(key):
        return False
    return bool(_TITLE_END.search(bare(key)))


def is_organ(key: str) -> bool:
    """A line that may be the issuing organ under a document."""
    return (
        len(key) <= _LONGEST_SIGNATURE
        and not _SENTENCE_MARK.search(key)
        and bool(_ORGAN.match(key.strip()))
    )


def quoted_names(text: str) -> list[str]:
    """The names the notice gives the plan it carries, blanks left out."""
    text = bare(text)
    return [m[1] for m in _ISSUED.finditer(text)] + [m[1] for m in _QUOTED.finditer(text)]


class Front:
    """Gives every line before the first heading its role."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.roles = [Role.BODY] * len(lines)
        self.title = -1
        self.notice = -1

    def read(self) -> None:
        """Fill `roles`; `title` and `notice` are the indices of the two titles, -1 for none."""
        lines = self._lines
        self.notice = self._notice_at()
        self.title = self._title_at()
        shell = self._shell_start()
        for i, line in enumerate(lines):
            self.roles[i] = self._role(i, line, shell)
        self._sign()

    def _notice_at(self) -> int:
        """The notice title next above the addressees or the document number."""
        at = [i for i, line in enumerate(self._lines) if notice_title(line.key)]
        clean = [i for i in at if not notice_title(self._lines[i].key)["date"]]  # type: ignore[index]
        return (clean or at or [-1])[-1]

    def _title_at(self) -> int:
        lines = self._lines
        names = quoted_names("".join(line.key for line in lines))
        named = [i for i, line in enumerate(lines) if bare(line.key) in names and i != self.notice]
        alike = [i for i, line in enumerate(lines) if self._may_be_title(i, line)]
        after = [i for i in named + alike if i > self.notice]
        return (named or after or alike or self._last_short() or [self.notice])[-1]

    def _may_be_title(self, i: int, line: Line) -> bool:
        return (
            is_title_like(line.key)
            and i != self.notice
            and not (is_furniture(line.key) or metadata(line.key) or notice_title(line.key))
        )

    def _last_short(self) -> list[int]:
        """Without a better one: the last line that is no sentence and no furniture."""
        if self.notice >= 0:
            return []
        return [
            i
            for i, line in enumerate(self._lines)
            if len(line.key) <= _LONGEST_TITLE
            and not _SENTENCE_MARK.search(line.key)
            and not (is_furniture(line.key) or metadata(line.key) or is_date(line.key))
            and not is_organ(line.key)
        ][:1]

    def _shell_start(self) -> int:
        """Where the document begins; all furniture stands before."""
        starts = [i for i in (self.notice, self.title) if i >= 0]
        return min(starts, default=0)

    def _role(self, i: int, line: Line, shell: int) -> Role:
        if i == self.title:
            return Role.TITLE
        if i == self.notice:
            compiled = notice_title(line.key)
            return Role.CHROME if compiled and compiled["date"] else Role.NOTICE_TITLE
        if line.block.kind is BlockKind.FURNITURE or is_furniture(line.key):
            return Role.CHROME
        if metadata(line.key):
            return Role.CHROME
        if i < shell:
            return Role.BODY if "。" in line.key and len(line.key) > 60 else Role.CHROME
        return self._role_inside(i, line)

    def _role_inside(self, i: int, line: Line) -> Role:
        if is_number(line.key) and Role.NUMBER not in self.roles[:i]:
            return Role.NUMBER
        if is_addressees(line.key) and Role.ADDRESSEES not in self.roles[:i]:
            return Role.ADDRESSEES
        if i < self.title and _ANNEX_LABEL.fullmatch(line.key):
            return Role.CHROME
        if self.title >= 0 and self._repeats(i, line):
            return Role.CHROME
        return Role.NOTICE_BODY if i < self.title else Role.BODY

    def _repeats(self, i: int, line: Line) -> bool:
        """The title once more, or an earlier print of the notice's."""
        if i < self.title and notice_title(line.key):
            return True
        return bare(line.key) == bare(self._lines[self.title].key)

    def _sign(self) -> None:
        """The date and the organs above it, between the notice's body and the plan's title."""
        for i, line in enumerate(self._lines[: max(0, self.title)]):
            if self.roles[i] is Role.NOTICE_BODY and is_date(line.key):
                self.roles[i] = Role.SIGNATURE
                self._sign_above(i)

    def _sign_above(self, i: int) -> None:
        for j in range(i - 1, max(-1, i - 5), -1):
            short = len(self._lines[j].key) <= _LONGEST_SIGNATURE
            if self.roles[j] is not Role.NOTICE_BODY or not short:
                return
            if _SENTENCE_MARK.search(self._lines[j].key):
                return
            self.roles[j] = Role.SIGNATURE
