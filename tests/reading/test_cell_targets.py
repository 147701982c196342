from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.plan import Comparator, TargetKind
from workbench.reading.cell_targets import cell_target

AT_LEAST, AT_MOST, EXACT = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACT
ABOUT, RANGE = Comparator.ABOUT, Comparator.RANGE
RATE, COUNT, LEVEL = TargetKind.RATE, TargetKind.COUNT, TargetKind.LEVEL
MONEY, INCREMENT = TargetKind.MONEY, TargetKind.INCREMENT

# indicator, unit, value; then sign, value, unit and kind of the target
ROWS = [
    ("居民健康建档率", "%", "≥85", AT_LEAST, 85, "%", RATE),
    ("居民健康建档率", "%", "85以上", AT_LEAST, 85, "%", RATE),
    ("居民健康建档率", "", "85%以上", AT_LEAST, 85, "%", RATE),
    ("居民健康建档率", "%", "85%", EXACT, 85, "%", RATE),
    ("居民健康建档率（%）", "", "85", EXACT, 85, "%", RATE),
    ("居民健康建档率（单位：%）", "—", "达到85", AT_LEAST, 85, "%", RATE),
    ("新增托位", "个", "5-10", RANGE, 5, "个", INCREMENT),
    ("培训急救员", "万人", "1.2", EXACT, 12_000, "人", COUNT),
    ("技术合同成交额", "亿元", "30左右", ABOUT, 3e9, "元", MONEY),
    ("颗粒物平均浓度", "微克/立方米", "≤32", AT_MOST, 32, "微克/立方米", LEVEL),
    ("每千人口床位数", "张", "6.5", EXACT, 6.5, "张", RATE),
    ("公众安全感", "指数点", "≥98", AT_LEAST, 98, "指数点", LEVEL),
    ("接诊密度", "次每百人", "40", EXACT, 40, "次每百人", LEVEL),
    ("绿道长度", "公里", "120（2027年）", EXACT, 120, "公里", LEVEL),
    ("孕产妇死亡率", "/10万", "≤8", AT_MOST, 8, "/10万", RATE),
]


@pytest.mark.parametrize(("indicator", "unit", "value", "op", "number", "measure", "kind"), ROWS)
def test_a_row_is_read_with_its_unit_from_wherever_it_stands(
    indicator: str,
    unit: str,
    value: str,
    op: Comparator,
    number: float,
    measure: str,
    kind: TargetKind,
) -> None:
    target = cell_target(indicator, unit, value)

    assert target is not None
    assert (target.op, target.value, target.unit) == (op, number, measure)
    assert (target.kind, target.quote) == (kind, value)


def test_the_indicator_is_the_name_without_its_unit() -> None:
    target = cell_target("居民健康建档率（%）", "", "≥85")

    assert target is not None
    assert target.indicator == "居民健康建档率"


@pytest.mark.parametrize("value", ["", "—", "完成", "较上年增加", "2027年", "定性指标"])
def test_a_cell_that_asks_for_no_figure_is_no_target(value: str) -> None:
    assert cell_target("居民健康建档率", "%", value) is None


@given(st.text(max_size=20), st.text(max_size=6), st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_no_cell_whatever_makes_it_fail(indicator: str, unit: str, value: str) -> None:
    target = cell_target(indicator, unit, value)

    assert target is None or target.quote == value.strip()
