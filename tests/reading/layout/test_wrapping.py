"""Lines that page layout broke are joined; lines that stand for themselves are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.document import NodeKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]
    Headings = Callable[[Outline], list[tuple[int, str, str]]]

PAGE = """9. 江城市人民政府办公室关于印发江城市推进社区阅读提档扩
面三年行动方案（2026-2028 年）的通知（2027 年1 月8 日）
江政办〔2027〕3 号
各县（市、区）人民政府，市政府各部门、各直属机构，市属各企业、事业单位，中央和省
驻江城各单位：
现将
《江城市推进社区阅读提档扩面三年行动方案（2026-2028 年）》
印发给你们，请结合实际，
认真贯彻执行。
江城市人民政府办公室
2027 年1 月8 日
（此件主动公开）
江城市推进社区阅读提档扩面三年行动
方案（2026-2028 年）
为办好民生实事，尽早推动全市社区阅读提档扩面，更好照顾读书人多方面、常年性的借阅
场地需求，结合市情制定本方案。
一、提升街道村镇借阅服务品质
（一）指导思想
坚持以读者为中心，按照年度部署和要求，踏实细致逐项落实好的办馆做法，主动靠拢适应
好的城市生活，推动借阅服务常年性开展，让读书人有更多新书看、好书借、地方坐，努力
取得新成效。
（二）
增加借阅设施供给。
严格要求新建居住区按面积配建社区借阅设施，一起规划、一起建
设、一起验收。到2027 年底，每个街道至少建成1 个综合社区借阅中心，提供自助办证、

