"""Other looks reach everything, and nothing is dressed or written more often than it must be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import style
from ui.redressing import Redressing


class Notices(QObject):
    """Counts how often a widget is told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):  # noqa: N802 - Qt names it
        self.count += event.type() is QEvent.Type.StyleChange
        return False


@pytest.fixture
def dressed(qapp):
    style.install(qapp, style.Appearance.LIGHT)
    style.lay_sheet(qapp)
    yield qapp
    style.dress(qapp, style.Appearance.LIGHT)
    qapp.setStyleSheet("")


@pytest.fixture
def page(dressed, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_widget_deep_in_the_window_is_dressed_no_oftener_than_one_at_the_top(page, dressed):
    inner, notices = page, Notices()
    for _ in range(8):
        column = QVBoxLayout(inner)
        inner = QWidget()
        column.addWidget(inner)
    inner.installEventFilter(notices)

    style.dress(dressed, style.Appearance.DARK)

    assert 1 <= notices.count <= 2


def test_a_text_is_written_once_for_other_looks(page, dressed, qtbot):
    written = []
    Redressing(page, lambda: written.append(style.theme()))

    style.dress(dressed, style.Appearance.DARK)
    qtbot.waitUntil(lambda: bool(written), timeout=5000)
    style.lay_sheet(dressed)
    qtbot.wait(20)

    assert written == [style.Theme.DARK]


def test_a_hidden_text_is_written_when_it_is_seen(page, dressed, qtbot):
    written = []
    Redressing(page, lambda: written.append(style.theme()))
    page.hide()
    style.dress(dressed, style.Appearance.DARK)
    qtbot.wait(20)
    before = list(written)

    page.show()
    qtbot.waitUntil(lambda: bool(written), timeout=5000)

    assert before == []
    assert written == [style.Theme.DARK]
