"""The head of 详情: what is selected, a menu of what can be done, and its state as chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, style
from ui.buttons import IconButton
from ui.details.parts import EDGE
from ui.details.subject import Kind, Subject
from ui.labels import Elided
from workbench.assigning.quarters import NAMES

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

FATE_ICONS = {
    "延续": "arrow-right",
    "深化": "deepen",
    "合并": "merge",
    "拆分": "split",
    "新增": "plus",
    "结转": "carry",
}
_PAD, _ICON = 6, 14


class StateChip(QWidget):
    """A state in a word, with its icon and colour."""

    def __init__(self) -> None:
        super().__init__()
        self._words = self._icon = ""
        self._tone, self._ground = "ink2", ""
        self.setFont(style.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_state(self, words: str, icon: str, tone: str, ground: str = "") -> None:
        """Show it; nothing for no words."""
        self._words, self._icon, self._tone, self._ground = words, icon, tone, ground
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(
            metrics.horizontalAdvance(self._words) + style.px(_ICON + 4 + 2 * _PAD) + 1,
            metrics.height() + style.px(6),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tinted = bool(self._ground) and style.shade(self._ground).alpha() > 0
        painter.setBrush(style.shade(self._ground) if tinted else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen if tinted else QPen(style.shade("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side, pad = style.px(_ICON), style.px(_PAD)
        box = QRectF(pad, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, self._tone, box)
        painter.setPen(style.shade(self._tone))
        room = self.rect().adjusted(pad + side + style.px(4), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


class DetailsHead(QFrame):
    """Name and chips of what is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setProperty("edge", "bottom")
        self.name = Elided("strong")
        self.more = IconButton("more", "对它做什么")
        self.fate, self.duty, self.quarter = StateChip(), StateChip(), StateChip()
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.name, 1)
        top.addWidget(self.more)
        chips = QHBoxLayout()
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(8)
        for chip in (self.fate, self.duty, self.quarter):
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 8, EDGE - 4, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(chips)

    def _show_fate(self, fate: str) -> None:
        """What it was last year; what is only supposed so far (未定 · 似延续) in quiet ink."""
        open_, _, guess = fate.partition(" · ")
        if guess:
            self.fate.show_state(guess, "doubt", "ink3")
        else:
            icon = next((i for word, i in FATE_ICONS.items() if fate.startswith(word)), "check")
            self.fate.show_state(fate, icon, "ink2")
        self.fate.setToolTip(f"去留{open_}，{guess}；在“条目去留”里定" if guess else "")

    def show_subject(self, subject: Subject, fate: str) -> None:
        """Name it and say its state."""
        self.name.show_text(subject.name)
        some = subject.kind is not Kind.NOTHING
        self._show_fate(fate)
        if subject.open_count:
            many = f" {subject.open_count}" if subject.kind is Kind.TASKS else ""
            self.duty.show_state(f"责任未定{many}", "unassigned", "warn", "warn_soft")
        else:
            self.duty.show_state("责任已定" if some else "", "check", "ok", "ok_soft")
        quarter = NAMES[subject.quarter] if subject.quarter else "未写时限"
        mixed = subject.deadline.mixed
        words = "时限不同" if mixed else quarter
        self.quarter.show_state(words if some else "", "deadline", f"q{subject.quarter}")
