from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.plan import Comparator, Target, TargetKind
from workbench.reading.targets import find_targets

INCREMENT, COUNT, RATE = TargetKind.INCREMENT, TargetKind.COUNT, TargetKind.RATE
MONEY, LEVEL, FACT = TargetKind.MONEY, TargetKind.LEVEL, TargetKind.FACT
AT_LEAST, AT_MOST, EXACT = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACT
ABOUT, RANGE = Comparator.ABOUT, Comparator.RANGE

# sentence, then (quote, kind, op, value, unit) of its first target
FIRST = [
    ("新建社区卫生服务站6个。", "新建社区卫生服务站6个", INCREMENT, EXACT, 6, "个"),
    ("全市新增示范餐厅9家以上。", "新增示范餐厅9家以上", INCREMENT, AT_LEAST, 9, "家"),
    ("新引进创业团队16个左右。", "新引进创业团队16个左右", INCREMENT, ABOUT, 16, "个"),
    ("千人护士数力争达到3.9名。", "千人护士数力争达到3.9名", RATE, AT_LEAST, 3.9, "名"),
    ("落实12项惠民措施。", "12项惠民措施", COUNT, EXACT, 12, "项"),
    ("遴选5-10家示范社区。", "5-10家示范社区", COUNT, RANGE, 5, "家"),
    ("遴选5～10家示范社区。", "5～10家示范社区", COUNT, RANGE, 5, "家"),
    ("培育3至5个区域品牌。", "3至5个区域品牌", COUNT, RANGE, 3, "个"),
    ("参保率达95%以上。", "参保率达95%以上", RATE, AT_LEAST, 95, "%"),
    ("参保率达95％。", "参保率达95％", RATE, AT_LEAST, 95, "％"),
    ("城区供水管网达标率88%。", "城区供水管网达标率88%", RATE, EXACT, 88, "%"),
    ("死亡率控制在8.5/10万以内。", "死亡率控制在8.5/10万以内", RATE, AT_MOST, 8.5, "/10万"),
    ("婴儿死亡率降至2.1‰。", "婴儿死亡率降至2.1‰", RATE, AT_MOST, 2.1, "‰"),
    ("合格率提高2个百分点。", "合格率提高2个百分点", RATE, EXACT, 2, "个百分点"),
    ("食堂明厨亮灶率≥72%。", "食堂明厨亮灶率≥72%", RATE, AT_LEAST, 72, "%"),
    ("45%的村文化室建设电子阅览角。", "45%的村文化室建设电子阅览角", RATE, EXACT, 45, "%"),
    ("65%以上的景区设立医疗点。", "65%以上的景区设立医疗点", RATE, AT_LEAST, 65, "%"),
    ("完成体测1.6万例以上。", "体测1.6万例以上", COUNT, AT_LEAST, 16000, "例"),
    ("发放消费券2000万元。", "发放消费券2000万元", MONEY, EXACT, 20_000_000, "元"),
    ("争取中央资金6亿余元。", "中央资金6亿余元", MONEY, AT_LEAST, 600_000_000, "元"),
    ("经费力争达到人均45元。", "经费力争达到人均45元", MONEY, AT_LEAST, 45, "元"),
    ("打造700多个微景观。", "700多个微景观", COUNT, AT_LEAST, 700, "个"),
    ("惠及近4万户居民。", "近4万户居民", COUNT, ABOUT, 40000, "户"),
    ("评定达到四级及以上。", "评定达到四级及以上", LEVEL, AT_LEAST, 4, "级"),
    ("客运站评级达到一级或二级。", "客运站评级达到一级或二级", LEVEL, RANGE, 1, "级"),
    ("投诉5个工作日内办结。", "投诉5个工作日内办结", LEVEL, AT_MOST, 5, "个工作日"),
    ("变更备案缩减至3个工作日。", "变更备案缩减至3个工作日", LEVEL, AT_MOST, 3, "个工作日"),
    ("水质达标天数达到340天。", "水质达标天数达到340天", LEVEL, AT_LEAST, 340, "天"),
    ("新建农村公路120公里。", "新建农村公路120公里", INCREMENT, EXACT, 120, "公里"),
    ("完成湿地修复2160亩。", "湿地修复2160亩", COUNT, EXACT, 2160, "亩"),
    ("粮食产量稳定在50万吨以上。", "粮食产量稳定在50万吨以上", LEVEL, AT_LEAST, 500_000, "吨"),
    ("人均预期寿命达到80岁以上。", "人均预期寿命达到80岁以上", LEVEL, AT_LEAST, 80, "岁"),
    ("每千人口座位数不少于6.5个。", "每千人口座位数不少于6.5个", RATE, AT_LEAST, 6.5, "个"),
    ("各镇至少建成2家助浴点。", "各镇至少建成2家助浴点", COUNT, AT_LEAST, 2, "家"),
    ("每季度上报两条工作信息。", "每季度上报两条工作信息", COUNT, EXACT, 2, "条"),
    ("失业率控制在4.5%以内。", "失业率控制在4.5%以内", RATE, AT_MOST, 4.5, "%"),
    ("生产总值突破1,000亿元。", "生产总值突破1,000亿元", MONEY, AT_LEAST, 100_000_000_000, "元"),
    ("实行1-1.5倍的弹性奖励。", "1-1.5倍的弹性奖励", LEVEL, RANGE, 1, "倍"),
    ("从原来的60平方米提高到90平方米。", None, LEVEL, AT_LEAST, 90, "平方米"),
    ("时限由18天压减至9天。", "时限由18天压减至9天", LEVEL, AT_MOST, 9, "天"),
    ("全市70岁以上老人免费乘车率达到75%。", None, RATE, AT_LEAST, 75, "%"),
    ("北岸体育馆等7个项目完工。", "7个项目完工", COUNT, EXACT, 7, "个"),
    ("培训乡村医生300人次。", "培训乡村医生300人次", COUNT, EXACT, 300, "人次"),
    ("引进亿元以上项目15个。", "亿元以上项目15个", COUNT, EXACT, 15, "个"),
    ("建设80 个“口袋公园”。", "80 个“口袋公园”", COUNT, EXACT, 80, "个"),
    ("二是改造公厕28座。", "改造公厕28座", COUNT, EXACT, 28, "座"),
    ("食品抽检达到5批次/千人。", "食品抽检达到5批次/千人", RATE, AT_LEAST, 5, "批次/千人"),
    ("新建、改建公厕300座。", "新建、改建公厕300座", INCREMENT, EXACT, 300, "座"),
    ("防护工程完成100公里。", "防护工程完成100公里", COUNT, EXACT, 100, "公里"),
    ("蔬菜产量30万吨。", "蔬菜产量30万吨", LEVEL, EXACT, 300_000, "吨"),
    ("培养5名医生。", "5名医生", COUNT, EXACT, 5, "名"),
    ("建设8个体育公园。", "8个体育公园", COUNT, EXACT, 8, "个"),
    ("完成12项目标任务。", "12项目标任务", COUNT, EXACT, 12, "项"),
    ("信息七日内公开。", "信息七日内公开", LEVEL, AT_MOST, 7, "日"),
    ("占用地总量比重超60%。", None, RATE, AT_LEAST, 60, "%"),
    ("村庄数不突破90个。", "村庄数不突破90个", COUNT, AT_MOST, 90, "个"),
    ("供养标准不低于低保标准的1.4倍。", None, LEVEL, AT_LEAST, 1.4, "倍"),
    ("达到学校总数的70%。", "达到学校总数的70%", RATE, AT_LEAST, 70, "%"),
    ("事故率下降百分之六。", "事故率下降百分之六", RATE, EXACT, 6, "%"),
    ("好评率达到百分之九十五点五以上。", None, RATE, AT_LEAST, 95.5, "%"),
    ("合格率提高三个百分点。", "合格率提高三个百分点", RATE, EXACT, 3, "个百分点"),
    ("颗粒物浓度降至28微克每立方米。", None, LEVEL, AT_MOST, 28, "微克每立方米"),
    ("报装压缩至5个、4个工作日以内。", None, LEVEL, AT_MOST, 5, "个工作日"),
    ("将补贴从每人每年800元、900元提高到每人每年950元、990元。", None, MONEY, AT_LEAST, 950, "元"),
    ("新增装机容量40万千瓦。", "新增装机容量40万千瓦", INCREMENT, EXACT, 400_000, "千瓦"),
    ("按照实际投资额的8%给予补贴。", None, RATE, EXACT, 8, "%"),
    ("培育产值超10亿元企业7家。", None, COUNT, EXACT, 7, "家"),
    ("对产值首次突破3亿元的企业给予20万元奖励。", None, MONEY, EXACT, 200_000, "元"),
    ("对税收突破900万元的，奖励5万元。", None, MONEY, EXACT, 50_000, "元"),
    ("治理水土流失面积30平方公里。", None, COUNT, EXACT, 30, "平方公里"),
    ("用电量70亿千瓦时。", "用电量70亿千瓦时", LEVEL, EXACT, 7e9, "千瓦时"),
    ("颗粒物浓度降至28微克／立方米。", None, LEVEL, AT_MOST, 28, "微克／立方米"),
    ("审批不超过3个环节。", "不超过3个环节", COUNT, AT_MOST, 3, "个"),
    ("设立总规模30亿元的引导基金。", None, MONEY, EXACT, 3e9, "元"),
    ("气价不高于2.5元/立方米。", "气价不高于2.5元/立方米", MONEY, AT_MOST, 2.5, "元/立方米"),
    ("贷款超过1 200亿元。", "贷款超过1 200亿元", MONEY, AT_LEAST, 1.2e11, "元"),
    ("每新增1家上市企业奖励80万元。", None, MONEY, EXACT, 800_000, "元"),
    ("筛查1.5万人。", "筛查1.5万人", COUNT, EXACT, 15_000, "人"),
    ("举办体育赛事15项次。", "体育赛事15项次", COUNT, EXACT, 15, "项次"),
    ("建成两座水厂。", "两座水厂", COUNT, EXACT, 2, "座"),
    ("救援站10分钟到场率达到95%。", None, RATE, AT_LEAST, 95, "%"),
    ("建设5个公园（责任单位：市城管局）。", "5个公园", COUNT, EXACT, 5, "个"),
    ("联网设备超过4万台（套）。", "联网设备超过4万台（套）", COUNT, AT_LEAST, 40_000, "台（套）"),
    ("培训农民3万人（次）以上。", None, COUNT, AT_LEAST, 30_000, "人（次）"),
    ("存栏达到7万头（只）。", "存栏达到7万头", COUNT, AT_LEAST, 70_000, "头"),
    ("新建5所（小学3所、初中2所）。", "新建5所", INCREMENT, EXACT, 5, "所"),
    ("药品抽检达到每千人4批次。", "药品抽检达到每千人4批次", RATE, AT_LEAST, 4, "批次"),
    ("完成市下达任务的103%。", None, RATE, EXACT, 103, "%"),
    ("完成不低于全年任务55%的进度。", None, RATE, AT_LEAST, 55, "%"),
    ("新增机柜容量300P。", "新增机柜容量300P", INCREMENT, EXACT, 300, "P"),
    ("放流鱼苗3千尾。", "放流鱼苗3千尾", COUNT, EXACT, 3000, "尾"),
    ("日均收运量由目前的45吨提高到80吨以上。", None, LEVEL, AT_LEAST, 80, "吨"),
    ("空气优良天数290天。", "空气优良天数290天", LEVEL, EXACT, 290, "天"),
    ("每300户左右设置1个投放点。", "每300户左右设置1个投放点", COUNT, EXACT, 1, "个"),
    ("建设不低于900平方米的书院4个。", None, COUNT, EXACT, 4, "个"),
    ("通过二级以上认证企业超过40家。", None, COUNT, AT_LEAST, 40, "家"),
    ("55%以上的社区建成食堂。", "55%以上的社区建成食堂", RATE, AT_LEAST, 55, "%"),
    ("给予不超过30%的补助。", "不超过30%的补助", RATE, AT_MOST, 30, "%"),
    ("实现增速不低于6%的目标。", "不低于6%的目标", RATE, AT_LEAST, 6, "%"),
    ("建设不少于5个的示范点。", "不少于5个的示范点", COUNT, AT_LEAST, 5, "个"),
    ("与5家企业签约。", "5家企业签约", COUNT, EXACT, 5, "家"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "quote", "kind", "op", "value", "unit"), FIRST)
