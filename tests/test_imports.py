"""Imports that are looked over: what is decided is kept, what is given up leaves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.app import Workbench
from workbench.errors import NotFoundError
from workbench.reading.corrections import Act, Correction, Decisions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.document import Outline

_PLAN = """2027年江城市民政工作要点
一、健全救助体系
（一）完善低保制度。将低保边缘家庭纳入监测。
二、发展养老服务
（一）建设社区食堂。新建社区食堂30个。
"""
_DEMOTED = Decisions((Correction(Act.DEMOTE, _PLAN.index("二、")),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(_PLAN, encoding="utf-8")
    return path


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(tmp_path / "库.yaodian") as opened:
        yield opened


def _level(outline: Outline, heading: str) -> int:
    return next(node.level for node in outline.nodes if node.heading == heading)


def test_a_correction_is_found_in_the_library(workbench: Workbench, file: Path) -> None:
    review = workbench.prepare(file)

    made = workbench.finish(review, _DEMOTED)

    assert _level(workbench.document(made.id).outline, "发展养老服务") == 2


def test_what_was_decided_waits_until_she_comes_back(workbench: Workbench, file: Path) -> None:
    workbench.keep_review(workbench.prepare(file), _DEMOTED)
    file.unlink()

    (waiting,) = workbench.waiting()
    review = workbench.resume(waiting.sha256)

    assert (waiting.name, review.decisions) == ("要点.txt", _DEMOTED)
    assert workbench.documents() == ()


def test_a_finished_import_waits_no_more(workbench: Workbench, file: Path) -> None:
    review = workbench.prepare(file)
    workbench.keep_review(review, _DEMOTED)

    workbench.finish(review, _DEMOTED)

    assert workbench.waiting() == ()


def test_the_same_file_imported_again_keeps_its_corrections(
    workbench: Workbench, file: Path
) -> None:
    workbench.finish(workbench.prepare(file), _DEMOTED)

    again = workbench.import_file(file)

    assert _level(again.outline, "发展养老服务") == 2


def test_a_document_can_be_looked_over_again(workbench: Workbench, file: Path) -> None:
    made = workbench.import_file(file)

    again = workbench.finish(workbench.review(made.id), _DEMOTED)

    assert again.id == made.id
    assert _level(workbench.document(made.id).outline, "发展养老服务") == 2


def test_corrections_taken_back_are_forgotten(workbench: Workbench, file: Path) -> None:
    made = workbench.finish(workbench.prepare(file), _DEMOTED)

    workbench.finish(workbench.review(made.id), Decisions())

    assert workbench.review(made.id).decisions == Decisions()
    assert _level(workbench.document(made.id).outline, "发展养老服务") == 1


def test_an_import_given_up_leaves_nothing(workbench: Workbench, file: Path) -> None:
    review = workbench.prepare(file)
    workbench.keep_review(review, _DEMOTED)

    workbench.discard(review.key)

    assert (workbench.waiting(), workbench.documents()) == ((), ())
    with pytest.raises(NotFoundError, match="待核对"):
        workbench.resume(review.key)
