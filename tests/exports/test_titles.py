from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.titles import break_title
from exports.widths import width_of

WIDTH = 20.1


def lines(title: str) -> list[str]:
    return [title[start:end] for start, end in break_title(title, WIDTH)]


@given(st.text(min_size=1, max_size=70))
def test_joining_the_lines_gives_the_title_whatever_it_is(title: str) -> None:
    assert "".join(lines(title)) == title


def test_a_short_title_stays_on_one_line() -> None:
    assert lines("2027年江城市卫生健康工作要点") == ["2027年江城市卫生健康工作要点"]


def test_a_notice_breaks_between_issuing_and_what_is_issued() -> None:
    assert lines("江城市卫生健康委员会关于印发2027年江城市卫生健康工作要点的通知") == [
        "江城市卫生健康委员会关于印发",
        "2027年江城市卫生健康工作要点的通知",
    ]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("江城市卫生健康委员会关于印发2027年江城市卫生健康工作要点的通知", "2027年"),
        (
            "江城市关于印发《江城市健康三年行动》任务分工的通知",
            "《江城市健康三年行动》",
        ),
        ("江城市推进基层卫生健康高质量发展行动方案（2026—2028年）", "（2026—2028年）"),
        ("江城市人民政府办公室关于进一步加强养老服务体系建设的实施意见", "江城市人民政府办公室"),
    ],
)
def test_years_names_and_quoted_titles_stay_whole(title: str, whole: str) -> None:
    assert any(whole in line for line in lines(title))


@pytest.mark.parametrize(
    "title",
    [
        "江城市人民政府办公室关于印发江城市推进学前教育普惠服务体系提档升级三年行动方案的通知",
        "江城市卫生健康委员会关于做好2027年全市卫生健康系统安全生产重点工作任务的通知",
        "江城市人民政府办公室关于进一步加强养老服务体系建设的实施意见",
    ],
)
def test_lines_never_make_an_hourglass_and_none_is_overfull(title: str) -> None:
    lengths = [sum(map(width_of, line)) for line in lines(title)]
    steps = [b - a > 0 for a, b in pairwise(lengths)]

    assert max(lengths) <= WIDTH
    assert (False, True) not in pairwise(steps)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("2027年江城市深化医药卫生体制改革重点工作任务", "体制改革"),
        ("关于印发江城市医疗卫生强基工程三年行动计划（2026—2028年）的通知", "三年行动计划"),
        ("江城市人民政府关于做好2027年粮食生产和“菜篮子”产品稳产保供工作的通知", "生产"),
        ("江城市教育局 江城市民政局 江城市医疗保障局关于印发养老服务方案的通知", "江城市民政局"),
        (
            "江城市教育局 江城市民政局 江城市医疗保障局关于印发养老服务方案的通知",
            "江城市医疗保障局",
        ),
    ],
)
def test_words_and_names_of_organs_stay_whole(title: str, whole: str) -> None:
    assert any(whole in line for line in lines(title))


def test_an_endless_title_is_broken_in_no_time() -> None:
    title = "推进基层《卫生》健康2027年" * 2_000

    assert "".join(lines(title)) == title


def test_no_line_begins_with_the_particle() -> None:
    title = "江城市人民政府办公室关于进一步加强全市基层养老服务体系建设工作的意见"

    assert not [line for line in lines(title) if line.startswith("的")]
