"""短语表 in the window: her entries are written in place and count in 审校 at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.dialogs.phrases import PhrasesDialog, keep_phrases
from workbench.checks import own_context
from workbench.drafting.phrases import Phrase, builtin_phrases

OWN = Phrase("三个再上台阶", "2024", "2026", "2027年起改用新提法")
WAIT = 5_000


@pytest.fixture
def dialog(qtbot):
    made = PhrasesDialog((OWN,))
    qtbot.addWidget(made)
    made.show()
    return made


def cells(dialog, row):
    return [dialog.model.index(row, column).data() for column in range(5)]


def write(dialog, row, column, words):
    dialog.model.setData(dialog.model.index(row, column), words)


def test_her_entries_stand_first_and_the_built_in_ones_cannot_be_written(dialog):
    built_in = dialog.model.flags(dialog.model.index(1, 0))

    assert cells(dialog, 0) == ["三个再上台阶", "2024", "2026", "2027年起改用新提法", "自加"]
    assert cells(dialog, 1)[4] == "内置"
    assert not built_in & Qt.ItemFlag.ItemIsEditable
    assert dialog.model.rowCount() == 1 + len(builtin_phrases())


def test_an_entry_is_added_written_and_taken_away(dialog):
    dialog.add.click()
    write(dialog, 1, 0, "双区驱动")
    write(dialog, 1, 2, "2026-12")
    added = dialog.phrases
    dialog.table.selectRow(0)

    dialog.remove.click()

    assert added == (OWN, Phrase("双区驱动", "", "2026-12"))
    assert dialog.phrases == added[1:]


def test_a_built_in_entry_made_her_own_stands_in_its_place(dialog):
    first = dialog.model.rows[1]
    dialog.table.selectRow(1)

    dialog.copy.click()

    assert dialog.phrases[1] == first
    assert dialog.model.rowCount() == 1 + len(builtin_phrases())


def test_a_date_that_is_none_is_told_and_not_kept(dialog):
    write(dialog, 0, 1, "去年")

    dialog.act.click()

    assert "不是日期" in dialog.told.text()
    assert dialog.isVisible()


def test_what_is_kept_counts_in_the_next_check(window, session, fake, qtbot, plan):
    with qtbot.waitSignal(session.message, timeout=WAIT):
        keep_phrases(window, (OWN,))

    assert fake.store.phrases() == (OWN,)
    assert own_context(fake, plan).phrases == (OWN,)


def test_the_table_is_a_sound_model(dialog):
    QAbstractItemModelTester(dialog.model)
