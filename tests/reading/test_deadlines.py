from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.reading.deadlines import Bearing, date_phrases, find_deadline

SAID = [
    ("2027年6月底前完成改造。", "2027年6月底前"),
    ("2027 年6 月底前完成改造。", "2027 年6 月底前"),
    ("年底前建成投用。", "年底前"),
    ("今年底前建成投用。", "今年底前"),
    ("明年底建成投用。", "明年底"),
    ("今年年底前建成投用。", "今年年底前"),
    ("年内新增医师300名。", "年内"),
    ("开通率年内达到85%。", "年内"),
    ("上半年出台方案。", "上半年"),
    ("一季度完成摸底。", "一季度"),
    ("第三季度末前验收。", "第三季度末前"),
    ("到2027年，建成25个专科。", "到2027年"),
    ("到2027年底，走访率达95%。", "到2027年底"),
    ("至2030年，健全体系。", "至2030年"),
    ("力争在三年内通过认证。", "三年内"),
    ("2—3年内全部更新。", "2—3年内"),
    ("3个月内出台细则。", "3个月内"),
    ("6月底前完成清查。", "6月底前"),
    ("12月31日前报送总结。", "12月31日前"),
    ("于2027年3月15日前报送。", "2027年3月15日前"),
    ("2028年前全部淘汰。", "2028年前"),
    ("2027年初完成大厅建设。", "2027年初"),
    ("到“十五五”末，床位翻番。", "到“十五五”末"),
    ("二〇二七年底前完工。", "二〇二七年底前"),
    ("二〇二七年六月底前完工。", "二〇二七年六月底前"),
    ("每季度上报两条信息。", "每季度"),
    ("于每季度末20日前报送。", "每季度末20日前"),
    ("每月召开调度会，9月底前完成评估。", "9月底前"),
    ("3月：召开动员会。", "3月"),
    ("3月，组织培训。", "3月"),
    ("3—5月：开展排查。", "3—5月"),
    ("4月至10月，开展整治。", "4月至10月"),
    ("十二月：总结验收。", "十二月"),
    ("6月份：开展检查。", "6月份"),
    ("6月份前完成。", "6月份前"),
    ("6月份底前完成。", "6月份底前"),
    ("6月30日前报送。", "6月30日前"),
    ("六月底前报送。", "六月底前"),
    ("每年6月底前报送。", "每年6月底前"),
    ("每年年底前报送。", "每年年底前"),
    ("次月5日前报送。", "次月5日前"),
    ("次年1月底前报送。", "次年1月底前"),
    ("本月底前报送。", "本月底前"),
    ("春节前发放到位。", "春节前"),
    ("汛期前完成加固。", "汛期前"),
    ("今年国庆节前开放。", "今年国庆节前"),
    ("半年内完成整改。", "半年内"),
    ("2027年上半年建成。", "2027年上半年"),
    ("2027年第一季度建成。", "2027年第一季度"),
    ("四季度前建成。", "四季度前"),
    ("2027年12月31日之前完成。", "2027年12月31日之前"),
    ("2027年6月份前完成。", "2027年6月份前"),
    ("每季度末报送。", "每季度末"),
    ("每月底前报送。", "每月底前"),
    ("3 月15 日前完成。", "3 月15 日前"),
    ("3月 15日前完成。", "3月 15日前"),
    ("十月：", "十月"),
]


@pytest.mark.parametrize(("sentence", "phrase"), SAID)
def test_the_phrase_that_says_by_when_is_given_verbatim(sentence: str, phrase: str) -> None:
    assert find_deadline(sentence) == phrase


SILENT = [
    "实施健康江城行动（2021—2030年）。",
    "落实《江城市人才规划（2026-2030年）》。",
    "按照江卫发〔2026〕3号要求推进。",
    "2027年，全市要坚持稳中求进。",
    "能耗比2025年降低15%。",
    "自2026年起施行。",
    "在2026年基础上提高。",
    "编制2027年度预算。",
    "2026年12月1日召开动员会。",
    "截至2026年底，建成45家。",
    "全年举办宣传活动12场。",
    "新建学校3所。",
    "推行24小时值守。",
    "按每人每月60元发放。",
    "印发要点（2027年）。",
    "二〇二七年一月八日",
    "3，建成学校。",
    "1：落实责任。",
    "3月15日，召开大会。",
    "年度考核优秀。",
    "12月。",
    "每年举办2次。",
    "春节前后巡查。",
    "开学前夕检查。",
    "5月、9月各开展一次。",
    "全年开展。",
    "节前检查。",
    "产值达到2020年的2倍。",
    "去年底建成投用。",
    "十大行动，",
    "三月内完成。",
    "(3月)开展",
    "",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_spans_names_comparisons_and_bare_years_set_no_term(sentence: str) -> None:
    assert find_deadline(sentence) == ""


def test_a_year_that_opens_a_clause_is_known_to_bind_figures() -> None:
    (phrase,) = date_phrases("2027年，支持30家医院设置医务室。")

    assert (phrase.text, phrase.bearing) == ("2027年", Bearing.YEAR)


def test_as_of_a_date_describes_how_things_stand() -> None:
    (phrase,) = date_phrases("截至2026年底，建成45家。")

    assert phrase.bearing is Bearing.STATE


def test_all_phrases_are_found_in_order() -> None:
    phrases = date_phrases("年内新增3个，2027年6月底前建成2个，到2028年覆盖率达80%。")

    assert [phrase.text for phrase in phrases] == ["年内", "2027年6月底前", "到2028年"]


@given(st.text(alphabet="到2027年内底前6月末、，。《》“”十五三季度每截至—- ", max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_phrase_stands_where_it_says(sentence: str) -> None:
    for phrase in date_phrases(sentence):
        assert sentence[phrase.start : phrase.end] == phrase.text
