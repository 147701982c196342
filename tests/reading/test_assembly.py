from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.document import Meta, Node, NodeKind, Outline
from workbench.manuscript import plain_text
from workbench.numbering import ARTICLES_ON_TOP, RESTARTING, Style
from workbench.plan import Assignment, Plan, Role, SectionKind, TargetKind
from workbench.reading.assembly import plan_of, same_number
from workbench.reading.formats import read
from workbench.reading.outline import outline
from workbench.reading.reports import Tense, is_report, tenses, year_of


def section(level: int, number: str, heading: str, *paragraphs: tuple[str, ...]) -> Node:
    return Node(NodeKind.SECTION, level, number, heading, paragraphs)


def text(*sentences: str, in_notice: bool = False) -> Node:
    return Node(NodeKind.PARAGRAPH, paragraphs=(sentences,), in_notice=in_notice)


def signed(line: str, *, in_notice: bool = False) -> Node:
    return Node(NodeKind.SIGNATURE, paragraphs=((line,),), in_notice=in_notice)


def plan(*nodes: Node, title: str = "2027年江城市工作要点", meta: Meta | None = None) -> Plan:
    return plan_of(Outline(title, nodes, meta or Meta()))


def numbers(made: Plan) -> list[str]:
    return list(made.numbers().values())


def row(level: int, number: str, heading: str, *paragraphs: tuple[str, ...]) -> Node:
    return replace(section(level, number, heading, *paragraphs), in_table=True)


def test_rows_of_a_table_are_tabular_sections() -> None:
    made = plan(section(1, "一、", "健全体系"), row(2, "1", "完善网络", ("建站。",)))

    assert [found.tabular for found, _ in made.walk()] == [False, True]


def test_many_rows_of_a_table_do_not_change_the_numbers_of_the_text() -> None:
    rows = [row(2, str(n), f"完善网络{n}") for n in range(1, 9)]

    made = plan(
        section(1, "一、", "健全体系"),
        section(2, "（一）", "提升能力"),
        section(1, "二、", "强化保障"),
        *rows,
    )

    assert numbers(made)[:3] == ["一、", "（一）", "二、"]


def test_rows_have_their_own_style_where_no_text_has_another() -> None:
    made = plan(section(1, "一、", "健全体系"), row(2, "1", "完善网络"), row(2, "2", "提升能力"))

    assert numbers(made) == ["一、", "1.", "2."]


def test_sections_nest_by_level() -> None:
    made = plan(
        section(1, "一、", "健全体系"),
        section(2, "（一）", "完善网络"),
        section(2, "（二）", "提升能力"),
        section(1, "二、", "强化保障"),
    )

    assert [s.heading for s in made.sections] == ["健全体系", "强化保障"]
    assert [s.heading for s in made.sections[0].sections] == ["完善网络", "提升能力"]


def test_the_parts_before_and_behind_the_sections_find_their_place() -> None:
    made = plan(
        text("全市要稳中求进。"),
        section(1, "一、", "健全体系", ("新建站点6个。",)),
        text("附件：任务分解表"),
        signed("江城市卫生健康委"),
        signed("2027年1月8日"),
    )

    assert [p.text for p in made.preamble] == ["全市要稳中求进。"]
    assert [p.text for p in made.closing] == ["附件：任务分解表"]
    assert (made.signature, made.date) == ("江城市卫生健康委", "2027年1月8日")


def test_a_notice_keeps_its_own_addressees_text_and_signature() -> None:
    meta = Meta(
        notice_title="关于印发要点的通知", addressees="各区", document_number="江卫〔2027〕1号"
    )
    made = plan(
        text("请认真贯彻落实。", in_notice=True),
        signed("江城市卫生健康委", in_notice=True),
        signed("2027年1月8日", in_notice=True),
        section(1, "一、", "健全体系"),
        meta=meta,
    )

    assert made.notice is not None
    assert (made.notice.title, made.notice.number) == ("关于印发要点的通知", "江卫〔2027〕1号")
    assert (made.notice.addressees, made.addressees) == ("各区", "")
    assert made.notice.paragraphs[0].text == "请认真贯彻落实。"
    assert (made.notice.signature, made.notice.date) == ("江城市卫生健康委", "2027年1月8日")


def test_a_paragraph_between_two_sections_stays_where_it_stood() -> None:
    made = plan(section(1, "一、", "甲", ("其一。",)), text("其二。"), section(1, "二、", "乙"))

    assert [p.text for p in made.sections[0].paragraphs] == ["其一。", "其二。"]
    assert made.closing == ()


