"""A field to look for something has its signs in the size of its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui import style
from ui.search_field import SearchField


@pytest.fixture
def field(qtbot):
    field = SearchField("搜索资料和要点", "搜索资料和要点", glass=True)
    qtbot.addWidget(field)
    field.resize(300, field.sizeHint().height())
    field.show()
    return field


@pytest.fixture
def sheet(qapp):
    style.lay_sheet(qapp)
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def twice(qapp):
    style.set_scale(qapp, 2.0)
    yield
    style.set_scale(qapp, 1.0)


def test_the_cross_takes_the_words_out_and_goes(field, qtbot):
    field.setText("急救")
    was = field.cross.isVisible()

    qtbot.mouseClick(field.cross, Qt.MouseButton.LeftButton)

    assert was
    assert field.text() == ""
    assert not field.cross.isVisible()


def test_the_signs_grow_with_the_type(twice, field):
    field.setText("急救")

    assert field.cross.iconSize().width() == 24
    assert field.textMargins().left() == 36
    assert field.rect().contains(field.cross.geometry())


def test_the_signs_follow_another_size_of_type(sheet, field, qapp):
    field.setText("急救")

    style.set_scale(qapp, 2.0)
    margins, cross = field.textMargins().left(), field.cross.iconSize().width()
    style.set_scale(qapp, 1.0)

    assert (margins, cross) == (36, 24)
