"""What is found in the open plan by now, for all who show it: gutter, outline, status line, list.

The list below the plan has it looked for and puts it here; nobody else asks for another look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from workbench.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.findings.feed import Checked, Row


class Places(NamedTuple):
    """Findings by where they stand, and how many are 必错 and 疑似, where any are."""

    rows: Mapping[str, tuple[Row, ...]] = {}
    grave: Mapping[str, tuple[int, int]] = {}


class KnownFindings(QObject):
    """The findings of the open plan that are not let stand, by where they stand.

    Signals:
        changed(): others are known now, or none any more.
        chosen(Row): one was pointed at in the text; the list makes it current.
        dismissed(Row): 不再提示 was asked for in the text; the list asks why.
        look_wanted(): what is let stand changed; look again.
    """

    changed = Signal()
    chosen = Signal(object)
    dismissed = Signal(object)
    look_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checked: Checked | None = None
        self._places = Places()

    @property
    def places(self) -> Mapping[str, tuple[Row, ...]]:
        """The findings of each sentence, item or part, by its id or name; gravest first."""
        return self._places.rows

    @property
    def grave(self) -> Mapping[str, tuple[int, int]]:
        """How many of them are 必错 and 疑似, of those that have any."""
        return self._places.grave

    def take(self, checked: Checked | None) -> None:
        """This is known now; None for a plan that was not looked at yet."""
        if checked is None and self.checked is None:
            return  # nothing was shown of it: the outline of a long plan need not be made again
        self.checked = checked
        self._places = places_of(checked.rows) if checked else Places()
        self.changed.emit()


def place_key(row: Row) -> str:
    """The sentence, else the item, else the part a finding stands in; "" for the whole plan."""
    finding = row.finding
    return finding.task_id or finding.section_id or finding.part


@remembered
def places_of(rows: tuple[Row, ...]) -> Places:
    """Where these findings stand; asked for beside the window first, as there may be thousands."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(place_key(row), []).append(row)
    by_place = {key: tuple(sorted(those, key=_gravity)) for key, those in found.items()}
    counts = {key: _grave(those) for key, those in by_place.items()}
    return Places(by_place, {key: count for key, count in counts.items() if any(count)})


def _grave(rows: tuple[Row, ...]) -> tuple[int, int]:
    severities = [row.finding.severity.value for row in rows]
    return severities.count("error"), severities.count("doubt")


def _gravity(row: Row) -> int:
    return GRAVITY[row.finding.severity.value]


GRAVITY = {"error": 0, "doubt": 1, "open": 2, "hint": 3}
"""Which sign is shown where several belong on one line: the lower the graver."""
