"""Columns of 任务 that are as wide as what stands in them, and reached where they do not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetricsF

from ui import style
from ui.tasks.delegate import PAD
from ui.tasks.rows import Column
from workbench.drafting import editing
from workbench.plan import Paragraph, Plan, Role, Section, Task

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.tasks.table import TaskTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _long(plan: Plan) -> Plan:
    """A chapter of forty items: the last ones are （三十八） and the like."""
    items = tuple(
        Section(f"n{at}", f"办好第{at}件实事", paragraphs=(Paragraph(f"np{at}", (
            Task(f"nt{at}", f"办好第{at}件实事。"),)),))
        for at in range(40)
    )  # fmt: skip
    return replace(plan, sections=(Section("n", "办好实事", sections=items),))


def test_the_longest_place_stands_on_one_line(table: TaskTable, session: Session) -> None:
    session.edit(_long, "改写")

    longest = QFontMetricsF(style.font("body")).horizontalAdvance("（三十八）")
    assert table.view.columnWidth(Column.PLACE) >= longest + 16


def test_the_longest_place_is_painted_whole(table: TaskTable, session: Session) -> None:
    session.edit(_long, "改写")
    view = table.view
    index = table.model.index(table.model.row_of("nt37"), Column.PLACE)
    place = str(index.data())

    room = view.visualRect(index).width() - 2 * PAD

    assert place == "（三十八）"
    assert view.cells._lines(place, room, Column.PLACE) == (place,)


@pytest.mark.parametrize("width", range(96, 130, 3))
def test_a_row_is_as_tall_as_its_tallest_cell_is_painted(
    table: TaskTable, session: Session, qtbot: QtBot, width: int
) -> None:
    units = ("医政处", "基层处")
    session.edit(lambda plan: editing.set_task_text(plan, "t1", "办好。"), "改写")
    session.edit(lambda plan: editing.assign(plan, ["t1"], Role.SUPPORT, units), "填写")
    view, row = table.view, table.model.row_of("t1")
    view.setColumnWidth(Column.SUPPORT, width)
    view.columns.fit_rows()
    index = table.model.index(row, Column.SUPPORT)
    room = view.visualRect(index).width() - 2 * PAD

    lines = view.cells._lines("医政处、基层处", room, Column.SUPPORT)

    assert view.rowHeight(row) >= len(lines) * view.cells._metrics.lineSpacing()


def test_columns_rows_and_words_take_another_size_of_type_and_give_it_back(
    table: TaskTable, qapp: QApplication
) -> None:
    view = table.view
    before = [view.columnWidth(column) for column in Column], view.rowHeight(1)

    style.set_scale(qapp, 1.5)
    style.lay_sheet(qapp)
    wider = view.columnWidth(Column.LEAD), view.rowHeight(1)
    size = view.cells._body.pointSizeF()
    style.set_scale(qapp, 1.0)
    qapp.setStyleSheet("")

    assert size == pytest.approx(style.font("body").pointSizeF() * 1.5)
    assert wider[0] > before[0][Column.LEAD] * 1.3
    assert wider[1] > before[1] * 1.25
    assert ([view.columnWidth(column) for column in Column], view.rowHeight(1)) == before


def test_columns_without_room_are_scrolled_to(table: TaskTable) -> None:
    table.resize(420, 500)

    bar = table.view.horizontalScrollBar()
    assert bar.maximum() > 0
    assert not table.view.isColumnHidden(Column.SUPPORT)
    assert table.view.columnWidth(Column.TEXT) >= style.em(10)


def test_beside_the_text_what_it_shows_itself_gives_way(table: TaskTable) -> None:
    columns = table.view.columns
    columns.stand_beside(True)
    table.resize(460, 500)
    narrow, wide = columns.shown(), table.view.horizontalHeader().length()

    columns.stand_beside(False)

    assert narrow == [Column.NUMBER, Column.TEXT, Column.LEAD, Column.DUE]
    assert wide <= 460
    assert Column.TARGETS in columns.shown()


def test_what_a_paste_would_put_in_has_a_line_of_its_own(table: TaskTable) -> None:
    row = table.model.row_of("t1")
    table.resize(2400, 600)
    before = table.view.rowHeight(row)

    table.model.show_pending({("t1", Column.LEAD): "疾控处"})

    assert table.view.rowHeight(row) >= 2 * QFontMetricsF(style.font("body")).lineSpacing()
    table.model.show_pending({})
    assert table.view.rowHeight(row) == before


def test_the_sentence_takes_the_room_the_others_leave(table: TaskTable) -> None:
    table.resize(1500, 500)

    assert table.view.horizontalScrollBar().maximum() == 0
    assert table.view.horizontalHeader().length() == table.view.viewport().width()


def test_what_comes_every_quarter_is_not_open(table: TaskTable, session: Session) -> None:
    from workbench.drafting import editing

    session.edit(lambda plan: editing.set_deadline(plan, ["t1"], "每季度"), "改写")

    row = table.model.row_of("t1")
    assert table.model.index(row, Column.QUARTER).data() == "每季度"
