"""The window at the sizes drafters have: nothing is cut off, panels give way and come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui import style
from ui.dialogs.export import ExportDialog, ExportOptions
from ui.exporting import Stock
from ui.labels import Elided
from ui.sheet.sheet import Sheet as PlanSheet
from ui.state import Selection
from ui.window.main_window import MainWindow
from ui.window.measures import Below, Measures
from ui.window.page_stack import PageStack

SIZES = [(1366, 690), (1920, 1040), (1200, 700), (683, 384)]


def outside(window):
    """Visible widgets that do not lie inside their parent, unless that scrolls."""
    return [
        f"{type(w).__name__} {w.accessibleName()} {w.geometry()} in {type(w.parent()).__name__}"
        for w in window.findChildren(QWidget)
        if w.isVisible() and not w.isWindow() and not scrolls(w) and leaves(w)
    ]


def scrolls(widget):
    while widget := widget.parentWidget():
        if isinstance(widget, QAbstractScrollArea) and widget.objectName() != "ground":
            return True
    return False


def leaves(widget):
    parent = widget.parentWidget().rect().adjusted(-1, -1, 1, 1)
    return not parent.contains(widget.geometry()) and not widget.geometry().isEmpty()


def cut(window):
    """Buttons and labels whose words are wider than they are."""
    words = [w for w in window.findChildren(QAbstractButton) if isinstance(w, QPushButton)]
    words += [w for w in window.findChildren(QLabel) if not isinstance(w, Elided)]
    return [
        w.text() for w in words if w.isVisible() and w.text() and not scrolls(w) and narrower(w)
    ]


def narrower(widget):
    if isinstance(widget, QLabel) and widget.wordWrap():
        return False
    return widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width()


@pytest.fixture
def dressed(window, qapp):
    style.lay_sheet(qapp)
    yield window
    qapp.setStyleSheet("")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_nothing_is_cut_off_at(size, dressed, qtbot):
    dressed.resize(*size)

    # layouts take a turn or two, also after what is counted beside the window came in
    qtbot.waitUntil(lambda: not outside(dressed) and not cut(dressed), timeout=3000)


def test_nothing_is_cut_off_at_twice_the_size_of_type(dressed, qtbot):
    dressed.looks.set_type_size("200")
    dressed.resize(1366, 768)
    QApplication.processEvents()

    found = cut(dressed)
    dressed.looks.set_type_size("100")

    assert found == []


def test_type_grows_and_is_kept(window, qapp):
    before = window.area.header.title.font().pointSizeF()

    window.looks.set_type_size("150")
    grown = window.area.header.title.font().pointSizeF()
    window.looks.set_type_size("100")

    assert grown == pytest.approx(before * 1.5)
    assert window.area.header.title.font().pointSizeF() == pytest.approx(before)
    assert window._settings.value("type-size") == "100"


def test_type_keeps_its_size_through_another_theme(dressed):
    title, before = dressed.area.header.title, dressed.area.header.title.font().pointSizeF()

    dressed.looks.set_type_size("150")
    dressed.looks.set_appearance("dark")
    grown = title.font().pointSizeF()
    dressed.looks.set_type_size("100")
    dressed.looks.set_appearance("light")

    assert grown == pytest.approx(before * 1.5)
    assert title.font().pointSizeF() == pytest.approx(before)


@pytest.mark.parametrize(
    ("width", "left", "side", "over"),
    [(1600, 320, 368, ""), (1366, 252, 284, ""), (1200, 232, 284, "side"), (683, 232, 284, "both")],
)
def test_the_panels_have_the_widths_of_the_look(width, left, side, over):
    measures = Measures(width, 700)

    assert (measures.left, measures.side) == (left, side)
    assert measures.side_over is (over != "")
    assert measures.left_over is (over == "both")


@pytest.mark.parametrize(
    ("height", "below"),
    [(900, Below.TALL), (690, Below.SHORT), (500, Below.TABS), (384, Below.AWAY)],
)
def test_the_lists_below_follow_the_height(height, below):
    assert Measures(1366, height).below is below


def test_in_a_narrow_window_the_left_panel_is_a_drawer_that_esc_takes_away(window, qtbot):
    window.resize(683, 384)

    window.actions_table["panel"].trigger()
    opened = window.panel.isVisible()
    edge = window.panel.mapTo(window, QPoint(0, 0)).x()
    covered = window.area.width() == window.splitter.width()
    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert opened
    assert edge <= 1
    assert covered
    assert not window.panel.isVisible()


def test_in_a_low_window_the_lists_open_over_the_plan(window, qtbot):
    window.resize(1366, 384)
    window.area.toggle_bottom("审校")
    shown = window.area.bottom.isVisible()
    over = window.area.bottom.parent() is not window.area.below
    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert shown
    assert not window.area.bottom.isVisible()
    assert over


@pytest.mark.parametrize(
    ("height", "rows"), [(384, 3), (500, 3), (690, 4), (770, 5), (850, 7), (1040, 8)]
)
def test_the_lists_below_have_as_many_rows_as_the_height_allows(height, rows):
    assert Measures(1366, height).rows == rows


def test_in_a_middling_window_three_rows_stand_below_the_plan(dressed):
    dressed.resize(960, 500)

    dressed.area.show_list("审校")

    bottom, table = dressed.area.bottom, dressed.area.bottom.findings.table
    assert bottom.parent() is dressed.area.below
    assert bottom.height() >= 3 * table.verticalHeader().defaultSectionSize() + 20
    assert bottom.is_open


def test_the_status_line_is_as_low_as_its_words(dressed):
    words = dressed.status.fontMetrics().height()

    assert dressed.status.height() <= words + 14


def test_the_heads_of_columns_are_as_low_as_their_words(dressed):
    dressed.resize(1700, 900)
    heads = dressed.area.show_list("审校").findings.table.horizontalHeader()

    assert heads.height() <= heads.fontMetrics().height() + 10


def test_a_key_gives_the_lists_half_the_window_and_takes_it_back(dressed, qtbot):
    dressed.resize(1366, 690)
    dressed.area.show_list("审校")
    bottom, below = dressed.area.bottom, dressed.area.below
    before = bottom.height()

    qtbot.keyClick(dressed, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    half = bottom.height()
    bottom._half.click()

    assert half == pytest.approx(below.height() / 2, abs=3)
    assert bottom.height() == before


def test_the_half_stays_with_its_view(dressed):
    dressed.resize(1366, 690)
    dressed.area.show_list("审校")
    before = dressed.area.bottom.height()
    dressed.actions_table["half"].trigger()
    half = dressed.area.bottom.height()

    dressed.actions_table["tasks"].trigger()
    dressed.area.show_list("审校")
    in_tasks = dressed.area.bottom.height()
    dressed.actions_table["text"].trigger()

    assert (in_tasks, dressed.area.bottom.height()) == (before, half)


def test_a_sentence_led_to_is_not_hidden_by_the_drawer_of_its_list(dressed, qtbot):
    dressed.resize(1366, 384)
    dressed.area.show_list("审校")
    sheet, drawer = dressed.area.page.widget("text"), dressed.room._drawers["bottom"]
    qtbot.waitUntil(lambda: sheet.viewport().visibleRegion().boundingRect().height() < 200)

    dressed.session.select(Selection(task_ids=("t4",)))

    line = sheet.viewport().mapToGlobal(sheet.cursorRect().bottomLeft()).y()
    assert line < drawer.mapToGlobal(QPoint(0, 0)).y()


def test_tabs_that_stay_leave_no_gap_when_their_list_is_taken_away(dressed, qtbot):
    dressed.resize(960, 540)
    dressed.area.show_list("查找")
    bottom, below = dressed.area.bottom, dressed.area.below

    dressed.area.toggle_bottom()

    qtbot.waitUntil(lambda: below.sizes()[1] == bottom.height(), timeout=3000)
    assert bottom.isVisible()
    assert bottom.geometry().bottom() == below.height() - 1


def test_in_a_narrow_window_the_views_are_a_list(window):
    header = window.area.header

    window.resize(683, 384)
    narrow = (header.switch.isVisible(), header.views.isVisible(), header.more.isVisible())
    header.views.menu().actions()[1].trigger()
    window.resize(1366, 690)

    assert narrow == (False, True, True)
    assert header.views.text() == "任务"
    assert (header.switch.isVisible(), header.views.isVisible()) == (True, False)


def test_each_view_keeps_its_own_panels(window):
    actions = window.actions_table
    actions["tasks"].trigger()
    actions["panel"].trigger()

    alone = window.panel.isVisible()
    actions["text"].trigger()
    beside_text = window.panel.isVisible()
    actions["tasks"].trigger()

    assert (alone, beside_text, window.panel.isVisible()) == (False, True, False)


def test_open_panels_come_back_at_the_next_start(window, session, qtbot):
    window.actions_table["panel"].trigger()
    window.area.toggle_bottom("审校")

    again = MainWindow(session, window._settings)
    qtbot.addWidget(again)
    again.resize(1366, 690)
    again.show()
    session.open_plan(session.plan.id)

    assert not again.panel.isVisible()
    assert again.area.bottom.is_open


def test_the_switches_of_the_panels_say_what_is_open(window):
    switch = window.menu_row._switches["panel"]

    opened = switch.accessibleName()
    window.actions_table["panel"].trigger()

    assert opened == "左侧栏（已打开）"
    assert switch.accessibleName() == "左侧栏"


def test_every_button_and_field_of_the_window_has_a_name(window):
    nameless = [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in window.findChildren(QAbstractButton)
        if w.isVisible()
        and not isinstance(w.parent(), QLineEdit)
        and not (w.text() or w.accessibleName() or w.toolTip())
    ]

    assert nameless == []


def test_the_list_of_plans_opens_another_one(window, session, fake, plan):
    window.area.header.plans.menu().aboutToShow.emit()

    listed = window.area.header.plans.menu().actions()

    assert [action.text() for action in listed] == [plan.title]
    assert listed[0].isChecked()


def test_the_length_warns_beyond_the_limit_and_lists_the_chapters(window):
    length = window.status.length

    length.count(5001)
    warned = (length.property("tone"), length.toolTip())
    length.count(4999)
    length.menu().aboutToShow.emit()

    assert warned[0] == "warn"
    assert "5,000" in warned[1]
    assert length.property("tone") == ""
    assert length.text().startswith("4,999 字")
    assert len(length.menu().actions()) == 2


def test_a_name_that_is_typed_cuts_no_other_words(dressed, qtbot):
    dressed.resize(900, 540)

    dressed.keeping.ask_name()

    qtbot.waitUntil(lambda: not cut(dressed.status), timeout=3000)
    assert dressed.keeping.name.isVisible()


def test_where_there_is_little_room_the_reminder_keeps_its_lock(window):
    window.resize(683, 384)

    assert window.status.reminder.isVisible()
    assert window.status.reminder.accessibleName() == "内部资料，不得存放涉密内容"
    assert QRect(window.status.rect()).contains(window.status.reminder.geometry())
    assert isinstance(window._settings, QSettings)


class Sheet:
    """A view of a size."""

    percent = 75

    def zoom(self, step):
        self.percent += 50 * step

    def set_zoom(self, percent):
        self.percent = percent


def test_the_text_alone_is_between_100_and_150_percent_large(window, monkeypatch):
    sheet = Sheet()
    monkeypatch.setattr(window.status.zoom, "_view", lambda: sheet)

    window.actions_table["focus"].trigger()
    least = sheet.percent
    window.status.zoom.zoom(1)
    window.status.zoom.zoom(1)
    most = sheet.percent
    window.actions_table["focus"].trigger()

    assert (least, most, sheet.percent) == (100, 150, 75)


@pytest.mark.parametrize("width", [1000, 1279])
def test_where_the_details_have_no_room_they_lie_over_the_right_edge(width, dressed, qtbot):
    dressed.resize(width, 690)
    qtbot.waitUntil(lambda: not outside(dressed), timeout=3000)
    before = dressed.area.width()

    dressed.actions_table["side"].trigger()
    edge = dressed.side.mapTo(dressed, QPoint(dressed.side.width(), 0)).x()
    opened, kept, clipped = dressed.side.isVisible(), dressed.area.width(), cut(dressed.side)
    qtbot.keyClick(dressed, Qt.Key.Key_Escape)

    assert opened
    assert dressed.panel.isVisible()  # the left one has its room
    assert (kept, clipped) == (before, [])
    assert width - edge <= 2
    assert not dressed.side.isVisible()


def test_a_dialog_has_twice_the_room_at_twice_the_size_of_type(window, qapp):
    style.set_scale(qapp, 2.0)
    window.resize(1366, 768)
    dialog = ExportDialog(
        "2027年江城市卫生健康工作要点",
        ExportOptions(("pdf",), Path("文档")),
        window,
        Stock("要点", units=19),
    )
    dialog.show()
    sideways = dialog.area.horizontalScrollBar().maximum()
    dialog.close()
    style.set_scale(qapp, 1.0)

    assert sideways == 0


def test_beside_another_view_large_type_keeps_the_lines_of_the_sheet_whole(qtbot, qapp, session):
    style.set_scale(qapp, 2.0)
    sheet = PlanSheet(session)
    qtbot.addWidget(sheet)
    sheet.resize(1200, 600)
    sheet.show()
    alone = sheet.sheet.page.em
    sheet.resize(780, 600)
    beside, sideways = sheet.sheet.page.em, sheet.horizontalScrollBar().maximum()
    sheet.resize(400, 600)
    least = sheet.sheet.page.em
    style.set_scale(qapp, 1.0)

    assert (alone, beside, sideways, least) == (40, 25, 0, 20)


def test_a_page_that_is_not_shown_asks_for_no_room(qtbot):
    stack, low, high = PageStack(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    low.setMinimumHeight(100)
    high.setMinimumHeight(900)
    stack.addWidget(low)
    stack.addWidget(high)

    before = stack.minimumSizeHint().height()
    stack.setCurrentWidget(high)

    assert (before, stack.minimumSizeHint().height()) == (100, 900)
