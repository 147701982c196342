"""Last year's results, read from a filled-in task table."""

from __future__ import annotations

import pytest

from tests.drafting.years import plain_plan
from workbench.document import Block, BlockKind, Document
from workbench.drafting.fates import Result, State
from workbench.drafting.matter import digest
from workbench.drafting.results import result_said, results_in

POINTS = "新增城区养老助餐点12个。"
PIPES = "更换老旧燃气管道36公里，入户安检率达到98%。（责任单位：市城管局）"
PLAN = plain_plan(2026, [POINTS, PIPES])


def table(*rows: tuple[str, ...]) -> Document:
    cells = [
        Block(text, BlockKind.CELL, table=1, row=row, column=column)
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]
    return Document("任务表.xlsx", "xlsx", tuple(cells))


def test_rows_are_found_by_their_sentence_with_state_share_and_figure() -> None:
    sheet = table(
        ("2026年任务分解表",),
        ("序号", "具体举措", "进展状态", "完成率", "实际完成"),
        ("1", POINTS, "未达时序进度", "75%", "9个"),
        ("2", "更换老旧燃气管道36公里，入户安检率达到98%。", "已完成", "1", ""),
    )

    readout = results_in(sheet, PLAN)

    assert readout.results == {
        digest(POINTS): Result(State.BEHIND, 75, "9个"),
        digest(PIPES): Result(State.DONE, 100),
    }


def test_a_row_reworded_a_little_is_still_its_sentence_and_a_stranger_is_told() -> None:
    sheet = table(
        ("工作任务", "进展情况"),
        ("加快新增城区养老助餐点12个", "完成14个"),
        ("举办广场舞大赛", "已完成"),
        ("更换老旧燃气管道36公里，入户安检率达到98%。", ""),
    )

    readout = results_in(sheet, PLAN)

    assert readout.results == {digest(POINTS): Result(State.DONE, None, "完成14个")}
    assert readout.unknown == ("举办广场舞大赛",)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("未完成", State.BEHIND),
        ("未启动", State.NOT_STARTED),
        ("达到时序进度", State.ON_TRACK),
        ("基本完成", State.ON_TRACK),
        ("已完成", State.DONE),
    ],
)
def test_the_offices_words_for_progress_are_understood(words: str, state: State) -> None:
    readout = results_in(table(("工作内容", "状态"), (POINTS, words)), PLAN)

    assert readout.results[digest(POINTS)].state is state


def test_a_table_without_results_tells_nothing() -> None:
    assert results_in(table(("工作内容", "牵头单位"), (POINTS, "市民政局")), PLAN).results == {}


def test_a_share_typed_of_an_item_that_aims_at_a_rate_is_what_was_reached() -> None:
    assert result_said("完成96.2%", rate=True) == Result(actual="96.2%")
    assert result_said("完成96.2%") == Result(percent=96.2)
    assert result_said("80%", rate=True) == Result(percent=80)
