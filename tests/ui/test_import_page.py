from __future__ import annotations

import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from ui.imports.verbs import DEMOTE, ENTITLE, SWAP, TO_TEXT
from workbench.document import ColumnMapping, Remark
from workbench.errors import UnreadableError
from workbench.reading.corrections import Act

TEXT = """首页 > 政务公开 > 规划计划
2026年江城市卫生健康工作要点
2026年,全市卫生健康系统抓好以下工作。
一、健全公共卫生服务体系
(一)提升疾病预防控制能力。推进市疾控中心迁建项目,6月底前完成可研批复。监测哨点医院增至20家。
(二)完善院前急救网络。新建急救站点5个。
二、推进优质医疗资源扩容下沉
(四)针对群众反映强烈的看病就医问题,进一步加大专项整治工作的力度和频次,持续改进服务
(五)建设高水平医院。新增三级甲等医院1家。
扫一扫在手机打开当前页
"""
TABLE = """序号,重点任务,牵头科室,完成时限
1,新建急救站点5个。,医政科,6月底前
2,开展培训4期。,医政科,9月底前
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "2026年要点.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def ready(window, qtbot):
    imports = window.session.imports
    qtbot.waitUntil(lambda: bool(imports.review and imports.review.sight))
    return window.area.imports.shown


@pytest.fixture
def page(window, path, qtbot):
    """The review page on `TEXT`, the focus in the tree."""
    window.activateWindow()
    window.commands.import_paths([path])
    return ready(window, qtbot)


def review_of(window):
    return window.session.imports.review


def place_of(window, words):
    return review_of(window).sight.understanding.ledger.source.index(words)


def go_to(window, words):
    review_of(window).select(place_of(window, words))


def node(window, heading):
    nodes = review_of(window).sight.outline.nodes
    return next((n for n in nodes if n.heading.startswith(heading)), None)


def after_key(window, qtbot, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    with qtbot.waitSignal(review_of(window).changed):
        qtbot.keyClick(widget, key, modifier)


def test_one_file_is_looked_over_and_takes_the_whole_work_area(window, page):
    assert window.area.pages.currentWidget() is page
    assert window.panel.isHidden()
    assert window.area.header.isHidden()
    assert page.head.title.text() == "核对导入：2026年要点.txt"
    assert page.head.counts.text() == "2章 4条 4项 指标3"


def test_the_account_says_that_nothing_is_lost(page):
    assert page.account.sentence.text() == f"全部 {len(''.join(TEXT.split()))} 个字都有着落，缺失 0"


def test_it_begins_at_the_first_doubt(window, page):
    assert page.head.doubts.text() == "存疑 1 处，已处理 0"
    assert page.tree.currentIndex().data().startswith("（四）")


def test_tab_lowers_a_heading_and_shift_tab_raises_it(window, page, qtbot):
    go_to(window, "完善院前急救网络")

    after_key(window, qtbot, page.tree, Qt.Key.Key_Tab)
    lowered = node(window, "完善院前急救网络").level
    after_key(window, qtbot, page.tree, Qt.Key.Key_Backtab)

    assert lowered == 3
    assert node(window, "完善院前急救网络").level == 2


def test_the_keys_of_the_menu_promote_and_demote_here_too(window, page, qtbot):
    go_to(window, "完善院前急救网络")

    with qtbot.waitSignal(review_of(window).changed):
        window.actions_table["demote"].trigger()

    assert node(window, "完善院前急救网络").level == 3


def test_the_keys_work_in_the_source_as_in_the_tree(window, page, qtbot):
    go_to(window, "完善院前急救网络")

    after_key(window, qtbot, page.source, Qt.Key.Key_Tab)

    assert node(window, "完善院前急救网络").level == 3
    assert page.source.toPlainText().startswith("首页 > 政务公开")


@pytest.mark.parametrize(
    ("key", "heading", "sentences"),
    [(Qt.Key.Key_1, True, 0), (Qt.Key.Key_2, False, 1), (Qt.Key.Key_3, False, 0)],
)
def test_one_key_answers_a_doubt(window, page, qtbot, key, heading, sentences):
    after_key(window, qtbot, page.tree, key)

    chapter = node(window, "推进优质医疗资源扩容下沉")
    assert bool(node(window, "针对群众反映强烈")) is heading
    assert len(chapter.sentences) == sentences
    assert page.head.doubts.text() == "存疑 1 处，都已处理"


def test_enter_makes_a_heading_of_a_sentence(window, page, qtbot):
    go_to(window, "监测哨点医院")

    after_key(window, qtbot, page.tree, Qt.Key.Key_Return)

    assert node(window, "监测哨点医院增至20家") is not None


def test_backspace_joins_a_line_with_the_one_before(window, page, qtbot):
    go_to(window, "(二)完善院前急救网络")

    after_key(window, qtbot, page.tree, Qt.Key.Key_Backspace)

    assert node(window, "完善院前急救网络") is None
    assert "（二）完善院前急救网络。" in "".join(node(window, "提升疾病预防").sentences)


def test_delete_turns_furniture_into_text_and_back(window, page, qtbot):
    go_to(window, "扫一扫")

    after_key(window, qtbot, page.source, Qt.Key.Key_Delete)
    kept = review_of(window).sight.outline.chrome
    after_key(window, qtbot, page.source, Qt.Key.Key_Delete)

    assert "扫一扫在手机打开当前页" not in kept
    assert "扫一扫在手机打开当前页" in review_of(window).sight.outline.chrome


def test_another_line_becomes_the_title(window, page, qtbot):
    go_to(window, "首页")

    with qtbot.waitSignal(review_of(window).changed):
        review_of(window).do(ENTITLE)

    assert review_of(window).sight.outline.title.startswith("首页")


def test_keys_pressed_quickly_are_done_one_after_the_other(window, page, qtbot):
    review, place = review_of(window), place_of(window, "(二)完善")

    review.do(DEMOTE, place)
    review.do(TO_TEXT, place_of(window, "(四)针对"))

    qtbot.waitUntil(lambda: node(window, "针对群众反映强烈") is None)
    assert node(window, "完善院前急救网络").level == 3
    assert len(review.decisions.corrections) == 2


def test_what_makes_no_sense_is_refused_in_words(window, page, qtbot):
    go_to(window, "一、健全公共卫生")

    qtbot.keyClick(page.tree, Qt.Key.Key_Backtab)

    assert window.status.message.text() == "这个标题已是最高一级"
    assert review_of(window).decisions.corrections == ()


def test_undo_takes_a_correction_back_and_redo_makes_it_again(window, page, qtbot):
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)
    named = window.actions_table["undo"].toolTip()
    with qtbot.waitSignal(review_of(window).changed):
        window.actions_table["undo"].trigger()
    undone = node(window, "针对群众反映强烈")
    with qtbot.waitSignal(review_of(window).changed):
        window.actions_table["redo"].trigger()

    assert named == "撤销：是正文（Ctrl+Z）"
    assert undone is not None
    assert node(window, "针对群众反映强烈") is None


def test_undo_reaches_back_to_what_was_done_before_she_left(window, page, qtbot):
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)
    key = review_of(window).review.key
    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)
    window.session.imports.resume(key)
    ready(window, qtbot)

    with qtbot.waitSignal(review_of(window).changed):
        window.actions_table["undo"].trigger()

    assert node(window, "针对群众反映强烈") is not None
    assert not window.actions_table["undo"].isEnabled()


def test_what_was_shown_is_let_go_of_when_she_leaves(window, page, qtbot):
    sight = weakref.ref(review_of(window).sight)

    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: sight() is None)


def test_undo_pressed_quickly_takes_all_back(window, page, qtbot):
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)
    go_to(window, "完善院前急救网络")
    after_key(window, qtbot, page.tree, Qt.Key.Key_Tab)
    review = review_of(window)

    window.actions_table["undo"].trigger()
    window.actions_table["undo"].trigger()

    qtbot.waitUntil(lambda: node(window, "针对群众反映强烈") is not None)
    assert node(window, "完善院前急救网络").level == 2
    assert not review.decisions


def test_f8_walks_the_doubts(window, page):
    go_to(window, "一、健全公共卫生")

    window.actions_table["next"].trigger()

    assert page.tree.currentIndex().data().startswith("（四）")
    assert page.source.place == place_of(window, "(四)")


def test_choosing_a_row_shows_its_source_and_the_other_way_round(window, page):
    page.tree.setCurrentIndex(page.tree.rows.index(2, 0))
    shown = page.source.place
    cursor = page.source.textCursor()
    cursor.setPosition(place_of(window, "监测哨点"), QTextCursor.MoveMode.MoveAnchor)
    page.source.setTextCursor(cursor)

    assert shown == place_of(window, "一、健全公共卫生")
    assert page.tree.currentIndex().data() == "监测哨点医院增至20家"


def test_the_menu_offers_what_makes_sense_and_says_why_the_rest_does_not(window, page):
    go_to(window, "一、健全公共卫生")

    offered = {action.text().split("\t")[0]: action for action in page.menu().actions()}

    assert offered["是正文"].isEnabled()
    assert not offered["升一级"].isEnabled()
    assert offered["升一级"].toolTip() == "这个标题已是最高一级"
    assert page.menu().actions()[0].text() == "升一级\tShift+Tab"


def test_only_the_furniture_can_be_looked_at(window, page):
    page.account.chrome.click()
    document = page.source.document()
    shown = [document.findBlockByNumber(n).isVisible() for n in (0, 1, 3)]
    page.account.chrome.click()

    assert shown == [True, False, False]
    assert document.findBlockByNumber(1).isVisible()


def test_ctrl_enter_puts_it_into_the_library(window, page, session, qtbot):
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)

    with qtbot.waitSignal(session.imported):
        qtbot.keyClick(page.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (entry,) = session.workbench.documents()
    headings = [node.heading for node in entry.outline.nodes]
    assert not [heading for heading in headings if heading.startswith("针对群众")]
    assert window.area.pages.currentWidget() is window.area.below
    assert not window.panel.isHidden()


def test_it_is_kept_as_a_template_too(window, page, session, qtbot):
    page.foot.template.click()

    with qtbot.waitSignal(session.message, check_params_cb=lambda m: "模板" in m.text) as told:
        page.foot.finish.click()

    (entry,) = session.workbench.documents()
    words = f"已导入“{entry.title}”，已存为“模板：{entry.title}”"
    assert told.args[0].text == words


def test_esc_leaves_and_the_file_waits_with_what_was_decided(window, page, session, fake, qtbot):
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)
    key = review_of(window).review.key

    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)

    row = window.panel.library.model.index_of(f"waiting:{key}")
    assert review_of(window) is None
    assert row.data() == "2026年要点.txt"
    assert [c.act for c in fake.decided[key].corrections] == [Act.TO_TEXT]


def test_a_waiting_file_goes_on_where_she_left_it(window, page, session, qtbot):
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)
    key = review_of(window).review.key
    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)

    window.panel.library.opened.emit("waiting", key)
    ready(window, qtbot)

    assert node(window, "针对群众反映强烈") is None
    assert page.head.doubts.text() == "存疑 1 处，都已处理"


def test_going_elsewhere_leaves_the_review_and_keeps_it(window, page, session, fake):
    window.actions_table["tasks"].trigger()

    assert review_of(window) is None
    assert len(fake.waiting()) == 1
    assert not window.panel.isHidden()


def test_a_file_given_up_is_nowhere(window, page, session, fake, qtbot):
    qtbot.waitUntil(lambda: len(fake.waiting()) == 1)

    with qtbot.waitSignal(session.idle):
        page.foot.discard.click()

    assert fake.waiting() == ()
    assert fake.documents() == ()


def test_giving_up_can_be_taken_back(window, page, session, fake, qtbot):
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)
    with qtbot.waitSignal(session.message) as told:
        page.foot.discard.click()

    with qtbot.waitSignal(session.library_changed):
        told.args[0].undo()

    (waiting,) = fake.waiting()
    assert told.args[0].text == "已放弃导入“2026年要点.txt”"
    assert [c.act for c in fake.decided[waiting.sha256].corrections] == [Act.TO_TEXT]


def test_a_document_of_the_library_is_looked_over_again(window, page, session, fake, qtbot):
    with qtbot.waitSignal(session.imported):
        page.foot.finish.click()
    (entry,) = fake.documents()
    window.area.show_document(entry.id)

    window.area.document.review.click()
    ready(window, qtbot)
    go_to(window, "完善院前急救网络")
    after_key(window, qtbot, page.tree, Qt.Key.Key_Tab)
    with qtbot.waitSignal(session.imported):
        page.foot.finish.click()

    (again,) = fake.documents()
    assert page.head.title.text() == "重新核对：2026年要点.txt"
    assert next(n for n in again.outline.nodes if "急救" in n.heading).level == 3


def test_the_plan_behind_the_page_cannot_be_changed_by_keys(window, page, session):
    session.select(session.selection)

    assert not window.actions_table["add"].isEnabled()
    assert not window.actions_table["remove"].isEnabled()
    assert not window.actions_table["focus"].isEnabled()
    assert window.actions_table["demote"].isEnabled()


def test_what_the_reader_has_to_say_can_be_read(window, page, monkeypatch):
    told = []
    monkeypatch.setattr(
        "ui.dialogs.details.show_details", lambda title, lines, parent: told.append((title, lines))
    )
    remarks = (Remark("删去的修订没有读入。", "第3段"), Remark("有2条批注。"))
    sight = review_of(window).sight
    outline = replace(sight.outline, remarks=remarks)
    understanding = replace(sight.understanding, outline=outline)
    review_of(window).sight = replace(sight, understanding=understanding)
    page._show(review_of(window).sight)

    page.account.remarks.click()

    assert page.account.remarks.text() == "读取说明 2 条"
    assert told == [("读取说明", ("第3段：删去的修订没有读入。", "有2条批注。"))]


def test_nothing_to_say_takes_no_room(page):
    assert not page.account.remarks.isVisible()


def test_f6_goes_round_the_regions_of_the_page(window, page, qtbot):
    page.tree.setFocus()

    window.regions.move(1)

    assert page.source.hasFocus()


def test_the_columns_of_a_sheet_are_shown_and_can_be_corrected(window, tmp_path, qtbot):
    sheet = tmp_path / "任务分解表.csv"
    sheet.write_text(TABLE, encoding="utf-8")
    window.commands.import_paths([sheet])
    page = ready(window, qtbot)
    before = {mapping.header: mapping.meaning for mapping in review_of(window).sight.columns}

    with qtbot.waitSignal(review_of(window).changed):
        page.columns.chosen.emit(ColumnMapping("牵头科室", "配合单位"))

    after = {mapping.header: mapping.meaning for mapping in review_of(window).sight.columns}
    assert window.session.imports.review.undo_label == "改表头“牵头科室”"
    assert page.columns.isVisible()
    assert before["牵头科室"] == "牵头单位"
    assert after["牵头科室"] == "配合单位"


def test_a_document_without_tables_has_no_row_of_columns(page):
    assert not page.columns.isVisible()


def test_a_line_taken_out_says_so_in_the_margin(window, page, qtbot):
    go_to(window, "2026年,全市")

    with qtbot.waitSignal(review_of(window).changed):
        review_of(window).do(SWAP)

    assert [note.word for note in review_of(window).sight.passages[2].notes] == ["杂项"]


def test_after_delete_the_next_row_is_current_and_can_be_deleted_too(window, page, qtbot):
    go_to(window, "完善院前急救网络")

    after_key(window, qtbot, page.tree, Qt.Key.Key_Delete)
    after_first = page.tree.currentIndex().data()
    after_key(window, qtbot, page.tree, Qt.Key.Key_Delete)

    assert after_first.startswith("二、推进优质医疗")
    assert page.tree.currentIndex().data().startswith("（四）")
    assert node(window, "推进优质医疗资源扩容下沉") is None


def test_beside_furniture_the_tree_shows_the_row_next_to_it(window, page, qtbot):
    go_to(window, "首页")
    beside = page.tree.currentIndex().data()
    go_to(window, "扫一扫")

    assert beside == "2026年江城市卫生健康工作要点"
    assert page.tree.currentIndex().data() == "新增三级甲等医院1家"


def test_a_click_on_the_row_beside_furniture_goes_there(window, page, qtbot):
    go_to(window, "首页")
    spot = page.tree.visualRect(page.tree.currentIndex()).center()

    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert review_of(window).place == place_of(window, "2026年江城市")


@pytest.fixture
def doubtful(window, tmp_path, qtbot):
    """A review with two doubtful headings, the first one current."""
    path = tmp_path / "两处存疑.txt"
    second = "(八)围绕医疗废物处置存在的突出问题,进一步加大监管工作的力度和频次,持续改进服务\n"
    path.write_text(TEXT.replace("(五)建设", second + "(九)建设"), encoding="utf-8")
    window.activateWindow()
    window.commands.import_paths([path])
    return ready(window, qtbot)


def test_an_answered_doubt_leads_to_the_next_one(window, doubtful, qtbot):
    places = sorted(review_of(window).sight.doubts)[:2]
    begun = review_of(window).place

    after_key(window, qtbot, doubtful.tree, Qt.Key.Key_2)
    led_to = review_of(window).place
    qtbot.keyClick(doubtful.tree, Qt.Key.Key_Up)

    assert [begun, led_to] == places
    assert review_of(window).place < places[1]


def test_the_last_answer_stays_where_it_was_given(window, page, qtbot):
    place = review_of(window).place

    after_key(window, qtbot, page.tree, Qt.Key.Key_2)

    assert review_of(window).sight.doubts == ()
    assert review_of(window).place == place


def test_another_level_stays_on_its_heading(window, doubtful, qtbot):
    place = review_of(window).place

    after_key(window, qtbot, doubtful.tree, Qt.Key.Key_Backtab)

    assert review_of(window).place == place


def test_esc_closes_the_report_of_an_import(window, tmp_path, qtbot):
    window.activateWindow()
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.txt").write_text(TEXT + name, encoding="utf-8")
    with qtbot.waitSignal(window.session.imported) as told:
        window.commands.import_paths([tmp_path / "甲.txt", tmp_path / "乙.txt"])
    window.area.imports.show_report(told.args[0])

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert window.area.pages.currentWidget() is window.area.below


def test_what_could_not_be_read_is_no_news_once_another_import_begins(window, path, qtbot):
    window.session.failed.emit(UnreadableError("未能读取“损坏.docx”。", "请换一个文件。"))
    told = [news.text for news in window.area.bars.news]

    window.commands.import_paths([path])
    ready(window, qtbot)

    assert any("损坏.docx" in words for words in told)
    assert [news for news in window.area.bars.news if "损坏.docx" in news.text] == []


def test_coming_back_begins_at_the_open_doubt_next_to_where_she_left(window, page, qtbot):
    key = review_of(window).review.key
    go_to(window, "首页")
    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)

    window.session.imports.resume(key)
    ready(window, qtbot)

    assert page.tree.currentIndex().data().startswith("（四）")


def test_coming_back_where_nothing_is_doubtful_begins_where_she_left(window, page, qtbot):
    key = review_of(window).review.key
    after_key(window, qtbot, page.tree, Qt.Key.Key_2)
    go_to(window, "监测哨点医院")
    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)

    window.session.imports.resume(key)
    ready(window, qtbot)

    assert review_of(window).place == place_of(window, "监测哨点医院")
    assert page.tree.currentIndex().data() == "监测哨点医院增至20家"


def test_a_heading_is_not_joined_with_a_line_that_names_units(window, tmp_path, qtbot):
    path = tmp_path / "要点.txt"
    path.write_text(
        "2026年江城市工作要点\n一、健全服务体系\n（一）新建急救站点5个。\n"
        "完成时限：6月底前\n（四）开展急救培训，覆盖全部街道\n（五）建站1个。",
        encoding="utf-8",
    )
    window.commands.import_paths([path])
    page = ready(window, qtbot)
    go_to(window, "（四）开展")

    qtbot.keyClick(page.tree, Qt.Key.Key_Backspace)
    offered = {action.text().split("\t")[0]: action for action in page.menu().actions()}

    assert window.status.message.text() == "上一行只写单位或时限，标题不能并进去"
    assert not review_of(window).decisions
    assert not offered["并入上一条"].isEnabled()
    assert offered["并入上一条"].toolTip() == "上一行只写单位或时限，标题不能并进去"


def select_lines(window, page, first, last):
    cursor = page.source.textCursor()
    cursor.setPosition(place_of(window, first))
    cursor.setPosition(place_of(window, last) + len(last), QTextCursor.MoveMode.KeepAnchor)
    page.source.setTextCursor(cursor)


def test_delete_takes_all_selected_paragraphs_out_in_one_step(window, page, qtbot):
    select_lines(window, page, "(二)完善", "二、推进优质医疗")

    after_key(window, qtbot, page.source, Qt.Key.Key_Delete)
    gone = [line[:4] for line in review_of(window).sight.outline.chrome]
    with qtbot.waitSignal(review_of(window).changed):
        window.actions_table["undo"].trigger()

    assert {"(二)完", "二、推进"} <= set(gone)
    assert node(window, "推进优质医疗资源扩容下沉") is not None
    assert not review_of(window).decisions


def test_delete_brings_all_selected_furniture_back(window, page, qtbot):
    select_lines(window, page, "(二)完善", "二、推进优质医疗")
    after_key(window, qtbot, page.source, Qt.Key.Key_Delete)
    select_lines(window, page, "(二)完善", "二、推进优质医疗")

    after_key(window, qtbot, page.source, Qt.Key.Key_Delete)

    left = {line[:4] for line in review_of(window).sight.outline.chrome}
    assert not {"(二)完", "二、推进"} & left
    assert review_of(window).undo_label == "杂项和正文互换（2段）"
