"""The letter a plan goes out with: to whom, in what words, who signs it and when.

    letter_of(plan)               what notice or plan say: 主送机关, 署名, 成文日期
    with_letter(plan, letter)     the plan goes out with it; an edit like any other
    lacking(plan)                 a head without 主送机关, 署名 or 成文日期, GB/T 9704-2012, 7.3

The letter is the 印发通知 where there is one, else the plan itself. A sentence of the notice makes
one for a plan that has none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.drafting.identity import resplit
from workbench.issuance import Form
from workbench.issuing.elements import Fault, faults, is_date, spelled_date, with_fix
from workbench.plan import Notice, Paragraph, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.issuance import Issuance
    from workbench.plan import Plan

LETTER_LABELS = {
    "addressees": "主送机关",
    "body": "通知正文",
    "signature": "发文机关署名",
    "date": "成文日期",
}
"""What its parts are called, in the order of the paper."""
LETTER_HINTS = {
    "addressees": "如 各区卫生健康局，市直各医疗卫生单位",
    "body": "写一句就带上印发通知",
    "signature": "在正文后面署名的机关",
    "date": "如 2027年1月5日",
}
"""What one fills in, for window and command line."""
_NEEDED = ("addressees", "signature", "date")


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of the letter as printed; `body` is the first paragraph of the 印发通知."""

    addressees: str = ""
    body: str = ""
    signature: str = ""
    date: str = ""


def letter_of(plan: Plan) -> Letter:
    """What the plan goes out with now."""
    signed = plan.notice or plan
    paragraphs = plan.notice.paragraphs if plan.notice else ()
    body = paragraphs[0].text if paragraphs else ""
    return _printable(Letter(signed.addressees, body, signed.signature, signed.date))


def usual_body(plan: Plan) -> str:
    """What a notice mostly says: 现将《…》印发给你们，请认真贯彻执行。"""
    return f"现将《{plan.title}》印发给你们，请认真贯彻执行。"


def with_letter(plan: Plan, letter: Letter) -> Plan:
    """The plan goes out with it; a plan without notice gets one where the letter has a sentence.

    What the plan itself said of number, addressees, signature and date stands in the new notice.
    """
    letter = _printable(letter)
    if letter == letter_of(plan):
        return plan
    if plan.notice is None and letter.body:
        plan = _with_notice(plan)
    if plan.notice is None:
        return replace(
            plan, addressees=letter.addressees, signature=letter.signature, date=letter.date
        )
    return replace(plan, notice=_filled(plan.notice, letter))


def _with_notice(plan: Plan) -> Plan:
    issuance = plan.issuance
    organ = plan.issuer or "".join(issuance.letterhead[:1])
    notice = Notice(f"{organ}关于印发《{plan.title}》的通知", issuance.number)
    issuance = replace(issuance, number="")
    return replace(plan, notice=notice, issuance=issuance, addressees="", signature="", date="")


def _filled(notice: Notice, letter: Letter) -> Notice:
    return replace(
        notice,
        addressees=letter.addressees,
        paragraphs=_with_body(notice.paragraphs, letter.body),
        signature=letter.signature,
        date=letter.date,
    )


def _with_body(paragraphs: tuple[Paragraph, ...], body: str) -> tuple[Paragraph, ...]:
    """The first paragraph says `body`; it goes where that is empty."""
    first = paragraphs[0] if paragraphs else Paragraph(new_id())
    if body == _one_line(first.text):
        return paragraphs
    if not body:
        return paragraphs[1:]
    return (replace(first, tasks=resplit(first.tasks, body)), *paragraphs[1:])


def _printable(letter: Letter) -> Letter:
    return Letter(*(_one_line(getattr(letter, name)) for name in LETTER_LABELS))


def _one_line(words: str) -> str:
    return " ".join(words.splitlines()).strip()


def lacking(plan: Plan) -> tuple[str, ...]:
    """What the letter of a plan with a head has not, by its names: 主送机关, 成文日期."""
    if plan.issuance.form is Form.PLAIN:
        return ()
    return tuple(LETTER_LABELS[name] for name in _missing(letter_of(plan)))


def _missing(letter: Letter) -> list[str]:
    return [name for name in _NEEDED if not getattr(letter, name).strip("：: ")]


def all_faults(issuance: Issuance, letter: Letter) -> tuple[Fault, ...]:
    """What is wrong with the elements of the paper; of its letter where it has a head."""
    bare = issuance.form is Form.PLAIN
    return (*faults(issuance), *(() if bare else faults_in(letter, issuance.letterhead)))


def put_right(issuance: Issuance, letter: Letter) -> tuple[Issuance, Letter]:
    """Both with what their faults offer."""
    for fault in all_faults(issuance, letter):
        if fault.fix and fault.field in LETTER_LABELS:
            letter = replace(letter, **{fault.field: fault.fix})
        elif fault.fix:
            issuance = with_fix(issuance, fault)
    return issuance, letter


def faults_in(letter: Letter, organs: tuple[str, ...] = ()) -> Iterator[Fault]:
    """What is missing or out of form in a letter, by the names of its fields.

    `organs`: who issues it; they are offered as its signature.
    """
    for name in _missing(letter):
        fix = "、".join(organs) if name == "signature" else ""
        yield Fault(name, "还没有，印出来会缺这一项。", fix)
    if letter.date and not is_date(letter.date):
        yield Fault("date", "成文日期写作“2027年1月8日”。", spelled_date(letter.date))
