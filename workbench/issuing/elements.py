"""The elements of a paper as the drafter fills them in: what a plan proposes, what is wrong.

    with_issuance(plan, issuance)     the plan goes out so; an edit like any other
    proposed(plan)                    what the plan says of itself: organ, number, date
    faults(issuance)                  江卫发[2027]第01号 → 江卫发〔2027〕1号, GB/T 9704-2012, 7.2.5

Nothing is refused: a fault stands beside its field, with the right form where there is one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.chinese import numeral_value
from workbench.drafting.issuer import organ_names
from workbench.issuance import PLAIN, Form, Issuance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.plan import Plan

URGENCIES = ("特急", "加急")
"""7.2.3; what telegrams have besides is no concern of a plan."""
SECRECY_STOP = (
    "本机为非涉密计算机，不得存放、处理涉密内容；涉密公文请在涉密计算机上办理，并从这里删去。"
)
"""What is said wherever a level of secrecy is set; it hinders nothing."""
_LEVELS = {"绝密": 30, "机密": 20, "秘密": 10}
"""The levels of secrecy and the years each may last at most (保守国家秘密法)."""
_NUMBER = re.compile(r"[一-龥]{1,16}〔(?:19|20)\d\d〕[1-9]\d{0,4}号")
_LOOSE_NUMBER = re.compile(
    r"([一-龥]{1,16})[〔\[({【]?((?:19|20)\d\d)年?[〕\])}】]?第?0*([1-9]\d{0,4})号?"
)
_SECRECY = re.compile(r"(绝密|机密|秘密)(?:★(?:([1-9]\d?)(年|个月)|长期))?")
_LOOSE_SECRECY = re.compile(
    r"(绝密|机密|秘密)级?[★☆*·]?(?:(\d{1,2}|[一二三十]{1,3})(年|个月)|(长期))?"
)
_DATE = re.compile(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日")
_LOOSE_DATE = re.compile(
    r"([\d〇零一二三四五六七八九]{4})[年./-]([\d一二三四五六七八九十]{1,3})[月./-]"
    r"([\d一二三四五六七八九十]{1,3})日?"
)
_BRACKETS = "（）()"
_NOT_IN_LETTER = frozenset(("signers", "printed_by", "printed_on"))
_HEAD_AND_FOOT = _NOT_IN_LETTER | {
    *("letterhead", "number", "copy_number", "secrecy", "urgency", "copies_to"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an element, by the name of its field; `fix` is the right form, or ""."""

    field: str
    message: str
    fix: str = ""


def with_issuance(plan: Plan, issuance: Issuance) -> Plan:
    """The plan goes out so; its 印发通知 keeps the 发文字号 where it has one."""
    issuance, after = _printable(issuance), plan
    if plan.notice and plan.notice.number != issuance.number:
        after = replace(plan, notice=replace(plan.notice, number=issuance.number))
    kept = replace(issuance, number="") if plan.notice else issuance
    return after if kept == plan.issuance else replace(after, issuance=kept)


def _printable(issuance: Issuance) -> Issuance:
    """The same without line ends and other characters that are no print."""
    words: dict[str, object] = {}
    for field in fields(Issuance):
        value = getattr(issuance, field.name)
        if isinstance(value, tuple):
            words[field.name] = tuple(filter(None, map(_one_line, value)))
        elif isinstance(value, str) and not isinstance(value, Form):
            words[field.name] = _one_line(value)
    return replace(issuance, **words)  # type: ignore[arg-type]


def _one_line(words: str) -> str:
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in words).strip()


def issuance_of(plan: Plan) -> Issuance:
    """How a plan goes out, its 发文字号 wherever that stands."""
    number = plan.notice.number if plan.notice else ""
    return replace(plan.issuance, number=number or plan.issuance.number)


def proposed(plan: Plan) -> Issuance:
    """How it goes out, or what the plan says of itself where nothing was set yet."""
    issuance = issuance_of(plan)
    if plan.issuance != PLAIN:
        return issuance
    organs = organ_names(plan)[:1]
    return replace(
        issuance,
        letterhead=organs,
        printed_by=_office(organs[0]) if organs else "",
        printed_on=_printed_date(plan),
    )


def _office(organ: str) -> str:
    """Who has it printed is mostly the organ's office, 7.4.3."""
    if organ.endswith(("办公室", "办公厅", "办")):
        return organ
    return (
        f"{organ}办公厅" if re.search(r"(?:省|自治区)(?:人民)?政府$", organ) else f"{organ}办公室"
    )


def _printed_date(plan: Plan) -> str:
    """The date of the paper, where it is one: printing is seldom later."""
    dated = (plan.notice.date if plan.notice else "") or plan.date
    return dated if is_date(dated) else spelled_date(dated)


def faults(issuance: Issuance) -> tuple[Fault, ...]:
    """What is wrong with its elements, in the order of the paper."""
    return tuple(_faults(issuance))


def _faults(issuance: Issuance) -> Iterator[Fault]:
    for name, check in _CHECKS.items():
        value = getattr(issuance, name)
        if value and (found := check(value)):
            yield Fault(name, *found)
    if issuance.secrecy and not issuance.copy_number and issuance.form is not Form.PLAIN:
        yield Fault("copy_number", "涉密公文应当标注份号。", "000001")
    if issuance.for_comment and issuance.number:
        yield Fault("number", "征求意见稿还没有印发，不编发文字号。")
    if issuance.form is not Form.PLAIN and not any(issuance.letterhead):
        yield Fault("letterhead", "还没有发文机关，版头会是空的。")


