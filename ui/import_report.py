"""The report of an import of many files: which are in, which were there, which could not be read.

△ 2026年工作要点.docx    2处标题存疑：没有编号                       核对
ⓘ 附件.xlsx              资料里已有这份文件，没有重复导入
! 扫描件.pdf             没有文字层，是扫描件。可用文字识别软件另存一份再导入。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.buttons import Button
from ui.labels import Elided, Sign, text

if TYPE_CHECKING:
    from ui.gateway import ImportedEntry
    from ui.state import ImportResult


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
        for name, error in result.failures:
            self._add("error", "err", name, f"{error.message}{error.advice}")
        for entry in result.doubtful:
            self._add("warning", "warn", entry.title, _doubts(entry), entry.id)
        for entry in result.repeated:
            self._add("info", "info", entry.title, "资料里已有这份文件，没有重复导入")
        for entry in (entry for entry in result.fresh if entry not in result.doubtful):
            count = entry.outline.account.source
            self._add("check", "ok", entry.title, f"原文 {count:,} 字，缺失 0", entry.id)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._area.setWidget(page)

    def _add(self, icon: str, token: str, name: str, words: str, key: str = "") -> None:
        row = self._grid.rowCount()
        cells: list[QWidget] = [
            Sign(icon, token),
            text(name, wrap=True),
            text(words, tone="ink2", wrap=True),
        ]
        if key:
            button = Button("核对", "quiet")
            button.setAccessibleName(f"核对“{name}”")
            button.clicked.connect(lambda: self.review_wanted.emit(key))
            cells.append(button)
        for at, cell in enumerate(cells):
            self._grid.addWidget(cell, row, at)

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


def _doubts(entry: ImportedEntry) -> str:
    """2处标题存疑：没有编号、编号不连续."""
    missing, doubtful = entry.outline.account.missing, entry.outline.doubtful
    parts = [f"{missing}个字没有着落"] if missing else []
    if doubtful:
        reasons = "、".join(dict.fromkeys(node.doubt for node in doubtful))
        parts.append(f"{len(doubtful)}处标题存疑：{reasons}")
    return "；".join(parts)
