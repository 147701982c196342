"""What single lines look like: dates, document numbers, titles, addressees, organs.

江城市人民政府办公室关于印发江城市2027年工作要点的通知      notice title
江政办〔2027〕3号                                          document number
各县（市、区）人民政府：                                    addressees
"""

from __future__ import annotations

import re

from workbench.reading.structure.chrome import DATE
from workbench.reading.wordlists import any_of

_MONTH = re.compile(
    r"20\d\d年\d{1,2}月|(?:20|19)\d\d([-./])\d{1,2}\1\d{1,2}|二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月"
)
_PLAIN_DATE = re.compile(r"(?:20|19)\d\d([-./])\d{1,2}\1\d{1,2}$")
_END_BRACKET = r"(?:\s*[（(][^（）()]{1,30}[）)]|\s*征求意见稿|\s*送审稿|\s*试行)*"
_NOTICE = re.compile(
    r"(?:\d{1,3}\s*[.．、]\s*)?(?P<title>.{4,140}(?:通知|通告|函|批复|决定))"
    r"(?P<date>\s*[（(]\s*\d{4}\s*年.{3,12}[）)])?"
)
_ISSUES = re.compile("关于|印发|转发|下发|下达")
NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Z]{1,14}(?:\s*[〔\[［【（(]\s*\d{4}\s*[〕\]］】）)]|\d{4}年)\s*第?\s*\d{1,5}\s*号"
)
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》|〈[^〈〉]*〉){4,120})》")
_ISSUED = re.compile(r"关于(?:印发|转发|下发)(.{4,120}?)的(?:通知|函)")
_TITLE_END = re.compile(rf"{any_of('title_words')}{_END_BRACKET}$")
SENTENCE_MARK = re.compile(r"[。；！？，：]")
_ORGAN = re.compile(rf".*{any_of('organ_endings')}(?:\s*[（(].{{1,6}}[）)])?$")
_ADDRESSED = re.compile(r"局|委|办|政府|单位|部门|公司|街道|乡镇|镇|代表|同志|医院|学校|机构|处|科")
_REPORTS = re.compile("如下|以下|下列|现[将就把]|汇报|根据|按照|为了|我[省市县区镇乡局委办]")
_LONGEST_TITLE = 90
_LONGEST_SIGNATURE = 44
_LONGEST_DATE = 40  # characters, blanks and all


def bare(text: str) -> str:
    """Without any blank, for comparing."""
    return "".join(text.split())


def is_date(key: str) -> bool:
    """A line that is a date and nothing else."""
    if len(key) > _LONGEST_DATE:
        return False
    text = bare(key)
    return bool(DATE.fullmatch(text) or _MONTH.fullmatch(text))


def is_signature(key: str) -> bool:
    """A date, or an organ and a date on one line."""
    date = DATE.search(key) or _PLAIN_DATE.search(key)
    if not date or bare(key[date.end() :]):
        return False
    name = key[: date.start()].strip()
    return not name or is_organ(name)


def is_number(key: str) -> bool:
    """江政办〔2027〕3号"""
    return len(key) <= 40 and bool(NUMBER.fullmatch(bare(key)))


def notice_title(key: str) -> re.Match[str] | None:
    """…关于印发…的通知, perhaps with a compiler's number before and a date behind.

    Its document number may stand before it, and 《》 around it.
    """
    if number := NUMBER.match(key):
        key = key[number.end() :].strip()
    if key.startswith("《") and key.endswith("》"):
        key = key[1:-1]
    found = _NOTICE.fullmatch(key)
    if found and "。" not in key and "：" not in key and _ISSUES.search(key):
        return found
    return None


def is_addressees(key: str) -> bool:
    """各县（市、区）人民政府，市直各单位： but not 现将有关情况汇报如下："""
    if not key.endswith("：") or "。" in key:
        return False
    return bool(_ADDRESSED.search(key)) and not _REPORTS.search(key)


def is_title_like(key: str) -> bool:
    """A short line without sentence marks that ends like the title of a plan."""
    if len(key) > _LONGEST_TITLE or SENTENCE_MARK.search(key):
        return False
    return bool(_TITLE_END.search(bare(key)))


def is_organ(key: str) -> bool:
    """A line that may be the issuing organ under a document."""
    return (
        len(key) <= _LONGEST_SIGNATURE
        and not SENTENCE_MARK.search(key)
        and bool(_ORGAN.match(key.strip()))
    )


def quoted_names(text: str) -> list[str]:
    """The names the notice gives the plan it carries, blanks left out."""
    text = bare(text)
    return issued_names(text) + [_outer(m[1]) for m in _QUOTED.finditer(text)]


def issued_names(text: str) -> list[str]:
    """What a notice issues, by its title: 关于印发…的通知"""
    return [_outer(m[1].strip("《》〈〉")) for m in _ISSUED.finditer(bare(text))]


def _outer(name: str) -> str:
    """A name within quotation is written 〈〉 there and 《》 where it stands for itself."""
    return name.replace("〈", "《").replace("〉", "》")