def test_a_figure_is_read_with_its_quote_kind_sign_and_value(
    sentence: str, quote: str | None, kind: TargetKind, op: Comparator, value: float, unit: str
) -> None:
    target = find_targets(sentence)[0]

    assert (target.kind, target.op, target.value, target.unit) == (kind, op, value, unit)
    assert quote in (None, target.quote)


NONE = [
    "制定《健康江城行动计划（2021—2030年）》。",
    "落实《江城市托育机构管理办法（试行2026）》（江卫发〔2026〕12号）要求。",
    "推进“四优工程”和“725”计划，实现便民服务“两个100%”。",
    "打造“10分钟便民圈”。",
    "2027年，全市要坚持以人民为中心。",
    "办好第12届江城马拉松。",
    "推进5G、6S管理和互联网+服务。",
    "出台6岁以下儿童乘车办法。",
    "关爱70岁及以上老人。",
    "推动三级以上河流设立监测点。",
    "全市现有9家集团，运行平稳。",
    "截至2026年底，全市建成养老机构45家。",
    "健全值班制度、会商制度、通报制度等3项制度。",
    "联合东湖、西山、南岭、北关、城中、高新6个区政府制定方案。",
    "落实安全生产六项机制，建设四大中心。",
    "做好疗养院开业准备，设计床位260张。",
    "加快60万千瓦风电项目核准。",
    "推进110千伏输变电工程。",
    "淘汰35蒸吨以下锅炉。",
    "优化12345热线服务。",
    "推行24小时“不停歇”。",
    "放宽3吨以下货车通行。",
    "对总投资5000万元以上项目实行专班推进。",
    "完成投资30亿元的高速公路项目。",
    "从3个方面发力。",
    "全面抓好以下5项工作：",
    "建设一批、储备一批、推广一批。",
    "开展三年行动，实现全覆盖。",
    "对8类群体实行免费乘车。",
    "经过3年努力，取得新突破。",
    "扶持10家庭，启动3项目，表彰5所有制企业。",
    "联系电话：60012345。",
    "时间定于8:30至17:30。",
    "实施“1+3”精品线路合作机制，完善1+N体系。",
    "启动轨道交通2号线前期工作。",
    "推进地方病三级预防。",
    "推进年产30万吨板材项目建设。",
    "加快年产9万辆电动车项目投产。",
    "推动占地300亩的物流园开工。",
    "落实稳增长45条、助企18条政策措施。",
    "推进5个90工程。",
    "50张床位以上的养老机构均设医务室。",
    "由9名市领导牵头推进。",
    "每半年听取一次汇报。",
    "每半年听取两次汇报。",
    "每年组织两次演练，每半年组织一次考核。",
    "组建由1名医生、1名护士组成的团队。",
    "空气质量达标城市比例（%）70≥808个百分点",
    "建设一个中心，打造三个高地。",
    "将收入低于低保标准2倍的家庭纳入监测。",
    "考核低于60分的，取消资格。",
    "对满意度低于85%的事项挂牌督办。",
    "对用电量超过400万千瓦时的企业开展诊断。",
    "满意度85%以上的单位给予表彰。",
    "市政府与11个区县（市）、24个部门签订责任书。",
    "开展6G研究。",
    "",
    "——",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_nobody_could_be_asked_for_is_no_target(sentence: str) -> None:
    assert find_targets(sentence) == ()


def read(sentence: str, *, report: bool = False) -> list[tuple[str, Comparator, float | None]]:
    targets = find_targets(sentence, report=report)
    return [(target.quote, target.op, target.value) for target in targets]


def test_a_second_figure_under_the_same_verb_is_an_increment_too() -> None:
    targets = find_targets("新增急救站6个、救护车30辆。")

    assert [target.kind for target in targets] == [INCREMENT, INCREMENT]
    assert [target.value for target in targets] == [6, 30]


def test_at_least_reaches_over_the_list_mark_to_the_next_figure_of_its_kind() -> None:
    assert read("每个镇至少有2名医生、3名护士，每个村有1名保健员。") == [
        ("每个镇至少有2名医生", AT_LEAST, 2),
        ("3名护士", AT_LEAST, 3),
        ("每个村有1名保健员", EXACT, 1),
    ]


def test_a_bound_reaches_past_a_figure_that_only_says_how_fast() -> None:
    sentence = "新装报批压缩至4个工作日最快2小时、过户报批3个工作日最快40分钟办结。"

    assert [(op, value) for _, op, value in read(sentence)] == [
        (AT_MOST, 4),
        (EXACT, 2),
        (AT_MOST, 3),
        (EXACT, 40),
    ]


def test_a_list_of_sums_shares_unit_scale_and_bound() -> None:
    targets = find_targets("依次奖励不低于4、8、16万元。")

    assert [target.value for target in targets] == [40_000, 80_000, 160_000]
    assert {(target.op, target.unit) for target in targets} == {(AT_LEAST, "元")}


def test_a_range_in_myriads_scales_both_ends() -> None:
    (target,) = find_targets("安排资金3-5万元。")

    assert (target.value, target.value_high) == (30_000, 50_000)


def test_each_printed_figure_is_a_target_of_its_own() -> None:
    sentence = "经费达到人均45元，其中东湖、西山不低于50元，南岭不低于40元。"

    assert [value for _, _, value in read(sentence)] == [45, 50, 40]


def test_one_figure_for_two_indicators_is_one_target() -> None:
    (target,) = find_targets("建档率和随访率均达到75%。")

    assert target.indicator == "建档率和随访率"


def test_a_date_binds_the_figures_behind_it_up_to_the_next_date() -> None:
    targets = find_targets("2027年，支持20家学校设置站点；到2028年底，建成50家，覆盖率达90%。")

    assert [target.deadline for target in targets] == ["2027年", "到2028年底", "到2028年底"]


def test_dates_side_by_side_bind_a_figure_each() -> None:
    targets = find_targets("到2027年、2028年，覆盖率分别达到60%、70%，培训500人。")

    assert [target.deadline for target in targets] == ["到2027年", "2028年", "2028年"]


BULLETS = ["——", "—", "●", "◆ "]


@pytest.mark.parametrize("bullet", BULLETS)
def test_a_bullet_before_a_year_is_no_part_of_it(bullet: str) -> None:
    (target,) = find_targets(f"{bullet}2027年，新增站点3个。")

    assert target.deadline == "2027年"


BASES = ["产值达到2020年的2倍。", "排放量降至2020年的60%。", "客流恢复到2019年水平，接待3万人次。"]


@pytest.mark.parametrize("sentence", BASES)
def test_a_year_something_is_measured_against_is_no_deadline(sentence: str) -> None:
    assert [target.deadline for target in find_targets(sentence)] == [""]


def test_a_second_sum_with_a_measure_of_its_own_shares_the_bound() -> None:
    targets = find_targets("标准分别提高到每人每月560元和每人每年4300元。")

    assert [target.op for target in targets] == [AT_LEAST, AT_LEAST]


def test_a_figure_before_the_date_is_not_bound() -> None:
    first, second = find_targets("新增站点3个，2027年底前培训急救员800名以上。")

    assert (first.deadline, second.deadline) == ("", "2027年底前")


def test_a_hedge_reaches_its_own_clause_only() -> None:
    targets = find_targets("到2027年争创3~4个国家级景区，建成18个省级景区。")

    assert [target.hedged for target in targets] == [True, False]


def test_a_bare_year_before_the_plans_own_tells_the_past() -> None:
    sentence = "2026年，新增学校5所；2027年，新增学校3所。"

    assert [target.value for target in find_targets(sentence, year=2027)] == [3]


def test_a_bound_is_shared_by_figures_side_by_side() -> None:
    assert [op for _, op, _ in read("运量、产值分别突破70万吨、9亿元。")] == [
        AT_LEAST,
        AT_LEAST,
    ]


def test_what_stands_behind_the_last_of_a_list_holds_for_all_of_it() -> None:
    assert [op for _, op, _ in read("收入分别增长6%、7%左右。")] == [ABOUT, ABOUT]


def test_a_sum_that_was_won_is_not_hedged() -> None:
    (won,) = find_targets("争取到中央资金3亿元。", report=True)
    (sought,) = find_targets("力争到2027年建成学校3所。")

    assert (won.hedged, sought.hedged) == (False, True)


def test_about_is_a_hedge() -> None:
    (target,) = find_targets("上座率达66%左右。")

    assert (target.op, target.hedged) == (ABOUT, True)


def test_a_share_names_who_shares() -> None:
    (target,) = find_targets("专项资金要将40%以上用于社区食堂。")

    assert target.quote == "专项资金要将40%以上用于社区食堂"


def test_the_indicator_of_a_list_is_the_shared_noun() -> None:
    targets = find_targets("新创2个省级、6个市级实验室。")

    assert [target.indicator for target in targets] == ["省级实验室", "市级实验室"]


def test_what_grows_is_named_by_the_figure_before() -> None:
    targets = find_targets("招商到位资金120亿元，增长8%。")

    assert [target.indicator for target in targets] == ["招商到位资金", "招商到位资金增长"]


def test_a_second_value_of_the_same_thing_is_named_like_the_first() -> None:
    targets = find_targets("每万人急救员数不低于2名，到2028年不低于3名。")

    assert {target.indicator for target in targets} == {"每万人急救员数"}
    assert [target.kind for target in targets] == [RATE, RATE]


def test_figures_inside_a_unit_tag_are_left_alone() -> None:
    assert read("新建学校2所。（责任单位：市教育局、第3工作组5个部门）") == [
        ("新建学校2所", EXACT, 2)
    ]


def test_half_width_punctuation_reads_like_full_width() -> None:
    full = "年内新增药师60名以上，每万人急救员数达2.5名（含兼职）；座位80个。"
    half = "年内新增药师60名以上,每万人急救员数达2.5名(含兼职);座位80个。"

    assert [(t.op, t.value, t.unit, t.deadline) for t in find_targets(half)] == [
        (t.op, t.value, t.unit, t.deadline) for t in find_targets(full)
    ]


FACTS = [
    ("全市现有7家剧院，21家书店。", [7, 21]),
    ("年度任务24项中已完成20项。", [20]),
    ("面积从原来的60平方米提高到90平方米。", [90]),
    ("整改任务17项已办结9项。", [9]),
    ("颁布中医药条例、控烟条例、献血条例等3部法规。", [3]),
    ("演出门票提前2天投放。", [2]),
    ("投入6亿余元改善装备。", [600_000_000]),
    ("关爱70岁以上老人3万人。", [30_000]),
]


@pytest.mark.parametrize(("sentence", "values"), FACTS)
def test_in_a_report_every_figure_is_a_fact(sentence: str, values: list[float]) -> None:
    facts = find_targets(sentence, report=True)

    assert [fact.value for fact in facts] == values
    assert {fact.kind for fact in facts} == {FACT}


def test_a_fact_has_no_deadline() -> None:
    (fact,) = find_targets("2026年底前，建成学校2所。", report=True)

    assert fact.deadline == ""


def test_every_target_has_an_id_of_its_own() -> None:
    targets = find_targets("建成学校2所、医院3家、公园4个。")

    assert len({target.id for target in targets}) == 3


WORDS = (
    "新增 至少 5 10-20 1.2 万 亿 家 % 、 ， ； 。 （ ） 《 》 “ ” "
    "到2027年 年内 力争 医院 达到 以上 元 四级 每千人口 从 中 左右 个工作日内 "
    "微克/立方米 由 分别 每季度 一次 两条 百分之 九十 个百分点 倍 ≥ - ～ 至 和 的 对 "
    "奖励 落实 条措施 总投资 年产 吨 以下 级 ／ ３ ％ ‰ . 2"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=40)


@given(PIECES.map("".join))
@settings(max_examples=300, deadline=None)
def test_every_quote_stands_in_its_sentence(sentence: str) -> None:
    targets: tuple[Target, ...] = find_targets(sentence)

    assert all(target.quote in sentence for target in targets)
    assert all(target.quote.strip() and target.indicator for target in targets)


@given(st.text(max_size=200), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_text_whatever_makes_it_fail(sentence: str, report: bool) -> None:
    targets = find_targets(sentence, report=report)

    assert all(target.quote in sentence for target in targets)


LONG = {
    "figures": "新增医院3家、床位500张，",
    "a list of sums": "5万元、",
    "growth": "增长8%，",
    "brackets": "（市教育局）",
    "open brackets": "（《“",
    "dates": "截至2026年底，",
    "digits": "1",
    "grades": "达到四级",
    "nothing": "推进健康江城建设",
    "blanks": "2027年" + " " * 60,
    "words that bind nothing": "每人每月从由" * 20 + "村5元",
    "words that lead in": "组织实施完成好" * 20 + "村5个",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_four_times_the_text_takes_about_four_times_the_time(piece: str) -> None:
    short, long = piece * (3_000 // len(piece)), piece * (12_000 // len(piece))
    began = time.process_time()
    find_targets(short)
    middle = time.process_time()
    find_targets(long)
    ended = time.process_time()

    assert ended - middle < 8 * (middle - began) + 0.5


def test_a_line_of_300_kilobytes_is_read_in_seconds() -> None:
    sentence = (
        "推进健康江城建设，加强急救网络，新建急救站点6个，完善（市、区）两级调度机制；" * 2_600
    )
    began = time.process_time()

    targets = find_targets(sentence)

    assert len(targets) == 2_600
    assert time.process_time() - began < 20
