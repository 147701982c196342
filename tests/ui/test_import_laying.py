"""A long source is there at once as far as it is seen; the rest follows between two events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from ui.imports.sight import SightMaker
from ui.imports.source import SourceView
from workbench.document import Block, Document
from workbench.reading.understanding import understand

ITEMS = 300
LINES = [
    "2027年江城市工作要点",
    *(f"{n}.新建急救站点{n}个，🚑年底前投用。" for n in range(1, ITEMS + 1)),
]


@pytest.fixture
def document():
    return Document("要点.txt", "txt", tuple(Block(line) for line in LINES))


@pytest.fixture
def sight(document):
    return SightMaker(document).make(understand(document))


@pytest.fixture
def view(qtbot, document):
    view = SourceView()
    qtbot.addWidget(view)
    view.open(document)
    return view


def is_whole(view):
    return view.toPlainText() == "\n".join(LINES)


def test_the_first_lines_are_there_at_once_and_the_rest_follows(view, qtbot):
    at_once = view.toPlainText()

    qtbot.waitUntil(lambda: is_whole(view))

    assert at_once.startswith("2027年江城市工作要点\n1.新建急救站点1个")
    assert len(at_once) < len(view.toPlainText())


def test_a_place_far_below_is_shown_as_soon_as_it_is_laid_in(view, sight, qtbot):
    place = sight.understanding.ledger.source.index("299.新建")
    view.show_sight(sight)

    view.show_range(place, place + 4)
    at_once = is_whole(view)

    qtbot.waitUntil(lambda: view.place == place)
    assert not at_once
    assert view.textCursor().block().text().startswith("299.新建")


def test_lines_laid_in_later_are_dressed_too(view, sight, qtbot):
    view.show_sight(sight)
    qtbot.waitUntil(lambda: is_whole(view))

    assert view.document().findBlockByNumber(299).layout().formats() != []


def test_another_place_asked_for_meanwhile_is_the_one_shown(view, sight, qtbot):
    source = sight.understanding.ledger.source
    view.show_sight(sight)
    view.show_range(source.index("299.新建"), source.index("299.新建") + 4)

    view.show_range(source.index("2.新建"), source.index("2.新建") + 2)
    qtbot.waitUntil(lambda: is_whole(view))

    assert view.place == source.index("2.新建")


def test_many_lines_that_changed_are_dressed_anew_where_they_stand(view, sight, qtbot):
    bare = replace(sight, passages=tuple(replace(one, runs=()) for one in sight.passages))
    view.show_sight(bare)
    qtbot.waitUntil(lambda: is_whole(view))
    place = sight.understanding.ledger.source.index("150.新建")
    view.show_range(place, place + 4)

    view.show_sight(sight)
    kept = view.place

    blocks = [view.document().findBlockByNumber(number) for number in range(ITEMS)]
    qtbot.waitUntil(lambda: all(block.layout().formats() for block in blocks))
    assert kept == place


def test_laying_in_tells_of_no_place(view, sight, qtbot):
    with qtbot.assertNotEmitted(view.placed):
        view.show_sight(sight)
        qtbot.waitUntil(lambda: is_whole(view))


def test_another_file_takes_the_place_of_one_that_is_half_laid_in(view, qapp):
    view.open(Document("短.txt", "txt", (Block("只有一行。"),)))
    qapp.processEvents()

    assert view.toPlainText() == "只有一行。"


def test_a_blank_line_at_the_end_does_not_stand_for_the_top(qtbot):
    document = Document("要点.txt", "txt", (Block("一、抓好安全生产。"), Block("")))
    view = SourceView()
    qtbot.addWidget(view)
    view.open(document)

    view.show_sight(SightMaker(document).make(understand(document)))

    assert view.cursorForPosition(QPoint(0, 0)).blockNumber() == 0
    assert not view.document().lastBlock().isVisible()
