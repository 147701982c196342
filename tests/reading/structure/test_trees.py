"""Whole short documents of unlike structure about 江城市, each with the tree a colleague reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.document import NodeKind
from workbench.reading.formats import read_bytes
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from workbench.document import Outline

WITHOUT_NUMBERS = """江城市2027年体育工作要点
2027年，全市体育工作坚持以人民为中心，围绕建设运动之城，抓好以下工作。
广泛开展全民健身
新建社区健身点60个，改造体育公园3个，推动学校场馆向社会开放，方便群众就近健身。
办好城市马拉松等赛事20场，吸引更多市民参与，提升城市影响力和美誉度，带动相关消费增长。
做强竞技体育，完善训练体系
组建市级运动队6支，选送苗子运动员80名，力争省运会金牌数进入全省前五，打好翻身仗。
壮大体育产业
培育骨干企业10家，推动体育与旅游、文化融合发展，体育产业总规模增长12%，形成新的增长点。
工作要求
各县（市、区）要加强领导，压实责任，细化措施，确保全年各项任务落到实处，取得实实在在的成效。
江城市体育局
2027年2月3日
"""
WITHOUT_NUMBERS_TREE = """
P 2027年，全市体育工作坚持以人民为中心，围绕建设运动之城，抓好以下工作。
1  广泛开展全民健身 2
1  做强竞技体育，完善训练体系 1
1  壮大体育产业 1
1  工作要求 1
G 江城市体育局
G 2027年2月3日
"""

MARKDOWN = """# 江城市2027年档案工作计划

全市档案工作要服务大局，夯实基础。

## 总体目标

到2027年底，馆藏数字化率达到80%。

## 重点任务

### 一、收集整理

接收到期档案3万卷。抢救破损档案500卷。

### 二、开放利用

- 开放档案1万卷。
- 举办专题展览4场。

## 组织保障

