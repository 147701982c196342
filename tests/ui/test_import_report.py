from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from ui.buttons import Button
from ui.imports.account import AccountBar, shares, verdict
from ui.imports.report import ImportReport, report_lines
from ui.state import ImportResult
from ui.window.notices import report_words
from workbench.document import Account, Node, NodeKind, Outline
from workbench.errors import UnreadableError
from workbench.imports import Imported, Outcome

ACCOUNT = Account(source=1200, text=1100, numbers=40, stops=10, chrome=45, normalised=5)
DOUBT = Node(NodeKind.SECTION, 2, "（四）", "完善院前急救网络", doubt="编号从4开始")


def outcome(name, *nodes, repeated=False, key=""):
    outline = Outline(f"{name}年工作要点", nodes, account=Account(source=1200, text=1200))
    entry = Imported(key or name, f"{name}.txt", outline)
    return Outcome(Path(f"{name}.txt"), entry, repeated=repeated)


@pytest.fixture
def result():
    error = UnreadableError("未能读取“丁.pdf”：没有文字层，是扫描件。", "请先做文字识别。")
    return ImportResult(
        (
            outcome("甲"),
            outcome("乙", DOUBT),
            outcome("丙", repeated=True),
            Outcome(Path("丁.pdf"), error=error),
        )
    )


def test_the_report_is_one_sentence(result):
    assert report_words(result) == ("读完4个文件：导入2份，有1份要核对，重复1份，未能读取1份。")


def test_what_needs_a_look_stands_first_and_says_why(result):
    lines = [(line.name, line.words) for line in report_lines(result)]

    assert lines == [
        ("丁.pdf", "未能读取“丁.pdf”：没有文字层，是扫描件。请先做文字识别。"),
        ("乙.txt", "1处标题存疑：编号从4开始"),
        ("丙.txt", "资料里已有这份文件，没有重复导入"),
        ("甲.txt", "原文 1,200 字，缺失 0"),
    ]


def test_a_copy_is_told_with_both_file_names(result):
    copy = outcome("甲（副本）", repeated=True, key="甲")

    lines = report_lines(result._replace(outcomes=(*result.outcomes, copy)))

    assert ("甲（副本）.txt", "内容和“甲.txt”相同，没有重复导入") in [
        (line.name, line.words) for line in lines
    ]


def test_the_title_stands_below_the_file_name(qtbot, result):
    page = ImportReport()
    qtbot.addWidget(page)
    page.show_result(result)

    words = [label.text() for label in page.findChildren(QLabel)]

    assert words.index("乙.txt") + 1 == words.index("乙年工作要点")


def test_what_was_passed_over_is_named_in_the_report_and_counted(qtbot, result):
    names = ("扫描件.png", "Thumbs.db", "~$甲.docx", "封面.jpg")
    page = ImportReport()
    qtbot.addWidget(page)

    page.show_result(result._replace(passed_over=names))

    told = "另有4个文件不是文稿，未读：扫描件.png、Thumbs.db、~$甲.docx等。"
    assert told in [label.text() for label in page.findChildren(QLabel)]


def test_an_import_called_off_says_how_many_were_read(result):
    assert report_words(result._replace(wanted=45)) == (
        "已停止：45个文件中读了4个，读过的已在资料库（导入2份，有1份要核对，重复1份，未能读取1份）。"
    )
    assert report_words(ImportResult((), wanted=45)) == "已停止：45个文件都没有读。"


def test_a_document_can_be_looked_over_from_the_report(qtbot, result):
    page = ImportReport()
    qtbot.addWidget(page)
    page.show_result(result)
    button = next(b for b in page.findChildren(Button) if b.accessibleName() == "核对“乙.txt”")

    with qtbot.waitSignal(page.review_wanted) as wanted:
        button.click()

    assert wanted.args == ["乙"]


def test_a_thousand_files_are_counted_not_listed(qtbot):
    page = ImportReport()
    qtbot.addWidget(page)

    page.show_result(ImportResult(tuple(outcome(f"第{n}份") for n in range(1000))))

    assert "另有 800 份，都在资料里" in [label.text() for label in page.findChildren(QLabel)]


def test_the_shares_of_an_account_add_up_to_the_source():
    found = shares(ACCOUNT)

    assert [(share.word, share.count) for share in found] == [
        ("正文", 1110),
        ("编号", 40),
        ("标点归一", 5),
        ("杂项", 45),
    ]
    assert sum(share.count for share in found) == ACCOUNT.source


def test_a_lost_character_is_told_with_its_place(qtbot):
    bar = AccountBar()
    qtbot.addWidget(bar)
    lost = Account(source=1200, text=1199)

    bar.show_account(lost, "第3段“推进市疾控中…”")

    assert bar.sentence.text() == ("有 1 个字没有着落，第一处在第3段“推进市疾控中…”，请对照原文")
    assert bar.sentence.property("tone") == "err"
    assert [share.word for share in shares(lost)] == ["正文", "缺失"]


def test_nothing_lost_is_told_too():
    assert verdict(ACCOUNT, "") == "全部 1,200 个字都有着落，缺失 0"


def test_much_furniture_is_no_reason_for_a_green_tick(qtbot):
    bar = AccountBar()
    qtbot.addWidget(bar)

    bar.show_account(Account(source=1000, text=150, chrome=850), "")

    told = "全部 1,000 个字都有着落，缺失 0；有 85% 的字不进要点，请查看杂项"
    assert bar.sentence.text() == told
    assert bar.sentence.property("tone") == "warn"


def test_the_legend_breaks_where_there_is_no_room(qtbot):
    bar = AccountBar()
    qtbot.addWidget(bar)
    bar.show_account(ACCOUNT, "")

    assert bar.legend.heightForWidth(250) > bar.legend.heightForWidth(900)
