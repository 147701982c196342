"""正文: items and sentences are dragged by the handle in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from ui.sheet.sheet import Sheet
from workbench.drafting.editing import rename

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sheet(qtbot: QtBot, session: Session) -> Sheet:
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(830, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _at(sheet: Sheet, words: str, *, end: bool = False) -> QPoint:
    cursor = sheet.document().find(words)
    cursor.setPosition(cursor.selectionEnd() if end else cursor.selectionStart())
    return sheet.cursorRect(cursor).center()


def _grip(sheet: Sheet, words: str) -> QPoint:
    """Bring the mouse beside the line on which `words` begin; where the handle is."""
    sheet.handle.hover(QPointF(8, _at(sheet, words).y()))
    assert sheet.handle.grip is not None
    return sheet.handle.grip.rect.center().toPoint()


def _drag(qtbot: QtBot, sheet: Sheet, start: QPoint, end: QPoint) -> str:
    """Drag by the handle; the label shown on the way."""
    area = sheet.viewport()
    qtbot.mousePress(area, LEFT, pos=start)
    sheet.handle.drag(QPointF(end))
    words = sheet.handle.drop.words if sheet.handle.drop else ""
    qtbot.mouseRelease(area, LEFT, pos=end)
    return words


def test_an_item_is_dragged_behind_another(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    start = _grip(sheet, "提升疾病预防")

    words = _drag(qtbot, sheet, start, _at(sheet, "推动急救调度", end=True) + QPoint(0, 24))

    assert session.plan is not None
    assert [s.id for s in session.plan.sections[0].sections] == ["s12", "s11"]
    assert words == "成为（二）"
    assert session.undo_label == "移动（一）到（二）之后"


def test_an_item_is_dragged_into_another_chapter(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    start = _grip(sheet, "提升疾病预防")

    _drag(qtbot, sheet, start, _at(sheet, "推进健康服务网点"))

    assert session.plan is not None
    assert [s.id for s in session.plan.sections[1].sections] == ["s11", "s21"]


def test_a_sentence_is_dragged_into_another_item(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    start = _grip(sheet, "推动急救调度")

    words = _drag(qtbot, sheet, start, _at(sheet, "开工建设", end=True) + QPoint(150, 0))

    assert session.plan is not None
    assert [t.id for t in session.plan.sections[1].sections[0].tasks()] == ["t5", "t4"]
    assert words.endswith("第2句")


def test_where_nothing_would_change_nothing_is_offered(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    before = session.plan
    start = _grip(sheet, "提升疾病预防")

    words = _drag(qtbot, sheet, start, _at(sheet, "监测哨点"))

    assert words == ""
    assert session.plan is before


def test_esc_lets_go(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    before = session.plan
    start = _grip(sheet, "提升疾病预防")
    qtbot.mousePress(sheet.viewport(), LEFT, pos=start)
    sheet.handle.drag(QPointF(_at(sheet, "推进健康服务网点")))

    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.mouseRelease(sheet.viewport(), LEFT, pos=start)

    assert session.plan is before


def test_an_edit_that_comes_while_an_item_is_held_is_not_taken_back(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    start, end = _grip(sheet, "提升疾病预防"), _at(sheet, "推进健康服务网点")
    qtbot.mousePress(sheet.viewport(), LEFT, pos=start)
    sheet.handle.drag(QPointF(end))
    session.edit(lambda plan: rename(plan, "s2", "推进健康江城建设"), "改标题二")

    with qtbot.waitSignal(session.message) as told:
        qtbot.mouseRelease(sheet.viewport(), LEFT, pos=end)

    assert session.undo_label == "改标题二"
    assert "没有移动" in told.args[0].text


def test_a_read_only_sheet_has_no_handle(sheet: Sheet, session: Session, fake) -> None:
    fake.read_only = True

    sheet.handle.hover(QPointF(8, _at(sheet, "提升疾病预防").y()))

    assert sheet.handle.grip is None
