"""How far a plan has come (起草中 征求意见 送审 已印发); the menus of the window name it too."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far a plan has come; one that is issued (已印发) is not edited any more."""

    DRAFTING = "drafting"
    CIRCULATED = "circulated"
    SUBMITTED = "submitted"
    ISSUED = "issued"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return _LABELS[self]


_LABELS = {
    Status.DRAFTING: "起草中",
    Status.CIRCULATED: "征求意见",
    Status.SUBMITTED: "送审",
    Status.ISSUED: "已印发",
}
