"""The first page, where no plan is open: three steps from last year's paper to next year's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from ui import style
from ui.buttons import Button
from ui.labels import Sign, text, upright_rule

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_CARD_EMS = 21
"""The width of a card, in Chinese characters."""
_CARD_PAD = 20


class Step(NamedTuple):
    """A card: its words, its button, and why it cannot be done yet."""

    step: str
    title: str
    words: str
    act: str
    icon: str
    not_yet: str


_STEPS = (
    Step(
        "第一步",
        "导入去年的要点",
        "Word、PDF、网页、表格都可以，也可以把文件或文件夹拖进窗口。",
        "选择文件…",
        "new",
        "资料库是只读的，现在不能导入",
    ),
    Step(
        "第二步",
        "选模板",
        "用去年的章节作模板，或选一个通用模板。责任单位和层次编号一并带来。",
        "选模板",
        "",
        "先导入去年的要点",
    ),
    Step(
        "第三步",
        "生成明年计划",
        "年份、届次、时限逐条给出建议，由您确认后才改。",
        "生成",
        "",
        "先选定从哪一份生成",
    ),
)


class Welcome(QScrollArea):
    """The three cards, the ways without a file, and the sentence about secrecy.

    Signals:
        import_wanted(), template_wanted(), plan_wanted(): the buttons of the three cards.
        samples_wanted(), blank_wanted(), handbook_wanted(): the links below them.
    """

    import_wanted = Signal()
    template_wanted = Signal()
    plan_wanted = Signal()
    samples_wanted = Signal()
    blank_wanted = Signal()
    handbook_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QFrame()
        page.setProperty("ground", "surface")
        self.cards = tuple(_Card(step) for step in _STEPS)
        self._lay_out(page)
        self.setWidget(page)
        wanted = (self.import_wanted, self.template_wanted, self.plan_wanted)
        for card, signal in zip(self.cards, wanted, strict=True):
            card.button.clicked.connect(signal)
        self.show_state(documents=0, source="", writable=True, year=0)

    def show_state(
        self, *, documents: int, source: str, writable: bool, year: int, waiting: str = ""
    ) -> None:
        """Which step is next.

        `source` is the title of the paper chosen in the second; `waiting` the name of the first
        one that was not looked over to its end.
        """
        done = (documents > 0, bool(source), False)
        self.cards[0].allow(writable, next_one=not done[0])
        self.cards[1].allow(writable and done[0], next_one=done[0] and not done[1])
        self.cards[2].allow(writable and done[1], next_one=done[1])
        self.setFocusProxy(self.cards[sum(done)].button)
        self.cards[0].say(f"“{waiting}”还没有核对完。" if waiting else _STEPS[0].words)
        self.cards[0].button.setText("继续核对" if waiting else _STEPS[0].act)
        self.cards[1].say(f"已选“{source}”。" if source else _STEPS[1].words)
        which = f"{year}年" if year else "明年"
        self._lead.setText(f"三步得到{which}工作要点初稿和任务分解表。所有内容只保存在这台电脑上。")
        for link in self.links:
            link.setEnabled(writable)

    def _lay_out(self, page: QFrame) -> None:
        self._lead = text("", "body", "ink2", wrap=True)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addStretch(3)
        for label in (text("从去年的要点开始", "welcome"), self._lead):
            label.setProperty("alignment", "AlignHCenter")
            column.addWidget(label)
        column.addLayout(_centred(self._card_row()))
        column.addLayout(self._link_row())
        column.addStretch(4)
        column.addLayout(_secrecy())

    def _card_row(self) -> QBoxLayout:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._arrows = (Sign("arrow-right", "ink2", 20), Sign("arrow-right", "ink2", 20))
        for at, card in enumerate(self.cards):
            self._row.addWidget(card)
            if at < len(self._arrows):
                self._row.addWidget(self._arrows[at])
        return self._row

    def _link_row(self) -> QBoxLayout:
        samples = Button("用示例试一试", "link", "sample")
        blank = Button("从通用模板新建…", "link", "new")
        samples.clicked.connect(self.samples_wanted)
        blank.clicked.connect(self.blank_wanted)
        manual = Button("五分钟上手（F1）", "link", "book")
        manual.clicked.connect(self.handbook_wanted)
        self.links = (samples, blank)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(text("没有现成文件？", "body", "ink2"))
        row.addWidget(samples)
        for link in (blank, manual):
            row.addWidget(upright_rule())
            row.addWidget(link)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(card.width() for card in self.cards) + style.em(10)
        wide = self.width() >= needed
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        for arrow in self._arrows:
            arrow.setVisible(wide)


class _Card(QFrame):
    def __init__(self, step: Step) -> None:
        super().__init__()
        self._not_yet = step.not_yet
        self.setProperty("card", "later")
        self.setFixedWidth(style.em(_CARD_EMS))
        self._words = text("", "body", "ink2", wrap=True)
        self.button = Button(step.act, "normal", step.icon)
        self.step = text(step.step, "body", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(_CARD_PAD, 18, _CARD_PAD, 16)
        column.setSpacing(8)
        column.addWidget(self.step)
        column.addWidget(text(step.title, "dialog"))
        column.addWidget(self._words)
        column.addStretch(1)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        column.addLayout(foot)
        self.say(step.words)

    def say(self, words: str) -> None:
        """The sentence of the card; it wraps, so the card is told how high that makes it."""
        inner = style.em(_CARD_EMS) - 2 * _CARD_PAD - 2
        self._words.setText(words)
        self._words.setFixedWidth(inner)
        self._words.setMinimumHeight(self._words.heightForWidth(inner))

    def allow(self, allowed: bool, *, next_one: bool) -> None:
        """Whether the step can be taken, and whether it is the one to take now."""
        leading = allowed and next_one
        self.button.setEnabled(allowed)
        self.button.setToolTip("" if allowed else self._not_yet)
        self.button.set_kind("primary" if leading else "normal")
        style.mark(self, card="next" if leading else "later")
        style.mark(self.step, tone="accent" if leading else "ink2")


def _centred(row: QBoxLayout) -> QBoxLayout:
    line = QHBoxLayout()
    line.addStretch(1)
    line.addLayout(row)
    line.addStretch(1)
    return line


def _secrecy() -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addStretch(1)
    row.addWidget(Sign("lock", "ink2"))
    row.addWidget(
        text(
            "本软件不联网。内部资料请按单位规定管理；涉密内容不得在非涉密电脑上处理。",
            "body",
            "ink2",
            wrap=False,
        )
    )
    row.addStretch(1)
    return row
