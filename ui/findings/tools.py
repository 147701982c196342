"""What stands beside the tab 审校: filter by severity, 不再提示, 全部修正; and the empty states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from ui.buttons import Button
from ui.findings.model import SIGNS
from ui.labels import Sign, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.findings.feed import Checked
    from workbench.checking.findings import Severity

_FIX_ALL = "全部修正…"
_WORDS = {"error": "必错", "doubt": "疑似", "hint": "提示"}


class FindingsTools(QWidget):
    """Buttons of the list.

    Signals:
        severities_chosen(): other severities are wanted, see `severities`.
        waived_chosen(): what is let stand is wanted in place of what is open, or no longer.
        rule_chosen(code): all findings of a rule are to be put right.
    """

    severities_chosen = Signal()
    waived_chosen = Signal()
    rule_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._wide = False
        self._counts = dict.fromkeys(_WORDS, 0)
        self.filters = {value: self._filter(value) for value in _WORDS}
        self.waived = Button("", "quiet")
        self.waived.setCheckable(True)
        self.waived.setToolTip("写过理由、不再提示的；点开可以恢复")
        self.waived.clicked.connect(self.waived_chosen)
        self.fix_all = Button(_FIX_ALL, "link")
        self.fix_all.setAccessibleName(_FIX_ALL)
        self.fix_all.setToolTip("把一类问题一次改好，先看改动前后")
        self.rules = QMenu(self)
        self.fix_all.clicked.connect(self._pop_up)
        for button in (*self.filters.values(), self.waived, self.fix_all):
            row.addWidget(button)
        self.show_counts(None)

    @property
    def severities(self) -> frozenset[Severity]:
        """The severities that are wanted; none where all are."""
        from workbench.checking.findings import Severity

        return frozenset(Severity(v) for v, button in self.filters.items() if button.isChecked())

    def show_counts(self, checked: Checked | None) -> None:
        """Say how many there are of each, and which rules can be put right at once."""
        counts = {s.value: count for s, count in checked.counts.items()} if checked else {}
        self._counts = {value: counts.get(value, 0) for value in _WORDS}
        self._name_filters()
        waived = len(checked.waived) if checked else 0
        self.waived.setText(f"不再提示 {waived}")
        self.waived.setVisible(waived > 0 or self.waived.isChecked())
        rules = checked.rules if checked else ()
        self.fix_all.setEnabled(bool(rules))
        self.rules.clear()
        for code, name, count in rules:
            action = self.rules.addAction(f"{name}　{count} 处")
            action.triggered.connect(lambda _=False, code=code: self.rule_chosen.emit(code))

    def set_wide(self, wide: bool) -> None:
        """Whether there is room for the words; otherwise icon and number stand alone."""
        if wide is not self._wide:
            self._wide = wide
            self._name_filters()

    def set_compact(self, compact: bool) -> None:
        """In little room the button is an icon, so that all tabs beside it are seen."""
        self.fix_all.setText("" if compact else _FIX_ALL)
        self.fix_all.set_icon("check" if compact else "", "accent_ink")

    def _name_filters(self) -> None:
        for value, button in self.filters.items():
            told = f"{_WORDS[value]} {self._counts[value]}"
            button.setText(told if self._wide else str(self._counts[value]))
            button.setAccessibleName(told)

    def told(self) -> dict[str, str]:
        """The severities that are wanted, as words; nothing where all are."""
        only = ",".join(value for value, button in self.filters.items() if button.isChecked())
        return {"only": only} if only else {}

    def recall(self, told: Mapping[str, str]) -> None:
        """Want the severities that `told` said."""
        only = told.get("only", "").split(",")
        if self.told() != {"only": told.get("only", "")}:
            for value, button in self.filters.items():
                button.setChecked(value in only)
            self.severities_chosen.emit()

    def show_all(self) -> None:
        """Take every filter off."""
        for button in (*self.filters.values(), self.waived):
            button.setChecked(False)
        self.severities_chosen.emit()
        self.waived_chosen.emit()

    def _filter(self, value: str) -> Button:
        button = Button("", "quiet")
        button.set_icon(*SIGNS[value])
        button.setCheckable(True)
        button.setToolTip(f"只看{_WORDS[value]}；再点一次看全部")
        button.clicked.connect(self.severities_chosen)
        return button

    def _pop_up(self) -> None:
        self.rules.popup(self.fix_all.mapToGlobal(self.fix_all.rect().bottomLeft()))


class Nothing(QFrame):
    """Why the list is empty.

    Signals:
        all_wanted(): the filter is to be taken off.
    """

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign = Sign("check", "ok", 20)
        self.words = text("", "body")
        self._hint = text("", "body", "ink3")
        self.link = Button("看全部", "link")
        self.link.clicked.connect(self.all_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        for part in (self._sign, self.words, self._hint, self.link):
            row.addWidget(part)
        row.addStretch(1)

    def say(self, *, known: bool, filtered: bool) -> None:
        """`known`: the plan was looked at; `filtered`: only some severities are listed."""
        if not known:
            words, hint = "正在审校…", ""
        elif filtered:
            words, hint = "这一类没有要看的地方。", ""
        else:
            words, hint = "没有发现要改的地方。", "改动之后会接着审校，按 F7 从头再看一遍。"
        self._sign.setVisible(known)
        self.words.setText(words)
        self._hint.setText(hint)
        self.link.setVisible(known and filtered)
