"""The report of an import of many files: which are in, which were there, which could not be read.

△ 要点（定稿）.docx     2处标题存疑：没有编号                       核对
  2026年工作要点
ⓘ 副本.docx            内容和“要点（定稿）.docx”相同，没有重复导入   核对
  2026年工作要点
! 扫描件.pdf           没有文字层，是扫描件。可用文字识别软件另存一份再导入。
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout

from ui.buttons import Button
from ui.labels import Sign, shown_title, text
from ui.window.page_head import PageHead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from ui.gateway import ImportedEntry
    from ui.state import ImportResult
    from workbench.imports import Outcome


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
    title: str = ""


def report_lines(result: ImportResult) -> list[Line]:
    """What came of each file: not read, doubtful, known, in order."""
    first = {o.imported.id: o.name for o in reversed(result.outcomes) if o.imported}
    lines = [_line(outcome, first) for outcome in result.outcomes]
    return sorted(lines, key=lambda line: _ORDER.index(line.token))


_ORDER = ("err", "warn", "info", "ok")


def _line(outcome: Outcome, first: Mapping[str, str]) -> Line:
    """`first` names for each document the file that brought it."""
    error, entry = outcome.error, outcome.imported
    if entry is None:
        words = f"{error.message}{error.advice}" if error else ""
        return Line("error", "err", outcome.name, words)
    doubts = _doubts(entry)
    icon, token, words = "check", "ok", _whole(entry)
    if outcome.repeated:
        icon, token, words = "info", "info", _twin(outcome.name, first[entry.id])
    elif doubts:
        icon, token, words = "warning", "warn", doubts
    return Line(icon, token, outcome.name, words, entry.id, shown_title(entry.title))


def _twin(name: str, other: str) -> str:
    if name == other:
        return "资料里已有这份文件，没有重复导入"
    return f"内容和“{other}”相同，没有重复导入"


def looked_over(line: Line, entry: ImportedEntry) -> Line:
    """The line of a document after she looked it over."""
    doubts = _doubts(entry)
    words = f"已核对，还有{doubts}" if doubts else f"已核对，{_whole(entry)}"
    icon, token = ("warning", "warn") if doubts else ("check", "ok")
    return replace(line, icon=icon, token=token, words=words, title=shown_title(entry.title))


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
        head = PageHead()
        head.back.connect(self.back)
        self.title = head.title
        self._result: ImportResult | None = None
        self._lines: list[Line] = []
        self._rows: list[_Row] = []
        self._current = -1
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("导入报告")
        self.setFocusProxy(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._area, 1)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is said of each file now."""
        return tuple(self._lines)

    def show_result(self, result: ImportResult) -> None:
        """Show what came of an import; the same one again keeps what was looked over since."""
        from ui.window.notices import passed_words, report_words

        if result is self._result:
            return
        self._result, self._current = result, -1
        self.title.show_text(f"导入报告：{report_words(result).rstrip('。')}")
        self._lines = report_lines(result)
        self._fill(passed_words(result))

    def note_reviewed(self, entry: ImportedEntry) -> None:
        """She looked over a document: its rows say so."""
        for number, line in enumerate(self._lines):
            if line.key == entry.id:
                self._lines[number] = looked_over(line, entry)
                if number < len(self._rows):
                    self._rows[number].show_line(self._lines[number])

    def go_on(self) -> None:
        """Back at the row she came from."""
        if 0 <= self._current < len(self._rows):
            row = self._rows[self._current]
            row.button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(row.button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    def _fill(self, passed: str) -> None:
        """All rows; below them what was `passed` over."""
        page = QFrame()
        page.setProperty("ground", "surface")
        grid = QGridLayout(page)
        grid.setContentsMargins(20, 12, 20, 20)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        shown = self._lines[:_MOST]
        self._rows = [self._row(grid, number, line) for number, line in enumerate(shown)]
        hidden = len(self._lines) - len(shown)
        more = f"另有 {hidden} 份，都在资料里" if hidden else ""
        for words in (words for words in (more, passed) if words):
            label = text(words, tone="ink2", wrap=True)
            grid.addWidget(label, grid.rowCount(), 1, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(page)

    def _row(self, grid: QGridLayout, number: int, line: Line) -> _Row:
        row = _Row(grid, line)
        row.button.clicked.connect(lambda: self._look_over(number))
        return row

    def _look_over(self, number: int) -> None:
        self._current = number
        self.review_wanted.emit(self._lines[number].key)


class _Row:
    """The widgets of one line: sign, file name over title, what came of it, 核对."""

    def __init__(self, grid: QGridLayout, line: Line) -> None:
        at = grid.rowCount()
        self.sign = Sign(line.icon, line.token)
        self.title = text("", "small", "ink2", wrap=True)
        self.words = text("", tone="ink2", wrap=True)
        self.button = Button("核对", "quiet")
        self.button.setAccessibleName(f"核对“{line.name}”")
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(text(line.name, wrap=True))
        named.addWidget(self.title)
        grid.addWidget(self.sign, at, 0)
        grid.addLayout(named, at, 1)
        grid.addWidget(self.words, at, 2)
        if line.key:
            grid.addWidget(self.button, at, 3)
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Say something else of the same file."""
        self.sign.show_sign(line.icon, line.token)
        self.title.setText(line.title)
        self.title.setVisible(bool(line.title))
        self.words.setText(line.words)


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