# Page 12:
送书上门等服务，做到全覆盖。
（责任单位：市文旅局、市自然资源
局，各县〔区〕政府）
（三）发展街角书屋服务。整合各类学校、社会书店团队等资源，支持街角书屋连锁运营，
扩大“幸福
书屋”
覆盖面，提高服务质量和水平。
牵头单位：市文旅局
责任单位：各县（区）人民政府，市教育局、市机关事务管理局等市级有关部门和单位，市
属有关企业
完成时限：2027 年6 月底前
"""


@pytest.fixture(scope="module")
def page(read: Read) -> Outline:
    """The page above, read."""
    return read(PAGE)


def test_the_title_is_joined_by_the_name_the_notice_gives_it(page: Outline) -> None:
    assert page.title == "江城市推进社区阅读提档扩面三年行动方案（2026-2028年）"


def test_a_compilers_heading_over_two_lines_is_one_piece_of_furniture(page: Outline) -> None:
    assert page.chrome[0].startswith("9. 江城市人民政府办公室关于印发")
    assert page.chrome[0].endswith("（2027 年1 月8 日）")


def test_number_addressees_and_signature_stay_apart(page: Outline) -> None:
    signed = [n.sentences[0] for n in page.nodes if n.kind is NodeKind.SIGNATURE]

    assert page.meta.document_number == "江政办〔2027〕3号"
    assert page.meta.addressees.endswith("中央和省驻江城各单位")
    assert signed == ["江城市人民政府办公室", "2027年1月8日"]


def test_the_body_of_the_notice_is_one_sentence(page: Outline) -> None:
    assert page.nodes[0].sentences == (
        "现将《江城市推进社区阅读提档扩面三年行动方案（2026-2028年）》印发给你们，"
        "请结合实际，认真贯彻执行。",
    )


def test_headings_alone_run_in_or_broken_behind_their_number_are_found(
    page: Outline, headings: Headings
) -> None:
    assert headings(page) == [
        (1, "一、", "提升街道村镇借阅服务品质"),
        (2, "（一）", "指导思想"),
        (2, "（二）", "增加借阅设施供给"),
        (2, "（三）", "发展街角书屋服务"),
    ]


def test_a_sentence_goes_on_over_the_page_mark(page: Outline) -> None:
    sentences = page.nodes[6].sentences

    assert "自助办证、送书上门等服务，做到全覆盖。" in sentences[1]
    assert "# Page 12:" in page.chrome


def test_page_layout_puts_no_bracket_on_its_own_line(page: Outline) -> None:
    assert (
        page.nodes[6]
        .sentences[-1]
        .endswith("做到全覆盖。（责任单位：市文旅局、市自然资源局，各县〔区〕政府）")
    )


def test_lines_of_units_stay_lines(page: Outline) -> None:
    assert [p[0][:5] for p in page.nodes[7].paragraphs] == [
        "整合各类学",
        "牵头单位：",
        "责任单位：",
        "完成时限：",
    ]
    assert page.nodes[7].paragraphs[2][0].endswith("单位，市属有关企业")


def test_fragments_around_quotation_marks_are_joined(page: Outline) -> None:
    assert "扩大“幸福书屋”覆盖面" in page.nodes[7].sentences[0]


def test_the_account_of_a_broken_page_is_whole(page: Outline) -> None:
    assert page.account.missing == 0


def test_a_list_of_short_lines_is_not_joined(read: Read) -> None:
    text = "江城市2027年任务清单\n一、建设任务\n" + "".join(
        f"建设第{n}中学教学楼项目\n" for n in "一二三四五六七"
    )

    assert len(read(text).nodes[0].paragraphs) == 7


def test_a_paragraph_broken_by_a_page_mark_is_joined_without_wrapping(read: Read) -> None:
    text = "江城市2027年工作要点\n一、强化服务\n新建急救站点6个，缩短\n— 2 —\n反应时间。配齐人员。"

    assert read(text).nodes[0].sentences == ("新建急救站点6个，缩短反应时间。", "配齐人员。")


def test_a_number_alone_on_its_line_goes_to_the_next(read: Read) -> None:
    text = "江城市2027年工作要点\n一、\n强化服务\n1.\n完善网络。新建站点6个。"

    assert [n.heading for n in read(text).nodes] == ["强化服务", "完善网络"]


WIDE = (
    "江城市2027年工作要点\n"
    "2027年，全市要坚持以群众需求为中心，按照年度部署和要求，踏实细致地逐项落实好各项民生\n"
    "任务，为群众办好身边的实事，让更多的人享受到更便捷、更优质、更高效的公共服务，不断增\n"
    "强群众的获得感和满意度，以实际成效检验全年的工作。\n"
    "一、强化服务\n"
    "（一）完善网络。新建站点6个，\n把服务送到居民楼下，\n落实新建居住区的配建面积，一起规划、\n"
    "一起建设、一起验收，让群众少跑腿。\n"
)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("责任单位：各县区人民政府，江城工业园区管委会、高新技术产业开发区管委会，市直", "各部门"),
        ("责任单位：各区人民政府，市", "“工改”领导小组各成员单位"),
    ],
)
def test_a_line_of_units_goes_on_where_its_last_name_is_cut(
    read: Read, line: str, rest: str
) -> None:
    text = f"{WIDE}牵头单位：市民政局\n{line}\n{rest}\n（二）延长时间。周末照常开放。\n"

    sentences = [s for n in read(text).nodes for s in n.sentences]

    assert line + rest in sentences


def test_names_broken_in_the_preamble_are_no_title(read: Read) -> None:
    text = PAGE.replace(
        "为办好民生实事，尽早推动全市社区阅读提档扩面，更好照顾读书人多方面、常年性的借阅\n",
        "为落实《江城市公共图书馆条例》《江城市促进全民阅读办法》《江城市推进居民区社区借阅\n"
        "点条例》《江城市实施街区书屋布\n点提升三年行动方案\n（2024—2026年）》，更好照顾读书人的借阅\n",
    )

    sentences = [s for n in read(text).nodes for s in n.sentences]

    assert any("《江城市实施街区书屋布点提升三年行动方案（2024—2026年）》" in s for s in sentences)


def test_a_date_below_an_organ_whose_name_fills_the_line_stays_apart(read: Read) -> None:
    organ = "江城市推进政府职能转变和深化行政审批制度改革以及优化营商环境工作协调领导小组（代章）"
    text = (
        "江城市人民政府关于印发江城市2027年工作要点的通知\n各区人民政府：\n"
        f"现将《江城市2027年工作要点》印发给你们，请认真贯彻执行。\n{organ}\n2027年5月10日\n{WIDE}"
    )

    signed = [n.sentences for n in read(text).nodes if n.kind is NodeKind.SIGNATURE]

    assert signed == [(organ,), ("2027年5月10日",)]


WHOLE = (
    "江城市2027年工作要点\n一、目标\n全市上下围绕读书人的需求，持续完善借阅服务体系。\n二、任务\n"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("健全借阅网络，每个街道建成借阅中心1个以", "上。举办活动24场。"),
        ("健全借阅网络，到2027年", "底，建成借阅中心6个。"),
        ("健全借阅网络，建成以自助办证为主的", "街道借阅中心6个。"),
        ("支持社会力量以单独或者联合方式举办街角书屋，每年新增普惠", "座位600个以上。"),
        ("“十四五”时期，全市借阅网络不断健全。目前共有各类社区借", "阅中心60个。"),
    ],
)
def test_a_single_torn_line_is_joined(read: Read, first: str, second: str) -> None:
    sentences = read(WHOLE + first + "\n" + second).nodes[-1].sentences

    assert "".join(sentences) == first + second
    assert any(first[-3:] + second[:2] in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "新建街道借阅中心6个，改造社区借阅室20个，完成全部设备更新",
            "举办读书活动24场，服务读者3万人次。",
        ),
        ("完成借阅网络建设，各项任务扎实推进，全年目标全面实现", "2028年，再建借阅中心2个。"),
        ("强化借阅保障", "市级财政安排专项资金，支持借阅网络建设。"),
    ],
)
def test_a_paragraph_without_a_stop_takes_no_other_in(read: Read, first: str, second: str) -> None:
    unclosed = "三、其他\n完善借阅网络，提升服务水平，推动全市阅读事业健康持续发展\n四、保障\n"
    texts = read(WHOLE + unclosed + first + "\n" + second).nodes[-1]

    assert first in (texts.heading, *texts.sentences)


def test_a_closed_text_takes_no_task_for_the_rest_of_another(read: Read) -> None:
    first = "新建街道借阅中心6个，改造社区借阅室20个，完成全部设备更新"
    result = read(WHOLE + first + "\n提升馆员能力，培训馆员300人次。")

    assert result.nodes[-1].sentences == (first, "提升馆员能力，培训馆员300人次。")


def test_the_name_of_a_box_behind_a_sentence_takes_no_text_in(read: Read) -> None:
    first = "完善投入机制，提高使用效益。专栏：“十五五”借阅网络重点工程"
    sentences = read(WHOLE + first + "\n借阅中心工程建成中心6个。").nodes[-1].sentences

    assert sentences[-1] == "借阅中心工程建成中心6个。"
