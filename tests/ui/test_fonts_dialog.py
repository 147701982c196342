"""字体 shows what stands for each face and takes another font at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtWidgets import QFileDialog

from ui.dialogs.font_model import FontModel
from ui.dialogs.fonts import FontsDialog
from ui.issuing import choose_fonts, set_font
from workbench.errors import MisuseError
from workbench.house_fonts import FontRole, HouseFonts

TITLES = ("用途", "字体", "来历", "GB 2312", "GB 18030 二级", "连同后备", "文件")
FONTS = HouseFonts(
    TITLES,
    (
        FontRole("仿宋", ("仿宋", "某仿宋", "代替", "6763", "7946", "27776", "字体/某仿宋.otf"),
                 ("某仿宋", "另一仿宋")),
        FontRole("楷体", ("楷体", "未找到", "", "", "", "", ""), ("另一仿宋",)),
    ),
    folder="字体",
)  # fmt: skip
CHOSEN = replace(FONTS, roles=(replace(FONTS.roles[0], set_to="另一仿宋"), FONTS.roles[1]))


@pytest.fixture
def dialog(qtbot):
    made = FontsDialog(FONTS)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: FontsDialog, words: str) -> None:
    at = dialog.choice.findText(words)
    dialog.choice.setCurrentIndex(at)
    dialog.choice.activated.emit(at)


def test_the_model_keeps_to_the_rules_of_models(qtmodeltester):
    qtmodeltester.check(FontModel(FONTS))


def test_the_table_is_that_of_the_command_line(dialog):
    model = dialog.model
    shown = [model.index(0, at).data() for at in range(model.columnCount())]

    assert shown == ["仿宋", "某仿宋", "代替", "6763", "7946", "27776", "字体/某仿宋.otf"]
    assert model.index(0, 2).data(3) == "本机没有标准字体，用同类字体代替"


def test_another_font_is_asked_for_the_chosen_face(dialog, qtbot):
    with qtbot.waitSignal(dialog.wanted) as asked:
        choose(dialog, "另一仿宋")

    assert asked.args == ["仿宋", "另一仿宋"]
    assert not dialog.choice.isEnabled()


def test_what_was_chosen_is_shown_and_can_be_given_up(dialog, qtbot):
    before = dialog.reset.isEnabled()
    dialog.show_fonts(CHOSEN)
    with qtbot.waitSignal(dialog.wanted) as asked:
        dialog.reset.click()

    assert not before
    assert dialog.choice.currentText() == "另一仿宋"
    assert asked.args == ["仿宋", ""]


def test_a_file_can_be_chosen(dialog, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("字体/方正.ttf", ""))
    dialog.table.selectRow(1)

    with qtbot.waitSignal(dialog.wanted) as asked:
        dialog.file.click()

    assert asked.args == ["楷体", "字体/方正.ttf"]


def test_a_font_that_cannot_be_used_is_told_in_the_dialog(dialog, session, qtbot, monkeypatch):
    def refuse(*_: str) -> None:
        raise MisuseError("“坏.ttf”不能用在公文里。", "请换一种字体。")

    monkeypatch.setattr("workbench.house_fonts.set_font", refuse)
    job = set_font(session, dialog, "仿宋", "坏.ttf")
    with qtbot.waitSignal(job.ended):
        pass

    assert dialog.told.text() == "“坏.ttf”不能用在公文里。请换一种字体。"
    assert dialog.choice.isEnabled()


def test_a_refusal_that_comes_when_the_dialog_is_gone_breaks_nothing(session, qtbot, monkeypatch):
    def refuse(*_: str) -> None:
        raise MisuseError("“坏.ttf”不能用在公文里。", "请换一种字体。")

    monkeypatch.setattr("workbench.house_fonts.set_font", refuse)
    dialog = FontsDialog(FONTS)
    job = set_font(session, dialog, "仿宋", "坏.ttf")
    shiboken6.delete(dialog)

    with qtbot.waitSignal(job.ended), qtbot.captureExceptions() as broken:
        pass

    assert broken == []


def test_a_font_that_was_set_is_shown_and_the_pages_are_told(dialog, session, qtbot, monkeypatch):
    monkeypatch.setattr("workbench.house_fonts.set_font", lambda *_: None)
    monkeypatch.setattr("workbench.house_fonts.house_fonts", lambda: CHOSEN)

    with qtbot.waitSignal(session.fonts_changed):
        set_font(session, dialog, "仿宋", "另一仿宋")

    assert dialog.role.set_to == "另一仿宋"


def test_fonts_that_came_meanwhile_reach_the_pages(session, qtbot, monkeypatch):
    told, found = [], [FONTS, FONTS, CHOSEN, CHOSEN]
    monkeypatch.setattr("workbench.house_fonts.house_fonts", lambda: found.pop(0))
    monkeypatch.setattr(FontsDialog, "exec", lambda _: 1)
    session.fonts_changed.connect(lambda: told.append(len(found)))

    with qtbot.waitSignal(choose_fonts(session, None).ended):
        pass
    with qtbot.waitSignal(choose_fonts(session, None).ended):
        pass
    with qtbot.waitSignal(choose_fonts(session, None).ended):
        pass
    with qtbot.waitSignal(choose_fonts(session, None).ended):
        pass

    assert told == [3, 1]
