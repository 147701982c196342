"""公文要素: with which head, seal, annexes and foot a plan goes out. The answer is an `Issuance`.

Nothing is refused: a field that is out of form is marked, and the foot of the dialog says what is
wrong, with the right form to take.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from ui import style
from ui.buttons import Button, Switch
from ui.dialogs.forms import TallForm
from ui.dialogs.issuance_fields import FaultPlace, Field, StopLine, abreast, labelled
from ui.fields import CheckBox, ComboBox
from ui.labels import text
from workbench.issuance import LABELS, Form, Issuance
from workbench.issuing.elements import SECRECY_STOP, URGENCIES, Fault, names_in, unprinted
from workbench.issuing.letter import LETTER_HINTS, LETTER_LABELS, Letter, all_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

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

_CROWDED = 1.2
"""How much more room the rows may want than there is, before their fields are stacked."""
_NO_LETTER = Letter()


class IssuanceDialog(TallForm):
    """Asks for the elements of the paper, and for its letter: to whom, in what words, from whom."""

    def __init__(
        self,
        start: Issuance,
        looks: Looks,
        parent: QWidget | None = None,
        letter: Letter = _NO_LETTER,
        usual: str = "",
    ) -> None:
        """`usual` is what the notice of such a plan mostly says."""
        super().__init__("公文要素", "设置公文要素", parent)
        self._start, self._looks, self._usual = start, looks, usual
        self._letter = letter
        self.fields = {name: Field(LABELS[name], hint) for name, hint in _PLACEHOLDERS.items()}
        hints = LETTER_HINTS.items()
        self.letter_fields = {name: Field(LETTER_LABELS[name], hint) for name, hint in hints}
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
            table_notes=self.table_notes.isChecked(),
            profile=str(self.look.currentData() or ""),
            **words,
        )

    @property
    def letter(self) -> Letter:
        """To whom it goes now, in what words, from whom and when."""
        return Letter(**{name: field.words for name, field in self.letter_fields.items()})

    def check(self) -> None:
        """Mark the fields that something is wrong with."""
        found = self._found()
        self.stop.setVisible(bool(self.fields["secrecy"].words))
        draft = self.for_comment.isChecked() and self.sealed.isChecked()
        self.unsealed.setText("征求意见稿还没有印发，不用印。" if draft else "")
        self.unsealed.setVisible(draft)
        for name, field in self._all_fields():
            fault = found.get(name) if field.line.isEnabled() else None
            field.show_fault(fault.message if fault else "", fault.fix if fault else "")
        self.place.bring_up_to_date()
        if self.isVisible():
            self.grow()

    def _found(self) -> dict[str, Fault]:
        return {fault.field: fault for fault in all_faults(self.issuance, self.letter)}

    def _all_fields(self) -> Iterator[tuple[str, Field]]:
        yield from self.fields.items()
        yield from self.letter_fields.items()

    def preferred_width(self) -> int:
        return style.em(64)

    # -- build ----------------------------------------------------------------------------------

    def _build(self) -> None:
        fields, letter = self.fields, self.letter_fields
        self.form = Switch([(f.value, f.label, why) for f, why in _FORMS], "公文格式")
        self.hint = text("", "small", "ink3")
        self.ending = CheckBox("后加“文件”")
        fields["letterhead"].row.addWidget(self.ending)
        self.body.addWidget(labelled("公文格式", self.form, self.hint))
        self.body.addWidget(fields["letterhead"])
        self._abreast(fields["number"], fields["signers"])
        self._build_letter()
        self.urgency = ComboBox()
        urgency = labelled("紧急程度", self.urgency)
        self._abreast(fields["copy_number"], fields["secrecy"], urgency)
        self.task_table = CheckBox("任务分解表")
        self.task_table.setToolTip("最后一个附件，横排")
        self.table_notes = CheckBox("印备注")
        self.table_notes.setToolTip("备注是起草时自己记的，一般不印")
        self._abreast(self._build_marks(), labelled("随文附", self.task_table, self.table_notes))
        for name in ("note", "copies_to"):
            self.body.addWidget(fields[name])
        self._abreast(fields["printed_by"], fields["printed_on"])
        self._build_rest()
        self.place = FaultPlace((*fields.values(), *letter.values()))
        self.column.insertWidget(self.column.count() - 1, self.place)

    def _abreast(self, *parts: QWidget) -> None:
        """Side by side, or one below the other where the window is too narrow for its type."""
        stacked = self.preferred_width() > self.most_room()[0] * _CROWDED
        self.body.addLayout(abreast(*parts, stacked=stacked))

    def _build_letter(self) -> None:
        letter = self.letter_fields
        self.usual = Button("用惯用语", "link")
        self.usual.setToolTip(self._usual)
        letter["body"].row.addWidget(self.usual)
        self.body.addWidget(letter["addressees"])
        self.body.addWidget(letter["body"])
        self._abreast(letter["signature"], letter["date"])

    def _build_marks(self) -> QWidget:
        self.sealed = CheckBox("用印")
        self.for_comment = CheckBox("征求意见稿")
        self.unsealed = text("", "small", "warn", wrap=True)
        return labelled("标记", self.sealed, self.for_comment)

    def _build_rest(self) -> None:
        self.look = ComboBox()
        self.changes = text("", "small", "ink3", wrap=True)
        look = labelled("版式", self.look)
        row = QHBoxLayout()
        row.addWidget(look)
        row.addWidget(self.changes, 1)
        self.body.addLayout(row)
        for complaint in self._looks.complaints:
            self.body.addWidget(text(complaint, "small", "warn", wrap=True))
        self.body.addWidget(self.unsealed)
        self.body.addStretch(1)
        self.stop = StopLine(SECRECY_STOP)
        self.column.insertWidget(self.column.count() - 1, self.stop)

    def _fill(self) -> None:
        start = self._start
        for name, field in self.letter_fields.items():
            field.fill(getattr(self._letter, name))
        for name, field in self.fields.items():
            value = getattr(start, name)
            field.fill("、".join(value) if isinstance(value, tuple) else value)
        self.form.choose(start.form.value)
        self.ending.setChecked(bool(start.letterhead_end))
        self._fill_urgency(start.urgency)
        self.sealed.setChecked(start.sealed)
        self.for_comment.setChecked(start.for_comment)
        self.task_table.setChecked(start.task_table)
        self.table_notes.setChecked(start.table_notes)
        self.table_notes.setEnabled(start.task_table)
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
        for _, field in self._all_fields():
            field.finished.connect(partial(self._leave, field))
            field.edited.connect(self._forgive)
        body = self.letter_fields["body"]
        body.edited.connect(self._offer_usual)
        self.usual.clicked.connect(lambda: body.put_right(self._usual))
        self._offer_usual()
        self.task_table.toggled.connect(self.table_notes.setEnabled)
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

    def _leave(self, field: Field) -> None:
        self.check()
        self.place.turn_to(field)

    def _offer_usual(self) -> None:
        self.usual.setEnabled(bool(self._usual) and not self.letter_fields["body"].words)

    def _forgive(self) -> None:
        """While she types nothing new is said; what is right again is said no more."""
        wrong = self._found()
        for name, field in self._all_fields():
            if name not in wrong:
                field.show_fault("")
        self.place.bring_up_to_date()

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


def ask_issuance(
    start: Issuance, looks: Looks, parent: QWidget, letter: Letter, usual: str
) -> tuple[Issuance, Letter] | None:
    """How she wants it to go out, and with what letter; None if nothing is to change."""
    dialog = IssuanceDialog(start, looks, parent, letter, usual)
    return (dialog.issuance, dialog.letter) if dialog.exec() else None
