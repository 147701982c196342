from __future__ import annotations

import pytest

from ui.imports.passages import Look
from ui.imports.rows import RowKind
from ui.imports.sentences import named
from ui.imports.sight import SEPARATOR, SightMaker, source_lines
from ui.sheet.spans import Mark
from workbench.document import Block, BlockKind, Document
from workbench.imports import Imported
from workbench.reading.corrections import Act, Correction, corrected
from workbench.reading.parsing import parse
from workbench.reading.reports import Stance
from workbench.reading.understanding import booked, understand

PAGE = (
    "首页 > 政务公开 > 规划计划",
    "2026年江城市卫生健康工作要点",
    "",
    "2026年,全市卫生健康系统抓好以下工作。",
    "一、健全公共卫生服务体系",
    "(一)提升疾病预防控制能力。推进市疾控中心迁建项目,6月底前完成可研批复。"
    "监测哨点医院增至20家。(牵头单位:市疾控中心)",
    "(二)完善院前急救网络。新建急救站点5个。",
    "二、推进优质医疗资源扩容下沉",
    "(四)针对群众反映强烈的看病就医问题,进一步加大专项整治工作的力度和频次,持续改进服务",
    "扫一扫在手机打开当前页",
)


def sight_of(*blocks):
    document = Document("要点.txt", "txt", blocks)
    return SightMaker(document).make(understand(document))


def shown(sight, run):
    return sight.understanding.ledger.source[run.start : run.end]


@pytest.fixture(scope="module")
def sight():
    return sight_of(*(Block(text) for text in PAGE))


def test_each_paragraph_says_what_became_of_it(sight):
    words = [[note.word for note in passage.notes] for passage in sight.passages]

    assert words == [
        ["杂项"], ["标题"], [], ["正文"], ["章"], ["条"], ["条"], ["章"], ["存疑"], ["杂项"],
    ]  # fmt: skip


def test_behind_the_last_character_the_last_one_is_the_nearest(sight):
    source = sight.understanding.ledger.source

    assert sight.character_at(len(source)) == len(source.rstrip()) - 1


def test_numbers_headings_chrome_and_changed_marks_have_their_looks(sight):
    by_look = {}
    for passage in sight.passages:
        for run in passage.runs:
            by_look.setdefault(run.look, []).append(shown(sight, run))

    assert by_look[Look.NUMBER] == ["一、", "(一)", "(二)", "二、", "(四)"]
    assert by_look[Look.CHAPTER] == ["健全公共卫生服务体系", "推进优质医疗资源扩容下沉"]
    assert by_look[Look.ITEM] == ["提升疾病预防控制能力", "完善院前急救网络"]
    assert by_look[Look.CHROME] == [PAGE[0], PAGE[-1]]
    assert set(by_look[Look.CHANGED]) == {",", "(", ":", ")"}


def test_targets_terms_and_units_are_marked_where_they_stand(sight):
    strokes = {(stroke.mark, shown(sight, stroke)) for stroke in sight.passages[5].strokes}

    assert (Mark.TARGET, "20家") in strokes
    assert (Mark.DUE, "6月底前") in strokes
    assert (Mark.UNIT, "(牵头单位:市疾控中心)") in strokes


def test_the_tree_has_headings_with_counts_and_sentences_with_what_they_hold(sight):
    rows = [("　" * row.depth + row.text, row.right) for row in sight.rows]

    assert rows[:4] == [
        ("2026年江城市卫生健康工作要点", "标题"),
        ("　2026年，全市卫生健康系统抓好以下工作", ""),
        ("　一、健全公共卫生服务体系", "2条 3项"),
        ("　　（一）提升疾病预防控制能力", "2项"),
    ]
    assert ("　　　推进市疾控中心迁建项目，6月底前完成可研批复", "时限") in rows


def test_a_doubtful_heading_is_followed_by_its_answers(sight):
    kinds = [row.kind for row in sight.rows]
    at = kinds.index(RowKind.ANSWERS)

    assert sight.rows[at - 1].right.startswith("存疑：")
    assert sight.doubts == (sight.rows[at - 1].start,)


def test_the_counts_are_those_of_the_plan(sight):
    assert sight.counts.words == "2章 3条 3项 指标2"


LABELLED = (
    "2026年江城市工作要点",
    "一、健全公共卫生服务体系",
    "1.新建急救站点5个。",
    "牵头单位：市卫生健康委",
    "完成时限：6月底前",
    "3.开展急救培训4期",
    "责任单位：市急救中心",
)


