"""版面: pages follow the plan, the selection goes both ways, keys and bar move and zoom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QTextCursor

from ui import style
from ui.pages.feed import PictureStore
from ui.pages.layout import Arrangement, Fit
from ui.pages.places import _box
from ui.pages.view import PagesView
from ui.sheet.writer import QUICK
from ui.state import Selection
from ui.window.main_window import MainWindow
from workbench.drafting import editing
from workbench.issuance import Form, Issuance
from workbench.manuscript import BlockRole
from workbench.plan import Paragraph, Plan, Section, Task
from workbench.preview import Preview

_KEY = Qt.Key


@pytest.fixture
def long_plan(session, plan):
    """The open plan, six pages long."""
    sections = tuple(
        Section(
            f"l{n}",
            "完善院前急救网络",
            paragraphs=(
                Paragraph(
                    f"lp{n}",
                    tuple(
                        Task(f"l{n}-{m}", "新建急救站点6个，更新救护车12辆。" * 2) for m in range(8)
                    ),
                ),
            ),
        )
        for n in range(10)
    )
    session.apply(replace(plan, sections=(*plan.sections, *sections)), "")
    return session.plan


@pytest.fixture
def view(qtbot, session):
    view = PagesView(session)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    return view


@pytest.fixture
def shown(qtbot, view, long_plan):
    """The view with its paper composed."""
    with qtbot.waitSignal(view.feed.composed, timeout=20_000):
        view.show()
    return view


def point_of(view, selection):
    """Where a selection is marked on the desk."""
    mark = view._places.marks(selection)[0]
    return view.desk._marked(mark).center().toPoint()


def words_on(view):
    return "".join(block.text for block in view.feed.paper.blocks)


def dark_dots(view):
    image = view.desk.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(60, 600, 3)}
    return [name for name in colours if QColor(name).lightness() < 100]


def test_the_pages_are_drawn(shown, qtbot):
    qtbot.waitSignal(shown.feed.drawn, timeout=20_000).wait()

    assert dark_dots(shown)
    assert shown.bar.count.text() == f"—2页，共{len(shown.feed.paper.pages)}页"


def test_nothing_is_composed_while_nobody_looks(view, session, long_plan):
    assert view.feed.paper is None


def test_an_edit_is_followed(shown, qtbot, session):
    before = shown.feed.paper
    with qtbot.waitSignal(shown.feed.composed, timeout=20_000):
        session.edit(lambda plan: editing.rename(plan, "s1", "健全医疗体系"), "改标题")

    assert shown.feed.paper is not before
    assert "健全医疗体系" in words_on(shown)


def test_another_font_is_seen_at_once(shown, qtbot, session):
    before = shown.feed.paper

    with qtbot.waitSignal(shown.feed.composed, timeout=20_000):
        session.fonts_changed.emit()

    assert shown.feed.paper is not before


def test_an_edit_draws_only_the_pages_it_changes(shown, qtbot, session, monkeypatch):
    qtbot.waitUntil(lambda: shown.feed._drawing is None, timeout=20_000)
    drawn, draw = [], Preview.picture

    def noted(self, paper, index, width, **options):
        drawn.append(index)
        return draw(self, paper, index, width, **options)

    monkeypatch.setattr(Preview, "picture", noted)
    with qtbot.waitSignal(shown.feed.drawn, timeout=20_000):
        session.edit(lambda plan: editing.rename(plan, "s1", "健全医疗卫生服务体系"), "改标题")
    qtbot.waitUntil(lambda: shown.feed._drawing is None, timeout=20_000)

    assert drawn == [0]


def test_a_click_selects_the_sentence(shown, qtbot, session):
    where = point_of(shown, Selection(task_ids=("t3",)))

    qtbot.mouseClick(shown.desk.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert session.selection == Selection("s12", "p2", ("t3",))


def test_a_double_click_wants_the_place_in_the_text(shown, qtbot):
    where = point_of(shown, Selection(task_ids=("t3",)))

    with qtbot.waitSignal(shown.place_wanted):
        qtbot.mouseDClick(shown.desk.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_what_is_selected_elsewhere_is_scrolled_to_and_marked(shown, session):
    session.select(Selection("l9", "lp9", ("l9-7",)))

    assert shown.desk.marks_in_sight()
    assert shown.current_page() > 1


def test_on_large_pages_too_what_is_selected_comes_into_sight(shown, session):
    shown._arrange(Arrangement(200))
    right = next(
        task.id
        for task in session.plan.tasks()
        if shown._places.marks(Selection(task_ids=(task.id,)))[0][0] == 1
    )

    session.select(Selection(task_ids=(right,)))

    assert shown.desk.marks_in_sight()


def test_a_selection_in_sight_moves_nothing(shown, session):
    before = shown.desk.verticalScrollBar().value()

    session.select(Selection("s12", "p2", ("t3",)))

    assert shown.desk.verticalScrollBar().value() == before


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ([_KEY.Key_PageDown], 2),
        ([_KEY.Key_Right, _KEY.Key_Right], 4),
        ([_KEY.Key_PageDown, _KEY.Key_PageUp], 0),
        ([_KEY.Key_Right, _KEY.Key_Left], 0),
        ([_KEY.Key_End, _KEY.Key_Home], 0),
    ],
)
def test_keys_leaf_through_the_pages(shown, qtbot, keys, page):
    for key in keys:
        qtbot.keyClick(shown.desk, key)

    assert shown.current_page() == page


def test_end_goes_to_the_last_page(shown, qtbot):
    qtbot.keyClick(shown.desk, _KEY.Key_End)

    assert shown.desk.current_row()[-1] == len(shown.feed.paper.pages) - 1


def test_arrows_scroll(shown, qtbot):
    qtbot.keyClick(shown.desk, _KEY.Key_Down)

    assert shown.desk.verticalScrollBar().value() > 0


def test_enter_goes_to_the_text(shown, qtbot):
    with qtbot.waitSignal(shown.place_wanted):
        qtbot.keyClick(shown.desk, _KEY.Key_Return)


def test_ctrl_and_plus_zoom_in_steps_and_ctrl_0_back(shown, qtbot):
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(shown.desk, _KEY.Key_Plus, ctrl)
    larger = shown.bar.zoom.text()
    qtbot.keyClick(shown.desk, _KEY.Key_0, ctrl)

    assert larger.endswith("%")
    assert shown.bar.zoom.text() == Fit.HEIGHT.label


def test_zooming_keeps_the_page(shown, qtbot):
    shown.desk.go_to(4)

    shown.desk.zoom(1)

    assert shown.current_page() == 4


def test_a_number_goes_to_its_page(shown, qtbot):
    shown.bar.number.selectAll()
    qtbot.keyClicks(shown.bar.number, "5")
    qtbot.keyClick(shown.bar.number, _KEY.Key_Return)

    assert shown.current_page() == 4
    assert shown.bar.number.text() == "5"


def test_a_number_too_large_goes_to_the_last_page(shown, qtbot):
    shown.bar.number.selectAll()
    qtbot.keyClicks(shown.bar.number, "999")
    qtbot.keyClick(shown.bar.number, _KEY.Key_Return)

    assert shown.desk.current_row()[-1] == len(shown.feed.paper.pages) - 1


def test_one_page_a_row(shown, qtbot):
    shown.bar.double.click()

    assert shown.desk.current_row() == (0,)
    assert shown.bar.count.text().startswith("页，共")


def test_the_reader_is_told_which_page_is_seen(shown, qtbot):
    qtbot.keyClick(shown.desk, _KEY.Key_PageDown)

    assert shown.desk.accessibleName() == "版面"
    assert shown.desk.accessibleDescription().startswith("第3页，共")


def test_how_the_pages_lie_is_kept(shown, tmp_path, qtbot, session):
    settings = QSettings(str(tmp_path / "pages.ini"), QSettings.Format.IniFormat)
    shown.remember(settings)
    shown._arrange(Arrangement(Fit.WIDTH, double=False))
    shown.bar.frame.click()
    again = PagesView(session)
    qtbot.addWidget(again)

    again.remember(settings)

    assert again.bar.zoom.accessibleName() == "大小：适合宽度"
    assert not again.bar.double.isChecked()
    assert again.bar.frame.isChecked()


def test_a_plan_without_text_says_what_comes_here(view, qtbot, session, fake):
    fake.kept["blank"] = Plan("blank", "2027年江城市卫生健康工作要点", 2027)
    session.open_plan("blank")
    with qtbot.waitSignal(view.feed.composed, timeout=20_000):
        view.show()

    assert view.stack.currentWidget() is view.empty


def test_the_fonts_that_stand_in_are_named(shown):
    shown.resize(1200, 640)
    shown.bar.show_notes(("字体：小标宋已用宋体代替", "本机没有楷体字体"))

    assert shown.bar.notes.text() == "字体：小标宋已用宋体代替；本机没有楷体字体"


def test_fonts_that_cannot_all_be_named_are_counted_and_told_on_demand(shown, monkeypatch):
    told = []
    monkeypatch.setattr(
        "ui.dialogs.details.show_details", lambda title, lines, _: told.append(lines)
    )
    notes = tuple(f"{face}已用名字很长的一种代替字体代替" for face in ("小标宋", "仿宋", "楷体"))
    shown.resize(1000, 640)

    shown.bar.show_notes(notes)
    shown.bar.notes.click()

    assert shown.bar.notes.text() == "3 种字体已代替…"
    assert told == [notes]


def test_a_narrow_bar_has_icons_with_names(shown):
    shown.resize(520, 640)

    assert shown.bar.pdf.text() == ""
    assert shown.bar.pdf.accessibleName() == "导出 PDF"


@pytest.mark.parametrize("appearance", ["light", "dark", "hc"])
def test_the_pages_are_white_in_every_theme(shown, qapp, appearance):
    style.dress(qapp, style.Appearance(appearance))

    corner = shown.desk._layout.rects[0].topLeft().toPoint() + QPoint(8, 8)
    image = shown.desk.viewport().grab().toImage()

    assert image.pixelColor(corner).name() == "#ffffff"
    style.dress(qapp, style.Appearance.LIGHT)


def test_a_page_that_cannot_be_drawn_is_told_once_and_the_rest_left(
    view, qtbot, session, long_plan, monkeypatch
):
    def broken(*_args, **_options):
        raise ValueError

    monkeypatch.setattr(Preview, "picture", broken)
    with qtbot.waitSignal(session.broke, timeout=20_000):
        view.show()

    qtbot.waitUntil(lambda: view.feed._drawing is None, timeout=20_000)
    assert view.feed._queue == []


def test_a_page_that_is_long_in_coming_says_so_and_marks_nothing(
    shown, session, monkeypatch, qtbot
):
    told, marked = [], []
    monkeypatch.setattr("ui.pages.desk.paint_words", lambda *words: told.append(words[2]))
    monkeypatch.setattr("ui.pages.desk.paint_marks", lambda *_: marked.append(True))
    monkeypatch.setattr(shown.desk, "_picture", lambda *_: None)

    shown.desk.viewport().update()

    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == "正在绘制这一页…"
    assert not marked


def test_pictures_not_looked_at_for_longest_go(sample_plan):
    preview = Preview()
    paper = preview.compose(sample_plan)
    store = PictureStore(room=600_000)

    for index in range(3):
        store.put(paper.look(index), 250, preview.picture(paper, index, 250))

    assert store.get(paper.look(0), 250) is None
    assert store.get(paper.look(2), 250) is not None


@pytest.fixture
def desk(qtbot, session, tmp_path):
    """The window with the real views."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, settings)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    session.begin()
    session.open_plan(session.plan.id)
    window.show()
    return window


