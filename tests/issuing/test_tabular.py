"""Sections that come from a table are rows of one on paper; the editor shows them as any others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.issuing.paper import paper, paper_text
from workbench.manuscript import BlockRole, RunRole, Table, manuscript
from workbench.numbering import Level, Scheme, Style
from workbench.plan import (
    Assignment,
    Comparator,
    Paragraph,
    Plan,
    Role,
    Section,
    SectionKind,
    Target,
    TargetKind,
    Task,
)
from workbench.reading.assembly import plan_of
from workbench.reading.formats import read_bytes
from workbench.reading.understanding import understand

SCHEME = Scheme((Level(Style.CHAPTER), Level(Style.POINT), Level(Style.SUBPOINT)))
LEADS = (Assignment("医政处", Role.LEAD),)


def tabular(name: str, *tasks: Task, below: tuple[Section, ...] = ()) -> Section:
    paragraphs = tuple(Paragraph(f"p{task.id}", (task,)) for task in tasks)
    return Section(name, name, paragraphs=paragraphs, sections=below, tabular=True)


def plan(*sections: Section) -> Plan:
    return Plan("plan", "2027年江城市卫生健康工作要点", scheme=SCHEME, sections=sections)


def chapter(*below: Section) -> Section:
    return Section("c", "健全体系", sections=below)


def tables(made: Plan) -> list[Table]:
    return [block.table for block in paper(made) if block.table]


def titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def words(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def roles(made: Plan) -> list[BlockRole]:
    return [block.role for block in paper(made)]


def test_neighbouring_rows_are_one_table_below_their_chapter() -> None:
    made = plan(
        chapter(
            tabular("完善网络", Task("a", "新建站点6个。", LEADS)),
            tabular("强化队伍", Task("b", "培训40人。", LEADS, "6月底前")),
        ),
    )

    (table,) = tables(made)

    assert roles(made) == [BlockRole.TITLE, BlockRole.HEADING, BlockRole.TABLE]
    assert titles(table) == ["序号", "重点任务", "任务内容", "牵头单位", "完成时限"]
    assert words(table) == [
        ["1", "完善网络", "新建站点6个。", "医政处", ""],
        ["2", "强化队伍", "培训40人。", "医政处", "6月底前"],
    ]


def test_columns_without_any_entry_are_left_out() -> None:
    unnamed = replace(tabular("完善网络", Task("a", "新建站点6个。")), heading="")

    (table,) = tables(plan(chapter(unnamed)))

    assert titles(table) == ["序号", "任务内容"]


def test_sentences_with_other_units_have_rows_of_their_own_beside_one_name() -> None:
    other = (Assignment("财务处", Role.LEAD),)
    rows = Task("a", "建站。", LEADS), Task("b", "补人。", LEADS), Task("c", "拨款。", other)

    (table,) = tables(plan(chapter(tabular("完善网络", *rows))))

    assert words(table) == [
        ["1", "完善网络", "建站。\n补人。", "医政处"],
        [None, None, "拨款。", "财务处"],
    ]
    assert [cell.down for cell in table.rows[0] if cell] == [2, 2, 1, 1]


def test_a_row_with_rows_below_it_stands_over_the_whole_width() -> None:
    group = tabular("服务保障", below=(tabular("完善网络", Task("a", "建站。", LEADS)),))

    (table,) = tables(plan(group))

    assert table.rows[0][0] is not None
    assert (table.rows[0][0].text, table.rows[0][0].across) == ("一、服务保障", 4)
    assert words(table)[1] == ["1", "完善网络", "建站。", "医政处"]


def test_what_a_sentence_says_itself_does_not_stand_beside_it_again() -> None:
    said = Task("a", "6月底前建站（牵头单位：医政处）。", LEADS, "6月底前")

    (table,) = tables(plan(chapter(tabular("完善网络", said))))

    assert titles(table) == ["序号", "重点任务", "任务内容"]


def test_units_of_the_row_hold_for_the_sentences_that_name_none() -> None:
    section = replace(
        tabular("完善网络", Task("a", "建站。")), assignments=LEADS, deadline="年底前"
    )

    (table,) = tables(plan(chapter(section)))

    assert words(table) == [["1", "完善网络", "建站。", "医政处", "年底前"]]


def test_figures_of_their_own_column_stand_in_one() -> None:
    aim = Target(
        "t", "站点 6个", "站点", TargetKind.COUNT, Comparator.AT_LEAST, 6, unit="个", pinned=True
    )

    (table,) = tables(plan(chapter(tabular("完善网络", Task("a", "建站。", targets=(aim,))))))

    assert (titles(table)[-1], words(table)[0][-1]) == ("指标", "站点 ≥6个")


@pytest.mark.parametrize(
    ("style", "among_texts", "shown"),
    [
        (Style.POINT, False, ["1", "2"]),
        (Style.ARTICLE, False, ["（一）", "（二）"]),
        (Style.ARTICLE, True, ["1", "2"]),
    ],
)
def test_rows_have_the_number_of_the_plan_but_never_that_of_the_text(
    style: Style, among_texts: bool, shown: list[str]
) -> None:
    rows = (tabular("完善网络", Task("a", "建站。")), tabular("强化队伍", Task("b", "培训。")))
    texts = (
        (Section("t", "强化保障", sections=(Section("t1", "加强领导"),)),) if among_texts else ()
    )
    scheme = Scheme((Level(Style.CHAPTER), Level(style)))

    (table,) = tables(replace(plan(chapter(*rows), *texts), scheme=scheme))

    assert [row[0] for row in words(table)] == shown


def test_text_between_rows_parts_the_table() -> None:
    text = Section("x", "其他", paragraphs=(Paragraph("px", (Task("tx", "另行部署。"),)),))
    row = tabular("完善网络", Task("a", "建站。"))

    made = plan(chapter(row, text, replace(row, id="r2")))

    assert len(tables(made)) == 2


def test_a_row_with_text_below_it_is_printed_as_text() -> None:
    text = Section("x", "其他", paragraphs=(Paragraph("px", (Task("tx", "另行部署。"),)),))

    assert not tables(plan(chapter(tabular("完善网络", below=(text,)))))


@pytest.mark.parametrize(
    ("kind", "lies"), [(SectionKind.ANNEX, True), (SectionKind.NUMBERED, False)]
)
def test_a_table_of_many_columns_lies_on_its_side_in_an_annex_only(
    kind: SectionKind, lies: bool
) -> None:
    units = tuple(Assignment("医政处", role) for role in Role)
    row = tabular("完善网络", Task("a", "建站。", units, "年底前"))

    (table,) = tables(plan(Section("c", "任务分解表", kind, sections=(row,))))

    assert table.landscape is lies


def test_a_cell_knows_its_task() -> None:
    (table,) = tables(plan(chapter(tabular("完善网络", Task("a", "建站。")))))

    assert {cell.task_id for row in table.rows for cell in row if cell} == {"a"}


def test_a_cell_of_several_sentences_knows_which_stands_where() -> None:
    both = Paragraph("p", (Task("a", "建站。", LEADS), Task("b", "补人。")))
    section = Section("s", "完善网络", paragraphs=(both,), tabular=True)

    (table,) = tables(plan(chapter(section)))

    cell = table.rows[0][2]
    assert cell is not None
    assert [cell.task_at(place) for place in range(6)] == ["a", "a", "a", "b", "b", "b"]


def test_the_editor_shows_rows_as_sections() -> None:
    made = plan(chapter(tabular("完善网络", Task("a", "建站。"))))

    assert [block.text for block in manuscript(made)][-2:] == ["1.完善网络", "建站。"]


# -- from the file to the paper --------------------------------------------------------------

SHEET = """江城市2027年重点工作任务分解表
序号,领域,重点任务,工作内容,目标,牵头单位,配合单位,完成时限,备注
1,服务保障,完善急救网络,新建站点6个。投用车9辆。,急救站 6个,市卫生健康委,市财政局,2027年6月底前,
2,服务保障,强化队伍建设,培训骨干40人。,,市卫生健康委,,2027年年底前,结转
3,安全生产,压实各方责任,开展检查4次。,,市应急局,市公安局、市消防救援支队,长期坚持,
"""


def lost(made: Plan) -> Counter[str]:
    """The characters of the manuscript that are not on paper, generated numbers left out."""
    runs = (run for block in manuscript(made) for run in block.runs)
    whole = "".join(run.text for run in runs if run.role is not RunRole.NUMBER)
    return Counter("".join(whole.split())) - Counter(paper_text(made))


def test_a_plan_read_from_a_table_is_printed_as_one_and_loses_nothing() -> None:
    read = understand(read_bytes(SHEET.encode(), "任务分解表.csv")).outline

    made = plan_of(read)

    (table,) = tables(made)
    assert titles(table)[-4:] == ["牵头单位", "配合单位", "完成时限", "备注"]
    assert not lost(made)


names = st.text("健全体系服务保障", max_size=6)
sentences = st.text("新建站点6个，", min_size=1, max_size=12).map(lambda text: text + "。")
tasks = st.builds(
    Task,
    st.uuids().map(str),
    sentences,
    st.lists(st.builds(Assignment, st.just("医政处"), st.sampled_from(Role)), max_size=2).map(
        tuple
    ),
    st.sampled_from(["", "6月底前"]),
)
paragraphs = st.builds(
    Paragraph, st.uuids().map(str), st.lists(tasks, min_size=1, max_size=3).map(tuple)
)


def _sections(below: st.SearchStrategy[tuple[Section, ...]]) -> st.SearchStrategy[Section]:
    return st.builds(
        Section,
        st.uuids().map(str),
        names,
        run_in=st.booleans(),
        paragraphs=st.lists(paragraphs, max_size=2).map(tuple),
        sections=below,
        tabular=st.booleans(),
    )


nested = st.recursive(
    _sections(st.just(())),
    lambda inner: _sections(st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)


@given(st.lists(nested, max_size=4))
@settings(deadline=None, max_examples=25)
def test_whatever_is_a_row_no_character_of_the_manuscript_is_lost(found: list[Section]) -> None:
    assert not lost(plan(*found))
