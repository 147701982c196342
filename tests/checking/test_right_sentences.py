"""Sentences that are right are left alone: a false 必错 is worse than a miss."""

from __future__ import annotations

import pytest

from workbench.checking.checker import check
from workbench.checking.examples import example_plan
from workbench.checking.findings import Severity

RIGHT = (
    "深化“三医”协同发展，做好“一老一小”服务，落实“四个最严”要求。",
    "落实《急救条例》（江政发〔2026〕1号）、《护理办法》（江卫发〔2026〕12号）。",
    "举办“健康江城”宣传周、“护士节”表彰和“中医药文化夜市”活动。",
    "到2030年，每千人口床位数达到6.5张，重大慢病过早死亡率下降到14%以下。",
    "床位使用率不超过105%，财政投入增长120%。",
    "新增床位1,200张，其中城区600张、南山县600张。",
    "铺设管线3千米，建设10千伏线路，装机50千瓦。",
    "投资3亿元，服务20万人次，培训1.2万名骨干。",
    "近10年来下降5个百分点，约300人受益，200余家企业参与。",
    "引进不少于3名副高以上职称人员，选派不少于5名35岁以上骨干。",
    "建设1、2号楼，推广第三、四代产品，服务一、二年级学生。",
    "2月28日前报送，9月30日前公布，12月31日前办结。",
    "一是建好站点；二是建强队伍，一要选好人，二要用好人；三是建全机制。",
    "一是抓站点。二是抓队伍：一是招录，二是培训。三是抓考核。",
    "做好以下工作：1）摸清底数；2）建立台账；a）分级；b）分类。",
    "会议于9:30开始，比例为1:2，网址为http://www.example.cn/a?b=1。",
    "推广5G、AI等技术，使用APP（V2.0）办理，执行GB/T 9704—2012。",
    "坚持以人为本——这是一切工作的出发点……久久为功！",
    "以保障群众健康为目的的演练，实实在在为群众办事，和和睦睦过节。",
    "推进急救、护理、等级评审，及时转运，和平区试点。",
    "按“一院一策”“一科一案”推进，打造“互联网＋护理”品牌。",
    "服务对象为0～3岁婴幼儿，活动时间为6—8月，规划期为2026—2030年。",
    "完成1.5亿～2亿元投资，入住率提高到15%～30%。",
    "党的二十大和二十届历次全会精神，“十五五”规划开局起步。",
    "提高站位，压实责任，做到“有计划、有落实、有检查”。",
    "修订《江城市〈急救条例〉实施细则》，印发《关于做好〈护理办法〉落实工作的通知》。",
    "各区（县）、各有关单位（部门）按职责抓好落实（联系人：某处；电话：0000000）。",
    "完成率达到100%，群众满意率达到95%以上，新生儿接种率保持在99%以上。",
    "截至2026年底建成站点60个，报名6月底截止。",
    "评选“十佳医生”10名、“百优护士”100名，表彰“千人计划”专家。",
    "聚焦“1+3+N”体系，实施“3个100”工程，打造15分钟服务圈。",
    "（一）班、（二）班学生参加，见附件1、附表2。",
    "“十四五”时期共建成社区服务站60个，人均寿命提高1.2岁。",
    "百分之八十五的村达标，三分之一的站点提档，增长两倍。",
    "办理时限压缩三分之二，办事环节减少2个，成本下降20%。",
)


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sentence_has_no_sure_fault(text: str) -> None:
    found = check(example_plan(text))

    assert not [(f.rule, f.quote) for f in found if f.severity is Severity.ERROR]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sentence_has_hardly_a_doubt(text: str) -> None:
    found = check(example_plan(text))

    assert not [(f.rule, f.quote) for f in found if f.severity is Severity.DOUBT]
