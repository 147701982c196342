"""A document of the library as it was read: its text, where each character went, what is doubtful.

Shown in place of the plan; ← 返回 leads back. Nothing here changes the document.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout

from ui import style
from ui.buttons import Button
from ui.labels import text
from ui.redressing import Redressing
from ui.window.page_head import PageHead
from workbench.document import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.gateway import DocumentEntry
    from workbench.document import Account, Node, Outline


def account_words(account: Account) -> str:
    """Where every character went: 原文4,312字：正文4,100 编号60 … 缺失0."""
    parts = (
        ("正文", account.text),
        ("编号", account.numbers),
        ("标题句号", account.stops),
        ("标点归一", account.normalised),
        ("杂项", account.chrome),
    )
    counts = "　".join(f"{name} {count:,}" for name, count in parts if count)
    return f"原文 {account.source:,} 字：{counts}　缺失 {account.missing}"


def outline_html(outline: Outline) -> str:
    """The document as text to be read, headings bold, doubtful ones with their reason."""
    lines = [f"<h2 align='center'>{escape(outline.title)}</h2>"]
    for node in outline.nodes:
        lines += _node_html(node)
    return "".join(lines)


def _node_html(node: Node) -> Iterator[str]:
    paragraphs = ["".join(sentences) for sentences in node.paragraphs]
    heading = escape(f"{node.number}{node.heading}")
    if heading and node.run_in and paragraphs:
        yield f"<p><b>{heading}。</b>{escape(paragraphs.pop(0))}</p>"
    elif heading:
        yield f"<p><b>{heading}</b></p>"
    if node.doubt:
        colour = style.shade_name("warn")
        yield f"<p style='color:{colour}'>△ 标题存疑：{escape(node.doubt)}</p>"
    yield from (f"<p>{escape(words)}</p>" for words in paragraphs)
    if node.fields:
        colour = style.shade_name("ink2")
        yield f"<p style='color:{colour}'>{escape(beside_words(node))}</p>"


def beside_words(node: Node) -> str:
    """The cells of a task table beside its sentences, each once: 牵头单位：市卫健委　…"""
    from workbench.reading.tables.meanings import FIELDS

    labels = {column: meaning.label for meaning, column in FIELDS.items()}
    labels[Column.NOTE] = ""  # a remark says itself what it is
    told = ((labels[field.column], field.text) for field in node.fields)
    words = (f"{label}：{text}" if label else text for label, text in told)
    return "　".join(dict.fromkeys(words))


class DocumentPage(QFrame):
    """One document.

    Signals:
        back(): she wants to return.
        plan_wanted(id): she wants a plan made of it.
        template_wanted(id): she wants it kept as a template.
        review_wanted(id): she wants to look over how it was read.
    """

    back = Signal()
    plan_wanted = Signal(str)
    template_wanted = Signal(str)
    review_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._document: DocumentEntry | None = None
        Redressing(self, self._write)
        self.setProperty("ground", "surface")
        self.account = text("", "small", "ink2", wrap=True)
        self.text = QTextBrowser()
        self.text.setAccessibleName("资料正文")
        self.text.setOpenLinks(False)
        self.make_plan = Button("生成要点…", "primary", "new")
        self.review = Button("重新核对", "quiet", "check")
        self.make_template = Button("存为模板", "quiet", "template")
        self._tips = {
            self.make_plan: "以这份资料为底稿，生成新一年的要点",
            self.review: "对照原文改标题层次、杂项",
            self.make_template: "留下章节和写法，供以后的要点使用",
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = self._head()
        column.addWidget(self.head)
        column.addWidget(self._account_bar())
        column.addWidget(self.text, 1)

    def show_document(self, document: DocumentEntry, *, writable: bool) -> None:
        """Show another document."""
        self._document = document
        self.title.show_text(document.outline.title or document.name)
        self.account.setText(f"{document.name}　{account_words(document.outline.account)}")
        for button, tip in self._tips.items():
            button.setEnabled(writable)
            button.setToolTip(tip if writable else "资料库现在是只读的")
        self._write()

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks: the text, and what can be done with it."""
        return (self.text, self.head)

    def _head(self) -> PageHead:
        head = PageHead()
        self.title = head.title
        head.back.connect(self.back)
        self.make_plan.clicked.connect(lambda: self.plan_wanted.emit(self._id))
        self.make_template.clicked.connect(lambda: self.template_wanted.emit(self._id))
        self.review.clicked.connect(lambda: self.review_wanted.emit(self._id))
        for button in (self.review, self.make_template, self.make_plan):
            head.row.addWidget(button)
        return head

    def _account_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("ground", "panel")
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.account, 1)
        return bar

    @property
    def _id(self) -> str:
        return self._document.id if self._document else ""

    def _write(self) -> None:
        if self._document:
            self.text.document().setDocumentMargin(style.em(3))
            self.text.setHtml(outline_html(self._document.outline))
