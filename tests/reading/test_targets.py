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
    ("全市新增三甲医院2家以上。", "新增三甲医院2家以上", INCREMENT, AT_LEAST, 2, "家"),
    ("新引进高层次团队20个左右。", "新引进高层次团队20个左右", INCREMENT, ABOUT, 20, "个"),
    ("千人床位数力争达到4.3张。", "千人床位数力争达到4.3张", RATE, AT_LEAST, 4.3, "张"),
    ("落实10项任务清单。", "10项任务清单", COUNT, EXACT, 10, "项"),
    ("遴选5-10家示范社区。", "5-10家示范社区", COUNT, RANGE, 5, "家"),
    ("遴选5～10家示范社区。", "5～10家示范社区", COUNT, RANGE, 5, "家"),
    ("培育3至5个区域品牌。", "3至5个区域品牌", COUNT, RANGE, 3, "个"),
    ("参保率达95%以上。", "参保率达95%以上", RATE, AT_LEAST, 95, "%"),
    ("参保率达95％。", "参保率达95％", RATE, AT_LEAST, 95, "％"),
    ("社区老年协会达标率80%。", "社区老年协会达标率80%", RATE, EXACT, 80, "%"),
    ("死亡率控制在8.5/10万以内。", "死亡率控制在8.5/10万以内", RATE, AT_MOST, 8.5, "/10万"),
    ("婴儿死亡率降至2.1‰。", "婴儿死亡率降至2.1‰", RATE, AT_MOST, 2.1, "‰"),
    ("合格率提高2个百分点。", "合格率提高2个百分点", RATE, EXACT, 2, "个百分点"),
    ("高血压患者规范管理率≥65%。", "高血压患者规范管理率≥65%", RATE, AT_LEAST, 65, "%"),
    ("35%的村卫生室建设中医阁。", "35%的村卫生室建设中医阁", RATE, EXACT, 35, "%"),
    ("55%以上的医院设立老年医学科。", "55%以上的医院设立老年医学科", RATE, AT_LEAST, 55, "%"),
    ("完成筛查1.2万例以上。", "筛查1.2万例以上", COUNT, AT_LEAST, 12000, "例"),
    ("发放消费券2000万元。", "发放消费券2000万元", MONEY, EXACT, 20_000_000, "元"),
    ("争取中央资金10亿余元。", "中央资金10亿余元", MONEY, AT_LEAST, 1_000_000_000, "元"),
    ("经费力争达到人均83元。", "经费力争达到人均83元", MONEY, AT_LEAST, 83, "元"),
    ("打造600多个工作室。", "600多个工作室", COUNT, AT_LEAST, 600, "个"),
    ("解决近3万户居民办证难题。", "3万户居民办证难题", COUNT, ABOUT, 30000, "户"),
    ("测评达到四级及以上。", "测评达到四级及以上", LEVEL, AT_LEAST, 4, "级"),
    ("等级评定达到一级或二级。", "等级评定达到一级或二级", LEVEL, RANGE, 1, "级"),
    ("投诉5个工作日内办结。", "投诉5个工作日内办结", LEVEL, AT_MOST, 5, "个工作日"),
    ("变更登记缩减至1个工作日。", "变更登记缩减至1个工作日", LEVEL, AT_MOST, 1, "个工作日"),
    ("空气优良天数达到350天。", "空气优良天数达到350天", LEVEL, AT_LEAST, 350, "天"),
    ("新建农村公路120公里。", "新建农村公路120公里", INCREMENT, EXACT, 120, "公里"),
    ("完成绿化修复1080亩。", "绿化修复1080亩", COUNT, EXACT, 1080, "亩"),
    ("粮食产量稳定在50万吨以上。", "粮食产量稳定在50万吨以上", LEVEL, AT_LEAST, 500_000, "吨"),
    ("人均预期寿命达到80岁以上。", "人均预期寿命达到80岁以上", LEVEL, AT_LEAST, 80, "岁"),
    ("每千人口托位数不少于5.5个。", "每千人口托位数不少于5.5个", RATE, AT_LEAST, 5.5, "个"),
    ("各区至少建成1家托育机构。", "各区至少建成1家托育机构", COUNT, AT_LEAST, 1, "家"),
    ("每季度上报两条工作信息。", "每季度上报两条工作信息", COUNT, EXACT, 2, "条"),
    ("失业率控制在4.5%以内。", "失业率控制在4.5%以内", RATE, AT_MOST, 4.5, "%"),
    ("生产总值突破1,000亿元。", "生产总值突破1,000亿元", MONEY, AT_LEAST, 100_000_000_000, "元"),
    ("实行1-1.25倍的差异化补助。", "1-1.25倍的差异化补助", LEVEL, RANGE, 1, "倍"),
    ("从原来的400平方米提高到1000平方米。", None, LEVEL, AT_LEAST, 1000, "平方米"),
    ("时限由25天压减至20天。", "时限由25天压减至20天", LEVEL, AT_MOST, 20, "天"),
    ("全市65岁以上老年人健康管理率达到70%。", None, RATE, AT_LEAST, 70, "%"),
    ("区二院迁建工程等4个项目完工。", "4个项目完工", COUNT, EXACT, 4, "个"),
    ("培训乡村医生300人次。", "培训乡村医生300人次", COUNT, EXACT, 300, "人次"),
    ("引进亿元以上项目15个。", "亿元以上项目15个", COUNT, EXACT, 15, "个"),
    ("建设60 个“重点专科”。", "60 个“重点专科”", COUNT, EXACT, 60, "个"),
    ("二是改造公厕34座。", "改造公厕34座", COUNT, EXACT, 34, "座"),
    ("食品抽检达到5批次/千人。", "食品抽检达到5批次/千人", RATE, AT_LEAST, 5, "批次/千人"),
    ("新建、改建公厕300座。", "新建、改建公厕300座", INCREMENT, EXACT, 300, "座"),
    ("防护工程完成100公里。", "防护工程完成100公里", COUNT, EXACT, 100, "公里"),
    ("蔬菜产量30万吨。", "蔬菜产量30万吨", LEVEL, EXACT, 300_000, "吨"),
    ("信息七日内公开。", "信息七日内公开", LEVEL, AT_MOST, 7, "日"),
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
    "推进“三名工程”和“611”计划，实现中医药服务“三个100%”。",
    "打造“15分钟政务服务圈”。",
    "2027年，全市要坚持以人民为中心。",
    "办好第12届江城马拉松。",
    "推进5G、6S管理和互联网+服务。",
    "出台3岁以下婴幼儿照护服务方案。",
    "关爱65岁及以上老年人。",
    "推动二级以上医院开设老年医学科。",
    "全市现有13家集团，运行平稳。",
    "截至2026年底，全市建成养老机构45家。",
    "健全值班制度、会商制度、通报制度等3项制度。",
    "联合东湖、西山、南岭、北关、城中、高新6个区政府制定方案。",
    "落实母婴安全五项制度，建设五大中心。",
    "全力做好医院开业准备，设计床位300张。",
    "加快120万千瓦抽水蓄能项目核准。",
    "推进220千伏输变电工程。",
    "淘汰10蒸吨以下燃煤锅炉。",
    "优化12345热线服务。",
    "实现24小时“不打烊”。",
    "对4.5吨以下货车不再限行。",
    "对总投资5000万元以上项目实行专班推进。",
    "完成投资30亿元的高速公路项目。",
    "从3个方面发力。",
    "全面抓好以下5项工作：",
    "建设一批、储备一批、推广一批。",
    "开展三年行动，实现全覆盖。",
    "对6类困难群体实行免费签约。",
    "经过3年努力，取得新突破。",
    "联系电话：81085234。",
    "时间定于8:30至17:30。",
    "实施“1+3”精品线路合作机制，完善1+N体系。",
    "启动轨道交通2号线前期工作。",
    "推进地方病三级预防。",
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
    targets = find_targets("新增三级医院4家、床位8000张。")

    assert [target.kind for target in targets] == [INCREMENT, INCREMENT]
    assert [target.value for target in targets] == [4, 8000]


