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


def first(bars):
    return next(bar for bar in bars.findChildren(Bar) if bar.news is bars.news[0])


def test_only_the_newest_is_shown_and_the_rest_counted(bars):
    bars.tell(News("一"))
    bars.tell(News("二", Tone.ERROR))
    bars.tell(News("三"))

    assert shown(bars) == ["三"]
    assert first(bars).more.text() == "还有 2 条"
    assert first(bars).more._icon_name == "error"


def test_those_that_wait_are_seen_on_demand_and_folded_again(bars):
    bars.tell(News("一"))
    bars.tell(News("二"))

    first(bars).more.click()
    both, word = sorted(shown(bars)), first(bars).more.text()
    first(bars).more.click()

    assert (both, word) == (["一", "二"], "收起")
    assert shown(bars) == ["二"]


def test_when_the_newest_goes_the_one_before_it_stands_alone(bars):
    bars.tell(News("一", key="one"))
    bars.tell(News("二", key="two"))

    bars.withdraw("two")

    assert shown(bars) == ["一"]
    assert first(bars).more.isHidden()


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

    next(b for b in bars.findChildren(type(first(bars).more)) if b.text() == "打开文件").click()

    assert pressed == [True]


def test_what_may_not_be_kept_here_is_said_once_where_a_plan_opens(window, fake, plan):
    fake.store.words.clear()
    window.session.open_plan(plan.id)
    told = [news.text for news in window.area.bars.news if "涉密" in news.text]
    window.area.bars.clear()

    window.session.open_plan(plan.id)

    assert told == [
        "本软件不联网，资料只在这台电脑上；内部资料请按单位规定管理，不得存放涉密内容。"
    ]
    assert not window.area.bars.news
