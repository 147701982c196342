"""资料 over a real store: whose papers they are, and how they begin."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.library.tree import library_rows
from workbench.status import Status

WAIT = 10_000


@pytest.fixture
def desk(library_desk):
    return library_desk


def test_space_shows_how_a_paper_begins_and_the_next_key_takes_it_away(desk, qtbot):
    window, documents = desk
    tree, preview = window.panel.library.tree, window.panel.preview
    tree.show_current(f"document:{documents[0].id}")
    tree.setFocus()

    qtbot.keyClick(tree, Qt.Key.Key_Space)
    qtbot.waitUntil(preview.card.isVisible, timeout=WAIT)
    words = preview.card.text.toPlainText()
    qtbot.keyClick(tree, Qt.Key.Key_Down)

    assert documents[0].title in words
    assert not preview.card.isVisible()


def test_a_row_the_mouse_rests_on_is_shown(desk, qtbot, monkeypatch):
    window, documents = desk
    tree, preview = window.panel.library.tree, window.panel.preview
    monkeypatch.setattr(tree, "underMouse", lambda: True)

    tree.entered.emit(tree.model().index_of(f"document:{documents[1].id}"))

    qtbot.waitUntil(preview.card.isVisible, timeout=WAIT)


def test_she_says_whose_paper_it_is_and_it_moves_up(desk, qtbot):
    window, documents = desk
    menu = window.library_menu.menu_for("document", documents[1].id)
    choices = menu.findChildren(QMenu)[0]

    with qtbot.waitSignal(window.session.library_changed, timeout=WAIT):
        choices.actions()[0].trigger()

    model = window.panel.library.model
    first = model.index(0, 0, model.index_of("group:参考资料"))
    assert model.index_of(f"document:{documents[1].id}") == first


def test_superiors_papers_come_first_by_their_titles_or_by_what_she_said():
    plan = SimpleNamespace(id="p", title="2027年江城市工作要点", year=2027, status=Status.DRAFTING)
    papers = [
        paper("a", "江城市2026年工作总结"),
        paper("b", "江南省2027年工作要点"),
        paper("c", "某处讲话", "上级"),
        paper("d", "工作简报"),
    ]

    rows = library_rows([plan], papers, [], "p")

    assert [(row.key, row.right) for row in rows[1].rows] == [
        ("document:b", "上级"),
        ("document:c", "上级"),
        ("document:a", "本级"),
        ("document:d", "Word"),
    ]


def paper(key, title, standing=""):
    return SimpleNamespace(id=key, name=f"{key}.docx", title=title, standing=standing)
