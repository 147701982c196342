"""What the turn of the year does to a plan, sentence by sentence and as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.identity import new_task
from workbench.drafting.rewriting import book_spans
from workbench.drafting.rollforward import Proposal, ProposalKind, roll_forward
from workbench.drafting.slots import DATE_SLOT, FIGURE_SLOT
from workbench.manuscript import plain_text
from workbench.plan import (
    Assignment,
    Comparator,
    Notice,
    Paragraph,
    Plan,
    Role,
    Section,
    SectionKind,
    Target,
    TargetKind,
    new_id,
)
from workbench.reading.sentences import split_sentences

TITLE = "2026年江城市卫生健康工作要点"
BASE = 2026


def paragraph(text: str) -> Paragraph:
    return Paragraph(new_id(), tuple(new_task(s) for s in split_sentences(text)))


def plan_of(*texts: str, title: str = TITLE, base: int = BASE) -> Plan:
    sections = tuple(Section(new_id(), "加强管理", paragraphs=(paragraph(t),)) for t in texts)
    return Plan(new_id(), title, base, sections=sections)


def turned(text: str, year: int = 2027, base: int = BASE) -> tuple[str, tuple[Proposal, ...]]:
    plan, proposals = roll_forward(plan_of(text, title="江城市工作要点", base=base), year)
    return plan.sections[0].paragraphs[0].text, proposals


def found(proposals: tuple[Proposal, ...]) -> list[tuple[str, str, str]]:
    return [(p.kind.value, p.before, p.after) for p in proposals]


KEY: tuple[tuple[str, str, list[tuple[str, str, str]]], ...] = (
    # the plan's own year
    (
        "2026年，全市各学校要抓好落实。",
        "2027年，全市各学校要抓好落实。",
        [("propose", "2026年", "2027年")],
    ),
    (
        "2026年底前建成社区医院。",
        "2027年底前建成社区医院。",
        [("propose", "2026年底前", "2027年底前")],
    ),
    (
        "2026年6月底前完成招标。",
        "2027年6月底前完成招标。",
        [("propose", "2026年6月底前", "2027年6月底前")],
    ),
    (
        "2026年9月30日前报送总结。",
        "2027年9月30日前报送总结。",
        [("propose", "2026年9月30日前", "2027年9月30日前")],
    ),
    (
        "做好2026年度绩效考核。",
        "做好2027年度绩效考核。",
        [("propose", "2026年度", "2027年度")],
    ),
    (
        "2026年前三季度完成序时进度。",
        "2027年前三季度完成序时进度。",
        [("propose", "2026年", "2027年")],
    ),
    (
        "2026年上半年启动招标。",
        "2027年上半年启动招标。",
        [("propose", "2026年上半年", "2027年上半年")],
    ),
    (
        "到2026年底，急救网络基本健全。",
        "到2027年底，急救网络基本健全。",
        [("propose", "2026年底", "2027年底")],
    ),
    (
        "截至2026年底，试点工作平稳有序。",
        "截至2027年底，试点工作平稳有序。",
        [("propose", "2026年底", "2027年底")],
    ),
    (
        "谋划二〇二六年重点工作。",
        "谋划二〇二七年重点工作。",
        [("propose", "二〇二六年", "二〇二七年")],
    ),
    (
        "召开2026年全市园林绿化工作会议。",
        "召开2027年全市园林绿化工作会议。",
        [("propose", "2026年", "2027年")],
    ),
    (
        "完善制度。（责任单位：市疾控中心；完成时限：2026年10月底前）",
        "完善制度。（责任单位：市疾控中心；完成时限：2027年10月底前）",
        [("propose", "2026年10月底前", "2027年10月底前")],
    ),
    # nothing to do
    ("年内完成改造。", "年内完成改造。", []),
    ("6月底前完成改造。", "6月底前完成改造。", []),
    ("每季度通报一次进展。", "每季度通报一次进展。", []),
    ("落实“十五五”规划任务。", "落实“十五五”规划任务。", []),
    ("推行“第一议题”制度。", "推行“第一议题”制度。", []),
    ("深入贯彻党的二十大和二十届历次全会精神。", "深入贯彻党的二十大和二十届历次全会精神。", []),
    ("市自然资源和规划局配合做好选址。", "市自然资源和规划局配合做好选址。", []),
    # other years: asked or flagged
    (
        "为2027年发展打下基础。",
        "为2027年发展打下基础。",
        [("ask", "2027年", "2028年")],
    ),
    (
        "巩固2025年改革成果。",
        "巩固2025年改革成果。",
        [("ask", "2025年", "2026年")],
    ),
    (
        "2026年1月5日召开动员会。",
        "2026年1月5日召开动员会。",
        [("ask", "2026年1月5日", "2027年1月5日")],
    ),
    (
        "服务量比2025年明显增加。",
        "服务量比2025年明显增加。",
        [("flag", "2025年", "2025年")],
    ),
    (
        "自2026年起免除费用。",
        "自2026年起免除费用。",
        [("flag", "2026年", "2026年")],
    ),
    (
        "执行2026年版目录。",
        "执行2026年版目录。",
        [("flag", "2026年", "2026年")],
    ),
    (
        "截至2025年底，全市网络基本建成。",
        "截至2025年底，全市网络基本建成。",
        [("flag", "2025年底", "2025年底")],
    ),
    (
        "推进2019年启动的信息化工程。",
        "推进2019年启动的信息化工程。",
        [("flag", "2019年", "2019年")],
    ),
    (
        "力争2030年前达到先进水平。",
        "力争2030年前达到先进水平。",
        [("flag", "2030年前", "2030年前")],
    ),
    (
        "到2030年，健康江城基本建成。",
        "到2030年，健康江城基本建成。",
        [("flag", "到2030年", "到2030年")],
    ),
    (
        "加快健康中国2030建设。",
        "加快健康中国2030建设。",
        [("flag", "健康中国2030", "健康中国2030")],
    ),
    (
        "落实“健康江城2030”行动。",
        "落实“健康江城2030”行动。",
        [("flag", "“健康江城2030”", "“健康江城2030”")],
    ),
    (
        "制定机构设置规划（2024—2028年）。",
        "制定机构设置规划（2024—2028年）。",
        [("flag", "2024—2028年", "2024—2028年")],
    ),
    (
        "贯彻通知（江卫发〔2026〕3号）要求。",
        "贯彻通知（江卫发〔2026〕3号）要求。",
        [("flag", "〔2026〕3号", "〔2026〕3号")],
    ),
    (
        "庆祝中国共产党成立105周年。",
        "庆祝中国共产党成立105周年。",
        [("flag", "105周年", "105周年")],
    ),
    (
        "实施护理事业三年行动计划。",
        "实施护理事业三年行动计划。",
        [("flag", "三年行动计划", "三年行动计划")],
    ),
    # names of documents
    (
        "落实《健康江城行动（2020—2030年）》。",
        "落实《健康江城行动（2020—2030年）》。",
        [("flag", "《健康江城行动（2020—2030年）》", "《健康江城行动（2020—2030年）》")],
    ),
    (
        "实施《急救网络规划（2023—2026年）》。",
        "实施《急救网络规划（2023—2026年）》。",
        [("expired", "《急救网络规划（2023—2026年）》", "《急救网络规划（2023—2026年）》")],
    ),
    (
        "落实《江城市“十四五”卫生健康规划》。",
        "落实《江城市“十四五”卫生健康规划》。",
        [("expired", "《江城市“十四五”卫生健康规划》", "《江城市“十四五”卫生健康规划》")],
    ),
    (
        "印发《2026年为民办实事清单》。",
        "印发《2026年为民办实事清单》。",
        [("flag", "《2026年为民办实事清单》", "《2026年为民办实事清单》")],
    ),
    ("出台《江城市院前急救管理办法》。", "出台《江城市院前急救管理办法》。", []),
    # run out
    (
        "2025年底前补齐短板。",
        "2025年底前补齐短板。",
        [("expired", "2025年底前", "2025年底前")],
    ),
    (
        "到2025年，网络全面覆盖。",
        "到2025年，网络全面覆盖。",
        [("expired", "到2025年", "到2025年")],
    ),
    (
        "到2026年，网络全面覆盖。",
        "到2026年，网络全面覆盖。",
        [("expired", "到2026年", "到2026年")],
    ),
    (
        "推进机构布局规划（2020—2025年）。",
        "推进机构布局规划（2020—2025年）。",
        [("expired", "2020—2025年", "2020—2025年")],
    ),
    (
        "完成“十三五”规划任务。",
        "完成“十三五”规划任务。",
        [("expired", "十三五", "十三五")],
    ),
    (
        "完成“十四五”规划目标任务。",
        "完成“十四五”规划目标任务。",
        [("expired", "十四五", "十四五")],
    ),
    # what counts the years
    (
        "举办第三届护理技能大赛。",
        "举办第三届护理技能大赛。",
        [("ask", "第三届", "第四届")],
    ),
    ("举办首届中医药文化周。", "举办首届中医药文化周。", [("ask", "首届", "第二届")]),
    ("遴选首批示范病区。", "遴选首批示范病区。", [("ask", "首批", "第二批")]),
    ("开办首期院长研修班。", "开办首期院长研修班。", [("ask", "首期", "第二期")]),
    ("遴选第十九批支医队员。", "遴选第十九批支医队员。", [("ask", "第十九批", "第二十批")]),
    (
        "开展第38个爱国卫生月活动。",
        "开展第38个爱国卫生月活动。",
        [("ask", "第38个", "第39个")],
    ),
    ("学习第十四届全国人大精神。", "学习第十四届全国人大精神。", []),
    ("编发工作简报第48期。", "编发工作简报第48期。", []),
    (
        "力争三年内建成覆盖城乡的网络。",
        "力争三年内建成覆盖城乡的网络。",
        [("ask", "三年内", "两年内")],
    ),
    ("力争一年内见效。", "力争一年内见效。", [("expired", "一年内", "一年内")]),
    ("新生儿出生一年内免费筛查。", "新生儿出生一年内免费筛查。", []),
    (
        "今年是“十五五”开局之年。",
        "今年是“十五五”开局之年。",
        [("ask", "开局之年", "第二年")],
    ),
    # the next stage
    (
        "编制全市卫生健康发展规划。",
        "编制全市卫生健康发展规划。",
        [("ask", "编制", "印发实施")],
    ),
    ("核定人员编制。", "核定人员编制。", []),
    (
        "推进市儿童医院二期前期工作。",
        "推进市儿童医院二期前期工作。",
        [("ask", "前期工作", "开工建设")],
    ),
    (
        "推动出台《江城市控制吸烟条例》。",
        "推动出台《江城市控制吸烟条例》。",
        [("ask", "推动出台", "贯彻实施")],
    ),
    # words that age
    (
        "贯彻党的十九届四中全会精神。",
        "贯彻党的十九届四中全会精神。",
        [("phrase", "十九届四中全会", "十九届四中全会")],
    ),
    (
        "转化运用主题教育成果。",
        "转化运用主题教育成果。",
        [("phrase", "主题教育成果", "主题教育成果")],
    ),
    (
        "会同市卫生计生委开展检查。",
        "会同市卫生计生委开展检查。",
        [("organ", "卫生计生委", "卫生健康委")],
    ),
    (
        "会同市食药监局开展检查。",
        "会同市食药监局开展检查。",
        [("organ", "食药监局", "市场监管局")],
    ),
    # figures
    (
        "新增护理站30家以上。",
        "新增护理站〔数〕家以上。",
        [("figure", "30家以上", "〔数〕家以上")],
    ),
    (
        "遴选5-10家示范单位。",
        "遴选〔数〕家示范单位。",
        [("figure", "5-10家", "〔数〕家")],
    ),
    (
        "门诊预约率达到75%以上。",
        "门诊预约率达到〔数〕%以上。",
        [("figure", "达到75%以上", "达到〔数〕%以上")],
    ),
    (
        "培训家庭医生1.2万人次。",
        "培训家庭医生〔数〕万人次。",
        [("figure", "1.2万人次", "〔数〕万人次")],
    ),
    (
        "人均补助标准提高到100元。",
        "人均补助标准提高到〔数〕元。",
        [("figure", "提高到100元", "提高到〔数〕元")],
    ),
    (
        "新增公园4座、绿地80公顷。",
        "新增公园〔数〕座、绿地〔数〕公顷。",
        [("figure", "4座", "〔数〕座"), ("figure", "80公顷", "〔数〕公顷")],
    ),
    (
        "电子病历分级评价达到四级及以上。",
        "电子病历分级评价达到〔数〕级及以上。",
        [("figure", "达到四级及以上", "达到〔数〕级及以上")],
    ),
    (
        "65岁以上老年人体检率不低于70%。",
        "65岁以上老年人体检率不低于〔数〕%。",
        [("figure", "不低于70%", "不低于〔数〕%")],
    ),
    (
        "2026年底前新增急救站点6个。",
        "2027年底前新增急救站点〔数〕个。",
        [("propose", "2026年底前", "2027年底前"), ("figure", "6个", "〔数〕个")],
    ),
    ("推广《社区服务50项清单》。", "推广《社区服务50项清单》。", []),
)


@pytest.mark.parametrize(("text", "after", "proposals"), KEY, ids=[row[0] for row in KEY])
def test_each_sentence_turns_as_the_key_says(
    text: str, after: str, proposals: list[tuple[str, str, str]]
) -> None:
    result, listed = turned(text)

    assert result == after
    assert found(listed) == proposals


def test_the_key_holds_sixty_sentences_and_more() -> None:
    assert len(KEY) >= 60


def test_the_own_year_moves_whatever_the_gap() -> None:
    text, proposals = turned("2020年底前完成，举办第三届交流会。", 2027, base=2020)

    assert text == "2027年底前完成，举办第三届交流会。"
    assert found(proposals) == [
        ("propose", "2020年底前", "2027年底前"),
        ("ask", "第三届", "第十届"),
    ]


def test_a_review_of_the_period_just_over_is_only_flagged() -> None:
    _, proposals = turned("做好“十四五”规划终期评估。", 2026, base=2025)

    assert found(proposals) == [("flag", "十四五", "十四五")]


def test_the_year_is_named_by_its_place_in_the_new_period() -> None:
    _, proposals = turned("2025年是收官之年。", 2026, base=2025)

    assert ("ask", "收官之年", "开局之年") in found(proposals)


# --- the plan as a whole ------------------------------------------------------------


def full_plan() -> Plan:
    notice = Notice(
        f"关于印发《{TITLE}》的通知",
        "江卫发〔2026〕3号",
        "各县（区）卫生健康局",
        (paragraph(f"现将《{TITLE}》印发给你们，2026年2月底前报送分工。"),),
        "江城市卫生健康委员会",
        "2026年1月16日",
    )
    theme = Section(new_id(), "强化队伍", SectionKind.THEME, True, (paragraph("培训骨干260名。"),))
    item = Section(
        new_id(),
        "完善急救网络",
        run_in=True,
        paragraphs=(paragraph("建设站点。2026年底前新增急救站点6个。（责任单位：市急救中心）"),),
        sections=(theme,),
    )
    chapter = Section(new_id(), "2026年重点任务", sections=(item,))
    return Plan(
        new_id(),
        TITLE,
        BASE,
        "江城市卫生健康委员会",
        notice=notice,
        preamble=(paragraph("2026年是“十五五”开局之年。"),),
        sections=(chapter,),
        closing=(paragraph("各单位要在2026年内抓好落实。"),),
        signature="江城市卫生健康委员会",
        date="2026年1月16日",
    )


def test_the_plans_own_year_moves_in_title_heading_preamble_and_closing() -> None:
    plan, _ = roll_forward(full_plan(), 2027)

    assert plan.year == 2027
    assert plan.title == "2027年江城市卫生健康工作要点"
    assert plan.sections[0].heading == "2027年重点任务"
    assert plan.preamble[0].text == "2027年是“十五五”开局之年。"
    assert plan.closing[0].text == "各单位要在2027年内抓好落实。"


def test_the_plan_named_in_its_own_notice_is_asked_not_changed() -> None:
    plan, proposals = roll_forward(full_plan(), 2027)

    assert plan.notice
    assert plan.notice.title == f"关于印发《{TITLE}》的通知"
    assert plan.notice.paragraphs[0].text == f"现将《{TITLE}》印发给你们，2027年2月底前报送分工。"
    assert [p.after for p in proposals if p.before == f"《{TITLE}》"] == [
        "《2027年江城市卫生健康工作要点》"
    ] * 2


def test_dates_and_document_number_are_cleared_and_listed() -> None:
    plan, proposals = roll_forward(full_plan(), 2027)

    assert plan.notice
    assert (plan.notice.number, plan.notice.date, plan.date) == ("", DATE_SLOT, DATE_SLOT)
    cleared = [(p.section, p.before, p.after) for p in proposals if p.reason == "新文件另行填写"]
    assert cleared == [
        ("发文字号", "江卫发〔2026〕3号", ""),
        ("通知日期", "2026年1月16日", DATE_SLOT),
        ("成文日期", "2026年1月16日", DATE_SLOT),
    ]


def test_places_are_named_as_a_reader_finds_them() -> None:
    _, proposals = roll_forward(full_plan(), 2027)

    assert list(dict.fromkeys(p.section for p in proposals)) == [
        "通知标题",
        "发文字号",
        "通知",
        "通知日期",
        "标题",
        "前言",
        "一、标题",
        "（一）第2句",
        "（一）“强化队伍”第1句",
        "结尾",
        "成文日期",
    ]


def test_every_id_is_fresh_and_every_task_knows_its_source() -> None:
    old = full_plan()

    new, _ = roll_forward(old, 2027)

    assert not ids(old) & ids(new)
    sources = [task.source for p in new.paragraphs() for task in p.tasks]
    assert sources == [task.id for p in old.paragraphs() for task in p.tasks]


def ids(plan: Plan) -> set[str]:
    tasks = [task for p in plan.paragraphs() for task in p.tasks]
    return (
        {plan.id}
        | {section.id for section, _ in plan.walk()}
        | {p.id for p in plan.paragraphs()}
        | {task.id for task in tasks}
        | {target.id for task in tasks for target in task.targets}
    )


def test_proposals_carry_the_ids_of_the_new_plan() -> None:
    new, proposals = roll_forward(full_plan(), 2027)

    figure = next(p for p in proposals if p.kind is ProposalKind.FIGURE)
    assert figure.task_id in {task.id for task in new.tasks()}
    assert figure.section_id == new.sections[0].sections[0].id


def test_units_stay_and_deadlines_follow_the_sentence() -> None:
    new, _ = roll_forward(full_plan(), 2027)

    task = list(new.tasks())[1]
    assert task.assignments == (Assignment("市急救中心", Role.RESPONSIBLE),)
    assert task.deadline == "2027年底前"
    assert task.targets[0].deadline == "2027年底前"


def test_a_figure_becomes_an_open_target_that_shows_last_years() -> None:
    new, _ = roll_forward(plan_of("年内新增护理站30家以上。"), 2027)

    (target,) = next(new.tasks()).targets
    assert (target.value, target.value_high, target.last) == (None, None, "30家以上")
    assert target.quote == "新增护理站〔数〕家以上"


def test_a_quote_that_holds_two_figures_is_rewritten_whole() -> None:
    new, _ = roll_forward(plan_of("新创5个省级、10个市级文明校园。"), 2027)

    task = next(new.tasks())
    assert task.text == "新创〔数〕个省级、〔数〕个市级文明校园。"
    assert all(target.quote in task.text for target in task.targets)
    assert [target.last for target in task.targets] == ["5个", "10个"]


def test_facts_of_a_report_become_open_too() -> None:
    plan = plan_of("全年组建家庭医生团队738个。")
    fact = Target(new_id(), "家庭医生团队738个", "团队", TargetKind.FACT, Comparator.EXACT, 738.0)
    task = replace(next(plan.tasks()), targets=(replace(fact, unit="个"),))
    section = replace(plan.sections[0], paragraphs=(Paragraph(new_id(), (task,)),))

    new, _ = roll_forward(replace(plan, sections=(section,)), 2027)

    assert next(new.tasks()).text == "全年组建家庭医生团队〔数〕个。"


def test_a_target_of_the_table_only_is_opened_and_listed() -> None:
    plan = plan_of("加强社区服务。")
    pinned = Target(
        new_id(), "", "新增站点", TargetKind.COUNT, Comparator.AT_LEAST, 8.0, unit="个", pinned=True
    )
    task = replace(next(plan.tasks()), targets=(pinned,), deadline="2026年8月底前")
    section = replace(plan.sections[0], paragraphs=(Paragraph(new_id(), (task,)),))

    new, proposals = roll_forward(replace(plan, sections=(section,)), 2027)

    (rolled,) = new.tasks()
    assert (rolled.targets[0].value, rolled.targets[0].last) == (None, "≥8个")
    assert (rolled.text, rolled.deadline) == ("加强社区服务。", "2027年8月底前")
    assert [(p.section, p.before, p.after) for p in proposals if p.applied][1:] == [
        ("一、第1句·完成时限", "2026年8月底前", "2027年8月底前"),
        ("一、第1句·新增站点", "≥8个", ""),
    ]


def test_a_renamed_unit_of_the_table_is_listed() -> None:
    plan = plan_of("加强执法检查。")
    units = (Assignment("市工商局", Role.LEAD),)
    task = replace(next(plan.tasks()), assignments=units)
    section = replace(plan.sections[0], paragraphs=(Paragraph(new_id(), (task,)),))

    new, proposals = roll_forward(replace(plan, sections=(section,)), 2027)

    assert next(new.tasks()).assignments == units
    assert [(p.section, p.before, p.after) for p in proposals if not p.applied] == [
        ("一、第1句·牵头单位", "工商局", "市场监管局")
    ]


def test_a_title_without_the_word_year_moves_as_well() -> None:
    new, _ = roll_forward(plan_of("加强管理。", title="2026江城市卫生健康工作要点"), 2027)

    assert new.title == "2027江城市卫生健康工作要点"


def test_a_plan_without_a_year_keeps_the_years_it_prints() -> None:
    new, proposals = roll_forward(plan_of("2026年新增站点6个。", title="江城市方案", base=0), 2027)

    assert next(new.tasks()).text == "2026年新增站点〔数〕个。"
    assert new.year == 2027
    assert [p.kind.value for p in proposals] == ["flag", "figure"]


def test_kinds_have_the_words_of_the_review_page() -> None:
    labels = {kind.label for kind in ProposalKind}

    assert {"年份和时限", "指标", "已过期"} <= labels
    assert ProposalKind.FIGURE.action == "须填新值"


# --- properties ------------------------------------------------------------

pieces = st.lists(
    st.sampled_from(
        [
            "2026年",
            "2026年6月底前",
            "到2030年",
            "2025年底前",
            "《健康江城行动（2020—2025年）》",
            "《2026年江城市卫生健康工作要点》",
            "《江城市〈2026年清单〉50项》",
            "新增站点50家以上",
            "覆盖率达到75%以上",
            "遴选5～10家单位",
            "第三届",
            "三年内",
            "“十四五”",
            "开局之年",
            "编制规划",
            "市卫生计生委",
            "党的十九大精神",
            "（江卫发〔2026〕3号）",
            "，",
            "、",
            "。",
            "推进",
            "《",
            "》",
            "2026",
            "〔数〕",
        ]
    ),
    min_size=1,
    max_size=14,
).map("".join)


@given(pieces)
def test_nothing_inside_document_names_ever_changes(text: str) -> None:
    plan = plan_of(text + "。")

    new, _ = roll_forward(plan, 2027)

    before, after = (p.sections[0].paragraphs[0] for p in (plan, new))
    for old, rolled in zip(before.tasks, after.tasks, strict=True):
        assert names_in(rolled.text) == names_in(old.text)


def names_in(text: str) -> list[str]:
    return [text[start:end] for start, end in book_spans(text)]


@given(pieces)
def test_its_own_year_changes_nothing(text: str) -> None:
    plan = plan_of(text + "。")

    new, proposals = roll_forward(plan, BASE)

    assert plain_text(new) == plain_text(plan)
    assert proposals == ()
    assert [t.value for task in new.tasks() for t in task.targets] == [
        t.value for task in plan.tasks() for t in task.targets
    ]


@given(pieces, st.integers(2020, 2040))
def test_applied_proposals_account_for_every_difference(text: str, year: int) -> None:
    plan = plan_of(text + "。", title=text)

    new, proposals = roll_forward(plan, year)

    for sentence, after, task_id in printed(plan, new):
        own = [p for p in proposals if p.applied and p.task_id == task_id]
        assert carried_out(sentence, [p for p in own if p.sentence == sentence]) == after


def printed(old: Plan, new: Plan) -> list[tuple[str, str, str]]:
    pairs = zip(old.tasks(), new.tasks(), strict=True)
    return [(old.title, new.title, ""), *((a.text, b.text, b.id) for a, b in pairs)]


def carried_out(text: str, proposals: list[Proposal]) -> str:
    for p in sorted(proposals, key=lambda p: -p.start):
        assert text[p.start : p.start + len(p.before)] == p.before
        text = text[: p.start] + p.after + text[p.start + len(p.before) :]
    return text


@given(pieces)
def test_every_proposal_stands_where_it_says(text: str) -> None:
    _, proposals = roll_forward(plan_of(text + "。"), 2027)

    assert all(p.sentence[p.start :].startswith(p.before) for p in proposals)
    assert all(p.before == p.after for p in proposals if p.kind in UNCHANGED)


UNCHANGED = (ProposalKind.FLAG, ProposalKind.EXPIRED, ProposalKind.PHRASE)


@given(pieces)
def test_open_targets_stand_in_their_sentence(text: str) -> None:
    new, _ = roll_forward(plan_of(text + "。"), 2027)

    for task in new.tasks():
        for target in task.targets:
            assert target.value is None or names_in(task.text)
            assert target.quote in task.text
            assert FIGURE_SLOT in target.quote or not target.last


@pytest.mark.parametrize(
    ("printed", "kind", "after"),
    [
        ("2026.10", "propose", "2027.10"),
        ("2026/6", "propose", "2027/6"),
        ("2026.10.15前", "propose", "2027.10.15前"),
        ("2026-09-30", "ask", "2027-09-30"),
        ("2027.3", "ask", "2028.3"),
    ],
)
def test_a_term_in_figures_turns_with_the_year(printed: str, kind: str, after: str) -> None:
    plan = plan_of("完成城市体检。")
    section = replace(plan.sections[0], deadline=printed)

    _, proposals = roll_forward(replace(plan, sections=(section,)), 2027)

    assert (kind, printed, after) in found(proposals)


@pytest.mark.parametrize("text", ["投资2026.5万元。", "编号2026-13。", "版本2026.1.2.3。"])
def test_figures_that_look_like_a_date_stay(text: str) -> None:
    assert not any("年份" in p.reason and p.applied for p in turned(text)[1])
