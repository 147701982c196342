"""The bar that says what came of a paste, on the real sheet and the real bars."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData

from ui.bars import Bars
from ui.buttons import Button
from ui.sheet.pasting import own_words
from ui.sheet.sheet import Sheet
from ui.window.header import TEXT
from ui.window.view_ties import tie_view
from workbench.manuscript import manuscript

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from workbench.plan import Plan

WORD = (
    "<p class=MsoNormal><b>三、深化改革</b></p>"
    "<p class=MsoNormal>（一）改革医保。抓好扩面（牵头单位：疾控处）。</p>"
    "<p class=MsoNormal>（二）推进联网。</p>"
)


@pytest.fixture
def bars(qtbot: QtBot) -> Bars:
    shown = Bars()
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, bars: Bars) -> Sheet:
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(830, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    page = SimpleNamespace(widget=lambda key: shown if key == TEXT else None)
    tie_view(SimpleNamespace(page=page, bars=bars), shown)  # type: ignore[arg-type]
    _put_at_end_of(shown, "互联互通。")
    return shown


def _put_at_end_of(sheet: Sheet, words: str) -> None:
    cursor = sheet.document().find(words)
    cursor.setPosition(cursor.selectionEnd())
    sheet.setTextCursor(cursor)


def _paste(sheet: Sheet, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(html) if html else None
    sheet.insertFromMimeData(data)


def _press(bars: Bars, words: str) -> None:
    button = next(b for b in bars.findChildren(Button) if b.text() == words)
    button.click()


def _text(plan: Plan | None) -> list[str]:
    assert plan is not None
    return [block.text for block in manuscript(plan)]


def test_what_came_of_a_paste_is_said_in_a_bar(sheet: Sheet, bars: Bars) -> None:
    _paste(sheet, "三、深化改革", WORD)

    [news] = bars.news
    assert news.text == "粘贴了1章2条，编号已按本文重排，1句读出了单位或时限，格式已清除。"
    assert [words for words, _ in news.buttons] == ["撤销", "仅粘贴文字"]


def test_what_belongs_to_a_web_page_is_left_out_and_counted(
    sheet: Sheet, bars: Bars, session: Session
) -> None:
    page = "<div>发布时间：2026-12-01 浏览次数：188</div><p>抓好联网。</p><p>版权所有 网站地图</p>"

    _paste(sheet, "抓好联网。", page)

    [news] = bars.news
    assert news.text == "粘贴了1段，2行网页上的杂项没有粘贴，格式已清除。"
    assert "浏览次数" not in "".join(_text(session.plan))
    _press(bars, "仅粘贴文字")
    assert "浏览次数：188" in "".join(_text(session.plan))


def test_what_is_copied_here_is_pasted_whole(sheet: Sheet, bars: Bars, session: Session) -> None:
    sheet.insertFromMimeData(own_words("抓好联网。\n浏览次数：188"))

    assert "浏览次数：188" in _text(session.plan)


def test_undo_in_the_bar_takes_the_paste_back_and_the_bar_goes(
    sheet: Sheet, bars: Bars, session: Session
) -> None:
    before = _text(session.plan)
    _paste(sheet, "三、深化改革", WORD)

    _press(bars, "撤销")

    assert _text(session.plan) == before
    assert bars.news == ()
    assert "\n".join(_text(session.plan)).count("改革医保") == 0


def test_the_mere_text_takes_the_place_of_the_paste_in_one_step(
    sheet: Sheet, bars: Bars, session: Session, plan: Plan
) -> None:
    before = _text(session.plan)
    _paste(sheet, "三、深化改革", WORD)

    _press(bars, "仅粘贴文字")

    assert "（一）改革医保。抓好扩面（牵头单位：疾控处）。" in _text(session.plan)
    assert session.plan is not None
    assert len(list(session.plan.walk())) == len(list(plan.walk()))
    assert session.undo_label == "粘贴文字 3段"
    assert bars.news == ()
    session.undo()
    assert _text(session.plan) == before


def test_the_mere_text_of_a_table_are_its_cells(sheet: Sheet, bars: Bars, session: Session) -> None:
    _paste(sheet, "工作任务\t牵头单位\n开展比武\t医政医管处\n推进联网\t疾控处")
    [news] = bars.news

    _press(bars, "仅粘贴文字")

    assert news.text == "粘贴了2段，2句读出了单位或时限。"
    assert any(line.endswith("工作任务 牵头单位") for line in _text(session.plan))
    assert "推进联网 疾控处" in _text(session.plan)


def test_the_bar_goes_with_the_next_edit(sheet: Sheet, bars: Bars) -> None:
    _paste(sheet, "三、深化改革", WORD)

    sheet.textCursor().insertText("多处")
    sheet.flush()

    assert bars.news == ()


def test_the_mere_text_is_refused_once_something_else_was_done(
    sheet: Sheet, bars: Bars, session: Session
) -> None:
    _paste(sheet, "三、深化改革", WORD)
    sheet.textCursor().insertText("多处")

    _press(bars, "仅粘贴文字")

    assert "改革医保" in [section.heading for section, _ in session.plan.walk()]
    assert "推进联网多处" in "".join(_text(session.plan))


def test_paragraphs_alone_are_a_message_with_undo(
    sheet: Sheet, bars: Bars, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.message) as told:
        _paste(sheet, "抓好联网。\n抓好落实。")

    assert bars.news == ()
    assert told.args is not None
    assert told.args[0].text == "粘贴了2段"
    assert told.args[0].undoable


def test_a_few_words_are_no_news(sheet: Sheet, bars: Bars, session: Session) -> None:
    told: list[object] = []
    session.message.connect(told.append)

    _paste(sheet, "全市")

    assert told == []
    assert bars.news == ()


def test_a_paste_over_items_is_one_undo_step(sheet: Sheet, session: Session) -> None:
    before = _text(session.plan)
    sheet.selectAll()

    _paste(sheet, "甲任务。\n乙任务。")
    session.undo()

    assert _text(session.plan) == before
