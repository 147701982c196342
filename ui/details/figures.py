"""The section 指标 of 详情: a card a figure, and a form in place of the one that is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.details.parts import Part
from ui.details.targets import TargetCard, TargetForm, new_target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.drafting.levels import History
    from workbench.plan import Target


class Figures(Part):
    """All figures of a sentence.

    Signals:
        put(Target), dropped(Target): what she did; one without an id is new.
    """

    put = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__("指标")
        self.cards: list[TargetCard] = []
        self.form: TargetForm | None = None
        self._targets: tuple[Target, ...] = ()
        self._editable = False
        self._at = -1
        self.act.clicked.connect(self.start_adding)

    def show_targets(
        self,
        targets: Sequence[Target],
        histories: Sequence[History],
        *,
        compared: bool,
        editable: bool,
    ) -> None:
        """A card for each, with what is known of it; `compared`: there is a superior's paper."""
        if tuple(targets) != self._targets or editable != self._editable:
            self.close_form()
        self._targets, self._editable = tuple(targets), editable
        while len(self.cards) < len(targets):
            self._add_card()
        for at, (card, target) in enumerate(zip(self.cards, targets, strict=False)):
            history = histories[at] if at < len(histories) else None
            card.show_target(target, history, compared=compared, editable=editable)
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(targets) and not (self.form and at == self._at))
        self.count(len(targets))
        self.act.setVisible(editable)

    def start_adding(self) -> None:
        """Open the form for a new figure."""
        self._open_form(-1, new_target())

    def edit(self, at: int) -> None:
        """Open the form in the place of card `at`."""
        if at < len(self._targets):
            self._open_form(at, self._targets[at])

    def _open_form(self, at: int, target: Target) -> None:
        if not self._editable:
            return
        self.close_form()
        self._at = at
        self.form = form = TargetForm(target)
        form.handed_in.connect(self._hand_in)
        form.dropped.connect(lambda: self.dropped.emit(target))
        form.given_up.connect(self._give_up)
        self.body.insertWidget(at if at >= 0 else len(self.cards), form)
        if at >= 0:
            self.cards[at].hide()
        form.show()
        (form.value if target.id else form.indicator).setFocus()
        form.value.selectAll()

    def close_form(self) -> None:
        """Without the form, whatever stands in it."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
            if 0 <= self._at < len(self._targets):
                self.cards[self._at].show()

    def _give_up(self) -> None:
        at = self._at
        self.close_form()
        (self.cards[at] if at >= 0 else self.act).setFocus()

    def _hand_in(self, target: Target) -> None:
        at = self._at
        if at >= 0 and target == self._targets[at]:
            self._give_up()
            return
        self.put.emit(target)
        if self.form is None and self.cards:
            self.cards[min(max(at, 0), len(self.cards) - 1)].setFocus()

    def _add_card(self) -> None:
        at, card = len(self.cards), TargetCard()
        card.clicked.connect(lambda: self.edit(at))
        card.removed.connect(lambda: self.dropped.emit(self._targets[at]))
        self.body.insertWidget(at, card)
        self.cards.append(card)
