"""How a plan goes out as an official paper: its letterhead, its endings, its annexes.

    Issuance()                                          the plan alone, as drafts are passed round
    Issuance(Form.DOCUMENT, letterhead=("江城市卫生健康委员会",), …)     with 版头 and 版记
    Issuance(Form.LETTER, …)                            信函

What stands here is data of the paper (GB/T 9704-2012, 7.2 – 7.4 and 10.1), not of its look, which
is `exports.standard`. Empty fields are not printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """With which head a paper goes out."""

    PLAIN = "plain"
    DOCUMENT = "document"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return {"plain": "不带版头", "document": "文件格式", "letter": "信函格式"}[self.value]


@dataclass(frozen=True, slots=True)
class Issuance:
    """The elements of the paper around the text of a plan.

    Args:
        form: with which head it goes out.
        letterhead: 发文机关标志, the host first where several organs issue it together, 7.2.4.
        letterhead_end: what stands behind the organs (文件); a letter has nothing there.
        number: 发文字号 where no 印发通知 goes before the plan; a notice has its own.
        copy_number: 份号, six digits, 7.2.1.
        secrecy: 密级和保密期限 as printed (秘密★1年), 7.2.2.
        urgency: 紧急程度 (特急, 加急), 7.2.3.
        signers: 签发人 of a paper to a superior, 7.2.6.
        sealed: room is left for a seal: date and signature stand as 7.3.5.1 has them.
        note: 附注 without its brackets, 7.3.6.
        copies_to: 抄送 organs as printed, 7.4.2.
        printed_by: 印发机关, 7.4.3.
        printed_on: 印发日期 as printed (2027年1月8日), 7.4.3.
        for_comment: it goes round as 征求意见稿.
        task_table: the task table goes out behind it as an annex (任务分解表).
        table_notes: what the drafter noted beside a task (备注) is printed in that table as well.
        profile: the name of the look, "" for the standard's.
    """

    form: Form = Form.PLAIN
    letterhead: tuple[str, ...] = ()
    letterhead_end: str = "文件"
    number: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()
    sealed: bool = False
    note: str = ""
    copies_to: str = ""
    printed_by: str = ""
    printed_on: str = ""
    for_comment: bool = False
    task_table: bool = False
    table_notes: bool = False
    profile: str = ""


PLAIN = Issuance()
"""The plan alone: no head, no seal, no annex."""

LABELS = {
    "form": "公文格式",
    "letterhead": "发文机关标志",
    "letterhead_end": "标志结尾",
    "number": "发文字号",
    "copy_number": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "signers": "签发人",
    "sealed": "用印",
    "note": "附注",
    "copies_to": "抄送",
    "printed_by": "印发机关",
    "printed_on": "印发日期",
    "for_comment": "征求意见稿",
    "task_table": "随文附任务分解表",
    "table_notes": "分解表印备注",
    "profile": "版式",
}
"""What the elements are called, in the order in which they are filled in."""
