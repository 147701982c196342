from __future__ import annotations

import pytest

from workbench.reading.indicator_names import named_by_heading, says_nothing
from workbench.reading.targets import find_targets


def names(sentence: str, heading: str) -> list[str]:
    return [t.indicator for t in named_by_heading(find_targets(sentence), heading)]


@pytest.mark.parametrize(
    "sentence", ["每年不低于75%以上。", "2027年达到80%。", "≥50%", "每年不少于75%左右。"]
)
def test_a_bare_figure_is_called_what_its_heading_says(sentence: str) -> None:
    assert names(sentence, "重点人群签约率") == ["重点人群签约率"]


def test_a_figure_with_a_name_keeps_it() -> None:
    assert names("签约率每年不低于75%以上。", "提升服务能力") == ["签约率"]


@pytest.mark.parametrize("heading", ["", "每年增加", "不低于70%"])
def test_a_heading_that_says_nothing_names_nothing(heading: str) -> None:
    assert names("每年不低于75%以上。", heading) == ["每年不低于75%以上"]


@pytest.mark.parametrize("name", ["率先达标", "床位", "每千人口床位", "年检", "达标率", "个体户"])
def test_a_thing_that_is_counted_says_something(name: str) -> None:
    assert not says_nothing(name)