def test_lines_that_only_name_units_or_terms_are_no_tasks():
    sight = sight_of(*(Block(text) for text in LABELLED))
    made = Imported("", "", sight.outline)

    assert sight.counts.tasks == made.tasks
    assert [row.text for row in sight.rows if row.label] == [
        "牵头单位：市卫生健康委",
        "完成时限：6月底前",
        "责任单位：市急救中心",
    ]


def test_a_table_is_counted_as_the_plan_it_will_be():
    cells = [
        ("序号", "重点任务", "牵头科室", "完成时限"),
        ("1", "新建急救站点5个。", "医政科", "6月底前"),
        ("2", "开展培训4期。", "科教科", "9月底前"),
    ]
    blocks = [
        Block(text, BlockKind.CELL, table=0, row=row, column=column)
        for row, line in enumerate(cells)
        for column, text in enumerate(line)
    ]
    sight = sight_of(*blocks)
    made = Imported("", "", sight.outline)

    assert made.tasks == 2
    assert (sight.counts.tasks, sight.counts.targets) == (made.tasks, made.targets)


def test_a_place_is_found_in_the_row_that_holds_it(sight):
    at = sight.understanding.ledger.source.index("监测哨点")

    assert sight.rows[sight.row_at(at)].text.startswith("监测哨点医院增至20家")


def test_furniture_is_in_no_row(sight):
    assert sight.row_at(0) == -1


def test_what_a_correction_leaves_as_it_was_is_the_same_object():
    document = Document("要点.txt", "txt", tuple(Block(text) for text in PAGE))
    maker, parsing = SightMaker(document), parse(document)
    before = maker.make(booked(parsing))
    place = next(row.start for row in before.rows if row.text.startswith("（二）"))

    after = maker.make(booked(corrected(parsing, [Correction(Act.DEMOTE, place)])))

    olds = {id(row) for row in before.rows}
    changed = [row.text for row in after.rows if id(row) not in olds]
    assert [text[:3] for text in changed] == ["（一）", "（二）", "新建急"]
    kept = [old is new for old, new in zip(before.passages, after.passages, strict=True)]
    assert kept == [True] * 6 + [False] + [True] * 3


def test_the_source_is_shown_character_for_character(sight):
    document = sight.understanding.document

    assert "\n".join((*source_lines(document), "")) == sight.understanding.ledger.source


def test_the_cells_of_a_table_row_stand_on_one_line():
    cells = (
        Block(text, BlockKind.CELL, table=1, row=row, column=column)
        for row, texts in enumerate((("重点任务", "牵头科室"), ("新建急救站点5个。", "医政科")), 1)
        for column, text in enumerate(texts, 1)
    )
    document = Document("表.xlsx", "sheet", tuple(cells))

    assert list(source_lines(document)) == [
        f"重点任务{SEPARATOR}牵头科室",
        f"新建急救站点5个。{SEPARATOR}医政科",
    ]


def test_line_ends_inside_a_paragraph_keep_every_place():
    document = Document("要点.txt", "txt", (Block("甲\n乙\r丙"), Block("丁")))

    assert list(source_lines(document)) == ["甲\u2028乙 丙", "丁"]


def test_a_line_that_goes_on_has_no_word_of_its_own():
    sight = sight_of(
        Block("一、健全公共卫生服务体系"),
        Block("推进市疾控中心迁建项目,六月底前完成可行性研究报告"),
        Block("的批复,年底前开工建设,并同步做好设备采购和人员培训"),
        Block("工作。"),
        Block("二、推进优质医疗资源扩容下沉"),
        Block("新建急救站点5个,覆盖全部街道和乡镇,平均反应时间不"),
        Block("超过十二分钟。"),
    )

    goes_on = [passage.goes_on for passage in sight.passages]
    assert goes_on == [False, False, True, True, False, False, True]


def test_every_character_of_real_documents_is_in_a_look_or_plain_text(seeds):
    from workbench.reading.formats import read_bytes

    for seed in seeds:
        document = read_bytes(seed.read_bytes(), seed.name)
        sight = SightMaker(document).make(understand(document))
        assert sight.gaps == ()
        assert len("\n".join(source_lines(document))) == len(sight.understanding.ledger.source) - 1


def test_every_figure_of_a_list_is_marked_where_it_stands():
    text = "推进8个市属、15个区属医院项目建设，建成20个站点、30个社区药房。"

    found = named(text, Stance(year=2027))

    marked = [text[start:end] for start, end, mark in found.spans if mark is Mark.TARGET]
    assert marked == ["8个", "15个", "20个", "30个"]
