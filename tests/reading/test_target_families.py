"""Families of printed figures: words in other words, parts, spans of months, last year."""

from __future__ import annotations

import pytest

from workbench.plan import Comparator
from workbench.reading.targets import find_targets

AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST
EXACT, ABOUT = Comparator.EXACT, Comparator.ABOUT

# sentence, then (quote, op, value, unit, deadline) of its first target
FIRST = [
    ("签约40家。", "签约40家", EXACT, 40, "家", ""),
    ("预约服务200人次。", "预约服务200人次", EXACT, 200, "人次", ""),
    ("节约资金300万元。", "节约资金300万元", EXACT, 3_000_000, "元", ""),
    ("附近3个社区建成食堂。", "3个社区建成食堂", EXACT, 3, "个", ""),
    ("考核得分达到85分以上。", "考核得分达到85分以上", AT_LEAST, 85, "分", ""),
    ("群众评分不低于90分。", "群众评分不低于90分", AT_LEAST, 90, "分", ""),
    ("近300人参训。", "近300人参训", ABOUT, 300, "人", ""),
    ("约200名志愿者上岗。", "约200名志愿者上岗", ABOUT, 200, "名", ""),
    ("消费超5亿元。", "消费超5亿元", AT_LEAST, 500_000_000, "元", ""),
    ("污水处理能力提高到每日8万吨。", None, AT_LEAST, 80_000, "吨", ""),
    ("低保标准提高到800元/月·人。", None, AT_LEAST, 800, "元/月·人", ""),
    ("7成以上的社区建成工作站。", "7成以上的社区建成工作站", AT_LEAST, 7, "成", ""),
    ("实现行政村通达率100%。", "行政村通达率100%", EXACT, 100, "%", ""),
    ("完成率不低于45%。", "完成率不低于45%", AT_LEAST, 45, "%", ""),
    ("规上企业净增30家。", "规上企业净增30家", EXACT, 30, "家", ""),
    ("年内净增30家。", "净增30家", EXACT, 30, "家", "年内"),
    ("分3批培训干部900名。", "培训干部900名", EXACT, 900, "名", ""),
    ("划分网格500个。", "划分网格500个", EXACT, 500, "个", ""),
    ("本年度培训干部300名。", "培训干部300名", EXACT, 300, "名", ""),
    ("今年内完成改造30处。", "改造30处", EXACT, 30, "处", "今年内"),
    ("今年6月底前完成改造50处。", "改造50处", EXACT, 50, "处", "今年6月底前"),
    ("到明年6月底，完成改造50%。", "改造50%", EXACT, 50, "%", "到明年6月底"),
    ("2027年6月至12月培训300人。", None, EXACT, 300, "人", ""),
    ("去年完成50处，今年再完成80处。", None, EXACT, 80, "处", ""),
    ("去年结转项目12个全部开工。", None, EXACT, 12, "个", ""),
    ("“十五五”期间累计新建公厕90座。", "新建公厕90座", EXACT, 90, "座", ""),
]


@pytest.mark.parametrize(("sentence", "quote", "op", "value", "unit", "deadline"), FIRST)
def test_a_figure_is_read_as_a_careful_reader_would(
    sentence: str, quote: str | None, op: Comparator, value: float, unit: str, deadline: str
) -> None:
    target = find_targets(sentence)[0]

    assert (target.op, target.value, target.unit) == (op, value, unit)
    assert target.deadline == deadline
    assert quote in (None, target.quote)


NONE = [
    "分10个组检查。",
    "每3个村共用。",
    "截至6月底，累计完成投资5亿元。",
    "去年完成改造50处。",
    "每月召开一次调度会。",
    "对评价低于80分的单位，约谈负责人。",
    "对未达到95%的县区进行通报。",
    "达到75%得5分，每低1个百分点扣0.5分。",
    "完成300个得满分，未完成的扣2分。",
    "每超1个加2分，最高加10分。",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_past_or_only_says_how_is_no_target(sentence: str) -> None:
    assert find_targets(sentence) == ()


def test_work_that_began_as_a_new_building_counts_as_an_increment() -> None:
    (target,) = find_targets("全年累计新建公厕90座。")

    assert target.kind.value == "increment"
