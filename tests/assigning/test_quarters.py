from __future__ import annotations

import pytest

from workbench.assigning.quarters import NAMES, STEADY, quarter_name, quarter_of


@pytest.mark.parametrize(
    ("phrase", "quarter"),
    [
        ("3月底前", 1),
        ("2027年6月30日前", 2),
        ("7月至9月", 3),
        ("十二月底前", 4),
        ("第三季度", 3),
        ("1季度", 1),
        ("上半年", 2),
        ("2027年底前", 4),
        ("全年", STEADY),
        ("长期坚持", STEADY),
        ("每季度", STEADY),
        ("每半年一次", STEADY),
        ("每月5日前", STEADY),
        ("2027年起每季度", STEADY),
        ("每年6月底前", 2),
        ("每年年底前", 4),
        ("年底前，长期坚持", 4),
        ("年内", 4),
        ("年内，常态化推进", STEADY),
        ("2026年每季度", 0),
        ("", 0),
        ("2030年6月底前", 0),
        ("2026年9月至2027年2月", 1),
        ("13月", 0),
    ],
)
def test_a_deadline_falls_in_a_quarter(phrase: str, quarter: int) -> None:
    assert quarter_of(phrase, 2027) == quarter


def test_a_plan_without_a_year_takes_any() -> None:
    assert quarter_of("2030年6月底前", 0) == 2


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("每季度", "每季度"),
        ("每半年", "每半年"),
        ("每个月", "每月"),
        ("每月5日前", "每月"),
        ("每年6月底前", "二季度"),
        ("6月底前", "二季度"),
        ("长期坚持", "常态"),
        ("常态化推进", "常态"),
        ("全年推进", "全年"),
        ("2027年12月底前，长期坚持", "四季度"),
        ("尽快", "未定"),
    ],
)
def test_what_comes_again_is_called_so(phrase: str, name: str) -> None:
    assert quarter_name(phrase, 2027) == name


@pytest.mark.parametrize("phrase", ["每季度", "每月", "全年", "常态化推进", "12月底前", "尽快"])
def test_what_goes_by_its_own_name_is_counted_as_steady(phrase: str) -> None:
    own = quarter_name(phrase, 2027) not in NAMES

    assert not own or quarter_of(phrase, 2027) == STEADY