def unprinted(form: Form) -> frozenset[str]:
    """The elements a form leaves out, by the names of their fields."""
    return {Form.PLAIN: _HEAD_AND_FOOT, Form.LETTER: _NOT_IN_LETTER}.get(form, frozenset())


def printed_faults(issuance: Issuance) -> tuple[Fault, ...]:
    """What is wrong with the elements that will stand on the paper."""
    away = unprinted(issuance.form)
    return tuple(fault for fault in faults(issuance) if fault.field not in away)


def with_fix(issuance: Issuance, fault: Fault) -> Issuance:
    """The issuance with what a fault offers; several organs are parted by 、."""
    value: object = fault.fix
    if isinstance(getattr(issuance, fault.field), tuple):
        value = names_in(fault.fix)
    return replace(issuance, **{fault.field: value})  # type: ignore[arg-type]


def names_in(words: str) -> tuple[str, ...]:
    """Names parted by 、, ； or a blank between them: 发文机关, 签发人."""
    return tuple(name for name in re.split(r"[、，,;；\s]+", words) if name)


_Found = tuple[str, str] | None
"""What is wrong and the right form, or nothing."""


def _folded(value: str) -> str:
    """Half-width and without blanks, as far as a form allows."""
    return "".join(unicodedata.normalize("NFKC", value).split())


def _copy_number(value: str) -> _Found:
    if re.fullmatch(r"[0-9]{6}", value):
        return None
    bare = _folded(value)
    fix = bare.zfill(6) if re.fullmatch(r"[0-9]{1,6}", bare) else ""
    return "份号是六位数字，如 000001。", fix


def _secrecy(value: str) -> _Found:
    found = _SECRECY.fullmatch(value)
    if found is None:
        return "密级写作“秘密”“机密★1年”这样，期限在★后面。", _spelled_secrecy(value)
    level, count, unit = found.groups()
    years = int(count) / (1 if unit == "年" else 12) if count else 0
    if years > _LEVELS[level]:
        return f"{level}级的保密期限一般不超过{_LEVELS[level]}年。", ""
    return None


def _spelled_secrecy(value: str) -> str:
    found = _LOOSE_SECRECY.fullmatch(_folded(value))
    if found is None:
        return ""
    level, count, unit, lasting = found.groups()
    number = (int(count) if count.isdecimal() else numeral_value(count)) if count else 0
    term = lasting or (f"{number}{unit}" if number else "")
    return f"{level}★{term}" if term else level


def _urgency(value: str) -> _Found:
    if value in URGENCIES:
        return None
    bare = _folded(value)
    return "紧急程度是“特急”或“加急”。", bare if bare in URGENCIES else ""


def _letterhead(organs: tuple[str, ...]) -> _Found:
    if not any(name.endswith("文件") and name != "文件" for name in organs):
        return None
    return "“文件”二字会自动加上，这里只写机关。", "、".join(n.removesuffix("文件") for n in organs)


def _number(value: str) -> _Found:
    if _NUMBER.fullmatch(value):
        return None
    found = _LOOSE_NUMBER.fullmatch(_folded(value))
    fix = f"{found[1]}〔{found[2]}〕{found[3]}号" if found else ""
    return "发文字号写作“江卫发〔2027〕1号”：六角括号，不加“第”，不补0。", fix


def _note(value: str) -> _Found:
    if value[0] not in _BRACKETS and value[-1] not in _BRACKETS:
        return None
    return "圆括号会自动加上，这里只写里面的话。", value.strip(_BRACKETS)


def _copies(value: str) -> _Found:
    bare = re.sub(r"^抄\s*送\s*[:：]?\s*", "", value)
    return ("“抄送：”会自动加上，这里只写机关。", bare) if bare != value else None


def _printed_on(value: str) -> _Found:
    bare = value.removesuffix("印发")
    if is_date(bare):
        return None
    if _DATE.fullmatch(bare):
        return f"没有{bare}这一天。", ""
    return "印发日期写作“2027年1月8日”。", spelled_date(bare)


def is_date(value: str) -> bool:
    """Whether it is a day that exists, written as papers have it: 2027年1月8日."""
    found = _DATE.fullmatch(value)
    return found is not None and _exists(*map(int, found.groups()))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def spelled_date(value: str) -> str:
    """A date as papers have it, 7.3.5.4; "" where it is none."""
    found = _LOOSE_DATE.fullmatch(_folded(value))
    if found is None:
        return ""
    numbers = [int(part) if part.isdecimal() else numeral_value(part) for part in found.groups()]
    year, month, day = numbers
    return f"{year}年{month}月{day}日" if year and _exists(year, month, day) else ""


_CHECKS: dict[str, Callable[..., _Found]] = {
    "copy_number": _copy_number,
    "secrecy": _secrecy,
    "urgency": _urgency,
    "letterhead": _letterhead,
    "number": _number,
    "note": _note,
    "copies_to": _copies,
    "printed_on": _printed_on,
}