def test_at_least_reaches_over_the_list_mark_to_the_next_figure_of_its_kind() -> None:
    assert read("每个区至少有1家医疗中心、1家医疗集团，每个社区有1家社康机构。") == [
        ("每个区至少有1家医疗中心", AT_LEAST, 1),
        ("1家医疗集团", AT_LEAST, 1),
        ("每个社区有1家社康机构", EXACT, 1),
    ]


def test_a_bound_reaches_past_a_figure_that_only_says_how_fast() -> None:
    sentence = "一般登记压缩至1个工作日最快1小时、抵押登记0.5个工作日最快30分钟办结。"

    assert [(op, value) for _, op, value in read(sentence)] == [
        (AT_MOST, 1),
        (EXACT, 1),
        (AT_MOST, 0.5),
        (EXACT, 30),
    ]


def test_a_list_of_sums_shares_unit_scale_and_bound() -> None:
    targets = find_targets("分别给予不低于5、10、20万元的补贴。")

    assert [target.value for target in targets] == [50_000, 100_000, 200_000]
    assert {(target.op, target.unit) for target in targets} == {(AT_LEAST, "元")}


def test_a_range_in_myriads_scales_both_ends() -> None:
    (target,) = find_targets("安排资金3-5万元。")

    assert (target.value, target.value_high) == (30_000, 50_000)