def test_alt_4_shows_the_pages_and_a_double_click_leads_back(desk, qtbot, session):
    desk.actions_table["pages"].trigger()
    pages = desk.area.page.widget("pages")
    qtbot.waitUntil(lambda: pages.feed.current, timeout=20_000)
    where = point_of(pages, Selection(task_ids=("t3",)))

    qtbot.mouseDClick(pages.desk.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert desk.area.page.view == "text"
    assert session.selection.task_ids == ("t3",)


def test_the_text_and_its_pages_stand_side_by_side(desk, qtbot):
    desk.actions_table["pages"].trigger()
    desk.actions_table["beside"].trigger()

    text, pages = desk.area.page.shown()

    assert text is desk.area.page.widget("text")
    assert pages is desk.area.page.widget("pages")


def test_what_is_typed_beside_the_pages_stands_on_them_soon(desk, qtbot):
    desk.actions_table["pages"].trigger()
    desk.actions_table["beside"].trigger()
    text, pages = desk.area.page.shown()
    qtbot.waitUntil(lambda: pages.feed.current, timeout=20_000)
    text.setTextCursor(text.document().find("急救站点"))
    text.moveCursor(QTextCursor.MoveOperation.Right)

    qtbot.keyClicks(text, "Q")

    qtbot.waitUntil(lambda: "Q" in words_on(pages), timeout=20_000)
    assert text._writer.pause == QUICK


def test_f6_leads_from_the_header_to_the_pages(desk, qtbot):
    desk.actions_table["pages"].trigger()
    desk.activateWindow()
    desk.area.header.export.setFocus()
    qtbot.waitUntil(desk.area.header.export.hasFocus)

    desk.actions_table["region"].trigger()

    assert desk.area.page.widget("pages").desk.hasFocus()


def test_the_page_looked_at_is_known_to_the_printing(desk, qtbot):
    none = desk.area.page.current_page()
    desk.actions_table["pages"].trigger()
    pages = desk.area.page.widget("pages")
    qtbot.waitUntil(lambda: pages.feed.current, timeout=20_000)

    assert none == -1
    assert desk.area.page.current_page() == 0


def middle_of(view, role):
    """Where the first line of a block with `role` stands on the desk."""
    paper = view.feed.paper
    line = next(x for x in paper.pages[0].lines if paper.blocks[x.block].role is role)
    return view.desk._marked((0, _box(line))).center().toPoint()


def test_the_head_of_the_paper_leads_to_the_elements(shown, qtbot, session):
    headed = Issuance(Form.DOCUMENT, ("江城市卫生健康委员会",), number="江卫发〔2027〕1号")
    with qtbot.waitSignal(shown.feed.composed, timeout=20_000):
        session.edit(lambda plan: replace(plan, issuance=headed), "设置公文要素")
    places = []
    shown.place_wanted.connect(lambda: places.append(1))

    for role in (BlockRole.LETTERHEAD, BlockRole.DOCUMENT_NUMBER):
        with qtbot.waitSignal(shown.elements_wanted, timeout=1000):
            qtbot.mouseDClick(
                shown.desk.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shown, role)
            )

    assert places == []
