"""A document looked over in the real window on a real store: corrected, left, finished, found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel

from ui.buttons import Button
from ui.imports.rows import RowKind
from ui.session import Session
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.document import NodeKind
from workbench.drafting.samples import samples

PATIENCE = 30_000


@pytest.fixture
def open_window(qapp, qtbot, tmp_path):
    """Opens a window on the same store each time; the one before must be closed."""
    opened = []

    def open_one():
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Session(Workbench(tmp_path / "资料库.yaodian")), settings)
        qtbot.addWidget(window)
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
        with qtbot.waitSignal(window.session.begun, timeout=PATIENCE):
            window.begin()
        return window

    yield open_one
    for window in opened[-1:]:
        window.close()


@pytest.fixture(params=["sample", "real"])
def paper(request):
    """Our own sample, and a real document where there is one."""
    if request.param == "sample":
        return samples()[0]
    return request.getfixturevalue("seeds")[0]


def looked_over(window, qtbot):
    imports = window.session.imports
    qtbot.waitUntil(lambda: bool(imports.review and imports.review.sight), timeout=PATIENCE)
    return imports.review, window.area.imports.shown


def second_item(review):
    """A heading that stands below another of its level, so that it can go one down."""
    rows = [row for row in review.sight.rows if row.kind is RowKind.HEADING]
    return next(row for above, row in pairwise(rows) if above.depth == row.depth == 2)


def demoted_item(window, qtbot):
    """The page and the heading that was moved one level down with a key."""
    review, page = looked_over(window, qtbot)
    row = second_item(review)
    review.select(row.start)
    with qtbot.waitSignal(review.changed, timeout=PATIENCE):
        qtbot.keyClick(page.tree, Qt.Key.Key_Tab)
    return page, row


def level_of(outline, heading):
    nodes = (node for node in outline.nodes if node.kind is NodeKind.SECTION)
    return next(n.level for n in nodes if f"{n.number}{n.heading}" == heading)


def test_a_level_corrected_with_one_key_is_found_in_the_library(open_window, paper, qtbot):
    window = open_window()
    window.commands.import_paths([paper])
    page, row = demoted_item(window, qtbot)

    with qtbot.waitSignal(window.session.imported, timeout=PATIENCE) as imported:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.close()

    (document,) = open_window().session.workbench.documents()
    assert document.id == imported.args[0].reviewed.id
    assert level_of(document.outline, row.text) == 3
    assert document.outline.account.missing == 0


def test_leaving_in_the_middle_keeps_what_was_decided(open_window, paper, qtbot):
    window = open_window()
    window.commands.import_paths([paper])
    _, row = demoted_item(window, qtbot)
    window.close()

    again = open_window()
    (waiting,) = again.session.workbench.waiting()
    again.panel.library.opened.emit("waiting", waiting.sha256)
    review, page = looked_over(again, qtbot)

    assert level_of(review.sight.outline, row.text) == 3
    assert again.session.workbench.documents() == ()
    assert page.head.title.text() == f"核对导入：{paper.name}"


def test_a_folder_goes_into_the_library_and_ends_in_one_report(open_window, tmp_path, qtbot):
    folder = tmp_path / "收文"
    folder.mkdir()
    (folder / "甲.txt").write_text("2026年江城市工作要点\n一、抓好安全生产。", encoding="utf-8")
    (folder / "乙.txt").write_text("2026年江城市工作要点\n一、抓好安全生产。", encoding="utf-8")
    (folder / "丙.txt").write_text("", encoding="utf-8")
    (folder / "扫描件.png").write_bytes(b"x")
    window = open_window()

    with qtbot.waitSignal(window.session.imported, timeout=PATIENCE) as imported:
        window.commands.import_paths([folder])
    window.area.imports.show_report(imported.args[0])

    assert window.area.bars.news[0].text == (
        "读完3个文件：导入1份，重复1份，未能读取1份。另有1个文件不是文稿，未读：扫描件.png。"
    )
    assert window.area.imports.report.title.text().startswith("导入报告：读完3个文件")
    assert window.area.pages.currentWidget() is window.area.imports.report


@pytest.fixture
def reported(open_window, tmp_path, qtbot):
    """The window with the report on a folder of two files, one of them with a doubt."""
    folder = tmp_path / "收文"
    folder.mkdir()
    plan = "2026年江城市工作要点\n一、抓好安全生产\n（一）开展培训4期。\n"
    (folder / "甲.txt").write_text(plan, encoding="utf-8")
    doubtful = plan + "（四）针对群众反映强烈的问题,进一步加大整治力度\n（五）建站1个。"
    (folder / "乙.txt").write_text(doubtful, encoding="utf-8")
    window = open_window()
    with qtbot.waitSignal(window.session.imported, timeout=PATIENCE) as imported:
        window.commands.import_paths([folder])
    window.area.imports.show_report(imported.args[0])
    window.activateWindow()
    return window


def look_over(window, qtbot, name):
    report = window.area.imports.report
    button = next(b for b in report.findChildren(Button) if b.accessibleName() == f"核对“{name}”")
    button.click()
    looked_over(window, qtbot)
    return button


def test_leaving_a_review_begun_in_the_report_leads_back_to_its_row(reported, qtbot):
    button = look_over(reported, qtbot, "甲.txt")

    qtbot.keyClick(reported.area.imports.shown.tree, Qt.Key.Key_Escape)

    assert reported.area.pages.currentWidget() is reported.area.imports.report
    assert reported.focusWidget() is button


def test_finishing_a_review_begun_in_the_report_marks_its_row(reported, qtbot):
    look_over(reported, qtbot, "甲.txt")

    with qtbot.waitSignal(reported.session.imported, timeout=PATIENCE):
        reported.area.imports.shown.finish()

    report = reported.area.imports.report
    line = next(line for line in report.lines if line.name == "甲.txt")
    assert reported.area.pages.currentWidget() is report
    assert line.words.startswith("已核对")
    assert line.words in [label.text() for label in report.findChildren(QLabel)]


def test_the_bar_of_an_import_goes_when_another_file_comes(reported, tmp_path, qtbot):
    other = tmp_path / "丙.txt"
    other.write_text("2026年江城市工作要点\n一、抓好食品安全。", encoding="utf-8")
    before = [news.key for news in reported.area.bars.news]

    reported.commands.import_paths([other])
    looked_over(reported, qtbot)

    assert before == ["import"]
    assert reported.area.bars.news == ()


def test_the_bar_stays_while_a_file_of_its_report_is_looked_over(reported, qtbot):
    look_over(reported, qtbot, "乙.txt")

    assert [news.key for news in reported.area.bars.news] == ["import"]
