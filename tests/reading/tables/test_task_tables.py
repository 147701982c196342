"""Task tables as offices make them: where the header is, what groups, who answers by when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from workbench.plan import Role
from workbench.reading.assembly import plan_of
from workbench.reading.labels import target_labels, unit_labels

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from workbench.document import Node, Outline

    Sheet: TypeAlias = Callable[..., Outline]
    Tree: TypeAlias = Callable[[Outline], list[str]]
    Beside: TypeAlias = Callable[[Node], list[tuple[int, str, str]]]

GROUPED = (
    ["附件2"],
    ["江城市2027年重点工作任务分解表"],
    ["填报单位：市政府办公室", None, None, None, "单位：项"],
    ["序\n号", "工作任务", "牵头\n单位", "配合单位", "完成 时限"],
    ["一、健全服务体系（2项）"],
    [1, "新建急救站点6个，投用救护车9辆。", "市卫生健康委", "市财政局\n市教育局", "2027年6月底前"],
    [2, "完成医院提标改造", "市卫生健康委", "市发展改革委、市财政局", "12月底前"],
    ["二、加强队伍建设"],
    [3, "招录医师30名", "市卫生健康委，市财政局", "/", "长期推进"],
    ["合计", 3],
    ["注：完成时限以当年文件为准。"],
)
QUARTERS = (
    ["序号", "重点任务", "主要举措", "责任单位", None, "进度安排", None, None, None],
    [None, None, None, "牵头", "配合", "一季度", "二季度", "三季度", "四季度"],
    [1, "扩大托育服务", "新增托位500个。", "市卫健委", "市教育局", "完成选址", "√", None, None],
    [None, None, "培训保育员200名。", "市人社局", "市妇联", None, None, None, "√"],
    ["序号", "重点任务", "主要举措", "责任单位", None, "进度安排", None, None, None],
    [None, None, None, "牵头", "配合", "一季度", "二季度", "三季度", "四季度"],
    [2, "改造老旧小区", "改造老旧小区40个。", "市住建局", "各区政府", "●", "●", None, None],
)
QUARTERS_MERGED = ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:I1", "A3:A4", "B3:B4")


def test_a_header_is_found_below_title_and_form_lines(sheet: Sheet, tree: Tree) -> None:
    result = sheet(GROUPED, "A1:E1", "A2:E2", "A5:E5", "A8:E8", "A11:E11")

    assert result.title == "江城市2027年重点工作任务分解表"
    assert tree(result) == [
        "1 一、 健全服务体系（2项） 新建急救站点6个，投用救护车9辆。 完成医院提标改造",
        "1 二、 加强队伍建设 招录医师30名",
        "0 注：完成时限以当年文件为准。",
    ]


def test_each_row_keeps_its_units_and_its_term(sheet: Sheet) -> None:
    plan = plan_of(sheet(GROUPED, "A1:E1", "A2:E2", "A5:E5", "A8:E8", "A11:E11"))

    first, second = plan.sections[0].tasks()

    assert first.units(Role.LEAD) == ("市卫生健康委",)
    assert first.units(Role.SUPPORT) == ("市财政局", "市教育局")
    assert (first.deadline, second.deadline) == ("2027年6月底前", "12月底前")
    assert [target.figure for target in first.targets] == ["6个", "9辆"]


def test_a_term_without_date_and_a_dash_for_nobody(sheet: Sheet) -> None:
    plan = plan_of(sheet(GROUPED, "A1:E1", "A2:E2", "A5:E5", "A8:E8", "A11:E11"))

    section = plan.sections[1]

    assert [a.unit for a in section.assignments] == ["市卫生健康委", "市财政局"]
    assert section.deadline == "长期推进"


def test_a_header_over_two_rows_that_is_repeated(sheet: Sheet, tree: Tree) -> None:
    result = sheet(QUARTERS, *QUARTERS_MERGED)

    assert tree(result) == [
        "1 1 扩大托育服务 新增托位500个。 培训保育员200名。",
        "1 2 改造老旧小区 改造老旧小区40个。",
    ]


def test_a_ticked_quarter_is_a_term_and_a_told_one_a_note(sheet: Sheet, beside: Beside) -> None:
    node = sheet(QUARTERS, *QUARTERS_MERGED).nodes[0]

    told = [field for field in beside(node) if field[1] in ("deadline", "note")]

    assert told == [
        (0, "note", "一季度：完成选址"),
        (0, "deadline", "二季度"),
        (1, "deadline", "四季度"),
    ]


def test_milestones_stay_with_their_task_and_are_no_figures_of_their_own(sheet: Sheet) -> None:
    result = sheet(
        [
            ["序号", "工作任务", "责任单位", "3月", "6月", "9月", "12月"],
            [1, "新建健身步道8条", "市体育局", "完成选址", "3条", None, "8条"],
            [2, "满意率达到90%", "市信访局", None, "80%", "/", "90%"],
        ]
    )

    first, second = plan_of(result).tasks()

    assert first.note == "3月：完成选址\n6月：3条\n12月：8条"
    assert second.note == "6月：80%\n12月：90%"
    assert [t.quote for t in (*first.targets, *second.targets)] == [
        "新建健身步道8条",
        "满意率达到90%",
    ]


def test_merged_cells_hold_for_all_their_rows(sheet: Sheet, tree: Tree, beside: Beside) -> None:
    result = sheet(
        [
            ["类 别", "序号", "任务内容", "牵头领导", "责任科室", "完成时间"],
            ["党\n建\n引\n领", 1, "开展主题党日活动12次", "张一", "机关党委", "每月"],
            [None, 2, "修订内控制度", None, None, dt.date(2027, 6, 30)],
        ],
        "A2:A3",
        "D2:D3",
        "E2:E3",
    )

    assert tree(result) == ["1 党建引领 开展主题党日活动12次 修订内控制度"]
    assert beside(result.nodes[0]) == [
        (0, "note", "牵头领导：张一"),
        (-1, "responsible", "机关党委"),
        (0, "deadline", "每月"),
        (1, "deadline", "2027年6月30日"),
    ]


def test_tasks_without_group_are_numbered_sentences(sheet: Sheet, tree: Tree) -> None:
    result = sheet(
        [
            ["序号", "督查事项", "承办单位", "办理时限"],
            [1, "修订应急预案。", "市应急局", "6月底前"],
            [2, "开展演练2次。", "市消防救援支队", "年底前"],
        ]
    )

    assert tree(result) == ["1 1 修订应急预案。", "1 2 开展演练2次。"]
    assert list(plan_of(result).numbers().values()) == ["1.", "2."]
    assert [(u["section"], u["unit"], u["deadline"]) for u in unit_labels(result)] == [
        ("1", "市应急局", "6月底前"),
        ("2", "市消防救援支队", "年底前"),
    ]


def test_levels_of_tasks_become_levels_of_sections(sheet: Sheet, tree: Tree) -> None:
    result = sheet(
        [
            ["一级任务", "二级任务", "三级任务", "责任单位"],
            ["优化环境", "精简审批", "压减审批时限30%", "市行政审批局"],
            [None, None, "推行告知承诺制", "市行政审批局"],
            [None, "强化监管", "抽查覆盖率达到100%", "市市场监管局"],
        ],
        "A2:A4",
        "B2:B3",
    )

    assert tree(result) == [
        "1 优化环境",
        "2 精简审批 压减审批时限30% 推行告知承诺制",
        "2 强化监管 抽查覆盖率达到100%",
    ]


def test_lines_of_a_cell_are_paragraphs_and_broken_ones_are_joined(
    sheet: Sheet, tree: Tree
) -> None:
    result = sheet(
        [
            ["重点任务", "具体措施", "责任单位", "时限"],
            ["提升质量", "1.新建门诊2个；\n2.优化流程，缩短\n等候时间。", "市卫健委", "全年"],
            ["加强监管", "开展检查4次\n公布结果", "市市场监管局", "每季度"],
        ]
    )

    assert tree(result) == [
        "1 提升质量 1.新建门诊2个； 2.优化流程，缩短等候时间。",
        "1 加强监管 开展检查4次 公布结果",
    ]


def test_aims_become_targets_of_their_task_once(sheet: Sheet) -> None:
    result = sheet(
        [
            ["序号", "目标任务", "年度目标", "责任单位（排在第一位的为牵头单位）"],
            [1, "改造老旧小区40个", "老旧小区40个，惠及居民5000户", "市住建局、市财政局、各区政府"],
        ]
    )

    assert [(t["value"], t["unit"]) for t in target_labels(result)] == [(40, "个"), (5000, "户")]
    assert [(u["role"], u["unit"]) for u in unit_labels(result)] == [
        ("lead", "市住建局"),
        ("responsible", "市财政局"),
        ("responsible", "各区政府"),
    ]


def test_aims_tell_what_the_task_only_names(sheet: Sheet, tree: Tree) -> None:
    result = sheet(
        [
            ["序号", "工作任务", "目标要求", "牵头单位", "完成时限"],
            [1, "老旧小区改造", "改造60个小区，惠及1.5万户", "市住建局", "2027年11月底前"],
            [2, "城市体检", "完成一年一体检", "市住建局", "2027-09-30"],
        ]
    )

    assert tree(result) == [
        "1 1 老旧小区改造 改造60个小区，惠及1.5万户",
        "1 2 城市体检 完成一年一体检",
    ]
    assert [section.deadline for section in plan_of(result).sections] == [
        "2027年11月底前",
        "2027-09-30",
    ]


def test_an_aim_that_no_target_holds_is_a_note(sheet: Sheet) -> None:
    result = sheet(
        [
            ["序号", "工作任务", "成果形式", "责任单位"],
            [1, "编制专项规划", "规划文本和图集", "市自然资源局"],
            [2, "新建站点6个。", "站点6个", "市卫健委"],
        ]
    )

    assert [task.note for task in plan_of(result).tasks()] == ["成果形式：规划文本和图集", ""]


YEARS = (
    ["江城市2027年营商环境重点任务台账"],
    ["序号", "任务内容", "责任分工", None, "目标值", None],
    [None, None, "牵头", "配合", "2026年完成", "2027年目标"],
    [1, "推行套餐服务，新增主题", "市数据局", "各成员单位", "45个", "60个"],
    [2, "压缩企业开办时间", "市市场监管局", None, "1天", "1天→0.5天"],
)


def test_only_the_years_own_column_gives_targets(sheet: Sheet) -> None:
    plan = plan_of(sheet(YEARS, "A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"))

    first, second = plan.tasks()

    assert [(t.indicator, t.figure) for t in first.targets] == [("新增主题", "60个")]
    assert first.note == "2026年完成：45个"
    assert [(t.indicator, t.figure) for t in second.targets] == [("压缩企业开办时间", "0.5天")]
    assert second.note == "2026年完成：1天\n2027年目标：1天→0.5天"


def test_a_bare_figure_has_the_unit_of_its_header(sheet: Sheet) -> None:
    result = sheet(
        [
            ["江城市2027年任务清单"],
            ["序号", "任务", "2028年目标（次）", "2027年目标（次）", "责任单位"],
            [1, "开展应急演练", 30, 20, "市应急局"],
        ]
    )

    task = next(iter(plan_of(result).tasks()))

    assert [(t.indicator, t.figure) for t in task.targets] == [("开展应急演练", "20次")]
    assert "2028年目标（次）：30" in task.note


def test_a_long_term_and_words_beside_units_are_notes(sheet: Sheet) -> None:
    steps = "6月底前完成摸底并形成问题清单，9月底前完成整改并组织验收，12月底前总结。"
    result = sheet(
        [
            ["序号", "任务", "责任单位", "进度安排"],
            [1, "整治安全隐患", "市应急局牵头，各区政府按职责分工负责", steps],
        ]
    )

    note = next(iter(plan_of(result).tasks())).note

    assert f"完成时限：{steps}" in note
    assert "按职责分工负责" in note


def test_several_tables_stand_below_each_other(sheet: Sheet, tree: Tree) -> None:
    result = sheet(
        [
            ["一、重点工程"],
            ["序号", "项目名称", "建设内容", "责任单位"],
            [1, "急救中心", "新建业务用房1万平方米", "市卫健委"],
            [None],
            ["二、重点改革"],
            ["序号", "改革任务", "牵头单位", "时限"],
            [1, "推进支付方式改革", "市医保局", "6月底"],
        ]
    )

    assert tree(result) == [
        "1 一、 重点工程",
        "2 1 急救中心 新建业务用房1万平方米",
        "1 二、 重点改革",
        "2 1 推进支付方式改革",
    ]


def test_a_list_without_header_is_told_by_its_cells_and_doubted(sheet: Sheet, tree: Tree) -> None:
    result = sheet(
        [
            ["江城市2027年任务清单"],
            [1, "新建急救站点6个", "市卫健委", "6月底前"],
            [2, "改造老旧小区40个", "市住建局", "年底前"],
        ],
        "A1:D1",
    )

    assert tree(result) == ["1 1 新建急救站点6个", "1 2 改造老旧小区40个"]
    assert [node.doubt for node in result.doubtful] == ["表格没有表头，各列按内容认定"]


def test_text_typed_line_by_line_is_text(sheet: Sheet, tree: Tree) -> None:
    result = sheet(
        [["江城市2027年工作要点"], ["一、强化保障"], ["（一）完善网络。新建急救站点6个。"]]
    )

    assert tree(result) == ["1 一、 强化保障", "2 （一） 完善网络 新建急救站点6个。"]


def test_a_table_of_names_is_no_task_table(sheet: Sheet) -> None:
    result = sheet([["姓名", "职务", "出生年月"], ["王一", "科长", "1980年1月"]])

    assert result.columns == ()
    assert [node.heading for node in result.nodes] == [""] * len(result.nodes)


def test_a_figure_of_last_year_in_brackets_is_no_target(sheet: Sheet) -> None:
    result = sheet(
        [
            ["序号", "具体举措", "目标", "责任单位"],
            [1, "举办专题读书班。", "专题读书班 待填（去年2期）", "市民政局"],
        ]
    )

    task = next(iter(plan_of(result).tasks()))

    assert task.targets == ()
    assert task.note == "目标：专题读书班 待填（去年2期）"


PASTED = (
    ["序号", "工作任务", "具体举措", "牵头单位", "配合单位"],
    [1, "健全急救网络。", "新建急救站点6个，投用救护车9辆。", "市卫生健康委", "市财政局"],
    ["改造急救站点4个，完善站点的设施和标识，年底前投用。", "市财政局", "市教育局"],
    [2, "加强队伍建设。", "招录医师30名，培训护士200名。", "市卫生健康委", "市财政局"],
)


def test_a_row_without_its_merged_cells_is_moved_to_its_columns(sheet: Sheet, tree: Tree) -> None:
    found = sheet(PASTED)

    told = "".join(tree(found))
    units = [(u["unit"], u["role"]) for u in unit_labels(found)]
    assert "改造急救站点4个，完善站点的设施和标识，年底前投用。" in told
    assert ("市财政局", "lead") in units
    assert ("市教育局", "support") in units
    assert found.account.numbers == 2
