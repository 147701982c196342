"""Tables copied a cell a line, without anything between cells or rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reading.labels import target_labels, unit_labels
from workbench.reading.tables.stacked import stacked_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Node, Outline

    Plain = Callable[[str], Outline]
    Tree = Callable[[Outline], list[str]]
    Beside = Callable[[Node], list[tuple[int, str, str]]]

SIMPLE = (
    "江城市2027年重点工作责任分解表\n\n序号\n\n主 要 工 作 任 务\n\n责任单位\n\n"
    "1\n\n新建公办幼儿园8所。\n\n市教育局\n\n"
    "2\n\n改造老旧小区45个。\n\n市住建局、各县（市、区）政府\n"
)


def test_rows_are_told_by_their_numbers(plain: Plain, tree: Tree) -> None:
    result = plain(SIMPLE)

    assert result.title == "江城市2027年重点工作责任分解表"
    assert tree(result) == ["1 1 新建公办幼儿园8所。", "1 2 改造老旧小区45个。"]


def test_the_units_of_each_row_are_named(plain: Plain) -> None:
    result = plain(SIMPLE)

    assert [(u["section"], u["unit"]) for u in unit_labels(result)] == [
        ("1", "市教育局"),
        ("2", "市住建局"),
        ("2", "各县（市、区）政府"),
    ]
    assert [t["value"] for t in target_labels(result)] == [8, 45]


def test_cells_of_several_lines_and_cells_left_out_find_their_columns(
    plain: Plain, tree: Tree, beside: Beside
) -> None:
    result = plain(
        "江城市2027年任务分解表\n序号\n重点领域\n工作任务\n责任单位\n完成时限\n"
        "1\n一、服务保障\n新建急救站点6个，\n投用救护车9辆。\n市卫健委、\n市公安局\n2027年6月底前\n"
        "2\n招录医师30名。\n市人社局\n全年\n"
        "— 3 —\n序号\n重点领域\n工作任务\n责任单位\n完成时限\n"
        "3\n队伍建设\n培训护士2次。\n市卫健委\n"
        "4\n开展义诊4次。\n市卫健委\n2027年9月\n"
        "附件2\n江城市其他事项\n一、抓好落实\n各单位要抓好落实。\n"
    )

    assert tree(result) == [
        "1 一、 服务保障 新建急救站点6个，投用救护车9辆。 招录医师30名。",
        "1 队伍建设 培训护士2次。 开展义诊4次。",
        "1 附件2 江城市其他事项",
        "2 一、 抓好落实 各单位要抓好落实。",
    ]
    assert beside(result.nodes[1]) == [
        (0, "responsible", "市卫健委"),
        (1, "responsible", "市卫健委"),
        (1, "deadline", "2027年9月"),
    ]


def test_groups_stand_between_rows_and_text_goes_on_behind(plain: Plain, tree: Tree) -> None:
    result = plain(
        "江城市2027年工作要点\n一、主要目标\n各项工作走在前列。\n序号\n任务\n单位\n"
        "一、经济发展\n1\n完成投资60亿元。\n市发展改革委\n2\n技术改造90家。\n市工信局\n"
        "二、民生保障\n3\n新建幼儿园2所。\n市教育局\n二、工作要求\n压实责任。\n"
    )

    assert tree(result) == [
        "1 一、 主要目标 各项工作走在前列。",
        "2 一、 经济发展 完成投资60亿元。 技术改造90家。",
        "2 二、 民生保障 新建幼儿园2所。",
        "1 二、 工作要求 压实责任。",
    ]


def test_without_numbers_the_columns_tell_the_rows(plain: Plain, tree: Tree) -> None:
    result = plain(
        "江城市2027年民生实事责任分解\n项目名称\n具体内容\n牵头单位\n完成时限\n"
        "学前教育提升工程\n新建幼儿园8所，新增学位2400个。\n市教育局\n2027年8月底前\n"
        "老旧小区改造工程\n改造老旧小区45个。\n市住建局\n2027年11月底前\n"
        "江城市人民政府办公室\n2027年1月5日\n"
    )

    assert tree(result) == [
        "1 学前教育提升工程 新建幼儿园8所，新增学位2400个。",
        "1 老旧小区改造工程 改造老旧小区45个。",
        "0 江城市人民政府办公室",
        "0 2027年1月5日",
    ]


def test_a_row_cut_off_keeps_what_is_there(plain: Plain, tree: Tree) -> None:
    result = plain(
        "江城市责任分解表\n序号\n任务\n责任单位\n1\n新建站点6个。\n市卫健委\n2\n招录医师\n"
    )

    assert tree(result) == ["1 1 新建站点6个。", "1 2 招录医师"]


def test_names_of_columns_in_running_text_are_no_table() -> None:
    texts = ["责任单位", "各单位要抓好落实。", "序号", "任务", "一、抓好落实", "压实责任。"]

    assert stacked_cells(texts) == {}


def test_a_single_numbered_line_is_no_table() -> None:
    assert stacked_cells(["序号", "任务", "责任单位", "1", "新建站点6个。", "市卫健委"]) == {}


def test_a_page_mark_inside_a_row_does_not_part_the_table(plain: Plain, tree: Tree) -> None:
    result = plain(
        "江城市2027年任务清单\n工作任务\n责任单位\n完成时限\n新建站点6个。\n市卫健委\n6月底前\n"
        "招录医师30名。\n- 3 -\n市人社局\n年底前\n"
    )

    assert tree(result) == ["1 1 新建站点6个。", "1 2 招录医师30名。"]
