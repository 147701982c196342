from __future__ import annotations

import pytest

from ui.bars import Bar, Bars, News, Tone


@pytest.fixture
def bars(qtbot):
    made = Bars()
    qtbot.addWidget(made)
    return made


def shown(bars):
    return [bar.news.text for bar in bars.findChildren(Bar) if not bar.isHidden()]


def test_without_news_nothing_stands_there(bars):
    assert bars.isHidden()


def test_only_the_two_newest_are_shown_and_the_rest_counted(bars):
    bars.tell(News("一"))
    bars.tell(News("二", Tone.WARN))
    bars.tell(News("三", Tone.ERROR))

    assert sorted(shown(bars)) == ["三", "二"]
    assert bars._more.text() == "还有 1 条"


def test_news_of_the_same_key_replaces_the_older(bars):
    bars.tell(News("旧", key="export"))
    bars.tell(News("新", key="export"))

    assert [news.text for news in bars.news] == ["新"]


def test_what_stays_cannot_be_cleared(bars):
    bars.tell(News("只读", Tone.WARN, stays=True))
    bars.tell(News("可关"))

    bars.clear()

    assert [news.text for news in bars.news] == ["只读"]


def test_a_button_of_a_bar_does_its_act(bars, qtbot):
    pressed = []
    bars.tell(News("已导出", buttons=(("打开文件", lambda: pressed.append(True)),)))

    next(b for b in bars.findChildren(type(bars._more)) if b.text() == "打开文件").click()

    assert pressed == [True]