各单位要配齐人员。
"""
MARKDOWN_TREE = """
P 全市档案工作要服务大局，夯实基础。
1  总体目标 1
1  重点任务 0
2 一、 收集整理 2
2 二、 开放利用 2
1  组织保障 1
"""

DECIMALS = """江城市智慧水务建设方案
为提升供水安全保障能力，制定本方案。
1. 总体要求
1.1 工作目标
到2027年底，管网漏损率控制在8%以内。
1.2 基本原则
坚持统筹规划，分步实施。
2. 主要任务
2.1 感知网络
2.1.1 监测点位。新建监测点120个。
2.1.2 智能水表。更换智能水表2.5万只。
2.2 调度平台
建成统一调度平台1个。
3. 保障措施
加强组织领导，落实经费。
"""
DECIMALS_TREE = """
P 为提升供水安全保障能力，制定本方案。
1 1. 总体要求 0
2 1.1 工作目标 1
2 1.2 基本原则 1
1 2. 主要任务 0
2 2.1 感知网络 0
3 2.1.1 监测点位 1
3 2.1.2 智能水表 1
2 2.2 调度平台 1
1 3. 保障措施 1
"""

CHAPTERS = """江城市城市更新三年行动计划
（2026—2028年）
目  录
第一章 总则.................1
第一节 目标.................1
第二章 任务.................2
第三章 附则.................9
第一章 总则
第一节 目标
第一条 到2028年，完成老旧小区改造300个。
第二条 坚持留改拆并举。
第二章 任务
第一节 完善设施
第三条 改造供水管网60公里。责任单位按年度计划推进。
第二节 提升品质
第四条 建设口袋公园40个。
专栏1 年度重点项目
滨江步道、老城书院、南门街区。
第三章 附则
第五条 本计划自印发之日起施行。
"""
CHAPTERS_TREE = """
1 第一章 总则 0
2 第一节 目标 0
3 第一条  1
3 第二条  1
1 第二章 任务 0
2 第一节 完善设施 0
3 第三条 改造供水管网60公里 1
2 第二节 提升品质 0
3 第四条  1
4 专栏1 年度重点项目 1
1 第三章 附则 0
3 第五条 本计划自印发之日起施行 0
"""

TWO_PLANS = """江城市人民政府办公室关于印发江城市防汛工作方案和江城市抗旱工作方案的通知
江政办〔2027〕8号
各县（市、区）人民政府：
现将《江城市防汛工作方案》《江城市抗旱工作方案》印发给你们，请认真执行。
附件：1.江城市防汛物资清单
2.江城市抗旱物资清单
江城市人民政府办公室
2027年4月6日
（此件公开发布）
江城市防汛工作方案
为做好防汛工作，制定本方案。
一、加强预警
（一）完善站点。新建雨量站12个。
（二）畅通信息。预警信息10分钟内发布到户。
二、备足物资
储备编织袋30万条。
江城市抗旱工作方案
为做好抗旱工作，制定本方案。
一、摸清水源
普查机井900眼。
二、科学调度
保障灌溉面积40万亩。
附件1
江城市防汛物资清单
一、抢险类
冲锋舟20艘。
"""
TWO_PLANS_TREE = """
P 现将《江城市防汛工作方案》《江城市抗旱工作方案》印发给你们，请认真执行。
P 附件：1.江城市防汛物资清单
P 2.江城市抗旱物资清单
G 江城市人民政府办公室
G 2027年4月6日
P 为做好防汛工作，制定本方案。
1 一、 加强预警 0
2 （一） 完善站点 1
2 （二） 畅通信息 1
1 二、 备足物资 1
1  江城市抗旱工作方案 1
2 一、 摸清水源 1
2 二、 科学调度 1
1 附件1 江城市防汛物资清单 0
2 一、 抢险类 1
"""

REPORT = """政府工作报告
——2027年1月12日在江城市第九届人民代表大会第三次会议上
江城市人民政府市长　林江
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2026年工作回顾
过去一年，我们顶住压力、克难奋进，圆满完成全年目标任务，交出了一份稳中向好的答卷。特色农业量质齐升。新增示范合作社12家，粮食总产稳定在30万吨。园区经济不断壮大。新签约项目46个，到位资金80亿元。投产企业增加20家，税收增长9%。民生福祉持续改善。新增就业2.1万人，改造老旧小区30个。建成养老驿站15个。
二、2027年工作安排
今年重点抓好以下工作。
（一）聚力产业升级
加快园区扩容。新建标准厂房20万平方米，完善配套管网。
优化营商环境。推行一窗办理，审批时限压缩三分之一。
（二）聚力乡村振兴
持续办好民生实事。一是新建学校2所；二是改造农村公路60公里；三是建成急救站点5个。
各位代表，蓝图已经绘就。让我们携手奋进！
"""
REPORT_TREE = """
P ——2027年1月12日在江城市第九届人民代表大会第三次会议上
P 江城市人民政府市长 林江
P 现在，我代表市人民政府向大会报告工作，请予审议。
1 一、 2026年工作回顾 1
2  特色农业量质齐升 1
2  园区经济不断壮大 2
2  民生福祉持续改善 2
1 二、 2027年工作安排 1
2 （一） 聚力产业升级 0
3  加快园区扩容 1
3  优化营商环境 1
2 （二） 聚力乡村振兴 4
P 各位代表，蓝图已经绘就。
"""

TASK_LIST = """江城市2027年重点工作任务分解
一、产业发展
1.
推进滨江产业园建设。完成投资12亿元，
- 3 -
引进企业15家。
牵头单位：市工业和信息化局
责任单位：市商务局、市自然资源局
完成时限：2027年12月底前
2.
培育“小巨人”企业。新增省级以上企业8家。
牵头单位：市工业和信息化局
完成时限：2027年9月底前
二、城市建设
3.
打通断头路。完成滨江路、学府路建设。
牵头单位：市住房城乡建设局
二、民生保障
4.
办好人民满意教育。新建幼儿园6所。
牵头单位：市教育局
"""
TASK_LIST_TREE = """
1 一、 产业发展 0
2 1. 推进滨江产业园建设 4
2 2. 培育“小巨人”企业 3
1 二、 城市建设 0
2 3. 打通断头路 2
1 二、 民生保障 0
2 4. 办好人民满意教育 2
"""

CUT_OFF = """江城市促进消费试点方案
按照省统一部署，开展促进消费试点。
一、总体要求
【指导思想】坚持扩大内需，激发消费潜能。
【主要目标】社会消费品零售总额增长8%。
二、重点举措
（一）提振大宗消费。发放汽车消费券2000万元。①支持以旧换新；②支持绿色家电；③支持新能源汽车下乡。
（二）培育夜间消费。首先，划定夜市街区6处；其次，延长公交运营时间。
●打造特色街区。引进首店10家。
（三）发展网络消费。举办直播节4场，培训主播500名，推动农产品上行，带动就业创业，扩大江城特产品牌影
"""
CUT_OFF_TREE = """
P 按照省统一部署，开展促进消费试点。
1 一、 总体要求 2
1 二、 重点举措 0
2 （一） 提振大宗消费 4
2 （二） 培育夜间消费 4
2 （三） 发展网络消费 1
"""


def tree_of(result: Outline) -> list[str]:
    """A line a node: level, number, heading and count of sentences, or kind and first sentence."""
    return [
        f"{node.level} {node.number} {node.heading} {len(node.sentences)}"
        if node.kind is NodeKind.SECTION
        else f"{'G' if node.kind is NodeKind.SIGNATURE else 'P'} {node.sentences[0]}"
        for node in result.nodes
    ]


@pytest.mark.parametrize(
    ("text", "tree", "doubts"),
    [
        pytest.param(WITHOUT_NUMBERS, WITHOUT_NUMBERS_TREE, 0, id="headings without numbers"),
        pytest.param(DECIMALS, DECIMALS_TREE, 0, id="decimals"),
        pytest.param(CHAPTERS, CHAPTERS_TREE, 0, id="chapters, articles and a contents page"),
        pytest.param(TWO_PLANS, TWO_PLANS_TREE, 0, id="two plans under one notice"),
        pytest.param(REPORT, REPORT_TREE, 0, id="work report"),
        pytest.param(TASK_LIST, TASK_LIST_TREE, 1, id="numbers alone on their lines"),
        pytest.param(CUT_OFF, CUT_OFF_TREE, 0, id="labels and bullets, cut off"),
    ],
)
def test_a_document_has_the_tree_a_colleague_reads(text: str, tree: str, doubts: int) -> None:
    result = outline(read_bytes(text.encode(), "江城.txt"))

    assert tree_of(result) == tree.strip("\n").split("\n")
    assert len(result.doubtful) == doubts
    assert result.account.missing == 0


def test_markdown_has_the_tree_a_colleague_reads() -> None:
    result = outline(read_bytes(MARKDOWN.encode(), "江城.md"))

    assert tree_of(result) == MARKDOWN_TREE.strip("\n").split("\n")
    assert result.title == "江城市2027年档案工作计划"
    assert result.doubtful == ()
