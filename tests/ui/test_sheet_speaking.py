"""正文 as it is read out: what the gutter shows is said of the current sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from ui.sheet.sheet import Sheet
from ui.state import Selection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session


@pytest.fixture
def sheet(qtbot: QtBot, session: Session) -> Sheet:
    shown = Sheet(session)
    qtbot.addWidget(shown)
    return shown


def _said(sheet: Sheet) -> str:
    interface = QAccessible.queryAccessibleInterface(sheet)
    return str(interface.text(QAccessible.Text.Description))


def test_a_sentence_nobody_answers_for_is_said_to_be_one(sheet: Sheet, session: Session) -> None:
    session.select(Selection("s12", task_ids=("t4",)))

    assert _said(sheet).startswith("责任未定")
    assert _said(sheet).endswith("F6 离开正文")


def test_of_a_sentence_without_signs_only_the_keys_are_said(sheet: Sheet, session: Session) -> None:
    session.select(Selection("s12", task_ids=("t4",)))
    session.select(Selection("s12", task_ids=("t3",)))

    assert _said(sheet) == "Tab 调整条目级别，F6 离开正文"


def test_the_text_has_its_name_and_role(sheet: Sheet) -> None:
    interface = QAccessible.queryAccessibleInterface(sheet)

    assert interface.text(QAccessible.Text.Name) == "正文"
    assert interface.role() is QAccessible.Role.EditableText
