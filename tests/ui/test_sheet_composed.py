"""What an input method hands over is dressed and laid out once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from ui.sheet.sheet import Sheet


@pytest.fixture
def sheet(qtbot, session):
    made = Sheet(session)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    place = QTextCursor(made.sheet.findBlockByNumber(made.sheet.index_of("t1")))
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    place.movePosition(QTextCursor.MoveOperation.Left)
    made.setTextCursor(place)
    return made


@pytest.fixture
def laid_out_again(sheet, monkeypatch):
    """The blocks that were laid out once more, over what Qt itself does."""
    asked, again = [], sheet.sheet.markContentsDirty

    def noted(position, length):
        asked.append(position)
        again(position, length)

    monkeypatch.setattr(sheet.sheet, "markContentsDirty", noted)
    return asked


def hand_over(sheet, preedit, commit):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(sheet, event)


def formats(sheet):
    runs = sheet.textCursor().block().layout().formats()
    return [(run.start, run.length, run.format.fontFamilies()) for run in runs]


def widths(sheet):
    layout = sheet.textCursor().block().layout()
    return [layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())]


def test_what_is_handed_over_is_laid_out_once(sheet, laid_out_again):
    hand_over(sheet, "", "力争达到2027家")

    assert laid_out_again == []


def test_it_stands_in_its_face_as_if_laid_out_anew(sheet):
    hand_over(sheet, "", "力争达到2027家")
    dressed, wide = formats(sheet), widths(sheet)

    block = sheet.textCursor().block()
    sheet.sheet.dress(block)
    sheet.sheet.markContentsDirty(block.position(), block.length())

    assert formats(sheet) == dressed
    assert widths(sheet) == pytest.approx(wide)


def test_a_composition_given_up_leaves_the_text_dressed(sheet, laid_out_again):
    before = formats(sheet)

    hand_over(sheet, "liz2027", "")
    composing = formats(sheet)
    hand_over(sheet, "", "")

    assert composing != before
    assert formats(sheet) == before
    assert laid_out_again


def test_a_composition_that_becomes_text_is_dressed(sheet):
    hand_over(sheet, "dadao2027", "")
    hand_over(sheet, "", "达到2027")
    dressed, wide = formats(sheet), widths(sheet)

    block = sheet.textCursor().block()
    sheet.sheet.dress(block)
    sheet.sheet.markContentsDirty(block.position(), block.length())

    assert formats(sheet) == dressed
    assert widths(sheet) == pytest.approx(wide)
