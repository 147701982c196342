"""正文 on the real widget: keys are pressed, what stands on the sheet and in the plan is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit

from ui import section_edits, style
from ui.sheet.sheet import Sheet
from ui.sheet.spans import Mark
from ui.sheet.writer import PAUSE, clean_lines
from ui.state import Selection
from workbench.drafting import editing
from workbench.manuscript import manuscript
from workbench.numbering import Level, Scheme, Style
from workbench.plan import Assignment, Notice, Paragraph, Plan, Role, Task

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeWorkbench
    from ui.session import Session

KEEP = QTextCursor.MoveMode.KeepAnchor
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheet(qtbot: QtBot, session: Session) -> Sheet:
    shown = Sheet(session)
    qtbot.addWidget(shown)
    shown.resize(830, 560)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    return shown


def _lines(sheet: Sheet) -> list[str]:
    return sheet.toPlainText().split("\n")


def _typed(plan: Plan | None) -> list[str]:
    assert plan is not None
    return ["".join(r.text for r in b.runs if r.role != "number") for b in manuscript(plan)]


def _index(sheet: Sheet, text: str) -> int:
    return next(i for i, line in enumerate(_lines(sheet)) if text in line)


def _put(sheet: Sheet, before: str, offset: int = 0) -> None:
    """The caret stands `offset` characters behind the start of `before`."""
    index = _index(sheet, before)
    block = sheet.document().findBlockByNumber(index)
    cursor = sheet.textCursor()
    cursor.setPosition(block.position() + block.text().index(before) + offset)
    sheet.setTextCursor(cursor)


def _select(sheet: Sheet, first: str, last: str) -> None:
    """From the start of `first` to the end of `last`."""
    _put(sheet, first)
    cursor = sheet.textCursor()
    block = sheet.document().findBlockByNumber(_index(sheet, last))
    cursor.setPosition(block.position() + block.text().index(last) + len(last), KEEP)
    sheet.setTextCursor(cursor)


def _compose(sheet: Sheet, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QGuiApplication.sendEvent(sheet, event)


def _end(sheet: Sheet, text: str) -> None:
    _put(sheet, text, len(text))


# --- showing ------------------------------------------------------------


def test_the_sheet_shows_the_manuscript_without_its_numbers(sheet: Sheet, session: Session) -> None:
    assert _lines(sheet) == _typed(session.plan)
    assert "（一）" not in sheet.toPlainText()


def test_a_line_holds_28_characters_at_every_zoom(sheet: Sheet, session: Session) -> None:
    assert session.plan is not None
    long = editing.retext(session.plan, "p0", "抓" * 100)
    session.apply(long, "改写")
    block = sheet.document().findBlockByNumber(1)

    lengths = []
    for percent in (50, 100, 125, 200):
        sheet.set_zoom(percent)
        lengths.append([block.layout().lineAt(n).textLength() for n in range(3)])

    assert lengths == [[26, 28, 28]] * 4


@pytest.mark.parametrize(
    ("text", "alignment"),
    [
        ("开通网址www.jiangcheng-health.example/plan。", Qt.AlignmentFlag.AlignLeft),
        ("建成5G云平台，覆盖100%的县区。", Qt.AlignmentFlag.AlignJustify),
        ("开通“12356”心理援助热线。", Qt.AlignmentFlag.AlignLeft),
        ("推行“一事一议”，建成“5G”云平台。", Qt.AlignmentFlag.AlignJustify),
    ],
)
def test_a_long_latin_run_does_not_stretch_the_line_before_it(
    sheet: Sheet, session: Session, plan: Plan, text: str, alignment: Qt.AlignmentFlag
) -> None:
    session.apply(editing.retext(plan, "p0", text), "改写")

    assert sheet.document().findBlockByNumber(1).blockFormat().alignment() == alignment


def test_a_latin_run_longer_than_a_line_is_broken_inside(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    session.apply(editing.retext(plan, "p0", "网址" + "w" * 200), "改写")

    lines = sheet.document().findBlockByNumber(1).layout()
    widest = max(lines.lineAt(n).naturalTextWidth() for n in range(lines.lineCount()))
    assert lines.lineCount() > 2
    assert widest <= sheet.sheet.page.text_width


def test_zoom_keys_step_and_return(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignals([sheet.zoom_changed] * 2):
        qtbot.keyClick(sheet, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(sheet, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    sheet.set_zoom(200)
    qtbot.keyClick(sheet, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert sheet.percent == 100


def test_another_plan_is_shown_from_its_beginning(
    sheet: Sheet, session: Session, fake: FakeWorkbench
) -> None:
    fake.kept["other"] = Plan("other", "2028年江城市卫生健康工作要点", 2028)

    session.open_plan("other")

    assert _lines(sheet) == ["2028年江城市卫生健康工作要点"]


def test_a_plan_just_opened_has_the_keys_at_its_title(
    sheet: Sheet, session: Session, fake: FakeWorkbench
) -> None:
    fake.kept["other"] = Plan("other", "2028年江城市卫生健康工作要点", 2028)
    sheet.clearFocus()

    session.open_plan("other")

    assert sheet.hasFocus()
    assert sheet.textCursor().position() == 0


def test_opening_a_plan_leaves_the_keys_to_a_field_typed_in(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    field = QLineEdit(sheet)
    field.show()
    field.setFocus()

    session.open_plan("plan-2027")

    assert field.hasFocus()


def test_without_a_plan_the_sheet_is_empty(sheet: Sheet, session: Session) -> None:
    session.open_plan("")

    assert sheet.toPlainText() == ""
    assert sheet.isReadOnly()


def test_the_wheel_over_the_desk_scrolls_the_sheet(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    filler = tuple(Paragraph(f"f{n}", (Task(f"ft{n}", "抓好落实。"),)) for n in range(60))
    session.apply(replace(plan, preamble=filler), "新增")
    point = QPointF(5, 5)
    wheel = QWheelEvent(
        point,
        point,
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QGuiApplication.sendEvent(sheet, wheel)

    assert sheet.verticalScrollBar().value() > 0


# --- typing ------------------------------------------------------------


def test_typing_becomes_one_edit_after_a_pause(
    sheet: Sheet, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _put(sheet, "信息互联互通")

    with qtbot.waitSignal(session.plan_changed, timeout=1000):
        qtbot.keyClicks(sheet, "abc")

    assert session.plan is not None
    task = next(t for t in session.plan.tasks() if t.id == "t4")
    assert task.text == "推动急救调度系统与各医疗机构abc信息互联互通。"
    assert [label for _, _, label in fake.steps] == ["改写（二）第2句"]


def test_leaving_the_paragraph_keeps_what_was_typed(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "信息互联互通")
    qtbot.keyClicks(sheet, "x")

    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    qtbot.keyClick(sheet, Qt.Key.Key_Down)

    assert _typed(session.plan) == _lines(sheet)


def test_losing_the_focus_keeps_what_was_typed(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "信息互联互通")
    qtbot.keyClicks(sheet, "x")

    sheet.clearFocus()

    assert _typed(session.plan) == _lines(sheet)


def test_typing_in_a_run_in_heading_renames_the_item(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _end(sheet, "完善院前急救")

    qtbot.keyClicks(sheet, "X")
    sheet.flush()

    assert session.plan is not None
    section = session.plan.sections[0].sections[1]
    assert section.heading == "完善院前急救X网络"
    assert [t.id for t in section.tasks()] == ["t3", "t4"]


def test_typing_in_title_and_chapter_changes_them(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "江城市卫生")
    qtbot.keyClicks(sheet, "A")
    _end(sheet, "健全公共卫生服务体系")
    qtbot.keyClicks(sheet, "B")
    sheet.flush()

    assert session.plan is not None
    assert session.plan.title == "2027年A江城市卫生健康工作要点"
    assert session.plan.sections[0].heading == "健全公共卫生服务体系B"


def test_units_stay_with_a_sentence_while_it_is_reworded(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "监测哨点医院")
    qtbot.keyClicks(sheet, "city ")
    sheet.flush()

    assert session.plan is not None
    task = next(t for t in session.plan.tasks() if t.id == "t2")
    assert task.text.startswith("city 监测")
    assert task.units(Role.LEAD) == ("疾控处",)


def test_a_stop_that_is_away_for_a_moment_loses_nothing(
    sheet: Sheet, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _end(sheet, "建设高水平医院。")
    qtbot.keyClick(sheet, Qt.Key.Key_Backspace)
    block = sheet.textCursor().block()
    cursor = sheet.textCursor()
    cursor.setPosition(block.position() + block.length() - 1)
    sheet.setTextCursor(cursor)
    qtbot.keyClick(sheet, Qt.Key.Key_Backspace)
    qtbot.wait(400)

    kept = len(fake.steps)

    assert kept == 0


def _select_block(sheet: Sheet, text: str) -> None:
    cursor = sheet.textCursor()
    block = sheet.document().findBlockByNumber(_index(sheet, text))
    cursor.setPosition(block.position())
    cursor.setPosition(block.position() + block.length() - 1, KEEP)
    sheet.setTextCursor(cursor)


def test_typing_over_a_whole_item_is_kept_without_its_stop(
    sheet: Sheet, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _select_block(sheet, "完善院前急救")

    with qtbot.waitSignal(session.saved, timeout=1500):
        qtbot.keyClicks(sheet, "abc")

    kept = fake.kept["plan-2027"].sections[0].sections[1]
    assert (kept.heading, tuple(kept.tasks())) == ("abc", ())


def test_sentences_typed_again_behind_the_stop_keep_their_units(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _select_block(sheet, "完善院前急救")
    qtbot.keyClicks(sheet, "abc")
    sheet.flush()
    _compose(sheet, "", "急救")
    sheet.flush()

    _compose(sheet, "", "。新建急救站点8个。推动急救调度系统与各医疗机构信息互联互通。")
    sheet.flush()

    assert session.plan is not None
    section = session.plan.sections[0].sections[1]
    assert section.heading == "abc急救"
    assert [task.id for task in section.tasks()] == ["t3", "t4"]
    assert next(t for t in section.tasks() if t.id == "t3").units(Role.RESPONSIBLE)


def test_sentences_are_forgotten_when_the_item_is_left(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _select_block(sheet, "完善院前急救")
    qtbot.keyClicks(sheet, "abc")
    _put(sheet, "健全公共")
    _end(sheet, "abc")

    _compose(sheet, "", "。推动急救调度系统与各医疗机构信息互联互通。")
    sheet.flush()

    assert session.plan is not None
    fresh = [task.id for task in session.plan.sections[0].sections[1].tasks()]
    assert "t4" not in fresh


def test_long_composing_is_kept_between_two_compositions(
    sheet: Sheet, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.sheet.writer.LONGEST", 0)
    _put(sheet, "信息互联互通")
    _compose(sheet, "", "实现")

    with qtbot.waitSignal(session.saved, timeout=100):
        _compose(sheet, "quan", "")


def test_own_typing_does_not_move_the_caret(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    _put(sheet, "信息互联互通")
    qtbot.keyClicks(sheet, "abc")
    before = sheet.textCursor().position()

    sheet.flush()

    assert sheet.textCursor().position() == before


def test_a_rare_character_counts_as_one(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    _put(sheet, "信息互联互通")
    _compose(sheet, "", "𬭩")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)

    assert _typed(session.plan) == _lines(sheet)
    assert any(line.endswith("医疗机构𬭩") for line in _lines(sheet))


# --- numbers ------------------------------------------------------------


def test_nothing_can_be_typed_into_a_number(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    _put(sheet, "完善院前")
    qtbot.keyClick(sheet, Qt.Key.Key_Home)
    qtbot.keyClick(sheet, Qt.Key.Key_Left)
    above = sheet.textCursor().blockNumber()
    qtbot.keyClick(sheet, Qt.Key.Key_Right)

    qtbot.keyClicks(sheet, "X")
    sheet.flush()

    assert above == _index(sheet, "提升疾病")
    texts = [block.text for block in manuscript(session.plan or Plan("", ""))]
    assert any(text.startswith("（二）X完善院前急救网络。") for text in texts)


def test_a_click_on_a_number_puts_the_caret_behind_it(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "完善院前")
    rect = sheet.cursorRect()

    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(40, 0))

    assert sheet.textCursor().positionInBlock() == 0
    assert sheet.textCursor().block().text().startswith("完善院前")


def test_copying_yields_the_numbers(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    _select(sheet, "完善院前", "健康服务网点扩建下乡")

    qtbot.keyClick(sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("（二）完善院前急救网络。新建")
    assert lines[1] == "二、推进健康服务网点扩建下乡"


def test_copying_a_few_words_yields_only_them(sheet: Sheet) -> None:
    _select(sheet, "院前", "急救网络")

    assert sheet.selected_text() == "院前急救网络"


# --- phrases and slots ------------------------------------------------------------


def _point(sheet: Sheet, text: str) -> QPoint:
    """On the first character of `text`."""
    _put(sheet, text)
    return sheet.cursorRect().center() + QPoint(sheet.sheet.page.em // 4, 0)


def _double_click(sheet: Sheet, qtbot: QtBot, text: str) -> None:
    point = _point(sheet, text)
    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=point)


@pytest.mark.parametrize(
    ("pressed", "selected"),
    [("院前急救", "完善院前急救网络"), ("6个", "6"), ("急救站", "新建急救站点")],
)
def test_a_double_click_selects_a_phrase(
    sheet: Sheet, qtbot: QtBot, pressed: str, selected: str
) -> None:
    _double_click(sheet, qtbot, pressed)

    assert sheet.textCursor().selectedText() == selected


def test_typing_over_a_triple_click_keeps_the_item(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    point = _point(sheet, "急救站点")
    _double_click(sheet, qtbot, "急救站点")

    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=point)
    selected = sheet.textCursor().selectedText()
    qtbot.keyClicks(sheet, "abc")
    sheet.flush()

    assert selected.startswith("完善院前急救网络。新建")
    assert session.plan is not None
    assert [s.heading for s in session.plan.sections[0].sections][1:] == ["abc"]
    assert len(session.plan.sections) == 2


def test_dragging_on_from_a_double_click_adds_whole_phrases(sheet: Sheet, qtbot: QtBot) -> None:
    goal = _point(sheet, "急救平均")
    _double_click(sheet, qtbot, "急救站点")

    sheet._pointer.double_click(_point(sheet, "急救站点"))
    sheet._pointer.drag(goal)

    assert sheet.textCursor().selectedText() == "新建急救站点6个，城区急救平均反应时间缩短至"


def test_dragging_on_from_a_double_click_goes_along_with_what_is_taken_away_meanwhile(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet._pointer.double_click(_point(sheet, "新楼"))
    sheet.selectAll()
    qtbot.keyClick(sheet, Qt.Key.Key_Delete)

    sheet._pointer.drag(QPoint(sheet.width() // 2, 10))

    assert sheet.textCursor().anchor() < sheet.document().characterCount()


def test_a_move_with_no_button_held_selects_nothing_more(sheet: Sheet, qtbot: QtBot) -> None:
    sheet._pointer.double_click(_point(sheet, "急救站点"))
    selected = sheet.textCursor().selectedText()

    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(4, 4),
        QPointF(4, 4),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(sheet.viewport(), move)

    assert sheet.textCursor().selectedText() == selected


def test_ctrl_arrows_step_from_phrase_to_phrase(sheet: Sheet, qtbot: QtBot) -> None:
    _put(sheet, "新建急救站点")
    ctrl = Qt.KeyboardModifier.ControlModifier

    qtbot.keyClick(sheet, Qt.Key.Key_Left, ctrl)
    qtbot.keyClick(sheet, Qt.Key.Key_Right, ctrl)
    qtbot.keyClick(sheet, Qt.Key.Key_Right, ctrl | Qt.KeyboardModifier.ShiftModifier)

    assert sheet.textCursor().selectedText() == "新建急救站点"


def test_ctrl_backspace_deletes_a_phrase_not_the_item(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _end(sheet, "信息互联互通")

    qtbot.keyClick(sheet, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    sheet.flush()

    assert any(line.endswith("10分钟以内。。") for line in _lines(sheet))


@pytest.mark.parametrize("slot", ["〔数〕", "〔日期〕", "〔机构〕", "〔地名〕", "〔年份〕"])
def test_a_click_in_a_slot_selects_it_and_typing_takes_its_place(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot, slot: str
) -> None:
    session.apply(editing.set_task_text(plan, "t4", f"建成{slot}个平台。"), "改写")
    point = _point(sheet, slot) + QPoint(sheet.sheet.page.em, 0)

    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.keyClick(sheet, Qt.Key.Key_3)
    sheet.flush()

    assert session.plan is not None
    assert "建成3个平台。" in [task.text for task in session.plan.tasks()]


@pytest.mark.parametrize("slot", ["〔数〕", "〔日期〕", "〔机构〕", "〔地名〕", "〔年份〕"])
def test_every_slot_has_a_box_in_sentence_and_title(
    sheet: Sheet, session: Session, plan: Plan, slot: str
) -> None:
    after = editing.set_task_text(plan, "t4", f"建成{slot}个平台。")
    session.apply(editing.set_part(after, "title", f"{slot}工作要点"), "改写")

    marks = [s.mark for i in (0, _index(sheet, "建成")) for s in sheet.sheet.layout_of(i).spans]

    assert marks.count(Mark.SLOT) == 2


# --- Enter, Backspace, Tab ------------------------------------------------------------


def test_enter_behind_an_item_makes_the_next_one_and_typing_goes_there(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _end(sheet, "信息互联互通。")

    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    _compose(sheet, "", "建设平台。建成平台1个。")
    sheet.flush()

    assert session.plan is not None
    fresh = session.plan.sections[0].sections[2]
    assert (fresh.heading, [t.text for t in fresh.tasks()]) == ("建设平台", ["建成平台1个。"])
    assert session.plan.numbers()[fresh.id] == "（三）"
    assert _typed(session.plan) == _lines(sheet)


def test_enter_inside_a_sentence_splits_the_paragraph(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "推动急救调度")

    qtbot.keyClick(sheet, Qt.Key.Key_Return)

    assert session.plan is not None
    assert [p.text for p in session.plan.sections[0].sections[1].paragraphs][1].startswith("推动")
    assert sheet.textCursor().positionInBlock() == 0
    assert sheet.textCursor().block().text().startswith("推动急救")


def test_enter_first_keeps_what_was_typed(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    _put(sheet, "推动急救调度")
    qtbot.keyClicks(sheet, "ab")

    qtbot.keyClick(sheet, Qt.Key.Key_Return)

    assert _typed(session.plan) == _lines(sheet)
    assert any(line.endswith("以内。ab") for line in _lines(sheet))


def test_backspace_behind_a_number_joins_and_undo_parts_again(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    _put(sheet, "完善院前")

    qtbot.keyClick(sheet, Qt.Key.Key_Backspace)
    joined = _lines(sheet)
    caret = sheet.textCursor().block().text()[sheet.textCursor().positionInBlock() :]
    qtbot.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert any("24家。完善院前急救网络。" in line for line in joined)
    assert caret.startswith("完善院前")
    assert session.plan == plan
    assert _lines(sheet) == _typed(plan)


def test_delete_at_the_end_joins_the_item_below(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _end(sheet, "监测哨点医院增至24家。")

    qtbot.keyClick(sheet, Qt.Key.Key_Delete)

    assert any("24家。完善院前急救网络。" in line for line in _lines(sheet))
    assert _typed(session.plan) == _lines(sheet)


def test_tab_at_the_start_of_an_item_changes_its_level(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "完善院前")

    qtbot.keyClick(sheet, Qt.Key.Key_Tab)
    deeper = session.plan and session.plan.sections[0].sections[0].sections[0].id
    qtbot.keyClick(sheet, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert deeper == "s12"
    assert session.plan is not None
    assert [s.id for s in session.plan.sections[0].sections] == ["s11", "s12"]


def test_tab_inside_a_sentence_types_nothing(sheet: Sheet, plan: Plan, qtbot: QtBot) -> None:
    _put(sheet, "推动急救调度")

    qtbot.keyClick(sheet, Qt.Key.Key_Tab)

    assert _lines(sheet) == _typed(plan)


def test_the_first_item_cannot_go_deeper_and_says_so(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "提升疾病")

    with qtbot.waitSignal(session.message) as said:
        qtbot.keyClick(sheet, Qt.Key.Key_Tab)

    assert said.args is not None
    assert "不能降级" in said.args[0].text


def test_tab_at_the_deepest_numbered_level_is_refused_and_says_so(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    points = Scheme((Level(Style.POINT), Level(Style.SUBPOINT)))
    session.apply(replace(plan, scheme=points), "改编号")
    before = session.plan
    _put(sheet, "完善院前")

    with qtbot.waitSignal(session.message) as said:
        qtbot.keyClick(sheet, Qt.Key.Key_Tab)

    assert "没有编号可用" in said.args[0].text
    assert session.plan is before


def test_tab_in_a_paper_of_two_levels_makes_a_point(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    session.apply(replace(plan, scheme=Scheme(plan.scheme.levels[:2])), "改编号")
    _put(sheet, "完善院前")

    qtbot.keyClick(sheet, Qt.Key.Key_Tab)

    assert session.plan is not None
    assert session.plan.numbers()["s12"] == "1."


def test_alt_shift_arrows_in_a_heading_move_the_item(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "完善院前急救网络")

    qtbot.keyClick(
        sheet,
        Qt.Key.Key_Up,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    assert session.plan is not None
    assert [s.id for s in session.plan.sections[0].sections] == ["s12", "s11"]


def test_alt_shift_arrows_in_a_sentence_move_it_and_the_caret(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _put(sheet, "推动急救调度")
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier

    qtbot.keyClick(sheet, Qt.Key.Key_Up, held)
    qtbot.keyClick(sheet, Qt.Key.Key_Up, held)

    assert session.plan is not None
    first, second = session.plan.sections[0].sections
    assert [t.id for t in first.tasks()] == ["t1", "t2", "t4"]
    assert [t.id for t in second.tasks()] == ["t3"]
    assert session.selection.task_ids == ("t4",)


def test_alt_shift_arrows_in_the_only_sentence_of_an_item_move_the_item(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    session.apply(editing.retext(plan, "p2", "新建急救站点6个。"), "改")
    _put(sheet, "新建急救站点")

    qtbot.keyClick(sheet, Qt.Key.Key_Up, _ALT_SHIFT)

    assert session.plan is not None
    assert [s.id for s in session.plan.sections[0].sections] == ["s12", "s11"]


@pytest.mark.parametrize(
    ("place", "words"),
    [("提升疾病", "头上或末尾"), ("6月底前开工", "头上或末尾"), ("重点抓好", "没有条目")],
)
def test_where_nothing_can_move_alt_shift_arrows_say_so(
    sheet: Sheet, session: Session, qtbot: QtBot, place: str, words: str
) -> None:
    _put(sheet, place)

    with qtbot.waitSignal(session.message) as said:
        qtbot.keyClick(sheet, Qt.Key.Key_Up, _ALT_SHIFT)

    assert said.args is not None
    assert words in said.args[0].text


# --- selections, clipboard ------------------------------------------------------------


def test_typing_over_a_selection_across_items_replaces_it(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _select(sheet, "监测哨点医院", "新建急救站点")

    qtbot.keyClicks(sheet, "X")
    sheet.flush()

    assert any("封顶。X6个，城区" in line for line in _lines(sheet))
    assert _typed(session.plan) == _lines(sheet)


def test_an_input_method_replaces_a_selection_across_items(sheet: Sheet, session: Session) -> None:
    _select(sheet, "监测哨点医院", "新建急救站点")

    _compose(sheet, "xin")
    _compose(sheet, "", "新")
    sheet.flush()

    assert any("封顶。新6个，城区" in line for line in _lines(sheet))
    assert _typed(session.plan) == _lines(sheet)


def test_typing_over_whole_lines_that_vanish_stays_in_step(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    session.apply(replace(plan, signature="江城市卫生健康委员会", date="1月15日"), "落款")
    _select(sheet, "江城市卫生健康委员会", "1月15日")

    _compose(sheet, "xin")
    _compose(sheet, "", "新")
    sheet.flush()

    assert _typed(session.plan) == _lines(sheet)


def test_cutting_puts_the_text_with_numbers_on_the_clipboard(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    _select(sheet, "完善院前", "健康服务网点扩建下乡")

    qtbot.keyClick(sheet, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().startswith("（二）完善院前")
    assert _typed(session.plan) == _lines(sheet)


def test_selecting_all_and_deleting_leaves_an_empty_sheet(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    sheet.selectAll()

    qtbot.keyClick(sheet, Qt.Key.Key_Delete)

    assert _lines(sheet) == [""] == _typed(session.plan)


def test_pasting_lines_makes_paragraphs(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("甲\u200b任务。\r\n\r\n　乙任务。\n丙")
    _put(sheet, "推动急救调度")

    qtbot.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    at = _index(sheet, "甲任务。")
    assert [line[-5:] for line in _lines(sheet)[at : at + 2]] == ["。甲任务。", "乙任务。"]
    assert _lines(sheet)[at + 2].startswith("丙推动急救")
    assert _typed(session.plan) == _lines(sheet)


def test_pasting_a_line_stays_in_the_paragraph(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText("全市\t")
    data.setHtml("<b>全市</b>")
    _put(sheet, "推动急救调度")

    sheet.insertFromMimeData(data)
    sheet.flush()

    assert any("全市推动急救" in line for line in _lines(sheet))
    assert _typed(session.plan) == _lines(sheet)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一行", ["一行"]),
        ("", []),
        ("\n\n", []),
        ("a\ufeffb\u2028c", ["ab", "c"]),
        (" 甲 \r\n\t乙", ["甲", "乙"]),
        (
            "\u3000\u3000(一)抓好急救,建站点6个;\n  一、强化统筹",
            ["（一）抓好急救，建站点6个；", "一、强化统筹"],
        ),
        ("\u3000\u3000推进改革,抓好落实", ["推进改革，抓好落实"]),
        (" and 1,000", [" and 1,000"]),
    ],
)
def test_pasted_text_is_cleaned(text: str, lines: list[str]) -> None:
    assert clean_lines(text) == lines


def test_a_block_of_excel_becomes_sentences_with_their_units(
    sheet: Sheet, session: Session
) -> None:
    mime = QMimeData()
    mime.setText(
        "工作任务\t牵头单位\t完成时限\n开展比武\t医政医管处\t6月底前\n联网\t疾控处\t年底前"
    )
    _end(sheet, "推动急救调度系统与各医疗机构信息互联互通。")

    sheet.insertFromMimeData(mime)
    sheet.flush()

    assert session.plan is not None
    made = next(task for task in session.plan.tasks() if task.text.startswith("开展比武"))
    assert made.units(Role.LEAD) == ("医政医管处",)
    assert made.deadline == "6月底前"


def test_text_deleted_in_word_is_not_pasted(sheet: Sheet, session: Session) -> None:
    mime = QMimeData()
    mime.setText("抓好联网左右。")
    mime.setHtml("<p class=MsoNormal>抓好联网<del>左右</del>。</p>")
    _end(sheet, "推动急救调度系统与各医疗机构信息互联互通。")

    sheet.insertFromMimeData(mime)

    assert "互联互通。抓好联网。" in sheet.toPlainText()


def test_web_text_pasted_into_a_new_item_becomes_items_and_chapters(
    sheet: Sheet, session: Session, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText(
        "\u3000\u3000(三)建设平台.\n\u3000\u3000三、深化改革\n\u3000\u3000(四)改革医保。抓好扩面,做好结算。"
    )
    _end(sheet, "信息互联互通。")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)

    sheet.insertFromMimeData(data)

    assert session.plan is not None
    headings = [[s.heading, *(t.heading for t in s.sections)] for s in session.plan.sections]
    assert headings[1] == ["深化改革", "改革医保"]
    assert "抓好扩面，做好结算。" in [task.text for task in session.plan.tasks()]
    assert _typed(session.plan) == _lines(sheet)


# --- undo ------------------------------------------------------------


def test_undo_and_redo_are_the_session_s(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    _put(sheet, "信息互联互通")
    qtbot.keyClicks(sheet, "abc")

    qtbot.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undone = _lines(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert undone == _typed(plan)
    assert any("机构abc信息" in line for line in _lines(sheet))
    assert _typed(session.plan) == _lines(sheet)


# --- input methods ------------------------------------------------------------


def test_a_composition_is_not_kept_before_it_ends(
    sheet: Sheet, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _put(sheet, "信息互联互通")
    qtbot.keyClicks(sheet, "a")

    _compose(sheet, "shi")
    qtbot.wait(400)
    sheet.flush()
    during = len(fake.steps)
    _compose(sheet, "", "市")
    sheet.flush()

    assert during == 0
    assert len(fake.steps) == 1
    assert any("机构a市信息" in line for line in _lines(sheet))


def test_a_change_from_elsewhere_waits_for_the_composition(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    _put(sheet, "信息互联互通")
    _compose(sheet, "shi")

    session.apply(editing.set_part(plan, "title", "新标题"), "改标题")
    during = _lines(sheet)[0]
    _compose(sheet, "")

    assert during == plan.title
    assert _lines(sheet)[0] == "新标题"


def test_keys_of_an_input_method_are_not_ours(sheet: Sheet, session: Session, qtbot: QtBot) -> None:
    _put(sheet, "监测哨点", 2)
    before = session.plan
    _compose(sheet, "shi")

    qtbot.keyClick(
        sheet, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.wait(PAUSE * 2)

    assert session.plan is before


def test_a_composition_that_is_called_off_leaves_no_trace(sheet: Sheet, session: Session) -> None:
    _put(sheet, "监测哨点", 2)
    before, text = session.plan, sheet.toPlainText()

    _compose(sheet, "shi")
    _compose(sheet, "")
    sheet.flush()

    assert sheet.toPlainText() == text
    assert session.plan is before


def test_marks_stay_while_composing(sheet: Sheet) -> None:
    _put(sheet, "监测哨点医院")
    layout = sheet.sheet.layout_of(sheet.textCursor().blockNumber())
    before = [(s.start, s.end) for s in layout.spans]

    _compose(sheet, "shi")

    assert before
    assert [(s.start, s.end) for s in layout.spans] == before


# --- following the session ------------------------------------------------------------


def test_an_edit_from_elsewhere_is_shown_and_the_caret_stays(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    _put(sheet, "互联互通")
    after = editing.set_task_text(plan, "t1", "推进市疾控中心迁建。")

    session.apply(after, "改写")

    assert _lines(sheet) == _typed(session.plan)
    block, offset = sheet.textCursor().block(), sheet.textCursor().positionInBlock()
    assert block.text()[offset:].startswith("互联互通")


def test_an_edit_from_elsewhere_leaves_what_is_being_typed(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    _put(sheet, "信息互联互通")
    qtbot.keyClicks(sheet, "abc")

    session.apply(editing.rename(plan, "s1", "健全体系"), "改标题")
    sheet.flush()

    assert any("机构abc信息" in line for line in _lines(sheet))
    assert "健全体系" in _lines(sheet)
    assert _typed(session.plan) == _lines(sheet)


def test_an_edit_from_elsewhere_touches_only_what_differs(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    changes: list[tuple[int, int, int]] = []
    sheet.document().contentsChange.connect(lambda *change: changes.append(change))

    session.apply(editing.set_task_text(plan, "t5", "开工建设市口腔医院新楼。"), "改写")

    block = sheet.document().findBlockByNumber(_index(sheet, "口腔医院"))
    assert all(at >= block.position() for at, _, _ in changes)


def test_the_caret_s_sentence_is_the_selection(sheet: Sheet, session: Session) -> None:
    _put(sheet, "推动急救调度")

    assert session.selection == Selection("s12", "p2", ("t4",))


def test_in_a_heading_the_item_is_the_selection(sheet: Sheet, session: Session) -> None:
    _put(sheet, "健全公共卫生")

    assert session.selection == Selection("s1")


def test_a_selection_elsewhere_moves_the_caret_without_the_focus(
    sheet: Sheet, session: Session
) -> None:
    sheet.clearFocus()

    session.select(Selection("s21", "p3", ("t5",)))

    cursor = sheet.textCursor()
    assert cursor.block().text()[cursor.positionInBlock() :].startswith("6月底前开工")
    assert not sheet.hasFocus()
    assert session.selection == Selection("s21", "p3", ("t5",))


def test_a_selection_out_of_sight_is_scrolled_to(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    filler = tuple(Paragraph(f"f{n}", (Task(f"ft{n}", "抓好落实。"),)) for n in range(60))
    session.apply(replace(plan, preamble=(*plan.preamble, *filler)), "新增")

    session.select(Selection("s21", "p3", ("t5",)))

    assert 0 < sheet.cursorRect().top() < sheet.viewport().height()


@pytest.fixture
def long_plan(session: Session, plan: Plan) -> Plan:
    """Sixty paragraphs stand between the preamble and the first chapter."""
    filler = tuple(Paragraph(f"f{n}", (Task(f"ft{n}", "抓好落实。"),)) for n in range(60))
    notice = Notice("关于印发工作要点的通知", date="2027年2月1日")
    after = replace(plan, preamble=(*plan.preamble, *filler), notice=notice)
    session.apply(after, "新增")
    return after


def _in_upper_third(sheet: Sheet) -> bool:
    return 0 <= sheet.cursorRect().top() <= sheet.viewport().height() // 3


def test_a_place_jumped_to_stands_in_the_upper_third(
    sheet: Sheet, session: Session, long_plan: Plan
) -> None:
    session.select(Selection(task_ids=("ft40",)))

    assert _in_upper_third(sheet)
    assert sheet.textCursor().block().text() == "抓好落实。"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("notice.title", "关于印发工作要点的通知"),
        ("notice.date", "2027年2月1日"),
        ("notice.number", "关于印发工作要点的通知"),
        ("title", "2027年江城市卫生健康工作要点"),
    ],
)
def test_what_stands_in_front_is_jumped_to_by_its_part(
    sheet: Sheet, session: Session, long_plan: Plan, part: str, text: str
) -> None:
    session.select(Selection(task_ids=("t5",)))

    session.select(Selection(part=part))

    assert sheet.textCursor().block().text() == text
    assert _in_upper_third(sheet)


def test_a_part_that_is_current_is_tinted(sheet: Sheet, session: Session, long_plan: Plan) -> None:
    session.select(Selection(task_ids=("t5",)))
    session.select(Selection(part="notice.date"))
    sheet.arrival.end()
    block = sheet.document().findBlockByNumber(sheet.sheet.index_of("notice.date"))
    top = sheet.cursorRect(QTextCursor(block)).top() + 2

    shown = sheet.viewport().grab().toImage()

    tint = style.shade("accent_soft").name()
    assert tint in {shown.pixelColor(x, top).name() for x in range(shown.width())}


def test_undo_out_of_sight_is_shown_with_the_caret(
    sheet: Sheet, session: Session, long_plan: Plan
) -> None:
    session.apply(editing.set_task_text(long_plan, "ft30", "抓紧落实。"), "改写")
    session.select(Selection(part="notice.title"))

    session.undo()

    assert _in_upper_third(sheet)
    assert sheet.textCursor().blockNumber() == sheet.sheet.index_of("ft30")
    assert sheet.textCursor().positionInBlock() == 1


def test_undo_in_sight_does_not_scroll(sheet: Sheet, session: Session, long_plan: Plan) -> None:
    session.select(Selection(task_ids=("ft30",)))
    session.apply(editing.set_task_text(long_plan, "ft31", "抓紧落实。"), "改写")
    before = sheet.verticalScrollBar().value()

    session.undo()

    assert sheet.verticalScrollBar().value() == before


def test_an_item_brought_back_is_shown_though_numbers_in_sight_changed(
    sheet: Sheet, session: Session, long_plan: Plan
) -> None:
    filler = tuple(Paragraph(f"g{n}", (Task(f"gt{n}", "抓好。"),)) for n in range(40))
    first, second = long_plan.sections
    low = replace(second, paragraphs=filler)
    session.apply(replace(long_plan, sections=(first, low)), "新增")
    assert session.plan is not None
    session.apply(editing.remove_section(session.plan, "s11"), "删去")
    session.select(Selection(section_id="s21"))

    session.undo()

    assert sheet.textCursor().block().text().startswith("提升疾病")


def test_sentences_nobody_answers_for_have_a_sign(sheet: Sheet, session: Session) -> None:
    sheet.viewport().repaint()

    signs = [task for sign in sheet._signs for task in sign.tasks]

    assert signs == ["t4", "t5"]
    assert sheet.sign_at(sheet._signs[0].rect.center()) == "责任未定"
    assert sheet.sign_at(QPointF(1, 1)) == ""


def test_signs_scroll_with_the_text_and_go_when_out_of_sight(
    sheet: Sheet, session: Session, long_plan: Plan
) -> None:
    filler = tuple(Paragraph(f"g{n}", (Task(f"gt{n}", "抓好。"),)) for n in range(60))
    first, second = long_plan.sections
    session.apply(replace(long_plan, sections=(first, replace(second, paragraphs=filler))), "新增")
    sheet.viewport().repaint()
    bar, sign = sheet.verticalScrollBar(), sheet._signs[0]

    bar.setValue(bar.value() + 10)

    assert sheet.sign_at(sign.rect.center() - QPointF(0, 10)) == sign.words
    bar.setValue(bar.maximum())
    sheet.viewport().repaint()
    assert all(sheet.viewport().rect().intersects(s.rect.toRect()) for s in sheet._signs)


def test_a_unit_given_in_the_table_takes_the_sign_away(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    session.apply(editing.assign(plan, ["t4"], Role.LEAD, ("疾控处",)), "填充")
    sheet.viewport().repaint()

    assert [task for sign in sheet._signs for task in sign.tasks] == ["t5"]


# --- read-only ------------------------------------------------------------


def test_a_read_only_sheet_can_be_read_but_not_changed(
    sheet: Sheet, session: Session, fake: FakeWorkbench, plan: Plan, qtbot: QtBot
) -> None:
    fake.read_only = True
    session.state_changed.emit()
    _put(sheet, "推动急救调度")

    qtbot.keyClicks(sheet, "abc")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.keyClick(sheet, Qt.Key.Key_Backspace)
    _compose(sheet, "", "市")
    sheet.insertFromMimeData(QMimeData())
    sheet.selectAll()
    qtbot.keyClick(sheet, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)

    assert _lines(sheet) == _typed(plan)
    assert sheet.selected_text().startswith(plan.title)


# --- long ------------------------------------------------------------


def test_a_paragraph_of_20000_characters_can_be_edited(
    sheet: Sheet, session: Session, plan: Plan, qtbot: QtBot
) -> None:
    sentence = "新建急救站点6个，城区急救平均反应时间缩短至10分钟以内。"
    session.apply(editing.retext(plan, "p0", (sentence * 1000)[:20000]), "粘贴")
    _put(sheet, "新建急救站点6个", 10_000)

    qtbot.keyClicks(sheet, "abc")
    sheet.flush()

    assert _lines(sheet)[1][10_000:10_003] == "abc"
    assert _typed(session.plan) == _lines(sheet)


def test_marks_of_targets_units_and_deadlines_are_found(sheet: Sheet, session: Session) -> None:
    assert session.plan is not None
    text = "6月底前建成中心2家（牵头单位：疾控处；配合单位：市疾控中心）。"
    assignments = (Assignment("疾控处", Role.LEAD), Assignment("市疾控中心", Role.SUPPORT))
    session.apply(editing.add_paragraph(session.plan, "s21", text)[0], "新增")

    index = _index(sheet, "6月底前建成")
    found = {
        (_lines(sheet)[index][s.start : s.end], s.mark.label)
        for s in sheet.sheet.layout_of(index).spans
    }

    assert {("6月底前", "时限"), ("2家", "指标")} <= found
    assert {(a.unit, "责任单位") for a in assignments} <= found


def test_a_text_put_back_while_qt_tells_of_another_change_is_known_as_typed(sheet: Sheet) -> None:
    document, typed = sheet.sheet, []
    document.typed.connect(typed.append)
    document.contentsChange.connect(
        lambda *_: document.retype(1, "先前所写"), Qt.ConnectionType.SingleShotConnection
    )

    QTextCursor(document.findBlockByNumber(2)).insertText("字")

    assert 1 in typed
    assert document.text_of(1) == "先前所写"


def test_what_is_typed_is_a_step_before_the_item_is_moved_by_the_menu(
    sheet: Sheet, session: Session, fake: FakeWorkbench, qtbot: QtBot
) -> None:
    _put(sheet, "推动急救调度")
    qtbot.keyClicks(sheet, "abc")

    section_edits.demote(session)
    qtbot.keyClicks(sheet, "abc")
    section_edits.add_beside(session)

    steps = [label for _, _, label in fake.steps]
    assert [label[:2] for label in steps] == ["改写", "降级", "改写", "新建"]


def test_what_is_typed_below_a_part_that_goes_when_it_is_kept_is_kept_too(
    sheet: Sheet, session: Session, plan: Plan
) -> None:
    session.apply(replace(plan, addressees="各科室"), "加主送")
    document = sheet.sheet
    index = document.index_of("addressees")
    document.retype(index, "")

    document.retype(index + 1, "抓好落实。")
    sheet.flush()

    assert session.plan is not None
    assert session.plan.addressees == ""
    assert manuscript(session.plan)[index].text == document.text_of(index) == "抓好落实。"
