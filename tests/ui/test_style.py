"""What the one sheet and the type sizes do to widgets, whenever they were made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from ui import style
from ui.buttons import Button
from ui.details.chips import ChipField
from ui.details.head import StateChip
from ui.details.subject import Units
from ui.fields import TickDelegate, tick_box


@pytest.fixture
def sheet(qapp):
    style.lay_sheet(qapp)
    yield qapp
    qapp.setStyleSheet("")


@pytest.fixture
def dark(qapp):
    style.dress(qapp, style.Appearance.DARK)
    yield qapp
    style.dress(qapp, style.Appearance.LIGHT)
    qapp.setStyleSheet("")


@pytest.fixture
def doubled(qapp):
    style.set_scale(qapp, 2.0)
    yield qapp
    style.set_scale(qapp, 1.0)


def colours(widget):
    picture = widget.grab().toImage()
    spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {QColor(picture.pixel(x, y)).name() for x, y in spots}


def ticked_list(state):
    found = QListWidget()
    found.setItemDelegate(TickDelegate(found))
    item = QListWidgetItem("文件")
    item.setCheckState(state)
    found.addItem(item)
    return found


def test_a_button_that_is_marked_before_it_is_seen_is_dressed_as_marked(sheet, qtbot):
    frame = QFrame()
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    button = Button("导入", "normal")
    column.addWidget(button)
    button.ensurePolished()

    button.set_kind("primary")
    frame.show()

    assert QColor(style.shade("accent")).name() in colours(button)


def test_the_box_of_a_list_is_seen_in_the_dark(dark, qtbot):
    papers = ticked_list(Qt.CheckState.Unchecked)
    qtbot.addWidget(papers)

    assert style.shade("line2").name() in colours(papers)


def test_at_twice_the_size_a_box_is_ticked_where_it_is_seen(sheet, doubled, qtbot):
    papers = ticked_list(Qt.CheckState.Unchecked)
    qtbot.addWidget(papers)
    papers.resize(300, 100)
    papers.show()
    box = tick_box(papers.visualItemRect(papers.item(0)))

    corner = box.bottomRight().toPoint() - QPoint(3, 3)
    qtbot.mouseClick(papers.viewport(), Qt.MouseButton.LeftButton, pos=corner)

    assert papers.item(0).checkState() is Qt.CheckState.Checked
    assert box.width() == 32
    assert papers.viewport().rect().contains(box.toRect())


def test_a_click_on_the_words_ticks_nothing(sheet, qtbot):
    papers = ticked_list(Qt.CheckState.Unchecked)
    qtbot.addWidget(papers)
    papers.show()
    words = papers.visualItemRect(papers.item(0)).center()

    qtbot.mouseClick(papers.viewport(), Qt.MouseButton.LeftButton, pos=words)

    assert papers.item(0).checkState() is Qt.CheckState.Unchecked


def test_a_ticked_box_of_a_list_is_filled(dark, qtbot):
    papers = ticked_list(Qt.CheckState.Checked)
    qtbot.addWidget(papers)

    assert style.shade("accent").name() in colours(papers)


def test_chips_have_twice_the_room_at_twice_the_size_of_type(qtbot, qapp):
    field, chip = ChipField("牵头单位", list), StateChip()
    qtbot.addWidget(field)
    qtbot.addWidget(chip)
    field.show_units(Units(("疾控处",)), frozenset(), editable=True)
    chip.show_state("延续", "arrow-right", "ink2")
    single = (field._height(), chip.sizeHint().width())

    style.set_scale(qapp, 2.0)
    double = (field._height(), chip.sizeHint().width())
    style.set_scale(qapp, 1.0)

    assert double[0] >= 2 * single[0] - 2
    assert double[1] >= 2 * single[1] - 4


def test_boxes_to_tick_grow_with_the_type(doubled, qtbot):
    papers = ticked_list(Qt.CheckState.Checked)
    qtbot.addWidget(papers)
    style.lay_sheet(QApplication.instance())
    picture = papers.grab().toImage()
    accent = style.shade("accent").name()

    high = [y for y in range(picture.height()) if QColor(picture.pixel(16, y)).name() == accent]

    doubled.setStyleSheet("")
    assert len(high) > 16
