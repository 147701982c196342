from __future__ import annotations

import pytest

from ui.imports.secrecy_stop import GO_ON, LEAVE
from ui.state import ImportResult
from workbench.errors import SecrecyError
from workbench.imports import Outcome

PLAN = "2026年江城市卫生健康工作要点\n一、健全公共卫生服务体系\n推进市疾控中心迁建项目。\n"


@pytest.fixture
def marked(tmp_path):
    file = tmp_path / "2026年要点.txt"
    file.write_text("机密★1年\n" + PLAN, encoding="utf-8")
    return file


def stop_bar(window):
    return next((n for n in window.area.bars.news if LEAVE in dict(n.buttons)), None)


def test_a_marked_file_stops_until_she_leaves_it_out(window, session, fake, marked, qtbot):
    session.imports.files((marked,))
    qtbot.waitUntil(lambda: stop_bar(window) is not None, timeout=10_000)
    stop = stop_bar(window)

    dict(stop.buttons)[LEAVE]()

    assert "机密★1年" in stop.text
    assert stop.stays
    assert stop_bar(window) is None
    assert session.imports.review is None
    assert (fake.library, fake.files) == ([], {})


def test_once_she_says_it_is_no_secret_it_is_looked_over(window, session, marked, qtbot):
    session.imports.files((marked,))
    qtbot.waitUntil(lambda: stop_bar(window) is not None, timeout=10_000)

    with qtbot.waitSignal(session.imports.opened, timeout=10_000):
        dict(stop_bar(window).buttons)[GO_ON]()

    assert session.imports.review.review.name == "2026年要点.txt"
    assert stop_bar(window) is None


def test_of_many_files_the_marked_one_asks_for_itself(window, session, marked):
    error = SecrecyError("“甲.txt”标有“秘密”，没有导入。", "确认不涉密才可继续。", marked, "7")

    session.imported.emit(ImportResult((Outcome(marked, error=error),), wanted=1))

    assert "标有密级、等您答复1份" in "".join(news.text for news in window.area.bars.news)
    assert "未能读取" not in "".join(news.text for news in window.area.bars.news)
    assert stop_bar(window) is not None