def test_a_phrase_without_a_number_is_a_theme_and_an_annex_an_annex() -> None:
    made = plan(
        section(1, "（一）", "强化党建"),
        section(2, "", "强化政治建设"),
        section(1, "附件", "任务分解表"),
    )

    assert [s.kind for s, _ in made.walk()] == [
        SectionKind.NUMBERED,
        SectionKind.THEME,
        SectionKind.ANNEX,
    ]


def test_joining_the_tasks_gives_the_text_read() -> None:
    node = section(
        1, "一、", "甲", ("其一，至少1家。", "其二。（责任单位：市民政局）"), ("其三。",)
    )

    made = plan(node)

    assert [p.text for p in made.sections[0].paragraphs] == [
        "其一，至少1家。其二。（责任单位：市民政局）",
        "其三。",
    ]


def test_a_tag_that_closes_the_section_holds_for_all_of_it() -> None:
    made = plan(section(1, "一、", "甲", ("其一。", "其二。（责任单位：市民政局）")))

    assert made.sections[0].assignments == (Assignment("市民政局", Role.RESPONSIBLE),)
    assert [task.assignments for task in made.tasks()] == [(), ()]


def test_tags_behind_several_sentences_stay_with_their_sentences() -> None:
    made = plan(section(1, "一、", "甲", ("其一（市民政局负责）。", "其二（市教育局负责）。")))

    assert made.sections[0].assignments == ()
    assert [task.units(Role.RESPONSIBLE) for task in made.tasks()] == [("市民政局",), ("市教育局",)]


def test_tag_lines_one_under_the_other_are_one() -> None:
    lines = (
        ("其一。",),
        ("牵头单位：市民政局",),
        ("责任单位：各区",),
        ("完成时限：2027年6月底前",),
    )

    made = plan(section(1, "1.", "甲", *lines))

    assert made.sections[0].assignments == (
        Assignment("市民政局", Role.LEAD),
        Assignment("各区", Role.RESPONSIBLE),
    )
    assert made.sections[0].deadline == "2027年6月底前"


def test_a_line_that_names_a_person_does_not_part_the_tag_lines() -> None:
    lines = (("其一。",), ("牵头单位：市民政局",), ("责任人：王某",), ("完成时限：6月底前",))

    made = plan(section(1, "1.", "甲", *lines))

    assert made.sections[0].assignments == (Assignment("市民政局", Role.LEAD),)
    assert made.sections[0].deadline == "6月底前"


def test_a_tag_on_a_heading_holds_for_the_section() -> None:
    made = plan(
        section(1, "（一）", "建设码头（牵头单位：市交通局）", ("其一（市水务局负责）。", "其二。"))
    )

    assert made.sections[0].assignments == (Assignment("市交通局", Role.LEAD),)


def test_a_task_carries_its_own_date_and_targets() -> None:
    made = plan(section(1, "一、", "甲", ("2027年6月底前新建站点6个。",)))

    (task,) = made.tasks()
    assert task.deadline == "2027年6月底前"
    assert [target.value for target in task.targets] == [6]


SCHEMES = [
    (["一、", "（一）", "（二）", "二、", "（一）"], [False, False]),
    (["一、", "（一）", "（二）", "二、", "（三）"], [False, True]),
    (["（一）", "1.", "2.", "（二）", "3."], [False, True]),
    (["第一章", "第一条", "第二条", "第二章", "第三条"], [False, True]),
    (["一、", "1、", "2、", "二、", "1、"], [False, False]),
]


@pytest.mark.parametrize(("printed", "runs_on"), SCHEMES)
def test_the_scheme_generates_the_printed_numbers(printed: list[str], runs_on: list[bool]) -> None:
    levels = [1, 2, 2, 1, 2]
    made = plan(*(section(*pair, "甲") for pair in zip(levels, printed, strict=True)))

    assert numbers(made) == printed
    assert [level.runs_on for level in made.scheme.levels] == runs_on


def test_half_width_numbers_count_as_the_same() -> None:
    made = plan(section(1, "一、", "甲"), section(2, "(一)", "乙"), section(3, "1.", "丙"))

    assert [level.style for level in made.scheme.levels] == [
        level.style for level in RESTARTING.levels[:3]
    ]


def test_themes_between_numbered_items_do_not_disturb_the_scheme() -> None:
    made = plan(
        section(1, "（一）", "甲"),
        section(2, "", "主题"),
        section(1, "（二）", "乙"),
        section(2, "1.", "丙"),
        section(3, "", "主题"),
        section(2, "2.", "丁"),
    )

    assert numbers(made) == ["（一）", "", "（二）", "1.", "", "2."]
    assert made.scheme.levels == ARTICLES_ON_TOP.levels[:2]


