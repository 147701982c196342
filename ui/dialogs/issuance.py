"""公文要素: with which head, seal, annexes and foot a plan goes out. The answer is an `Issuance`.

Nothing is refused: what is out of form is said beneath its field, with the right form to take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import style
from ui.buttons import Switch
from ui.dialogs.forms import TallForm
from ui.dialogs.issuance_fields import FaultRoom, Field, StopLine, labelled, stacked
from ui.fields import CheckBox, ComboBox
from ui.labels import text
from workbench.issuance import LABELS, Form, Issuance
from workbench.issuing.elements import SECRECY_STOP, URGENCIES, faults, names_in, unprinted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.looks import Looks

_END = "文件"
_FORMS = (
    (Form.PLAIN, "只印正文，传阅、讨论用"),
    (Form.DOCUMENT, "红头文件：版头、版记俱全"),
    (Form.LETTER, "函：红色双线，首页不编页码"),
)
_HINTS = {
    Form.PLAIN: "不带版头时，版头、版记各项不印，填好的留着。",
    Form.DOCUMENT: "签发人只在报上级的文件上印。",
    Form.LETTER: "信函不印签发人、印发机关和印发日期。",
}
_PLACEHOLDERS = {
    "letterhead": "发文机关全称，几个机关用顿号隔开，主办的在前",
    "number": "如 江卫发〔2027〕1号",
    "signers": "报上级的才有",
    "copy_number": "六位，如 000001",
    "secrecy": "如 秘密★1年",
    "note": "如 此件公开发布，不用写括号",
    "copies_to": "抄送的机关，不用写“抄送”",
    "printed_by": "一般是办公室",
    "printed_on": "如 2027年1月8日",
}


class IssuanceDialog(TallForm):
    """Asks for the elements of the paper."""

    def __init__(self, start: Issuance, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__("公文要素", "设置公文要素", parent)
        self._start, self._looks = start, looks
        self.fields = {name: Field(LABELS[name], hint) for name, hint in _PLACEHOLDERS.items()}
        self._build()
        self._fill()
        self._connect()
        self._apply_form()
        self.check()

    @property
    def issuance(self) -> Issuance:
        """What is filled in now."""
        words = {name: field.words for name, field in self.fields.items()}
        return Issuance(
            form=Form(self.form.choice),
            letterhead=names_in(words.pop("letterhead")),
            letterhead_end=self._end(),
            signers=names_in(words.pop("signers")),
            urgency=str(self.urgency.currentData() or ""),
            sealed=self.sealed.isChecked(),
            for_comment=self.for_comment.isChecked(),
            task_table=self.task_table.isChecked(),
            profile=str(self.look.currentData() or ""),
            **words,
        )

    def check(self) -> None:
        """Say beneath each field what is wrong with it."""
        found = {fault.field: fault for fault in faults(self.issuance)}
        self.stop.setVisible(bool(self.fields["secrecy"].words))
        draft = self.for_comment.isChecked() and self.sealed.isChecked()
        self.unsealed.setText("征求意见稿还没有印发，不用印。" if draft else "")
        self.unsealed.setVisible(draft)
        for name, field in self.fields.items():
            fault = found.get(name) if field.line.isEnabled() else None
            field.fault.show_fault(fault.message if fault else "", fault.fix if fault else "")
        if self.isVisible():
            self.grow()

    def preferred_width(self) -> int:
        return style.em(54)

    def grow(self) -> None:
        """Where the window is low, all rows at once count for more than rows that never move."""
        if self.wanted_height() > self.most_room()[1]:
            for room in self.findChildren(FaultRoom):
                room.give_way()
        super().grow()

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        fields = self.fields
        self.form = Switch([(f.value, f.label, why) for f, why in _FORMS], "公文格式")
        self.hint = text("", "small", "ink3", wrap=True)
        self.ending = CheckBox("后加“文件”")
        fields["letterhead"].row.addWidget(self.ending)
        self.urgency = ComboBox()
        self.body.addWidget(labelled("公文格式", self.form))
        self.body.addWidget(self.hint)
        self.body.addLayout(stacked(fields["letterhead"]))
        self.body.addLayout(stacked(fields["number"], fields["signers"]))
        self.body.addLayout(stacked(fields["copy_number"], fields["secrecy"]))
        self.stop = StopLine(SECRECY_STOP)
        self.body.addWidget(self.stop)
        self.body.addLayout(stacked(labelled("紧急程度", self.urgency), self._build_marks()))
        self.body.addWidget(self.unsealed)
        self.body.addLayout(stacked(fields["note"]))
        self.body.addLayout(stacked(fields["copies_to"]))
        self.body.addLayout(stacked(fields["printed_by"], fields["printed_on"]))
        self._build_rest()

    def _build_marks(self) -> QWidget:
        self.sealed = CheckBox("用印")
        self.for_comment = CheckBox("征求意见稿")
        self.unsealed = text("", "small", "warn", wrap=True)
        return labelled("标记", self.sealed, self.for_comment)

    def _build_rest(self) -> None:
        self.task_table = CheckBox("随文附任务分解表（作为最后一个附件，横排）")
        self.look = ComboBox()
        self.changes = text("", "small", "ink3", wrap=True)
        self.body.addWidget(labelled("附件", self.task_table))
        self.body.addWidget(labelled("版式", self.look))
        self.body.addWidget(self.changes)
        for complaint in self._looks.complaints:
            self.body.addWidget(text(complaint, "small", "warn", wrap=True))
        self.body.addStretch(1)

    def _fill(self) -> None:
        start = self._start
        for name, field in self.fields.items():
            value = getattr(start, name)
            field.fill("、".join(value) if isinstance(value, tuple) else value)
        self.form.choose(start.form.value)
        self.ending.setChecked(bool(start.letterhead_end))
        self._fill_urgency(start.urgency)
        self.sealed.setChecked(start.sealed)
        self.for_comment.setChecked(start.for_comment)
        self.task_table.setChecked(start.task_table)
        for number, look in enumerate(self._looks.found):
            self.look.addItem(look.name, look.name if number else "")
        if self._looks.named(start.profile) is None:
            self.look.addItem(f"{start.profile}（这台电脑没有）", start.profile)
        self.look.setCurrentIndex(max(0, self.look.findData(start.profile)))
        self._tell_changes()

    def _fill_urgency(self, present: str) -> None:
        self.urgency.addItem("不标", "")
        for word in dict.fromkeys((*URGENCIES, present)):
            if word:
                self.urgency.addItem(word, word)
        self.urgency.setCurrentIndex(self.urgency.findData(present))

    def _connect(self) -> None:
        self.form.chosen.connect(self._apply_form)
        self.look.currentIndexChanged.connect(self._tell_changes)
        for field in self.fields.values():
            field.finished.connect(self.check)
            field.edited.connect(self._forgive)
        for box in (self.sealed, self.for_comment):
            box.toggled.connect(self.check)

    # -- what is shown --------------------------------------------------------------------------

    def _apply_form(self) -> None:
        """Grey what this form does not print, and say so."""
        form = Form(self.form.choice)
        self.hint.setText(_HINTS[form])
        for name, field in self.fields.items():
            away = name in unprinted(form)
            field.setEnabled(not away)
            field.setToolTip(_HINTS[form] if away else "")
        self.urgency.setEnabled(form is not Form.PLAIN)
        self.ending.setEnabled(form is Form.DOCUMENT)
        self.check()

    def _forgive(self) -> None:
        """While she types nothing new is said; what is right again is said no more."""
        wrong = {fault.field for fault in faults(self.issuance)}
        for name, field in self.fields.items():
            if name not in wrong:
                field.fault.show_fault("")

    def _tell_changes(self) -> None:
        look = self._looks.named(str(self.look.currentData() or ""))
        if look is None:
            self.changes.setText("这台电脑没有这种版式，暂按国家标准（GB/T 9704-2012）排版。")
            return
        changes = "；".join(look.changes)
        self.changes.setText(changes or "按国家标准（GB/T 9704-2012），没有不同之处。")

    def _end(self) -> str:
        """What stands behind the organs: an unusual word of the house stays."""
        return (self._start.letterhead_end or _END) if self.ending.isChecked() else ""


def ask_issuance(start: Issuance, looks: Looks, parent: QWidget) -> Issuance | None:
    """How she wants it to go out, None if nothing is to change."""
    dialog = IssuanceDialog(start, looks, parent)
    return dialog.issuance if dialog.exec() else None
