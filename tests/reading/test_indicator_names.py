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


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("在每区创建1～2个示范点。", "每区示范点"),
        ("每区创建2个示范点。", "每区示范点"),
        ("每区至少创建1个市级示范点。", "每区市级示范点"),
        ("各街道组建1支应急队伍。", "各街道应急队伍"),
        ("每家医院开设2个夜间门诊。", "每家医院夜间门诊"),
        ("各县选配2名技术骨干。", "各县技术骨干"),
        ("每区培育5名骨干。", "每区骨干"),
        ("各区至少建成1家社区医院。", "各区社区医院"),
        ("每个创业园培育3家企业。", "每个创业园企业"),
        ("各开发区培育3家企业。", "各开发区企业"),
    ],
)
def test_of_whom_each_has_so_many_is_named_without_the_verb(sentence: str, name: str) -> None:
    assert names(sentence, "") == [name]


@pytest.mark.parametrize("heading", ["", "每年增加", "不低于70%"])
def test_a_heading_that_says_nothing_names_nothing(heading: str) -> None:
    assert names("每年不低于75%以上。", heading) == ["每年不低于75%以上"]


@pytest.mark.parametrize("name", ["率先达标", "床位", "每千人口床位", "年检", "达标率", "个体户"])
def test_a_thing_that_is_counted_says_something(name: str) -> None:
    assert not says_nothing(name)
