"""The notice shell, the title and the furniture around them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from workbench.document import NodeKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]

PLAN = "一、强化服务\n（一）完善网络。新建站点6个。\n"


def test_the_notice_is_told_from_the_plan_it_issues(read: Read, notice: str) -> None:
    result = read(notice)

    assert result.title == "江城市2027年工作要点"
    assert result.meta.notice_title == "江城市人民政府办公室关于印发江城市2027年工作要点的通知"
    assert result.meta.document_number == "江政办〔2027〕3号"
    assert result.meta.addressees == "各县（市、区）人民政府，市政府各部门"
    assert result.meta.issuer == "江城市人民政府办公室"
    assert result.meta.date == "2027-01-08"


def test_each_line_of_the_signature_is_a_node(read: Read, notice: str) -> None:
    signed = [n for n in read(notice).nodes if n.kind is NodeKind.SIGNATURE]

    assert [n.sentences for n in signed] == [("江城市人民政府办公室",), ("2027年1月8日",)]
    assert all(n.in_notice for n in signed)


def test_the_body_of_the_notice_and_the_preamble_are_paragraphs(read: Read, notice: str) -> None:
    texts = [n for n in read(notice).nodes if n.kind is NodeKind.PARAGRAPH]

    assert [n.in_notice for n in texts] == [True, False]
    assert texts[1].sentences == ("2027年，全市要抓好各项工作。",)


def test_web_furniture_around_the_plan_is_dropped(read: Read) -> None:
    text = (
        "菜单\n首页 > 信息公开 > 年度计划\n江城市2027年工作要点\n"
        "信息来源:市政府 发布日期:2027-01-20 【字体: 大 中 小】\n"
        "2027年，全市要抓好各项工作。\n" + PLAN + "附件下载\n分享到:\n--\nX"
    )

    result = read(text)

    assert result.title == "江城市2027年工作要点"
    assert len(result.chrome) == 7
    assert result.nodes[0].sentences == ("2027年，全市要抓好各项工作。",)
    assert result.nodes[-1].sentences == ("新建站点6个。",)


def test_a_metadata_table_tells_issuer_date_and_index(read: Read) -> None:
    text = (
        "信息名称:江城市2027年工作安排\n索 引 号:014/2027-00024\n"
        "主题分类:计划 公开方式:主动公开\n发布机构:市教育局\n"
        "生成日期:2027-01-15 公开日期:2027-01-16\n"
        "江城市2027年工作安排\n" + PLAN
    )

    result = read(text)

    assert result.title == "江城市2027年工作安排"
    assert result.meta.index_number == "014/2027-00024"
    assert result.meta.issuer == "市教育局"
    assert result.meta.date == "2027-01-15"
    assert len(result.chrome) == 5


def test_label_and_value_may_stand_on_two_lines(read: Read) -> None:
    text = "索引号：\n014/2027\n文号：\n江教〔2027〕5号\n江城市2027年工作要点\n" + PLAN

    meta = read(text).meta

    assert (meta.index_number, meta.document_number) == ("014/2027", "江教〔2027〕5号")


def test_a_title_printed_twice_is_kept_once(read: Read) -> None:
    result = read("江城市2027年工作方案\n江城市2027年工作方案\n为抓好工作，制定本方案。\n" + PLAN)

    assert result.title == "江城市2027年工作方案"
    assert result.chrome == ("江城市2027年工作方案",)


@pytest.mark.parametrize(
    "title",
    [
        "江城市卫生健康委员会\n2027年工作要点",
        "江城市推进社区阅读提档扩面\n三年行动方案（2026-2028年）",
        "江城市2027年工作要点\n（征求意见稿）",
    ],
)
def test_a_title_over_two_lines_is_one(read: Read, title: str) -> None:
    result = read(f"{title}\n2027年，全市要抓好各项工作。\n{PLAN}")

    assert result.title == title.replace("\n", "")


def test_a_notice_title_over_two_lines_is_one(read: Read) -> None:
    text = (
        "江城市教育局\n关于印发2027年工作要点的通知\n各学校：\n现将《2027年工作要点》印发给你们。\n"
    )

    result = read(text + "2027年工作要点\n" + PLAN)

    assert result.meta.notice_title == "江城市教育局关于印发2027年工作要点的通知"
    assert result.title == "2027年工作要点"


def test_a_compilers_heading_is_furniture_and_still_names_the_notice(read: Read) -> None:
    text = "3. 江城市政府关于印发江城市2027年工作要点的通知（2027年1月8日）\n"

    result = read(text + "江城市2027年工作要点\n" + PLAN)

    assert result.chrome == (text.strip(),)
    assert result.meta.notice_title == "江城市政府关于印发江城市2027年工作要点的通知"


def test_numbered_demands_of_the_notice_are_no_sections(read: Read) -> None:
    text = (
        "江城市政府关于印发江城市2027年工作要点的通知\n各部门：\n"
        "现将《江城市2027年工作要点》印发给你们，并提出要求：\n一、加强领导。各部门要尽责。\n"
        "二、按时报送。每季度报送一次。\n江城市人民政府\n2027年1月8日\n江城市2027年工作要点\n"
    )

    result = read(text + PLAN)

    sections = [n for n in result.nodes if n.kind is NodeKind.SECTION]
    assert [n.heading for n in sections] == ["强化服务", "完善网络"]
    assert sum(n.in_notice for n in result.nodes) == 5


def test_without_a_genre_word_the_short_line_on_top_is_the_title(read: Read) -> None:
    result = read(
        "江城市以改革为引领加快提升服务水平\n时间:2027-03-14 来源:市政府\n按:江城市抓好工作。\n"
        + PLAN
    )

    assert result.title == "江城市以改革为引领加快提升服务水平"
    assert result.meta.date == "2027-03-14"


def test_a_document_without_title_goes_by_the_name_of_its_file(read: Read) -> None:
    result = read("全市要抓好各项工作，努力完成任务。")

    assert result.title == "要点"
    assert result.nodes[0].sentences == ("全市要抓好各项工作，努力完成任务。",)


def test_a_report_addresses_its_hearers(read: Read) -> None:
    result = read("政府工作报告\n各位代表：\n现在向大会报告工作。\n" + PLAN)

    assert result.title == "政府工作报告"
    assert result.meta.addressees == "各位代表"


def test_a_date_in_chinese_numerals_is_understood(read: Read) -> None:
    text = (
        "江城市政府关于印发2027年工作要点的通知\n各部门：\n请执行。\n江城市人民政府\n"
        "二〇二七年一月八日\n"
    )

    result = read(text + "2027年工作要点\n" + PLAN)

    assert result.meta.date == "2027-01-08"


def test_the_issuer_is_read_from_the_title_where_nobody_signed(read: Read) -> None:
    result = read("2027年江城市人民政府关于推进改革的实施方案\n为推进改革，制定本方案。\n" + PLAN)

    assert result.meta.issuer == "江城市人民政府"


def test_the_remark_on_publication_is_furniture(read: Read, notice: str) -> None:
    marked = notice.replace("2027年1月8日\n", "2027年1月8日\n（此件主动公开）\n")

    assert read(marked).chrome == ("（此件主动公开）",)


def test_a_plan_whose_title_only_its_notice_names_gets_that_name(read: Read) -> None:
    text = (
        "《江城市政府关于印发〈江城市2027年公开要点〉的通知》\n江政办〔2027〕6号\n各部门：\n"
        "《江城市2027年公开要点》已经同意，现印发给你们。\n江城市人民政府\n2027年1月8日\n"
        "2027年是关键之年。\n"
    )

    result = read(text + PLAN)

    assert result.title == "江城市2027年公开要点"
    assert [n.in_notice for n in result.nodes if n.level == 0] == [True, True, True, False]


def test_several_organs_may_issue_a_notice_together(read: Read) -> None:
    text = (
        "中共江城市委员会\n江城市人民政府\n关于印发《江城市2027年工作要点》的通知\n各部门：\n"
        "现将《江城市2027年工作要点》印发给你们。\n中共江城市委员会\n江城市人民政府\n"
        "2027年1月8日\n江城市2027年工作要点\n"
    )

    meta = read(text + PLAN).meta

    assert meta.notice_title.startswith("中共江城市委员会江城市人民政府关于印发")
    assert meta.issuer == "中共江城市委员会、江城市人民政府"


def test_a_plan_handed_out_as_an_annex_is_the_plan(read: Read) -> None:
    text = (
        "江城市教育局关于印发江城市教育局2027年工作要点的通知\n各学校：\n"
        "现将《江城市教育局2027年工作要点》印发给你们。\n附件：江城市教育局2027年工作要点\n"
        "江城市教育局\n2027年1月8日\n附件\n江城市教育局2027年工作要点\n"
    )

    result = read(text + PLAN)

    assert result.title == "江城市教育局2027年工作要点"
    assert result.chrome == ("附件",)


@pytest.mark.parametrize(
    "row",
    [
        "∙【字 号】江政办〔2027〕6号",
        "文  号: 江政办〔2027〕6号 公开日期: 2027-01-09",
        "• 文号：江政办〔2027〕6号",
    ],
)
def test_metadata_rows_are_read_in_every_dress(read: Read, row: str) -> None:
    result = read(f"{row}\n江城市2027年工作要点\n{PLAN}")

    assert result.meta.document_number == "江政办〔2027〕6号"
    assert result.chrome == (row,)


def test_a_title_that_comes_again_with_its_page_is_an_index(read: Read) -> None:
    result = read(f"江城市2027年工作要点\n3.江城市2027年工作要点……12\n{PLAN}")

    assert result.chrome == ("3.江城市2027年工作要点……12",)


def test_a_front_of_dots_costs_no_time(read: Read) -> None:
    started = time.process_time()

    read(f"江城市2027年工作要点\n{'…' * 100_000}甲\n{PLAN}")

    assert time.process_time() - started < 2


def test_who_signs_at_the_end_issued_a_document_without_notice(read: Read) -> None:
    text = "江城市2027年工作总结\n一、强化服务\n新建站点6个。\n江城市教育局\n2027年12月15日\n"

    meta = read(text).meta

    assert (meta.issuer, meta.date) == ("江城市教育局", "2027-12-15")


def test_a_document_number_above_a_wrapped_title_is_no_part_of_it(read: Read) -> None:
    text = (
        "江政办〔2027〕3号\n江城市人民政府办公室关于印发江城市生活垃圾分类提升\n行动实施方案的通知\n"
        "各镇人民政府，市政府各部门：\n《江城市生活垃圾分类提升行动实施方案》已经市政府同意，现印发给\n"
        "你们，请认真组织实施。\n江城市人民政府办公室\n2027年5月18日\n江城市生活垃圾分类提升行动实施方案\n"
        "为贯彻落实上级部署要求，全面提升全市生活垃圾分类水平，结合我\n市的工作实际，制定本方案。\n"
        "一、提高认识\n各镇各部门要把生活垃圾分类作为一项长期任务来抓，压实各方面的\n责任，形成合力。\n"
    )

    meta = read(text).meta

    assert meta.document_number == "江政办〔2027〕3号"
    assert meta.notice_title.startswith("江城市人民政府办公室关于印发")


@pytest.mark.parametrize("dash", ["——", "—", ""])
def test_a_report_says_below_its_title_when_and_for_whom_it_was_given(
    read: Read, dash: str
) -> None:
    text = (
        f"政府工作报告\n{dash}2027年1月8日在江城市第十七届人民代表大会第三次会议上\n"
        "江城市人民政府市长　李　明\n各位代表：\n现在，我代表市人民政府报告工作。\n"
        "一、2026年工作回顾\n新建站点6个。\n"
    )

    meta = read(text).meta

    assert (meta.issuer, meta.date) == ("江城市人民政府", "2027-01-08")


def test_a_chapter_named_after_a_quarter_keeps_its_number(read: Read) -> None:
    result = read(
        "柳溪镇一季度工作总结和二季度工作计划\n"
        "一、一季度工作总结\n（一）抓项目。新建站点6个。\n"
        "二、二季度工作计划\n（一）抓招商。引进企业2家。"
    )

    assert result.title == "柳溪镇一季度工作总结和二季度工作计划"
    assert [n.number for n in result.nodes] == ["一、", "（一）", "二、", "（一）"]


def test_industries_and_ranks_listed_at_the_start_of_a_line_are_no_number(read: Read) -> None:
    result = read("江城市2027年工作计划\n一、主要任务\n二、三产业增加值增长6%，运行平稳。")

    assert [n.number for n in result.nodes] == ["一、"]
    assert result.nodes[0].sentences == ("二、三产业增加值增长6%，运行平稳。",)


def test_a_title_above_the_text_is_not_given_up_for_one_below_it(read: Read) -> None:
    body = "2027年上半年，全镇各项工作扎实推进，经济社会保持平稳健康发展，主要任务有序落实。"
    result = read(f"柳溪镇2027年上半年工作总结\n{body}\n下半年工作计划\n" + PLAN)

    assert result.title == "柳溪镇2027年上半年工作总结"
    assert not result.chrome


def test_a_channel_above_the_text_is_given_up_for_the_title_below_it(read: Read) -> None:
    greeting = "欢迎访问江城市人民政府门户网站，您可以在这里查询本市公开的各类文件和各项统计数据。"
    result = read(f"发展规划\n{greeting}\n江城市2027年工作要点\n" + PLAN)

    assert result.title == "江城市2027年工作要点"


def test_a_line_that_begins_to_report_addresses_nobody(read: Read) -> None:
    result = read("柳溪镇2027年工作汇报\n现将我镇各单位有关情况汇报如下：\n" + PLAN)

    assert not result.meta.addressees
    assert result.nodes[0].sentences == ("现将我镇各单位有关情况汇报如下：",)


def test_heads_of_columns_a_line_each_are_no_title(read: Read) -> None:
    result = read(
        "江城市2027年重点工作责任分解\n序号\n主 要 工 作 任 务\n责任单位\n"
        "1\n新建站点6个。\n市教育局"
    )

    assert result.title == "江城市2027年重点工作责任分解"
    assert not result.chrome


def test_a_title_that_reads_like_a_head_stays_one_above_the_heads(read: Read) -> None:
    result = read("重点任务清单\n序号\n工作任务\n责任单位\n1\n新建站点6个。\n市教育局")

    assert result.title == "重点任务清单"


def test_a_title_that_goes_on_with_and_takes_both_lines(read: Read) -> None:
    result = read("江城市卫健委2027年工作总结\n暨2028年工作计划\n" + PLAN)

    assert result.title == "江城市卫健委2027年工作总结暨2028年工作计划"


def test_a_second_title_of_its_own_is_not_joined_to_the_first(read: Read) -> None:
    result = read("江城市2027年规划计划\n江城市2027年工作计划\n" + PLAN)

    assert result.title == "江城市2027年工作计划"