def test_each_printed_figure_is_a_target_of_its_own() -> None:
    sentence = "经费达到人均83元，其中东湖、西山不低于86元，南岭不低于80元。"

    assert [value for _, _, value in read(sentence)] == [83, 86, 80]


def test_one_figure_for_two_indicators_is_one_target() -> None:
    (target,) = find_targets("签约服务覆盖率和健康管理率均达到80%。")

    assert target.indicator == "签约服务覆盖率和健康管理率"


def test_a_date_binds_the_figures_behind_it_up_to_the_next_date() -> None:
    targets = find_targets("2027年，支持30家医院设置站点；到2028年底，建成40家，覆盖率达90%。")

    assert [target.deadline for target in targets] == ["2027年", "到2028年底", "到2028年底"]


def test_a_figure_before_the_date_is_not_bound() -> None:
    first, second = find_targets("新增站点3个，2027年底前培训700名以上。")

    assert (first.deadline, second.deadline) == ("", "2027年底前")


def test_a_hedge_reaches_its_own_clause_only() -> None:
    targets = find_targets("到2027年争创1~2个国家级专科，建成25个省级专科。")

    assert [target.hedged for target in targets] == [True, False]


def test_a_bare_year_before_the_plans_own_tells_the_past() -> None:
    sentence = "2026年，新增学校5所；2027年，新增学校3所。"

    assert [target.value for target in find_targets(sentence, year=2027)] == [3]


def test_a_bound_is_shared_by_figures_side_by_side() -> None:
    assert [op for _, op, _ in read("货运量、货值分别突破600万吨、500亿元。")] == [
        AT_LEAST,
        AT_LEAST,
    ]


def test_a_sum_that_was_won_is_not_hedged() -> None:
    (won,) = find_targets("争取到中央资金3亿元。", report=True)
    (sought,) = find_targets("力争到2027年建成学校3所。")

    assert (won.hedged, sought.hedged) == (False, True)


def test_about_is_a_hedge() -> None:
    (target,) = find_targets("入住率达60%左右。")

    assert (target.op, target.hedged) == (ABOUT, True)


def test_a_share_names_who_shares() -> None:
    (target,) = find_targets("彩票公益金要将55%以上用于养老服务。")

    assert target.quote == "彩票公益金要将55%以上用于养老服务"


def test_the_indicator_of_a_list_is_the_shared_noun() -> None:
    targets = find_targets("新创5个省级、10个市级特色科室。")

    assert [target.indicator for target in targets] == ["省级特色科室", "市级特色科室"]


def test_what_grows_is_named_by_the_figure_before() -> None:
    targets = find_targets("招商到位资金120亿元，增长8%。")

    assert [target.indicator for target in targets] == ["招商到位资金", "招商到位资金增长"]


def test_a_second_value_of_the_same_thing_is_named_like_the_first() -> None:
    targets = find_targets("每万人家庭医生数不低于4人，到2028年不低于5人。")

    assert {target.indicator for target in targets} == {"每万人家庭医生数"}
    assert [target.kind for target in targets] == [RATE, RATE]


def test_figures_inside_a_unit_tag_are_left_alone() -> None:
    assert read("新建学校2所。（责任单位：市教育局、第3工作组5个部门）") == [
        ("新建学校2所", EXACT, 2)
    ]


def test_half_width_punctuation_reads_like_full_width() -> None:
    full = "年内新增医师300名以上，每万名全科医生数达3.2人（含助理）；床位80张。"
    half = "年内新增医师300名以上,每万名全科医生数达3.2人(含助理);床位80张。"

    assert [(t.op, t.value, t.unit, t.deadline) for t in find_targets(half)] == [
        (t.op, t.value, t.unit, t.deadline) for t in find_targets(full)
    ]


FACTS = [
    ("全市现有15家医疗中心，13家医疗集团。", [15, 13]),
    ("规划目标13项中已提前完成10项。", [10]),
    ("面积从原来的400平方米提高到1000平方米。", [1000]),
    ("颁布中医药条例、控烟条例、献血条例等3部法规。", [3]),
    ("专家号源提前1天投放。", [1]),
    ("投入10亿余元改善装备。", [1_000_000_000]),
    ("关爱65岁以上老年人3万人。", [30_000]),
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
    "到2027年 年内 力争 医院 达到 以上 元 四级 每千人口 从 中"
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
