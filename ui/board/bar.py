"""The bar above 看板: what is to be seen to, which part of the plan is counted, copy and PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import labels
from ui.buttons import Button
from ui.tasks.filters import ChoiceButton
from ui.window.measures import measures_of
from workbench.assigning.board import Part
from workbench.assigning.quarters import NAMES, ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from workbench.assigning.board import Board


class BoardBar(QFrame):
    """The bar.

    Signals:
        wanted(Part): she wants another part of the plan counted.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self.part = Part()
        self._chapters: dict[str, str] = {}
        self._units: tuple[str, ...] = ()
        self.chapter = ChoiceButton("章", "filter", lambda: [(w, k) for k, w in self._listed()])
        self.unit = ChoiceButton("牵头", "filter", lambda: [(name, name) for name in self._units])
        self.quarter = ChoiceButton("时限", "filter", lambda: [(NAMES[q], q) for q in ORDER])
        self.words = labels.Elided("body", "warn", right=True)
        self.copy_all = Button("复制为图片", "quiet", "copy")
        self.pdf = Button("导出 PDF", "quiet", "pdf")
        for button in (self.copy_all, self.pdf):
            button.setAccessibleName(button.text())
        self.copy_all.setToolTip("把整个看板复制成一张图片")
        self.pdf.setToolTip("把看板存成 PDF 文件")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        for button in (self.chapter, self.unit, self.quarter):
            row.addWidget(button)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy_all)
        row.addWidget(self.pdf)
        self.chapter.chosen.connect(lambda key: self._choose(replace(self.part, chapter=key or "")))
        self.unit.chosen.connect(lambda name: self._choose(replace(self.part, unit=name or "")))
        self.quarter.chosen.connect(lambda at: self._choose(replace(self.part, quarter=at)))

    def show_board(self, made: Board) -> None:
        """What can be chosen, and what is to be seen to in the part that is counted."""
        self._chapters, self._units = dict(made.chapters), made.units
        if self.part.chapter and self.part.chapter not in self._chapters:
            self._choose(replace(self.part, chapter=""))  # it is gone: no button would say so
        parts = [f"{made.open} 项责任未定"] if made.open else []
        parts += [f"{made.falling} 个指标低于去年或上级要求"] if made.falling else []
        self.words.show_text("，".join(parts))
        self._say()

    def reset(self) -> None:
        """Another plan: all of it is counted."""
        self.part = Part()
        self._say()

    def told(self) -> dict[str, str]:
        """The part that is counted, as words; nothing where all is."""
        part = self.part
        quarter = "" if part.quarter is None else str(part.quarter)
        words = {"chapter": part.chapter, "unit": part.unit, "quarter": quarter}
        return {name: word for name, word in words.items() if word}

    def recall(self, told: Mapping[str, str]) -> None:
        """Count the part that `told` said."""
        asked = told.get("quarter", "")
        quarter = int(asked) if asked in map(str, ORDER) else None
        part = Part(told.get("chapter", ""), told.get("unit", ""), quarter)
        if part != self.part:
            self._choose(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the words that warn need that of the buttons'."""
        super().resizeEvent(event)
        for button in (self.copy_all, self.pdf):
            button.setText("" if measures_of(self).compact else button.accessibleName())

    def _listed(self) -> list[tuple[str, str]]:
        return list(self._chapters.items())

    def _choose(self, part: Part) -> None:
        self.part = part
        self._say()
        self.wanted.emit(part)

    def _say(self) -> None:
        part = self.part
        self.chapter.show_value(self._chapters.get(part.chapter, ""), part.chapter or None)
        self.unit.show_value(part.unit, part.unit or None)
        quarter = "" if part.quarter is None else NAMES[part.quarter]
        self.quarter.show_value(quarter, part.quarter)
