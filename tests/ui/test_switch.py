"""The view switch has room for its words as soon as they are others."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.buttons import Switch


def test_a_segment_grows_with_its_words_at_once(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    switch = Switch((("a", "逐处建议", ""), ("b", "条目去留", "")), "两面")
    row.addWidget(switch)
    row.addStretch(1)
    host.resize(800, 60)
    with qtbot.waitExposed(host):
        host.show()

    switch.rename("b", "条目去留 333")

    button = switch.findChildren(QPushButton)[1]
    assert button.width() >= button.sizeHint().width()
