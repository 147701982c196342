"""Hundreds of random keys on the sheet: its text, the manuscript and the store stay one thing."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor

from tests.ui.conftest import make_plan
from ui.session import Session
from ui.sheet.sheet import Sheet
from workbench.app import Workbench
from workbench.drafting import editing
from workbench.manuscript import manuscript
from workbench.plan import Notice, Paragraph, Plan, Role, Section, SectionKind, Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KEY, KEEP = Qt.Key, QTextCursor.MoveMode.KeepAnchor
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WORDS = (
    "抓好",
    "落实。",
    "。",
    "；",
    "，6月底前",
    "完成24家",
    "（责任单位：疾控处）",
    "𬭩",
    "〔数〕",
    "：",
)
HIGH = [bytes([byte]) for byte in range(0xD8, 0xDC)]
PLAIN = ("a", "7", "%", " ")
KEYS = (
    *[(KEY.Key_Return, NONE)] * 4,
    *[(KEY.Key_Backspace, NONE)] * 6,
    *[(KEY.Key_Delete, NONE)] * 4,
    (KEY.Key_Backspace, CTRL),
    (KEY.Key_Delete, CTRL),
    (KEY.Key_Return, SHIFT),
    (KEY.Key_Tab, NONE),
    (KEY.Key_Backtab, SHIFT),
    (KEY.Key_Home, NONE),
    (KEY.Key_End, NONE),
    (KEY.Key_Left, NONE),
    (KEY.Key_Down, SHIFT),
    (KEY.Key_Up, SHIFT),
    (KEY.Key_X, CTRL),
    (KEY.Key_V, CTRL),
    (KEY.Key_Up, ALT | SHIFT),
    (KEY.Key_Down, ALT | SHIFT),
    *[(KEY.Key_Z, CTRL)] * 3,
    (KEY.Key_Y, CTRL),
)


class Drafter:
    """Somebody at the keyboard who does one random thing after another."""

    def __init__(self, qtbot: QtBot, sheet: Sheet, session: Session, seed: int) -> None:
        self._qtbot = qtbot
        self._sheet = sheet
        self._session = session
        self._random = random.Random(seed)
        self._acts: tuple[Callable[[], None], ...] = (
            *[self._press] * 6,
            *[self._type] * 5,
            *[self._click] * 4,
            self._select,
            self._paste,
            self._compose,
            self._assign,
            sheet.flush,
        )

    def act(self) -> None:
        self._random.choice(self._acts)()

    def _press(self) -> None:
        key, modifiers = self._random.choice(KEYS)
        self._qtbot.keyClick(self._sheet, key, modifiers)

    def _type(self) -> None:
        self._qtbot.keyClicks(self._sheet, self._random.choice(PLAIN))
        self._commit(self._random.choice(WORDS))

    def _commit(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QGuiApplication.sendEvent(self._sheet, event)

    def _compose(self) -> None:
        QGuiApplication.sendEvent(self._sheet, QInputMethodEvent("zhua hao", []))
        self._commit(self._random.choice(("", "抓好")))

    def _click(self) -> None:
        cursor = self._sheet.textCursor()
        block = self._sheet.document().findBlockByNumber(
            self._random.randrange(self._sheet.document().blockCount())
        )
        cursor.setPosition(self._within(block.position(), block.length()))
        self._sheet.setTextCursor(cursor)

    def _select(self) -> None:
        cursor = self._sheet.textCursor()
        reach = self._random.choice((20, 60, 200))
        last = self._sheet.document().characterCount() - 1
        start = max(0, cursor.position() - reach)
        cursor.setPosition(self._within(start, min(2 * reach, last - start + 1)), KEEP)
        self._sheet.setTextCursor(cursor)

    def _within(self, start: int, length: int) -> int:
        """A place at the start, at the end or anywhere between."""
        end = max(start, start + length - 1)
        place = self._random.choice((start, end, self._random.randint(start, end)))
        before = self._sheet.toPlainText().encode("utf-16-le")[: place * 2]
        return place - 1 if before[-1:] in HIGH else place  # not inside a rare character

    def _paste(self) -> None:
        data = QMimeData()
        data.setText(
            self._random.choice(("甲处落实。\n乙处配合。", "一行", "标题。正文。\n\n尾", "\n"))
        )
        self._sheet.insertFromMimeData(data)

    def _assign(self) -> None:
        """The table changes while something is typed."""
        plan = self._session.plan
        tasks = [task.id for task in plan.tasks()] if plan else []
        if tasks:
            ids = [self._random.choice(tasks)]
            self._session.edit(
                lambda plan: editing.assign(plan, ids, Role.LEAD, ("甲处", "乙处")), "填充"
            )


def _large_plan() -> Plan:
    """The plan of the window's tests with everything a plan can have."""
    plan = make_plan()
    notice = Notice(
        "关于印发要点的通知",
        addressees="各区卫生健康局：",
        paragraphs=(Paragraph("n1", (Task("nt1", "现印发给你们，请认真贯彻落实。"),)),),
        signature="江城市卫生健康委员会",
        date="2027年1月15日",
    )
    theme = Section("s31", "强化政治建设", SectionKind.THEME, run_in=True)
    body = Paragraph("p31", (Task("t31", "落实全面从严治党要求。"), Task("t32", "加强培训。")))
    open_heading = Section("s32", "严肃纪律", paragraphs=(body, Paragraph("p32")))
    annex = Section("s4", "名词解释", SectionKind.ANNEX)
    third = Section("s3", "加强组织保障", sections=(theme, open_heading))
    closing = (Paragraph("c1", (Task("ct1", "各单位要按季度报送进展。"),)),)
    return replace(
        plan,
        notice=notice,
        sections=(*plan.sections, third, annex),
        closing=closing,
        signature="江城市卫生健康委员会",
        date="2027年1月15日",
    )


def _typed(plan: Plan | None) -> list[str]:
    assert plan is not None
    return ["".join(r.text for r in b.runs if r.role != "number") for b in manuscript(plan)]


@pytest.mark.parametrize(
    ("seed", "count"),
    [(1, 250), (2, 250), (3, 250)]
    + [pytest.param(seed, 2000, marks=pytest.mark.long) for seed in range(10, 20)],
)
def test_sheet_manuscript_and_store_stay_one(
    qtbot: QtBot, tmp_path: Path, seed: int, count: int
) -> None:
    workbench = Workbench(tmp_path / "store.yaodian")
    plan = _large_plan()
    workbench.save(None, plan, "新建")
    session = Session(workbench)
    session.begin()
    session.open_plan(plan.id)
    sheet = Sheet(session)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    drafter = Drafter(qtbot, sheet, session, seed)

    for step in range(count):
        drafter.act()
        shown = sheet.toPlainText().split("\n")
        assert len(shown) == len(_typed(session.plan)), step
        sheet.flush() if step % 5 == 0 else None
        assert step % 5 or sheet.toPlainText().split("\n") == _typed(session.plan), step

    sheet.flush()
    assert workbench.plan(plan.id) == session.plan
    assert sheet.toPlainText().split("\n") == _typed(session.plan)
    session.close()
