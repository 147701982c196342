"""Headings of every scheme, alone or run into their text, and numbers that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.document import NodeKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]
    Headings = Callable[[Outline], list[tuple[int, str, str]]]

TITLE = "江城市2027年工作要点\n2027年，全市要抓好各项工作。\n"


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        (("一、", "（一）", "（二）", "二、", "（一）"), (1, 2, 2, 1, 2)),
        (("一、", "（一）", "（二）", "二、", "（三）"), (1, 2, 2, 1, 2)),
        (("（一）", "1.", "2.", "（二）", "1."), (1, 2, 2, 1, 2)),
        (
            ("一、", "（一）", "1.", "2.", "（二）", "3.", "二、", "（一）", "4."),
            (1, 2, 3, 3, 2, 3, 1, 2, 3),
        ),
        (("1.", "2.", "3."), (1, 1, 1)),
        (("1、", "（1）", "（2）", "2、"), (1, 2, 2, 1)),
        (("第一部分", "一、", "（一）", "第二部分", "一、"), (1, 2, 3, 1, 2)),
        (("一、", "1.", "①", "②", "2.", "二、"), (1, 2, 3, 3, 2, 1)),
        (("一、", "（一）", "1.", "（二）", "1.", "二、", "1.", "2."), (1, 2, 3, 2, 3, 1, 3, 3)),
        (("一、", "（一）", "1.", "二、", "1.", "三、", "1."), (1, 2, 3, 1, 2, 1, 2)),
        (("(一)", "1．", "2．", "(二)"), (1, 2, 2, 1)),
    ],
)
def test_the_level_is_the_depth_in_the_documents_own_scheme(
    read: Read, headings: Headings, numbers: tuple[str, ...], levels: tuple[int, ...]
) -> None:
    body = "".join(f"{number}加强管理工作\n各部门要抓好落实，完成任务。\n" for number in numbers)

    found = headings(read(TITLE + body))

    assert tuple(level for level, _, _ in found) == levels
    assert all(heading == "加强管理工作" for _, _, heading in found)


def test_a_heading_run_into_its_text_ends_at_the_first_stop(read: Read) -> None:
    node = read(TITLE + "一、强化服务\n（一）完善“急救”网络。新建站点6个。缩短时间。").nodes[-1]

    assert (node.number, node.heading, node.run_in) == ("（一）", "完善“急救”网络", True)
    assert node.sentences == ("新建站点6个。", "缩短时间。")


def test_a_heading_alone_takes_the_paragraphs_below(read: Read) -> None:
    node = read(TITLE + "一、强化服务\n新建站点6个。\n缩短时间。配齐人员。").nodes[-1]

    assert (node.heading, node.run_in) == ("强化服务", False)
    assert node.paragraphs == (("新建站点6个。",), ("缩短时间。", "配齐人员。"))


def test_a_label_closed_by_a_colon_is_a_heading(read: Read) -> None:
    node = read(TITLE + "一、总体目标：到2027年底，全市服务水平明显提升。").nodes[-1]

    assert (node.heading, node.sentences) == ("总体目标", ("到2027年底，全市服务水平明显提升。",))


@pytest.mark.parametrize(
    "task",
    [
        "整理办事清单，依托市民网页，抓紧推动清单事项搬到网上办理，建立通报制度，健全机制。",
        "新建急救站点6个，缩短反应时间。",
        "2027年底前建成江城大桥。",
        "建成江城大桥。（责任单位：市交通运输局）",
        "完善急救网络；",
    ],
)
def test_a_numbered_task_is_a_sentence_without_heading(read: Read, task: str) -> None:
    node = read(f"{TITLE}一、强化服务\n1.{task}\n2.抓好落实，配齐人员。").nodes[2]

    assert (node.number, node.heading, node.sentences) == ("1.", "", (task,))


def test_a_short_phrase_with_nothing_below_stays_a_heading(read: Read) -> None:
    node = read(TITLE + "一、强化服务\n1.加强宣传引导。\n2.加强组织领导。").nodes[2]

    assert (node.heading, node.sentences) == ("加强宣传引导", ())


def test_units_on_a_heading_stay_on_it(read: Read) -> None:
    text = "一、重点任务\n（一）打造码头（牵头单位：市商务局）\n1.建设机场。开辟航线3条。"

    assert read(TITLE + text).nodes[2].heading == "打造码头（牵头单位：市商务局）"


def test_a_line_of_units_is_a_sentence_of_its_own(read: Read) -> None:
    text = (
        "一、强化服务\n1.完善网络。新建站点6个。\n牵头单位：市卫生健康委\n完成时限：2027年6月底前"
    )

    assert read(TITLE + text).nodes[-1].paragraphs == (
        ("新建站点6个。",),
        ("牵头单位：市卫生健康委",),
        ("完成时限：2027年6月底前",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "二、三产业融合发展，带动农民增收。",
        "三、四季度要抓好收尾。",
        "九、完善制度。修订章程。",
    ],
)
def test_a_number_that_cannot_follow_is_text(read: Read, headings: Headings, text: str) -> None:
    result = read(f"{TITLE}一、强化服务\n新建站点6个。\n{text}\n二、深化改革\n出台方案。")

    assert [number for _, number, _ in headings(result)] == ["一、", "二、"]


@pytest.mark.parametrize(
    ("numbers", "doubt"),
    [
        (("一、", "三、"), "编号不连续，1之后是3"),
        (("一、", "一、"), "编号与上一条重复（1）"),
    ],
)
def test_a_gap_or_a_repetition_is_doubted(read: Read, numbers: tuple[str, ...], doubt: str) -> None:
    body = "".join(f"{number}加强管理工作\n各部门要抓好落实。\n" for number in numbers)

    assert [node.doubt for node in read(TITLE + body).doubtful] == [doubt]


def test_a_year_behind_the_number_belongs_to_the_text(read: Read) -> None:
    node = read(
        TITLE + "一、目标\n1.2027年底前完成普查，形成报告。\n2.2028年验收，形成机制。"
    ).nodes[2]

    assert (node.number, node.sentences) == ("1.", ("2027年底前完成普查，形成报告。",))


def test_an_unnumbered_short_line_over_a_paragraph_is_a_doubted_heading(read: Read) -> None:
    text = (
        "一、强化服务\n新建站点6个，缩短时间。\n工作要求\n"
        "各部门要高度重视，压实责任，细化举措，抓好各项任务的落实，确保取得实效。"
    )

    node = read(TITLE + text).nodes[-1]

    assert (node.number, node.heading, node.level) == ("", "工作要求", 2)
    assert node.doubt


def test_a_fragment_at_a_cut_off_end_is_kept(read: Read) -> None:
    assert read(TITLE + "一、强化服务\n新建站点6个。配齐").nodes[-1].sentences == (
        "新建站点6个。",
        "配齐",
    )


def test_text_said_of_the_whole_closes_the_document(read: Read) -> None:
    items = "".join(f"{n}、加强管理。抓好落实工作。\n" for n in "一二三四")

    result = read(TITLE + items + "本清单根据工作需要适时补充。")

    assert (result.nodes[-1].level, result.nodes[-1].sentences) == (
        0,
        ("本清单根据工作需要适时补充。",),
    )


def test_the_signature_below_the_plan_is_told_from_its_text(read: Read) -> None:
    result = read(TITLE + "一、强化服务\n新建站点6个。\n江城市教育局\n2027年1月8日")

    assert [n.kind.value for n in result.nodes[-2:]] == ["signature", "signature"]
    assert result.nodes[1].sentences == ("新建站点6个。",)


def test_the_list_of_annexes_is_no_section_but_an_annex_is(read: Read, headings: Headings) -> None:
    text = (
        "一、强化服务\n新建站点6个。\n附件：1.任务清单\n2.指标表\n江城市教育局\n2027年1月8日\n"
        "附件1\n江城市2027年任务清单\n一、建设任务\n新建站点6个。"
    )

    result = read(TITLE + text)

    assert headings(result)[1:] == [
        (1, "附件1", "江城市2027年任务清单"),
        (2, "一、", "建设任务"),
    ]
    assert [n.sentences[0] for n in result.nodes if n.level == 0][1:3] == [
        "附件：1.任务清单",
        "2.指标表",
    ]


def test_a_list_within_a_list_of_the_same_style_lies_deeper(read: Read, headings: Headings) -> None:
    text = (
        "一、强化服务\n1.完善网络。建好站点。\n查看两项：\n1.查看台账。核对登记。\n"
        "2.查看设备。核对清单。\n2.配齐人员。抓好招录。\n3.加强管理。抓好考核。\n"
    )

    result = read(TITLE + text)

    assert [(level, number) for level, number, _ in headings(result)] == [
        (1, "一、"), (2, "1."), (3, "1."), (3, "2."), (2, "2."), (2, "3."),
    ]  # fmt: skip
    assert result.doubtful == ()


def test_a_misprinted_number_is_doubted_and_does_not_break_the_list(
    read: Read, headings: Headings
) -> None:
    body = "".join(f"（{n}）加强管理工作\n各部门要抓好落实。\n" for n in "一二三二五六")

    result = read(TITLE + "一、强化服务\n" + body)

    assert [level for level, _, _ in headings(result)] == [1, 2, 2, 2, 2, 2, 2]
    assert [node.doubt for node in result.doubtful] == ["编号应为4，印作2"]


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        (("第一章 ", "第一节 ", "第一条 ", "第二条 ", "第二节 ", "第三条 "), (1, 2, 3, 3, 2, 3)),
        (("1. ", "1.1 ", "1.2 ", "2. ", "2.1 "), (1, 2, 2, 1, 2)),
        (("一、", "1.1", "1.1.1 ", "1.1.2 ", "1.2", "二、", "2.1"), (1, 2, 3, 3, 2, 1, 2)),
        (("1 ", "1.1 ", "1.2 ", "2 ", "2.1 ", "3 "), (1, 2, 2, 1, 2, 1)),
        (("一　", "1.", "2.", "二　", "三　"), (1, 2, 2, 1, 1)),
        (("§1 ", "（1）", "（2）", "§2 "), (1, 2, 2, 1)),
        (("一、", "㈠", "㈡", "二、", "㈠"), (1, 2, 2, 1, 2)),
    ],
)
def test_rare_numbers_make_levels_too(
    read: Read, headings: Headings, numbers: tuple[str, ...], levels: tuple[int, ...]
) -> None:
    body = "".join(f"{number}加强管理工作\n各部门要抓好落实，完成任务。\n" for number in numbers)

    found = headings(read(TITLE + body))

    assert tuple(level for level, _, _ in found) == levels
    assert {heading for _, _, heading in found} == {"加强管理工作"}


def test_every_heading_says_how_sure_it_is_and_why(read: Read) -> None:
    text = "一、强化服务\n（一）完善网络。新建站点6个。\n（三）配齐人员。抓好招录。\n"

    sections = [node for node in read(TITLE + text).nodes if node.level]

    assert [(node.certainty, node.reason) for node in sections] == [
        (0.95, "编号从一开始"),
        (0.95, "编号从一开始"),
        (0.6, "以编号开头"),
    ]


def test_short_headings_over_short_texts_are_no_broken_lines(
    read: Read, headings: Headings
) -> None:
    text = "一、实施步骤\n" + "".join(
        f"（{n}）动员部署推进阶段（2027年{n}月）\n印发方案，召开动员会。\n" for n in "一二三四"
    )

    assert [len(heading) for _, _, heading in headings(read(TITLE + text))] == [4, 17, 17, 17, 17]


def test_rows_of_a_table_run_together_keep_their_numbers(read: Read) -> None:
    rows = (
        "1 新建学校2所。 市教育局 年底前\n2 改造农村公路60公里，建桥3座。 市交通运输局 10月底前\n"
        "3 建成急救站点5个。 市卫生健康委 年底前\n4 整治水塘。 市水利局 全年推进\n"
    )

    found = [n.number for n in read("江城市2027年任务分解表\n一、民生\n" + rows).nodes]

    assert found == ["一、", "1", "2", "3", "4"]


@pytest.mark.parametrize("gap", [" ", "\u3000", "  ", "\u3000\u3000"])
def test_a_blank_may_close_a_heading(read: Read, gap: str) -> None:
    text = (
        f"一、强化服务\n（一）完善急救网络{gap}新建站点6个，缩短全市急救反应时间，提高抢救成功率。"
        "各县区配齐人员。"
    )

    node = read(TITLE + text).nodes[-1]

    assert (node.heading, node.sentences[1]) == ("完善急救网络", "各县区配齐人员。")


def test_a_numbered_line_of_units_has_no_heading(read: Read) -> None:
    text = "一、强化服务\n1.新建站点6个，缩短时间。\n2.责任单位：市卫生健康委、市财政局"

    assert read(TITLE + text).nodes[-1].heading == ""


def test_one_blank_of_several_closes_no_heading(read: Read) -> None:
    text = "一、强化服务\n（一）完善急救 网络，新建站点6个，缩短全市 急救时间，提高抢救 成功率。"

    assert read(TITLE + text).nodes[-1].heading == ""


@pytest.mark.parametrize(
    "below",
    [
        "序号 项目 科室",
        "一、建设类",
        "本清单列出全年要完成的全部任务，由各责任单位按时限逐项抓好落实。",
    ],
)
def test_an_annex_named_where_it_begins_is_a_section(read: Read, below: str) -> None:
    text = f"一、强化服务\n新建站点6个。\n附：江城市2027年任务清单\n{below}\n"

    annex = next(n for n in read(TITLE + text).nodes if n.number.startswith("附"))

    assert (annex.level, annex.number, annex.heading) == (1, "附", "江城市2027年任务清单")


@pytest.mark.parametrize(
    "task",
    ["4月底前公布清单20项。", "6月上旬完成评估。", "12345热线接通率达到95%。", "30个村设点。"],
)
def test_a_figure_right_behind_the_point_of_a_number_is_text(read: Read, task: str) -> None:
    node = read(f"{TITLE}一、提升效能\n1.{task}\n2.建成站点6个，覆盖全部镇街。").nodes[2]

    assert (node.number, node.sentences) == ("1.", (task,))


@pytest.mark.parametrize(("first", "second"), [("①", "②"), ("（1）", "（2）")])
def test_clauses_of_a_sentence_on_lines_of_their_own_are_no_sections(
    read: Read, first: str, second: str
) -> None:
    text = (
        f"一、组建队伍\n每队不少于3人，包括：\n{first}医师1名；\n{second}护士2名。\n二、保障经费\n"
    )

    node = read(TITLE + text).nodes[1]

    assert node.sentences == ("每队不少于3人，包括：", f"{first}医师1名；", f"{second}护士2名。")


def test_numbered_items_that_end_with_a_stop_are_sections(read: Read) -> None:
    text = "一、组建队伍\n重点抓好以下工作：\n（1）配齐医师。\n（2）配齐护士。\n"

    assert [n.number for n in read(TITLE + text).nodes[1:]] == ["一、", "（1）", "（2）"]


def test_a_heading_glued_to_what_all_have_to_do_is_cut_from_it(read: Read) -> None:
    text = (
        "一、强化保障各街道、各部门要明确1名分管领导，每季度报送进展。全年培训2次。\n二、完善网络\n"
    )

    node = read(TITLE + text).nodes[1]

    assert (node.heading, len(node.sentences)) == ("强化保障", 2)


def test_when_the_document_is_in_force_is_said_of_the_whole(read: Read) -> None:
    text = (
        "一、强化服务\n新建站点6个。\n二、强化保障\n落实经费。\n本方案自印发之日起施行，有效期2年。"
    )

    last = read(TITLE + text).nodes[-1]

    assert (last.kind, last.sentences) == (
        NodeKind.PARAGRAPH,
        ("本方案自印发之日起施行，有效期2年。",),
    )


def test_a_number_that_steps_back_on_a_line_of_its_own_is_a_doubted_heading(
    read: Read, headings: Headings
) -> None:
    text = (
        "一、目标\n稳中求进。\n二、任务\n新建站点6个。\n四、党建\n1、抓班子。\n三、保障措施\n落实。"
    )

    result = read(TITLE + text)

    assert headings(result)[-1] == (1, "三、", "保障措施")
    assert "往回" in result.nodes[-1].doubt


def test_a_sentence_with_a_number_that_steps_back_stays_text(
    read: Read, headings: Headings
) -> None:
    text = "一、目标\n稳中求进。\n二、任务\n新建站点6个。\n四、党建\n三、办理群众来信，及时答复。"

    assert [number for _, number, _ in headings(read(TITLE + text))] == ["一、", "二、", "四、"]


def test_a_number_that_steps_back_before_a_phrase_run_into_text_is_a_heading(
    read: Read, headings: Headings
) -> None:
    text = "（一）抓项目。新建站点6个。\n（三）抓招商。引进企业2家。\n（二）抓民生。改造管网6公里。"

    assert headings(read(TITLE + text))[-1] == (1, "（二）", "抓民生")
