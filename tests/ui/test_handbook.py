from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6 import QtCore
from PySide6.QtTest import QTest

from ui import style
from ui.handbook import panel as handbook
from ui.handbook.panel import Handbook, handbook_file
from ui.handbook.places import CHAPTERS, chapter_for
from ui.window.header import ALIGN, PAGES, TASKS
from workbench.errors import NotFoundError

ROOT = Path(__file__).parents[2]
KEYS = QtCore.Qt.Key


@pytest.fixture
def opened(qtbot, window):
    window.aids.open_handbook()
    return window.aids.handbook


def test_every_chapter_that_f1_may_open_is_there(opened):
    assert set(opened.headings) >= CHAPTERS


def test_f1_opens_the_chapter_of_the_view_in_front(qtbot, window):
    found = []
    for view in (TASKS, ALIGN, PAGES):
        window.area.show_view(view)
        found.append(chapter_for(window))

    assert found == ["任务表", "对标", "版面与打印"]


def test_an_empty_store_is_told_of_the_first_five_minutes(empty_window):
    empty_window.area.show_home()

    assert chapter_for(empty_window) == "五分钟上手"


def test_the_first_page_leads_to_it(empty_window):
    empty_window.area.show_home()

    empty_window.area.welcome.handbook_wanted.emit()

    assert empty_window.aids.handbook.chapter == "五分钟上手"


def test_it_opens_at_the_chapter_and_shows_it_at_the_top(window, opened):
    opened.show_chapter("导出与字体")

    assert opened.chapter == "导出与字体"
    assert opened.page.verticalScrollBar().value() > 0


def test_what_is_sought_is_found_round_about_and_what_is_not_is_said(opened):
    opened.field.setText("保密提醒")
    opened.find_next()
    found = opened.page.textCursor().selectedText()
    opened.field.setText("没有这样的词")
    opened.find_next()

    assert found == "保密提醒"
    assert "没有找到" in opened.said.text()


def test_a_link_leads_to_its_chapter_and_escape_closes_it(opened):
    opened.page.anchorClicked.emit(QtCore.QUrl("#任务表"))
    chapter = opened.chapter
    QTest.keyClick(opened, KEYS.Key_Escape)

    assert chapter == "任务表"
    assert not opened.isVisible()


def test_pictures_are_fitted_once_when_the_edge_rests(opened, qtbot):
    fitted = []
    opened.page._rested.timeout.connect(lambda: fitted.append(1))

    for width in (700, 720, 740, 760):
        opened.page.resize(width, 500)
    before = list(fitted)
    qtbot.waitUntil(lambda: bool(fitted), timeout=5000)

    assert before == []
    assert fitted == [1]


def test_the_chapter_gone_to_stays_at_the_top_when_pictures_are_fitted(opened, qtbot):
    page = opened.page
    heading = next(block for block in page.headings() if block.text() == "任务表")
    page.resize(1200, 500)
    qtbot.waitUntil(lambda: not page._rested.isActive(), timeout=5000)
    opened.show_chapter("任务表")
    page.pictures.fit(150)
    page.document().markContentsDirty(0, page.document().characterCount())
    opened.show_chapter("任务表")
    before = page._height(heading)

    page._fit_pictures()

    assert page._height(heading) - before > 500
    assert page._height(heading) - page.verticalScrollBar().value() <= 24


def test_pictures_are_no_wider_than_the_page(opened, qtbot):
    opened.page.resize(700, 500)
    qtbot.waitUntil(
        lambda: opened.page.pictures.size("pictures/main.png").width() < 700, timeout=5000
    )

    picture = opened.page.pictures.picture("pictures/main.png")

    assert picture.size() == opened.page.pictures.size("pictures/main.png")
    assert 0 < picture.width() <= opened.page.viewport().width()


def test_only_pictures_in_sight_are_read(opened, qtbot):
    opened.page.grab()

    assert opened.page.pictures.held <= 2


def test_a_picture_is_drawn_where_it_comes_into_sight(opened):
    pictures = opened.page.pictures
    block = opened.page.document().find("\ufffc").block()
    name = opened.page.document().find("\ufffc").charFormat().toImageFormat().name()

    opened.page.go_to(block.position())
    opened.page.grab()

    assert name
    assert name in [key[0] for key in pictures._held]


def test_few_pictures_are_held_and_none_once_it_is_closed(opened):
    bar = opened.page.verticalScrollBar()
    places = range(0, bar.maximum(), max(1, bar.pageStep() // 2))
    held = [
        (bar.setValue(place), opened.page.grab(), opened.page.pictures.held)[-1] for place in places
    ]

    opened.close()

    assert 2 <= max(held) <= 8
    assert opened.page.pictures.held == 0


def test_the_handbook_is_put_into_what_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    files = project["tool"]["setuptools"]["data-files"]

    assert "docs/handbook.md" in files["share/yaodian"]
    assert files["share/yaodian/pictures"] == ["docs/pictures/*.png"]


def test_it_is_looked_for_beside_the_packages_and_where_it_is_installed(tmp_path, monkeypatch):
    installed = tmp_path / "share"
    installed.mkdir()
    (installed / "handbook.md").write_text("# 手册\n", encoding="utf-8")
    monkeypatch.setattr(handbook, "_PLACES", (tmp_path / "docs", installed))

    assert handbook_file() == installed / "handbook.md"

    monkeypatch.setattr(handbook, "_PLACES", (tmp_path / "docs",))
    with pytest.raises(NotFoundError):
        handbook_file()


def test_it_is_made_once(window, opened):
    window.aids.open_handbook()

    assert isinstance(window.aids.handbook, Handbook)
    assert window.aids.handbook is opened


@pytest.mark.parametrize("width", [720, 1000])
def test_nothing_of_it_is_read_by_scrolling_to_the_side(opened, qtbot, width):
    opened.resize(width, 640)

    bar = opened.page.horizontalScrollBar()

    qtbot.waitUntil(lambda: opened.width() == width and bar.maximum() == 0, timeout=5000)
    assert opened.page.viewport().width() < width


def test_its_window_is_no_larger_than_the_screen(window, qapp):
    style.set_scale(qapp, 2.0)

    large = Handbook(window)
    style.set_scale(qapp, 1.0)

    assert large.width() <= large.screen().availableSize().width()
    assert large.height() <= large.screen().availableSize().height()
