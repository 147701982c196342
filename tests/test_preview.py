"""The preview: the paper in pages, a unit's own tasks, and the fonts that had to stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from exports.fonts import FontBook
from exports.standard import GB9704
from workbench.issuing.annexes import NOBODY
from workbench.issuing.paper import paper
from workbench.preview import Paper, Preview

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.plan import Plan


@pytest.fixture(scope="module")
def composed(sample_plan: Plan) -> Paper:
    return Preview().compose(sample_plan)


def test_the_paper_has_all_that_goes_out(composed: Paper, sample_plan: Plan) -> None:
    lines = (line for page in composed.pages for line in page.lines)

    assert composed.blocks == paper(sample_plan)
    assert {line.block for line in lines} == set(range(len(composed.blocks)))


def test_a_page_is_drawn_as_wide_as_it_is_asked_for(composed: Paper) -> None:
    picture = Preview().picture(composed, 0, 500, grey=True)

    assert (picture.width, picture.grey) == (500, True)


def test_the_units_are_listed_with_their_tasks(sample_plan: Plan) -> None:
    listed = Preview().units(sample_plan)

    assert all(count > 0 for _, count in listed)
    assert len({unit for unit, _ in listed}) == len(listed)


def test_the_tasks_of_a_unit_are_a_paper_of_their_own(sample_plan: Plan) -> None:
    unit, count = Preview().units(sample_plan)[0]

    own = Preview().compose_unit(sample_plan, unit)

    assert unit in own.blocks[0].text
    assert own.blocks[1].table is not None
    cells = [cell for row in own.blocks[1].table.rows for cell in row]
    assert len({cell.task_id for cell in cells if cell and cell.task_id}) == count


def test_the_tasks_nobody_answers_for_can_be_a_paper_too(sample_plan: Plan) -> None:
    assert NOBODY in dict(Preview().units(sample_plan))

    assert NOBODY in Preview().compose_unit(sample_plan, NOBODY).blocks[0].text


def test_missing_fonts_are_told(sample_plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FontBook, "find", lambda: FontBook(()))

    assert "本机没有仿宋字体" in Preview().compose(sample_plan).notes


def test_the_grid_is_told(composed: Paper) -> None:
    assert composed.sheet == "每页22行、每行28字，版式：国家标准"


def test_some_pages_can_be_written_as_a_file(composed: Paper, tmp_path: Path) -> None:
    Preview().write_pdf(composed, [1, 2], tmp_path / "两页.pdf")

    assert len(pypdfium2.PdfDocument(tmp_path / "两页.pdf")) == 2


def test_the_type_area_of_an_upright_page_is_the_standards(composed: Paper) -> None:
    assert composed.size(0) == (GB9704.page_width, GB9704.page_height)
    assert composed.frame(0) == (GB9704.left, GB9704.top, GB9704.area_width, GB9704.area_height)


def test_a_page_that_shows_the_same_looks_the_same(sample_plan: Plan, composed: Paper) -> None:
    again = Preview().compose(sample_plan)

    assert again.look(1) == composed.look(1)
    assert composed.look(1) != composed.look(2)
