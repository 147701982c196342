"""比较: two plans or versions side by side – by item, by sentence, by character – and on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
)

from ui import style
from ui.buttons import Button, IconButton, Switch
from ui.choosing import chooser_of
from ui.compare.feed import NOW, coloured, compared, place_in, sides
from ui.fields import ComboBox
from ui.labels import Elided, text
from ui.redressing import Redressing
from ui.state import Message
from ui.window.page_head import PageHead
from ui.window.place_list import Line, PlaceModel, PlaceTable
from ui.window.whole_pages import WholePage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.compare.feed import Compared, Side
    from ui.jobs import Job, Report
    from ui.session import Session
    from workbench.revising import Paper, Revised

ITEMS, SENTENCES, TEXT = "items", "sentences", "text"
_ARRANGEMENTS = (
    (ITEMS, "按条", "哪一条新增、删去、移动、改写"),
    (SENTENCES, "按句", "原文和修改后并排，不同的字标出来"),
    (TEXT, "全文", "删去的划掉，新增的加下划线"),
)
_SIGNS = (
    ("新增", ("plus", "ok")),
    ("删去", ("close", "err")),
    ("移", ("arrow-right", "info")),
    ("序号", ("group", "ink3")),
)


class ComparePage(WholePage):
    """The page.

    Signals:
        shown(): what was asked for is on the page.
    """

    shown = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._wanted: tuple[str, str] = ("", NOW)
        self.found: Compared | None = None
        self.head = PageHead()
        self.head.title.show_text("比较")
        self.old, self.new = _choice("原来的一份"), _choice("修改后的一份")
        self.swap = IconButton("swap", "两份对调")
        self.switch = Switch(_ARRANGEMENTS, "比较怎样排列")
        self.switch.choose(SENTENCES)
        self.counts = Elided("small", "ink2", right=True)
        self.export = Button("导出", "quiet", "export")
        self.export.setToolTip("花脸稿、修订对照表、带修订的 Word")
        self.model = PlaceModel(("变化", "哪一条", "怎样变化"), self)
        self.table = PlaceTable(self.model, "逐条变化", (6, 22, 0), below=False)
        self.sentences, self.whole = _reader("逐句对照"), _reader("全文对照")
        self.nothing = text("", "body", "ink2", wrap=True)
        self._stack = QStackedWidget()
        Redressing(self, self._colour)
        self._build()
        self._connect()

    def open(self) -> None:
        """List what can be compared; what was chosen last stays, if it is there still."""
        plan = self._session.plan
        if plan is None:
            return
        self.head.title.show_text(f"比较：{plan.title}")
        gateway = self._session.workbench
        job = self._session.work("正在列出版本", lambda _: sides(gateway, plan), quiet=True)
        job.succeeded.connect(self._list)

    def compare(self, old: str, new: str = NOW) -> None:
        """Compare these, by the keys of `compare_feed`."""
        self._wanted = (old, new)
        self.open()

    def refresh(self) -> None:
        """Compare what is chosen."""
        plan, old, new = self._session.plan, self.old.currentData(), self.new.currentData()
        if self._job is not None and not self._job.over:
            self._job.cancel()
        if plan is None or not old or not new:
            self._take(None)
            return
        self._wanted = (str(old), str(new))
        work = partial(compared, self._session.workbench, plan, str(old), str(new))
        self._job = job = self._session.work("正在比较", lambda _: work(), quiet=True)
        job.succeeded.connect(lambda found: self._take(found) if job is self._job else None)

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks: what is compared, which two, the head."""
        return (self._stack, self.old, self.head)

    def show_arrangement(self, key: str) -> None:
        """By item, by sentence, or the whole text."""
        pages = {ITEMS: self.table, SENTENCES: self.sentences, TEXT: self.whole}
        empty = self.found is None or self.found.comparison.empty
        page = self._blank if empty else pages[key]
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def write(self, papers: Sequence[Paper], folder: Path) -> Job | None:
        """Write these to a folder, beside the window."""
        found = self.found
        if found is None:
            return None
        work = partial(_write, found, tuple(papers), folder)
        job = self._session.work(f"导出“{found.new.title}”的比较", work, "导出")
        job.succeeded.connect(self._session.exported)
        return job

    # -- inside ---------------------------------------------------------------------------------

    def _list(self, found: tuple[Side, ...]) -> None:
        for box, wanted in zip((self.old, self.new), self._wanted, strict=True):
            box.clear()
            for side in found:
                box.addItem(side.title, side.key)
            box.setCurrentIndex(box.findData(wanted))
        if self.old.currentIndex() < 0 and len(found) > 1:
            self.old.setCurrentIndex(1)
        if self.new.currentIndex() < 0:
            self.new.setCurrentIndex(0)
        self.refresh()

    def _take(self, found: Compared | None) -> None:
        self.found = found
        self.export.setEnabled(found is not None and not found.comparison.empty)
        self.model.show([_line(words) for words in found.lines] if found else [])
        self._colour()
        self.counts.show_text(_count_words(found) if found else "")
        self.nothing.setText(
            "两份一样，没有变化。"
            if found
            else "选两份来比较：这份要点的各个版本、别的要点、资料里的文件。"
        )
        self.show_arrangement(self.switch.choice)
        self.shown.emit()

    def _colour(self) -> None:
        found = self.found
        self.sentences.setHtml(coloured(found.table) if found else "")
        self.whole.setHtml(coloured(found.text) if found else "")

    def _go_to(self, line: int) -> None:
        """A line was clicked: its item or sentence in the open plan."""
        found, plan = self.found, self._session.plan
        key = found.places[line] if found else ""
        place = place_in(plan, key) if plan and key else None
        if place is None:
            self._session.message.emit(Message("这一处不在打开的要点里"))
            return
        self.left.emit()
        self._session.select(place)

    def _swap(self) -> None:
        old, new = self.old.currentIndex(), self.new.currentIndex()
        self.old.setCurrentIndex(new)
        self.new.setCurrentIndex(old)
        self.refresh()

    def export_menu(self) -> QMenu:
        """The papers there are, one by one and all together."""
        from workbench.revising import Paper

        menu = QMenu(self)
        for paper in Paper:
            menu.addAction(f"{paper.label}…", partial(self._ask_folder, (paper,)))
        menu.addSeparator()
        menu.addAction("全部…", partial(self._ask_folder, tuple(Paper)))
        return menu

    def _pop_up(self) -> None:
        menu = self.export_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def _ask_folder(self, papers: Sequence[Paper]) -> None:
        folder = chooser_of(self._session).folder(self.window(), "导出到哪个文件夹")
        if folder:
            self.write(papers, folder)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        for widget in (self.old, text("改为"), self.new):
            row.addWidget(widget, 2 if isinstance(widget, ComboBox) else 0)
        row.addWidget(self.swap)
        row.addWidget(self.switch)
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.counts, 1)
        self.head.row.addWidget(self.export)
        self._blank = QFrame()
        self._blank.setProperty("ground", "surface")
        inner = QVBoxLayout(self._blank)
        inner.setContentsMargins(12, 12, 12, 12)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        for page in (self._blank, self.table, self.sentences, self.whole):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.head.back.connect(self.left)
        self.old.activated.connect(self.refresh)
        self.new.activated.connect(self.refresh)
        self.swap.clicked.connect(self._swap)
        self.switch.chosen.connect(self.show_arrangement)
        self.export.clicked.connect(self._pop_up)
        self.table.wanted.connect(self._go_to)


