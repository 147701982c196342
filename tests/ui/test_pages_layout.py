"""Where the pages lie, and which sentence stands where on them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from ui.pages.layout import MARGIN, Arrangement, Fit, PageLayout
from ui.pages.places import Places
from ui.state import Selection
from workbench.issuance import Issuance
from workbench.plan import Plan
from workbench.preview import Preview

PORTRAIT, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)
ROOM = QSizeF(1100, 600)
SIZES = [PORTRAIT, PORTRAIT, PORTRAIT, LANDSCAPE, LANDSCAPE, PORTRAIT]


def lay(zoom=Fit.HEIGHT, *, double=True, sizes=SIZES, room=ROOM):
    return PageLayout(sizes, Arrangement(zoom, double), room, dots=96 / 72)


@pytest.fixture
def paper(plan):
    return Preview().compose(plan)


@pytest.fixture
def places(paper):
    return Places(paper)


def centre_of(marks):
    index, box = marks[0]
    return index, box.center().x(), box.center().y()


def test_pages_lie_two_a_row_and_landscape_ones_alone():
    assert lay().rows == [(0, 1), (2,), (3,), (4,), (5,)]
    assert lay(double=False).rows == [(0,), (1,), (2,), (3,), (4,), (5,)]


def test_a_page_that_fits_the_height_is_seen_whole():
    layout = lay()

    assert layout.rects[0].height() == pytest.approx(600 - 2 * MARGIN, abs=1)
    assert layout.tops[1] - layout.tops[0] == pytest.approx(600 - MARGIN, abs=1)


def test_pages_that_fit_the_width_fill_it():
    layout = lay(Fit.WIDTH, sizes=[PORTRAIT] * 2)

    assert layout.rects[1].right() - layout.rects[0].left() == pytest.approx(1100 - 32, abs=2)


def test_at_a_hundred_percent_a_page_has_its_size_on_paper():
    layout = lay(100)

    assert layout.percent == 100
    assert layout.rects[0].width() == int(595 * 96 / 72)


def test_no_two_pages_overlap():
    rects = lay(150).rects

    assert not [a for a in rects for b in rects if a is not b and a.intersects(b)]


def test_a_page_is_found_at_its_place_and_the_bare_desk_has_none():
    layout = lay()
    middle = layout.rects[1].center()

    assert layout.page_at(middle.x(), middle.y()) == 1
    assert layout.page_at(2, 2) == -1


def test_nothing_lies_on_the_desk_of_an_empty_paper():
    layout = lay(sizes=[])

    assert layout.between(0, 600) == []
    assert layout.page_at(5, 5) == -1


def test_a_sentence_is_found_where_it_is_marked(places):
    marks = places.marks(Selection(task_ids=("t3",)))

    assert places.selection_at(*centre_of(marks)) == Selection("s12", "p2", ("t3",))


def test_a_sentence_over_two_lines_is_marked_on_both(places):
    assert len(places.marks(Selection(task_ids=("t1",)))) == 2


def test_right_of_a_line_its_last_sentence_is_meant(places):
    index, box = places.marks(Selection(task_ids=("t4",)))[-1]

    found = places.selection_at(index, box.right() + 40, box.center().y())

    assert found.task_ids == ("t4",)


def test_an_item_is_marked_by_its_heading(places):
    marks = places.marks(Selection(section_id="s11"))

    assert len(marks) == 1
    assert places.selection_at(*centre_of(marks)).section_id == "s11"


def test_the_title_is_a_part_of_its_own(places):
    assert places.selection_at(*centre_of(places.marks(Selection(part="title")))) == Selection(
        part="title"
    )


def test_where_no_line_stands_nothing_is_meant(places):
    assert places.selection_at(0, 300, 800) is None


def test_nothing_selected_marks_nothing(places):
    assert places.marks(Selection()) == []


def test_a_task_is_marked_in_the_task_table_too(plan):
    issued = Plan(
        plan.id,
        plan.title,
        plan.year,
        sections=plan.sections,
        issuance=Issuance(task_table=True),
    )
    paper = Preview().compose(issued)
    places = Places(paper)

    index, box = places.marks(Selection(task_ids=("t3",)))[-1]

    assert paper.pages[index].turned
    found = places.selection_at(index, box.center().x(), box.center().y())
    assert found == Selection("s12", "p2", ("t3",))