def test_an_annex_has_no_say_in_the_numbering_of_the_plan() -> None:
    made = plan(
        section(1, "一、", "甲"),
        section(2, "（一）", "乙"),
        section(1, "附件", "任务表"),
        section(2, "1.", "丙"),
        section(2, "2.", "丁"),
    )

    assert numbers(made)[:3] == ["一、", "（一）", "附件"]


def test_a_plan_without_numbers_has_a_scheme_all_the_same() -> None:
    made = plan(text("只有一段。"))

    assert made.scheme.level(1).style is Style.CHAPTER


YEARS = [
    ("2027年江城市卫生健康工作要点", "", 2027),
    ("江城市二〇二七年工作要点", "", 2027),
    ("江城市三年行动方案（2026-2028年）", "", 2026),
    ("江城市工作要点", "2028年，全市要稳中求进。", 2028),
    ("江城市工作要点", "按照《2020年意见》，2029年继续推进。", 2029),
    ("江城市工作要点", "稳中求进。", 0),
]


@pytest.mark.parametrize(("title", "sentence", "year"), YEARS)
def test_the_year_is_that_of_the_title_else_of_the_text(
    title: str, sentence: str, year: int
) -> None:
    assert year_of(Outline(title, (text(sentence),))) == year


TITLES = [
    ("江城市加快基层治理（工作简报第3期）", True),
    ("2026年卫生健康工作总结", True),
    ("关于2026年重点任务落实情况的通报", False),
    ("2027年江城市卫生健康工作要点", False),
    ("江城市养老服务三年行动方案", False),
    ("2026年工作总结和2027年工作计划", False),
]


@pytest.mark.parametrize(("title", "report"), TITLES)
def test_the_title_says_whether_a_document_reports(title: str, report: bool) -> None:
    assert is_report(Outline(title, (text("推进改革，确保年内新增3家。"),))) is report


def test_without_a_telling_title_the_text_decides() -> None:
    done = ("全市已建成医院3家。", "先后出台7部法规。", "实现了每区1家。", "荣获全国先进。")

    assert is_report(Outline("江城市基层卫生", (text(*done),)))


def test_a_chapter_that_looks_back_holds_facts() -> None:
    made = plan(
        section(1, "一、", "2026年工作回顾", ("新建学校2所。",)),
        section(2, "（一）", "教育", ("改造学校4所。",)),
        section(1, "二、", "2027年工作安排", ("新建学校3所。",)),
        title="2026年工作总结和2027年工作安排",
    )

    kinds = [target.kind for task in made.tasks() for target in task.targets]
    assert kinds == [TargetKind.FACT, TargetKind.FACT, TargetKind.INCREMENT]


def test_a_chapter_on_the_situation_holds_no_targets() -> None:
    nodes = (section(1, "一、", "发展基础", ("建成学校2所。",)), section(1, "二、", "主要任务"))

    assert tenses(Outline("江城市教育规划", nodes)) == (Tense.SITUATION, Tense.PLAN)


def test_a_chapter_named_by_the_year_before_holds_facts() -> None:
    nodes = (section(1, "一、", "2026年主要工作"), section(1, "二、", "2027年工作打算"))

    assert tenses(Outline("工作总结及工作思路", nodes)) == (Tense.REPORT, Tense.PLAN)


def test_a_report_may_close_with_what_comes_next() -> None:
    nodes = (section(1, "一、", "总体情况"), section(1, "二、", "下一步工作打算"))

    assert tenses(Outline("2026年民生实事工作汇报", nodes)) == (Tense.REPORT, Tense.PLAN)


def test_a_heading_that_asks_for_a_summary_is_work_to_be_done() -> None:
    nodes = (section(1, "一、", "做好工作总结"), section(1, "二、", "夯实工作基础"))

    assert tenses(Outline("江城市工作要点", nodes)) == (Tense.PLAN, Tense.PLAN)


SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
needs_seeds = pytest.mark.skipif(not SEEDS, reason="no seed documents beside the project")


@needs_seeds
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_the_numbers_generated_for_a_seed_are_those_printed(seed: Path) -> None:
    read_outline = outline(read(seed))
    printed = [node.number for node in read_outline.nodes if node.kind is NodeKind.SECTION]

    generated = numbers(plan_of(read_outline))

    assert [(a, b) for a, b in zip(generated, printed, strict=True) if not same_number(a, b)] == []


@needs_seeds
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_every_sentence_of_a_seed_is_in_the_plan(seed: Path) -> None:
    read_outline = outline(read(seed))
    on_paper = plain_text(plan_of(read_outline))

    assert [s for node in read_outline.nodes for s in node.sentences if s not in on_paper] == []
