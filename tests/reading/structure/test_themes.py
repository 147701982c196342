"""Unnumbered theme phrases, and short sentences that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]

TITLE = "江城市2027年工作安排\n（一）强化党建引领\n"
CHAIN = (
    "强化政治建设。坚持把政治建设摆在首位，学习重要讲话。落实学习制度，开展专题研讨。"
    "深化支部建设。出台支部工作办法，提升组织力。开展支部书记培训。"
    "注重干部培养。选好管好干部，用好激励机制。新建40个工作站。推动各单位交流。"
)


def test_a_chain_of_themes_becomes_sections_one_level_below(read: Read) -> None:
    result = read(TITLE + CHAIN)

    themes = [n for n in result.nodes if n.level == 2]
    assert [n.heading for n in themes] == ["强化政治建设", "深化支部建设", "注重干部培养"]
    assert [len(n.sentences) for n in themes] == [2, 2, 3]
    assert {(n.number, n.run_in) for n in themes} == {("", True)}


def test_the_stop_behind_a_theme_is_booked_as_a_stop(read: Read) -> None:
    assert read(TITLE + CHAIN).account.stops == 3


def test_short_sentences_beside_unrelated_ones_stay_sentences(read: Read) -> None:
    text = "推进体系改革。创建区域中心，建设实训基地。完善监测机制。强化职责，建设科室。"

    assert len(read(TITLE + text).nodes) == 1


def test_a_chain_begins_with_a_theme(read: Read) -> None:
    text = "学校食堂质量是办学的重要支撑点之一。要加大投入力度。要加强进货台账管理。" + CHAIN

    assert len(read(TITLE + text).nodes) == 1


def test_one_sentence_may_introduce_a_long_chain(read: Read) -> None:
    filler = "落实学习制度，开展专题研讨。出台工作办法，提升组织力。" * 2
    text = f"坚持问题导向，抓好各项工作。着力培育假日市集。{filler}着力做强服务业。{filler}"

    result = read(TITLE + text)

    assert [n.heading for n in result.nodes] == [
        "强化党建引领",
        "着力培育假日市集",
        "着力做强服务业",
    ]
    assert result.nodes[0].sentences == ("坚持问题导向，抓好各项工作。",)


def test_paragraphs_that_each_open_with_a_theme_are_sections(read: Read) -> None:
    text = (
        "加快更换老旧路灯。严格执行更换目录。\n"
        "——量力开发，看重保护。坚持以水源地为底线。\n"
        "让街巷面貌更整洁。建设公园6个。\n"
    )

    headings = [n.heading for n in read(TITLE + text).nodes[1:]]

    assert headings == ["加快更换老旧路灯", "——量力开发，看重保护", "让街巷面貌更整洁"]


def test_one_paragraph_with_a_short_first_sentence_is_no_theme(read: Read) -> None:
    text = (
        "加快更换老旧路灯。严格执行更换目录。\n"
        "各部门要按照年度安排抓好重点任务落实。每季度报送进展。\n"
    )

    assert len(read(TITLE + text).nodes) == 1


def test_a_figure_makes_no_theme(read: Read) -> None:
    text = "新增站点3个。抓好选址工作。\n培训骨干50名。抓好组织工作。\n"

    assert len(read(TITLE + text).nodes) == 1


def test_results_that_each_open_their_account_are_themes(read: Read) -> None:
    text = (
        "过去的一年，面对困难，我们综合施策，打好组合拳，发展质效持续提高。"
        "全年实施项目20个，完成投资30亿元。现代服务业不断壮大。大桥广场投入运营，新增网点6个。"
        "夜市客流增长两成，街区更新完成。工业经济提质增效。江城纸业完成升级改造。"
        "新建厂房3栋，投产企业5家。公共服务不断优化。改造校舍6所，新增床位200张。"
    )

    themes = [n for n in read(TITLE + text).nodes if n.level == 2]

    assert [n.heading for n in themes] == [
        "现代服务业不断壮大",
        "工业经济提质增效",
        "公共服务不断优化",
    ]
    assert themes[0].reason == "段中主题句，逐句展开"


def test_short_sentences_alike_in_form_are_themes(read: Read) -> None:
    text = (
        "坚持中心城区优先，补短板、强弱项，全面提升城市品质和承载能力。让城市环境更优美。"
        "以公园建设为引擎，改造老旧小区20个。实施绿化提升，新增绿地6公顷。让城市管理更精细。"
        "启用城管平台，完善网格管理。深入开展物业服务提升行动，推动重心下移。"
        "让城市交通更顺畅。打通断头路3条，新增停车泊位800个。"
    )

    themes = [n.heading for n in read(TITLE + text).nodes if n.level == 2]

    assert themes == ["让城市环境更优美", "让城市管理更精细", "让城市交通更顺畅"]


def test_beside_chains_a_shorter_one_is_told_as_well(read: Read) -> None:
    shorter = (
        "坚持民生优先，着力解决好群众最关心的问题。办人民满意的教育。新建学校2所，招录教师60名。"
        "提升医疗服务水平。建成急救站点6个，培训医护300名。配齐乡镇卫生院设备。"
    )
    sections = f"（二）深化改革\n{CHAIN}\n（三）改善民生\n{shorter}"

    result = read(TITLE + CHAIN + "\n" + sections)

    assert [n.heading for n in result.nodes[-2:]] == ["办人民满意的教育", "提升医疗服务水平"]
    assert result.nodes[-3].sentences == ("坚持民生优先，着力解决好群众最关心的问题。",)


def test_adverbs_before_long_and_short_sentences_make_no_themes(read: Read) -> None:
    text = (
        "编制医疗设施专项规划，优化布局，报市政府审定后实施。医院要落实主体责任，抓好规划衔接。"
        "继续推进医院建设。新院区年内投用，设置床位600张，完善急救网络。继续改善服务。"
        "继续加强医院对口支援，选派骨干医师下沉基层，建好联合门诊和联合病房，推动资源共享。"
        "继续抓好培训工作。培训骨干50名。严格考核，落实奖惩，确保取得实效。做好宣传工作。"
    )

    assert len(read(TITLE + text).nodes) == 1


def test_themes_and_their_sentences_may_alternate(read: Read) -> None:
    text = (
        "加快城市更新步伐。改造棚户区2000套，新建停车场10个。"
        "推进美丽乡村建设。创建示范村20个，整治水塘60口。"
        "加强基础设施建设。改造国道30公里，新建桥梁2座。"
    )

    themes = [n.heading for n in read(TITLE + text).nodes[1:]]

    assert themes == ["加快城市更新步伐", "推进美丽乡村建设", "加强基础设施建设"]


def test_points_told_in_words_are_sentences(read: Read) -> None:
    text = (
        "第一，加强组织领导。主要负责同志要亲自过问。\n第二，加强监督检查。每半年通报一次。\n"
        "一是加强宣传。做好解读。\n二是加强培训。组织轮训。\n"
    )

    assert [len(n.sentences) for n in read(TITLE + text).nodes] == [8]


def test_principles_that_begin_alike_are_themes_in_a_short_paragraph_too(read: Read) -> None:
    text = (
        "坚持需求导向、精准服务。优先安排老旧小区和偏远村组的群众提出的事项。"
        "坚持党建引领。把支部建在服务一线，发挥党员的先锋模范作用。"
    )

    headings = [n.heading for n in read(TITLE + text).nodes[1:]]

    assert headings == ["坚持需求导向、精准服务", "坚持党建引领"]


def test_principles_nobody_spells_out_stay_sentences(read: Read) -> None:
    text = "坚持目标不变。坚持标准不降。力争年内完成全部任务，不留尾巴。"

    assert len(read(TITLE + text).nodes) == 1


OPENED = """江城市2027年工作安排
（一）更新设施
更换老旧路灯。严格执行更换目录，年内更换500盏。
提升公园品质。新建口袋公园6个。
（二）提升服务
改善供水服务。改造管网12公里。
做实便民服务。新建服务点8个。
（三）壮大产业
"""


def test_one_paragraph_is_a_chain_where_others_open_with_a_theme(read: Read) -> None:
    text = (
        "做强园区经济。新增入园企业12家。建设标准厂房3万平方米。"
        "培育假日市集。举办市集24场，参与商户达到300家。"
    )

    headings = [n.heading for n in read(OPENED + text).nodes[-3:]]

    assert headings == ["壮大产业", "做强园区经济", "培育假日市集"]


def test_two_short_openers_beside_a_full_paragraph_are_no_themes(read: Read) -> None:
    text = (
        "推进收费改革。落实付费原则，完善收费办法。\n"
        "建立全市企业信用评价制度，加大对守信经营企业的支持力度。推行绿色采购，逐步提高比重。\n"
        "探索建立补偿资金。研究制定补偿办法。\n"
    )

    assert len(read(TITLE + text).nodes) == 1


def test_an_address_to_all_does_not_count_against_the_themes_above_it(read: Read) -> None:
    text = (
        "社会事业全面进步。新建幼儿园9所。\n"
        "生态环境明显好转。完成造林4.5万亩。\n"
        "各位代表！成绩来之不易。我们也清醒地看到，全县经济总量仍然偏小。\n"
    )

    headings = [n.heading for n in read(TITLE + text).nodes[1:3]]

    assert headings == ["社会事业全面进步", "生态环境明显好转"]


PAIRED = (
    "发展特色种植，扶持果蔬产业。新建采摘园2个。\n加强质量监管，建立追溯体系。开展抽检40批次。\n"
)


def test_pairs_of_clauses_beside_a_task_of_several_are_tasks_as_well(read: Read) -> None:
    text = "加大科技投入，与科研院所合作，建立示范基地。引进新品种3个。\n" + PAIRED

    assert len(read(TITLE + text).nodes) == 1


def test_pairs_of_clauses_in_every_paragraph_are_themes(read: Read) -> None:
    headings = [n.heading for n in read(TITLE + PAIRED).nodes[1:]]

    assert headings == ["发展特色种植，扶持果蔬产业", "加强质量监管，建立追溯体系"]
