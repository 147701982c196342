"""Headings without number over numbered ones, contents pages, and lists of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]
    Headings = Callable[[Outline], list[tuple[int, str, str]]]

TITLE = "江城市2027年工作要点\n2027年，全市要抓好各项工作。\n"


def test_unnumbered_lines_over_a_running_scheme_are_its_chapters(
    read: Read, headings: Headings
) -> None:
    text = (
        "扛牢粮食安全责任\n（一）稳定播种面积。抓好春耕。\n（二）扩大油料生产。抓好轮作。\n"
        "强化农业基础支撑\n（三）建设高标准农田。抓好验收。\n"
    )

    assert headings(read(TITLE + text)) == [
        (1, "", "扛牢粮食安全责任"),
        (2, "（一）", "稳定播种面积"),
        (2, "（二）", "扩大油料生产"),
        (1, "", "强化农业基础支撑"),
        (2, "（三）", "建设高标准农田"),
    ]


def test_one_such_line_is_no_chapter(read: Read, headings: Headings) -> None:
    text = "一、抓好春耕\n稳定播种面积。\n具体如下\n二、抓好秋收\n做好准备。\n"

    assert [number for _, number, _ in headings(read(TITLE + text))] == ["一、", "二、"]


def test_the_title_over_the_first_number_is_no_chapter(read: Read, headings: Headings) -> None:
    result = read("江城市2027年重点任务\n一、抓好春耕\n稳定面积。\n二、抓好秋收\n做好准备。")

    assert result.title == "江城市2027年重点任务"
    assert len(headings(result)) == 2


def test_the_contents_page_is_furniture(read: Read, headings: Headings) -> None:
    text = (
        "江城市2027年工作方案\n目  录\n一、总体要求……1\n（一）指导思想\n二、重点任务……3\n"
        "为做好工作，制定本方案。\n一、总体要求\n（一）指导思想\n以人民为中心。\n"
        "二、重点任务\n新建站点6个。"
    )

    result = read(text)

    assert [heading for _, _, heading in headings(result)] == ["总体要求", "指导思想", "重点任务"]
    assert result.nodes[0].sentences == ("为做好工作，制定本方案。",)
    assert len(result.chrome) == 4


def test_in_a_list_of_tasks_the_short_ones_are_tasks_too(read: Read) -> None:
    text = "一、项目清单\n1.建成江城大桥。\n2.改造小区20个，惠及居民3000户。\n3.完善路灯设施。\n"

    tasks = read(TITLE + text).nodes[2:]

    assert [(n.heading, n.sentences) for n in tasks] == [
        ("", ("建成江城大桥。",)),
        ("", ("改造小区20个，惠及居民3000户。",)),
        ("", ("完善路灯设施。",)),
    ]


def test_where_siblings_are_headings_a_longer_one_is_too(read: Read) -> None:
    items = "".join(f"（{n}）加强管理。抓好落实工作。\n" for n in "一二三四")
    long = (
        "加快建设覆盖城乡居民的急救服务网络，完善应急处置机制，健全指挥调度体系，"
        "优化资源配置，提升综合救治能力"
    )

    node = read(f"{TITLE}一、强化服务\n{items}（五）{long}。新建站点6个。").nodes[-1]

    assert (node.heading, node.sentences) == (long, ("新建站点6个。",))
    assert node.doubt == "较长，像一句任务"


def test_points_written_in_two_ways_are_one_list(read: Read, headings: Headings) -> None:
    text = "一、强化服务\n1.完善网络。新建站点。\n2.配齐人员。抓好招录。\n3、加强管理。抓好考核。\n"

    found = headings(read(TITLE + text))

    assert [level for level, _, _ in found] == [1, 2, 2, 2]
    assert read(TITLE + text).doubtful == ()


def test_a_colon_behind_a_heading_alone_closes_it(read: Read) -> None:
    result = read(TITLE + "一、重点任务：\n新建急救站点6个，缩短反应时间。")

    assert (result.nodes[1].heading, result.account.stops) == ("重点任务", 1)


def test_what_stands_below_the_signature_is_dropped(read: Read) -> None:
    text = (
        "一、强化服务\n新建站点6个。\n江城市教育局 2027年1月8日\n抄送：市委各部门，市纪委。\n"
        "江城市教育局办公室 2027年1月9日印发\n免责声明：本文来自网络转载。版权归原作者所有。"
    )

    result = read(TITLE + text)

    assert len(result.chrome) == 3
    assert result.nodes[-1].kind.value == "signature"


ROW = "一、主要任务\n新建站点6个。\n二、保障措施\n"


def test_very_short_lines_each_over_a_sentence_are_headings(read: Read, headings: Headings) -> None:
    text = "加强领导\n成立由镇长任组长的领导小组。\n落实责任\n把各项任务逐一分解到村到人。\n"

    assert headings(read(TITLE + ROW + text))[2:] == [(2, "", "加强领导"), (2, "", "落实责任")]


def test_a_row_with_a_line_that_is_neither_gives_no_heading(read: Read, headings: Headings) -> None:
    text = (
        "加强领导\n成立由镇长任组长的领导小组。\n落实责任\n把各项任务逐一分解到村到人。\n"
        "镇长任组长，副镇长任副组长\n各村书记任成员\n"
    )

    assert len(headings(read(TITLE + ROW + text))) == 2


def test_units_each_over_a_task_are_no_headings(read: Read, headings: Headings) -> None:
    text = "市教育局\n新建公办幼儿园8所，新增学位。\n市交通局\n改造农村公路60公里以上。\n"

    assert len(headings(read(TITLE + ROW + text))) == 2
