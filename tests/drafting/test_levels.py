"""Figures of two years and two organs side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.drafting.levels import counterpart, histories, lower
from workbench.reading.targets import find_targets

if TYPE_CHECKING:
    from workbench.plan import Target


def target(sentence: str) -> Target:
    (found,) = find_targets(sentence)
    return found


@pytest.mark.parametrize(
    ("ours", "theirs", "is_lower"),
    [
        ("筛查覆盖率达到75%以上。", "筛查覆盖率达到80%以上。", True),
        ("筛查覆盖率达到80%以上。", "筛查覆盖率达到80%以上。", False),
        ("平均反应时间缩短至10分钟以内。", "平均反应时间控制在12分钟以内。", False),
        ("平均反应时间缩短至15分钟以内。", "平均反应时间控制在12分钟以内。", True),
        ("新增托位300个。", "新增托位500个。", True),
        ("新增托位1.2万个。", "新增托位9000个。", False),
    ],
)
def test_lower_is_what_asks_less_whichever_way_the_figure_goes(
    ours: str, theirs: str, *, is_lower: bool
) -> None:
    assert lower(target(ours), target(theirs)) is is_lower


def test_a_figure_is_held_against_the_one_of_its_own_indicator_and_unit() -> None:
    asked = target("规范化学校占比达到90%。")
    others = [target("近视率下降到48%。"), target("规范化学校占比达到85%。")]

    assert counterpart(asked, others) == others[1]
    assert counterpart(target("新建学校9所。"), others) is None


def test_a_level_below_what_was_reached_is_warned_of() -> None:
    new, last = target("筛查覆盖率达到95%以上。"), target("筛查覆盖率达到93%以上。")

    (history,) = histories([new], [last], "筛查覆盖率96.2%")

    assert (history.last, history.reached) == ("≥93%", 96.2)
    assert "低于上年已达到的水平" in history.warning


def test_an_increment_starts_anew_and_is_not_warned_of() -> None:
    new, last = target("新增托位300个。"), target("新增托位500个。")

    (history,) = histories([new], [last], "新增托位520个")

    assert history.reached == 520
    assert history.warning == ""


def test_a_figure_below_the_superiors_is_warned_of() -> None:
    new, asked = target("筛查覆盖率达到75%以上。"), target("筛查覆盖率达到80%以上。")

    (history,) = histories([new], [], asked=[asked])

    assert "低于上级要求" in history.warning


def test_a_figure_per_head_is_not_held_against_its_neighbour() -> None:
    new = find_targets("新增三级医院5家、床位9000张，千人床位数力争达到4.5张。")
    last = find_targets("新增三级医院4家、床位8000张，千人床位数力争达到4.3张。")

    assert [history.last for history in histories(new, last)] == ["4家", "8000张", "≥4.3张"]


def test_a_figure_that_is_another_targets_own_is_not_taken() -> None:
    new = find_targets("新建公办幼儿园6所，改扩建公办幼儿园9所。")
    last = find_targets("改扩建公办幼儿园8所。")

    assert [history.last for history in histories(new, last)] == ["", "8所"]


def test_figures_of_one_name_are_held_against_each_other_in_their_order() -> None:
    new = find_targets("覆盖率达到91%，覆盖率达到81%。")
    last = find_targets("覆盖率达到90%，覆盖率达到80%。")

    assert [history.last for history in histories(new, last)] == ["≥90%", "≥80%"]
