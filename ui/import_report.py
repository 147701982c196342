"""The report of an import of many files: which are in, which were there, which could not be read.

△ 2026年工作要点.docx    2处标题存疑：没有编号                       核对
ⓘ 附件.xlsx              资料里已有这份文件，没有重复导入
! 扫描件.pdf             没有文字层，是扫描件。可用文字识别软件另存一份再导入。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout

from ui.buttons import Button
from ui.labels import Elided, Sign, text

if TYPE_CHECKING:
    from ui.gateway import ImportedEntry
    from ui.state import ImportResult


_KNOWN = "资料里已有这份文件，没有重复导入"
_MOST = 200
"""So many files are listed; those that need a look stand first."""


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one file; `key` is the document that can be looked over, "" for none."""

    icon: str
    token: str
    name: str
    words: str
    key: str = ""


def report_lines(result: ImportResult) -> list[Line]:
    """What came of each file: not read, doubtful, known, in order."""
    failed = [Line("error", "err", name, f"{e.message}{e.advice}") for name, e in result.failures]
    doubtful = {entry.id for entry in result.doubtful}
    return [
        *failed,
        *(Line("warning", "warn", e.title, _doubts(e), e.id) for e in result.doubtful),
        *(Line("info", "info", e.title, _KNOWN, e.id) for e in result.repeated),
        *(
            Line("check", "ok", e.title, _whole(e), e.id)
            for e in result.fresh
            if e.id not in doubtful
        ),
    ]


class ImportReport(QFrame):
    """What came of each file, those that need a look first.

    Signals:
        back(): she wants to return.
        review_wanted(id): a document is to be looked over.
    """

    back = Signal()
    review_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.title = Elided("title")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("导入报告")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._area, 1)

    def show_result(self, result: ImportResult) -> None:
        """Show what came of another import."""
        from ui.notices import report_words

        self.title.show_text(f"导入报告：{report_words(result).rstrip('。')}")
        page = QFrame()
        page.setProperty("ground", "surface")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(20, 12, 20, 20)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        lines = report_lines(result)
        for line in lines[:_MOST]:
            self._add(line)
        if len(lines) > _MOST:
            more = f"另有 {len(lines) - _MOST} 份，都在资料里"
            self._grid.addWidget(text(more, tone="ink2"), self._grid.rowCount(), 1, 1, 2)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._area.setWidget(page)

    def _add(self, line: Line) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Sign(line.icon, line.token), row, 0)
        self._grid.addWidget(text(line.name, wrap=True), row, 1)
        self._grid.addWidget(text(line.words, tone="ink2", wrap=True), row, 2)
        if line.key:
            button = Button("核对", "quiet")
            button.setAccessibleName(f"核对“{line.name}”")
            button.clicked.connect(lambda: self.review_wanted.emit(line.key))
            self._grid.addWidget(button, row, 3)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("ground", "surface")
        head.setProperty("edge", "bottom")
        back = Button("返回", "quiet", "back")
        back.clicked.connect(self.back)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(back)
        row.addWidget(self.title, 1)
        return head


def _whole(entry: ImportedEntry) -> str:
    return f"原文 {entry.outline.account.source:,} 字，缺失 0"


def _doubts(entry: ImportedEntry) -> str:
    """2处标题存疑：没有编号、编号不连续."""
    missing, doubtful = entry.outline.account.missing, entry.outline.doubtful
    parts = [f"{missing}个字没有着落"] if missing else []
    if doubtful:
        reasons = "、".join(dict.fromkeys(node.doubt for node in doubtful))
        parts.append(f"{len(doubtful)}处标题存疑：{reasons}")
    return "；".join(parts)