def _choice(name: str) -> ComboBox:
    box = ComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setMaximumWidth(style.em(24))
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _reader(name: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setAccessibleName(name)
    made.setProperty("ground", "surface")
    made.setFont(style.font("body"))
    made.document().setDocumentMargin(12)
    made.setOpenLinks(False)
    return made


def _line(words: str) -> Line:
    """（二）完善院前急救网络：第2句改写, with its sign."""
    place, mark, what = words.partition("：")
    told = what if mark else words
    name, sign = next(
        ((name, sign) for name, sign in _SIGNS if name in told), ("改", ("sheet", "warn"))
    )
    kind = {"移": "移动", "改": "改写"}.get(name, name)
    return Line((kind, place if mark else "", told), *sign)


def _count_words(found: Compared) -> str:
    from workbench.drafting.compare_changes import ChangeKind
    from workbench.drafting.compare_tree import Level

    kinds = (ChangeKind.ADDED, ChangeKind.DROPPED, ChangeKind.MOVED, ChangeKind.REWORDED)
    counts = {kind: len(found.comparison.of_kind(Level.SENTENCE, kind)) for kind in kinds}
    told = "　".join(f"{kind.label} {count}" for kind, count in counts.items() if count)
    return f"{told}　未变 {found.comparison.same} 句".strip()


def _write(found: Compared, papers: tuple[Paper, ...], folder: Path, report: Report) -> Revised:
    from workbench.revising import write_papers

    return write_papers(found.old, found.new, found.comparison, folder, papers, report)
