"""正文: the signs in its margin, wavy lines under what is wrong, and what a right click offers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor

from ui.findings.feed import Checked, Namer
from ui.sheet.sheet import Sheet
from ui.sheet.waves import place_in, waves
from workbench.checking.findings import Finding, Severity

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.findings.feed import Row
    from ui.session import Session
    from workbench.plan import Plan


@pytest.fixture
def sheet(qtbot: QtBot, session: Session) -> Sheet:
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(830, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    return shown


def _row(
    plan: Plan, task_id: str, quote: str, severity: Severity = Severity.ERROR, fix: str = ""
) -> Row:
    text = next(task.text for task in plan.tasks() if task.id == task_id)
    section = next(s.id for s, _ in plan.walk() if any(t.id == task_id for t in s.tasks()))
    at = text.index(quote)
    told = f"“{quote}”要看一看。"
    rule, end = "P1", at + len(quote)
    found = Finding(rule, severity, section, task_id, at, end, quote, told, fix, text=text)
    return Namer(plan).row(found)


def _know(session: Session, *rows: Row) -> None:
    assert session.plan is not None
    counts = Counter(row.finding.severity for row in rows)
    session.findings.take(Checked(session.plan, rows, (), counts, ()))


def _spans(sheet: Sheet, words: str) -> list[str]:
    """The characters underlined in the block that holds `words`."""
    cursor = sheet.document().find(words)
    index, text = cursor.blockNumber(), cursor.block().text()
    layout = sheet.sheet.layout_of(index)
    found = waves(sheet.sheet.blocks[index], layout, text, sheet.scene)
    return [text[wave.start : wave.end] for wave in found]


def _point(sheet: Sheet, words: str) -> QPointF:
    cursor = sheet.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    return QPointF(sheet.cursorRect(cursor).center())


def test_a_line_has_one_sign_the_gravest_and_tells_of_the_others(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    hint = _row(plan, "t4", "调度", Severity.HINT)
    error = _row(plan, "t4", "信息")
    _know(session, hint, error)
    sheet.viewport().repaint()

    sign = next(s for s in sheet._signs if s.notes[0].place == "t4")

    assert sign.notes[0].picture == ("error-filled", "err")
    assert sign.words.split("\n") == [
        "必错：“信息”要看一看。",
        "提示：“调度”要看一看。",
        "责任未定",
    ]


def test_a_click_on_a_sign_makes_sentence_and_finding_current(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    row = _row(plan, "t4", "信息")
    _know(session, row)
    sheet.viewport().repaint()
    sign = next(s for s in sheet._signs if s.notes[0].place == "t4")

    with qtbot.waitSignal(session.findings.chosen, timeout=1000) as chosen:
        qtbot.mouseClick(
            sheet.viewport(), Qt.MouseButton.LeftButton, pos=sign.rect.center().toPoint()
        )

    assert chosen.args == [row]
    assert session.selection.task_ids == ("t4",)


def test_wrong_words_are_underlined_where_they_stand(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    _know(session, _row(plan, "t3", "反应时间"), _row(plan, "t3", "站点", Severity.HINT))

    assert _spans(sheet, "新建急救站点") == ["反应时间"]


def test_the_underline_moves_along_while_she_types_in_front_of_it(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    _know(session, _row(plan, "t3", "反应时间"))
    cursor = sheet.document().find("新建急救")
    cursor.setPosition(cursor.selectionStart())
    sheet.setTextCursor(cursor)

    qtbot.keyClicks(sheet, "abc")

    assert _spans(sheet, "abc新建急救") == ["反应时间"]


def test_typing_in_the_wrong_words_takes_the_underline_away(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    row = _row(plan, "t3", "反应时间")

    assert place_in(row, row.finding.text.replace("反应", "反一应")) is None
    assert place_in(row, row.finding.text + "了") == (row.finding.start, row.finding.end)


def test_a_right_click_offers_the_fix_first_and_then_to_let_it_stand(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    _know(session, _row(plan, "t3", "反应时间", fix="响应时间"))

    menu = sheet.menu_at(_point(sheet, "反应时间"))

    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["改为：响应时间", "“反应时间”要看一看。", "不再提示此处"]
    assert words[3:] == ["撤销", "重做", "剪切", "复制", "粘贴", "全选"]


def test_the_fix_of_the_menu_is_one_step(sheet: Sheet, session: Session, plan: Plan) -> None:
    _know(session, _row(plan, "t3", "反应时间", fix="响应时间"))

    sheet.menu_at(_point(sheet, "反应时间")).actions()[0].trigger()

    assert "平均响应时间缩短" in sheet.toPlainText()
    assert session.undo_label == "修正（二）第1句“反应时间”"


def test_elsewhere_the_menu_has_only_the_usual(sheet: Sheet, session: Session, plan: Plan) -> None:
    _know(session, _row(plan, "t3", "反应时间"))

    menu = sheet.menu_at(_point(sheet, "监测哨点"))

    assert menu.actions()[0].text() == "撤销"


def test_a_right_click_beside_the_selection_moves_the_caret(sheet: Sheet) -> None:
    point = _point(sheet, "监测哨点")
    sheet.moveCursor(QTextCursor.MoveOperation.Start)

    sheet.bring_caret(point.toPoint())

    assert "监测哨点" in sheet.textCursor().block().text()
